//! Questions and small knowledge bases for tests.
#![allow(dead_code, reason = "each test crate uses its part")]

use myomap::knowledge::records::File;
use myomap::knowledge::tables::{PlaceForm, Role, Tables};
use myomap::knowledge::{check, compile};
use myomap::query::{Finding, Query, Topic, phrase};

/// A question as a person would put it.
pub(crate) struct Asked<'t> {
    tables: &'t Tables,
    /// The question.
    pub(crate) query: Query,
}

impl<'t> Asked<'t> {
    /// A question with nothing said yet.
    pub(crate) fn of(tables: &'t Tables) -> Self {
        Self {
            tables,
            query: Query::default(),
        }
    }

    /// Places that hurt.
    pub(crate) fn hurts(self, places: &[&str]) -> Self {
        self.said(places, |tables, text| phrase::places(tables, text, true))
    }

    /// What makes it worse.
    pub(crate) fn worse(self, factors: &[&str]) -> Self {
        self.said(factors, |tables, text| {
            phrase::factors(tables, text, Role::Worse)
        })
    }

    /// Every n-th zone of the whole body, `count` of them.
    pub(crate) fn hurts_in_rows(mut self, count: usize) -> Self {
        let zones = self
            .tables
            .places
            .iter()
            .filter(|place| place.form == PlaceForm::Zone)
            .count();
        for row in (0..count).map(|at| (at * zones / count) as u16) {
            let topic = Topic::Place(row);
            let finding = Finding {
                text: "".into(),
                topic,
                side: None,
                present: true,
                intensity: None,
            };
            self.query
                .add(self.tables, finding)
                .expect("different zones");
        }
        self
    }

    fn said(
        mut self,
        texts: &[&str],
        read: impl Fn(&Tables, &str) -> Result<Vec<Finding>, myomap::error::Error>,
    ) -> Self {
        for text in texts {
            for finding in read(self.tables, text).expect("known words") {
                self.query
                    .add(self.tables, finding)
                    .expect("no contradiction");
            }
        }
        self
    }
}

/// Four muscles, three places, one factor: `alpha` has its usual area in the elbow, `beta` is
/// felt there by some and in the shin, `gamma` and `delta` differ by one factor.
pub(crate) fn toy() -> Tables {
    let file = |path: &str, text: String| File {
        path: path.to_owned(),
        text,
    };
    let zone = |id: &str| {
        format!(r#"{{"id":"{id}","name":"{id}","region":"body","view":"front","neighbours":[]}}"#)
    };
    let zones: Vec<String> = ["elbow", "shin", "nose"].map(zone).into();
    let lists = [
        ("zones.json", zones.join(",")),
        (
            "regions.json",
            r#"{"id":"body","name":"body","default_zone":"elbow"}"#.to_owned(),
        ),
        (
            "factors.json",
            r#"{"id":"lifting","name":"lifting","kind":"activity"}"#.to_owned(),
        ),
        (
            "sources.json",
            r#"{"id":"us","author":"us","title":"a toy","kind":"recall","status":"recalled"}"#
                .to_owned(),
        ),
        (
            "ranking.json",
            include_str!("../../data/ranking.json")
                .trim()
                .trim_matches(['[', ']'])
                .to_owned(),
        ),
    ];
    let mut files: Vec<File> = lists
        .into_iter()
        .map(|(path, text)| file(path, format!("[{text}]")))
        .collect();
    let factor = r#"{"factor":"lifting","effect":"worse","strength":"typical","sources":["us"]}"#;
    let muscles = [
        ("alpha", &[("elbow", "essential")][..], ""),
        ("beta", &[("elbow", "spillover"), ("shin", "essential")], ""),
        ("gamma", &[("nose", "essential")], ""),
        ("delta", &[("nose", "essential")], factor),
    ];
    files.extend(muscles.map(|(id, refers, factors)| {
        file(
            &format!("muscles/body/{id}.json"),
            muscle(id, refers, factors),
        )
    }));
    files.sort_by(|left, right| left.path.cmp(&right.path));
    let (_, records, _) = check::load(&files, &[]);
    assert_eq!(records.muscles.len(), 4, "the toy base is read");
    compile::tables(&records, "toy")
}

fn muscle(id: &str, refers: &[(&str, &str)], factors: &str) -> String {
    let refer = |(zone, pattern): &(&str, &str)| {
        format!(r#"{{"zone":"{zone}","pattern":"{pattern}","side":"same","sources":["us"]}}"#)
    };
    let refers: Vec<String> = refers.iter().map(refer).collect();
    format!(
        r#"{{"id":"{id}","kind":"muscle","name":"{id}","plain":"a toy","factors":[{factors}],
        "trigger_points":[{{"id":"1","label":"one","where":"in it","zone":"elbow","sources":["us"],"refers":[{}]}}]}}"#,
        refers.join(",")
    )
}
