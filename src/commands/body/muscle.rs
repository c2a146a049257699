//! `body` for a muscle: its usual areas and where some feel it, seen from one side.

use super::drawing::Sides;
use super::{Sheet, side_words};
use crate::cli::{BodyArgs, SideArg};
use crate::commands::naming::{Named, below, named};
use crate::error::{Error, shorten};
use crate::knowledge::tables::{NameOf, Pattern, Relation, Tables};
use crate::query::Side;
use crate::report::body::picture::Class;
use crate::report::body::{BodyReport, Drawn, Shaded, Spot};
use crate::report::names::Names;
use crate::sort;
use crate::store::Store;

/// A muscle that was named, with its side.
pub(super) struct Meant {
    row: u16,
    side: Option<Side>,
    also: Vec<String>,
}

/// The muscle that all the words together name, with a side before or after it, if they do.
pub(super) fn meant(tables: &Tables, args: &BodyArgs) -> Option<Meant> {
    let typed = args.places.join(" ");
    let typed = typed.trim();
    let asked = args.side.map(|side| match side {
        SideArg::Left => Side::Left,
        SideArg::Right => Side::Right,
        SideArg::Both => Side::Both,
    });
    let sided = |word: &str, side: Side| {
        let rest = |text: &str| {
            text.strip_suffix(word)
                .or(text.strip_prefix(word))
                .map(str::to_owned)
        };
        let lower = typed.to_lowercase();
        let rest = rest(&lower).filter(|rest| rest.trim() != rest)?;
        muscle(tables, rest.trim(), Some(side))
    };
    muscle(tables, typed, asked)
        .or_else(|| sided("left", Side::Left))
        .or_else(|| sided("right", Side::Right))
}

/// The muscle a text names, unless it means something else first.
fn muscle(tables: &Tables, typed: &str, side: Option<Side>) -> Option<Meant> {
    let found = named(tables, &[typed.to_owned()]).ok()?;
    let is_drawn =
        |one: &&Named| matches!(one, Named::Of(NameOf::MuscleName | NameOf::PlaceName, _));
    let first = *found.iter().find(is_drawn)?;
    let Named::Of(NameOf::MuscleName, row) = first else {
        return None;
    };
    let others = found.iter().filter(|one| **one != first);
    Some(Meant {
        row,
        side,
        also: others.map(|other| other.label(tables)).collect(),
    })
}

/// What to say when a muscle stands among places.
pub(super) fn one_of_many(tables: &Tables, args: &BodyArgs) -> Option<Error> {
    let is_muscle = |text: &&String| muscle(tables, text.trim(), None).is_some();
    let name = shorten(args.places.iter().find(is_muscle)?.trim());
    Some(Error::invalid(
        format!("`{name}` is a muscle among places"),
        format!("One picture shows places, or one muscle: myomap body \"{name}\""),
    ))
}

/// A zone on a side, as a muscle refers to it.
struct Reached {
    zone: u16,
    pattern: Pattern,
    sides: Vec<usize>,
    points: Vec<String>,
}

/// The referral of a muscle, drawn; of a group or a muscle with parts, that of all of them.
pub(super) fn draw(store: &Store, meant: Meant) -> Result<BodyReport<'_>, Error> {
    let tables = store.tables();
    let own = meant.side.unwrap_or(Side::Left);
    let known = &tables.muscles[meant.row as usize];
    let name = tables.text(known.name);
    let mut sheet = Sheet::new(tables, &format!("{name}: where it refers"));
    sheet.report.muscle = Some(Drawn {
        id: tables.text(known.id),
        name,
        side: own.word(),
        side_said: meant.side.is_some(),
    });
    sheet.report.also = meant.also;
    let family = family(tables, meant.row);
    for reached in reached(tables, &family, own) {
        sheet.referral(reached);
    }
    let spots = spots(store, &family)?;
    let known = spots.iter().filter(|spot| !spot.id.ends_with("/any"));
    let zones = sort::set(known.filter_map(|spot| tables.place(&spot.zone)));
    sheet.report.trigger_points = spots;
    let sides = Sides::of(Some(own)).list();
    let spots: Vec<(u16, Side)> = zones
        .into_iter()
        .flat_map(|zone| sides.iter().map(move |side| (zone, *side)))
        .collect();
    sheet.drawn(store, &spots)
}

