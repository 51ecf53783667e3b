//! Status: the truth about saving.

use protocol::StreamId;

use super::connection::Stage;
use super::rows::Fate;
use super::{Session, Turn};
use crate::{Notice, Status};

impl Session {
    /// The truth about what this person wrote on this device.
    pub fn status(&self) -> Status {
        let offline = !self.connected
            && (self.connection.offline
                || (self.connection.failed_before && self.connection.stage != Stage::Open));
        if offline {
            return Status::Offline;
        }
        if !self.orders.is_empty() || !self.restored || !self.transactions.may_write() {
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
                // Places come in order, so the last says it for all of a lane.
                let last = lane_log
                    .records
                    .values()
                    .rev()
                    .find(|held| held.fate != Fate::Refused);
                if last.is_some_and(|held| held.seq_in(self.log).is_none()) {
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
