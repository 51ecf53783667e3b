//! Offers: which records are taken. The order of the questions is the protocol's. [W5]

use minicbor::bytes::ByteVec;
use protocol::stream::Ownership;
use protocol::{
    Chain, Control, ControlId, Header, LaneId, LaneIdentity, Record, RecordError, RecordHash,
    RecordKind, Refusal, RelayFrame, Role, StreamClass,
};
use sha2::{Digest, Sha256};

use super::log::{LANE, OVERHEAD};
use super::quota::room_for;
use super::{ConnectionId, Room, RoomEffect};
use crate::store::{LogStore, StoredLane, StoredRecord};

/// Why a record was not taken, and how far its lane reaches here.
pub(super) type Refused = (Refusal, u64);

/// What became of a record that was not refused.
enum Outcome {
    /// It is acknowledged when the batch that it is in is committed, or when it is delivered.
    Later,
    /// It has been in the log for long.
    Already(Box<RelayFrame>),
}

impl Room {
    /// Returns how many signatures were checked in vain. No device of ours sends what does not hold, so
    /// it costs its sender more than its bytes.
    pub(super) fn offer(
        &mut self,
        from: ConnectionId,
        chains: Vec<Chain>,
        records: Vec<ByteVec>,
        store: &dyn LogStore,
        effects: &mut Vec<RoomEffect>,
    ) -> usize {
        let mut in_vain = 0;
        for chain in chains {
            in_vain += usize::from(!self.learn(from, chain));
        }
        for bytes in records {
            match self.judge(from, &bytes, store) {
                Ok(Outcome::Later) => {}
                Ok(Outcome::Already(accepted)) => self.send(from, *accepted, effects),
                Err((reason, have)) => {
                    in_vain += usize::from(reason == Refusal::Signature);
                    let hash = RecordHash(Sha256::digest(bytes.as_slice()).into());
                    self.refuse(from, hash, reason, have, effects);
                }
            }
        }
        in_vain
    }

    /// Something of the moment goes to whoever follows the stream and reads as fast as it comes.
    pub(super) fn ephemeral(
        &mut self,
        from: ConnectionId,
        bytes: &[u8],
        now_ms: i64,
        effects: &mut Vec<RoomEffect>,
    ) {
        if let Err((reason, _)) = self.judge_ephemeral(from, bytes) {
            let hash = RecordHash(Sha256::digest(bytes).into());
            self.refuse(from, hash, reason, 0, effects);
            return;
        }
        let Ok(record) = Record::parse(bytes) else {
            return;
        };
        let Header {
            lane,
            stream,
            owner,
            ..
        } = *record.header();
        let Some(sender) = self.connections.get(&from) else {
            return;
        };
        let buckets = self.buckets.of(sender.person, &self.limits, now_ms);
        let may = buckets.ephemerals.try_take(self.limits.ephemerals, now_ms);
        if !may || !self.moments.try_take(stream, &self.limits, now_ms) {
            return;
        }
        // Who has not met the lane cannot check it and has nothing of it to show; it is stored
        // nowhere, so its chain must be one that the log or this connection has.
        let chain = self
            .connections
            .get(&from)
            .map(|sender| sender.chain.clone());
        let readers: Vec<ConnectionId> = self
            .connections
            .iter()
            .filter(|(to, reader)| {
                **to != from && reader.notices(stream, owner) && !reader.is_full(self.limits.window)
            })
            .map(|(to, _)| *to)
            .collect();
        for to in readers {
            let Some(reader) = self.connections.get_mut(&to) else {
                continue;
            };
            if let Some(chain) = &chain
                && reader.knows.insert(lane)
            {
                let chains = vec![chain.clone()];
                reader.send(to, RelayFrame::Chains { chains }, effects);
            }
            let record = bytes.to_vec();
            reader.send(to, RelayFrame::Ephemeral { record }, effects);
        }
    }

