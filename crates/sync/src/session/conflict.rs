//! Conflict: one number, two contents.
//!
//! It happens when a device was cloned, a backup restored, a tab duplicated. The record that is on
//! the relay, or first on the disk, stands. What the other held is taken out of the lane and its
//! commands are issued again in a new one, with the same ids; so nothing is lost and nothing is
//! there twice.

use std::collections::BTreeMap;

use protocol::{Control, LaneId, LaneKeys, PersonId, Stream, StreamId};
use workshop::{Command, CommandError};

use super::alarms::Alarm;
use super::log::stream::Subscription;
use super::orders::{Order, Task};
use super::rows;
use super::transactions::Transaction;
use super::{Session, Turn};
use crate::store::{Table, Write};
use crate::tabs::TabMessage;
use crate::{DocumentId, Failure, Notice, Trouble};

/// How long another copy of this device is left to say again what both lost, in milliseconds.
const PATIENCE: u64 = 3_000;
/// How long a hole in a lane may stay, in milliseconds: another tab may be about to fill it.
const HOLE: u64 = 10_000;

impl Session {
    /// Takes a lane's records out from a number on. What was made on this device is issued again.
    pub(super) fn withdraw(
        &mut self,
        stream: StreamId,
        lane: LaneId,
        from: u64,
        turn: &mut Turn<'_>,
    ) {
        let mut tasks = BTreeMap::new();
        let Some(name) = self.log.stream(&stream).map(|log| log.stream) else {
            return;
        };
        let own = self.person.id();
        let person = self
            .log
            .lane(&lane)
            .map_or(own, |known| known.identity.person);
        let recalled = self.transactions.recall(stream, lane, from);
        let taken = self.take_out(stream, lane, from);
        if self.is_lane_after(lane) {
            // Another copy of this device was first to say it again, and may be saying the rest.
            let at = turn.now.monotonic + PATIENCE;
            self.alarms.set(Alarm::SayAgain, at);
        }
        let mut writes = Vec::new();
        writes.extend(self.note_gone(stream, taken.iter().map(|(_, held)| held)));
        let mut orders = Vec::new();
        let mut others = Vec::new();
        for (number, held) in taken {
            let key = rows::record_key(name, lane, number);
            // Kept aside under a name that another withdrawal of the same number will not take.
            let aside = format!("withdrawn/{key}/{}", held.record.hash());
            writes.push(rows::put(Table::Aside, aside, rows::value(&held.row())));
            writes.push(Write::Delete {
                table: Table::Records,
                key,
            });
            if !self.is_made_by_newer(stream, number, &held) {
                writes.push(Write::Delete {
                    table: Table::Records,
                    key: rows::command_key(name, lane, number),
                });
            }
            if let Some(task) = self.task_of(stream, &held, person) {
                tasks.insert(number, task);
            }
        }
        for (number, task) in tasks {
            let before = recalled.iter().find(|(n, _)| *n == number);
            let before = before.map(|(_, order)| order);
            let (mut order, write) = self.kept_order(task, person, lane);
            order.request = before.and_then(|order| order.request);
            order.report = before.and_then(|order| order.report.clone());
            if person != own {
                others.extend(order.for_others(person));
            }
            writes.push(write);
            if let Some(key) = before.and_then(|order| order.reissue.clone()) {
                writes.push(Write::Delete {
                    table: Table::Meta,
                    key,
                });
            }
            // What another person of this device did is kept for when they are back.
            if person == own {
                orders.push(order);
            }
        }
        if lane == self.lane.id() {
            self.change_lane(turn);
        }
        self.tell(&TabMessage::Withdrawn { stream, lane, from }, turn);
        if !writes.is_empty() {
            self.store(
                Transaction::Withdrawn { orders, others },
                writes,
                true,
                turn,
            );
        }
        self.rebuild_stream(stream, lane, from, turn);
        self.reissue_orphans(stream);
    }

