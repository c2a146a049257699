//! The drawing of the body: views, and in each the shapes of the zones.

use serde::{Deserialize, Serialize};

use super::none;

/// A point of a drawing: x to the right, y downwards, in the grid of its view.
pub type Point = [i32; 2];

/// The body, or a part of it, seen from one side.
///
/// A view with `left` shows both sides. Of it only the patient's left half is written, x counted
/// from the midline; a shape that begins and ends on the midline goes on in its mirror image.
/// A view without `left` shows the left hand, foot or side; the right one is its mirror image.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct View {
    /// Kebab-case id.
    pub id: String,
    /// Display name.
    pub name: String,
    /// `figure`: the whole body; `inset`: a part that the figure is too small for.
    pub kind: String,
    /// Width of the grid.
    pub width: u16,
    /// Height of the grid.
    pub height: u16,
    /// Where in the picture the patient's left lies, `left` or `right`, if it shows both sides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<String>,
    /// Zones for which an inset is shown.
    #[serde(default, skip_serializing_if = "none")]
    pub opens: Vec<String>,
    /// Closed shapes around everything, as `x,y x,y ...`.
    pub outline: Vec<String>,
    /// Open lines that make it look like a body.
    #[serde(default, skip_serializing_if = "none")]
    pub lines: Vec<String>,
    /// The zones seen in it.
    pub zones: Vec<Drawn>,
}

/// A zone in a view.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drawn {
    /// Zone id.
    pub zone: String,
    /// Closed shapes, as `x,y x,y ...`.
    pub shapes: Vec<String>,
}

impl View {
    /// Greatest x of its shapes: to the edge, or from the midline to the edge.
    #[must_use]
    pub fn reach(&self) -> i32 {
        let width = i32::from(self.width);
        if self.left.is_some() {
            width / 2
        } else {
            width
        }
    }
}

/// The points of a shape or line; nothing if it is not a list of `x,y`.
#[must_use]
pub fn points(text: &str) -> Option<Vec<Point>> {
    let point = |pair: &str| {
        let (x, y) = pair.split_once(',')?;
        Some([x.parse().ok()?, y.parse().ok()?])
    };
    text.split(' ').map(point).collect()
}
