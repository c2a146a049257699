//! From checked records to the tables ranking uses in place.
//!
//! Every logarithm is taken here, once: at run time a score is a sum. Assumes records that
//! passed [`super::check`]; a reference that does not resolve is left out, never guessed.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::asks::Asks;
use super::raw;
use super::records::Records;
use super::tables::{
    ConditionRow, CueLink, CueRow, Fit, FlagRow, Form, LinkRow, List, MuscleRow, NONE, NameOf,
    NameRow, Numbers, Pattern, PlaceForm, PlaceRow, PointRow, PointerRow, ReferralRow, Relation,
    RelationRow, Role, SourceRow, Span, Tables, TellRow, TriggerRow,
};
use super::{text, weights};

/// The numbers of `data/ranking.json` by id; a missing one counts as 0 and is a problem of
/// [`super::check`].
pub struct Values(BTreeMap<String, f64>);

impl Values {
    /// Collects the numbers by id.
    #[must_use]
    pub fn new(numbers: &[raw::Number]) -> Self {
        Self(
            numbers
                .iter()
                .map(|number| (number.id.clone(), number.value))
                .collect(),
        )
    }

    /// The value of one number.
    #[must_use]
    pub fn get(&self, id: &str) -> f64 {
        self.0.get(id).copied().unwrap_or_default()
    }
}

#[derive(Default)]
struct Strings {
    all: String,
    known: HashMap<String, Span>,
}

impl Strings {
    fn add(&mut self, text: &str) -> Span {
        if let Some(span) = self.known.get(text) {
            return *span;
        }
        let span = Span {
            at: self.all.len() as u32,
            len: text.len() as u32,
        };
        self.all.push_str(text);
        self.known.insert(text.to_owned(), span);
        span
    }
}

/// Appends rows to a table and says where they are.
fn append<T>(table: &mut Vec<T>, rows: impl IntoIterator<Item = T>) -> List {
    let at = table.len();
    table.extend(rows);
    List {
        at: at as u32,
        len: (table.len() - at) as u32,
    }
}

fn row_numbers(ids: Vec<&str>) -> HashMap<&str, u16> {
    ids.into_iter()
        .enumerate()
        .map(|(row, id)| (id, row as u16))
        .collect()
}

/// Shifts by region, role and muscle.
type Judged = BTreeMap<(u16, Role, u16), f64>;

/// The best referral of one muscle to one zone.
#[derive(Clone, Copy)]
struct Direct {
    pattern: Pattern,
    relation: Relation,
    sources: List,
}

struct Compiler<'a> {
    records: &'a Records,
    values: Values,
    strings: Strings,
    muscle_rows: HashMap<&'a str, u16>,
    place_rows: HashMap<&'a str, u16>,
    source_rows: HashMap<&'a str, u16>,
    /// By ranked muscle and zone row.
    direct: BTreeMap<(u16, u16), Direct>,
    ranked: Vec<u16>,
    /// By muscle row: how common it is as a culprit, a share.
    common: Vec<f64>,
    covered: Vec<u16>,
    source_refs: Vec<u16>,
    source_lists: HashMap<Vec<u16>, List>,
    relations: Vec<RelationRow>,
    cue_links: Vec<CueLink>,
    pointers: Vec<PointerRow>,
}

/// Builds the tables; `version` is the version of the data.
#[must_use]
pub fn tables(records: &Records, version: &str) -> Tables {
    let places = records
        .zones
        .iter()
        .map(|zone| zone.id.as_str())
        .chain(records.regions.iter().map(|region| region.id.as_str()))
        .chain(records.areas.iter().map(|area| area.id.as_str()));
    let mut compiler = Compiler {
        records,
        values: Values::new(&records.numbers),
        strings: Strings::default(),
        muscle_rows: HashMap::new(),
        place_rows: HashMap::new(),
        source_rows: HashMap::new(),
        direct: BTreeMap::new(),
        ranked: Vec::new(),
        common: Vec::new(),
        covered: Vec::new(),
        source_refs: Vec::new(),
        source_lists: HashMap::new(),
        relations: Vec::new(),
        cue_links: Vec::new(),
        pointers: Vec::new(),
    };
    compiler.muscle_rows = row_numbers(
        records
            .muscles
            .iter()
            .map(|muscle| muscle.id.as_str())
            .collect(),
    );
    compiler.place_rows = row_numbers(places.collect());
    compiler.source_rows = row_numbers(
        records
            .sources
            .iter()
            .map(|source| source.id.as_str())
            .collect(),
    );
    compiler.find_direct();
    compiler.find_common();
    compiler.build(version)
}

