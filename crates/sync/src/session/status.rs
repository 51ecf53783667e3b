//! Status: the truth about saving.

use protocol::StreamId;

use super::connection::Stage;
use super::log::Held;
use super::{Session, Turn};
use crate::{Notice, Status};

impl Session {
    /// The truth about what this person wrote on this device.
    pub fn status(&self) -> Status {
        if self.transactions.fails_to_write() {
            return Status::Unsaved;
        }
        let offline = !self.connected
            && (self.connection.offline
                || (self.connection.failed_before && self.connection.stage != Stage::Open));
        if offline {
            return Status::Offline;
        }
        if self.has_to_write() {
            return Status::Saved;
        }
        let mut waits = false;
        for (id, log) in &self.streams {
            for (lane, lane_log) in &log.lanes {
                let own = self
                    .lanes
                    .get(lane)
                    .is_some_and(|known| known.identity.person == self.person.id());
                if !own {
                    continue;
                }
                // What was refused is on this device alone, whatever the relay took after it.
                let mut records = lane_log.records.values();
                if records.any(|held| held.seq_in(self.log).is_none()) {
                    return Status::Saved;
                }
                waits |= self.waits(*id, *lane, lane_log.reach());
            }
        }
        match (self.connected, waits) {
            (false, _) => Status::Saved,
            (true, true) => Status::Waiting,
            (true, false) => Status::Transferred,
        }
    }

    /// Whether the relay lacks anything that is on this device, of whatever person.
    pub fn is_only_here(&self) -> bool {
        let mut lanes = self.streams.values().flat_map(|log| log.lanes.values());
        let lacks = |held: &Held| held.seq_in(self.log).is_none();
        self.is_ahead_of_file() || lanes.any(|lane| lane.records.values().any(lacks))
    }

    /// Whether something that was written here is not in [`Session::record_file`] yet: it is no record, or
    /// the disk does not have it.
    pub fn is_ahead_of_file(&self) -> bool {
        self.has_to_write() || self.others_owe
    }

    /// Whether something that this person wrote is only in this session's memory.
    pub fn is_ahead_of_disk(&self) -> bool {
        !self.orders.is_empty() || !self.transactions.may_write()
    }

    /// Is something of this person's not a record yet, as far as this tab knows?
    fn has_to_write(&self) -> bool {
        !self.restored
            || !self.orders.is_empty()
            || !self.postponed.is_empty()
            || self.for_newer.is_only_here
            || !self.transactions.may_write()
    }

    fn waits(&self, id: StreamId, lane: protocol::LaneId, reach: u64) -> bool {
        self.streams
            .get(&id)
            .is_some_and(|log| reach > self.admitted(log.stream, id, lane))
    }

    pub(super) fn tell_status(&mut self, turn: &mut Turn<'_>) {
        let status = self.status();
        if status != self.shown_status {
            self.shown_status = status;
            turn.notice(Notice::Status(status));
        }
        let waiting = self.waiting();
        if waiting != self.shown_waiting {
            self.shown_waiting = waiting;
            turn.notice(Notice::Waiting);
        }
    }
}
