//! The log as this device holds it: records by stream, lane and number.

use std::collections::{BTreeMap, BTreeSet};

use protocol::{Covered, Cursor, LaneId, PersonId, Record, Stream};

use super::super::rows::{self, Fate, RecordRow, StreamRow};
use crate::tabs::TabRecord;

/// A record's place in the relay's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Which of the relay's logs.
    pub(crate) log: u64,
    /// The workshop's sequence number.
    pub(crate) seq: u64,
}

impl Place {
    /// Of two that were told the one in the later log; tabs overtake each other.
    pub(crate) fn later(told: Option<Self>, known: Option<Self>) -> Option<Self> {
        match (told, known) {
            (Some(told), Some(known)) if known.log > told.log => Some(known),
            (told, known) => told.or(known),
        }
    }
}

/// A record that is here.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    pub(crate) record: Record,
    /// The command that made it, as it is kept, if it was made on this device.
    pub(crate) command: Option<Vec<u8>>,
    pub(crate) place: Option<Place>,
    pub(crate) fate: Fate,
    /// Is it on disk? What is not must not be sent.
    pub(crate) stored: bool,
    /// The session ended while it was being applied; it is tried with care.
    pub(crate) suspect: bool,
}

impl Held {
    pub(crate) fn row(&self) -> RecordRow {
        RecordRow {
            record: self.record.bytes().to_vec(),
            log: self.place.map_or(0, |place| place.log),
            seq: self.place.map_or(0, |place| place.seq),
            fate: self.fate,
        }
    }

    /// For the other tabs.
    pub(crate) fn told(&self) -> TabRecord {
        TabRecord {
            row: rows::plain(&self.row()),
            command: self.command.clone(),
        }
    }

    /// Its place, if it is in the log that is followed now.
    pub(crate) fn seq_in(&self, log: u64) -> Option<u64> {
        self.place
            .filter(|place| place.log == log)
            .map(|place| place.seq)
    }
}

/// One lane of one stream.
#[derive(Clone, Debug, Default)]
pub(crate) struct LaneLog {
    pub(crate) records: BTreeMap<u64, Held>,
    /// The last number that was found to be ordered before the close in force.
    pub(crate) gate: u64,
    /// Up to here records may be absent: packs hold what they did.
    pub(crate) floor: u64,
    reach: u64,
    /// Up to here all records are known to have a place in the log that is followed.
    placed: u64,
}

impl LaneLog {
    /// The records that may have no place in the log that is followed.
    pub(crate) fn open(&self) -> impl Iterator<Item = (&u64, &Held)> {
        self.records.range(self.placed + 1..)
    }

    /// Notes how far all have a place. Returns whether that is the end.
    fn note_placed(&mut self, log: u64) -> bool {
        while let Some((number, held)) = self.records.range(self.placed + 1..).next() {
            if held.seq_in(log).is_none() {
                return false;
            }
            self.placed = *number;
        }
        true
    }

    /// Is no record absent up to here, whatever packs hold of them?
    pub(crate) fn holds_all_up_to(&self, number: u64) -> bool {
        self.records.range(..=number).count() as u64 == number
    }

    /// Has anything of it come?
    pub(crate) fn is_heard(&self) -> bool {
        self.reach > 0 || !self.records.is_empty()
    }

    /// Is something here that stands behind something missing?
    pub(crate) fn has_a_hole(&self) -> bool {
        self.records
            .last_key_value()
            .is_some_and(|(last, _)| *last > self.reach)
    }

    /// The last number up to which nothing is missing.
    pub(crate) fn reach(&self) -> u64 {
        self.reach
    }

    /// Puts a record in. Returns whether it filled a hole, so that what follows counts now, in
    /// whatever document that is.
    pub(crate) fn insert(&mut self, number: u64, held: Held) -> bool {
        self.records.insert(number, held);
        self.advance();
        self.reach > number
    }

    /// Takes the records from a number on out.
    pub(crate) fn split_off(&mut self, from: u64) -> BTreeMap<u64, Held> {
        self.gate = self.gate.min(from.saturating_sub(1));
        self.placed = self.placed.min(from.saturating_sub(1));
        self.reach = self.reach.min(from.saturating_sub(1)).max(self.floor);
        self.records.split_off(&from)
    }

    /// Records up to here may be absent.
    pub(crate) fn raise_floor(&mut self, number: u64) {
        self.floor = self.floor.max(number);
        self.reach = self.reach.max(number);
        self.advance();
    }

    /// No record may be absent any more.
    pub(crate) fn drop_floor(&mut self) {
        self.floor = 0;
        self.reach = 0;
        self.advance();
    }

    fn advance(&mut self) {
        while self.records.contains_key(&(self.reach + 1)) {
            self.reach += 1;
        }
    }
}

