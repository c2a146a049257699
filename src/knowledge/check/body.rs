//! Rules of the drawing: every zone is in it, and every shape is one that can be filled.

use std::collections::BTreeSet;

use super::{At, Checker, Kind, sort};
use crate::knowledge::raw::{Point, View, points};

impl Checker<'_> {
    pub(super) fn drawing(&mut self) {
        let records = self.records;
        for view in &records.views {
            let at = (Kind::Body, view.id.as_str());
            self.said(at, "name", &view.name);
            self.one_of(at, "kind", &view.kind, &["figure", "inset"]);
            if let Some(left) = &view.left {
                self.one_of(at, "left", left, &["left", "right"]);
            }
            self.zones_of(view);
            if !self.is_built_in(at) {
                self.shapes(view);
            }
        }
        self.all_are_drawn();
    }

    /// The build has measured the shipped shapes; a user's data does not wait for it again.
    fn is_built_in(&self, (kind, id): At<'_>) -> bool {
        let origin = self.records.origins.get(&(kind, id.to_owned()));
        self.records.overlaid && origin.is_some_and(|origin| !origin.own)
    }

    fn shapes(&mut self, view: &View) {
        let at = (Kind::Body, view.id.as_str());
        if view.outline.is_empty() {
            self.report(at, "has-outline", "a view has an outline");
        }
        for text in &view.outline {
            self.shape(view, "the outline", text, true);
        }
        for text in &view.lines {
            self.shape(view, "a line", text, false);
        }
        for drawn in &view.zones {
            for text in &drawn.shapes {
                self.shape(view, &format!("`{}`", drawn.zone), text, true);
            }
        }
    }

    fn shape(&mut self, view: &View, what: &str, text: &str, closed: bool) {
        let at = (Kind::Body, view.id.as_str());
        let Some(points) = points(text) else {
            let message = format!("{what} is no list of `x,y`: `{text}`");
            self.report(at, "points", message);
            return;
        };
        let (reach, height) = (view.reach(), i32::from(view.height));
        let outside = |[x, y]: &&Point| !(0..=reach).contains(x) || !(0..=height).contains(y);
        if let Some([x, y]) = points.iter().find(outside) {
            let message = format!("{what} leaves the grid of {reach} by {height} at {x},{y}");
            self.report(at, "points-in-range", message);
        } else if closed && !is_simple(&points) {
            let message = format!("{what} needs three corners and must not cross itself");
            self.report(at, "simple-shape", message);
        }
    }

    fn zones_of(&mut self, view: &View) {
        let at = (Kind::Body, view.id.as_str());
        let mut seen = BTreeSet::new();
        for drawn in &view.zones {
            self.known_zone(at, &drawn.zone);
            if drawn.shapes.is_empty() {
                let message = format!("`{}` has no shape", drawn.zone);
                self.report(at, "has-shape", message);
            }
            if !seen.insert(drawn.zone.as_str()) {
                let message = format!("`{}` is drawn twice", drawn.zone);
                self.report(at, "unique-zone", message);
            }
        }
        for zone in &view.opens {
            self.known_zone(at, zone);
            if !seen.contains(zone.as_str()) {
                let message = format!("it is shown for `{zone}`, which is not drawn in it");
                self.report(at, "opens-for-its-own", message);
            }
        }
    }

    /// A user's own zones may go without a drawing: they are named in words.
    fn all_are_drawn(&mut self) {
        let records = self.records;
        if records.overlaid || records.views.is_empty() {
            return;
        }
        let drawn = records.views.iter().flat_map(|view| &view.zones);
        let drawn = sort::set(drawn.map(|drawn| drawn.zone.as_str()));
        for zone in &records.zones {
            if drawn.binary_search(&zone.id.as_str()).is_err() {
                let message = "body.json draws it in no view";
                self.report((Kind::Zones, &zone.id), "is-drawn", message);
            }
        }
    }
}

/// Whether a closed shape has three corners and no two of its edges meet but neighbours, at their
/// common corner.
fn is_simple(shape: &[Point]) -> bool {
    let edges = shape.len();
    let edge = |at: usize| (shape[at], shape[(at + 1) % edges]);
    let mut pairs = (0..edges).flat_map(|one| (one + 1..edges).map(move |other| (one, other)));
    edges >= 3
        && pairs.all(|(one, other)| {
            let neighbours = other == one + 1 || (one == 0 && other == edges - 1);
            let ((a, b), (c, d)) = (edge(one), edge(other));
            if neighbours {
                let (end, middle, start) = if other == one + 1 {
                    (a, b, d)
                } else {
                    (b, a, c)
                };
                !folds_back(end, middle, start)
            } else {
                !meet(a, b, c, d)
            }
        })
}

/// Twice the area of a triangle, positive if it turns one way.
fn turn([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point) -> i64 {
    i64::from(bx - ax) * i64::from(cy - ay) - i64::from(by - ay) * i64::from(cx - ax)
}

/// Whether two edges from one corner lie on each other.
fn folds_back(end: Point, middle: Point, start: Point) -> bool {
    let along = |[x, y]: Point| (i64::from(x - middle[0]), i64::from(y - middle[1]));
    let ((ex, ey), (sx, sy)) = (along(end), along(start));
    turn(end, middle, start) == 0 && ex * sx + ey * sy >= 0
}

/// Whether two edges share a point.
fn meet(a: Point, b: Point, c: Point, d: Point) -> bool {
    let [abc, abd, cda, cdb] =
        [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)].map(i64::signum);
    let within = |p: Point, q: Point, r: Point| {
        (0..2).all(|axis| p[axis].min(q[axis]) <= r[axis] && r[axis] <= p[axis].max(q[axis]))
    };
    (abc != abd && cda != cdb)
        || (abc == 0 && within(a, b, c))
        || (abd == 0 && within(a, b, d))
        || (cda == 0 && within(c, d, a))
        || (cdb == 0 && within(c, d, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_that_crosses_itself_is_not_simple() {
        assert!(is_simple(&[[0, 0], [9, 0], [9, 9], [0, 9]]));
        assert!(!is_simple(&[[0, 0], [9, 9], [9, 0], [0, 9]]), "a bow tie");
        assert!(!is_simple(&[[0, 0], [9, 0], [4, 0], [4, 5]]), "a spike");
        assert!(
            !is_simple(&[[0, 0], [9, 0], [9, 9], [4, 0], [0, 9]]),
            "a touch"
        );
        assert!(!is_simple(&[[0, 0], [9, 9]]), "a line");
    }
}
