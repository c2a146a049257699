//! Small enums of rows. Names of variants are unique, for the generated file imports them bare.

/// What a record of the muscles folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A named muscle.
    Whole,
    /// A head, belly or fibre group that refers differently.
    Part,
    /// Several muscles under one name.
    Group,
}

/// How usual a referral is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pattern {
    /// The usual area.
    Essential,
    /// Felt by some.
    Spillover,
}

/// The side of a referral, seen from the muscle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// On the muscle's own side.
    SameSide,
    /// On both sides.
    EitherSide,
    /// In the midline.
    MidLine,
    /// On the other side.
    OtherSide,
}

/// How a place that was named meets a place that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The same zone.
    Exact,
    /// The person was vaguer than the data.
    Broader,
    /// Only a zone next to it is known.
    Neighbour,
    /// No referral leads there; the muscle is judged usual for it all the same.
    Judged,
}

/// On what it rests that a muscle is usual for a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rests {
    /// On nothing that can be named.
    MereJudgement,
    /// A regional guide names the muscle for the place.
    NamedByGuide,
    /// A study's figures divide what falls to the muscles it examined.
    DividedByStudy,
}

impl Rests {
    /// As it is written in the data and in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::MereJudgement => "judgement",
            Self::NamedByGuide => "guide",
            Self::DividedByStudy => "study",
        }
    }
}

/// What a factor was said to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Makes it worse, or for a sign: is there.
    Worse,
    /// Makes it better.
    Better,
    /// Started it.
    After,
    /// Was asked about and does not make it worse.
    NotWorse,
}

/// What a name belongs to; the order decides which one `show` takes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(
    clippy::enum_variant_names,
    reason = "generated rows name variants bare, so each is unique"
)]
pub enum NameOf {
    /// A muscle, part or group.
    MuscleName,
    /// A zone, region or area.
    PlaceName,
    /// A condition.
    ConditionName,
    /// A factor.
    FactorName,
    /// A sign.
    SignName,
    /// A red flag.
    FlagName,
}

/// What kind of place a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceForm {
    /// The smallest place.
    Zone,
    /// A part of the body.
    Region,
    /// A word that covers several places.
    Area,
}
