//! Packing: whole documents are sealed for newcomers.
//!
//! A sheet is packed by its person, a shared document by a facilitator; only what the relay has and
//! what counts for everyone goes in.

use protocol::frame::PackChunk;
use protocol::stream::Ownership;
use protocol::{ClientFrame, Pack, PackHeader, VERSION, limits};

use super::alarms::Alarm;
use super::held::{HeldDocument, covered};
use super::log::stream::Subscription;
use super::{Session, Turn};
use crate::{DocumentId, Effect};

/// Changes after which a document is packed.
const DUE: u32 = 32;
/// Changes after which it is packed when things are quiet, and how long quiet is, in milliseconds.
const DUE_WHEN_QUIET: u32 = 4;
const QUIET: u64 = 20_000;

/// What is to be packed.
#[derive(Debug, Default)]
pub(super) struct Packing {
    /// Changes that are in no pack, when that was last looked at.
    last_unpacked: u32,
}

impl Session {
    /// Packs what is due: much has changed, or something has and the person leaves or rests.
    pub(super) fn pack_what_is_due(&mut self, leaving: bool, turn: &mut Turn<'_>) {
        if !self.readiness().packs() {
            return;
        }
        let unpacked: u32 = self.documents.values().map(|held| held.unpacked).sum();
        if unpacked != self.packing.last_unpacked {
            self.packing.last_unpacked = unpacked;
            let at = turn.now.monotonic + QUIET;
            self.alarms.put(Alarm::Pack, (unpacked > 0).then_some(at));
        }
        let quiet = self.alarms.ring(Alarm::Pack, turn.now.monotonic);
        let least = match (leaving, quiet) {
            (true, _) => 1,
            (false, true) => DUE_WHEN_QUIET,
            (false, false) => DUE,
        };
        let due: Vec<_> = self
            .documents
            .iter()
            .filter(|(id, held)| held.unpacked >= least && self.may_pack(id, held))
            .map(|(id, _)| *id)
            .collect();
        for id in due {
            self.prove(id, turn);
            self.pack(id, turn);
        }
    }

    fn may_pack(&self, id: &DocumentId, held: &HeldDocument) -> bool {
        let stream = self.log.id_of(id.stream);
        let Some(log) = self.log.stream(&stream) else {
            return false;
        };
        let ownership = Ownership::of(id.owner, self.person.id());
        matches!(log.subscription, Subscription::Live { .. })
            && id.stream.class().may_pack(self.access.role(), ownership)
            // Who does not know yet whether it is right does not put their name to it.
            && (held.base.is_none() || !self.facilitates())
            && held.applied.len() <= limits::LANES_NAMED
            && held.applied.iter().all(|(lane, number)| {
                // In for everyone, and on the relay's disk.
                *number <= self.log.admitted(id.stream, stream, *lane)
                    && log.lanes.get(lane).is_some_and(|lane| {
                        *number <= lane.floor
                            || lane
                                .records
                                .get(number)
                                .is_some_and(|held| held.seq_in(self.log.followed()).is_some())
                    })
            })
    }

    fn pack(&mut self, id: DocumentId, turn: &mut Turn<'_>) {
        let stream = self.log.id_of(id.stream);
        let Some(key) = self.log.key_of(id.stream, self.lane.id()).cloned() else {
            return;
        };
        let Some(held) = self.documents.get_mut(&id) else {
            return;
        };
        let header = PackHeader {
            version: VERSION,
            workshop: self.access.workshop(),
            stream,
            owner: id.owner,
            generation: id.generation,
            lane: self.lane.id(),
            epoch: protocol::keys::FIRST_EPOCH,
            covered: covered(&held.applied),
        };
        let Ok(pack) = Pack::seal(header, &key, &held.take_saved(), &self.lane, turn.rng) else {
            return;
        };
        held.unpacked = 0;
        self.packing.last_unpacked = 0;
        let count = pack.chunks().count() as u32;
        for (index, bytes) in pack.chunks().enumerate() {
            let chunk = PackChunk {
                pack: pack.hash(),
                index: index as u32,
                count,
                bytes: bytes.to_vec(),
                seq: 0,
            };
            turn.effects
                .push(Effect::Send(ClientFrame::Pack { chunk }.to_bytes()));
        }
    }
}
