//! Held documents: what is in them, and how they come from the disk.
//!
//! A saved document stands on the disk with what it says, and sleeps when it comes back: it is shown
//! at once, and loaded when something is to go into it. [D16]

use std::collections::BTreeMap;

use protocol::{Covered, LaneId};
use workshop::foreign::vet_history;
use workshop::{ChangeHash, Document};

use super::log::stream::StreamLog;
use super::rows::{self, DocumentRow};
use super::{Session, Turn};
use crate::guard::guarded;
use crate::store::Table;
use crate::{DocumentId, Notice, SetAside, Trouble};

/// A document and what is in it.
#[derive(Clone, Debug)]
pub(super) struct HeldDocument {
    pub(super) document: Document,
    /// For each lane the last record that is in.
    pub(super) applied: BTreeMap<LaneId, u64>,
    /// Changes since it was last saved.
    pub(super) unsaved: u32,
    /// When the last of them came.
    pub(super) changed_at: u64,
    /// Changes since it was last packed.
    pub(super) unpacked: u32,
    /// The pack that it grew from, if its first records are not here.
    pub(super) base: Option<Base>,
    /// To be built anew once the whole stream is here.
    pub(super) rebuild_when_whole: bool,
    /// Since when others' changes are in it of which it is not known that Automerge loads again what it
    /// saves of them.
    pub(super) unproved: Option<u64>,
    /// Its bytes when it was last proved, until it is kept or changes.
    saved: Option<Vec<u8>>,
    /// Something in it was found not to load: what comes is proved one batch after the other.
    pub(super) careful: bool,
}

/// What a document grew from instead of its first records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Base {
    pub(super) saved: Vec<u8>,
    pub(super) covered: Vec<Covered>,
    /// What its history ends in, where it was loaded by this session.
    pub(super) heads: Option<Vec<ChangeHash>>,
}

impl HeldDocument {
    pub(super) fn new(document: Document) -> Self {
        Self {
            document,
            applied: BTreeMap::new(),
            unsaved: 0,
            changed_at: 0,
            unpacked: 0,
            base: None,
            rebuild_when_whole: false,
            unproved: None,
            saved: None,
            careful: false,
        }
    }

    /// What Automerge saves of a document, if it loads that again: it does not of everything that it
    /// applies. Behind the guard.
    pub(super) fn proof(document: &Document) -> Option<Vec<u8>> {
        let saved = document.save();
        let loaded = Document::load(document.kind(), &saved, document.lane()).ok()?;
        (loaded.heads() == document.heads()).then_some(saved)
    }

    /// Notes that it is proved.
    pub(super) fn is_proved_by(&mut self, saved: Vec<u8>) {
        self.saved = Some(saved);
    }

    /// The document as bytes.
    pub(super) fn take_saved(&mut self) -> Vec<u8> {
        self.saved.take().unwrap_or_else(|| self.document.save())
    }

    /// Notes that a saved document holds what it says.
    pub(super) fn cover(&mut self, covered: &[Covered]) {
        self.applied = applied(covered);
    }

    /// Notes that so many records went in.
    pub(super) fn grew(&mut self, records: u32, now: u64) {
        self.unsaved += records;
        self.unpacked += records;
        self.changed_at = now;
        self.saved = None;
    }

    pub(super) fn row(&mut self, log: Option<&StreamLog>) -> DocumentRow {
        let mark = |lane: &LaneId, number: u64| {
            let held = log.and_then(|log| log.get(*lane, number));
            held.map_or([0; 16], |held| held.record.mark())
        };
        DocumentRow {
            saved: self.take_saved(),
            reading: Some(self.document.read().to_bytes().into()),
            applied: covered(&self.applied),
            marks: self
                .applied
                .iter()
                .map(|(lane, number)| mark(lane, *number).into())
                .collect(),
        }
    }
}

/// The last number of each lane. One by one: `collect` would bring a sort of its own along.
pub(super) fn applied(covered: &[Covered]) -> BTreeMap<LaneId, u64> {
    let mut lanes = BTreeMap::new();
    for Covered { lane, number } in covered {
        lanes.insert(*lane, *number);
    }
    lanes
}

/// A map of lanes in the form in which it is kept and sent.
pub(super) fn covered(lanes: &BTreeMap<LaneId, u64>) -> Vec<Covered> {
    lanes
        .iter()
        .map(|(lane, number)| Covered {
            lane: *lane,
            number: *number,
        })
        .collect()
}

impl Session {
    /// Makes a document ready to be read and written: what is as the disk gave it is loaded, and a lane
    /// that has done its share there is left. [A14]
    pub(super) fn wake(&mut self, id: DocumentId, turn: &mut Turn<'_>) {
        self.load(id, turn);
        let held = self.documents.get(&id);
        if held.is_some_and(|held| held.document.is_lane_full()) {
            self.change_lane(turn);
        }
    }

    /// Is it as the disk or a pack gave it, also after it was to be woken? Then it has no history to ask for.
    pub(super) fn is_asleep(&self, id: DocumentId) -> bool {
        let held = self.documents.get(&id);
        held.is_some_and(|held| held.document.is_asleep())
    }

    /// One that does not load is kept aside and built anew. [D16]
    fn load(&mut self, id: DocumentId, turn: &mut Turn<'_>) {
        let facilitates = self.facilitates();
        let Some(held) = self.documents.get_mut(&id) else {
            return;
        };
        if !held.document.is_asleep() {
            return;
        }
        let is_unchecked = held.base.is_some() && facilitates;
        let asleep = &held.document;
        let person_of = |lane| self.log.person_of(lane);
        let woken = guarded(turn.guard, || {
            let mut document = asleep.clone();
            document.wake().ok()?;
            if is_unchecked {
                vet_history(&document, &person_of).ok()?;
            }
            Some(document)
        });
        if let Ok(Some(document)) = woken {
            held.document = document;
            return;
        }
        if is_unchecked {
            // It is shown, and nothing goes into it before its records are here. [P9]
            held.rebuild_when_whole = true;
            self.fetch_whole(self.log.id_of(id.stream));
            return;
        }
        let row = held.row(self.log.stream(&self.log.id_of(id.stream)));
        let mut fresh = HeldDocument::new(Document::new(held.document.kind(), self.lane.id()));
        fresh.base = held.base.take();
        *held = fresh;
        let key = rows::document_key(&id);
        self.transactions
            .keep_later(rows::torn(Table::Documents, &key, rows::value(&row)));
        turn.notice(Notice::Trouble(Trouble::SetAside(SetAside::Document {
            key,
        })));
        self.rebuild(id, turn);
    }
}
