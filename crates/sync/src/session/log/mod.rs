//! The log: what this device holds of the workshop, and what of it counts. It knows nothing of documents,
//! of the disk or of a connection.
//!
//! * [`stream`]: records by stream, lane and number, and how far a subscription is.
//! * [`keys`]: what they are sealed with.
//! * [`vouching`]: whether a record may count, by its place, its writer's rights and its signature.
//! * [`gate`]: how far a lane counts: exclusion, close, cut.
//! * [`decided`]: what facilitators decided, and how far lanes reach for it.
//! * [`dirty`]: what of all this the disk does not say yet.

pub(in crate::session) mod decided;
mod dirty;
mod gate;
mod keys;
pub(in crate::session) mod stream;
mod vouching;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use protocol::record::Changes;
use protocol::{
    Access, Chain, Charter, ControlId, ControlState, LaneId, LaneIdentity, PersonId, PersonKeys,
    RecordKey, Share, SignedCharter, Stream, StreamId,
};
use workshop::foreign::{VettedChange, vet_change};

use self::dirty::Dirty;
use self::stream::{Held, StreamLog, Subscription};
use self::vouching::Unvouched;
use super::rows::Fate;

/// A lane whose chain holds.
#[derive(Clone, Debug)]
pub(in crate::session) struct KnownLane {
    pub(in crate::session) identity: LaneIdentity,
    pub(in crate::session) chain: Chain,
    /// The keys of its ballot and of its answers, once they were asked for.
    ballot: OnceCell<RecordKey>,
    answers: OnceCell<RecordKey>,
}

impl KnownLane {
    pub(in crate::session) fn new(identity: LaneIdentity, chain: Chain) -> Self {
        Self {
            identity,
            chain,
            ballot: OnceCell::new(),
            answers: OnceCell::new(),
        }
    }
}

/// The workshop's log on this device, and what of it counts.
pub(in crate::session) struct Log {
    access: Access,
    person: PersonKeys,
    signed_charter: Option<SignedCharter>,
    charter: Option<Charter>,
    lanes: BTreeMap<LaneId, KnownLane>,
    streams: BTreeMap<StreamId, StreamLog>,
    /// Names and keys are derived once.
    names: BTreeMap<Stream, StreamId>,
    keys: BTreeMap<Stream, RecordKey>,
    control: ControlState,
    /// Counts the relay's logs that were followed. A new one voids every place.
    followed: u64,
    /// A close lost its place before it was cut.
    evidence_lost: bool,
    /// What a later record may vouch for.
    unvouched: Unvouched,
    dirty: Dirty,
}

impl Log {
    pub(in crate::session) fn new(access: Access, person: PersonKeys) -> Self {
        let mut log = Self {
            access,
            person,
            signed_charter: None,
            charter: None,
            lanes: BTreeMap::new(),
            streams: BTreeMap::new(),
            names: BTreeMap::new(),
            keys: BTreeMap::new(),
            control: ControlState::default(),
            followed: 1,
            evidence_lost: false,
            unvouched: Unvouched::default(),
            dirty: Dirty::default(),
        };
        // A table is met when there is something of it; of what else this person may follow another tab, a
        // file or the disk can tell before it was ever followed here. [D23]
        let role = log.access.role();
        let others = [
            Stream::Control,
            Stream::Plan,
            Stream::Ballots,
            Stream::Outcome,
            Stream::Answers,
            Stream::Notice,
        ];
        for stream in others.into_iter().chain(Stream::synthesis()) {
            if stream.class().may_follow(role) != Share::Nothing {
                log.know(stream);
            }
        }
        log
    }

    /// The charter, once it is known.
    pub(in crate::session) fn charter(&self) -> Option<&Charter> {
        self.charter.as_ref()
    }

    /// The charter with its signature.
    pub(in crate::session) fn signed_charter(&self) -> Option<&SignedCharter> {
        self.signed_charter.as_ref()
    }

