//! Dots in cells: shapes filled and lines drawn on a grid of braille characters.

use crate::knowledge::raw::Point;
use crate::report::body::picture::inside;

/// Braille characters begin here; a dot is a bit.
const BRAILLE: u32 = 0x2800;
/// Bits of the dots of a cell, row by row.
const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

/// What a cell shows most of all: later ones win.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ink {
    /// Nothing.
    None,
    /// Outlines and words.
    Line,
    /// Felt by some.
    Weak,
    /// A usual area, or pain.
    Strong,
    /// A letter.
    Letter,
}

/// A panel in cells.
pub(super) struct Canvas {
    /// Width of the panel's grid.
    width: i32,
    columns: i32,
    rows: i32,
    cells: Vec<Dots>,
}

/// The bit of a dot in its cell.
fn bit(x: i32, y: i32) -> u8 {
    let part = |value: i32, of: i32| value.rem_euclid(of).unsigned_abs() as usize;
    BITS[part(y, 4)][part(x, 2)]
}

#[derive(Clone)]
struct Dots {
    bits: u8,
    ink: Ink,
    letter: Option<char>,
}

impl Canvas {
    /// An empty canvas of so many columns, and as many rows as the height needs.
    pub(super) fn new(width: i32, height: i32, columns: i32) -> Self {
        let dots = (height * 2 * columns + width - 1) / width.max(1);
        let rows = (dots + 3) / 4;
        let empty = Dots {
            bits: 0,
            ink: Ink::None,
            letter: None,
        };
        let count = columns.unsigned_abs() as usize * rows.unsigned_abs() as usize;
        Self {
            width,
            columns,
            rows,
            cells: vec![empty; count],
        }
    }

    fn cell(&mut self, column: i32, row: i32) -> Option<&mut Dots> {
        let inside = (0..self.columns).contains(&column) && (0..self.rows).contains(&row);
        let at = usize::try_from(row * self.columns + column).ok()?;
        self.cells.get_mut(at).filter(|_| inside)
    }

    fn dot(&mut self, x: i32, y: i32, ink: Ink, on: bool) {
        let Some(cell) = self.cell(x.div_euclid(2), y.div_euclid(4)) else {
            return;
        };
        if on {
            cell.bits |= bit(x, y);
        } else {
            cell.bits &= !bit(x, y);
        }
        cell.ink = cell.ink.max(ink);
    }

    /// A point of the grid as a dot.
    fn to_dot(&self, value: i32) -> i32 {
        (value * 2 * self.columns).div_euclid(self.width)
    }

    /// The middle of a dot on the grid.
    fn to_grid(&self, dot: i32) -> i32 {
        (2 * dot + 1) * self.width / (4 * self.columns)
    }

    /// Fills a closed shape.
    pub(super) fn fill(&mut self, shape: &[Point], ink: Ink) {
        let range = |axis: usize| {
            let values = shape.iter().map(|point| self.to_dot(point[axis]));
            (
                values.clone().min().unwrap_or(0),
                values.max().unwrap_or(-1),
            )
        };
        let ((left, right), (top, bottom)) = (range(0), range(1));
        for y in top..=bottom {
            for x in left..=right {
                if inside(shape, [self.to_grid(x), self.to_grid(y)]) {
                    let on = ink != Ink::Weak || (x % 2 == 0 && y % 2 == 0);
                    self.dot(x, y, ink, on);
                }
            }
        }
    }

    /// Whether a line is long enough to look like one.
    pub(super) fn can_show(&self, shape: &[Point]) -> bool {
        let length = |axis: usize| {
            let dots = shape.iter().map(|point| self.to_dot(point[axis]));
            dots.clone().max().unwrap_or(0) - dots.min().unwrap_or(0)
        };
        length(0).max(length(1)) > 4
    }

    /// Draws a line through points, closed if it is an outline.
    pub(super) fn line(&mut self, shape: &[Point], closed: bool) {
        let next = shape.iter().skip(1).chain(shape.first().filter(|_| closed));
        for (from, to) in shape.iter().zip(next) {
            let [fx, fy] = from.map(|value| self.to_dot(value));
            let [tx, ty] = to.map(|value| self.to_dot(value));
            let steps = (tx - fx).abs().max((ty - fy).abs()).max(1);
            for step in 0..=steps {
                let x = fx + (2 * (tx - fx) * step + steps).div_euclid(2 * steps);
                let y = fy + (2 * (ty - fy) * step + steps).div_euclid(2 * steps);
                self.dot(x, y, Ink::Line, true);
            }
        }
    }

    fn is_on(&self, x: i32, y: i32) -> bool {
        let (column, row) = (x.div_euclid(2), y.div_euclid(4));
        let inside = (0..self.columns).contains(&column) && (0..self.rows).contains(&row);
        let cell = usize::try_from(row * self.columns + column).ok();
        let bits = cell
            .and_then(|at| self.cells.get(at))
            .map_or(0, |cell| cell.bits);
        inside && bits & bit(x, y) != 0
    }

    /// Takes away the dots of lines that have dots all around: where fingers are too thin to be
    /// told apart, their outlines would look like a shading.
    pub(super) fn hollow(&mut self) {
        let mut dots = Vec::new();
        for y in 0..4 * self.rows {
            for x in 0..2 * self.columns {
                let around = [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)];
                if around.iter().all(|(dx, dy)| self.is_on(x + dx, y + dy)) {
                    dots.push((x, y));
                }
            }
        }
        for (x, y) in dots {
            if self
                .cell(x / 2, y / 4)
                .is_some_and(|cell| cell.ink == Ink::Line)
            {
                self.dot(x, y, Ink::Line, false);
            }
        }
    }

    /// Puts a letter into the cell of a point, or beside it if there is one already.
    pub(super) fn letter(&mut self, letter: char, [x, y]: Point) {
        let (column, row) = (self.to_dot(x).div_euclid(2), self.to_dot(y).div_euclid(4));
        for (right, down) in [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)] {
            match self.cell(column + right, row + down) {
                Some(cell) if cell.letter.is_none() => {
                    cell.letter = Some(letter);
                    return;
                }
                _ => {}
            }
        }
    }

    /// The characters, line by line.
    pub(super) fn cells(&self) -> Vec<Vec<(char, Ink)>> {
        let character = |dots: &Dots| match (dots.letter, dots.bits) {
            (Some(letter), _) => (letter, Ink::Letter),
            (None, 0) => (' ', Ink::None),
            (None, bits) => {
                let braille = char::from_u32(BRAILLE + u32::from(bits));
                (braille.unwrap_or(' '), dots.ink)
            }
        };
        let lines = self
            .cells
            .chunks(self.columns.unsigned_abs().max(1) as usize);
        lines
            .map(|line| line.iter().map(character).collect())
            .collect()
    }
}
