//! What makes it worse or better, in free words, and the questions that are asked one by one.

use super::reply::{self, Verdict};
use super::{Asking, Dialogue, Step, screen};
use crate::knowledge::tables::{NameOf, Role};
use crate::query::{Finding, Topic, phrase};

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
            Role::Better => self.state.facts.done.push(Step::Better),
            _ => self.state.facts.done.push(Step::Worse),
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

    pub(super) fn take_verdict(&mut self, asking: Asking, line: &str) {
        let Asking { topic, side, .. } = asking;
        let Some(verdict) = reply::verdict(line) else {
            return self.remark("Please answer yes, no or don't know.");
        };
        self.state.facts.asked.push(topic);
        // who does not know the side of one place will not know that of the next
        if let (Topic::Place(row), None, false) =
            (topic, side, self.state.facts.sides_asked.is_empty())
        {
            self.state.facts.sides_asked.push(row);
        }
        let finding = |topic: Topic, present: bool| Finding {
            text: screen::subject(self.tables, topic).into(),
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
}