impl Compiler<'_> {
    fn find_direct(&mut self) {
        let records = self.records;
        for (row, muscle) in records.muscles.iter().enumerate() {
            for referral in muscle.trigger_points.iter().flat_map(|point| &point.refers) {
                let Some(&zone) = self.place_rows.get(referral.zone.as_str()) else {
                    continue;
                };
                let sources = self.source_list(&referral.sources);
                let found = Direct {
                    pattern: pattern(&referral.pattern),
                    relation: relation(&referral.side),
                    sources,
                };
                let best = self.direct.entry((row as u16, zone)).or_insert(found);
                let crosses = found.pattern == best.pattern && found.relation != best.relation;
                if crosses {
                    best.relation = Relation::EitherSide;
                } else if found.pattern < best.pattern {
                    *best = found;
                }
            }
        }
        self.ranked = self
            .direct
            .keys()
            .map(|(muscle, _)| *muscle)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
    }

    fn build(mut self, version: &str) -> Tables {
        let version = self.strings.add(version);
        let (muscles, points, referrals, tells) = self.muscles();
        let (places, links) = self.places();
        let (factors, signs) = (self.factors(), self.signs());
        let conditions = self.conditions();
        let (flags, triggers, alternatives, phrases) = self.flags();
        let phrase_triggers = self.phrase_triggers(&triggers, &alternatives, phrases.len());
        let sources = self.sources();
        let names = self.names();
        let numbers = self.numbers();
        let cues = factors.iter().chain(&signs);
        let asks = Asks::of(
            muscles.len(),
            (&places, &links),
            (cues, &self.cue_links),
            &self.pointers,
        );
        Tables {
            strings: Cow::Owned(self.strings.all),
            muscles: Cow::Owned(muscles),
            points: Cow::Owned(points),
            referrals: Cow::Owned(referrals),
            tells: Cow::Owned(tells),
            relations: Cow::Owned(self.relations),
            places: Cow::Owned(places),
            covered: Cow::Owned(self.covered),
            links: Cow::Owned(links),
            factors: Cow::Owned(factors),
            signs: Cow::Owned(signs),
            cue_links: Cow::Owned(self.cue_links),
            pointers: Cow::Owned(self.pointers),
            asks: Cow::Owned(asks.rows),
            reaches: Cow::Owned(asks.reaches),
            own_cues: Cow::Owned(asks.cues),
            own_pointers: Cow::Owned(asks.pointers),
            conditions: Cow::Owned(conditions),
            flags: Cow::Owned(flags),
            triggers: Cow::Owned(triggers),
            alternatives: Cow::Owned(alternatives),
            phrase_triggers: Cow::Owned(phrase_triggers),
            phrases: Cow::Owned(phrases),
            sources: Cow::Owned(sources),
            source_refs: Cow::Owned(self.source_refs),
            names: Cow::Owned(names),
            numbers,
            version,
        }
    }

    /// The ranked records a muscle, part or group id stands for.
    fn candidates(&self, id: &str) -> Vec<u16> {
        let Some(&row) = self.muscle_rows.get(id) else {
            return Vec::new();
        };
        if self.ranked.binary_search(&row).is_ok() {
            return vec![row];
        }
        let below: Vec<u16> = self
            .records
            .muscles
            .iter()
            .filter(|other| {
                other.part_of.as_deref() == Some(id) || other.groups.iter().any(|group| group == id)
            })
            .flat_map(|other| self.candidates(&other.id))
            .collect();
        if !below.is_empty() {
            return below;
        }
        let part_of = self.records.muscles[row as usize].part_of.as_deref();
        part_of.map_or_else(Vec::new, |whole| {
            let whole = self.muscle_rows.get(whole).copied();
            whole
                .filter(|whole| self.ranked.binary_search(whole).is_ok())
                .into_iter()
                .collect()
        })
    }

    /// Equal lists share their rows.
    fn source_list(&mut self, sources: &[String]) -> List {
        let rows: Vec<u16> = sources
            .iter()
            .filter_map(|id| self.source_rows.get(id.as_str()).copied())
            .collect();
        if let Some(list) = self.source_lists.get(&rows) {
            return *list;
        }
        let list = append(&mut self.source_refs, rows.iter().copied());
        self.source_lists.insert(rows, list);
        list
    }

    fn muscles(
        &mut self,
    ) -> (
        Vec<MuscleRow>,
        Vec<PointRow>,
        Vec<ReferralRow>,
        Vec<TellRow>,
    ) {
        let (mut rows, mut points, mut referrals, mut tells) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let records = self.records;
        let imitators: Vec<BTreeSet<u16>> = records
            .conditions
            .iter()
            .map(|one| self.imitators(one))
            .collect();
        for (row, muscle) in records.muscles.iter().enumerate() {
            let mut own_points = Vec::new();
            for point in &muscle.trigger_points {
                let mut own = Vec::new();
                for referral in &point.refers {
                    let Some(&zone) = self.place_rows.get(referral.zone.as_str()) else {
                        continue;
                    };
                    let sources = self.source_list(&referral.sources);
                    own.push(ReferralRow {
                        zone,
                        pattern: pattern(&referral.pattern),
                        relation: relation(&referral.side),
                        sources,
                    });
                }
                own_points.push(PointRow {
                    id: self.strings.add(&point.id),
                    label: self.strings.add(&point.label),
                    place: self.strings.add(&point.place),
                    refers: append(&mut referrals, own),
                });
            }
            let own_conditions = imitators
                .iter()
                .enumerate()
                .filter(|(_, own)| own.contains(&(row as u16)));
            let own_conditions: Vec<u16> = own_conditions
                .map(|(condition, _)| condition as u16)
                .collect();
            let own_tells: Vec<TellRow> = muscle
                .told_apart
                .iter()
                .filter_map(|tell| {
                    let from = *self.muscle_rows.get(tell.from.as_str())?;
                    Some(TellRow {
                        from,
                        by: self.strings.add(&tell.by),
                    })
                })
                .collect();
            let own_relations = muscle.related.iter().filter_map(|related| {
                let other = *self.muscle_rows.get(related.muscle.as_str())?;
                Some((other, related.how.as_str()))
            });
            let own_relations: Vec<(u16, &str)> = own_relations.collect();
            let own_relations: Vec<RelationRow> = own_relations
                .into_iter()
                .map(|(other, how)| RelationRow {
                    other,
                    how: self.strings.add(how),
                })
                .collect();
            rows.push(MuscleRow {
                id: self.strings.add(&muscle.id),
                name: self.strings.add(&muscle.name),
                plain: self.strings.add(&muscle.plain),
                file: self.strings.add(
                    records
                        .origins
                        .get(&(super::records::Kind::Muscles, muscle.id.clone()))
                        .map_or("", |origin| &origin.file),
                ),
                form: form(&muscle.kind),
                group: self.group(muscle),
                ranked: self.ranked.binary_search(&(row as u16)).is_ok(),
                essential: self.count(row as u16, Pattern::Essential),
                spillover: self.count(row as u16, Pattern::Spillover),
                prior: self.prior(row) as f32,
                points: append(&mut points, own_points),
                tells: append(&mut tells, own_tells),
                related: append(&mut self.relations, own_relations),
                imitates: append(&mut self.covered, own_conditions),
            });
        }
        (rows, points, referrals, tells)
    }

    fn group(&self, muscle: &raw::Muscle) -> u16 {
        let of_part = || muscle.part_of.as_deref();
        let main = muscle.groups.first().map(String::as_str).or_else(of_part);
        main.and_then(|id| self.muscle_rows.get(id).copied())
            .unwrap_or(NONE)
    }

    fn count(&self, muscle: u16, pattern: Pattern) -> u8 {
        let own = self.direct.range((muscle, 0)..=(muscle, NONE));
        own.filter(|(_, direct)| direct.pattern == pattern).count() as u8
    }

    /// Where a muscle starts: how much commoner it is than the mean muscle.
    fn prior(&self, muscle: usize) -> f64 {
        let equal = 1.0 / self.ranked.len().max(1) as f64;
        if self.common[muscle] > 0.0 {
            (self.common[muscle] / equal).ln()
        } else {
            0.0
        }
    }

    fn chance(&self, pattern: Pattern) -> f64 {
        match pattern {
            Pattern::Essential => self.values.get("essential"),
            Pattern::Spillover => self.values.get("spillover"),
        }
    }

    /// Chance that a muscle's pain is felt in one zone, counting a neighbour's in part.
    fn zone_chance(&self, muscle: u16, zone: u16) -> Option<(f64, Fit, Direct)> {
        if let Some(direct) = self.direct.get(&(muscle, zone)) {
            return Some((self.chance(direct.pattern), Fit::Exact, *direct));
        }
        let neighbours = &self.records.zones[zone as usize].neighbours;
        let near: Vec<Direct> = neighbours
            .iter()
            .filter_map(|id| {
                self.direct
                    .get(&(muscle, *self.place_rows.get(id.as_str())?))
                    .copied()
            })
            .collect();
        let best = near
            .iter()
            .copied()
            .min_by_key(|direct| (direct.pattern, direct.relation))?;
        let mean = near
            .iter()
            .map(|direct| self.chance(direct.pattern))
            .sum::<f64>()
            / neighbours.len() as f64;
        let chance = self.values.get("neighbour") * mean;
        (chance > 0.0).then_some((chance, Fit::Neighbour, best))
    }

    fn zones_of(&self, id: &str) -> Vec<u16> {
        if let Some(area) = self.records.areas.iter().find(|area| area.id == id) {
            return area
                .any_of
                .iter()
                .flat_map(|place| self.zones_of(place))
                .collect();
        }
        let inside: Vec<u16> = (0..self.records.zones.len())
            .filter(|row| self.records.zones[*row].region == id)
            .map(|row| row as u16)
            .collect();
        if inside.is_empty() {
            self.place_rows.get(id).copied().into_iter().collect()
        } else {
            inside
        }
    }

    fn places(&mut self) -> (Vec<PlaceRow>, Vec<LinkRow>) {
        let records = self.records;
        let mut rows = Vec::new();
        let region_row =
            |compiler: &Self, id: &str| compiler.place_rows.get(id).copied().unwrap_or(NONE);
        for zone in &records.zones {
            let region = region_row(self, &zone.region);
            let near = zone
                .neighbours
                .iter()
                .filter_map(|id| self.place_rows.get(id.as_str()).copied())
                .collect();
            rows.push(self.place(
                &zone.id,
                &zone.name,
                PlaceForm::Zone,
                region,
                zone.midline,
                near,
            ));
        }
        for region in &records.regions {
            let row = region_row(self, &region.id);
            rows.push(self.place(
                &region.id,
                &region.name,
                PlaceForm::Region,
                row,
                false,
                Vec::new(),
            ));
        }
        for area in &records.areas {
            let first = area
                .any_of
                .first()
                .and_then(|id| self.place_rows.get(id.as_str()))
                .copied();
            let region = first.map_or(NONE, |first| {
                rows.get(first as usize)
                    .map_or(NONE, |row: &PlaceRow| row.region)
            });
            rows.push(self.place(
                &area.id,
                &area.name,
                PlaceForm::Area,
                region,
                false,
                Vec::new(),
            ));
        }
        let mut links = Vec::new();
        for row in &mut rows {
            let own = self.place_links(row);
            row.links = append(&mut links, own);
        }
        (rows, links)
    }

    fn place(
        &mut self,
        id: &str,
        name: &str,
        form: PlaceForm,
        region: u16,
        midline: bool,
        near: Vec<u16>,
    ) -> PlaceRow {
        let zones = self.zones_of(id);
        let area = self.records.areas.iter().find(|area| area.id == id);
        let members: Vec<u16> = area.map_or_else(Vec::new, |area| {
            area.any_of
                .iter()
                .filter_map(|id| self.place_rows.get(id.as_str()).copied())
                .collect()
        });
        PlaceRow {
            id: self.strings.add(id),
            name: self.strings.add(name),
            form,
            region,
            midline,
            zones: append(&mut self.covered, zones),
            members: append(&mut self.covered, members),
            neighbours: append(&mut self.covered, near),
            links: List::default(),
        }
    }

    /// Each ranked muscle's chance for a place, with how it fits.
    fn place_chances(&self, row: &PlaceRow) -> Vec<(u16, f64, Fit, Direct)> {
        let zones = row.zones.of(&self.covered);
        let mut chances = Vec::new();
        for &muscle in &self.ranked {
            if let (PlaceForm::Zone, [zone]) = (row.form, zones) {
                if let Some((chance, fit, direct)) = self.zone_chance(muscle, *zone) {
                    chances.push((muscle, chance, fit, direct));
                }
                continue;
            }
            let inside: Vec<Direct> = zones
                .iter()
                .filter_map(|zone| self.direct.get(&(muscle, *zone)).copied())
                .collect();
            if let Some(best) = inside
                .iter()
                .copied()
                .min_by_key(|direct| (direct.pattern, direct.relation))
            {
                let chance = weights::any(inside.iter().map(|direct| self.chance(direct.pattern)));
                chances.push((muscle, chance, Fit::Broader, best));
            }
        }
        chances
    }

    fn background(&self, chances: &[(u16, f64, Fit, Direct)]) -> f64 {
        weights::background(
            chances.iter().map(|(_, chance, _, _)| *chance),
            self.ranked.len(),
        )
    }

    /// How common each muscle is as a culprit: its mean judged share over all places with a
    /// list, at least a quarter of an equal share; over ranked muscles they sum to 1.
    fn find_common(&mut self) {
        let lists = &self.records.usual;
        let mut shares = vec![0.0; self.records.muscles.len()];
        let least = 1.0 / (4.0 * self.ranked.len().max(1) as f64);
        for (muscle, share) in lists.iter().flat_map(|usual| self.list_shares(usual)) {
            shares[muscle as usize] += share / lists.len() as f64;
        }
        let mut common = vec![0.0; shares.len()];
        for &muscle in &self.ranked {
            common[muscle as usize] = shares[muscle as usize].max(least);
        }
        let total: f64 = common.iter().sum();
        self.common = common.into_iter().map(|share| share / total).collect();
    }

    /// How each muscle explains a place: its share of the people with pain there, over its
    /// share of all people. The share is the judged one, mixed with one that follows from the
    /// referrals alone, as the lists are short.
    fn place_links(&self, row: &PlaceRow) -> Vec<LinkRow> {
        let chances = self.with_usual(row);
        let background = self.background(&chances);
        let (leak, contrary) = (self.values.get("leak"), self.values.get("contrary-side"));
        let shares = self.usual_shares(row);
        let rest = if shares.is_empty() {
            1.0
        } else {
            self.values.get("usual-rest")
        };
        let total: f64 = chances
            .iter()
            .map(|(muscle, chance, ..)| chance * self.common[*muscle as usize])
            .sum();
        let mut links = Vec::new();
        for (muscle, chance, fit, direct) in chances {
            // share by referrals over share of all: the commonness cancels out
            let referred = if total > 0.0 { chance / total } else { 0.0 };
            let judged =
                shares.get(&muscle).copied().unwrap_or_default() / self.common[muscle as usize];
            let ratio = (1.0 - rest) * judged + rest * referred;
            let hit = weights::explained(referred, leak);
            links.push(LinkRow {
                muscle,
                fit,
                pattern: direct.pattern,
                relation: direct.relation,
                hit: hit as f32,
                off: weights::explained(contrary * ratio, leak) as f32,
                absent: weights::absent(chance, background, self.values.get("absent-strength"))
                    as f32,
                usual: (weights::explained(ratio, leak) - hit) as f32,
                chance: chance as f32,
                mixed: fit == Fit::Broader && self.is_mixed(row, muscle, direct.relation),
                sources: direct.sources,
            });
        }
        links
    }

    /// Whether some zone of a place is referred to on another side than this.
    fn is_mixed(&self, row: &PlaceRow, muscle: u16, relation: Relation) -> bool {
        let zones = row.zones.of(&self.covered).iter();
        let mut inside = zones.filter_map(|zone| self.direct.get(&(muscle, *zone)));
        inside.any(|direct| direct.relation != relation)
    }

    /// The chances of a place, with the muscles judged usual there that no referral leads to.
    fn with_usual(&self, row: &PlaceRow) -> Vec<(u16, f64, Fit, Direct)> {
        let mut chances = self.place_chances(row);
        for muscle in self.usual_shares(row).into_keys() {
            if !chances.iter().any(|(other, ..)| *other == muscle) {
                let sources = List::default();
                let direct = Direct {
                    pattern: Pattern::Spillover,
                    relation: Relation::SameSide,
                    sources,
                };
                chances.push((muscle, 0.0, Fit::Judged, direct));
            }
        }
        chances.sort_unstable_by_key(|(muscle, ..)| *muscle);
        chances
    }

    /// Judged shares by ranked muscle; an area takes the mean of its places.
    fn usual_shares(&self, row: &PlaceRow) -> BTreeMap<u16, f64> {
        let id = &self.strings.all[row.id.at as usize..(row.id.at + row.id.len) as usize];
        let area = self.records.areas.iter().find(|area| area.id == id);
        let places: Vec<&str> = area.map_or_else(
            || vec![id],
            |area| area.any_of.iter().map(String::as_str).collect(),
        );
        let mut shares = BTreeMap::new();
        for usual in self
            .records
            .usual
            .iter()
            .filter(|usual| places.contains(&usual.place.as_str()))
        {
            for (muscle, share) in self.list_shares(usual) {
                *shares.entry(muscle).or_default() += share / places.len() as f64;
            }
        }
        shares
    }

    /// One list's shares by ranked muscle. A group's share goes to each member in full, for the
    /// judgement does not say which.
    fn list_shares(&self, usual: &raw::Usual) -> BTreeMap<u16, f64> {
        let mut shares: BTreeMap<u16, f64> = BTreeMap::new();
        for line in &usual.muscles {
            for muscle in self.candidates(&line.muscle) {
                let share = shares.entry(muscle).or_default();
                *share = share.max(line.weight);
            }
        }
        shares
    }

    fn cue_chance(&self, strength: &str) -> f64 {
        self.values.get(if strength == "typical" {
            "cue-typical"
        } else {
            "cue-possible"
        })
    }

    /// The muscles whose records answer a question about a factor, with chance and sources.
    fn cue_list(&mut self, chances: BTreeMap<u16, (f64, Vec<String>)>) -> List {
        if chances.is_empty() {
            return List::default();
        }
        let background = weights::background(
            chances.values().map(|(chance, _)| *chance),
            self.ranked.len(),
        )
        .max(self.values.get("cue-background"));
        let (leak, weight, absent) = (
            self.values.get("cue-leak"),
            self.values.get("cue-weight"),
            self.values.get("cue-absent"),
        );
        let mut rows = Vec::new();
        for (muscle, (chance, sources)) in chances {
            let sources = self.source_list(&sources);
            rows.push(CueLink {
                muscle,
                hit: (weight * weights::present(chance, background, leak)) as f32,
                absent: (weight * weights::absent(chance, background, absent)) as f32,
                sources,
            });
        }
        append(&mut self.cue_links, rows)
    }

    /// Chances by muscle for one factor: `effects` answer the question in full, all other
    /// ways of making pain worse in part (a cause is often an aggravator too).
    fn factor_chances(&self, id: &str, effect: &str) -> BTreeMap<u16, (f64, Vec<String>)> {
        let related = self.values.get("cue-related");
        let mut chances: BTreeMap<u16, (f64, Vec<String>)> = BTreeMap::new();
        for muscle in &self.records.muscles {
            for link in muscle.factors.iter().filter(|link| link.factor == id) {
                let part = match (effect, link.effect.as_str()) {
                    (asked, known) if asked == known => 1.0,
                    ("worse" | "onset", "worse" | "onset" | "perpetuates") => related,
                    _ => continue,
                };
                let chance = part * self.cue_chance(&link.strength);
                for row in self.candidates(&muscle.id) {
                    let best = chances.entry(row).or_default();
                    if chance > best.0 {
                        *best = (chance, link.sources.clone());
                    }
                }
            }
        }
        chances
    }

    fn factors(&mut self) -> Vec<CueRow> {
        let records = self.records;
        let families: Vec<&str> = records
            .factors
            .iter()
            .filter_map(|factor| factor.family.as_deref())
            .collect();
        let families: Vec<&str> = families
            .into_iter()
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        let mut rows = Vec::new();
        for factor in &records.factors {
            let family = factor
                .family
                .as_deref()
                .and_then(|family| families.iter().position(|other| *other == family));
            let lists =
                ["worse", "better", "onset"].map(|effect| self.factor_chances(&factor.id, effect));
            let [worse, better, after] = lists.map(|chances| self.cue_list(chances));
            rows.push(CueRow {
                id: self.strings.add(&factor.id),
                name: self.strings.add(&factor.name),
                family: family.map_or(NONE, |family| family as u16),
                worse,
                better,
                after,
                pointers: self.pointer_list(&factor.id),
            });
        }
        rows
    }

    fn signs(&mut self) -> Vec<CueRow> {
        let records = self.records;
        let chance = self.values.get("sign-chance");
        let mut rows = Vec::new();
        for sign in &records.signs {
            let mut chances: BTreeMap<u16, (f64, Vec<String>)> = BTreeMap::new();
            for muscle in &records.muscles {
                let Some(own) = muscle
                    .signs
                    .iter()
                    .find(|own| own.sign.as_deref() == Some(&sign.id))
                else {
                    continue;
                };
                for row in self.candidates(&muscle.id) {
                    chances.insert(row, (chance, own.sources.clone()));
                }
            }
            rows.push(CueRow {
                id: self.strings.add(&sign.id),
                name: self.strings.add(&sign.name),
                family: NONE,
                worse: self.cue_list(chances),
                better: List::default(),
                after: List::default(),
                pointers: self.pointer_list(&sign.id),
            });
        }
        rows
    }

    /// What one factor or sign says by region, role and muscle. What began the pain is often
    /// told as what makes it worse, and the reverse: a row for one speaks for the other in part.
    fn pointer_list(&mut self, id: &str) -> List {
        let mut rows = self.judged(id);
        let turned = rows.iter().filter_map(|((region, role, muscle), shift)| {
            let role = match role {
                Role::Worse => Role::After,
                Role::After => Role::Worse,
                Role::Better | Role::NotWorse => return None,
            };
            Some(((*region, role, *muscle), *shift))
        });
        let turned = turned.collect();
        self.lend(&mut rows, &turned);
        let rows = rows
            .into_iter()
            .map(|((region, role, muscle), shift)| PointerRow {
                region,
                role,
                muscle,
                shift: shift as f32,
            });
        append(&mut self.pointers, rows)
    }

    /// The rows judged for one factor or sign.
    fn judged(&self, id: &str) -> Judged {
        let mut rows = Judged::new();
        for pointer in self
            .records
            .pointers
            .iter()
            .filter(|pointer| pointer.finding == id)
        {
            let Some(&region) = self.place_rows.get(pointer.region.as_str()) else {
                continue;
            };
            let raises = pointer.raises.iter().map(|shift| (shift, 1.0));
            for (shift, sign) in raises.chain(pointer.lowers.iter().map(|shift| (shift, -1.0))) {
                let ratio = self.values.get(&format!("pointer-{}", shift.strength));
                for muscle in self.candidates(&shift.muscle) {
                    rows.insert((region, role(&pointer.effect), muscle), sign * ratio.ln());
                }
            }
        }
        rows
    }

    /// Adds another finding's rows, in part, for regions and roles that have none.
    fn lend(&self, rows: &mut Judged, others: &Judged) {
        let judged: BTreeSet<(u16, Role)> = rows
            .keys()
            .map(|(region, role, _)| (*region, *role))
            .collect();
        let part = self.values.get("cue-related");
        let new = others
            .iter()
            .filter(|((region, role, _), _)| !judged.contains(&(*region, *role)));
        rows.extend(new.map(|(key, shift)| (*key, part * shift)));
    }

    /// Ranked muscles whose pain is taken for a condition: their records or the condition's say so.
    fn imitators(&self, condition: &raw::Condition) -> BTreeSet<u16> {
        let named_by = |muscle: &&raw::Muscle| {
            muscle
                .mimics
                .iter()
                .any(|mimic| mimic.condition == condition.id)
        };
        let by_record = self
            .records
            .muscles
            .iter()
            .filter(named_by)
            .map(|muscle| muscle.id.as_str());
        by_record
            .chain(condition.imitated_by.iter().map(String::as_str))
            .flat_map(|id| self.candidates(id))
            .collect()
    }

    fn conditions(&mut self) -> Vec<ConditionRow> {
        let records = self.records;
        let mut rows = Vec::new();
        for condition in &records.conditions {
            let zones: BTreeSet<u16> = condition
                .places
                .iter()
                .flat_map(|place| self.zones_of(place))
                .collect();
            let muscles = self.imitators(condition);
            rows.push(ConditionRow {
                id: self.strings.add(&condition.id),
                name: self.strings.add(&condition.name),
                tell: self.strings.add(&tell(&condition.findings)),
                urgent: self
                    .strings
                    .add(condition.urgent_if.as_deref().unwrap_or_default()),
                zones: append(&mut self.covered, zones),
                muscles: append(&mut self.covered, muscles),
            });
        }
        rows
    }

    fn flags(&mut self) -> (Vec<FlagRow>, Vec<TriggerRow>, Vec<List>, Vec<Span>) {
        let (mut rows, mut triggers, mut alternatives) = (Vec::new(), Vec::new(), Vec::new());
        let records = self.records;
        let texts: BTreeSet<String> = records
            .red_flags
            .iter()
            .flat_map(|flag| {
                flag.phrases.iter().chain(
                    flag.combinations
                        .iter()
                        .flat_map(|one| one.said.iter().flatten()),
                )
            })
            .map(|phrase| text::normalise(phrase))
            .collect();
        let texts: Vec<String> = texts.into_iter().collect();
        let phrases: Vec<Span> = texts.iter().map(|text| self.strings.add(text)).collect();
        for (row, flag) in records.red_flags.iter().enumerate() {
            let mut own = Vec::new();
            let alone = flag.phrases.iter().map(|phrase| raw::Combination {
                pain_in: Vec::new(),
                said: vec![vec![phrase.clone()]],
                age_from: None,
                age_to: None,
                sex: None,
                pregnant: false,
            });
            for combination in alone.chain(flag.combinations.iter().cloned()) {
                let mut said = Vec::new();
                for list in &combination.said {
                    let spoken = list
                        .iter()
                        .filter_map(|phrase| texts.binary_search(&text::normalise(phrase)).ok());
                    said.push(append(&mut self.covered, spoken.map(|row| row as u16)));
                }
                let pain_in = self.region_rows(&combination.pain_in);
                own.push(TriggerRow {
                    flag: row as u16,
                    said: append(&mut alternatives, said),
                    pain_in: append(&mut self.covered, pain_in),
                    age_from: combination.age_from.unwrap_or(0),
                    age_to: combination.age_to.unwrap_or(u8::MAX),
                    sex: match combination.sex.as_deref() {
                        Some("female") => 1,
                        Some("male") => 2,
                        _ => 0,
                    },
                    pregnant: combination.pregnant,
                });
            }
            let regions = self.region_rows(&flag.regions);
            rows.push(FlagRow {
                id: self.strings.add(&flag.id),
                name: self.strings.add(&flag.name),
                question: self.strings.add(&flag.question),
                concern: self.strings.add(&flag.concern),
                action: self.strings.add(&flag.action),
                urgency: urgency(&flag.urgency),
                triggers: append(&mut triggers, own),
                regions: append(&mut self.covered, regions),
            });
        }
        (rows, triggers, alternatives, phrases)
    }

    /// The triggers each phrase is part of, so that what was said leads to them.
    fn phrase_triggers(
        &mut self,
        triggers: &[TriggerRow],
        alternatives: &[List],
        phrases: usize,
    ) -> Vec<List> {
        let mut by_phrase: Vec<Vec<u16>> = vec![Vec::new(); phrases];
        for (row, trigger) in triggers.iter().enumerate() {
            for phrase in trigger
                .said
                .of(alternatives)
                .iter()
                .flat_map(|list| list.of(&self.covered))
            {
                by_phrase[*phrase as usize].push(row as u16);
            }
        }
        by_phrase
            .into_iter()
            .map(|rows| append(&mut self.covered, rows))
            .collect()
    }

    fn region_rows(&self, ids: &[String]) -> Vec<u16> {
        ids.iter()
            .filter_map(|id| self.place_rows.get(id.as_str()).copied())
            .collect()
    }

    fn sources(&mut self) -> Vec<SourceRow> {
        let records = self.records;
        let strings = &mut self.strings;
        let row = |source: &raw::Source| SourceRow {
            id: strings.add(&source.id),
            cite: strings.add(&cite(source)),
            read: source.status == "read",
        };
        records.sources.iter().map(row).collect()
    }

    fn names(&mut self) -> Vec<NameRow> {
        let mut rows: BTreeMap<(String, NameOf, u16), String> = BTreeMap::new();
        for (of, row, name) in all_names(self.records) {
            let normal = text::normalise(&name);
            if !normal.is_empty() {
                rows.entry((normal, of, row)).or_insert(name);
            }
        }
        rows.into_iter()
            .map(|((normal, of, row), written)| NameRow {
                text: self.strings.add(&normal),
                written: self.strings.add(&written),
                letters: text::letters(&normal),
                of,
                row,
            })
            .collect()
    }

    fn numbers(&self) -> Numbers {
        let get = |id: &str| self.values.get(id) as f32;
        let (essential, spillover) = (self.values.get("essential"), self.values.get("spillover"));
        let silent =
            |chance: f64, weight: &str| weights::silent(chance, self.values.get(weight)) as f32;
        Numbers {
            unexplained: self.values.get("leak").ln() as f32,
            cue_unexplained: (self.values.get("cue-weight") * self.values.get("cue-leak").ln())
                as f32,
            silent_essential: silent(essential, "silent"),
            silent_spillover: silent(spillover, "silent"),
            complete_essential: silent(essential, "silent-complete"),
            complete_spillover: silent(spillover, "silent-complete"),
            cue_cap: get("cue-cap"),
            intensity_span: get("intensity-span"),
            bilateral: get("bilateral"),
            tie: get("tie"),
            strong_lead: get("strong-lead"),
            good_gap: get("good-gap"),
            possible_gap: get("possible-gap"),
            set_leak: get("set-leak"),
            set_active: get("set-active"),
            set_gain: get("set-gain"),
            set_cut: get("set-cut"),
            set_causes: get("set-causes") as u8,
            set_exact: get("set-exact") as u8,
            essential: essential as f32,
            spillover: spillover as f32,
            ask_gain: get("ask-gain"),
            ask_lead: get("ask-lead"),
            ask_leading: get("ask-leading") as u8,
            ask_most: get("ask-most") as u8,
            ask_leaving: get("ask-leaving"),
            ask_common: get("ask-common"),
            ask_typical: get("cue-typical"),
            ask_strong: get("pointer-strong"),
            ask_sure: get("ask-sure"),
            ask_moves: get("ask-moves"),
            temperature: get("temperature"),
        }
    }
}

