//! What makes it worse or better, in free words, and the questions that are asked one by one.

use super::reply::{self, Verdict};
use super::{Dialogue, screen};
use crate::knowledge::tables::{NameOf, Role};
use crate::query::{Finding, Side, Topic, phrase};

impl Dialogue<'_> {
    pub(super) fn take_cues(&mut self, line: &str, role: Role) {
        if !reply::is_nothing(line) {
            let findings = self.state.facts.query.findings.len();
            let unread = self.read_cues(line, role);
            let understood = self.state.facts.query.findings.len() > findings;
            if !unread.is_empty() || !understood {
                self.warn_of_words();
                self.not_understood(unread, |of| {
                    matches!(of, NameOf::FactorName | NameOf::SignName)
                });
                if !self.state.facts.pending.is_empty() {
                    self.proceed();
                }
                return;
            }
        }
        match role {
            Role::Better => self.state.facts.better_done = true,
            _ => self.state.facts.worse_done = true,
        }
        self.warn_of_words();
        self.proceed();
    }

    /// Reads what makes it worse or better, each sentence by itself: a stop ends a role.
    fn read_cues(&mut self, line: &str, role: Role) -> Vec<String> {
        let lead = if role == Role::Better {
            "better with"
        } else {
            "worse with"
        };
        self.state.facts.query.said.push(line.to_owned());
        let mut unread = Vec::new();
        for sentence in line
            .split(['.', ';', '!', '?'])
            .filter(|sentence| !sentence.trim().is_empty())
        {
            let reading = phrase::read(self.tables, &format!("{lead} {sentence}"));
            self.add(reading.findings);
            unread.extend(reading.not_understood);
        }
        unread
    }

    pub(super) fn take_verdict(&mut self, topic: Topic, line: &str) {
        let Some(verdict) = reply::verdict(line) else {
            return self.remark("Please answer yes, no or don't know.");
        };
        self.state.facts.asked.push(topic);
        let side = match topic {
            Topic::Place(row) if !self.tables.places[row as usize].midline => self.common_side(),
            _ => None,
        };
        let finding = |topic: Topic, present: bool| Finding {
            text: screen::subject(self.tables, topic).to_owned(),
            topic,
            side,
            present,
            intensity: None,
        };
        let found = match (verdict, topic) {
            (Verdict::Unsure, _) => None,
            (Verdict::Yes, _) => Some(finding(topic, true)),
            (Verdict::No, Topic::Factor(row, _)) => {
                Some(finding(Topic::Factor(row, Role::NotWorse), true))
            }
            (Verdict::No, _) => Some(finding(topic, false)),
        };
        if let Some(error) =
            found.and_then(|found| self.state.facts.query.add(self.tables, found).err())
        {
            self.remark(format!("{}, so the earlier answer stays.", error.message()));
        }
        self.proceed();
    }

    /// The side all sided places share.
    pub(super) fn common_side(&self) -> Option<Side> {
        let places = self
            .state
            .facts
            .query
            .places()
            .filter(|(_, row)| !self.tables.places[*row as usize].midline);
        let mut said = places.map(|(finding, _)| finding.side);
        let first = said.next()??;
        said.all(|side| side == Some(first)).then_some(first)
    }
}
