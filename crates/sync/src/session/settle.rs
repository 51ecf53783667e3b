//! Settling: stored records are applied to documents, as far as they count and as far as what they
//! build on is there.
//!
//! A document is a function of the records that are here and of what control records say; should
//! it hold more than it may, it is built anew.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::Peekable;

use protocol::record::Changes;
use protocol::{LaneId, Share, Stream, StreamId};
use workshop::Document;
use workshop::foreign::{Admission, Frontier, vet_change};

use super::held::HeldDocument;
use super::log::stream::{Held, LaneLog};
use super::rows::{self, Fate};
use super::{Session, Turn};
use crate::guard::guarded;
use crate::{DocumentId, Notice, SetAside, Trouble};

/// A record that is next, with its changes.
pub(super) struct Candidate {
    lane: LaneId,
    number: u64,
    changes: Vec<Vec<u8>>,
}

/// A record, and its number.
type Next<'a> = (&'a u64, &'a Held);

/// A lane, and the records of a document that come next in it.
pub(super) type OpenLane<'a> = (LaneId, Peekable<Box<dyn Iterator<Item = Next<'a>> + 'a>>);

/// What became of a record that was looked at.
enum Look {
    Next(Vec<Vec<u8>>),
    Waits,
    Poison,
}

impl Session {
    /// Makes a document that nobody wrote yet. Returns whether it was made.
    pub(super) fn ensure_document(&mut self, id: DocumentId) -> bool {
        let Some(kind) = id.kind() else { return false };
        if self.documents.contains(&id) {
            return false;
        }
        self.log.know(id.stream);
        let document = Document::new(kind, self.lane.id());
        self.documents.insert(id, HeldDocument::new(document));
        true
    }

    /// The documents that a stream's records are about.
    pub(super) fn documents_of(&self, id: StreamId) -> BTreeSet<DocumentId> {
        let Some(log) = self.log.stream(&id) else {
            return BTreeSet::new();
        };
        let named = log
            .lanes
            .values()
            .flat_map(|lane| lane.records.values())
            .map(|held| DocumentId {
                stream: log.stream,
                owner: held.record.header().owner,
                generation: held.record.header().generation,
            });
        let held = self.documents.iter().map(|(document, _)| *document);
        let held = held.filter(|document| document.stream == log.stream);
        // Not collected, which would bring a sort of its own along.
        let mut documents = BTreeSet::new();
        documents.extend(
            named
                .chain(held)
                .filter(|document| document.kind().is_some() && self.may_read(document)),
        );
        documents
    }

    /// Whether a document is for this person to read. Of a personal stream a participant is handed out their own, and
    /// what the device holds of another's, who sat here before, is passed on and not opened. [S7] [D23]
    pub(super) fn may_read(&self, id: &DocumentId) -> bool {
        match id.stream.class().may_follow(self.access.role()) {
            Share::Everything => true,
            Share::Own => id.owner == Some(self.person.id()),
            Share::Public | Share::Nothing => false,
        }
    }

    /// Settles every document of a stream.
    pub(super) fn settle_stream(&mut self, id: StreamId, turn: &mut Turn<'_>) {
        for document in self.documents_of(id) {
            self.settle(document, turn);
        }
    }

    /// Brings a document up to what counts now.
    pub(super) fn settle(&mut self, id: DocumentId, turn: &mut Turn<'_>) {
        if id.kind().is_none() || !self.may_read(&id) {
            return;
        }
        if self.documents.is_waiting(&id) && !self.holds_too_much(id) {
            // With all that is still coming.
            return;
        }
        let new = self.ensure_document(id);
        if self.holds_too_much(id) {
            self.rebuild(id, turn);
            return;
        }
        let moved = self.settle_forward(id, turn);
        let Some(held) = self.documents.get_mut(&id) else {
            turn.never("a document that was settled is not here");
            return;
        };
        let touched = held.document.touched();
        if moved {
            self.resume_orders(id);
        }
        if new {
            turn.notice(Notice::Replaced { document: id });
        } else if moved && !touched.is_empty() {
            turn.notice(Notice::Touched {
                document: id,
                touched,
            });
        }
        if moved && id.stream == Stream::Plan {
            self.plan_changed();
        }
    }

    /// Applies what is next until nothing is. Returns whether anything was applied.
    pub(super) fn settle_forward(&mut self, id: DocumentId, turn: &mut Turn<'_>) -> bool {
        let held = self.documents.get(&id);
        if held.is_none_or(|held| self.open_lanes(id, &held.applied).is_empty()) {
            return false;
        }
        self.wake(id, turn);
        let mut moved = false;
        if self.is_asleep(id) {
            return false;
        }
        loop {
            let (batch, poison) = self.next_batch(id);
            for (lane, number) in poison {
                self.poison(id, lane, number, turn);
            }
            if batch.is_empty() {
                return moved;
            }
            if !self.settle_batch(id, batch, &mut BTreeSet::new(), turn) {
                return moved;
            }
            moved = true;
        }
    }

