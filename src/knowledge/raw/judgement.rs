//! The numbers of the ranking, and elicited judgement.

use serde::{Deserialize, Serialize};

use super::{Sources, none};

/// One number of the ranking, with its reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Number {
    /// Kebab-case id.
    pub id: String,
    /// The value.
    pub value: f64,
    /// Why this value.
    pub reason: String,
}

/// Which muscles are usual for a place: weak evidence, how large each share is being elicited
/// judgement (the mean of two, the second made without sight of the first).
///
/// Each line says on what it rests. `judgement`: on nothing that can be named. `guide`: a regional
/// guide of a textbook names the muscle for this place, for a region for one of its zones; the
/// share is judged. `study`: people whose complaint is pain in this place were examined, and the
/// published figures divide what falls to the examined muscles together: up to one factor each
/// share is the published figure, or lies in the published range, as near as possible to what was
/// judged. How much falls to them together is judged.
///
/// Of the published figures only those serve that answer the question asked here:
///
/// - the complaint is pain in one place, not a disease of a joint or nerve; so not the knees with
///   arthritis (Sánchez Romero 2020), the impinged shoulders (Hidalgo-Lozano 2010), cervical
///   radiculopathy (Sari 2012) or whiplash (Ettlin 2008);
/// - what is counted are active points, which bring back the person's own pain, by muscle; so not
///   tenderness (Andersen 2011, Tu 2006), points of any kind (Ezzati 2021; Thummar 2020 on the
///   heel, where the sound side often has them too) or means a person (headache, jaw pain);
/// - the figures tell several muscles of the list apart; so not Cerezo-Téllez 2016, where each of
///   the four neck muscles examined has active points in 62 to 82 of a hundred people, nor Anderson
///   2009, which says "more than 75" and "at least 80" of the muscles of the pelvis and belly it
///   names, nor Bron 2011, of whose shoulders only two figures are known, one for the upper
///   trapezius, which is recorded to send no pain there;
/// - a review's figure stands for several studies, which its range shows;
/// - shares and counts of the report agree; so not Ortega-Santiago 2019 on the heel, where 20 of
///   35 is printed as 62.5 per cent;
/// - the people are like those who ask; so not 18 wheelchair basketball players (Ortega-Santiago
///   2020).
///
/// Shares in the places these speak of are judged with the figures in mind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Usual {
    /// Zone, region or area id. An area has a list where it is narrower than the zones it touches,
    /// or a complaint in its own right; else it takes the mean of its places.
    pub place: String,
    /// The study that divides what falls to the muscles it examined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub study: Option<Study>,
    /// Muscles, the most usual first.
    pub muscles: Vec<UsualMuscle>,
}

/// Published figures that divide a part of a [`Usual`] list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Study {
    /// Source id.
    pub source: String,
    /// What the percentages are of: who was examined, and what was counted.
    pub of: String,
    /// `read` when the figures themselves were read, else `recalled`: a summary that was read may
    /// not print them.
    pub status: String,
    /// What it does not tell, in a sentence.
    pub limits: String,
}

/// One line of a [`Usual`] list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsualMuscle {
    /// Muscle, part or group id.
    pub muscle: String,
    /// Share of people with pain there, 0 to 1; those of one place sum to at most about 1.
    pub weight: f64,
    /// `study`, `guide` or `judgement`.
    pub basis: String,
    /// Who says so; none for a judgement.
    #[serde(default, skip_serializing_if = "none")]
    pub sources: Sources,
    /// Title of the guide that names the muscle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guide: Option<String>,
    /// The study's figure, 0 to 100: one, or the ends of a published range.
    #[serde(default, skip_serializing_if = "none")]
    pub percent: Vec<f64>,
}

/// What a factor or sign says in one region: elicited judgement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pointer {
    /// Region id.
    pub region: String,
    /// Factor or sign id.
    pub finding: String,
    /// worse, better, onset, not-worse or present.
    pub effect: String,
    /// Muscles it makes likelier.
    #[serde(default, skip_serializing_if = "none")]
    pub raises: Vec<Shift>,
    /// Muscles it makes less likely.
    #[serde(default, skip_serializing_if = "none")]
    pub lowers: Vec<Shift>,
    /// The reason.
    pub why: String,
}

/// How far one muscle is shifted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shift {
    /// Muscle, part or group id.
    pub muscle: String,
    /// weak, moderate or strong.
    pub strength: String,
}
