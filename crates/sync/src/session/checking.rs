//! Checking: what a facilitator is shown from packs is held against the records that it stands for. [P8]
//!
//! A facilitator's device that is new takes packs, as everybody's does, and shows what they say at once.
//! When it has caught up it fetches the records behind them, and compares: the records of a document end in
//! the same changes as its pack, or the document is built anew from them and the facilitator is told.

use std::collections::{BTreeMap, BTreeSet};

use protocol::LaneId;
use workshop::foreign::Frontier;
use workshop::{ChangeHash, Document};

use super::held::{Base, applied};
use super::log::stream::LaneLog;
use super::rows;
use super::{Session, Turn};
use crate::guard::guarded;
use crate::store::{Table, Write};
use crate::{DocumentId, Notice, Trouble};

/// So many documents are checked in one turn; a browser takes some milliseconds for one.
const CHECKED_AT_ONCE: usize = 4;

/// So many changes of a pack that no record holds are noted at most.
const MOURNED: usize = 1_000;

/// What is to be checked.
#[derive(Debug, Default)]
pub(super) struct Checking {
    /// Packs were taken whose records have not been asked for.
    is_behind: bool,
    /// Documents whose records have come.
    due: BTreeSet<DocumentId>,
    /// How many are shown unchecked may have changed.
    has_moved: bool,
}

impl Checking {
    pub(super) fn packs_were_taken(&mut self) {
        self.is_behind = true;
        self.has_moved = true;
    }

    pub(super) fn is_due(&mut self, id: DocumentId) {
        self.due.insert(id);
    }

    /// A document is shown from its records from now on.
    pub(super) fn is_over(&mut self) {
        self.has_moved = true;
    }

    /// Whether how many are shown unchecked may have changed since the last time this was asked.
    pub(super) fn take_moved(&mut self) -> bool {
        std::mem::take(&mut self.has_moved)
    }

    /// When there is something to check.
    pub(super) fn check_at(&self, now: u64) -> Option<u64> {
        (!self.due.is_empty()).then_some(now + 1)
    }
}

impl Session {
    /// How many documents a facilitator is shown as packs say, their records not checked yet.
    pub fn unchecked(&self) -> usize {
        let held = self.documents.values();
        match self.facilitates() {
            true => held.filter(|held| held.base.is_some()).count(),
            false => 0,
        }
    }

    /// Fetches the records behind packs, once everything is here that can be shown without them.
    pub(super) fn fetch_behind_packs(&mut self, turn: &mut Turn<'_>) {
        if !self.checking.is_behind
            || !self.facilitates()
            || !self.readiness().fetches_behind_packs()
            || !self.has_caught_up()
        {
            return;
        }
        self.checking.is_behind = false;
        if self.fetch_what_packs_stand_for() || self.log.is_deaf() {
            self.begin_anew(turn);
        }
    }

    /// Checks a few of the documents whose records have come.
    pub(super) fn check_packs(&mut self, turn: &mut Turn<'_>) {
        for _ in 0..CHECKED_AT_ONCE {
            let Some(id) = self.checking.due.pop_first() else {
                return;
            };
            self.check_pack(id, turn);
        }
    }

    fn check_pack(&mut self, id: DocumentId, turn: &mut Turn<'_>) {
        let Some(base) = self.documents.get(&id).and_then(|held| held.base.clone()) else {
            return;
        };
        if !self.holds_records_of(id, &base) {
            // Whoever has them still brings them; until then the pack is all that there is of them.
            return;
        }
        let by_pack = base.heads.clone().or_else(|| heads_of(id, &base, turn));
        let by_records = self.by_records(id, &base, |frontier| frontier.heads());
        let is_right = by_pack == Some(by_records);
        let has_to_go = self.holds_too_much(id)
            || self
                .documents
                .get(&id)
                .is_some_and(|held| held.rebuild_when_whole);
        if is_right && !has_to_go {
            self.drop_base(id);
            return;
        }
        let shown = self.documents.get(&id).map(|held| held.document.read());
        if !is_right {
            self.mourn_pack(id, &base, turn);
        }
        self.build_without_pack(id, turn);
        let right = self.documents.get(&id).map(|held| held.document.read());
        if !is_right && shown != right {
            turn.notice(Notice::Trouble(Trouble::PackDiffers(id)));
        }
    }

