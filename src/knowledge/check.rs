//! The rules every knowledge base keeps: the shipped one, and a user's own laid over it.
//!
//! All problems are reported, each with file, line, id and rule. Wrong data does not build.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::compile::{NUMBERS, all_names};
use super::raw;
use super::records::{Entries, File, Kind, Problem, Records};
use super::tables::NameOf;
use super::text;

struct Checker<'a> {
    records: &'a Records,
    problems: Vec<Problem>,
    muscles: BTreeSet<&'a str>,
    zones: BTreeSet<&'a str>,
    places: BTreeSet<&'a str>,
    regions: BTreeSet<&'a str>,
    factors: BTreeSet<&'a str>,
    signs: BTreeSet<&'a str>,
    conditions: BTreeSet<&'a str>,
    sources: BTreeSet<&'a str>,
}

/// Reads, parses and checks shipped files and, over them, a user's.
///
/// Returns the entries and records with all problems found; records are only to be used when
/// there are none.
#[must_use]
pub fn load(shipped: &[File], own: &[File]) -> (Entries, Records, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut entries = Entries::read(shipped, &mut problems);
    entries.overlay(own, &mut problems);
    let records = entries.parse(&mut problems);
    problems.extend(check(&records));
    problems.sort();
    problems.dedup();
    (entries, records, problems)
}

/// All problems of a set of records.
#[must_use]
pub fn check(records: &Records) -> Vec<Problem> {
    let mut checker = Checker {
        records,
        problems: Vec::new(),
        muscles: ids(&records.muscles, |muscle| &muscle.id),
        zones: ids(&records.zones, |zone| &zone.id),
        regions: ids(&records.regions, |region| &region.id),
        places: BTreeSet::new(),
        factors: ids(&records.factors, |factor| &factor.id),
        signs: ids(&records.signs, |sign| &sign.id),
        conditions: ids(&records.conditions, |condition| &condition.id),
        sources: ids(&records.sources, |source| &source.id),
    };
    checker.places = &checker.zones | &checker.regions;
    checker.places.extend(records.areas.iter().map(|area| area.id.as_str()));
    checker.ids_are_kebab_case_and_unique();
    checker.names_are_unique();
    checker.places_fit_together();
    checker.vocabularies_are_valid();
    checker.conditions_and_flags();
    checker.numbers();
    checker.judgement();
    for muscle in &records.muscles {
        checker.muscle(muscle);
    }
    checker.parts_and_groups();
    checker.problems
}

/// Problems of form in shipped files: canonical field order, indentation and file names.
#[must_use]
pub fn form(files: &[File]) -> Vec<Problem> {
    files.iter().filter_map(|file| form_of(file).err()).collect()
}

fn form_of(file: &File) -> Result<(), Problem> {
    match file.path.as_str() {
        "regions.json" => canonical::<Vec<raw::Region>>(file),
        "zones.json" => canonical::<Vec<raw::Zone>>(file),
        "areas.json" => sorted::<raw::Area>(file, |area| area.id.clone()),
        "factors.json" => sorted::<raw::Factor>(file, |factor| factor.id.clone()),
        "signs.json" => sorted::<raw::Sign>(file, |sign| sign.id.clone()),
        "conditions.json" => sorted::<raw::Condition>(file, |condition| condition.id.clone()),
        "red-flags.json" => sorted::<raw::RedFlag>(file, |flag| flag.id.clone()),
        "sources.json" => sorted::<raw::Source>(file, |source| source.id.clone()),
        "ranking.json" => canonical::<Vec<raw::Number>>(file),
        "usual.json" => canonical::<Vec<raw::Usual>>(file),
        "pointers.json" => canonical::<Vec<raw::Pointer>>(file),
        _ => muscle_form(file),
    }
}

fn wrong_form(file: &File, line: usize, message: String) -> Problem {
    Problem { file: file.path.clone(), line, id: String::new(), rule: "canonical-form", message }
}

fn canonical<T: Serialize + DeserializeOwned>(file: &File) -> Result<(), Problem> {
    // a file that does not parse is reported by `load`
    let Ok(value) = serde_json::from_str::<T>(&file.text) else { return Ok(()) };
    let wanted = canonical_text(&value);
    if wanted == file.text {
        return Ok(());
    }
    let same = wanted.lines().zip(file.text.lines()).take_while(|(left, right)| left == right).count();
    let want = wanted.lines().nth(same).unwrap_or("the end of the file");
    Err(wrong_form(file, same + 1, format!("not in canonical form; expected `{}`", want.trim())))
}

