//! The files of a knowledge base.

use serde_json::{Map, Value};

/// The folders and files of a knowledge base, and which field names an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// `regions.json`
    Regions,
    /// `zones.json`
    Zones,
    /// `areas.json`
    Areas,
    /// `factors.json`
    Factors,
    /// `signs.json`
    Signs,
    /// `conditions.json`
    Conditions,
    /// `red-flags.json`
    RedFlags,
    /// `sources.json`
    Sources,
    /// `ranking.json`
    Ranking,
    /// `usual.json`
    Usual,
    /// `pointers.json`
    Pointers,
    /// `body.json`
    Body,
    /// `muscles/<region>/<id>.json`
    Muscles,
}

impl Kind {
    /// All kinds, in file order.
    pub const ALL: [Self; 13] = [
        Self::Regions,
        Self::Zones,
        Self::Areas,
        Self::Factors,
        Self::Signs,
        Self::Conditions,
        Self::RedFlags,
        Self::Sources,
        Self::Ranking,
        Self::Usual,
        Self::Pointers,
        Self::Body,
        Self::Muscles,
    ];

    /// The file that holds the list, or the folder for muscles.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::Regions => "regions.json",
            Self::Zones => "zones.json",
            Self::Areas => "areas.json",
            Self::Factors => "factors.json",
            Self::Signs => "signs.json",
            Self::Conditions => "conditions.json",
            Self::RedFlags => "red-flags.json",
            Self::Sources => "sources.json",
            Self::Ranking => "ranking.json",
            Self::Usual => "usual.json",
            Self::Pointers => "pointers.json",
            Self::Body => "body.json",
            Self::Muscles => "muscles",
        }
    }

    pub(in crate::knowledge) fn of(path: &str) -> Option<Self> {
        if path.starts_with("muscles/") {
            return Some(Self::Muscles);
        }
        Self::ALL.into_iter().find(|kind| kind.path() == path)
    }

    /// Whether tables of this kind are sorted by id; the others keep the order of their file.
    pub(super) fn is_looked_up(self) -> bool {
        matches!(
            self,
            Self::Factors
                | Self::Signs
                | Self::Conditions
                | Self::RedFlags
                | Self::Sources
                | Self::Muscles
        )
    }

    /// What identifies an entry of this kind.
    pub(super) fn id(self, entry: &Map<String, Value>) -> String {
        let field = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default();
        match self {
            Self::Usual => field("place").to_owned(),
            Self::Pointers => format!(
                "{}/{}/{}",
                field("region"),
                field("finding"),
                field("effect")
            ),
            _ => field("id").to_owned(),
        }
    }
}