    /// Builds a document anew from its records alone. What the disk holds of it as the pack said goes in the
    /// same transaction as the pack: who is killed meanwhile begins with the records.
    pub(super) fn build_without_pack(&mut self, id: DocumentId, turn: &mut Turn<'_>) {
        self.drop_base(id);
        self.transactions.keep_later(Write::Delete {
            table: Table::Documents,
            key: rows::document_key(&id),
        });
        self.rebuild(id, turn);
    }

    /// Something came of these: those of them that are shown as packs say may be checked now.
    pub(super) fn check_again(&mut self, documents: impl IntoIterator<Item = DocumentId>) {
        if !self.facilitates() {
            return;
        }
        for id in documents {
            let held = self.documents.get(&id);
            if held.is_some_and(|held| held.base.is_some()) {
                self.checking.is_due(id);
            }
        }
    }

    /// Is every record here that a pack stands for, and can it be told what it says? Not while it is kept back
    /// because a session ended over it, nor without its lane's chain.
    pub(super) fn holds_records_of(&self, id: DocumentId, base: &Base) -> bool {
        let Some(log) = self.log.stream(&self.log.id_of(id.stream)) else {
            return false;
        };
        base.covered.iter().all(|at| {
            let is_told = |lane: &LaneLog| {
                let mut covered = lane.records.range(..=at.number);
                lane.holds_all_up_to(at.number) && covered.all(|(_, held)| !held.suspect)
            };
            self.log.lane(&at.lane).is_some() && log.lanes.get(&at.lane).is_some_and(is_told)
        })
    }

    /// What can be said of the records that a pack stands for.
    fn by_records(
        &self,
        id: DocumentId,
        base: &Base,
        look: impl FnOnce(&Frontier<'_>) -> Vec<ChangeHash>,
    ) -> Vec<ChangeHash> {
        let Some(kind) = id.kind() else {
            return Vec::new();
        };
        let person_of = |lane| self.log.person_of(lane);
        let first = Document::new(kind, self.lane.id());
        let mut frontier = Frontier::new(&first, &person_of);
        let covered = applied(&base.covered);
        let lanes = self.lanes_of(id, &BTreeMap::new(), |lane, _| {
            covered.get(&lane).copied().unwrap_or(0)
        });
        self.admit(&mut frontier, id, lanes);
        look(&frontier)
    }

    /// What a pack holds and no record does is gone: what was built on it here is issued again. Where nothing
    /// was, nothing is noted, for whoever packs can put fifty thousand changes into one.
    fn mourn_pack(&mut self, id: DocumentId, base: &Base, turn: &mut Turn<'_>) {
        let Some(kind) = id.kind() else { return };
        if !self.has_written_in(id) {
            return;
        }
        let lane = self.lane.id();
        let loaded = guarded(turn.guard, || Document::load(kind, &base.saved, lane));
        let Ok(Ok(pack)) = loaded else { return };
        let first = Document::new(kind, lane).heads();
        let known = self.by_records(id, base, |frontier| frontier.admitted().copied().collect());
        let known: BTreeSet<_> = known.into_iter().collect();
        let hashes = pack.changes_since(&first).into_iter();
        let hashes = hashes.map(|change| change.hash);
        let gone = hashes.filter(|hash| !known.contains(hash));
        let gone = gone.take(MOURNED).collect();
        if let Some(write) = self.note_changes_gone(gone, pack.lanes()) {
            self.transactions.keep_later(write);
            self.reissue_orphans(self.log.id_of(id.stream));
        }
    }

    /// Has this device written into a document?
    fn has_written_in(&self, id: DocumentId) -> bool {
        let log = self.log.stream(&self.log.id_of(id.stream));
        let lanes = log.into_iter().flat_map(|log| log.lanes.values());
        let mut records = lanes.flat_map(|lane| lane.records.values());
        records.any(|held| {
            let header = held.record.header();
            held.command.is_some() && (header.owner, header.generation) == (id.owner, id.generation)
        })
    }
}

/// What the history of a pack's document ends in.
fn heads_of(id: DocumentId, base: &Base, turn: &Turn<'_>) -> Option<Vec<ChangeHash>> {
    let nobody = LaneId([0; 32]);
    let loaded = guarded(turn.guard, || {
        Document::load(id.kind()?, &base.saved, nobody).ok()
    });
    Some(loaded.ok()??.heads())
}
