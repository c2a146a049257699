//! A picture as it is handed to the renderers: panels with shaded areas, and what they mean.

use crate::knowledge::raw::Point;

/// A drawing of the body with everything that is said of it in words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Picture {
    /// What it shows, in a few words.
    pub title: String,
    /// What it shows, in sentences.
    pub describe: String,
    /// Views, whole figures first.
    pub panels: Vec<Panel>,
    /// What is shaded, the usual areas first.
    pub keys: Vec<Key>,
    /// Whether there are spots to explain.
    pub spots: bool,
}

/// What a shading means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// The person says it hurts here.
    Pain,
    /// The usual area of a muscle.
    Essential,
    /// Felt by some.
    Spillover,
}

/// One line of what is shaded.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// The letter on the picture; none where letters have run out or nothing is drawn.
    pub mark: Option<char>,
    /// What the shading means.
    pub class: Class,
    /// Name of the place, side, what else is known.
    pub text: String,
}

/// One view.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Panel {
    /// Its name, with the side where it shows only one.
    pub name: String,
    /// What lies at the viewer's left and right, where it shows both sides.
    pub ends: Option<[&'static str; 2]>,
    /// A part, enlarged.
    pub inset: bool,
    /// Width of the grid.
    pub width: i32,
    /// Height of the grid.
    pub height: i32,
    /// Closed shapes around everything.
    pub outline: Vec<Vec<Point>>,
    /// Open lines.
    pub lines: Vec<Vec<Point>>,
    /// Shapes of zones that are not shaded.
    pub rest: Vec<Vec<Point>>,
    /// What is shaded; spillover before usual areas, so that these are on top.
    pub areas: Vec<Area>,
    /// Where trigger points lie: in the middle of their zones.
    pub spots: Vec<Point>,
}

/// A shaded shape.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// Zone id.
    pub zone: String,
    /// Name for people, with its side.
    pub name: String,
    /// left, right or midline.
    pub side: &'static str,
    /// What the shading means.
    pub class: Class,
    /// Its letter, and where it stands, if on this shape.
    pub label: Option<(char, Point)>,
    /// Its letter.
    pub mark: Option<char>,
    /// Corners.
    pub shape: Vec<Point>,
}

impl Class {
    /// As it is written in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Pain => "pain",
            Self::Essential => "essential",
            Self::Spillover => "spillover",
        }
    }

    /// As people read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pain => "Hurts",
            Self::Essential => "Usual area",
            Self::Spillover => "Felt by some",
        }
    }
}

impl Picture {
    /// The keys of each class that there is.
    #[must_use]
    pub fn classes(&self) -> Vec<(Class, Vec<&Key>)> {
        let classes = [Class::Pain, Class::Essential, Class::Spillover];
        let keys = |class| self.keys.iter().filter(|key| key.class == class).collect();
        let all = classes.map(|class| (class, keys(class)));
        let there = |(_, keys): &(Class, Vec<&Key>)| !keys.is_empty();
        all.into_iter().filter(there).collect()
    }
}

/// Whether a point lies inside a closed shape, by the even-odd rule.
#[must_use]
pub fn inside(shape: &[Point], [x, y]: Point) -> bool {
    let before = shape.iter().cycle().skip(shape.len().saturating_sub(1));
    let crosses = shape.iter().zip(before).filter(|([ax, ay], [bx, by])| {
        let straddles = (*ay > y) != (*by > y);
        // where the edge is at this height, against x, without dividing
        let rise = i64::from(by - ay);
        let run = i64::from(bx - ax) * i64::from(y - ay);
        let far = i64::from(x - ax) * rise;
        straddles && ((far < run) == (rise > 0))
    });
    crosses.count() % 2 == 1
}

/// A point well inside a closed shape, and the square of its distance from the edge: of a lattice
/// over it, the one farthest from every edge and from what must not be covered.
#[must_use]
pub fn middle(shape: &[Point], covered: &[Point]) -> Option<(i64, Point)> {
    const STEPS: i32 = 24;
    let range = |axis: usize| {
        let values = shape.iter().map(|point| point[axis]);
        Some((values.clone().min()?, values.max()?))
    };
    let ((left, right), (top, bottom)) = (range(0)?, range(1)?);
    let at = |from: i32, to: i32, step: i32| from + (to - from) * (2 * step + 1) / (2 * STEPS);
    let lattice = (0..STEPS).flat_map(|row| {
        (0..STEPS).map(move |column| [at(left, right, column), at(top, bottom, row)])
    });
    lattice
        .filter(|point| inside(shape, *point))
        .map(|point| (from_edge(shape, point), point))
        .map(|(edge, point)| {
            let other = covered.iter().map(|other| from_line(*other, *other, point));
            (other.fold(edge, i64::min), point)
        })
        // the first of equals
        .fold(None, |best: Option<(i64, Point)>, next| match best {
            Some(best) if best.0 >= next.0 => Some(best),
            _ => Some(next),
        })
}

/// Square of the distance to the nearest edge.
fn from_edge(shape: &[Point], point: Point) -> i64 {
    let before = shape.iter().cycle().skip(shape.len().saturating_sub(1));
    let edges = shape.iter().zip(before);
    edges
        .map(|(from, to)| from_line(*from, *to, point))
        .min()
        .unwrap_or(0)
}

/// Square of the distance from a line between two points.
fn from_line(from: Point, to: Point, point: Point) -> i64 {
    let less = |[x, y]: Point| (i64::from(x - from[0]), i64::from(y - from[1]));
    let ((tx, ty), (px, py)) = (less(to), less(point));
    let length = (tx * tx + ty * ty).max(1);
    let along = (px * tx + py * ty).clamp(0, length);
    let (dx, dy) = (px - along * tx / length, py - along * ty / length);
    dx * dx + dy * dy
}

/// Twice the area of a closed shape.
#[must_use]
pub fn extent(shape: &[Point]) -> i64 {
    let after = shape.iter().cycle().skip(1);
    let parts = shape.iter().zip(after);
    let part = |([ax, ay], [bx, by]): (&Point, &Point)| {
        i64::from(*ax) * i64::from(*by) - i64::from(*bx) * i64::from(*ay)
    };
    parts.map(part).sum::<i64>().abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CORNER: [Point; 6] = [[0, 0], [100, 0], [100, 20], [20, 20], [20, 100], [0, 100]];

    #[test]
    fn the_middle_of_a_corner_is_inside_it() {
        let (far, at) = middle(&CORNER, &[]).expect("it has one");
        assert!(inside(&CORNER, at) && far > 60, "{at:?}");
        let (_, other) = middle(&CORNER, &[at]).expect("it has one");
        assert!(from_line(at, at, other) > 60, "{at:?} {other:?}");
        assert!(!inside(&CORNER, [60, 60]));
        assert_eq!(middle(&[], &[]), None);
    }

    #[test]
    fn the_extent_is_twice_the_area() {
        assert_eq!(extent(&CORNER), 2 * (100 * 20 + 20 * 80));
    }
}
