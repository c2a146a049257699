//! Factors and signs: what each adds to every muscle.

use super::Scores;
use crate::knowledge::tables::{CueLink, CueRow, NONE, PointerRow, Role, Tables};
use crate::query::{Finding, Query, Topic};

/// A factor or sign and what was said of it.
pub(in crate::rank) fn cue(tables: &Tables, finding: &Finding) -> Option<(CueRow, Role)> {
    match finding.topic {
        Topic::Place(_) => None,
        Topic::Factor(row, role) => Some((tables.factors[row as usize], role)),
        Topic::Sign(row) if finding.present => Some((tables.signs[row as usize], Role::Worse)),
        Topic::Sign(row) => Some((tables.signs[row as usize], Role::NotWorse)),
    }
}

/// The muscles whose records answer to a factor in this role.
pub(in crate::rank) fn cue_links<'t>(
    tables: &'t Tables,
    cue: &CueRow,
    role: Role,
) -> &'t [CueLink] {
    let list = match role {
        Role::Worse | Role::NotWorse => cue.worse,
        Role::Better => cue.better,
        Role::After => cue.after,
    };
    list.of(&tables.cue_links)
}

/// What judgement says of a factor for one muscle, from the rows of each region that hurts: the
/// mean over the regions that name the muscle. A region's row is silent on muscles that are none
/// of its own.
pub(in crate::rank) fn shift_of(regions: &[&[PointerRow]], muscle: u16) -> f32 {
    let (mut sum, mut said) = (0.0, 0.0_f32);
    for rows in regions {
        if let Ok(at) = rows.binary_search_by_key(&muscle, |row| row.muscle) {
            said += 1.0;
            sum += rows[at].shift;
        }
    }
    if said > 0.0 { sum / said } else { 0.0 }
}

/// What judgement says of a factor in one region, in muscle order.
pub(in crate::rank) fn pointer_rows<'t>(
    tables: &'t Tables,
    cue: &CueRow,
    role: Role,
    region: u16,
) -> &'t [PointerRow] {
    let rows = cue.pointers.of(&tables.pointers);
    let key = |region: u16, role: Role| u32::from(region) << 8 | role as u32;
    let wanted = key(region, role);
    let start = rows.partition_point(|row| key(row.region, row.role) < wanted);
    let rows = &rows[start..];
    let len = rows
        .iter()
        .position(|row| key(row.region, row.role) != wanted);
    &rows[..len.unwrap_or(rows.len())]
}

/// What one factor or sign adds to each muscle: its record's link, else the leak. `judged` is all
/// zero before and after.
fn add_cue(
    tables: &Tables,
    (cue, role): (&CueRow, Role),
    regions: &[u16],
    judged: &mut [(f32, f32)],
    into: &mut [f32],
) {
    let links = cue_links(tables, cue, role);
    if role != Role::NotWorse && !links.is_empty() {
        for sum in into.iter_mut() {
            *sum += tables.numbers.cue_unexplained;
        }
    }
    for link in links {
        into[link.muscle as usize] += match role {
            Role::NotWorse => link.absent.min(0.0),
            _ => link.hit - tables.numbers.cue_unexplained,
        };
    }
    let rows = |region: &u16| pointer_rows(tables, cue, role, *region);
    if let [region] = regions {
        for row in rows(region) {
            into[row.muscle as usize] += row.shift;
        }
        return;
    }
    // as `shift_of`, for all muscles at once: the regions' sums, and how many name the muscle
    let regions = regions.iter().map(rows);
    let regions: Vec<&[PointerRow]> = regions.filter(|rows| !rows.is_empty()).collect();
    for row in regions.iter().copied().flatten() {
        let (sum, said) = &mut judged[row.muscle as usize];
        *sum += row.shift;
        *said += 1.0;
    }
    for row in regions.into_iter().flatten() {
        let (sum, said) = std::mem::take(&mut judged[row.muscle as usize]);
        if said > 0.0 {
            into[row.muscle as usize] += sum / said;
        }
    }
}

/// Factors of one family count once: each muscle keeps the largest of their contributions.
pub(super) fn add_cues(tables: &Tables, query: &Query, scores: &mut Scores) {
    let muscles = tables.muscles.len();
    scores.cues.clear();
    scores.cues.resize(muscles, 0.0);
    scores.judged.resize(muscles, (0.0, 0.0));
    let all: Vec<(CueRow, Role)> = query
        .findings
        .iter()
        .filter_map(|finding| cue(tables, finding))
        .collect();
    if all.is_empty() {
        return;
    }
    for (at, (one, role)) in all.iter().enumerate() {
        let akin = |other: &&(CueRow, Role)| {
            family(one, *role).is_some() && family(&other.0, other.1) == family(one, *role)
        };
        if all[..at].iter().any(|other| akin(&other)) {
            continue;
        }
        if !all[at + 1..].iter().any(|other| akin(&other)) {
            let (judged, into) = (&mut scores.judged, &mut scores.cues);
            add_cue(tables, (one, *role), &scores.regions, judged, into);
            continue;
        }
        let mut most = vec![f32::NEG_INFINITY; muscles];
        for (other, role) in all[at..].iter().filter(akin) {
            scores.family.clear();
            scores.family.resize(muscles, 0.0);
            let (judged, into) = (&mut scores.judged, &mut scores.family);
            add_cue(tables, (other, *role), &scores.regions, judged, into);
            for (most, own) in most.iter_mut().zip(&scores.family) {
                *most = most.max(*own);
            }
        }
        for (sum, most) in scores.cues.iter_mut().zip(most) {
            *sum += most;
        }
    }
    let cap = tables.numbers.cue_cap;
    for sum in &mut scores.cues {
        // as `clamp`, without its panic, which keeps it from being done four at a time
        *sum = if *sum > cap { cap } else { *sum };
        *sum = if *sum < -cap { -cap } else { *sum };
    }
}

/// What must agree for two cues to count once.
pub(in crate::rank) fn family(cue: &CueRow, role: Role) -> Option<(u16, Role)> {
    (cue.family != NONE).then_some((cue.family, role))
}
