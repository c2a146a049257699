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