/// How far a subscription is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Subscription {
    /// Not asked for on this connection.
    #[default]
    None,
    /// Asked for; the relay is sending what we lack.
    CatchingUp,
    /// Asked for, and to be asked for again from elsewhere: what still comes is the answer to the old
    /// question, and its cursor would jump over what is missing. So nothing is taken in until the
    /// connection is begun anew.
    Deaf,
    /// The relay does not let this person follow it.
    Refused,
    /// Everything up to this place of the workshop's sequence is here, and what follows comes live.
    Live {
        /// The workshop's sequence number.
        head: u64,
    },
}

/// One stream.
#[derive(Clone, Debug)]
pub(crate) struct StreamLog {
    pub(crate) stream: Stream,
    pub(crate) lanes: BTreeMap<LaneId, LaneLog>,
    pub(crate) cursor: Option<Cursor>,
    /// Whose part of the stream the cursor stands for; nobody's if for the whole. [S9]
    pub(crate) cursor_of: Option<PersonId>,
    pub(crate) subscription: Subscription,
    /// Packs did not suffice: fetch the records.
    pub(crate) whole: bool,
    /// The lanes in which something may have no place in the log that is followed. All others need not be
    /// looked at when it is asked what the relay lacks.
    open: BTreeSet<LaneId>,
}

impl Subscription {
    /// Does what the relay sends count?
    pub(crate) fn hears(self) -> bool {
        matches!(self, Self::CatchingUp | Self::Live { .. })
    }
}

impl StreamLog {
    /// Is the relay still sending what is lacking here?
    pub(crate) fn is_catching_up(&self) -> bool {
        self.subscription == Subscription::CatchingUp
    }

    /// From now on a part of the stream is asked for, one person's or the whole. A cursor that stood for
    /// another's part says nothing of this one. Returns whether its row is to be written.
    pub(crate) fn ask_for(&mut self, owner: Option<PersonId>) -> bool {
        let changed = self.cursor_of != owner;
        if changed && self.cursor_of.is_some() {
            self.cursor = None;
        }
        self.cursor_of = owner;
        changed
    }

    /// Takes in nothing more of what was asked for. Returns whether anything was: then the connection is
    /// to be begun anew.
    pub(crate) fn deafen(&mut self) -> bool {
        let heard = self.subscription.hears();
        if heard {
            self.subscription = Subscription::Deaf;
        }
        heard
    }

    /// Puts a record in. Returns whether it filled a hole, see [`LaneLog::insert`].
    pub(crate) fn insert(&mut self, lane: LaneId, number: u64, held: Held) -> bool {
        self.open.insert(lane);
        self.lanes.entry(lane).or_default().insert(number, held)
    }

    /// A place in a lane may have gone, or be in another log now.
    pub(crate) fn reopen(&mut self, lane: LaneId) {
        if let Some(log) = self.lanes.get_mut(&lane) {
            log.placed = 0;
            self.open.insert(lane);
        }
    }

    /// The same of all lanes.
    pub(crate) fn reopen_all(&mut self) {
        for (lane, log) in &mut self.lanes {
            log.placed = 0;
            self.open.insert(*lane);
        }
    }

    /// Notes which lanes have no open end any more.
    pub(crate) fn note_placed(&mut self, followed: u64) {
        let lanes = &mut self.lanes;
        self.open.retain(|lane| {
            let log = lanes.get_mut(lane);
            log.is_some_and(|log| !log.note_placed(followed))
        });
    }

    /// The lanes in which something may have no place in the log that is followed.
    pub(crate) fn open_lanes(&self) -> impl Iterator<Item = (&LaneId, &LaneLog)> {
        self.open
            .iter()
            .filter_map(|lane| self.lanes.get_key_value(lane))
    }

    /// No record may be absent any more, in the lanes in which none is. Returns whether there was such a lane.
    pub(crate) fn drop_floors(&mut self) -> bool {
        let mut dropped = false;
        for lane in self.lanes.values_mut() {
            if lane.floor > 0 && lane.holds_all_up_to(lane.floor) {
                lane.drop_floor();
                dropped = true;
            }
        }
        dropped
    }

    pub(crate) fn new(stream: Stream) -> Self {
        Self {
            stream,
            lanes: BTreeMap::new(),
            cursor: None,
            cursor_of: None,
            subscription: Subscription::None,
            whole: false,
            open: BTreeSet::new(),
        }
    }

    pub(crate) fn get(&self, lane: LaneId, number: u64) -> Option<&Held> {
        self.lanes.get(&lane)?.records.get(&number)
    }

    pub(crate) fn get_mut(&mut self, lane: LaneId, number: u64) -> Option<&mut Held> {
        self.lanes.get_mut(&lane)?.records.get_mut(&number)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.lanes
            .values()
            .all(|lane| lane.records.is_empty() && lane.floor == 0)
    }

    pub(crate) fn row(&self) -> StreamRow {
        let pick = |number: fn(&LaneLog) -> u64| {
            self.lanes
                .iter()
                .map(|(lane, log)| Covered {
                    lane: *lane,
                    number: number(log),
                })
                .filter(|covered| covered.number > 0)
                .collect()
        };
        StreamRow {
            cursor: self.cursor,
            owner: self.cursor_of,
            gates: pick(|log| log.gate),
            floors: pick(|log| log.floor),
        }
    }
}
