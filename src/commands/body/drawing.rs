//! From shaded zones to views: which are shown, what is painted in each, and where letters stand.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::Error;
use crate::knowledge::raw::{self, Point, points};
use crate::knowledge::records::Kind;
use crate::knowledge::tables::Tables;
use crate::query::Side;
use crate::report::body::picture::{Area, Class, Panel, extent, middle};
use crate::report::body::{Painted, View};
use crate::store::Store;

/// Room that a letter needs around it, in units of a figure.
const LETTER: i64 = 30;

/// The sides a zone is shaded on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sides(&'static [Side]);

impl Sides {
    /// On the midline.
    pub(super) const MIDDLE: Self = Self(&[Side::Midline]);

    /// A side that was said; both where none was.
    pub(super) fn of(side: Option<Side>) -> Self {
        match side {
            Some(Side::Left) => Self(&[Side::Left]),
            Some(Side::Right) => Self(&[Side::Right]),
            _ => Self(&[Side::Left, Side::Right]),
        }
    }

    pub(super) fn list(self) -> Vec<Side> {
        self.0.to_vec()
    }
}

/// A zone to be shaded.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shade {
    /// Row of the zone.
    pub(super) zone: u16,
    /// left, right or midline.
    pub(super) side: Side,
    /// What it means.
    pub(super) class: Class,
    /// Which line of the key it belongs to.
    pub(super) key: usize,
}

/// What is drawn.
pub(super) struct Drawing {
    /// For scripts.
    pub(super) views: Vec<View>,
    /// For renderers.
    pub(super) panels: Vec<Panel>,
    /// The letters of the first lines of the key.
    pub(super) marks: Vec<char>,
    /// Zones that no view shows.
    pub(super) not_drawn: Vec<u16>,
}

/// What is shaded and marked, with the names needed on the way.
struct Task<'d> {
    tables: &'d Tables,
    shades: &'d [Shade],
    spots: &'d [(u16, Side)],
}

/// Draws every view in which something is shaded.
pub(super) fn draw(
    store: &Store,
    shades: &[Shade],
    spots: &[(u16, Side)],
) -> Result<Drawing, Error> {
    let views = store.list::<raw::View>(Kind::Body)?;
    let task = Task {
        tables: store.tables(),
        shades,
        spots,
    };
    let mut drawing = Drawing {
        views: Vec::new(),
        panels: Vec::new(),
        marks: letters(shades),
        not_drawn: task.not_drawn(&views),
    };
    for view in &views {
        for side in task.shown(view) {
            let panel = task.panel(view, side, &drawing.marks);
            drawing.views.push(listed(view, side, &panel));
            drawing.panels.push(panel);
        }
    }
    thin_out(&mut drawing.panels);
    Ok(drawing)
}

/// A letter for each line of the key, as long as there are letters.
fn letters(shades: &[Shade]) -> Vec<char> {
    let keys = shades.iter().map(|shade| shade.key + 1).max().unwrap_or(0);
    ('a'..='z').chain('A'..='Z').take(keys).collect()
}

impl Task<'_> {
    fn row(&self, zone: &str) -> Option<u16> {
        self.tables.place(zone)
    }

    fn not_drawn(&self, views: &[raw::View]) -> Vec<u16> {
        let drawn: BTreeSet<u16> = views
            .iter()
            .flat_map(|view| &view.zones)
            .filter_map(|drawn| self.row(&drawn.zone))
            .collect();
        let wanted: BTreeSet<u16> = self.shades.iter().map(|shade| shade.zone).collect();
        wanted.difference(&drawn).copied().collect()
    }

    /// For which sides a view is shown: once for all where it shows both, else for the left, the
    /// right, or both of them.
    fn shown(&self, view: &raw::View) -> Vec<Option<Side>> {
        let figure = view.kind == "figure";
        let drawn = view.zones.iter().map(|drawn| &drawn.zone);
        let zones: BTreeSet<u16> = if figure {
            drawn.filter_map(|zone| self.row(zone)).collect()
        } else {
            view.opens
                .iter()
                .filter_map(|zone| self.row(zone))
                .collect()
        };
        let spots = self.spots.iter().filter(|_| figure);
        let shades = self.shades.iter().map(|shade| (shade.zone, shade.side));
        let here: Vec<Side> = shades
            .chain(spots.copied())
            .filter(|(zone, _)| zones.contains(zone))
            .map(|(_, side)| side)
            .collect();
        if here.is_empty() {
            return Vec::new();
        }
        if view.left.is_some() {
            return vec![None];
        }
        let mut sides = vec![Side::Left, Side::Right];
        sides.retain(|side| here.contains(side));
        if sides.is_empty() {
            // what lies on the midline shows from either side
            sides.push(Side::Left);
        }
        sides.into_iter().map(Some).collect()
    }

    fn panel(&self, view: &raw::View, side: Option<Side>, marks: &[char]) -> Panel {
        let place = Placing { view, side };
        let mut panel = place.empty();
        for drawn in &view.zones {
            let Some(zone) = self.row(&drawn.zone) else {
                continue;
            };
            let midline = self.tables.places[zone as usize].midline;
            for half in place.halves(midline) {
                let shapes = drawn.shapes.iter();
                let shapes = shapes.flat_map(|text| place.shapes(text, half));
                match self.shade(zone, half) {
                    Some(shade) => {
                        let area = |shape| self.area(shade, &drawn.zone, marks, shape);
                        panel.areas.extend(shapes.map(area));
                    }
                    None => panel.rest.extend(shapes),
                }
            }
        }
        // usual areas last, on top of what is felt by some
        crate::sort::by_key(&mut panel.areas, |area| std::cmp::Reverse(area.class));
        panel.spots = self.marked(&place);
        label(&mut panel);
        panel
    }

    fn shade(&self, zone: u16, side: Side) -> Option<&Shade> {
        let mut shades = self.shades.iter();
        shades.find(|shade| (shade.zone, shade.side) == (zone, side))
    }

    fn area(&self, shade: &Shade, zone: &str, marks: &[char], shape: Vec<Point>) -> Area {
        let name = self
            .tables
            .text(self.tables.places[shade.zone as usize].name);
        let name = match shade.side {
            Side::Midline => name.to_owned(),
            side => format!("{name}, {}", side.word()),
        };
        Area {
            zone: zone.to_owned(),
            name,
            side: shade.side.word(),
            class: shade.class,
            label: None,
            mark: marks.get(shade.key).copied(),
            shape,
        }
    }

    /// The middles of the zones in which trigger points lie.
    fn marked(&self, place: &Placing<'_>) -> Vec<Point> {
        let mut marked = Vec::new();
        for drawn in &place.view.zones {
            let Some(zone) = self.row(&drawn.zone) else {
                continue;
            };
            let midline = self.tables.places[zone as usize].midline;
            for half in place.halves(midline) {
                let is_here =
                    |(spot, side): &(u16, Side)| *spot == zone && (midline || *side == half);
                let first = drawn
                    .shapes
                    .first()
                    .filter(|_| self.spots.iter().any(|spot| is_here(spot)));
                let shapes = first
                    .map(|text| place.shapes(text, half))
                    .unwrap_or_default();
                let found = shapes.first().and_then(|shape| middle(shape, &[]));
                marked.extend(found.map(|(_, point)| point));
            }
        }
        marked
    }
}

