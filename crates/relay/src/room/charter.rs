//! A charter that is renewed while people are in the room. [C6]

use protocol::{Goodbye, RelayFrame, SignedCharter, WorkshopId};

use super::{ConnectionId, Room, RoomEffect};

impl Room {
    /// The charter was renewed by somebody in the lobby, and is on disk.
    pub fn charter_renewed(&mut self, charter: SignedCharter, now_ms: i64) -> Vec<RoomEffect> {
        let mut effects = Vec::new();
        self.put_in_force(charter, now_ms, &mut effects);
        effects
    }

    pub(super) fn put_in_force(
        &mut self,
        charter: SignedCharter,
        now_ms: i64,
        effects: &mut Vec<RoomEffect>,
    ) {
        let Ok(read) = charter.verify(self.log.workshop) else {
            return;
        };
        if read.number <= self.log.charter.number {
            return;
        }
        self.log.charter = read;
        self.log.signed_charter = charter;
        // Who holds a link that was withdrawn must come with the new one.
        let out: Vec<ConnectionId> = self
            .connections
            .iter()
            .filter(|(_, known)| {
                known
                    .chain
                    .verify(self.log.workshop, &self.log.charter)
                    .is_err()
            })
            .map(|(connection, _)| *connection)
            .collect();
        for connection in out {
            self.close(connection, Goodbye::Authentication, effects);
        }
        let stay: Vec<ConnectionId> = self.connections.keys().copied().collect();
        for connection in stay {
            self.welcome(connection, now_ms, effects);
        }
    }

    /// A charter from somebody who is already in.
    pub(super) fn renew(
        &mut self,
        from: ConnectionId,
        workshop: WorkshopId,
        charter: &SignedCharter,
        effects: &mut Vec<RoomEffect>,
    ) {
        let read = (workshop == self.log.workshop)
            .then(|| charter.verify(workshop).ok())
            .flatten();
        let known = self.log.charter.number;
        match read {
            Some(read) if read.number > known => {
                self.waiting.add_charter(read.number, charter.clone(), from);
            }
            Some(_) if *charter == self.log.signed_charter => {}
            _ => self.close(from, Goodbye::Charter, effects),
        }
    }

    fn welcome(&mut self, to: ConnectionId, now_ms: i64, effects: &mut Vec<RoomEffect>) {
        let frame = RelayFrame::Welcome {
            charter: self.log.signed_charter.clone(),
            time: now_ms,
        };
        self.send(to, frame, effects);
    }
}
