//! Control: what facilitators decide for everyone, and the state that follows from it.
//!
//! The state depends on which control records are known, never on the order in which they came:
//! each carries a counter above all that its writer had seen, and ties go by lane. [T1]

use std::collections::{BTreeMap, BTreeSet};

use minicbor::{Decode, Encode};

use crate::bytes::{decode, encode};
use crate::pack::Covered;
use crate::{ItemId, LaneId, Malformed, PersonId, StreamClass, StreamId, limits};

/// What facilitators open and close.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Kind {
    /// Input at the tables.
    #[n(1)]
    Tables,
    /// Votes.
    #[n(2)]
    Ballots,
    /// What parties answer.
    #[n(3)]
    Answers,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Tables, Self::Ballots, Self::Answers];

    /// The kind that a class of streams belongs to, if it can be closed.
    pub fn of(class: StreamClass) -> Option<Self> {
        match class {
            StreamClass::Table => Some(Self::Tables),
            StreamClass::Ballots => Some(Self::Ballots),
            StreamClass::Answers => Some(Self::Answers),
            _ => None,
        }
    }
}

/// Names a control record: its lane and its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub struct ControlId {
    /// The facilitator's lane.
    #[n(0)]
    pub lane: LaneId,
    /// Its number in that lane of the control stream.
    #[n(1)]
    pub number: u64,
}

/// How far each lane of a stream reaches.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct StreamReach {
    /// The stream.
    #[n(0)]
    pub stream: StreamId,
    /// Its lanes.
    #[n(1)]
    pub lanes: Vec<Covered>,
}