    /// A chain counts for what this connection offers; it is kept when the first record of its lane
    /// is. The chain of a lane that the log knows is ignored: the first one stands. Returns `false` if
    /// it was checked and does not hold.
    fn learn(&mut self, from: ConnectionId, chain: Chain) -> bool {
        let Some(lane) = chain.claimed_lane() else {
            return true;
        };
        let Some(sender) = self.connections.get_mut(&from) else {
            return true;
        };
        let many = sender.brought.len() >= protocol::limits::LANES_NAMED;
        if many || self.log.lanes.contains_key(&lane) || sender.brought.contains_key(&lane) {
            return true;
        }
        let identity = chain.verify(self.log.workshop, &self.log.charter);
        if let Ok(identity) = identity {
            sender.brought.insert(lane, (identity, chain));
        }
        identity.is_ok()
    }

    /// Whose lane it is, and its chain if the log does not have it yet.
    pub(super) fn lane(
        &self,
        from: ConnectionId,
        lane: LaneId,
    ) -> Option<(LaneIdentity, Option<Chain>)> {
        if let Some(identity) = self.log.identity(lane) {
            return Some((*identity, None));
        }
        let (identity, chain) = self.connections.get(&from)?.brought.get(&lane)?;
        Some((*identity, Some(chain.clone())))
    }

    /// Keeps a lane from now on.
    pub(super) fn keep_lane(&mut self, from: ConnectionId, identity: LaneIdentity, chain: Chain) {
        let lane = StoredLane { identity, chain };
        self.log.add_lane(lane.clone());
        self.waiting.lanes.push(lane);
        // It stays among what was brought: if the batch fails, the log forgets the lane again.
        if let Some(sender) = self.connections.get_mut(&from) {
            sender.knows.insert(identity.lane);
        }
    }

    fn judge(
        &mut self,
        from: ConnectionId,
        bytes: &[u8],
        store: &dyn LogStore,
    ) -> Result<Outcome, Refused> {
        let record = self.parse(bytes)?;
        let header = record.header();
        let (writer, chain) = self
            .lane(from, header.lane)
            .ok_or((Refusal::UnknownLane, 0))?;
        let place = (header.stream, header.lane);
        let have = self.log.reaches.get(&place).map_or(0, |reach| reach.number);
        // How far another's lane reaches is told to nobody who cannot show a record of it: of a ballot that
        // would be how often somebody voted.
        record.verify().map_err(|_| (Refusal::Signature, 0))?;
        may_write(header, &writer).map_err(|reason| (reason, have))?;
        let control = control_of(&record).map_err(|reason| (reason, have))?;
        let last = self
            .log
            .control
            .excluded_after(writer.person, header.stream, header.lane);
        if last.is_some_and(|last| header.number > last) {
            return Err((Refusal::Excluded, have));
        }
        if header.number <= have {
            return self.again(from, &record, have, store);
        }
        if header.number > have + 1 {
            return Err((Refusal::Gap, have));
        }
        let follows = self
            .log
            .reaches
            .get(&place)
            .is_none_or(|reach| protocol::record::mark_of(reach.hash) == header.previous);
        if !follows {
            return Err((Refusal::Conflict, have));
        }
        let cost = bytes.len() as u64 + OVERHEAD + if chain.is_some() { LANE } else { 0 };
        room_for(&self.log, &self.limits, &writer, cost).map_err(|reason| (reason, have))?;

        if let Some(chain) = chain {
            self.keep_lane(from, writer, chain);
        }
        let before = self.log.streams.get(&header.stream).copied();
        let stored = StoredRecord::place(&record, self.log.head + 1, before);
        self.log.add_record(&stored);
        if let Some(control) = control {
            let id = ControlId {
                lane: header.lane,
                number: header.number,
            };
            self.log.control.insert(id, &control);
        }
        self.waiting.add_record(stored, from);
        Ok(Outcome::Later)
    }

    fn parse(&self, bytes: &[u8]) -> Result<Record, Refused> {
        if bytes.len() > self.limits.record {
            return Err((Refusal::TooLarge, 0));
        }
        let record = Record::parse(bytes).map_err(|error| match error {
            RecordError::TooLarge => (Refusal::TooLarge, 0),
            _ => (Refusal::Malformed, 0),
        })?;
        if record.header().workshop != self.log.workshop {
            return Err((Refusal::OtherWorkshop, 0));
        }
        Ok(record)
    }

