//! The figures as people read them.

use super::{Count, Felt, Lies, Shares, StatsReport};
use crate::report::{Block, Column, Document, Table};

/// Both tables, what the claims rest on, and the sizes of the vocabularies.
pub(super) fn document(report: &StatsReport<'_>) -> Document {
    let mut document = Document::new("What is known, and on what it rests");
    document.push(Block::Heading("By where the pain is felt".to_owned()));
    document.push(Block::Table(report.felt_table()));
    document.push(Block::Note(
        "Usual: to the usual area of a muscle; some: felt by some. Read: resting on at least one \
         source that was read, not only recalled. Two: resting on two sources or more. A part \
         of a muscle with its own referral counts as a muscle."
            .to_owned(),
    ));
    document.push(Block::Heading("By where the muscle lies".to_owned()));
    document.push(Block::Table(report.lies_table()));
    document.push(Block::Heading(
        "What all claims rest on, by where the muscle lies".to_owned(),
    ));
    document.push(Block::Table(report.claim_table()));
    document.push(Block::Note(
        "A claim is anything that carries sources: a referral, a factor, a sign, a test, advice."
            .to_owned(),
    ));
    document.push(Block::Heading(
        "What is usual for a place, by what each share rests on".to_owned(),
    ));
    document.push(Block::Table(report.usual_table()));
    document.push(Block::Note(
        "Study: the shares of a place stand to each other as published figures. Guide: a regional \
         guide names the muscle for the place. How large a share is, is judged."
            .to_owned(),
    ));
    document.push(Block::Heading("Vocabularies and lists".to_owned()));
    let count = |one: &Count| (one.what.replace('_', " "), one.count.to_string());
    document.push(Block::Fields(report.counts.iter().map(count).collect()));
    document
}

/// A share for people, in per cent.
fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

/// A table with one column of text, then figures.
fn figures(first: &str, others: &[&str], rows: Vec<Vec<String>>) -> Table {
    let mut columns = vec![Column::text(first)];
    columns.extend(others.iter().map(|name| Column::fixed(name)));
    Table { columns, rows }
}

impl StatsReport<'_> {
    fn felt_table(&self) -> Table {
        let row = |one: &Felt| {
            let of = &one.referrals;
            vec![
                one.name.clone(),
                one.zones.to_string(),
                one.muscles.to_string(),
                of.count.to_string(),
                of.essential.to_string(),
                of.spillover.to_string(),
                percent(of.read),
                percent(of.two_or_more),
            ]
        };
        figures(
            "Region",
            &[
                "Zones",
                "Muscles",
                "Referrals",
                "Usual",
                "Some",
                "Read",
                "Two",
            ],
            self.regions
                .iter()
                .chain([&self.regions_total])
                .map(row)
                .collect(),
        )
    }

    fn lies_table(&self) -> Table {
        let row = |one: &Lies| {
            let of = &one.referrals;
            let mut row = vec![folder(&one.folder)];
            row.extend(one.counts().map(|count| count.to_string()));
            row.extend([of.count, of.essential, of.spillover].map(|count| count.to_string()));
            row
        };
        figures(
            "Folder",
            &[
                "Muscles",
                "Parts",
                "Groups",
                "Points",
                "Referrals",
                "Usual",
                "Some",
            ],
            self.folders
                .iter()
                .chain([&self.folders_total])
                .map(row)
                .collect(),
        )
    }

    fn usual_table(&self) -> Table {
        let row = |one: &Shares| {
            vec![
                one.basis.to_owned(),
                one.count.to_string(),
                one.read.to_string(),
            ]
        };
        figures(
            "Basis",
            &["Shares", "Read"],
            self.usual.iter().map(row).collect(),
        )
    }

    fn claim_table(&self) -> Table {
        let row = |one: &Lies| {
            vec![
                folder(&one.folder),
                one.claims.to_string(),
                percent(one.read),
                percent(one.two_or_more),
            ]
        };
        figures(
            "Folder",
            &["Claims", "Read", "Two"],
            self.folders
                .iter()
                .chain([&self.folders_total])
                .map(row)
                .collect(),
        )
    }
}

/// A folder as people read it; the last row is over all of them.
fn folder(name: &str) -> String {
    if name == "all" {
        "All".to_owned()
    } else {
        name.to_owned()
    }
}
