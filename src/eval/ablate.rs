//! What each part of the model is worth: the ranking without it.

/// A part of the model and the numbers that switch it off.
#[derive(Debug, Clone, Copy)]
pub struct Ablation {
    /// The part that is left out.
    pub without: &'static str,
    /// Numbers of `data/ranking.json` with the value that switches the part off. Ids that the
    /// model does not know are passed over; a part none of whose numbers is known is left out
    /// of the report.
    pub numbers: &'static [(&'static str, f64)],
}

/// All parts that can be left out.
pub const ABLATIONS: &[Ablation] = &[
    Ablation {
        without: "pattern class",
        numbers: &[("essential", 0.45), ("spillover", 0.45)],
    },
    Ablation {
        without: "rarity",
        numbers: &[("rarity", 0.0)],
    },
    Ablation {
        without: "neighbours",
        numbers: &[("neighbour", 0.0)],
    },
    Ablation {
        without: "unreported charge",
        numbers: &[("silent", 0.0), ("silent-complete", 0.0)],
    },
    Ablation {
        without: "what is usual",
        numbers: &[("usual-scale", 0.0), ("commonness", 0.0)],
    },
    Ablation {
        without: "priors",
        numbers: &[
            ("prior-very-common", 0.0),
            ("prior-common", 0.0),
            ("prior-occasional", 0.0),
            ("prior-rare", 0.0),
        ],
    },
    Ablation {
        without: "sides",
        numbers: &[("contrary-side", 1.0)],
    },
    Ablation {
        without: "recorded factors and signs",
        numbers: &[("cue-weight", 0.0)],
    },
    Ablation {
        without: "judged pointers",
        numbers: &[("pointer-weight", 0.0)],
    },
    Ablation {
        without: "all factors and signs",
        numbers: &[("cue-weight", 0.0), ("pointer-weight", 0.0)],
    },
];