/// One line that cites a source: author, year, title.
#[must_use]
pub fn cite(source: &raw::Source) -> String {
    match source.year {
        Some(year) => format!("{} {year}: {}", source.author, source.title),
        None => format!("{}: {}", source.author, source.title),
    }
}

/// Every name in the knowledge base with what it names: names, Latin names, aliases, and ids
/// where no other record claims the same words (`leg` is the id of the lower leg, but the word
/// means the whole limb).
#[must_use]
pub fn all_names(records: &Records) -> Vec<(NameOf, u16, String)> {
    let mut names = Vec::new();
    let mut ids = Vec::new();
    let mut add = |of: NameOf,
                   row: usize,
                   id: &str,
                   name: &str,
                   others: &mut dyn Iterator<Item = &String>| {
        let without_brackets = name.split('(').next().unwrap_or(name);
        for text in [name, without_brackets] {
            names.push((of, row as u16, text.to_owned()));
        }
        ids.push((of, row as u16, id.to_owned()));
        names.extend(others.map(|other| (of, row as u16, other.clone())));
    };
    for (row, muscle) in records.muscles.iter().enumerate() {
        let mut others = muscle.latin.iter().chain(&muscle.aliases);
        add(
            NameOf::MuscleName,
            row,
            &muscle.id,
            &muscle.name,
            &mut others,
        );
    }
    let (zones, regions) = (records.zones.len(), records.regions.len());
    for (row, zone) in records.zones.iter().enumerate() {
        add(
            NameOf::PlaceName,
            row,
            &zone.id,
            &zone.name,
            &mut zone.aliases.iter(),
        );
    }
    for (row, region) in records.regions.iter().enumerate() {
        add(
            NameOf::PlaceName,
            zones + row,
            &region.id,
            &region.name,
            &mut region.aliases.iter(),
        );
    }
    for (row, area) in records.areas.iter().enumerate() {
        add(
            NameOf::PlaceName,
            zones + regions + row,
            &area.id,
            &area.name,
            &mut area.aliases.iter(),
        );
    }
    for (row, condition) in records.conditions.iter().enumerate() {
        add(
            NameOf::ConditionName,
            row,
            &condition.id,
            &condition.name,
            &mut condition.aliases.iter(),
        );
    }
    for (row, factor) in records.factors.iter().enumerate() {
        add(
            NameOf::FactorName,
            row,
            &factor.id,
            &factor.name,
            &mut factor.aliases.iter(),
        );
    }
    for (row, sign) in records.signs.iter().enumerate() {
        add(
            NameOf::SignName,
            row,
            &sign.id,
            &sign.name,
            &mut sign.aliases.iter(),
        );
    }
    for (row, flag) in records.red_flags.iter().enumerate() {
        add(
            NameOf::FlagName,
            row,
            &flag.id,
            &flag.name,
            &mut std::iter::empty(),
        );
    }
    let claimed: BTreeSet<(NameOf, String)> = names
        .iter()
        .map(|(of, _, name)| (*of, text::normalise(name)))
        .collect();
    ids.retain(|(of, _, id)| !claimed.contains(&(*of, text::normalise(id))));
    names.extend(ids);
    names
}

