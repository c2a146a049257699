//! What ranking reads: flat tables without pointers.
//!
//! The build script prints these rows as Rust source (their `Debug` form is valid Rust), so
//! the shipped knowledge costs nothing at start; `--data` fills the same tables at run time.
//! Texts are offsets into one string, lists are ranges of another table: a table of
//! `&'static str` would need a relocation for every entry each time the program starts.
//! Names of enum variants used in rows are unique, for the generated file imports them bare.

use std::borrow::Cow;

/// A piece of [`Tables::strings`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// First byte.
    pub at: u32,
    /// Length in bytes.
    pub len: u32,
}

/// A range of rows of another table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct List {
    /// First row.
    pub at: u32,
    /// Number of rows.
    pub len: u32,
}

impl List {
    /// The rows of `table` this list stands for.
    #[must_use]
    pub fn of<T>(self, table: &[T]) -> &[T] {
        &table[self.at as usize..(self.at + self.len) as usize]
    }
}

/// Stands for "no row" where a row number is optional.
pub const NONE: u16 = u16::MAX;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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

/// A muscle, part or group.
#[derive(Debug, Clone, Copy)]
pub struct MuscleRow {
    /// Id.
    pub id: Span,
    /// Clinical name.
    pub name: Span,
    /// Where it is, in plain words.
    pub plain: Span,
    /// File of its record, relative to the data folder.
    pub file: Span,
    /// Muscle, part or group.
    pub form: Form,
    /// Its main group, or for a part its muscle; [`NONE`] when it stands alone.
    pub group: u16,
    /// Whether it is ranked: it has at least one referral.
    pub ranked: bool,
    /// Distinct zones it refers to as a usual area.
    pub essential: u8,
    /// Distinct zones it only spills over to.
    pub spillover: u8,
    /// How common it is against the mean muscle, as a contribution to the score.
    pub prior: f32,
    /// Its trigger points.
    pub points: List,
    /// Muscles it is told apart from, rows of [`Tables::tells`].
    pub tells: List,
    /// Muscles whose points come with this one's, rows of [`Tables::relations`].
    pub related: List,
    /// Conditions it imitates: rows of [`Tables::covered`] that hold rows of
    /// [`Tables::conditions`].
    pub imitates: List,
}

/// A trigger point.
#[derive(Debug, Clone, Copy)]
pub struct PointRow {
    /// Id within the muscle.
    pub id: Span,
    /// Two to four words.
    pub label: Span,
    /// Where to find it.
    pub place: Span,
    /// Where it sends pain.
    pub refers: List,
}

/// One zone a trigger point sends pain to.
#[derive(Debug, Clone, Copy)]
pub struct ReferralRow {
    /// Zone, a row of [`Tables::places`].
    pub zone: u16,
    /// How usual.
    pub pattern: Pattern,
    /// Which side.
    pub relation: Relation,
    /// Rows of [`Tables::source_refs`].
    pub sources: List,
}

/// What tells a muscle from another.
#[derive(Debug, Clone, Copy)]
pub struct TellRow {
    /// The other muscle.
    pub from: u16,
    /// What differs.
    pub by: Span,
}

/// A muscle whose points come with another's.
#[derive(Debug, Clone, Copy)]
pub struct RelationRow {
    /// The other muscle.
    pub other: u16,
    /// often-together, synergist, antagonist, satellite or key.
    pub how: Span,
}

/// A zone, region or area.
#[derive(Debug, Clone, Copy)]
pub struct PlaceRow {
    /// Id.
    pub id: Span,
    /// Display name.
    pub name: Span,
    /// Zone, region or area.
    pub form: PlaceForm,
    /// Its region; a region's own row; for an area the region of its first place.
    pub region: u16,
    /// On the midline, without sides.
    pub midline: bool,
    /// Zones it covers (a zone covers itself), rows of [`Tables::covered`].
    pub zones: List,
    /// For an area the places it stands for, the likeliest first: rows of [`Tables::covered`].
    pub members: List,
    /// Zones that touch it, rows of [`Tables::covered`].
    pub neighbours: List,
    /// Muscles that explain it, rows of [`Tables::links`] in muscle order.
    pub links: List,
}