/// The one way a record is written: two spaces, fields in the order of its type, a final newline.
#[must_use]
pub fn canonical_text<T: Serialize>(value: &T) -> String {
    serde_json::to_string_pretty(value).map(|text| text + "\n").unwrap_or_default()
}

fn sorted<T: Serialize + DeserializeOwned>(file: &File, id: fn(&T) -> String) -> Result<(), Problem> {
    if let Ok(list) = serde_json::from_str::<Vec<T>>(&file.text) {
        if let Some(pair) = list.windows(2).find(|pair| id(&pair[0]) > id(&pair[1])) {
            return Err(wrong_form(file, 0, format!("not sorted: `{}` before `{}`", id(&pair[0]), id(&pair[1]))));
        }
    }
    canonical::<Vec<T>>(file)
}

fn muscle_form(file: &File) -> Result<(), Problem> {
    if let Ok(muscle) = serde_json::from_str::<raw::Muscle>(&file.text) {
        if !file.path.ends_with(&format!("/{}.json", muscle.id)) {
            return Err(wrong_form(file, 0, format!("the file of `{0}` is named `{0}.json`", muscle.id)));
        }
    }
    canonical::<raw::Muscle>(file)
}

fn ids<T>(records: &[T], id: fn(&T) -> &String) -> BTreeSet<&str> {
    records.iter().map(|record| id(record).as_str()).collect()
}

fn is_kebab(id: &str) -> bool {
    let inner = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    id.split('-').all(inner)
}

impl<'a> Checker<'a> {
    fn report(&mut self, kind: Kind, id: &str, rule: &'static str, message: String) {
        let origin = self.records.origins.get(&(kind, id.to_owned()));
        self.problems.push(Problem {
            file: origin.map_or_else(|| kind.path().to_owned(), |origin| origin.file.clone()),
            line: origin.map_or(0, |origin| origin.line),
            id: id.to_owned(),
            rule,
            message,
        });
    }

    fn known(&mut self, at: (Kind, &str), set: fn(&Self) -> &BTreeSet<&'a str>, what: &str, id: &str) {
        if !set(self).contains(id) {
            let near = nearest(id, set(self));
            let hint = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
            self.report(at.0, at.1, "known-reference", format!("unknown {what} `{id}`{hint}"));
        }
    }

    fn one_of(&mut self, at: (Kind, &str), what: &str, value: &str, allowed: &[&str]) {
        if !allowed.contains(&value) {
            let message = format!("{what} is `{value}`; allowed are {}", allowed.join(", "));
            self.report(at.0, at.1, "allowed-value", message);
        }
    }

    fn cited(&mut self, at: (Kind, &str), what: &str, sources: &[String]) {
        if sources.is_empty() {
            self.report(at.0, at.1, "has-source", format!("{what} has no source"));
        }
        for source in sources {
            self.known(at, |checker| &checker.sources, "source", source);
        }
        let unique: BTreeSet<_> = sources.iter().collect();
        if unique.len() != sources.len() {
            self.report(at.0, at.1, "unique-source", format!("{what} names a source twice"));
        }
    }

    fn said(&mut self, at: (Kind, &str), what: &str, text: &str) {
        if text.trim().is_empty() || text != text.trim() || text.contains(char::is_control) {
            self.report(at.0, at.1, "has-text", format!("{what} is empty or has stray spaces or control characters"));
        }
    }

    fn ids_are_kebab_case_and_unique(&mut self) {
        let mut seen: BTreeMap<&str, Kind> = BTreeMap::new();
        let records = self.records;
        let lists: [(Kind, Vec<&str>); 9] = [
            (Kind::Regions, records.regions.iter().map(|record| record.id.as_str()).collect()),
            (Kind::Zones, records.zones.iter().map(|record| record.id.as_str()).collect()),
            (Kind::Areas, records.areas.iter().map(|record| record.id.as_str()).collect()),
            (Kind::Factors, records.factors.iter().map(|record| record.id.as_str()).collect()),
            (Kind::Signs, records.signs.iter().map(|record| record.id.as_str()).collect()),
            (Kind::Conditions, records.conditions.iter().map(|record| record.id.as_str()).collect()),
            (Kind::RedFlags, records.red_flags.iter().map(|record| record.id.as_str()).collect()),
            (Kind::Sources, records.sources.iter().map(|record| record.id.as_str()).collect()),
            (Kind::Muscles, records.muscles.iter().map(|record| record.id.as_str()).collect()),
        ];
        for (kind, list) in lists {
            for id in list {
                if !is_kebab(id) {
                    self.report(kind, id, "kebab-id", "an id is lower-case words joined by `-`".to_owned());
                }
                if let Some(other) = seen.insert(id, kind) {
                    let message = format!("this id is also used in {}", other.path());
                    self.report(kind, id, "unique-id", message);
                }
            }
        }
    }