/// Puts each letter once on each side: on its greatest shape there.
fn label(panel: &mut Panel) {
    let Panel { areas, spots, .. } = panel;
    let mut greatest: BTreeMap<(char, &str), (i64, usize)> = BTreeMap::new();
    for (at, area) in areas.iter().enumerate() {
        let Some(mark) = area.mark else { continue };
        let size = extent(&area.shape);
        let best = greatest.entry((mark, area.side)).or_insert((size, at));
        if size > best.0 {
            *best = (size, at);
        }
    }
    let chosen: Vec<(char, usize)> = greatest
        .into_iter()
        .map(|((mark, _), (_, at))| (mark, at))
        .collect();
    let mut covered = spots.clone();
    for (mark, at) in chosen {
        let found = middle(&areas[at].shape, &covered).map(|(_, point)| point);
        covered.extend(found);
        areas[at].label = found.map(|point| (mark, point));
    }
}

/// Takes letters off the figures for which their shapes are too small, if an inset has them.
fn thin_out(panels: &mut [Panel]) {
    let insets = panels.iter().filter(|panel| panel.inset);
    let areas = insets.flat_map(|panel| &panel.areas);
    let there: BTreeSet<char> = areas
        .filter_map(|area| area.label)
        .map(|(mark, _)| mark)
        .collect();
    for panel in panels.iter_mut().filter(|panel| !panel.inset) {
        for area in &mut panel.areas {
            let small = |(mark, _): &(char, Point)| {
                let room = middle(&area.shape, &[]).map_or(0, |(room, _)| room);
                there.contains(mark) && room < LETTER * LETTER
            };
            if area.label.as_ref().is_some_and(small) {
                area.label = None;
            }
        }
    }
}

/// Where the shapes of a view lie in the picture of one side, or of both.
struct Placing<'v> {
    view: &'v raw::View,
    side: Option<Side>,
}

impl Placing<'_> {
    fn empty(&self) -> Panel {
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
    fn halves(&self, midline: bool) -> Vec<Side> {
        match self.side {
            _ if midline => vec![Side::Midline],
            Some(side) => vec![side],
            None => vec![Side::Left, Side::Right],
        }
    }

    /// A shape of the left half on a side; on the midline joined with its mirror image, or both
    /// of them if it does not touch it.
    fn shapes(&self, text: &str, side: Side) -> Vec<Vec<Point>> {
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
            shape.iter_mut().for_each(|[x, _]| *x = width - *x);
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

/// A view as scripts read it.
fn listed(view: &raw::View, side: Option<Side>, panel: &Panel) -> View {
    let mut zones: Vec<Painted> = Vec::new();
    for area in &panel.areas {
        match zones
            .iter_mut()
            .find(|one| one.zone == area.zone && one.side == area.side)
        {
            Some(one) => one.polygons.push(area.shape.clone()),
            None => zones.push(Painted {
                zone: area.zone.clone(),
                side: area.side,
                class: area.class.word(),
                mark: area.mark,
                polygons: vec![area.shape.clone()],
            }),
        }
    }
    View {
        id: match side {
            Some(side) => format!("{}-{}", view.id, side.word()),
            None => view.id.clone(),
        },
        name: panel.name.clone(),
        size: [panel.width, panel.height],
        outline: panel.outline.clone(),
        zones,
    }
}