/// Who is excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub enum Excluded {
    /// A person with all their lanes.
    #[n(1)]
    Person(#[n(0)] PersonId),
    /// One lane, such as a stolen tablet's.
    #[n(2)]
    Lane(#[n(0)] LaneId),
}

/// The evening as one word, as programs said it before phase, clock and message were registers of
/// their own. It is read and no longer written: a message said so took back an extension that somebody
/// else gave at the same moment. [T13]
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Running {
    /// The phase of the programme.
    #[n(0)]
    pub phase: Option<ItemId>,
    /// Whether the clock stands.
    #[n(1)]
    pub paused: bool,
    /// When the phase ends, in the relay's milliseconds since 1970.
    #[n(2)]
    pub ends_at: Option<i64>,
    /// A line to everyone.
    #[n(3)]
    pub message: Option<String>,
}

impl Running {
    /// The clock that it meant, said at `at`. [T13]
    fn clock(&self, at: i64) -> Option<Clock> {
        match (self.paused, self.ends_at) {
            (false, end) => end.map(Clock::Until),
            (true, None) => Some(Clock::Paused(0)),
            // How much was left was never said; both times are in the record, so all agree.
            (true, Some(end)) => Some(Clock::Paused(end.saturating_sub(at).max(0).unsigned_abs())),
        }
    }
}

/// The clock of a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Clock {
    /// It runs until then, in the relay's milliseconds since 1970.
    #[n(1)]
    Until(#[n(0)] i64),
    /// It stands, with so many milliseconds left.
    #[n(2)]
    Paused(#[n(0)] u64),
}

/// What is decided.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum ControlAction {
    /// What is ordered after this waits.
    #[n(1)]
    Close(#[n(0)] Kind),
    /// Everything that waits is let in. [T6]
    #[n(2)]
    Open(#[n(0)] Kind),
    /// For each lane the last number that is in, whatever a relay's order says. [T3]
    #[n(3)]
    Cut {
        /// The close that it belongs to.
        #[n(0)]
        close: ControlId,
        /// Names the cut; its parts share it.
        #[n(1)]
        id: ItemId,
        /// Which part, from 0.
        #[n(2)]
        part: u16,
        /// How many parts there are.
        #[n(3)]
        parts: u16,
        /// The reach of every stream of the kind.
        #[n(4)]
        streams: Vec<StreamReach>,
    },
    /// From the numbers after these on, nothing more is taken from somebody. A lane that is not
    /// named is out from its first number. [T5]
    #[n(4)]
    Exclude {
        /// Who.
        #[n(0)]
        who: Excluded,
        /// How far their lanes still count.
        #[n(1)]
        streams: Vec<StreamReach>,
    },
    /// Phase, clock and message at once, as programs said it once. [T13]
    #[n(5)]
    Run(#[n(0)] Running),
    /// The phase of the programme that the evening is in, if it is in one. [T8]
    #[n(6)]
    Phase(#[n(0)] Option<ItemId>),
    /// The phase's clock, if it has one. [T8]
    #[n(7)]
    Clock(#[n(0)] Option<Clock>),
    /// A line to everyone, if there is one. [T8]
    #[n(8)]
    Message(#[n(0)] Option<String>),
}

impl ControlAction {
    /// Must the relay be able to read it? [T11]
    pub fn is_public(&self) -> bool {
        matches!(self, Self::Exclude { .. })
    }

    /// Does it keep its own bounds? What does not counts for nobody. [T7]
    pub fn is_sound(&self) -> bool {
        let named = |streams: &[StreamReach]| streams.iter().map(|s| s.lanes.len()).sum::<usize>();
        match self {
            Self::Cut {
                part,
                parts,
                streams,
                ..
            } => part < parts && named(streams) <= limits::LANES_NAMED,
            Self::Exclude { streams, .. } => named(streams) <= limits::LANES_NAMED,
            Self::Close(_)
            | Self::Open(_)
            | Self::Run(_)
            | Self::Phase(_)
            | Self::Clock(_)
            | Self::Message(_) => true,
        }
    }
}

/// The content of a control record.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Control {
    /// Above every counter that the writer had seen.
    #[n(0)]
    pub counter: u64,
    /// The writer's clock, milliseconds since 1970; for people, never for order.
    #[n(1)]
    pub at: i64,
    /// What is decided.
    #[n(2)]
    pub action: ControlAction,
}

impl Control {
    /// Encodes.
    pub fn to_bytes(&self) -> Vec<u8> {
        encode(self)
    }

    /// Decodes what was opened.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Malformed> {
        let control: Self = decode(bytes, "not a control")?;
        if control.action.is_sound() {
            Ok(control)
        } else {
            Err(Malformed("a control that says what cannot be"))
        }
    }
}

/// Above it a counter counts as 0. [T2]
const GREATEST_COUNTER: u64 = u64::MAX / 2;

/// Numbers by lane of a stream.
pub type Reach = BTreeMap<(StreamId, LaneId), u64>;

/// What a control record said, and which one: whose it is tells its lane's chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said<T> {
    /// What.
    pub value: T,
    /// The record that said it.
    pub by: ControlId,
    /// When, by the writer's clock, in milliseconds since 1970; for people, never for order.
    pub at: i64,
    counter: u64,
}

impl<T> Said<T> {
    fn new(value: T, (counter, by, at): (u64, ControlId, i64)) -> Self {
        Self {
            value,
            by,
            at,
            counter,
        }
    }

    /// Puts this in a register where it is the last word. [T2]
    fn settle(self, register: &mut Option<Self>) {
        let last = |said: &Self| (said.counter, said.by);
        if register
            .as_ref()
            .is_none_or(|known| last(known) < last(&self))
        {
            *register = Some(self);
        }
    }
}

/// What follows from the control records that are known.
#[derive(Clone, Debug, Default)]
pub struct ControlState {
    known: BTreeSet<ControlId>,
    greatest_counter: u64,
    /// Per kind: the last word, and whether it closed.
    gates: BTreeMap<Kind, Option<Said<bool>>>,
    /// Parts seen and parts there are, per close and cut.
    cuts: BTreeMap<(ControlId, ItemId), (BTreeSet<u16>, u16)>,
    admitted: Reach,
    excluded: BTreeMap<Excluded, Reach>,
    phase: Option<Said<Option<ItemId>>>,
    clock: Option<Said<Option<Clock>>>,
    message: Option<Said<Option<String>>>,
}

impl ControlState {
    /// Takes a control record in. Returns whether it was new.
    pub fn insert(&mut self, id: ControlId, control: &Control) -> bool {
        if !self.known.insert(id) {
            return false;
        }
        // A counter near the end would leave no room for the next; such a record orders as if first.
        let counter = if control.counter > GREATEST_COUNTER {
            0
        } else {
            control.counter
        };
        self.greatest_counter = self.greatest_counter.max(counter);
        let stamp = (counter, id, control.at);
        match &control.action {
            ControlAction::Close(kind) => {
                Said::new(true, stamp).settle(self.gates.entry(*kind).or_default());
            }
            ControlAction::Open(kind) => {
                Said::new(false, stamp).settle(self.gates.entry(*kind).or_default());
            }
            ControlAction::Cut {
                close,
                id,
                part,
                parts,
                streams,
            } => {
                let seen = self
                    .cuts
                    .entry((*close, *id))
                    .or_insert_with(|| (BTreeSet::new(), *parts));
                seen.1 = seen.1.max(*parts);
                seen.0.insert(*part);
                join(&mut self.admitted, streams);
            }
            ControlAction::Exclude { who, streams } => {
                // Said twice, the earlier number holds: join by the lesser.
                let reach = reach_of(streams);
                match self.excluded.get_mut(who) {
                    None => {
                        self.excluded.insert(*who, reach);
                    }
                    Some(known) => {
                        known.retain(|place, _| reach.contains_key(place));
                        for (place, number) in known.iter_mut() {
                            *number = (*number).min(reach[place]);
                        }
                    }
                }
            }
            ControlAction::Run(running) => {
                Said::new(running.phase, stamp).settle(&mut self.phase);
                Said::new(running.clock(control.at), stamp).settle(&mut self.clock);
                Said::new(running.message.clone(), stamp).settle(&mut self.message);
            }
            ControlAction::Phase(value) => Said::new(*value, stamp).settle(&mut self.phase),
            ControlAction::Clock(value) => Said::new(*value, stamp).settle(&mut self.clock),
            ControlAction::Message(value) => {
                Said::new(value.clone(), stamp).settle(&mut self.message)
            }
        }
        true
    }

    /// The counter for the next control record. [T2]
    pub fn next_counter(&self) -> u64 {
        (self.greatest_counter + 1).min(GREATEST_COUNTER)
    }

    /// The close in force, if the kind is closed. [T4]
    pub fn closed(&self, kind: Kind) -> Option<ControlId> {
        self.gate(kind)
            .and_then(|said| said.value.then_some(said.by))
    }

    /// The last word on a kind: whether it closed, who said so, and when.
    pub fn gate(&self, kind: Kind) -> Option<&Said<bool>> {
        self.gates.get(&kind)?.as_ref()
    }

    /// Is there a whole cut for this close? From then on the cut decides. [T3]
    pub fn is_cut(&self, close: ControlId) -> bool {
        self.cuts
            .range((close, ItemId([0; 16]))..=(close, ItemId([0xff; 16])))
            .any(|(_, (seen, parts))| {
                seen.range(..*parts).count() == usize::from(*parts) && *parts > 0
            })
    }

    /// The last number that any cut lets in. [T3]
    pub fn admitted(&self, stream: StreamId, lane: LaneId) -> u64 {
        self.admitted.get(&(stream, lane)).copied().unwrap_or(0)
    }

    /// The last number that counts, if the person or the lane is excluded. [T5]
    pub fn excluded_after(&self, person: PersonId, stream: StreamId, lane: LaneId) -> Option<u64> {
        [Excluded::Person(person), Excluded::Lane(lane)]
            .into_iter()
            .filter_map(|who| self.excluded.get(&who))
            .map(|reach| reach.get(&(stream, lane)).copied().unwrap_or(0))
            .min()
    }

    /// The last word on the phase. [T8]
    pub fn phase(&self) -> Option<&Said<Option<ItemId>>> {
        self.phase.as_ref()
    }

    /// The last word on the clock. [T8]
    pub fn clock(&self) -> Option<&Said<Option<Clock>>> {
        self.clock.as_ref()
    }

    /// The last word on the message. [T8]
    pub fn message(&self) -> Option<&Said<Option<String>>> {
        self.message.as_ref()
    }
}

fn reach_of(streams: &[StreamReach]) -> Reach {
    let mut reach = Reach::new();
    join(&mut reach, streams);
    reach
}

fn join(reach: &mut Reach, streams: &[StreamReach]) {
    for StreamReach { stream, lanes } in streams {
        for Covered { lane, number } in lanes {
            let known = reach.entry((*stream, *lane)).or_insert(0);
            *known = (*known).max(*number);
        }
    }
}
