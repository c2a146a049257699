//! The answer of `data stats`: schema `myomap.stats.v1`.

mod page;

use std::io;

use serde::{Serialize, Serializer};

use crate::report::stamp::Stamp;
use crate::report::{Answer, Document, Rows, write_json};

/// Name of the schema.
pub const SCHEMA: &str = "myomap.stats.v1";

/// What is known, and on what it rests.
#[derive(Debug, Clone, Serialize)]
pub struct StatsReport<'t> {
    /// Schema and versions.
    #[serde(flatten)]
    pub stamp: Stamp<'t>,
    /// By region of the body where the pain is felt, in body order; a referral counts in the
    /// region of its zone.
    pub regions: Vec<Felt>,
    /// Over all regions; a muscle that sends pain to several counts once.
    pub regions_total: Felt,
    /// By folder of the records: where the muscle lies.
    pub folders: Vec<Lies>,
    /// Over all folders.
    pub folders_total: Lies,
    /// Shares of what is usual for a place, by what they rest on.
    pub usual: Vec<Shares>,
    /// Sizes of the vocabularies and lists.
    pub counts: Vec<Count>,
}

/// What is known of the pain felt in one region.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Felt {
    /// Id of the region; `all` for the total.
    pub region: String,
    /// Display name.
    #[serde(skip)]
    pub name: String,
    /// Its zones.
    pub zones: usize,
    /// Muscles that send pain there; a part that has referrals of its own counts as one.
    pub muscles: usize,
    /// Referrals to its zones.
    #[serde(flatten)]
    pub referrals: Referrals,
}

/// Figures of one folder of muscles.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Lies {
    /// The folder; `all` for the total.
    pub folder: String,
    /// Muscles, without parts and groups.
    pub muscles: usize,
    /// Parts of muscles.
    pub parts: usize,
    /// Groups.
    pub groups: usize,
    /// Trigger points.
    pub trigger_points: usize,
    /// Referrals of its muscles, wherever they go.
    #[serde(flatten)]
    pub referrals: Referrals,
    /// Everything that carries sources.
    pub claims: usize,
    /// Share of the claims that rest on a source that was read, 0 to 1.
    #[serde(serialize_with = "three_decimals")]
    pub read: f64,
    /// Share of the claims that rest on two sources or more, 0 to 1.
    #[serde(serialize_with = "three_decimals")]
    pub two_or_more: f64,
}

/// Referrals, and on what they rest.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Referrals {
    /// How many.
    #[serde(rename = "referrals")]
    pub count: usize,
    /// Of these, to a usual area.
    pub essential: usize,
    /// Of these, felt by some.
    pub spillover: usize,
    /// Share that rests on a source that was read, 0 to 1.
    #[serde(rename = "referrals_read", serialize_with = "three_decimals")]
    pub read: f64,
    /// Share that rests on two sources or more, 0 to 1.
    #[serde(rename = "referrals_two_or_more", serialize_with = "three_decimals")]
    pub two_or_more: f64,
}

/// Shares of what is usual for a place that rest on the same kind of evidence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shares {
    /// study, guide or judgement.
    pub basis: &'static str,
    /// How many.
    pub count: usize,
    /// Of these, with a source that was read: for a study, its figures themselves.
    pub read: usize,
}

/// A vocabulary and its size.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Count {
    /// What is counted.
    pub what: &'static str,
    /// How many.
    pub count: usize,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn three_decimals<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((value * 1000.0).round() / 1000.0)
}

/// A share for scripts, 0 to 1.
fn share(share: f64) -> String {
    format!("{share:.3}")
}

impl Answer for StatsReport<'_> {
    fn json(&self, indented: bool, out: &mut dyn io::Write) -> io::Result<()> {
        write_json(self, indented, out)
    }

    fn ids(&self) -> Vec<String> {
        self.regions.iter().map(|one| one.region.clone()).collect()
    }

    /// Both tables in one; `by` says which, and what a table does not count is empty.
    fn rows(&self) -> Rows {
        let header = vec![
            "by",
            "id",
            "zones",
            "muscles",
            "parts",
            "groups",
            "trigger_points",
            "referrals",
            "essential",
            "spillover",
            "referrals_read",
            "referrals_two_or_more",
            "claims",
            "read",
            "two_or_more",
        ];
        let felt = self
            .regions
            .iter()
            .chain([&self.regions_total])
            .map(Felt::row);
        let lies = self
            .folders
            .iter()
            .chain([&self.folders_total])
            .map(Lies::row);
        Rows {
            header,
            rows: felt.chain(lies).collect(),
        }
    }

    fn document(&self) -> Document {
        page::document(self)
    }
}

impl Felt {
    fn row(&self) -> Vec<String> {
        let mut row = vec!["felt".to_owned(), self.region.clone()];
        row.extend([self.zones, self.muscles].map(|count| count.to_string()));
        row.extend([const { String::new() }; 3]);
        row.extend(self.referrals.row());
        row.extend([const { String::new() }; 3]);
        row
    }
}

impl Lies {
    fn row(&self) -> Vec<String> {
        let mut row = vec!["lies".to_owned(), self.folder.clone(), String::new()];
        row.extend(self.counts().map(|count| count.to_string()));
        row.extend(self.referrals.row());
        row.extend([
            self.claims.to_string(),
            share(self.read),
            share(self.two_or_more),
        ]);
        row
    }

    fn counts(&self) -> [usize; 4] {
        [self.muscles, self.parts, self.groups, self.trigger_points]
    }
}

impl Referrals {
    fn row(&self) -> [String; 5] {
        [
            self.count.to_string(),
            self.essential.to_string(),
            self.spillover.to_string(),
            share(self.read),
            share(self.two_or_more),
        ]
    }
}
