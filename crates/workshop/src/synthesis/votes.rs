//! Votes: who gave points to what. [A22] [A28]

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use protocol::{ItemId, PersonId};

use super::electorate::voter;
use crate::Vote;

/// All ballots.
#[derive(Clone, Debug, Default)]
pub struct Votes {
    /// What ballots say, whether they count or not.
    ballots: HashMap<PersonId, BTreeMap<ItemId, u32>>,
    /// What of it counts.
    counted: HashMap<PersonId, BTreeMap<ItemId, u32>>,
    /// What counts, by what it was given to.
    given: HashMap<ItemId, BTreeMap<PersonId, u32>>,
    /// Whose ballots there are, by the subject that stands for them.
    persons: HashMap<ItemId, PersonId>,
    /// The voters that facilitators let in.
    admitted: HashSet<ItemId>,
    /// How many points each person has; 0 while that is not known.
    each: u32,
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
        let said = votes.iter().filter(|vote| vote.points > 0);
        let said = said.map(|vote| (vote.subject, vote.points)).collect();
        self.ballots.insert(person, said);
        self.persons.insert(voter(&person), person);
        self.recount(&person)
    }

    /// Each person has so many points.
    pub(super) fn put_points(&mut self, each: u32) -> BTreeSet<ItemId> {
        if std::mem::replace(&mut self.each, each) == each {
            return BTreeSet::new();
        }
        self.recount_all()
    }

    /// A voter is let in, or not any more.
    pub(super) fn admit(&mut self, voter: &ItemId, is_admitted: bool) -> BTreeSet<ItemId> {
        let had = self.has_electorate();
        let has_changed = match is_admitted {
            true => self.admitted.insert(*voter),
            false => self.admitted.remove(voter),
        };
        if !has_changed {
            return BTreeSet::new();
        }
        if had != self.has_electorate() {
            return self.recount_all();
        }
        match self.persons.get(voter).copied() {
            Some(person) => self.recount(&person),
            None => BTreeSet::new(),
        }
    }

    pub(super) fn has_electorate(&self) -> bool {
        !self.admitted.is_empty()
    }

    pub(super) fn counts(&self, person: &PersonId) -> bool {
        !self.has_electorate() || self.admitted.contains(&voter(person))
    }

    /// Who gave points, whether they count or not.
    pub(super) fn voters(&self) -> impl Iterator<Item = PersonId> {
        let given = self.ballots.iter().filter(|(_, said)| !said.is_empty());
        given.map(|(person, _)| *person)
    }

    /// What most points were given to; of equal ones by how many gave any, then by id.
    pub(super) fn most(&self, most: usize) -> Vec<(ItemId, Support)> {
        let given = self.given.iter().filter(|(_, persons)| !persons.is_empty());
        let mut found: Vec<_> = given
            .map(|(id, persons)| {
                let points = persons
                    .values()
                    .fold(0, |sum: u32, points| sum.saturating_add(*points));
                (points, persons.len(), *id)
            })
            .collect();
        crate::order::sort_by(&mut found, |one, other| {
            (other.0, other.1)
                .cmp(&(one.0, one.1))
                .then(one.2.cmp(&other.2))
        });
        found.truncate(most);
        let support = |(points, _, id): (u32, usize, ItemId)| {
            let persons = self.given[&id].clone();
            (id, Support { persons, points })
        };
        found.into_iter().map(support).collect()
    }

    fn recount_all(&mut self) -> BTreeSet<ItemId> {
        let persons: Vec<PersonId> = self.ballots.keys().copied().collect();
        persons.iter().flat_map(|one| self.recount(one)).collect()
    }

    /// Works out what of a person's ballot counts. Returns of what the points changed.
    fn recount(&mut self, person: &PersonId) -> BTreeSet<ItemId> {
        let said = self.ballots.get(person);
        let now = match said.filter(|_| self.counts(person)) {
            Some(said) => within(said, self.each),
            None => BTreeMap::new(),
        };
        let before = self.counted.insert(*person, now.clone());
        let before = before.unwrap_or_default();
        let mut changed = BTreeSet::new();
        let both = before.keys().chain(now.keys());
        changed.extend(both.filter(|id| before.get(*id) != now.get(*id)));
        for subject in &changed {
            let given = self.given.entry(*subject).or_default();
            match now.get(subject) {
                Some(points) => given.insert(*person, *points),
                None => given.remove(person),
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

/// What of a ballot is within the points that a person has: the most points first, of equal ones by id, until they are
/// used up. Two devices of one person that were apart may have given more together than there are.
fn within(said: &BTreeMap<ItemId, u32>, each: u32) -> BTreeMap<ItemId, u32> {
    if each == 0 {
        return said.clone();
    }
    let mut order: Vec<(ItemId, u32)> = said.iter().map(|(id, points)| (*id, *points)).collect();
    crate::order::sort_by(&mut order, |one, other| {
        other.1.cmp(&one.1).then(one.0.cmp(&other.0))
    });
    let mut left = each;
    let mut counted = BTreeMap::new();
    for (id, points) in order {
        let points = points.min(left);
        left -= points;
        if points > 0 {
            counted.insert(id, points);
        }
    }
    counted
}
