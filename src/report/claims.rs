//! A muscle's record as one row a claim, for csv and tsv.

use crate::knowledge::raw::Muscle;

use super::Rows;
use super::names::Names;

/// Column names of [`rows`].
pub const HEADER: [&str; 9] = [
    "record", "claim", "id", "text", "detail", "degree", "side", "sources", "recalled",
];

/// All claims of some records, in the order of the record's fields.
#[must_use]
pub fn rows<'m>(muscles: impl IntoIterator<Item = &'m Muscle>, names: Names<'_>) -> Rows {
    let mut claims = Claims {
        names,
        record: "",
        rows: Vec::new(),
    };
    for muscle in muscles {
        claims.record = &muscle.id;
        claims.muscle(muscle);
    }
    Rows {
        header: HEADER.to_vec(),
        rows: claims.rows,
    }
}

struct Claims<'m, 't> {
    names: Names<'t>,
    record: &'m str,
    rows: Vec<Vec<String>>,
}

/// A claim but for its sources: what it is, which id it names, text, detail, degree, side.
type Said<'s> = [&'s str; 6];

impl<'m> Claims<'m, '_> {
    fn add(&mut self, said: Said<'_>, sources: &[String]) {
        let mut row = vec![self.record.to_owned()];
        row.extend(said.map(str::to_owned));
        row.push(sources.join(" "));
        row.push(if sources.is_empty() {
            String::new()
        } else {
            self.names.recalled(sources).to_string()
        });
        self.rows.push(row);
    }

    fn muscle(&mut self, muscle: &'m Muscle) {
        self.add(
            [
                "name",
                &muscle.id,
                &muscle.name,
                &muscle.plain,
                &muscle.kind,
                "",
            ],
            &[],
        );
        if let Some(anatomy) = &muscle.anatomy {
            let parts = [
                ("origin", &anatomy.origin),
                ("insertion", &anatomy.insertion),
                ("action", &anatomy.action),
                ("nerve", &anatomy.nerve),
            ];
            for (what, text) in parts {
                if let Some(text) = text {
                    self.add([what, "", text, "", "", ""], &anatomy.sources);
                }
            }
        }
        self.points(muscle);
        self.findings(muscle);
        self.others(muscle);
        self.advice(muscle);
    }

    fn points(&mut self, muscle: &Muscle) {
        for point in &muscle.trigger_points {
            let id = format!("{}/{}", muscle.id, point.id);
            self.add(
                ["trigger-point", &id, &point.place, &point.label, "", ""],
                &point.sources,
            );
            for referral in &point.refers {
                let note = referral.note.as_deref().unwrap_or_default();
                let said = [
                    "referral",
                    &referral.zone,
                    note,
                    &id,
                    &referral.pattern,
                    &referral.side,
                ];
                self.add(said, &referral.sources);
            }
        }
    }

    fn findings(&mut self, muscle: &Muscle) {
        for sign in &muscle.signs {
            let id = sign.sign.as_deref().unwrap_or_default();
            self.add(["sign", id, &sign.text, "", "", ""], &sign.sources);
        }
        for factor in &muscle.factors {
            let note = factor.note.as_deref().unwrap_or_default();
            let said = [
                "factor",
                &factor.factor,
                note,
                &factor.effect,
                &factor.strength,
                "",
            ];
            self.add(said, &factor.sources);
        }
    }

    fn others(&mut self, muscle: &Muscle) {
        for mimic in &muscle.mimics {
            let note = mimic.note.as_deref().unwrap_or_default();
            self.add(
                ["mimic", &mimic.condition, note, "", "", ""],
                &mimic.sources,
            );
        }
        for tell in &muscle.told_apart {
            self.add(
                ["told-apart", &tell.from, &tell.by, "", "", ""],
                &tell.sources,
            );
        }
        for related in &muscle.related {
            let note = related.note.as_deref().unwrap_or_default();
            self.add(
                ["related", &related.muscle, note, &related.how, "", ""],
                &related.sources,
            );
        }
        for test in &muscle.tests {
            self.add(["test", "", &test.text, "", "", ""], &test.sources);
        }
        if let Some(known) = &muscle.prevalence {
            let note = known.note.as_deref().unwrap_or_default();
            self.add(
                ["prevalence", "", note, "", &known.frequency, ""],
                &known.sources,
            );
        }
    }

    fn advice(&mut self, muscle: &Muscle) {
        for caution in &muscle.cautions {
            self.add(["caution", "", &caution.text, "", "", ""], &caution.sources);
        }
        for care in &muscle.care {
            let dose = care.dose.as_deref().unwrap_or_default();
            self.add(
                ["care", "", &care.text, dose, &care.kind, ""],
                &care.sources,
            );
        }
        for note in &muscle.notes {
            self.add(["note", "", &note.text, "", "", ""], &note.sources);
        }
    }
}
