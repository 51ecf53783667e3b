//! The frontier: what comes next in each lane, given what a document holds.
//!
//! `seq` and `start_op` name a change and its operations. If a change could choose them, it could
//! give its operations the names of others', and documents would differ from then on. The same if it
//! could name operations that it does not build on: who has them would take it, others could not.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use automerge::ChangeHash;
use protocol::{ItemId, LaneId, PersonId};

use super::{Rejection, VettedChange};
use crate::Document;
use crate::first_change::{FIRST_ACTOR, root_objects};
use crate::history::{LastChange, Shape, Sight};
use crate::limits::MAX_LANE_OPERATIONS;
use crate::order;
use crate::schema::Writers;

/// Whether a vetted change can be applied now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Admission {
    /// It is next.
    Next,
    /// It is there already.
    Known,
    /// It builds on these, which are not there yet; or it is not known whose lanes it is about.
    Waiting(Vec<ChangeHash>),
}

/// Whose lane it is, as far as that is known.
pub type PersonOf<'a> = &'a dyn Fn(LaneId) -> Option<PersonId>;

/// A document and the changes of a batch admitted so far. A clone tries what may not be admitted whole.
#[derive(Clone)]
pub struct Frontier<'a> {
    document: &'a Document,
    person_of: PersonOf<'a>,
    admitted: BTreeMap<ChangeHash, Rc<Entry>>,
    last: BTreeMap<LaneId, LastChange>,
    /// The objects that they make.
    made: BTreeMap<(LaneId, u64), Shape>,
    /// How far changes of the document see, as far as that was asked for.
    seen: BTreeMap<ChangeHash, Rc<Sight>>,
}

struct Entry {
    max_op: u64,
    dependencies: Vec<ChangeHash>,
    sight: Rc<Sight>,
}

impl<'a> Frontier<'a> {
    /// The frontier of a document.
    pub fn new(document: &'a Document, person_of: PersonOf<'a>) -> Self {
        Self {
            document,
            person_of,
            admitted: BTreeMap::new(),
            last: BTreeMap::new(),
            made: BTreeMap::new(),
            seen: BTreeMap::new(),
        }
    }

    /// Whether a change is next. One that is counts as there for those after it in the batch.
    pub fn admit(&mut self, change: &VettedChange) -> Result<Admission, Rejection> {
        if self.ends(&change.hash).is_some() {
            return Ok(Admission::Known);
        }
        let mut start_op = 1;
        let mut missing = Vec::new();
        for dependency in &change.dependencies {
            match self.ends(dependency) {
                Some((max_op, _)) => start_op = start_op.max(max_op + 1),
                None => missing.push(*dependency),
            }
        }
        if !missing.is_empty() {
            return Ok(Admission::Waiting(missing));
        }
        let last = self
            .last
            .get(&change.actor)
            .copied()
            .or_else(|| self.document.last_change(change.actor));
        let seq = last.map_or(1, |last| last.seq + 1);
        if change.seq != seq {
            return Err(Rejection::WrongSeq {
                expected: seq,
                found: change.seq,
            });
        }
        if change.start_op != start_op {
            return Err(Rejection::WrongStartOp {
                expected: start_op,
                found: change.start_op,
            });
        }
        if last.is_some_and(|last| !self.builds_on(change, &last)) {
            return Err(Rejection::Forked);
        }
        let operations = last.map_or(0, |last| last.operations) + change.operations;
        if operations > MAX_LANE_OPERATIONS {
            let limit = MAX_LANE_OPERATIONS;
            return Err(Rejection::LaneFull { limit });
        }
        let mut sight = self.sight(&change.dependencies);
        let sees = |(actor, counter): &(LaneId, u64)| {
            *actor == change.actor || sight.get(actor).is_some_and(|last| counter <= last)
        };
        if !change.named.iter().all(sees) {
            return Err(Rejection::NotBuiltOn);
        }
        let is_there = |(object, shape): &((LaneId, u64), Shape)| {
            let made = self.made.get(object).copied();
            made.or_else(|| self.document.shape_of(*object)) == Some(*shape)
        };
        if !change.objects.iter().all(is_there) {
            return Err(Rejection::NoSuchObject);
        }
        // Entries stay: nothing takes the place of an object there. What stands in the place is named,
        // and is among what the change builds on, so every device refuses the same changes in whatever
        // order they come. [A4]
        let is_entry = |name: &(LaneId, u64)| {
            let own = *name == (change.actor, name.1)
                && change.made.iter().any(|(counter, _)| *counter == name.1);
            own || self.made.contains_key(name) || self.document.shape_of(*name).is_some()
        };
        if change.superseded.iter().any(is_entry) {
            return Err(Rejection::Removes);
        }
        // Nor beside one that the first change made, naming nothing: Automerge might choose it.
        let declaration = self.document.kind().declaration();
        let is_object = |key: &String| {
            let mut objects = root_objects(declaration);
            objects.any(|(root, _)| root == key)
        };
        if change.root.iter().any(is_object) {
            return Err(Rejection::Removes);
        }
        if declaration.writers == Writers::Participants {
            match self.is_theirs(change) {
                Some(true) => {}
                Some(false) => return Err(Rejection::NotTheirs),
                None => return Ok(Admission::Waiting(Vec::new())),
            }
        }
        let made = change.made.iter();
        self.made
            .extend(made.map(|(counter, shape)| ((change.actor, *counter), *shape)));
        sight.insert(change.actor, change.max_op);
        self.last.insert(
            change.actor,
            LastChange {
                seq: change.seq,
                max_op: change.max_op,
                operations,
                hash: change.hash,
            },
        );
        self.admitted.insert(
            change.hash,
            Rc::new(Entry {
                max_op: change.max_op,
                dependencies: change.dependencies.clone(),
                sight: Rc::new(sight),
            }),
        );
        Ok(Admission::Next)
    }