    /// What a charter says if it holds, is this link's, and is newer than the one known.
    pub(in crate::session) fn newer_charter(&self, signed: &SignedCharter) -> Option<Charter> {
        let charter = signed.verify(self.access.workshop()).ok()?;
        let known = self.charter.as_ref();
        let is_newer = known.is_none_or(|known| known.number < charter.number);
        (is_newer && charter.admits(&self.access)).then_some(charter)
    }

    /// Takes such a charter in.
    pub(in crate::session) fn take_charter(&mut self, signed: SignedCharter) -> bool {
        let Some(charter) = self.newer_charter(&signed) else {
            return false;
        };
        self.charter = Some(charter);
        self.signed_charter = Some(signed);
        true
    }

    /// A lane whose chain is known.
    pub(in crate::session) fn lane(&self, lane: &LaneId) -> Option<&KnownLane> {
        self.lanes.get(lane)
    }

    /// All of them.
    pub(in crate::session) fn lanes(&self) -> impl Iterator<Item = &KnownLane> {
        self.lanes.values()
    }

    /// Learns a lane's chain, which holds, in the place of what was known of it.
    pub(in crate::session) fn meet(&mut self, known: KnownLane) {
        self.lanes.insert(known.identity.lane, known);
    }

    /// The same where nothing is known of the lane.
    pub(in crate::session) fn meet_first(&mut self, known: KnownLane) {
        self.lanes.entry(known.identity.lane).or_insert(known);
    }

    /// The person of a lane whose chain is known.
    pub(in crate::session) fn person_of(&self, lane: LaneId) -> Option<PersonId> {
        self.lanes.get(&lane).map(|known| known.identity.person)
    }

    /// Is it this person's lane?
    pub(in crate::session) fn is_own(&self, lane: LaneId) -> bool {
        self.person_of(lane) == Some(self.person.id())
    }

    /// A stream's name on the wire.
    pub(in crate::session) fn id_of(&self, stream: Stream) -> StreamId {
        self.names
            .get(&stream)
            .copied()
            .unwrap_or_else(|| self.access.stream_id(stream))
    }

    /// The streams that there is room for.
    pub(in crate::session) fn known_streams(&self) -> impl Iterator<Item = Stream> {
        self.names.keys().copied()
    }

    /// Makes room for a stream and derives its name and key.
    pub(in crate::session) fn know(&mut self, stream: Stream) -> StreamId {
        if let Some(id) = self.names.get(&stream) {
            return *id;
        }
        let id = self.access.stream_id(stream);
        self.names.insert(stream, id);
        self.streams.insert(id, StreamLog::new(stream));
        if let Some(key) = self.access.record_key(stream, protocol::keys::FIRST_EPOCH) {
            self.keys.insert(stream, key);
        }
        id
    }

    /// A stream.
    pub(in crate::session) fn stream(&self, id: &StreamId) -> Option<&StreamLog> {
        self.streams.get(id)
    }

    /// A stream, to be changed.
    pub(in crate::session) fn stream_mut(&mut self, id: &StreamId) -> Option<&mut StreamLog> {
        self.streams.get_mut(id)
    }

    /// All streams.
    pub(in crate::session) fn streams(&self) -> impl Iterator<Item = (&StreamId, &StreamLog)> {
        self.streams.iter()
    }

    /// All streams, to be changed.
    pub(in crate::session) fn streams_mut(
        &mut self,
    ) -> impl Iterator<Item = (&StreamId, &mut StreamLog)> {
        self.streams.iter_mut()
    }

    /// The record that stands under a number.
    pub(in crate::session) fn held(
        &self,
        stream: StreamId,
        lane: LaneId,
        number: u64,
    ) -> Option<&Held> {
        self.stream(&stream)?.get(lane, number)
    }

    /// The same, to be changed.
    pub(in crate::session) fn held_mut(
        &mut self,
        stream: StreamId,
        lane: LaneId,
        number: u64,
    ) -> Option<&mut Held> {
        self.stream_mut(&stream)?.get_mut(lane, number)
    }

    /// What control records say.
    pub(in crate::session) fn control(&self) -> &ControlState {
        &self.control
    }