/// How one muscle explains one place. All weights are natural-log likelihood ratios.
#[derive(Debug, Clone, Copy)]
pub struct LinkRow {
    /// The muscle.
    pub muscle: u16,
    /// How the place meets what is known.
    pub fit: Fit,
    /// The best pattern among the referrals meant.
    pub pattern: Pattern,
    /// Its side.
    pub relation: Relation,
    /// When the pain is there, on a side that agrees: by the referrals alone.
    pub hit: f32,
    /// When the pain is there, on the contrary side.
    pub off: f32,
    /// When the place is said not to hurt.
    pub absent: f32,
    /// What the judged list of the place adds to `hit`, or takes: with it, `hit` is never less
    /// than for a muscle that does not explain the place.
    pub usual: f32,
    /// Chance that the place hurts because of the muscle, on a side that agrees: below 1, and 0
    /// where it is only judged usual.
    pub chance: f32,
    /// The zones meant refer to different sides, so that `chance` depends on the side said.
    pub mixed: bool,
    /// Sources of the best referral meant, rows of [`Tables::source_refs`].
    pub sources: List,
}

/// What questions about one muscle could be about, for the same row of [`Tables::muscles`].
#[derive(Debug, Clone, Copy, Default)]
pub struct AskRow {
    /// Zones it may be felt in, those it refers to first: rows of [`Tables::reaches`].
    pub zones: List,
    /// Factors and signs its record names, rows of [`Tables::own_cues`].
    pub cues: List,
    /// What judgement says of it, by region: rows of [`Tables::own_pointers`].
    pub pointers: List,
}

/// A zone one muscle may be felt in.
#[derive(Debug, Clone, Copy)]
pub struct ReachRow {
    /// The zone, a row of [`Tables::places`].
    pub zone: u16,
    /// A referral leads there, not only to a zone next to it.
    pub direct: bool,
    /// The side of the referral.
    pub relation: Relation,
    /// Chance that it hurts because of the muscle.
    pub chance: f32,
}

/// A factor that makes one muscle's pain worse, or a sign of it.
#[derive(Debug, Clone, Copy)]
pub struct OwnCueRow {
    /// The factor's row, or the number of factors and the sign's row.
    pub cue: u16,
    /// Likelihood ratio when it is there.
    pub ratio: f32,
}

/// What a factor that makes it worse, or a sign, says of one muscle in one region.
#[derive(Debug, Clone, Copy)]
pub struct OwnPointerRow {
    /// The region, a row of [`Tables::places`].
    pub region: u16,
    /// As [`OwnCueRow::cue`].
    pub cue: u16,
    /// Likelihood ratio.
    pub ratio: f32,
}

/// A factor or a sign.
#[derive(Debug, Clone, Copy)]
pub struct CueRow {
    /// Id.
    pub id: Span,
    /// Display name.
    pub name: Span,
    /// Factors of one family count once; [`NONE`] when it stands alone.
    pub family: u16,
    /// Muscles whose records name it, rows of [`Tables::cue_links`], by role.
    pub worse: List,
    /// As `worse`, for what eases.
    pub better: List,
    /// As `worse`, for what started it.
    pub after: List,
    /// What it says in one region, rows of [`Tables::pointers`].
    pub pointers: List,
}

/// A muscle whose record names a factor or sign.
#[derive(Debug, Clone, Copy)]
pub struct CueLink {
    /// The muscle.
    pub muscle: u16,
    /// Natural-log likelihood ratio when it is there.
    pub hit: f32,
    /// When it is said not to be there.
    pub absent: f32,
    /// Rows of [`Tables::source_refs`].
    pub sources: List,
}

/// What a factor or sign says about one muscle in one region: judgement.
#[derive(Debug, Clone, Copy)]
pub struct PointerRow {
    /// The region, a row of [`Tables::places`].
    pub region: u16,
    /// What was said of the factor.
    pub role: Role,
    /// The muscle.
    pub muscle: u16,
    /// Natural-log likelihood ratio.
    pub shift: f32,
}

/// A diagnosis the pain can be mistaken for.
#[derive(Debug, Clone, Copy)]
pub struct ConditionRow {
    /// Id.
    pub id: Span,
    /// Display name.
    pub name: Span,
    /// What tells it apart, the most useful finding first.
    pub tell: Span,
    /// When it cannot wait; empty when nothing is said.
    pub urgent: Span,
    /// Zones, rows of [`Tables::covered`].
    pub zones: List,
    /// Muscles that imitate it, rows of [`Tables::covered`].
    pub muscles: List,
}

/// A finding that needs care first.
#[derive(Debug, Clone, Copy)]
pub struct FlagRow {
    /// Id.
    pub id: Span,
    /// Short name.
    pub name: Span,
    /// The question in plain words.
    pub question: Span,
    /// What it may be.
    pub concern: Span,
    /// What to do.
    pub action: Span,
    /// 0 emergency now, 1 same day, 2 see a clinician soon.
    pub urgency: u8,
    /// Ways it fires, rows of [`Tables::triggers`].
    pub triggers: List,
    /// Regions it is asked for, rows of [`Tables::covered`]; empty means any.
    pub regions: List,
}

