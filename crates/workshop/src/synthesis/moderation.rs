//! Moderation: whether what is hidden is approved, and what was looked at and found harmless.

use std::collections::BTreeMap;

use protocol::{ItemId, LaneId, PersonId};

use super::{Answers, Synthesis};
use crate::{Act, Hiding, Question, Statement, hexadecimal};

/// The subject that stands for all: of it is said how facilitators want to work.
pub const EVERYTHING: ItemId = ItemId([0; 16]);

/// What stands for words in a statement, so that it holds for them and no others: the first 8 bytes of their
/// SHA-256, in hexadecimal.
pub fn fingerprint(words: &str) -> String {
    hexadecimal::fingerprint(words)
}

impl Synthesis {
    /// Whether what one facilitator hides is to be approved by another. Of different answers it is.
    pub fn asks_two(&self) -> bool {
        let answers = self.answers(&EVERYTHING);
        let answers = answers.map_or(&[][..], |answers| answers.to(Question::Practice));
        answers.iter().any(|answer| answer.act == Act::AskTwo)
    }

    /// Whether something is hidden and nobody else has said that this is right. `person_of` is whose a lane
    /// is, which is proved.
    pub fn awaits_approval(
        &self,
        id: &ItemId,
        person_of: impl Fn(LaneId) -> Option<PersonId>,
    ) -> bool {
        let Some(answers) = self.answers(id) else {
            return false;
        };
        let Some(hiding) = answers.hiding() else {
            return false;
        };
        // Of a hider who is not known nobody can say that they are another.
        let Some(hider) = hiding.by.and_then(&person_of) else {
            return true;
        };
        let approvals = answers.to(Question::Approval(hiding.id)).iter();
        let mut approvals = approvals.filter(|answer| matches!(answer.act, Act::Approve(_)));
        !approvals.any(|answer| {
            let other = answer.by.and_then(&person_of);
            other.is_some_and(|other| other != hider)
        })
    }

    /// Everything that is hidden, by id.
    pub fn hidden(&self) -> impl Iterator<Item = ItemId> {
        self.hidden.iter().copied()
    }

    /// Of which contributions their writers are to be told that they are hidden, or no longer, given what they are told
    /// now. Who has not heard of the hiding takes nothing back. [A30]
    pub fn untold(&self, told: &BTreeMap<ItemId, String>) -> Vec<Hiding> {
        let hidden = self.hidden.iter().filter_map(|id| {
            let subject = self.subjects.get(id).filter(|one| one.is_contribution)?;
            let reason = subject.answers.hidden()?.to_owned();
            (told.get(id) != Some(&reason)).then_some(Hiding {
                subject: *id,
                reason: Some(reason),
            })
        });
        let shown = told.keys().filter(|id| {
            let answers = self.answers(id);
            answers.is_some_and(|answers| {
                let mut said = answers.statements();
                answers.hidden().is_none() && said.any(|one| matches!(one.act, Act::Hide(_)))
            })
        });
        let shown = shown.map(|id| Hiding {
            subject: *id,
            reason: None,
        });
        hidden.chain(shown).collect()
    }

    /// Everything that was ever said, in no order: the log of who treated what when.
    pub fn statements(&self) -> impl Iterator<Item = &Statement> {
        let all = self.subjects.values();
        all.flat_map(|subject| Answers::statements(&subject.answers))
    }
}