    /// Applies a batch. If one of it is bad, halves are tried, and halves of these: alone each harms only
    /// itself and what builds on it. What stands behind it in its lane cannot come, and is not tried.
    /// Returns whether anything came of it.
    fn settle_batch(
        &mut self,
        id: DocumentId,
        mut batch: Vec<Candidate>,
        ended: &mut BTreeSet<LaneId>,
        turn: &mut Turn<'_>,
    ) -> bool {
        batch.retain(|one| !ended.contains(&one.lane));
        if batch.is_empty() {
            return false;
        }
        if self.apply(id, &batch, turn) {
            return true;
        }
        if let [alone] = batch.as_slice() {
            let is_next = self.is_next(id, alone);
            if is_next {
                self.poison(id, alone.lane, alone.number, turn);
                ended.insert(alone.lane);
            }
            return is_next;
        }
        let second = batch.split_off(batch.len() / 2);
        let first = self.settle_batch(id, batch, ended, turn);
        self.settle_batch(id, second, ended, turn) || first
    }

    /// What can be applied now, in an order in which it can, and what never can.
    fn next_batch(&self, id: DocumentId) -> (Vec<Candidate>, Vec<(LaneId, u64)>) {
        let Some(held) = self.documents.get(&id) else {
            return (Vec::new(), Vec::new());
        };
        let person_of = |lane| self.log.person_of(lane);
        let mut frontier = Frontier::new(&held.document, &person_of);
        self.admit(&mut frontier, id, self.open_lanes(id, &held.applied))
    }

