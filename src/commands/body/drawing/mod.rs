//! From shaded zones to views: which are shown, what is painted in each, and where letters stand.

mod letters;
mod placing;

use self::letters::{label, letters, thin_out};
use self::placing::Placing;
use crate::error::Error;
use crate::knowledge::raw::{self, Point};
use crate::knowledge::records::Kind;
use crate::knowledge::tables::Tables;
use crate::query::Side;
use crate::report::body::picture::{Area, Class, Panel, middle};
use crate::report::body::{Painted, View};
use crate::sort;
use crate::store::Store;

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

impl Task<'_> {
    fn row(&self, zone: &str) -> Option<u16> {
        self.tables.place(zone)
    }

    fn not_drawn(&self, views: &[raw::View]) -> Vec<u16> {
        let drawn = views.iter().flat_map(|view| &view.zones);
        let drawn: Vec<u16> = drawn.filter_map(|drawn| self.row(&drawn.zone)).collect();
        let wanted = self.shades.iter().map(|shade| shade.zone);
        sort::set(wanted.filter(|zone| !drawn.contains(zone)))
    }

    /// For which sides a view is shown: once for all where it shows both, else for the left, the
    /// right, or both of them.
    fn shown(&self, view: &raw::View) -> Vec<Option<Side>> {
        let figure = view.kind == "figure";
        let drawn = view.zones.iter().map(|drawn| &drawn.zone);
        let zones: Vec<u16> = if figure {
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
        sort::by_key(&mut panel.areas, |area| std::cmp::Reverse(area.class));
        panel.spots = self.marked(&place);
        label(&mut panel);
        panel
    }

    fn shade(&self, zone: u16, side: Side) -> Option<&Shade> {
        let here = |one: &&Shade| (one.zone, one.side) == (zone, side);
        self.shades.iter().find(here)
    }

    fn area(&self, meant: &Shade, zone: &str, marks: &[char], shape: Vec<Point>) -> Area {
        let name = self
            .tables
            .text(self.tables.places[meant.zone as usize].name);
        let name = match meant.side {
            Side::Midline => name.to_owned(),
            side => format!("{name}, {}", side.word()),
        };
        Area {
            zone: zone.to_owned(),
            name,
            side: meant.side.word(),
            class: meant.class,
            label: None,
            mark: marks.get(meant.key).copied(),
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
                let here = |(spot, side): &(u16, Side)| *spot == zone && (midline || *side == half);
                let any = self.spots.iter().any(here);
                let first = drawn.shapes.first().filter(|_| any);
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