    /// Something stands under this number already: the same, or another.
    fn again(
        &mut self,
        from: ConnectionId,
        record: &Record,
        have: u64,
        store: &dyn LogStore,
    ) -> Result<Outcome, Refused> {
        let Header {
            stream,
            lane,
            number,
            ..
        } = *record.header();
        let in_flight = self.in_flight.as_mut().map(|(_, pending)| pending);
        for pending in [Some(&mut self.waiting), in_flight].into_iter().flatten() {
            if let Some((hash, by)) = pending.find(stream, lane, number) {
                if hash != record.hash() {
                    return Err((Refusal::Conflict, have));
                }
                by.insert(from);
                return Ok(Outcome::Later);
            }
        }
        let place = store
            .find(self.log.workshop, stream, lane, number)
            .ok()
            .flatten()
            .ok_or((Refusal::Storage, have))?;
        if place.hash != record.hash() {
            return Err((Refusal::Conflict, have));
        }
        // On disk, but this device has not got what is before it: it is told in its turn.
        let position = self
            .connections
            .get(&from)
            .map_or(u64::MAX, |known| known.position);
        if place.cursor.seq > position
            && let Some(by) = self.tail.waiting_for(place.cursor.seq)
        {
            by.insert(from);
            return Ok(Outcome::Later);
        }
        Ok(Outcome::Already(Box::new(RelayFrame::Accepted {
            stream,
            lane,
            number,
            cursor: place.cursor,
            hash: place.hash,
        })))
    }

    fn judge_ephemeral(&self, from: ConnectionId, bytes: &[u8]) -> Result<(), Refused> {
        let record = self.parse(bytes)?;
        let header = record.header();
        let sender = self
            .connections
            .get(&from)
            .ok_or((Refusal::NotAllowed, 0))?;
        if header.kind != RecordKind::Ephemeral {
            return Err((Refusal::NotAllowed, 0));
        }
        // Nobody speaks for another lane, and nobody into a stream that they do not follow.
        if header.lane != sender.lane || !sender.subscriptions.contains_key(&header.stream) {
            return Err((Refusal::NotAllowed, 0));
        }
        let (writer, _) = self
            .lane(from, header.lane)
            .ok_or((Refusal::UnknownLane, 0))?;
        // The other streams are followed by everybody or by facilitators: one frame would be five hundred.
        let is_table = StreamClass::from_byte(header.stream.0[0]) == Ok(StreamClass::Table);
        if writer.role != Role::Facilitator && !is_table {
            return Err((Refusal::NotAllowed, 0));
        }
        record.verify().map_err(|_| (Refusal::Signature, 0))?;
        let excluded = self
            .log
            .control
            .excluded_after(writer.person, header.stream, header.lane);
        if excluded.is_some() {
            return Err((Refusal::Excluded, 0));
        }
        Ok(())
    }
}

/// Class, role, owner and kind. [S2]
fn may_write(header: &Header, writer: &LaneIdentity) -> Result<(), Refusal> {
    let class = StreamClass::from_byte(header.stream.0[0]).map_err(|_| Refusal::NotAllowed)?;
    let ownership = Ownership::of(header.owner, writer.person);
    let lasts = header.kind != RecordKind::Ephemeral;
    if lasts && header.kind.fits(class) && class.may_append(writer.role, ownership) {
        Ok(())
    } else {
        Err(Refusal::NotAllowed)
    }
}

/// What the relay must act on, if it is such a record.
fn control_of(record: &Record) -> Result<Option<Control>, Refusal> {
    let Some(content) = record.clear_content() else {
        return Ok(None);
    };
    match Control::from_bytes(content) {
        Ok(control) if control.action.is_public() => Ok(Some(control)),
        _ => Err(Refusal::Malformed),
    }
}