    fn names_are_unique(&mut self) {
        let mut owners: BTreeMap<(String, NameOf), (u16, String)> = BTreeMap::new();
        for (of, row, name) in all_names(self.records) {
            let normal = text::normalise(&name);
            if normal.is_empty() {
                let (kind, id) = self.owner(of, row);
                self.report(kind, &id, "has-text", format!("the name `{name}` has no letters"));
                continue;
            }
            let owner = owners.entry((normal, of)).or_insert_with(|| (row, name.clone()));
            if owner.0 != row {
                let (_, other) = self.owner(of, owner.0);
                let (kind, id) = self.owner(of, row);
                let message = format!("the name `{name}` already names `{other}` (as `{}`)", owner.1);
                self.report(kind, &id, "unique-name", message);
            }
        }
    }

    fn owner(&self, of: NameOf, row: u16) -> (Kind, String) {
        let row = row as usize;
        let records = self.records;
        let (zones, regions) = (records.zones.len(), records.regions.len());
        match of {
            NameOf::MuscleName => (Kind::Muscles, records.muscles[row].id.clone()),
            NameOf::PlaceName if row < zones => (Kind::Zones, records.zones[row].id.clone()),
            NameOf::PlaceName if row < zones + regions => (Kind::Regions, records.regions[row - zones].id.clone()),
            NameOf::PlaceName => (Kind::Areas, records.areas[row - zones - regions].id.clone()),
            NameOf::ConditionName => (Kind::Conditions, records.conditions[row].id.clone()),
            NameOf::FactorName => (Kind::Factors, records.factors[row].id.clone()),
            NameOf::SignName => (Kind::Signs, records.signs[row].id.clone()),
            NameOf::FlagName => (Kind::RedFlags, records.red_flags[row].id.clone()),
        }
    }

    fn places_fit_together(&mut self) {
        let records = self.records;
        let neighbours: BTreeMap<&str, &Vec<String>> =
            records.zones.iter().map(|zone| (zone.id.as_str(), &zone.neighbours)).collect();
        for zone in &records.zones {
            let at = (Kind::Zones, zone.id.as_str());
            self.known(at, |checker| &checker.regions, "region", &zone.region);
            self.one_of(at, "view", &zone.view, &["front", "back", "both"]);
            for other in &zone.neighbours {
                self.known(at, |checker| &checker.zones, "zone", other);
                let back = neighbours.get(other.as_str()).is_some_and(|list| list.contains(&zone.id));
                if other == &zone.id || (neighbours.contains_key(other.as_str()) && !back) {
                    self.report(at.0, at.1, "symmetric-neighbours", format!("`{other}` does not name it as a neighbour"));
                }
            }
        }
        for region in &records.regions {
            let at = (Kind::Regions, region.id.as_str());
            let inside = records.zones.iter().any(|zone| zone.id == region.default_zone && zone.region == region.id);
            if !inside {
                let message = format!("its default zone `{}` is not one of its zones", region.default_zone);
                self.report(at.0, at.1, "default-zone", message);
            }
        }
        let areas: BTreeSet<&str> = records.areas.iter().map(|area| area.id.as_str()).collect();
        for area in &records.areas {
            let at = (Kind::Areas, area.id.as_str());
            for place in &area.any_of {
                self.known(at, |checker| &checker.places, "zone or region", place);
                if areas.contains(place.as_str()) {
                    self.report(at.0, at.1, "no-cycles", format!("an area cannot contain the area `{place}`"));
                }
            }
            if area.any_of.is_empty() {
                self.report(at.0, at.1, "has-places", "an area covers at least one place".to_owned());
            }
        }
    }

