//! What is removed is forgotten by the shipped records that speak of it.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::knowledge::records::{Entries, Entry, Kind};

/// Ids that are removed.
pub(super) type Gone = BTreeSet<(Kind, String)>;

/// Where shipped records name others in lists of objects: holder, list, field, what is named.
const NAMED_IN_OBJECTS: &[(Kind, &str, &str, Kind)] = &[
    (Kind::Muscles, "told_apart", "from", Kind::Muscles),
    (Kind::Muscles, "related", "muscle", Kind::Muscles),
    (Kind::Muscles, "factors", "factor", Kind::Factors),
    (Kind::Muscles, "mimics", "condition", Kind::Conditions),
    (Kind::Usual, "muscles", "muscle", Kind::Muscles),
    (Kind::Pointers, "raises", "muscle", Kind::Muscles),
    (Kind::Pointers, "lowers", "muscle", Kind::Muscles),
    (Kind::Body, "zones", "zone", Kind::Zones),
];

/// Where shipped records name others in lists of ids.
const NAMED_IN_LISTS: &[(Kind, &str, Kind)] = &[
    (Kind::Muscles, "groups", Kind::Muscles),
    (Kind::Conditions, "imitated_by", Kind::Muscles),
    (Kind::Conditions, "told_by", Kind::Factors),
    (Kind::Conditions, "told_by", Kind::Signs),
    (Kind::Conditions, "places", Kind::Zones),
    (Kind::Conditions, "places", Kind::Areas),
    (Kind::Zones, "neighbours", Kind::Zones),
    (Kind::Areas, "any_of", Kind::Zones),
    (Kind::Body, "opens", Kind::Zones),
];

/// Entries that are about others, and go with them.
const ABOUT: &[(Kind, &str, Kind)] = &[
    (Kind::Usual, "place", Kind::Zones),
    (Kind::Usual, "place", Kind::Areas),
    (Kind::Pointers, "finding", Kind::Factors),
    (Kind::Pointers, "finding", Kind::Signs),
];

impl Entries {
    /// Removes what the shipped records say of those that are gone.
    pub(super) fn forget(&mut self, gone: &Gone) {
        if gone.is_empty() {
            return;
        }
        for (kind, list) in &mut self.by_kind {
            let about = |entry: &Entry| {
                let mut rules = ABOUT.iter().filter(|(holder, ..)| holder == kind);
                rules.any(|(_, field, of)| is_gone(gone, *of, entry.value.get(*field)))
            };
            list.retain(|entry| !about(entry));
            for entry in list {
                forget_in(*kind, &mut entry.value, gone);
            }
        }
    }
}

fn is_gone(gone: &Gone, kind: Kind, id: Option<&Value>) -> bool {
    id.and_then(Value::as_str)
        .is_some_and(|id| gone.contains(&(kind, id.to_owned())))
}

fn forget_in(kind: Kind, value: &mut Map<String, Value>, gone: &Gone) {
    for (_, list, field, of) in NAMED_IN_OBJECTS
        .iter()
        .filter(|(holder, ..)| *holder == kind)
    {
        if let Some(Value::Array(items)) = value.get_mut(*list) {
            items.retain(|item| !is_gone(gone, *of, item.get(field)));
        }
    }
    for (_, list, of) in NAMED_IN_LISTS.iter().filter(|(holder, ..)| *holder == kind) {
        if let Some(Value::Array(items)) = value.get_mut(*list) {
            items.retain(|item| !is_gone(gone, *of, Some(item)));
        }
    }
    forget_inside(value, gone);
}

/// Signs, zones of referrals and sources are named deep inside a record.
fn forget_inside(value: &mut Map<String, Value>, gone: &Gone) {
    if is_gone(gone, Kind::Signs, value.get("sign")) {
        value.remove("sign");
    }
    for (field, inner) in value.iter_mut() {
        let Value::Array(items) = inner else {
            if let Value::Object(inner) = inner {
                forget_inside(inner, gone);
            }
            continue;
        };
        match field.as_str() {
            "sources" => items.retain(|item| !is_gone(gone, Kind::Sources, Some(item))),
            "refers" => items.retain(|item| !is_gone(gone, Kind::Zones, item.get("zone"))),
            _ => {}
        }
        items
            .iter_mut()
            .filter_map(Value::as_object_mut)
            .for_each(|item| forget_inside(item, gone));
    }
}
