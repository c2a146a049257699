//! Rules of factors, signs and sources.

use super::{Checker, Kind, raw};

impl Checker<'_> {
    pub(super) fn vocabularies_are_valid(&mut self) {
        let records = self.records;
        let kinds = [
            "movement",
            "activity",
            "posture",
            "state",
            "environment",
            "anatomical",
        ];
        for factor in &records.factors {
            let at = (Kind::Factors, factor.id.as_str());
            self.one_of(at, "kind", &factor.kind, &kinds);
            self.said(at, "name", &factor.name);
        }
        for sign in &records.signs {
            self.said((Kind::Signs, &sign.id), "name", &sign.name);
        }
        let kinds = [
            "trial",
            "review",
            "study",
            "case-report",
            "guideline",
            "textbook",
            "clinician-page",
            "seed",
            "ontology",
            "recall",
            "judgement",
        ];
        for source in &records.sources {
            let at = (Kind::Sources, source.id.as_str());
            self.one_of(at, "kind", &source.kind, &kinds);
            self.one_of(at, "status", &source.status, &["read", "recalled"]);
            self.said(at, "author", &source.author);
            self.said(at, "title", &source.title);
            if source
                .year
                .is_some_and(|year| !(1500..=2100).contains(&year))
            {
                self.report(
                    at.0,
                    at.1,
                    "value-in-range",
                    "a year lies between 1500 and 2100".to_owned(),
                );
            }
            self.address(source);
            let unnamed = source.doi.is_none() && source.pmid.is_none() && source.url.is_none();
            if unnamed
                && !matches!(
                    source.kind.as_str(),
                    "recall" | "seed" | "textbook" | "judgement"
                )
            {
                self.report(
                    at.0,
                    at.1,
                    "can-be-found",
                    "a source needs a DOI, a PMID or an address".to_owned(),
                );
            }
        }
    }

    fn address(&mut self, source: &raw::Source) {
        let wrong = |text: &Option<String>, right: fn(&str) -> bool| {
            text.as_deref().is_some_and(|text| !right(text))
        };
        let found = [
            (
                "doi",
                wrong(&source.doi, |doi| {
                    doi.starts_with("10.") && doi.contains('/')
                }),
            ),
            (
                "pmid",
                wrong(&source.pmid, |pmid| {
                    !pmid.is_empty() && pmid.bytes().all(|byte| byte.is_ascii_digit())
                }),
            ),
            (
                "url",
                wrong(&source.url, |url| {
                    url.starts_with("https://") || url.starts_with("http://")
                }),
            ),
        ];
        for (field, _) in found.into_iter().filter(|(_, wrong)| *wrong) {
            self.report(
                Kind::Sources,
                &source.id,
                "can-be-found",
                format!("`{field}` has not the form of one"),
            );
        }
    }
}
