//! Numbers ranking needs while it runs.

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
    /// Probability that a place hurts for a reason no muscle explains, for sets.
    pub leak: f32,
    /// Prior probability that a muscle is active, for sets.
    pub active: f32,
    /// Chance of a usual area, for sets and questions.
    pub essential: f32,
    /// Chance of a spillover area, for sets and questions.
    pub spillover: f32,
    /// Gain in log likelihood from which a second muscle is announced.
    pub second_gain: f32,
    /// Least expected information of a question worth asking, in nats.
    pub ask_gain: f32,
    /// Lead at which further questions stop paying.
    pub ask_lead: f32,
    /// How strongly scores are trusted when turned into weights for questions (0 to 1).
    pub temperature: f32,
}