    fn take_out(
        &mut self,
        stream: StreamId,
        lane: LaneId,
        from: u64,
    ) -> Vec<(u64, super::log::stream::Held)> {
        let Some(log) = self.log.stream_mut(&stream) else {
            return Vec::new();
        };
        let Some(lane) = log.lanes.get_mut(&lane) else {
            return Vec::new();
        };
        lane.split_off(from).into_iter().collect()
    }

    /// What a record that was made on this device did.
    pub(super) fn task_of(
        &self,
        stream: StreamId,
        held: &super::log::stream::Held,
        person: PersonId,
    ) -> Option<Task> {
        let log = self.log.stream(&stream)?;
        if log.stream == Stream::Control {
            if person != self.person.id() {
                return None;
            }
            let content = held
                .record
                .open(self.log.shared_key(Stream::Control)?)
                .ok()?;
            return Some(Task::Control(Control::from_bytes(&content).ok()?.action));
        }
        let document = DocumentId {
            stream: log.stream,
            owner: held.record.header().owner,
            generation: held.record.header().generation,
        };
        let command = held.command.as_deref()?;
        let (command, at) = Command::from_bytes_at(document.kind()?, command).ok()?;
        Some(Task::Command(document, Box::new(command), at))
    }

    /// Another tab withdrew records: forget them here too.
    pub(super) fn forget_withdrawn(
        &mut self,
        stream: StreamId,
        lane: LaneId,
        from: u64,
        turn: &mut Turn<'_>,
    ) {
        let recalled = self.transactions.recall(stream, lane, from);
        let taken = self.take_out(stream, lane, from);
        let gone = self.note_gone(stream, taken.iter().map(|(_, held)| held));
        if let Some(write) = gone {
            self.transactions.keep_later(write);
        }
        // The other tab issues what it found on the disk. What was not there yet is this tab's to do.
        for (_, order) in recalled.into_iter().rev() {
            self.orders.push_front(order);
        }
        if lane == self.lane.id() {
            self.change_lane(turn);
        }
        self.rebuild_stream(stream, lane, from, turn);
        self.reissue_orphans(stream);
    }

    fn rebuild_stream(&mut self, stream: StreamId, lane: LaneId, from: u64, turn: &mut Turn<'_>) {
        if stream == self.log.id_of(Stream::Control) {
            self.rebuild_control(turn);
            return;
        }
        for id in self.documents_of(stream) {
            let holds = self
                .documents
                .get(&id)
                .and_then(|held| held.applied.get(&lane))
                .copied();
            if holds.is_some_and(|number| number >= from) {
                self.rebuild(id, turn);
            }
        }
    }

    /// A neighbour's record has this number already, though the disk has not said so yet.
    pub(super) fn yield_number(
        &mut self,
        stream: StreamId,
        lane: LaneId,
        number: u64,
        turn: &mut Turn<'_>,
    ) {
        let recalled = self.transactions.recall(stream, lane, number);
        self.take_out(stream, lane, number);
        if lane == self.lane.id() {
            self.change_lane(turn);
        }
        self.rebuild_stream(stream, lane, number, turn);
        for (_, order) in recalled.into_iter().rev() {
            self.orders.push_front(order);
        }
    }