    fn vocabularies_are_valid(&mut self) {
        let records = self.records;
        let kinds = ["movement", "activity", "posture", "state", "environment", "anatomical"];
        for factor in &records.factors {
            let at = (Kind::Factors, factor.id.as_str());
            self.one_of(at, "kind", &factor.kind, &kinds);
            self.said(at, "name", &factor.name);
        }
        for sign in &records.signs {
            self.said((Kind::Signs, &sign.id), "name", &sign.name);
        }
        let kinds = [
            "trial", "review", "study", "case-report", "guideline", "textbook", "clinician-page", "seed", "ontology",
            "recall", "judgement",
        ];
        for source in &records.sources {
            let at = (Kind::Sources, source.id.as_str());
            self.one_of(at, "kind", &source.kind, &kinds);
            self.one_of(at, "status", &source.status, &["read", "recalled"]);
            self.said(at, "author", &source.author);
            self.said(at, "title", &source.title);
            let unnamed = source.doi.is_none() && source.pmid.is_none() && source.url.is_none();
            if unnamed && !matches!(source.kind.as_str(), "recall" | "seed" | "textbook" | "judgement") {
                self.report(at.0, at.1, "can-be-found", "a source needs a DOI, a PMID or an address".to_owned());
            }
        }
    }

    fn conditions_and_flags(&mut self) {
        let records = self.records;
        for condition in &records.conditions {
            let at = (Kind::Conditions, condition.id.as_str());
            self.said(at, "plain text", &condition.plain);
            self.cited(at, "the condition", &condition.sources);
            for place in &condition.places {
                self.known(at, |checker| &checker.places, "place", place);
            }
            for muscle in &condition.imitated_by {
                self.known(at, |checker| &checker.muscles, "muscle", muscle);
            }
            for finding in &condition.findings {
                self.said(at, "finding", &finding.finding);
                self.one_of(at, "favours", &finding.favours, &["condition", "muscle"]);
                self.cited(at, "a finding", &finding.sources);
                let shares = [finding.sensitivity, finding.specificity];
                let ratios = [finding.lr_positive, finding.lr_negative];
                let wrong = shares.into_iter().flatten().any(|share| !(0.0..=1.0).contains(&share))
                    || ratios.into_iter().flatten().any(|ratio| !(ratio >= 0.0 && ratio.is_finite()));
                if wrong {
                    let message = format!("a figure of `{}` is out of range", finding.finding);
                    self.report(at.0, at.1, "value-in-range", message);
                }
            }
        }
        for flag in &records.red_flags {
            self.flag(flag);
        }
    }

    fn flag(&mut self, flag: &raw::RedFlag) {
        let at = (Kind::RedFlags, flag.id.as_str());
        self.one_of(at, "urgency", &flag.urgency, &["emergency-now", "same-day", "see-soon"]);
        self.cited(at, "the red flag", &flag.sources);
        for (what, text) in [("question", &flag.question), ("concern", &flag.concern), ("action", &flag.action)] {
            self.said(at, what, text);
        }
        for region in flag.regions.iter().filter(|region| *region != "any") {
            self.known(at, |checker| &checker.regions, "region", region);
        }
        for combination in &flag.combinations {
            for region in &combination.pain_in {
                self.known(at, |checker| &checker.regions, "region", region);
            }
            let empty = combination.said.is_empty() || combination.said.iter().any(Vec::is_empty);
            if empty && combination.age_from.is_none() && !combination.pregnant {
                self.report(at.0, at.1, "can-fire", "a combination without phrases would always fire".to_owned());
            }
        }
        let phrases = flag.phrases.iter().chain(flag.combinations.iter().flat_map(|combination| combination.said.iter().flatten()));
        for phrase in phrases {
            if text::normalise(phrase).is_empty() {
                self.report(at.0, at.1, "can-fire", format!("the phrase `{phrase}` has no words"));
            }
        }
        if flag.phrases.is_empty() && flag.combinations.is_empty() {
            self.report(at.0, at.1, "can-fire", "a red flag needs phrases or combinations".to_owned());
        }
    }

    fn numbers(&mut self) {
        let records = self.records;
        for number in &records.numbers {
            let at = (Kind::Ranking, number.id.as_str());
            self.said(at, "reason", &number.reason);
            if !number.value.is_finite() || number.value.abs() > 100.0 {
                self.report(at.0, at.1, "value-in-range", "a number lies between -100 and 100".to_owned());
            }
            if !NUMBERS.contains(&number.id.as_str()) {
                self.report(at.0, at.1, "known-number", "no part of the ranking uses this number".to_owned());
            }
            let chance = matches!(number.id.as_str(), "essential" | "spillover" | "neighbour" | "leak" | "cue-leak" | "cue-typical"
                | "cue-possible" | "sign-chance" | "contrary-side" | "rarity" | "set-leak" | "set-active" | "silent"
                | "silent-complete" | "absent-strength" | "cue-absent");
            if chance && !(0.0..=1.0).contains(&number.value) {
                self.report(at.0, at.1, "value-in-range", "this number lies between 0 and 1".to_owned());
            }
        }
        let have: BTreeSet<&str> = records.numbers.iter().map(|number| number.id.as_str()).collect();
        for missing in NUMBERS.iter().filter(|id| !have.contains(**id)) {
            self.report(Kind::Ranking, missing, "known-number", "this number is missing".to_owned());
        }
    }

