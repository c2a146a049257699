//! Rules of factors, signs and sources.

use super::{At, Checker, Kind, raw};

#[rustfmt::skip]
const FACTORS: &[&str] = &["movement", "activity", "posture", "state", "environment", "anatomical"];

#[rustfmt::skip]
const SOURCES: &[&str] = &[
    "trial", "review", "study", "case-report", "guideline", "textbook", "clinician-page", "seed",
    "ontology", "recall", "judgement",
];

/// Kinds of source that may have no number and no address.
const UNNUMBERED: [&str; 4] = ["recall", "seed", "textbook", "judgement"];

impl Checker<'_> {
    pub(super) fn vocabularies_are_valid(&mut self) {
        let records = self.records;
        for factor in &records.factors {
            let at = (Kind::Factors, factor.id.as_str());
            self.one_of(at, "kind", &factor.kind, FACTORS);
            self.said(at, "name", &factor.name);
        }
        for sign in &records.signs {
            self.said((Kind::Signs, &sign.id), "name", &sign.name);
        }
        for source in &records.sources {
            self.source((Kind::Sources, &source.id), source);
        }
    }

    fn source(&mut self, at: At<'_>, source: &raw::Source) {
        self.one_of(at, "kind", &source.kind, SOURCES);
        self.one_of(at, "status", &source.status, &["read", "recalled"]);
        self.said(at, "author", &source.author);
        self.said(at, "title", &source.title);
        let wrong_year = |year| !(1500..=2100).contains(&year);
        if source.year.is_some_and(wrong_year) {
            self.report(at, "value-in-range", "a year lies between 1500 and 2100");
        }
        let wrong = |text: &Option<String>, right: fn(&str) -> bool| {
            text.as_deref().is_some_and(|text| !right(text))
        };
        for (field, wrong) in [
            ("doi", wrong(&source.doi, is_doi)),
            ("pmid", wrong(&source.pmid, is_pmid)),
            ("url", wrong(&source.url, is_url)),
        ] {
            if wrong {
                let message = format!("`{field}` has not the form of one");
                self.report(at, "can-be-found", message);
            }
        }
        let unnamed = source.doi.is_none() && source.pmid.is_none() && source.url.is_none();
        if unnamed && !UNNUMBERED.contains(&source.kind.as_str()) {
            let message = "a source needs a DOI, a PMID or an address";
            self.report(at, "can-be-found", message);
        }
    }
}

fn is_doi(text: &str) -> bool {
    text.starts_with("10.") && text.contains('/')
}

fn is_pmid(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_url(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}