    /// A lane of this device's has a hole that nothing fills: what was there is gone from the disk
    /// and the relay has never had it. What follows can never be taken there; it is issued again.
    pub(super) fn mend_holes(&mut self, turn: &mut Turn<'_>) {
        if !self.readiness().mends_holes() {
            return;
        }
        let mut found = BTreeMap::new();
        for (id, log) in self.log.streams() {
            if !matches!(log.subscription, Subscription::Live { .. }) {
                continue;
            }
            for (lane, lane_log) in &log.lanes {
                if self.for_newer.has_some_of(*id, *lane) {
                    // What is missing may be here, and not to be read yet.
                    continue;
                }
                let own = self
                    .log
                    .lane(lane)
                    .is_some_and(|known| known.identity.person == self.person.id());
                let decided_here = own && log.stream == Stream::Control;
                let beyond = lane_log.records.range(lane_log.reach() + 1..).next();
                let mended = beyond.filter(|(_, held)| {
                    (held.command.is_some() || decided_here)
                        && held.stored
                        && held.fate == rows::Fate::Sound
                });
                if let Some((number, _)) = mended {
                    let since = self.holes.get(&(*id, *lane)).map(|(_, since)| *since);
                    let since = since.unwrap_or(turn.now.monotonic);
                    found.insert((*id, *lane), (*number, since));
                }
            }
        }
        self.holes = found;
        let due: Vec<_> = self
            .holes
            .iter()
            .filter(|(_, (_, since))| since + HOLE <= turn.now.monotonic)
            .map(|((stream, lane), (number, _))| (*stream, *lane, *number))
            .collect();
        for (stream, lane, number) in due {
            self.holes.remove(&(stream, lane));
            self.withdraw(stream, lane, number, turn);
        }
    }

    /// When the next hole is given up.
    pub(super) fn hole_at(&self) -> Option<u64> {
        self.holes.values().map(|(_, since)| since + HOLE).min()
    }

    /// The disk holds this number already: another tab or copy writes in this lane. Leave it to
    /// them.
    pub(super) fn number_was_taken(
        &mut self,
        stream: StreamId,
        lane: LaneId,
        number: u64,
        mut order: Order,
        turn: &mut Turn<'_>,
    ) {
        self.take_out(stream, lane, number);
        if lane == self.lane.id() {
            self.change_lane(turn);
        }
        self.rebuild_stream(stream, lane, number, turn);
        if order.reissue.is_some() {
            // Or it was the order that was taken: another tab has carried it out. In a lane that is
            // fresh from the dice no number is.
            if order.alone {
                self.answer(&order, None, turn);
                return;
            }
            self.change_lane(turn);
            order.alone = true;
        }
        self.orders.push_front(order);
    }

    /// What was asked for cannot be written. What was answered for once, before it was lost, waits until it
    /// can: what it speaks of may be on its way back, or a later version be needed.
    pub(super) fn not_written(&mut self, order: Order, failure: Failure, turn: &mut Turn<'_>) {
        let unknown = matches!(failure, Failure::Command(CommandError::Unknown));
        let over = match &failure {
            Failure::Excluded | Failure::NotAllowed => true,
            // An earlier program wrote what nobody sees, or a year that nobody means.
            Failure::Command(CommandError::Blank | CommandError::YearOutOfRange(_)) => true,
            _ => unknown && self.is_of_excluded(&order.task),
        };
        if order.reissue.is_none() || over || !unknown && order.request.is_some() {
            self.answer(&order, Some(failure), turn);
            return;
        }
        if !unknown {
            turn.notice(Notice::Trouble(Trouble::Refused));
        }
        self.orders.postpone(order);
    }

    /// Is it a lane in which this person says again what was lost in another?
    fn is_lane_after(&self, lane: LaneId) -> bool {
        let own = self.person.id();
        let lanes = self.log.lanes().map(|known| known.identity);
        lanes
            .filter(|identity| identity.person == own)
            .any(|identity| {
                let after = self
                    .person
                    .lane_after(self.access.workshop(), identity.lane);
                after.id() == lane
            })
    }

    /// Writes in a fresh lane from now on.
    pub(super) fn change_lane(&mut self, turn: &mut Turn<'_>) {
        self.write_in(LaneKeys::generate(turn.rng), turn);
    }

    pub(super) fn write_in(&mut self, lane: LaneKeys, turn: &mut Turn<'_>) {
        self.lane = lane;
        self.meet_own_lane();
        let lane = self.lane.id();
        for held in self.documents.values_mut() {
            held.document.set_lane(lane);
        }
        turn.notice(Notice::LaneChanged);
    }
}
