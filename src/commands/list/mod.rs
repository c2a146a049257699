//! `list`: everything of one kind.

mod items;

use crate::cli::{ListArgs, ListKind};
use crate::error::{Error, Status};
use crate::knowledge::tables::PlaceForm;
use crate::report::Answer;
use crate::report::list::{Item, ListReport, SCHEMA, Shown};
use crate::report::stamp::Stamp;
use crate::store::Store;

/// `list`
pub(super) fn list<'s>(
    args: &ListArgs,
    store: &'s Store,
) -> Result<(Box<dyn Answer + 's>, Status), Error> {
    let (kind, title, shown) = heading(args.kind);
    let items = of(args.kind, store)?;
    let report = ListReport {
        stamp: Stamp::new(SCHEMA, store.tables()),
        kind,
        count: items.len(),
        items,
        title,
        shown,
        as_lines: args.kind == ListKind::Sources,
    };
    Ok((Box::new(report), Status::Answered))
}

/// The name of a list in answers, its title, and the columns people see.
fn heading(kind: ListKind) -> (&'static str, &'static str, &'static [Shown]) {
    match kind {
        ListKind::Muscles => ("muscles", "Muscles, parts and groups", MUSCLES),
        ListKind::Zones => ("zones", "Places pain is felt", ZONES),
        ListKind::Regions => ("regions", "Parts of the body", REGIONS),
        ListKind::Areas => ("areas", "Words that cover several places", REGIONS),
        ListKind::Factors => ("factors", "What makes pain worse or better", CUES),
        ListKind::Signs => ("signs", "Other findings", CUES),
        ListKind::Conditions => {
            let title = "Conditions the pain is mistaken for";
            ("conditions", title, CONDITIONS)
        }
        ListKind::RedFlags => ("red-flags", "Findings that need care first", FLAGS),
        ListKind::Sources => ("sources", "Where facts come from", SOURCES),
    }
}

fn of(kind: ListKind, store: &Store) -> Result<Vec<Item>, Error> {
    let tables = store.tables();
    match kind {
        ListKind::Muscles => Ok(items::muscles(tables)),
        ListKind::Zones => Ok(items::zones(tables)),
        ListKind::Regions => Ok(items::places(tables, PlaceForm::Region)),
        ListKind::Areas => Ok(items::places(tables, PlaceForm::Area)),
        ListKind::Factors => items::factors(store),
        ListKind::Signs => Ok(items::signs(tables)),
        ListKind::Conditions => items::conditions(store),
        ListKind::RedFlags => items::flags(store),
        ListKind::Sources => items::sources(store),
    }
}

const fn text(field: &'static str, heading: &'static str) -> Shown {
    Shown {
        field,
        heading,
        fixed: false,
    }
}

const fn fixed(field: &'static str, heading: &'static str) -> Shown {
    Shown {
        field,
        heading,
        fixed: true,
    }
}

const MUSCLES: &[Shown] = &[
    text("id", "Id"),
    fixed("kind", "Kind"),
    fixed("points", "Points"),
    text("plain", "Where it is"),
];
const ZONES: &[Shown] = &[
    text("id", "Id"),
    text("name", "Name"),
    fixed("region", "Region"),
    fixed("essential", "Usual"),
    fixed("spillover", "Some"),
];
const REGIONS: &[Shown] = &[
    text("id", "Id"),
    text("name", "Name"),
    text("covers", "Covers"),
];
const CUES: &[Shown] = &[
    text("id", "Id"),
    text("name", "Name"),
    fixed("muscles", "Muscles"),
];
const CONDITIONS: &[Shown] = &[
    text("id", "Id"),
    text("name", "Name"),
    text("plain", "What it is"),
];
const FLAGS: &[Shown] = &[
    text("id", "Id"),
    fixed("urgency", "Urgency"),
    text("concern", "What it may be"),
];
const SOURCES: &[Shown] = &[
    text("id", "Id"),
    text("cite", "Source"),
    fixed("status", "Status"),
];
