//! Packs: documents saved and sealed, kept beside the records and never instead of them. [P3] [P4]

use std::collections::BTreeMap;

use protocol::frame::PackChunk;
use protocol::stream::Ownership;
use protocol::{
    LaneIdentity, Pack, PackHeader, RecordError, RecordHash, Refusal, RelayFrame, StreamClass,
};

use super::assembly::Assembly;
use super::log::OVERHEAD;
use super::offer::Refused;
use super::quota::room_for;
use super::{ConnectionId, Room, RoomEffect};
use crate::store::{Document, PackPlace, StoredPack};

impl Room {
    /// A chunk came: they come in order, one pack at a time.
    pub(super) fn pack_chunk(
        &mut self,
        from: ConnectionId,
        chunk: PackChunk,
        effects: &mut Vec<RoomEffect>,
    ) {
        let hash = chunk.pack;
        let (bound, turn) = (self.limits.pack, self.turn);
        let sender = self.connections.get_mut(&from);
        let taken = sender
            .ok_or(Refusal::NotAllowed)
            .and_then(|sender| Assembly::take(&mut sender.assembly, chunk, bound, turn));
        match taken {
            Ok(None) => self.make_room_for_assembly(from, effects),
            Ok(Some(bytes)) => match self.judge_pack(from, hash, &bytes) {
                Ok(true) => self.send(from, RelayFrame::PackAccepted { pack: hash }, effects),
                Ok(false) => {}
                Err((reason, have)) => self.refuse(from, hash, reason, have, effects),
            },
            Err(reason) => {
                if let Some(sender) = self.connections.get_mut(&from) {
                    sender.assembly = None;
                }
                self.refuse(from, hash, reason, 0, effects);
            }
        }
    }

    /// When too much is arriving at once, whoever has not gone on for longest starts over.
    fn make_room_for_assembly(&mut self, keep: ConnectionId, effects: &mut Vec<RoomEffect>) {
        loop {
            let total: usize = self
                .connections
                .values()
                .filter_map(|known| known.assembly.as_ref())
                .map(Assembly::len)
                .sum();
            if total <= self.limits.assembling {
                return;
            }
            let stalest = self
                .connections
                .iter()
                .filter(|(connection, _)| **connection != keep)
                .filter_map(|(connection, known)| {
                    let assembly = known.assembly.as_ref()?;
                    Some((assembly.turn(), *connection, assembly.pack()))
                })
                .min();
            let Some((_, connection, pack)) = stalest else {
                return;
            };
            if let Some(known) = self.connections.get_mut(&connection) {
                known.assembly = None;
            }
            self.refuse(connection, pack, Refusal::Busy, 0, effects);
        }
    }

    /// Returns whether it can be acknowledged at once.
    fn judge_pack(
        &mut self,
        from: ConnectionId,
        hash: RecordHash,
        bytes: &[u8],
    ) -> Result<bool, Refused> {
        let pack = Pack::parse(bytes).map_err(|error| match error {
            RecordError::TooLarge => (Refusal::TooLarge, 0),
            _ => (Refusal::Malformed, 0),
        })?;
        if pack.hash() != hash {
            return Err((Refusal::Malformed, 0));
        }
        let header = pack.header();
        if header.workshop != self.log.workshop {
            return Err((Refusal::OtherWorkshop, 0));
        }
        let (writer, chain) = self
            .lane(from, header.lane)
            .ok_or((Refusal::UnknownLane, 0))?;
        pack.verify().map_err(|_| (Refusal::Signature, 0))?;
        self.may_pack(header, &writer)?;

        let document = Document {
            stream: header.stream,
            owner: header.owner,
            generation: header.generation,
        };
        let place = PackPlace {
            document,
            lane: header.lane,
            hash,
            seq: self.log.head,
            covered: header.covered.clone(),
            len: bytes.len() as u64,
        };
        if self.already_packed(from, &place) {
            return Ok(self
                .log
                .packs
                .get(&document)
                .is_some_and(|kept| serves(kept, &place)));
        }
        self.may_wait(&document, bytes.len())?;
        let freed = self
            .newest(&document)
            .map(|kept| (kept.lane, kept.len + OVERHEAD));
        let cost = (place.len + OVERHEAD).saturating_sub(freed.map_or(0, |(_, bytes)| bytes));
        room_for(&self.log, &self.limits, &writer, cost).map_err(|reason| (reason, 0))?;
        if let Some(chain) = chain {
            self.keep_lane(from, writer, chain);
        }
        if let Some((lane, bytes)) = freed {
            self.log.refund(lane, bytes);
        }
        self.log.charge(header.lane, place.len + OVERHEAD);
        let bytes = bytes.into();
        self.waiting.put_pack(StoredPack { place, bytes }, from);
        Ok(false)
    }

