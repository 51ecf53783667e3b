//! Votes: who gave points to what. [A22]

use std::collections::{BTreeMap, BTreeSet, HashMap};

use protocol::{ItemId, PersonId};

use crate::Vote;

/// All ballots.
#[derive(Clone, Debug, Default)]
pub struct Votes {
    ballots: HashMap<PersonId, BTreeMap<ItemId, u32>>,
    given: HashMap<ItemId, BTreeMap<PersonId, u32>>,
}

/// Who supports something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Support {
    /// Who gave points, each once, and how many altogether.
    pub persons: BTreeMap<PersonId, u32>,
    /// How many points were given.
    pub points: u32,
}

impl Votes {
    /// Takes in what a person's ballot says now. Returns of what the points changed.
    pub(super) fn put(&mut self, person: PersonId, votes: Vec<Vote>) -> BTreeSet<ItemId> {
        let mut now = BTreeMap::new();
        for vote in votes.iter().filter(|vote| vote.points > 0) {
            now.insert(vote.subject, vote.points);
        }
        let before = self.ballots.insert(person, now.clone());
        let before = before.unwrap_or_default();
        let mut changed = BTreeSet::new();
        let both = before.keys().chain(now.keys());
        changed.extend(both.filter(|id| before.get(*id) != now.get(*id)));
        for subject in &changed {
            let given = self.given.entry(*subject).or_default();
            match now.get(subject) {
                Some(points) => given.insert(person, *points),
                None => given.remove(&person),
            };
        }
        changed
    }

    /// Who gave points to one of these, and how many.
    pub(super) fn support(&self, subjects: &BTreeSet<ItemId>) -> Support {
        let mut support = Support::default();
        let given = subjects.iter().filter_map(|id| self.given.get(id));
        for (person, points) in given.flatten() {
            let points_of = support.persons.entry(*person).or_default();
            *points_of = points_of.saturating_add(*points);
            support.points = support.points.saturating_add(*points);
        }
        support
    }
}