    /// Admits what the lanes of a document hold, as far as that can be applied.
    pub(super) fn admit<'s>(
        &'s self,
        frontier: &mut Frontier<'_>,
        id: DocumentId,
        mut lanes: Vec<OpenLane<'s>>,
    ) -> (Vec<Candidate>, Vec<(LaneId, u64)>) {
        let mut batch = Vec::new();
        let mut poison = Vec::new();
        loop {
            let before = batch.len();
            lanes.retain_mut(|(lane, open)| {
                while let Some((number, held)) = open.peek() {
                    match self.look(id.stream, frontier, held) {
                        Look::Next(changes) => {
                            batch.push(Candidate {
                                lane: *lane,
                                number: **number,
                                changes,
                            });
                            open.next();
                        }
                        Look::Waits => return true,
                        Look::Poison => {
                            if held.fate != Fate::Poison {
                                poison.push((*lane, **number));
                            }
                            return false;
                        }
                    }
                }
                false
            });
            if batch.len() == before {
                return (batch, poison);
            }
        }
    }

    /// The lanes in which records of the document come next, and these.
    fn open_lanes(&self, id: DocumentId, applied: &BTreeMap<LaneId, u64>) -> Vec<OpenLane<'_>> {
        let stream = self.log.id_of(id.stream);
        self.lanes_of(id, applied, |lane, log| {
            self.log.shown(id.stream, stream, lane).min(log.reach())
        })
    }

    /// The lanes in which a document's records stand behind what is applied and up to a limit, and these.
    pub(super) fn lanes_of(
        &self,
        id: DocumentId,
        applied: &BTreeMap<LaneId, u64>,
        limit: impl Fn(LaneId, &LaneLog) -> u64,
    ) -> Vec<OpenLane<'_>> {
        let Some(log) = self.log.stream(&self.log.id_of(id.stream)) else {
            return Vec::new();
        };
        let mut lanes = Vec::new();
        for (lane, lane_log) in &log.lanes {
            let limit = limit(*lane, lane_log);
            let from = applied.get(lane).copied().unwrap_or(0);
            let open = lane_log
                .records
                .range(from + 1..)
                .take_while(move |(number, _)| **number <= limit)
                .filter(move |(_, held)| {
                    let header = held.record.header();
                    header.owner == id.owner && header.generation == id.generation
                });
            let open: Box<dyn Iterator<Item = Next<'_>>> = Box::new(open);
            let mut open = open.peekable();
            if from < limit && open.peek().is_some() {
                lanes.push((*lane, open));
            }
        }
        lanes
    }

    fn look(&self, stream: Stream, frontier: &mut Frontier<'_>, held: &Held) -> Look {
        if held.suspect {
            return Look::Waits;
        }
        if held.fate == Fate::Poison {
            return Look::Poison;
        }
        let Some(key) = self.log.key_of(stream, held.record.header().lane) else {
            return Look::Waits;
        };
        let Ok(content) = held.record.open(key) else {
            return Look::Poison;
        };
        let Ok(changes) = Changes::from_bytes(&content) else {
            return Look::Poison;
        };
        let changes = changes.into_raw();
        let lane = held.record.header().lane;
        // What holds one change, as all that we write does, need not be tried on a copy.
        let alone = changes.len() == 1;
        let mut copy = (!alone).then(|| frontier.clone());
        let ahead = copy.as_mut().unwrap_or(&mut *frontier);
        for raw in &changes {
            let Ok(vetted) = vet_change(raw, lane) else {
                return Look::Poison;
            };
            match ahead.admit(&vetted) {
                Ok(Admission::Next | Admission::Known) => {}
                Ok(Admission::Waiting(_)) => return Look::Waits,
                Err(_) => return Look::Poison,
            }
        }
        if let Some(copy) = copy {
            *frontier = copy;
        }
        Look::Next(changes)
    }

    /// Is a record of this document's that is here in the document?
    pub(super) fn is_in(&self, id: DocumentId, lane: LaneId, number: u64) -> bool {
        let stream = self.log.id_of(id.stream);
        let record = self
            .log
            .held(stream, lane, number)
            .map(|held| &held.record)
            .filter(|record| {
                let header = record.header();
                header.owner == id.owner && header.generation == id.generation
            });
        let (Some(record), Some(key), Some(held)) = (
            record,
            self.log.key_of(id.stream, lane),
            self.documents.get(&id),
        ) else {
            return true;
        };
        let changes = record
            .open(key)
            .ok()
            .and_then(|content| Changes::from_bytes(&content).ok());
        changes.is_none_or(|changes| {
            changes.into_raw().iter().all(|raw| {
                vet_change(raw, lane).map_or(true, |change| held.document.contains(&change.hash))
            })
        })
    }

    /// Applies candidates on a clone behind the guard, then swaps it in. That it loads again is proved
    /// before it is kept or built upon. [D9]
    fn apply(&mut self, id: DocumentId, batch: &[Candidate], turn: &Turn<'_>) -> bool {
        let Some(held) = self.documents.get_mut(&id) else {
            return false;
        };
        let raw: Vec<Vec<u8>> = batch
            .iter()
            .flat_map(|candidate| candidate.changes.iter().cloned())
            .collect();
        let (document, careful) = (&held.document, held.careful);
        let tried = guarded(turn.guard, || {
            let mut copy = document.clone();
            let outcome = copy.apply_changes(&raw).ok()?;
            let is_sound =
                outcome.waiting.is_empty() && (!careful || HeldDocument::proof(&copy).is_some());
            is_sound.then_some(copy)
        });
        let Ok(Some(copy)) = tried else { return false };
        held.document = copy;
        for candidate in batch {
            held.applied.insert(candidate.lane, candidate.number);
        }
        held.grew(batch.len() as u32, turn.now.monotonic);
        if !careful {
            held.unproved.get_or_insert(turn.now.monotonic);
        }
        true
    }

    fn is_next(&self, id: DocumentId, candidate: &Candidate) -> bool {
        let Some(held) = self.documents.get(&id) else {
            return false;
        };
        let person_of = |lane| self.log.person_of(lane);
        let mut frontier = Frontier::new(&held.document, &person_of);
        candidate.changes.iter().all(|raw| {
            vet_change(raw, candidate.lane).is_ok_and(|vetted| {
                matches!(
                    frontier.admit(&vetted),
                    Ok(Admission::Next | Admission::Known)
                )
            })
        })
    }

    /// Marks a record that can never be applied. What follows it in its lane of this document
    /// cannot be either; everyone else goes on.
    pub(super) fn poison(
        &mut self,
        document: DocumentId,
        lane: LaneId,
        number: u64,
        turn: &mut Turn<'_>,
    ) {
        let stream = self.log.id_of(document.stream);
        let Some(held) = self.log.held_mut(stream, lane, number) else {
            turn.never("a record that is not here was found to be poison");
            return;
        };
        held.fate = Fate::Poison;
        self.log.record_is_dirty((stream, lane, number));
        turn.notice(Notice::Trouble(Trouble::SetAside(SetAside::Poison {
            document,
            key: rows::record_key(document.stream, lane, number),
        })));
    }

    /// Tables that the plan names are followed by facilitators.
    pub(super) fn plan_changed(&mut self) {
        if !self.facilitates() {
            return;
        }
        let Some(held) = self.documents.get(&DocumentId::PLAN) else {
            return;
        };
        for table in held.document.plan().tables {
            if let Ok(number) = u16::try_from(table.number)
                && number > 0
            {
                self.log.know(Stream::Table(number));
            }
        }
    }
}
