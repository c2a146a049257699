//! The words of the data files as the enums of the tables. Unknown words were refused by
//! [`super::super::check`]; here they count as the commonest.

use crate::knowledge::tables::{Form, Pattern, Relation, Role};

pub(super) fn pattern(word: &str) -> Pattern {
    if word == "essential" {
        Pattern::Essential
    } else {
        Pattern::Spillover
    }
}

pub(super) fn relation(word: &str) -> Relation {
    match word {
        "both" => Relation::EitherSide,
        "midline" => Relation::MidLine,
        "other" => Relation::OtherSide,
        _ => Relation::SameSide,
    }
}

pub(super) fn role(word: &str) -> Role {
    match word {
        "better" => Role::Better,
        "onset" => Role::After,
        "not-worse" => Role::NotWorse,
        _ => Role::Worse,
    }
}

pub(super) fn form(word: &str) -> Form {
    match word {
        "group" => Form::Group,
        "part" => Form::Part,
        _ => Form::Whole,
    }
}

pub(super) fn urgency(word: &str) -> u8 {
    match word {
        "emergency-now" => 0,
        "same-day" => 1,
        _ => 2,
    }
}
