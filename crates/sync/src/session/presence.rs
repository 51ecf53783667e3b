//! Presence: who is at a table at this moment, as far as their devices say so. It is sent to whoever follows the table
//! now, kept nowhere and counted nowhere: what counts is who has a seat. [W10] [S11]

use std::collections::BTreeMap;

use protocol::frame::ClientFrame;
use protocol::{Header, PersonId, Record, RecordKind, Stream};

use super::{Session, Turn};
use crate::Notice;

/// A person whose device has not said for so long that they are there is taken to have gone, in milliseconds.
const PRESENT_FOR: u64 = 50_000;

/// What says that somebody is there.
const HERE: &[u8] = b"here";

/// Who said when, by this device's monotonic clock, that they are there.
#[derive(Default)]
pub(super) struct Presence {
    heard: BTreeMap<(u16, PersonId), u64>,
}

impl Session {
    /// How many persons have said lately that they are at a table, this one among them; none where nobody could be heard.
    pub fn present(&self, table: u16, now: u64) -> usize {
        let from = (table, PersonId([0; 32]));
        let to = (table, PersonId([0xff; 32]));
        let heard = self.presence.heard.range(from..=to);
        let here = heard.filter(|(_, at)| now.saturating_sub(**at) <= PRESENT_FOR);
        here.count()
    }

    /// Whether a relay has let this device in, so that it can hear who is there.
    pub fn is_connected(&self) -> bool {
        self.connection.is_open()
    }

    /// Tells the others at the table that this person is there, where somebody can hear it.
    pub(super) fn be_here(&mut self, table: u16, turn: &mut Turn<'_>) {
        if !self.connection.is_open() {
            return;
        }
        let stream = Stream::Table(table);
        let lane = self.lane.id();
        let Some(key) = self.log.key_of(stream, lane) else {
            return;
        };
        let person = self.person.id();
        let header = Header {
            number: 0,
            ..Header::next(
                self.access.workshop(),
                self.log.id_of(stream),
                Some(person),
                lane,
                (0, [0; 16]),
                RecordKind::Ephemeral,
            )
        };
        let Ok(record) = Record::seal(header, key, HERE, &self.lane, turn.rng) else {
            turn.never("it could not be said that somebody is here");
            return;
        };
        let record = record.into_bytes();
        self.send(&ClientFrame::Ephemeral { record }, turn);
        self.heard_from(table, person, turn);
    }

    /// Somebody says something of the moment. The relay has checked it; so does this device.
    pub(super) fn presence_came(&mut self, bytes: &[u8], turn: &mut Turn<'_>) {
        let Ok(record) = Record::parse(bytes) else {
            return;
        };
        let header = record.header();
        let table = self.log.known_streams().find_map(|stream| match stream {
            Stream::Table(table) if self.log.id_of(stream) == header.stream => Some(table),
            _ => None,
        });
        let Some(table) = table else { return };
        let Some(person) = self.log.person_of(header.lane) else {
            return;
        };
        let is_theirs = header.workshop == self.access.workshop()
            && header.kind == RecordKind::Ephemeral
            && header.owner == Some(person);
        let excluded = self
            .log
            .control()
            .excluded_after(person, header.stream, header.lane);
        if !is_theirs || excluded.is_some() || record.verify().is_err() {
            return;
        }
        let opened = self
            .log
            .key_of(Stream::Table(table), header.lane)
            .and_then(|key| record.open(key).ok());
        if opened.is_some_and(|content| content == HERE) {
            self.heard_from(table, person, turn);
        }
    }

    fn heard_from(&mut self, table: u16, person: PersonId, turn: &mut Turn<'_>) {
        let now = turn.now.monotonic;
        let before = self.presence.heard.insert((table, person), now);
        if before.is_none_or(|at| now.saturating_sub(at) > PRESENT_FOR) {
            turn.notice(Notice::Present { table });
        }
    }
}