    fn judgement(&mut self) {
        let records = self.records;
        for usual in &records.usual {
            let at = (Kind::Usual, usual.place.as_str());
            self.known(at, |checker| &checker.places, "place", &usual.place);
            for line in &usual.muscles {
                self.known(at, |checker| &checker.muscles, "muscle", &line.muscle);
                self.one_of(at, "basis", &line.basis, &["study", "guide", "judgement"]);
                if !(0.0..=1.0).contains(&line.weight) {
                    self.report(at.0, at.1, "value-in-range", format!("the weight of `{}` lies between 0 and 1", line.muscle));
                }
            }
        }
        for pointer in &records.pointers {
            let id = format!("{}/{}/{}", pointer.region, pointer.finding, pointer.effect);
            let at = (Kind::Pointers, id.as_str());
            self.known(at, |checker| &checker.regions, "region", &pointer.region);
            if !self.factors.contains(pointer.finding.as_str()) && !self.signs.contains(pointer.finding.as_str()) {
                self.report(at.0, at.1, "known-reference", format!("unknown factor or sign `{}`", pointer.finding));
            }
            self.one_of(at, "effect", &pointer.effect, &["worse", "better", "onset", "not-worse", "present"]);
            self.said(at, "reason", &pointer.why);
            for shift in pointer.raises.iter().chain(&pointer.lowers) {
                self.known(at, |checker| &checker.muscles, "muscle", &shift.muscle);
                self.one_of(at, "strength", &shift.strength, &["weak", "moderate", "strong"]);
            }
        }
    }

    fn muscle(&mut self, muscle: &raw::Muscle) {
        let at = (Kind::Muscles, muscle.id.as_str());
        self.one_of(at, "kind", &muscle.kind, &["muscle", "part", "group"]);
        self.said(at, "name", &muscle.name);
        self.said(at, "plain place", &muscle.plain);
        self.points(muscle);
        if let Some(anatomy) = &muscle.anatomy {
            self.cited(at, "the anatomy", &anatomy.sources);
        }
        for sign in &muscle.signs {
            self.said(at, "a sign", &sign.text);
            self.cited(at, "a sign", &sign.sources);
            if let Some(sign) = &sign.sign {
                self.known(at, |checker| &checker.signs, "sign", sign);
            }
        }
        let mut asked = BTreeSet::new();
        for link in &muscle.factors {
            self.known(at, |checker| &checker.factors, "factor", &link.factor);
            self.one_of(at, "effect", &link.effect, &["worse", "better", "onset", "perpetuates", "no-effect"]);
            self.one_of(at, "strength", &link.strength, &["typical", "possible"]);
            self.cited(at, &format!("factor `{}`", link.factor), &link.sources);
            if !asked.insert((&link.factor, &link.effect)) {
                self.report(at.0, at.1, "unique-claim", format!("factor `{}` is there twice", link.factor));
            }
        }
        for mimic in &muscle.mimics {
            self.known(at, |checker| &checker.conditions, "condition", &mimic.condition);
            self.cited(at, &format!("mimic `{}`", mimic.condition), &mimic.sources);
        }
        for tell in &muscle.told_apart {
            self.known(at, |checker| &checker.muscles, "muscle", &tell.from);
            self.said(at, "what tells it apart", &tell.by);
            self.cited(at, &format!("what tells it from `{}`", tell.from), &tell.sources);
        }
        for related in &muscle.related {
            self.known(at, |checker| &checker.muscles, "muscle", &related.muscle);
            let hows = ["often-together", "synergist", "antagonist", "satellite", "key"];
            self.one_of(at, "relation", &related.how, &hows);
            self.cited(at, &format!("relation to `{}`", related.muscle), &related.sources);
        }
        if let Some(prevalence) = &muscle.prevalence {
            self.one_of(at, "frequency", &prevalence.frequency, &["very-common", "common", "occasional", "rare"]);
            self.cited(at, "how common it is", &prevalence.sources);
        }
        self.care(muscle);
    }