/// The finding most worth asking: one with a published likelihood ratio, else the first.
fn tell(findings: &[raw::Discriminator]) -> String {
    let power = |finding: &raw::Discriminator| finding.lr_positive.unwrap_or(1.0);
    let best = findings
        .iter()
        .rev()
        .max_by(|left, right| power(left).total_cmp(&power(right)));
    best.map_or_else(String::new, |finding| {
        let side = if finding.favours == "condition" {
            "speaks for it"
        } else {
            "speaks for the muscle"
        };
        match finding.lr_positive {
            Some(ratio) if finding.favours == "condition" => {
                format!("{} ({side}, LR+ {ratio})", finding.finding)
            }
            _ => format!("{} ({side})", finding.finding),
        }
    })
}

fn pattern(word: &str) -> Pattern {
    if word == "essential" {
        Pattern::Essential
    } else {
        Pattern::Spillover
    }
}

fn relation(word: &str) -> Relation {
    match word {
        "both" => Relation::EitherSide,
        "midline" => Relation::MidLine,
        "other" => Relation::OtherSide,
        _ => Relation::SameSide,
    }
}

fn role(word: &str) -> Role {
    match word {
        "better" => Role::Better,
        "onset" => Role::After,
        "not-worse" => Role::NotWorse,
        _ => Role::Worse,
    }
}

fn form(word: &str) -> Form {
    match word {
        "group" => Form::Group,
        "part" => Form::Part,
        _ => Form::Whole,
    }
}

fn urgency(word: &str) -> u8 {
    match word {
        "emergency-now" => 0,
        "same-day" => 1,
        _ => 2,
    }
}