    /// Obeys a control record. Returns whether it was not obeyed before.
    pub(in crate::session) fn obey(&mut self, id: ControlId, control: &protocol::Control) -> bool {
        self.control.insert(id, control)
    }

    /// Forgets what control records said: they are read again.
    pub(in crate::session) fn forget_control(&mut self) {
        self.control = ControlState::default();
    }

    /// Which of the relay's logs is followed.
    pub(in crate::session) fn followed(&self) -> u64 {
        self.followed
    }

    /// Another of the relay's logs is followed from now on: no place is one in it.
    pub(in crate::session) fn follow(&mut self, log: u64) {
        if log != self.followed {
            self.followed = log;
            self.streams.values_mut().for_each(StreamLog::reopen_all);
        }
    }

    /// A close lost its place before it was cut.
    pub(in crate::session) fn evidence_lost(&self) -> bool {
        self.evidence_lost
    }

    /// The same, as the disk or what happens says.
    pub(in crate::session) fn set_evidence_lost(&mut self, lost: bool) {
        self.evidence_lost = lost;
    }

    /// Asks a stream's records from the beginning when it is followed next.
    pub(in crate::session) fn forget_cursor(&mut self, stream: StreamId) {
        if let Some(log) = self.streams.get_mut(&stream) {
            log.cursor = None;
            self.dirty.streams.insert(stream);
        }
    }

    /// The same of every stream.
    pub(in crate::session) fn forget_cursors(&mut self) {
        for (id, log) in &mut self.streams {
            log.cursor = None;
            self.dirty.streams.insert(*id);
        }
    }

    /// Notes which lanes have no open end any more.
    pub(in crate::session) fn note_placed(&mut self) {
        for log in self.streams.values_mut() {
            log.note_placed(self.followed);
        }
    }

    /// What one log refused another may take. Who leads writes it down. [D21]
    pub(in crate::session) fn offer_refused_again(&mut self, leading: bool) {
        for (id, log) in &mut self.streams {
            for (lane, lane_log) in &mut log.lanes {
                for (number, held) in &mut lane_log.records {
                    if held.fate == Fate::Refused {
                        held.fate = Fate::Sound;
                        if leading {
                            self.dirty.records.insert((*id, *lane, *number));
                        }
                    }
                }
            }
        }
    }

    /// Is there a stream that is to be asked for otherwise than it was?
    pub(in crate::session) fn is_deaf(&self) -> bool {
        let mut streams = self.streams.values();
        streams.any(|log| log.subscription == Subscription::Deaf)
    }

    /// Whether the relay's log lacks something of such a lane.
    pub(in crate::session) fn lacks(&self, is_meant: impl Fn(LaneId) -> bool) -> bool {
        let lanes = self.streams.values().flat_map(StreamLog::open_lanes);
        let mut meant = lanes.filter(|(lane, _)| is_meant(**lane));
        meant.any(|(_, log)| {
            log.open()
                .any(|(_, held)| held.seq_in(self.followed).is_none())
        })
    }

    /// The lanes whose records are here and whose chains are not.
    pub(in crate::session) fn lacking(&self) -> Vec<LaneId> {
        let lanes = self.streams.values().flat_map(|log| log.lanes.keys());
        let lacking: BTreeSet<_> = lanes
            .filter(|lane| !self.lanes.contains_key(*lane))
            .copied()
            .collect();
        lacking.into_iter().collect()
    }

    /// The changes that a record carries, as far as they can be read.
    pub(in crate::session) fn changes_in(
        &self,
        stream: StreamId,
        held: &Held,
    ) -> Vec<VettedChange> {
        let key = self
            .stream(&stream)
            .and_then(|log| self.key_of(log.stream, held.record.header().lane));
        let content = key.and_then(|key| held.record.open(key).ok());
        let changes = content.and_then(|content| Changes::from_bytes(&content).ok());
        let lane = held.record.header().lane;
        changes
            .map(Changes::into_raw)
            .unwrap_or_default()
            .iter()
            .filter_map(|raw| vet_change(raw, lane).ok())
            .collect()
    }
}
