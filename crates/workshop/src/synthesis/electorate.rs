//! The electorate: whose ballots count, and how many of the points in them. [A28]

use protocol::{ItemId, PersonId};
use sha2::{Digest, Sha256};

use super::{Answers, Support, Synthesis};
use crate::{Act, Question};

/// The subject that stands for a person where facilitators say whether their ballot counts.
pub fn voter(person: &PersonId) -> ItemId {
    let mut hash = Sha256::new();
    hash.update(b"temadag voter 1");
    hash.update(person.0);
    let mut id = [0; 16];
    id.copy_from_slice(&hash.finalize()[..16]);
    ItemId(id)
}

impl Answers {
    /// Whether the ballot of the voter that is the subject counts. Of different answers it does.
    pub(super) fn is_admitted(&self) -> bool {
        let mut answers = self.to(Question::Franchise).iter();
        answers.any(|answer| answer.act == Act::Admit)
    }
}

impl Synthesis {
    /// Each person has so many points; 0 while the plan does not say.
    pub fn put_points(&mut self, each: u32) {
        for subject in self.votes.put_points(each) {
            self.changes_above(&subject);
        }
    }

    /// Whether facilitators have said whose ballots count. Until then all do.
    pub fn has_electorate(&self) -> bool {
        self.votes.has_electorate()
    }

    /// Whether a person's ballot counts.
    pub fn counts(&self, person: &PersonId) -> bool {
        self.votes.counts(person)
    }

    /// Who gave points in a ballot that counts, and who in one that waits to be let in; in no order.
    pub fn voters(&self) -> (Vec<PersonId>, Vec<PersonId>) {
        let given = self.votes.voters();
        given.partition(|person| self.votes.counts(person))
    }

    /// What most points were given to that count, as they were given, at most so many.
    pub fn most_voted(&self, most: usize) -> Vec<(ItemId, Support)> {
        self.votes.most(most)
    }

    /// Something else is said of a subject that may be a voter.
    pub(super) fn franchise_of(&mut self, voter: &ItemId, is_admitted: bool) {
        for subject in self.votes.admit(voter, is_admitted) {
            self.changes_above(&subject);
        }
    }
}
