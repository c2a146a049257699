//! From a view as it is written, its left half or left side, to both sides and either.

use crate::knowledge::raw::{Point, View, points};
use crate::query::Side;
use crate::report::body::picture::Panel;

/// Where the shapes of a view lie in the picture of one side, or of both.
pub(super) struct Placing<'v> {
    pub(super) view: &'v View,
    pub(super) side: Option<Side>,
}

impl Placing<'_> {
    /// The view with nothing shaded.
    pub(super) fn empty(&self) -> Panel {
        let view = self.view;
        let both = |text: &String| {
            let halves = self.halves(false).into_iter();
            halves
                .flat_map(|half| self.shapes(text, half))
                .collect::<Vec<_>>()
        };
        let whole = |text: &String| match self.shapes(text, Side::Midline) {
            joined if !joined.is_empty() => joined,
            _ => both(text),
        };
        Panel {
            name: self.name(),
            ends: view.left.as_ref().map(|left| match left.as_str() {
                "left" => ["left", "right"],
                _ => ["right", "left"],
            }),
            inset: view.kind != "figure",
            width: i32::from(view.width),
            height: i32::from(view.height),
            outline: view.outline.iter().flat_map(whole).collect(),
            lines: view.lines.iter().flat_map(both).collect(),
            ..Panel::default()
        }
    }

    fn name(&self) -> String {
        match self.side {
            Some(side) => format!("{}, {}", self.view.name, side.word()),
            None => self.view.name.clone(),
        }
    }

    /// The sides a zone has in this picture.
    pub(super) fn halves(&self, midline: bool) -> Vec<Side> {
        match self.side {
            _ if midline => vec![Side::Midline],
            Some(side) => vec![side],
            None => vec![Side::Left, Side::Right],
        }
    }

    /// A shape of the left half on a side; on the midline joined with its mirror image, or both
    /// of them if it does not touch it.
    pub(super) fn shapes(&self, text: &str, side: Side) -> Vec<Vec<Point>> {
        let Some(shape) = points(text) else {
            return Vec::new();
        };
        if self.view.left.is_none() {
            let right = self.side == Some(Side::Right);
            return vec![self.mirrored(shape, right)];
        }
        if side != Side::Midline {
            return vec![self.half(&shape, side)];
        }
        let mut left = self.half(&shape, Side::Left);
        let right = self.half(&shape, Side::Right);
        let touches = |end: Option<&Point>| end.is_some_and(|[x, _]| *x == 0);
        if touches(shape.first()) && touches(shape.last()) {
            left.extend(right.into_iter().rev());
            left.dedup();
            return vec![left];
        }
        vec![left, right]
    }

    fn mirrored(&self, mut shape: Vec<Point>, mirror: bool) -> Vec<Point> {
        if mirror {
            let width = i32::from(self.view.width);
            for [x, _] in &mut shape {
                *x = width - *x;
            }
        }
        shape
    }

    fn half(&self, shape: &[Point], side: Side) -> Vec<Point> {
        let middle = i32::from(self.view.width) / 2;
        let left_is_left = self.view.left.as_deref() == Some("left");
        let sign = if left_is_left == (side == Side::Left) {
            -1
        } else {
            1
        };
        shape.iter().map(|[x, y]| [middle + sign * x, *y]).collect()
    }
}