    /// What was admitted.
    pub fn admitted(&self) -> impl Iterator<Item = &ChangeHash> {
        self.admitted.keys()
    }

    /// The newest of what was admitted: they stand for all of it, as [`Document::heads`] do for a document's
    /// history. Where nothing was admitted these are the document's.
    pub fn heads(&self) -> Vec<ChangeHash> {
        let built_on: BTreeSet<_> = self
            .admitted
            .values()
            .flat_map(|entry| &entry.dependencies)
            .collect();
        let here = self.document.heads();
        let all = here.iter().chain(self.admitted.keys());
        let mut heads = Vec::new();
        heads.extend(all.filter(|hash| !built_on.contains(hash)).copied());
        order::sort_by(&mut heads, Ord::cmp);
        heads
    }

    /// Whether a change of a joint sheet sets only what is its author's to set. It is told from the
    /// change and from whose the lanes are, never from what stands there: who wrote at once with another,
    /// or before, is judged alike everywhere. [A15, A16]
    fn is_theirs(&self, change: &VettedChange) -> Option<bool> {
        let author = (self.person_of)(change.actor)?;
        let mut theirs = change.entries.iter().all(|key| {
            PersonId::from_hex(key) == Some(author)
                || ItemId::from_hex(key).is_some_and(|id| id.is_by(author))
        });
        for ((maker, _), shape) in &change.objects {
            if *shape == Shape::Map && maker.0 != FIRST_ACTOR {
                theirs &= (self.person_of)(*maker)? == author;
            }
        }
        Some(theirs)
    }

    /// How far one sees who builds on these.
    fn sight(&mut self, dependencies: &[ChangeHash]) -> Sight {
        let mut joined = Sight::new();
        for dependency in dependencies {
            let sight = match self.admitted.get(dependency) {
                Some(entry) => entry.sight.clone(),
                None => {
                    let document = self.document;
                    let sight = || Rc::new(document.sight_of(dependency));
                    self.seen.entry(*dependency).or_insert_with(sight).clone()
                }
            };
            for (actor, counter) in sight.iter() {
                let known = joined.entry(*actor).or_default();
                *known = (*known).max(*counter);
            }
        }
        joined
    }

    /// Whether the lane's change before is among what the change builds on, near or far. Counters
    /// only rise along the way, so only changes that end no lower need be looked behind.
    fn builds_on(&self, change: &VettedChange, last: &LastChange) -> bool {
        let mut seen = BTreeMap::new();
        let mut ahead = change.dependencies.clone();
        while let Some(hash) = ahead.pop() {
            if hash == last.hash {
                return true;
            }
            if seen.insert(hash, ()).is_some() {
                continue;
            }
            if let Some((max_op, dependencies)) = self.ends(&hash)
                && max_op >= last.max_op
            {
                ahead.extend(dependencies);
            }
        }
        false
    }

    /// Where a change ends, and what it builds on.
    fn ends(&self, hash: &ChangeHash) -> Option<(u64, Vec<ChangeHash>)> {
        if let Some(entry) = self.admitted.get(hash) {
            return Some((entry.max_op, entry.dependencies.clone()));
        }
        let change = self.document.automerge()?.get_change_meta_by_hash(hash)?;
        Some((change.max_op, change.deps))
    }
}