    fn points(&mut self, muscle: &raw::Muscle) {
        let at = (Kind::Muscles, muscle.id.as_str());
        let mut seen = BTreeSet::new();
        for point in &muscle.trigger_points {
            let what = format!("trigger point `{}`", point.id);
            self.known(at, |checker| &checker.zones, "zone", &point.zone);
            self.said(at, &format!("where {what} lies"), &point.place);
            self.cited(at, &what, &point.sources);
            if !seen.insert(&point.id) {
                self.report(at.0, at.1, "unique-claim", format!("{what} is there twice"));
            }
            let mut zones = BTreeSet::new();
            for referral in &point.refers {
                self.known(at, |checker| &checker.zones, "zone", &referral.zone);
                self.one_of(at, "pattern", &referral.pattern, &["essential", "spillover"]);
                self.one_of(at, "side", &referral.side, &["same", "both", "other", "midline"]);
                self.cited(at, &format!("referral to `{}`", referral.zone), &referral.sources);
                if !zones.insert((&referral.zone, &referral.side)) {
                    self.report(at.0, at.1, "unique-claim", format!("{what} refers to `{}` twice", referral.zone));
                }
            }
        }
        let refers = muscle.trigger_points.iter().any(|point| !point.refers.is_empty());
        if muscle.kind == "group" && refers {
            self.report(at.0, at.1, "group-has-members", "a group has no trigger points; its members have".to_owned());
        }
        if muscle.kind != "group" && !refers && muscle.no_referral.is_none() {
            self.report(at.0, at.1, "says-why", "no referral and no `no_referral` reason".to_owned());
        }
    }

    fn care(&mut self, muscle: &raw::Muscle) {
        let at = (Kind::Muscles, muscle.id.as_str());
        for care in &muscle.care {
            self.one_of(at, "kind of care", &care.kind, &["pressure", "stretch", "strengthen", "posture", "habit"]);
            self.said(at, "self-care", &care.text);
            self.cited(at, "self-care", &care.sources);
        }
        for text in muscle.tests.iter().chain(&muscle.cautions).chain(&muscle.notes) {
            self.said(at, "a text", &text.text);
            self.cited(at, "a text", &text.sources);
        }
        if !muscle.care.is_empty() && muscle.cautions.is_empty() {
            self.report(at.0, at.1, "caution-with-care", "self-care never goes without its caution".to_owned());
        }
        if muscle.kind != "group" && muscle.care.is_empty() && muscle.no_care.is_none() {
            self.report(at.0, at.1, "says-why", "no self-care and no `no_care` reason".to_owned());
        }
    }

    fn parts_and_groups(&mut self) {
        let records = self.records;
        let forms: BTreeMap<&str, &str> =
            records.muscles.iter().map(|muscle| (muscle.id.as_str(), muscle.kind.as_str())).collect();
        for muscle in &records.muscles {
            let at = (Kind::Muscles, muscle.id.as_str());
            if (muscle.kind == "part") != muscle.part_of.is_some() {
                self.report(at.0, at.1, "part-of-muscle", "a part, and only a part, says what it is `part_of`".to_owned());
            }
            if let Some(whole) = &muscle.part_of {
                if forms.get(whole.as_str()) != Some(&"muscle") {
                    self.report(at.0, at.1, "part-of-muscle", format!("`{whole}` is not a muscle"));
                }
            }
            for group in &muscle.groups {
                if muscle.kind == "group" || forms.get(group.as_str()) != Some(&"group") {
                    self.report(at.0, at.1, "group-has-members", format!("`{group}` is not a group it can belong to"));
                }
            }
            let member = |other: &raw::Muscle| other.groups.contains(&muscle.id);
            if muscle.kind == "group" && !records.muscles.iter().any(member) {
                self.report(at.0, at.1, "group-has-members", "no muscle names this group".to_owned());
            }
        }
    }
}

/// The id sharing the most letters, if it is close enough to be a slip of the pen.
fn nearest<'a>(id: &str, known: &BTreeSet<&'a str>) -> Option<&'a str> {
    let wanted = text::letters(id);
    known
        .iter()
        .map(|other| ((text::letters(other) ^ wanted).count_ones() + other.len().abs_diff(id.len()) as u32, *other))
        .min()
        .filter(|(distance, _)| *distance <= 2)
        .map(|(_, other)| other)
}
