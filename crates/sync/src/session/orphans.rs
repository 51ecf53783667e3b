//! Orphans: records that build on a record that was withdrawn. They can never be applied.
//!
//! When a number has two contents and the other one stands, whatever was built on the one that had
//! to go is lost with it: in other lanes, in other tabs, on other devices that had seen it. Each
//! device issues again what was made on it. What the relay has not taken is taken back; what it has
//! taken stays where it is and is passed over by everyone.

use std::collections::BTreeSet;

use minicbor::bytes::ByteArray;
use protocol::{LaneId, StreamId};
use workshop::foreign::VettedChange;
use workshop::{ChangeHash, Command, JointCommand, SheetCommand};

use super::log::stream::{Held, Subscription};
use super::orders::Task;
use super::rows::{self, GONE, GoneRow};
use super::transactions::Transaction;
use super::{Session, Turn};
use crate::DocumentId;
use crate::store::{Table, Write};
use crate::tabs::TabMessage;

impl Session {
    /// Notes that the changes of records are gone, and keeps that note: who looks for orphans may be
    /// killed before they have found all.
    pub(super) fn note_gone<'h>(
        &mut self,
        stream: StreamId,
        records: impl Iterator<Item = &'h Held>,
    ) -> Option<Write> {
        let mut hashes = Vec::new();
        let mut lanes = BTreeSet::new();
        for held in records {
            let changes = self.log.changes_in(stream, held);
            let fresh = changes.iter().filter(|change| !self.gone.has(&change.hash));
            let before = hashes.len();
            hashes.extend(fresh.map(|change| change.hash));
            if hashes.len() > before {
                lanes.insert(held.record.header().lane);
            }
        }
        self.note_changes_gone(hashes, lanes)
    }

    /// The same of changes by their hashes, which these lanes made.
    pub(super) fn note_changes_gone(
        &mut self,
        mut hashes: Vec<ChangeHash>,
        lanes: BTreeSet<LaneId>,
    ) -> Option<Write> {
        hashes.retain(|hash| self.gone.add(*hash));
        if hashes.is_empty() {
            return None;
        }
        let hashes = hashes.iter().map(|hash| ByteArray::from(hash.0)).collect();
        self.gone.add_lanes(lanes.iter().copied());
        let number = self.transactions.next_number();
        let key = format!("{GONE}{number:016x}-{}", self.lane.id());
        let row = GoneRow {
            hashes,
            lanes: lanes.into_iter().collect(),
        };
        Some(rows::put(Table::Meta, key, rows::value(&row)))
    }

    /// Notes what somebody wrote beyond their exclusion, and issues again what was built on it here:
    /// at a table everybody builds on everybody.
    pub(super) fn mourn_excluded(&mut self) {
        let mut beyond: Vec<(StreamId, Vec<Held>)> = Vec::new();
        for (id, log) in self.log.streams() {
            let mut records = Vec::new();
            for (lane, lane_log) in &log.lanes {
                let Some(known) = self.log.lane(lane) else {
                    continue;
                };
                if let Some(last) =
                    self.log
                        .control()
                        .excluded_after(known.identity.person, *id, *lane)
                {
                    records.extend(
                        lane_log
                            .records
                            .range(last + 1..)
                            .map(|(_, held)| held.clone()),
                    );
                }
            }
            if !records.is_empty() {
                beyond.push((*id, records));
            }
        }
        for (stream, records) in beyond {
            if let Some(write) = self.note_gone(stream, records.iter()) {
                self.transactions.keep_later(write);
                self.reissue_orphans(stream);
            }
        }
    }

    /// Does a command speak of what somebody added beyond their exclusion? It is not coming back.
    pub(super) fn is_of_excluded(&self, task: &Task) -> bool {
        let Task::Command(document, command, _) = task else {
            return false;
        };
        let (Command::Sheet(
            SheetCommand::EditContribution { id, .. } | SheetCommand::SetWithdrawn { id, .. },
        )
        | Command::JointSheet(
            JointCommand::EditContribution { id, .. } | JointCommand::SetWithdrawn { id, .. },
        )) = &**command
        else {
            return false;
        };
        let (stream, entry) = (self.log.id_of(document.stream), id.to_string());
        let adds = |held: &Held| {
            let mut changes = self.log.changes_in(stream, held).into_iter();
            changes.any(|change| change.entries.contains(&entry))
        };
        let lanes = self.log.stream(&stream).into_iter();
        lanes.flat_map(|log| &log.lanes).any(|(lane, log)| {
            let person = self.log.lane(lane).map(|known| known.identity.person);
            let last = person.and_then(|one| self.log.control().excluded_after(one, stream, *lane));
            last.is_some_and(|last| log.records.range(last + 1..).any(|(_, held)| adds(held)))
        })
    }

    /// Was a record withdrawn, or was it built on one that was?
    pub(super) fn is_gone(&self, stream: StreamId, held: &Held) -> bool {
        let is_gone = |change: VettedChange| self.gone.has(&change.hash);
        !self.gone.is_empty() && self.log.changes_in(stream, held).into_iter().any(is_gone)
    }

    /// Orphans are to be looked for in a stream. All tabs see them; the one that leads does it.
    pub(super) fn reissue_orphans(&mut self, stream: StreamId) {
        if self.leading && !self.gone.is_empty() {
            self.gone.look_in(stream);
        }
    }

    /// Issues again what was made on this device and builds on what is gone, once it is known what
    /// the relay has taken: what it has, stays, and so does what follows in its lane.
    pub(super) fn mend_orphans(&mut self, turn: &mut Turn<'_>) {
        if !self.gone.is_due() || !self.readiness().mends_orphans() {
            return;
        }
        let (log, offers) = (&self.log, &self.offers);
        let known = self.gone.take_due(|stream| {
            let live = log
                .stream(stream)
                .is_some_and(|log| matches!(log.subscription, Subscription::Live { .. }));
            live && !offers.is_open_in(*stream)
        });
        for stream in known {
            self.reissue_orphans_now(stream, turn);
        }
    }

    fn reissue_orphans_now(&mut self, stream: StreamId, turn: &mut Turn<'_>) {
        let orphans = self.orphans(stream);
        let mut lanes = BTreeSet::new();
        for (lane, number) in orphans {
            let Some(held) = self.log.held(stream, lane, number) else {
                // Taken back with one before it.
                continue;
            };
            let is_out = self.log.lane(&lane).is_none_or(|known| {
                let person = known.identity.person;
                self.log
                    .control()
                    .excluded_after(person, stream, lane)
                    .is_some()
            });
            if held.command.is_none() || is_out {
                continue;
            }
            if held.seq_in(self.log.followed()).is_none() {
                self.withdraw(stream, lane, number, turn);
            } else {
                self.reissue_what_stays(stream, lane, number, turn);
                lanes.insert(lane);
            }
        }
        for lane in lanes {
            // Nothing more can be written where a record is passed over.
            if lane == self.lane.id() {
                self.change_lane(turn);
            }
            let from = self
                .log
                .stream(&stream)
                .and_then(|log| log.lanes.get(&lane)?.records.keys().next_back().copied())
                .unwrap_or(0)
                + 1;
            self.tell(&TabMessage::Withdrawn { stream, lane, from }, turn);
        }
    }

    /// The records of a stream that are not in their document and build, near or far, on what is
    /// gone. Their changes count as gone too.
    fn orphans(&mut self, stream: StreamId) -> BTreeSet<(LaneId, u64)> {
        let mut waiting = Vec::new();
        let Some(log) = self.log.stream(&stream) else {
            return BTreeSet::new();
        };
        for (lane, lane_log) in &log.lanes {
            for (number, held) in &lane_log.records {
                let header = held.record.header();
                let id = DocumentId {
                    stream: log.stream,
                    owner: header.owner,
                    generation: header.generation,
                };
                let is_in = self
                    .documents
                    .get(&id)
                    .and_then(|held| held.applied.get(lane))
                    .is_some_and(|last| last >= number);
                if !is_in {
                    waiting.push((*lane, *number, self.log.changes_in(stream, held)));
                }
            }
        }
        let mut orphans = BTreeSet::new();
        loop {
            let before = orphans.len();
            for (lane, number, changes) in &waiting {
                let gone = changes.iter().any(|change| {
                    self.gone.has(&change.hash)
                        || change.dependencies.iter().any(|hash| self.gone.has(hash))
                });
                if gone && orphans.insert((*lane, *number)) {
                    for change in changes {
                        self.gone.add(change.hash);
                    }
                }
            }
            if orphans.len() == before {
                return orphans;
            }
        }
    }

    /// The relay has taken it: it stays, and what it did is done again.
    fn reissue_what_stays(
        &mut self,
        stream: StreamId,
        lane: LaneId,
        number: u64,
        turn: &mut Turn<'_>,
    ) {
        let person = self.log.lane(&lane).map(|known| known.identity.person);
        let Some(person) = person else { return };
        let Some(log) = self.log.stream(&stream) else {
            return;
        };
        let name = log.stream;
        let Some(held) = log.get(lane, number) else {
            return;
        };
        let Some(task) = self.task_of(stream, held, person) else {
            return;
        };
        let (order, write) = self.kept_order(task, person, lane);
        let writes = vec![
            write,
            // Once only: without its command it is nobody's to issue.
            Write::Delete {
                table: Table::Records,
                key: rows::command_key(name, lane, number),
            },
        ];
        if let Some(held) = self.log.held_mut(stream, lane, number) {
            held.command = None;
        }
        let (orders, others) = match person == self.person.id() {
            true => (vec![order], Vec::new()),
            false => (Vec::new(), order.for_others(person).into_iter().collect()),
        };
        let transaction = Transaction::Withdrawn { orders, others };
        self.store(transaction, writes, true, turn);
    }
}
