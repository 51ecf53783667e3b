//! Status: the truth about saving.

use super::connection::Stage;
use super::{Session, Turn};
use crate::{Notice, Status};

impl Session {
    /// The truth about what this person wrote on this device.
    pub fn status(&self) -> Status {
        if self.transactions.fails_to_write() {
            return Status::Unsaved;
        }
        if !self.restored {
            return Status::Reading;
        }
        if self.is_ahead_of_disk() {
            return Status::Saving;
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
        // What was refused is on this device alone, whatever the relay took after it.
        if !self.connected || self.log.lacks(|lane| self.log.is_own(lane)) {
            Status::Saved
        } else if self.own_words_wait() {
            Status::Waiting
        } else {
            Status::Transferred
        }
    }

    /// Whether the relay lacks anything that is on this device, of whatever person.
    pub fn is_only_here(&self) -> bool {
        self.is_ahead_of_file() || self.log.lacks(|_| true)
    }

    /// Does something of this person's wait for a facilitator?
    fn own_words_wait(&self) -> bool {
        let mut lanes = self
            .log
            .streams()
            .flat_map(|(id, log)| log.lanes.iter().map(move |lane| (*id, log.stream, lane)));
        lanes.any(|(id, stream, (lane, log))| {
            self.log.is_own(*lane) && log.reach() > self.log.admitted(stream, id, *lane)
        })
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
            || self.orders.has_postponed()
            || self.for_newer.is_only_here
            || !self.transactions.may_write()
    }

    pub(super) fn tell_status(&mut self, turn: &mut Turn<'_>) {
        let is_first = self.shown_status == Status::Reading;
        let status = self.status();
        if status != self.shown_status {
            self.shown_status = status;
            turn.notice(Notice::Status(status));
        }
        if self.checking.take_moved() {
            turn.notice(Notice::Unchecked);
        }
        let waiting = self.log.waiting();
        if waiting != self.shown_waiting {
            self.shown_waiting = waiting;
            if self.facilitates() {
                self.note_who_waits(is_first, turn.now);
            }
            turn.notice(Notice::Waiting);
        }
    }
}