    /// Class, role, owner; that its writer is not excluded; that it covers no more than the log has,
    /// so that nobody can make a newcomer skip what is to come.
    fn may_pack(&self, header: &PackHeader, writer: &LaneIdentity) -> Result<(), Refused> {
        let class =
            StreamClass::from_byte(header.stream.0[0]).map_err(|_| (Refusal::NotAllowed, 0))?;
        if !class.may_pack(writer.role, Ownership::of(header.owner, writer.person)) {
            return Err((Refusal::NotAllowed, 0));
        }
        let excluded = self
            .log
            .control
            .excluded_after(writer.person, header.stream, header.lane);
        if excluded.is_some() {
            return Err((Refusal::Excluded, 0));
        }
        for covered in &header.covered {
            // What is about one person's document is in their lanes; and how far another's reach in such
            // a stream is told to nobody. [P10]
            let by = self.log.identity(covered.lane);
            if class.is_personal() && by.is_none_or(|by| Some(by.person) != header.owner) {
                return Err((Refusal::NotAllowed, 0));
            }
            let reach = self.log.reaches.get(&(header.stream, covered.lane));
            let have = reach.map_or(0, |reach| reach.number);
            if covered.number > have {
                return Err((Refusal::Gap, have));
            }
        }
        Ok(())
    }

    /// Is there room among the packs that wait for the disk? The quota does not tell: a pack that replaces
    /// another costs nothing, however often.
    fn may_wait(&mut self, document: &Document, len: usize) -> Result<(), Refused> {
        let replaced = self.waiting.find_pack(document);
        let replaced = replaced.map_or(0, |(pack, _)| pack.bytes.len());
        let others = self.waiting.pack_bytes - replaced;
        if others > 0 && others + len > self.limits.assembling {
            return Err((Refusal::Busy, 0));
        }
        Ok(())
    }

    /// Is a pack kept, or on its way to the disk, that serves as well? Then who waits for that one
    /// waits for this one too.
    fn already_packed(&mut self, from: ConnectionId, place: &PackPlace) -> bool {
        let in_flight = self.in_flight.as_mut().map(|(_, pending)| pending);
        for pending in [Some(&mut self.waiting), in_flight].into_iter().flatten() {
            if let Some((kept, by)) = pending.find_pack(&place.document) {
                if serves(&kept.place, place) {
                    by.insert((from, place.hash));
                    return true;
                }
                return false;
            }
        }
        self.log
            .packs
            .get(&place.document)
            .is_some_and(|kept| serves(kept, place))
    }

    /// The newest pack of a document, on disk or on its way.
    fn newest(&mut self, document: &Document) -> Option<&PackPlace> {
        if let Some((pack, _)) = self.waiting.find_pack(document) {
            return Some(&pack.place);
        }
        if let Some((_, pending)) = self.in_flight.as_mut()
            && let Some((pack, _)) = pending.find_pack(document)
        {
            return Some(&pack.place);
        }
        self.log.packs.get(document)
    }
}

/// Does a newcomer get at least as much from the one that is kept as from the one that is offered?
/// Of two that reach as far the later one is kept, so that a bad one can be replaced.
fn serves(kept: &PackPlace, offered: &PackPlace) -> bool {
    kept.hash == offered.hash || (reaches(kept, offered) && !reaches(offered, kept))
}

fn reaches(one: &PackPlace, other: &PackPlace) -> bool {
    let one: BTreeMap<_, _> = one.covered.iter().map(|at| (at.lane, at.number)).collect();
    other
        .covered
        .iter()
        .all(|at| one.get(&at.lane).copied().unwrap_or(0) >= at.number)
}
