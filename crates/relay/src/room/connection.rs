//! A connection: one device in the room, what it follows and what is on its way to it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use protocol::{
    Chain, Cursor, LaneId, LaneIdentity, PersonId, RecordHash, RelayFrame, Role, Share,
    StreamClass, StreamId,
};

use super::assembly::Assembly;
use super::effect::{ConnectionId, RoomEffect};
use crate::lobby::Entrant;
use crate::store::{Document, Part, RecordName, StoredRecord};

#[derive(Debug)]
pub(super) struct Connection {
    pub(super) lane: LaneId,
    pub(super) person: PersonId,
    pub(super) role: Role,
    pub(super) chain: Chain,
    /// Lanes whose chain this device has.
    pub(super) knows: BTreeSet<LaneId>,
    /// Chains that it brought and the log does not have: they count for what it offers only.
    pub(super) brought: BTreeMap<LaneId, (LaneIdentity, Chain)>,
    pub(super) subscriptions: BTreeMap<StreamId, Subscription>,
    /// Streams that are not caught up with, in the order in which they were asked for.
    pub(super) catching_up: VecDeque<StreamId>,
    /// What happens now has been delivered up to here.
    pub(super) position: u64,
    /// A pack that is arriving.
    pub(super) assembly: Option<Assembly>,
    on_its_way: usize,
    waits: bool,
}

/// The stream that a device asks for.
pub(super) struct Wish {
    pub(super) stream: StreamId,
    pub(super) cursor: Option<Cursor>,
    pub(super) packs: bool,
    pub(super) owner: Option<PersonId>,
}

#[derive(Debug)]
pub(super) enum Subscription {
    /// Being sent what is in the store.
    CatchingUp(CatchUp),
    /// Gets what is after this sequence number as it happens.
    Live { after: u64, part: Part },
}

impl Subscription {
    /// Which of the stream's records this device is handed out.
    pub(super) fn part(&self) -> Part {
        match self {
            Self::CatchingUp(catch_up) => catch_up.part,
            Self::Live { part, .. } => *part,
        }
    }
}

/// How far somebody has come in a stream.
#[derive(Debug)]
pub(super) struct CatchUp {
    /// Which of its records they are handed out.
    pub(super) part: Part,
    /// The place after the last record that was sent or left out.
    pub(super) cursor: Option<Cursor>,
    /// Packs to send first.
    pub(super) packs: VecDeque<Document>,
    /// The pack that is being sent and how many of its chunks are.
    pub(super) sending: Option<(RecordHash, u32)>,
    /// What the packs that were sent cover, by document.
    pub(super) covered: BTreeMap<(Option<PersonId>, u32), BTreeMap<LaneId, u64>>,
}

impl CatchUp {
    /// Is this record in a pack that was sent?
    pub(super) fn covers(&self, record: &RecordName) -> bool {
        let document = (record.document.owner, record.document.generation);
        self.covered
            .get(&document)
            .and_then(|lanes| lanes.get(&record.lane))
            .is_some_and(|number| record.number <= *number)
    }
}

impl Connection {
    pub(super) fn new(entrant: Entrant, committed_head: u64) -> Self {
        Self {
            lane: entrant.identity.lane,
            person: entrant.identity.person,
            role: entrant.identity.role,
            knows: BTreeSet::from([entrant.identity.lane]),
            brought: BTreeMap::from([(
                entrant.identity.lane,
                (entrant.identity, entrant.chain.clone()),
            )]),
            chain: entrant.chain,
            subscriptions: BTreeMap::new(),
            catching_up: VecDeque::new(),
            position: committed_head,
            assembly: None,
            on_its_way: 0,
            waits: false,
        }
    }

    /// Does a live record go to this device?
    pub(super) fn follows(&self, record: &StoredRecord) -> bool {
        let document = &record.document;
        matches!(
            self.subscriptions.get(&document.stream),
            Some(Subscription::Live { after, part })
                if record.seq > *after && part.holds(document.owner, record.public_control)
        )
    }

    /// Does something of the moment go to this device?
    pub(super) fn notices(&self, stream: StreamId, owner: Option<PersonId>) -> bool {
        let subscription = self.subscriptions.get(&stream);
        subscription.is_some_and(|known| known.part().holds(owner, false))
    }

    /// Which part of a stream this device may be handed out, if it may be what it asks for. [W15] [W16]
    pub(super) fn part_of(&self, stream: StreamId, owner: Option<PersonId>) -> Option<Part> {
        let class = StreamClass::from_byte(stream.0[0]).ok()?;
        match (class.may_follow(self.role), owner) {
            (Share::Everything, None) => Some(Part::Everything),
            (Share::Everything, Some(owner)) if class.is_personal() => Some(Part::Of(owner)),
            (Share::Own, Some(owner)) if owner == self.person => Some(Part::Of(owner)),
            (Share::Public, None) => Some(Part::Public),
            _ => None,
        }
    }

    pub(super) fn send(
        &mut self,
        to: ConnectionId,
        frame: RelayFrame,
        effects: &mut Vec<RoomEffect>,
    ) {
        self.on_its_way += approximate_size(&frame);
        effects.push(RoomEffect::Send { to, frame });
    }

    /// Counts work that was done for this device as if it were on its way.
    pub(super) fn worked(&mut self, bytes: usize) {
        self.on_its_way += bytes;
    }

    /// Is so much on its way that the rest should wait?
    pub(super) fn is_full(&self, window: usize) -> bool {
        self.on_its_way >= window
    }

    /// Asks once to be told when the queue is empty.
    pub(super) fn wait(&mut self, to: ConnectionId, effects: &mut Vec<RoomEffect>) {
        if !std::mem::replace(&mut self.waits, true) {
            effects.push(RoomEffect::Wait { to });
        }
    }

    pub(super) fn written(&mut self) {
        self.on_its_way = 0;
        self.waits = false;
    }
}

fn approximate_size(frame: &RelayFrame) -> usize {
    match frame {
        RelayFrame::Records { entries, .. } => entries
            .iter()
            .map(|entry| entry.record.len() + 16)
            .sum::<usize>()
            .saturating_add(96),
        RelayFrame::Pack { chunk } => chunk.bytes.len() + 96,
        RelayFrame::Chains { chains } => chains.len() * CHAIN + 16,
        RelayFrame::Ephemeral { record } => record.len() + 16,
        _ => 160,
    }
}

/// What a chain takes in a frame, at most.
pub(super) const CHAIN: usize = 512;