/// A muscle with all parts and members below it.
fn family(tables: &Tables, row: u16) -> Vec<u16> {
    let mut family = vec![row];
    let mut at = 0;
    while let Some(row) = family.get(at).copied() {
        let next = below(tables, row);
        family.extend(
            next.into_iter()
                .filter(|row| !family.contains(row))
                .collect::<Vec<_>>(),
        );
        at += 1;
    }
    family
}

/// Zones and sides the family refers to, each under the better of its patterns: usual areas
/// first, then in body order.
fn reached(tables: &Tables, family: &[u16], own: Side) -> Vec<Reached> {
    let felt = felt(tables, family, own);
    let places = felt.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1));
    // the first of a place and side has the better pattern
    let best = places.flat_map(|same| {
        let rows = same.iter();
        rows.map(|(zone, side, _, point)| (same[0].2, *zone, *side, point))
    });
    let best = sort::set(best);
    let found = best.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1));
    let found = found.map(|same| Reached {
        zone: same[0].1,
        pattern: same[0].0,
        sides: same.iter().map(|(_, _, side, _)| *side).collect(),
        points: sort::set(same.iter().map(|(.., point)| (*point).clone())),
    });
    found.collect()
}

/// Each zone and side that a point of the family is felt in, with the pattern and the point.
fn felt(tables: &Tables, family: &[u16], own: Side) -> Vec<(u16, usize, Pattern, String)> {
    let mut felt = Vec::new();
    for row in family {
        let muscle = &tables.muscles[*row as usize];
        for point in muscle.points.of(&tables.points) {
            let id = format!("{}/{}", tables.text(muscle.id), tables.text(point.id));
            for referral in point.refers.of(&tables.referrals) {
                for side in sides(tables, referral.zone, referral.relation, own) {
                    felt.push((referral.zone, side as usize, referral.pattern, id.clone()));
                }
            }
        }
    }
    sort::set(felt)
}

/// The sides on which a zone is felt.
fn sides(tables: &Tables, zone: u16, relation: Relation, own: Side) -> Vec<Side> {
    if tables.places[zone as usize].midline {
        return Sides::MIDDLE.list();
    }
    let side = match relation {
        Relation::SameSide => own,
        Relation::OtherSide => own.mirrored(),
        // beside the midline: on both sides of it
        Relation::EitherSide | Relation::MidLine => Side::Both,
    };
    Sides::of(Some(side)).list()
}

impl Sheet<'_> {
    fn referral(&mut self, reached: Reached) {
        let zone = reached.zone;
        let class = match reached.pattern {
            Pattern::Essential => Class::Essential,
            Pattern::Spillover => Class::Spillover,
        };
        let one = |side: Side| reached.sides.contains(&(side as usize));
        let side = match (one(Side::Left), one(Side::Right)) {
            (true, true) => Side::Both,
            (true, false) => Side::Left,
            (false, true) => Side::Right,
            (false, false) => Side::Midline,
        };
        let place = &self.tables.places[zone as usize];
        let shaded = Shaded {
            mark: None,
            place: self.tables.text(place.id),
            name: self.tables.text(place.name),
            side: Some(side.word()),
            class: class.word(),
            intensity: None,
            zones: self.ids(&[zone]),
            trigger_points: reached.points,
        };
        let words = side_words(side).unwrap_or_default();
        self.shade(shaded, class, words, &[zone], Sides::of(Some(side)));
    }
}

/// The trigger points of the family and where they lie.
fn spots(store: &Store, family: &[u16]) -> Result<Vec<Spot>, Error> {
    let mut spots = Vec::new();
    for row in family {
        let record = store.muscle(*row)?;
        let id = &record.id;
        spots.extend(record.trigger_points.iter().map(|point| Spot {
            id: format!("{id}/{}", point.id),
            label: point.label.clone(),
            place: point.place.clone(),
            zone_name: Names(store.tables()).place(&point.zone).to_owned(),
            zone: point.zone.clone(),
        }));
    }
    Ok(spots)
}
