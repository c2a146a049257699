//! Letters: one for each line of the key, and where they stand in a picture.

use std::collections::BTreeMap;

use super::Shade;
use crate::knowledge::raw::Point;
use crate::report::body::picture::{Panel, extent, middle};

/// Room that a letter needs around it, in units of a figure.
const LETTER: i64 = 30;

/// A letter for each line of the key, as long as there are letters.
pub(super) fn letters(shades: &[Shade]) -> Vec<char> {
    let keys = shades.iter().map(|shade| shade.key + 1).max().unwrap_or(0);
    ('a'..='z').chain('A'..='Z').take(keys).collect()
}

/// Puts each letter once on each side: on its greatest shape there.
pub(super) fn label(panel: &mut Panel) {
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
pub(super) fn thin_out(panels: &mut [Panel]) {
    let insets = panels.iter().filter(|panel| panel.inset);
    let areas = insets.flat_map(|panel| &panel.areas);
    let there: Vec<char> = areas
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
