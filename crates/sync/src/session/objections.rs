//! Objections: what the relay says no to. Only the tab that leads hears it, and every tab of the device shows it.

use protocol::{LaneId, StreamId};

use super::rows::Fate;
use super::{Session, Turn};
use crate::tabs::TabMessage;
use crate::{Notice, Objection, Trouble};

impl Session {
    /// The relay objects to this connection, or to more on it. Said once until it welcomes the device again: it
    /// is asked every half minute, and who has put the alert away has read it.
    pub(super) fn relay_objects(&mut self, objection: Objection, turn: &mut Turn<'_>) {
        if self.show_objection(Some(objection), turn) {
            self.tell_connection(turn);
        }
    }

    /// What stands against the connection, from the relay or from the tab that leads. Says whether it is new.
    pub(super) fn show_objection(&mut self, now: Option<Objection>, turn: &mut Turn<'_>) -> bool {
        if self.connection.objection == now {
            return false;
        }
        if let Some(objection) = now {
            turn.notice(Notice::Trouble(Trouble::Relay(objection)));
        }
        self.connection.objection = now;
        true
    }

    /// What the relay asked for before it creates the workshop. Whichever tab it was given to, it is the one that
    /// leads that tries it; and every tab may lead one day.
    pub(super) fn creation_token_given(&mut self, token: String, turn: &mut Turn<'_>) {
        let message = TabMessage::CreationToken {
            token: token.clone(),
        };
        self.tell(&message, turn);
        self.try_creation_token(token, turn);
    }

    /// Tries it at once. If it was not the right one the person hears so again.
    pub(super) fn try_creation_token(&mut self, token: String, turn: &mut Turn<'_>) {
        self.creation_token = Some(token);
        self.connection.objection = None;
        self.network_came(turn);
    }

    /// What the relay will never take stays on this device alone; its writer is told.
    pub(super) fn tell_refused(&self, stream: StreamId, lane: LaneId, turn: &mut Turn<'_>) -> bool {
        let person = self.person.id();
        let known = self.log.lane(&lane);
        if known.is_none_or(|known| known.identity.person != person) {
            return false;
        }
        let excluded = self
            .log
            .control()
            .excluded_after(person, stream, lane)
            .is_some();
        turn.notice(Notice::Trouble(match excluded {
            true => Trouble::Excluded,
            false => Trouble::Refused,
        }));
        true
    }

    /// The same at every start.
    pub(super) fn tell_what_was_refused(&self, turn: &mut Turn<'_>) {
        for (id, log) in self.log.streams() {
            for (lane, lane_log) in &log.lanes {
                let mut records = lane_log.records.values();
                if records.any(|held| held.fate == Fate::Refused)
                    && self.tell_refused(*id, *lane, turn)
                {
                    return;
                }
            }
        }
    }
}