/// One combination that fires a red flag.
#[derive(Debug, Clone, Copy)]
pub struct TriggerRow {
    /// The red flag it belongs to.
    pub flag: u16,
    /// One phrase of each of these lists must be said: rows of [`Tables::alternatives`].
    pub said: List,
    /// One of these regions must hurt, rows of [`Tables::covered`]; empty means anywhere.
    pub pain_in: List,
    /// Least age.
    pub age_from: u8,
    /// Greatest age.
    pub age_to: u8,
    /// 0 any, 1 female, 2 male.
    pub sex: u8,
    /// Only in pregnancy.
    pub pregnant: bool,
}

/// A source, as ranking cites it.
#[derive(Debug, Clone, Copy)]
pub struct SourceRow {
    /// Id.
    pub id: Span,
    /// Author, year and title in one line.
    pub cite: Span,
    /// Read, not recalled.
    pub read: bool,
}

/// A normalised name.
#[derive(Debug, Clone, Copy)]
pub struct NameRow {
    /// Normalised text.
    pub text: Span,
    /// The name as written in the data.
    pub written: Span,
    /// Its letters, see [`super::text::letters`].
    pub letters: u64,
    /// What it names.
    pub of: NameOf,
    /// Row in that table.
    pub row: u16,
}

/// The numbers ranking needs while it runs; all others are folded into the weights.
#[derive(Debug, Clone, Copy, Default)]
pub struct Numbers {
    /// Weight of a named place that a muscle does not explain, at most 0.
    pub unexplained: f32,
    /// The same for a named factor or sign.
    pub cue_unexplained: f32,
    /// Charge for a usual area not reported, in a short report, at most 0.
    pub silent_essential: f32,
    /// The same for a spillover area.
    pub silent_spillover: f32,
    /// As `silent_essential`, when the report is complete.
    pub complete_essential: f32,
    /// As `silent_spillover`, when the report is complete.
    pub complete_spillover: f32,
    /// Greatest total that factors and signs may add or take.
    pub cue_cap: f32,
    /// How far the worst place counts more, and the mildest less (0 to 1).
    pub intensity_span: f32,
    /// Cost of assuming the muscle on both sides when the findings do not say so.
    pub bilateral: f32,
    /// Scores closer than this, with the same matches, are one group.
    pub tie: f32,
    /// Least score above the next group for the band `strong`.
    pub strong_lead: f32,
    /// Distances from the leader down to which a candidate is `good`, then `possible`.
    pub good_gap: f32,
    /// See `good_gap`.
    pub possible_gap: f32,
    /// Chance that a place hurts for a reason no muscle explains, for sets and questions (above 0).
    pub set_leak: f32,
    /// Prior chance that a muscle is active, for sets (above 0).
    pub set_active: f32,
    /// Natural-log posterior odds over the best single muscle from which a set is announced.
    pub set_gain: f32,
    /// Causes that would be less likely than this by themselves are left out of sets.
    pub set_cut: f32,
    /// Most causes a set is searched among.
    pub set_causes: u8,
    /// Most places for exact chances of the members of a set.
    pub set_exact: u8,
    /// Chance of a usual area.
    pub essential: f32,
    /// Chance of a spillover area.
    pub spillover: f32,
    /// Least expected information of a question worth asking, in nats.
    pub ask_gain: f32,
    /// Lead at which further questions stop paying.
    pub ask_lead: f32,
    /// Leading muscles that questions are to tell apart.
    pub ask_leading: u8,
    /// Most questions at once.
    pub ask_most: u8,
    /// What leaving the part of the body that hurts costs, in nats.
    pub ask_leaving: f32,
    /// Chance of a yes for a muscle that a factor or sign neither points to nor away from.
    pub ask_common: f32,
    /// Greatest chance of a yes for a muscle that a factor points to.
    pub ask_typical: f32,
    /// Most that one answer is trusted to say, as a likelihood ratio.
    pub ask_strong: f32,
    /// Least chance of a yes; the greatest is 1 less this.
    pub ask_sure: f32,
    /// Ratio from which a yes is said to raise or lower a muscle.
    pub ask_moves: f32,
    /// How strongly scores are trusted when turned into weights for questions (0 to 1).
    pub temperature: f32,
}

/// Everything ranking, naming and listing read.
#[derive(Debug, Clone)]
pub struct Tables {
    /// All texts, one after another.
    pub strings: Cow<'static, str>,
    /// Muscles, parts and groups, by id.
    pub muscles: Cow<'static, [MuscleRow]>,
    /// Trigger points, by muscle.
    pub points: Cow<'static, [PointRow]>,
    /// Referrals, by trigger point.
    pub referrals: Cow<'static, [ReferralRow]>,
    /// What tells muscles apart, by muscle.
    pub tells: Cow<'static, [TellRow]>,
    /// Muscles whose points come with another's, by muscle.
    pub relations: Cow<'static, [RelationRow]>,
    /// Zones in body order, then regions, then areas.
    pub places: Cow<'static, [PlaceRow]>,
    /// Row numbers that lists of places or muscles refer to.
    pub covered: Cow<'static, [u16]>,
    /// Muscles that explain a place, by place.
    pub links: Cow<'static, [LinkRow]>,
    /// Factors, by id.
    pub factors: Cow<'static, [CueRow]>,
    /// Signs, by id.
    pub signs: Cow<'static, [CueRow]>,
    /// Muscles whose records name a factor or sign.
    pub cue_links: Cow<'static, [CueLink]>,
    /// What factors and signs say by region.
    pub pointers: Cow<'static, [PointerRow]>,
    /// What questions about a muscle could be about, by muscle.
    pub asks: Cow<'static, [AskRow]>,
    /// Zones a muscle may be felt in, by muscle.
    pub reaches: Cow<'static, [ReachRow]>,
    /// Factors and signs a muscle's record names, by muscle.
    pub own_cues: Cow<'static, [OwnCueRow]>,
    /// What judgement says of a muscle, by muscle, then by region.
    pub own_pointers: Cow<'static, [OwnPointerRow]>,
    /// Conditions, by id.
    pub conditions: Cow<'static, [ConditionRow]>,
    /// Red flags, by id.
    pub flags: Cow<'static, [FlagRow]>,
    /// Ways red flags fire.
    pub triggers: Cow<'static, [TriggerRow]>,
    /// Lists of phrases: rows of [`Tables::covered`] that hold rows of [`Tables::phrases`].
    pub alternatives: Cow<'static, [List]>,
    /// Normalised red-flag phrases, sorted by text.
    pub phrases: Cow<'static, [Span]>,
    /// Sources, by id.
    pub sources: Cow<'static, [SourceRow]>,
    /// Row numbers of sources that lists refer to.
    pub source_refs: Cow<'static, [u16]>,
    /// For each phrase the triggers it is part of: rows of [`Tables::covered`] that hold rows of
    /// [`Tables::triggers`].
    pub phrase_triggers: Cow<'static, [List]>,
    /// All names, by normalised text.
    pub names: Cow<'static, [NameRow]>,
    /// Numbers used while ranking.
    pub numbers: Numbers,
    /// Version of the data.
    pub version: Span,
}

impl Tables {
    /// The text a span stands for.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        &self.strings[span.at as usize..(span.at + span.len) as usize]
    }

    /// The row of the muscle, part or group with this id.
    #[must_use]
    pub fn muscle(&self, id: &str) -> Option<u16> {
        self.by_id(&self.muscles, |row| row.id, id)
    }

    /// The row of the zone, region or area with this id.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<u16> {
        self.places
            .iter()
            .position(|row| self.text(row.id) == id)
            .map(|row| row as u16)
    }

    /// The row of the factor with this id.
    #[must_use]
    pub fn factor(&self, id: &str) -> Option<u16> {
        self.by_id(&self.factors, |row| row.id, id)
    }

    /// The row of the sign with this id.
    #[must_use]
    pub fn sign(&self, id: &str) -> Option<u16> {
        self.by_id(&self.signs, |row| row.id, id)
    }

    /// The row of the condition with this id.
    #[must_use]
    pub fn condition(&self, id: &str) -> Option<u16> {
        self.by_id(&self.conditions, |row| row.id, id)
    }

    /// The row of the red flag with this id.
    #[must_use]
    pub fn flag(&self, id: &str) -> Option<u16> {
        self.by_id(&self.flags, |row| row.id, id)
    }

    /// All names equal to a normalised text, in [`NameOf`] order.
    #[must_use]
    pub fn named(&self, normal: &str) -> &[NameRow] {
        let start = self
            .names
            .partition_point(|row| self.text(row.text) < normal);
        let len = self.names[start..].partition_point(|row| self.text(row.text) == normal);
        &self.names[start..start + len]
    }

    /// Whether any name starts with this text, followed by a space or nothing.
    #[must_use]
    pub fn starts_a_name(&self, normal: &str) -> bool {
        let start = self
            .names
            .partition_point(|row| self.text(row.text) < normal);
        self.names
            .get(start)
            .is_some_and(|row| self.text(row.text).starts_with(normal))
    }

    fn by_id<T>(&self, rows: &[T], span: fn(&T) -> Span, id: &str) -> Option<u16> {
        rows.binary_search_by(|row| self.text(span(row)).cmp(id))
            .ok()
            .map(|row| row as u16)
    }
}
