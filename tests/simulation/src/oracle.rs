//! The oracle: what must be in a document, said a second time, from the relay's log alone and with
//! nothing of the session's or the protocol's reckoning. [T3] [T4] [T5] [D8]

use std::collections::BTreeMap;

use protocol::control::{ControlAction, Excluded, StreamReach};
use protocol::keys::FIRST_EPOCH;
use protocol::record::Changes;
use protocol::{Control, Kind, LaneId, PersonId, Record, Role, Stream, StreamId};
use sync::DocumentId;
use workshop::Document;
use workshop::foreign::vet_change;

use crate::alike;
use crate::device::TabId;
use crate::world::World;

type Place = (StreamId, LaneId);

/// What facilitators decided about tables or ballots, and about whom.
#[derive(Default)]
struct Decided {
    /// The last word: counter, lane, number, and whether it closed.
    word: Option<((u64, LaneId, u64), bool)>,
    admitted: BTreeMap<Place, u64>,
    /// Closes that have a cut.
    cut: Vec<(LaneId, u64)>,
    excluded: Vec<(Excluded, BTreeMap<Place, u64>)>,
}

fn places(streams: &[StreamReach]) -> impl Iterator<Item = (Place, u64)> {
    streams.iter().flat_map(|reach| {
        let lanes = reach.lanes.iter();
        lanes.map(|at| ((reach.stream, at.lane), at.number))
    })
}

impl Decided {
    fn read(world: &World, tab: TabId, kind: Kind) -> Self {
        let mut decided = Self::default();
        for (record, content) in opened(world, tab, Stream::Control) {
            let Ok(control) = Control::from_bytes(&content) else {
                continue;
            };
            let header = record.header();
            let order = (control.counter, header.lane, header.number);
            match control.action {
                ControlAction::Close(of) | ControlAction::Open(of) if of == kind => {
                    let closes = matches!(control.action, ControlAction::Close(_));
                    if decided.word.is_none_or(|(last, _)| last < order) {
                        decided.word = Some((order, closes));
                    }
                }
                ControlAction::Cut { close, streams, .. } => {
                    decided.cut.push((close.lane, close.number));
                    for (place, number) in places(&streams) {
                        let admitted = decided.admitted.entry(place).or_default();
                        *admitted = number.max(*admitted);
                    }
                }
                ControlAction::Exclude { who, streams } => {
                    decided.excluded.push((who, places(&streams).collect()));
                }
                _ => {}
            }
        }
        decided
    }

    fn last_before_exclusion(&self, person: PersonId, place: Place) -> u64 {
        let meant = self
            .excluded
            .iter()
            .filter(|(who, _)| *who == Excluded::Person(person) || *who == Excluded::Lane(place.1));
        meant
            .map(|(_, reach)| reach.get(&place).copied().unwrap_or(0))
            .min()
            .unwrap_or(u64::MAX)
    }
}

/// The records of a stream in the relay's log, with what they hold; of ballots those whose writers a facilitator's tab
/// knows.
fn opened(world: &World, tab: TabId, stream: Stream) -> Vec<(Record, Vec<u8>)> {
    let access = world.link.access();
    let id = access.stream_id(stream);
    let session = world.session(tab);
    let key_of = |lane| match stream {
        Stream::Ballots => {
            let writer = session?.identity_of(lane)?;
            access.personal_key(stream, writer.person, &writer.agreement, FIRST_EPOCH)
        }
        _ => access.record_key(stream, FIRST_EPOCH),
    };
    let mut keys = BTreeMap::new();
    let stored = world.relay.records(world.workshop());
    stored
        .iter()
        .filter(|stored| stored.document.stream == id)
        .filter_map(|stored| {
            let record = Record::parse(&stored.bytes).ok()?;
            let key = keys
                .entry(stored.lane)
                .or_insert_with(|| key_of(stored.lane));
            let content = record.open(key.as_ref()?).ok()?;
            Some((record, content))
        })
        .collect()
}

/// Compares what a facilitator's tab shows with what must be in.
pub fn complaints(world: &World, tab: TabId) -> Vec<String> {
    let tables = (1..=world.tables).map(Stream::Table);
    let mut complaints = of_kind(world, tab, Kind::Tables, &tables.collect::<Vec<_>>());
    complaints.extend(of_kind(world, tab, Kind::Ballots, &[Stream::Ballots]));
    complaints
}

fn of_kind(world: &World, tab: TabId, kind: Kind, streams: &[Stream]) -> Vec<String> {
    let decided = Decided::read(world, tab, kind);
    let mut complaints = Vec::new();
    let closed = decided.word.filter(|(_, closes)| *closes);
    if let Some(((_, lane, number), _)) = closed
        && !decided.cut.contains(&(lane, number))
    {
        complaints.push(format!("{kind:?} are closed and nobody wrote a cut"));
    }
    let Some(session) = world.session(tab) else {
        return complaints;
    };
    // Asked for their history once, not at each record.
    let mut documents = BTreeMap::new();
    for stream in streams.iter().copied() {
        for (record, content) in opened(world, tab, stream) {
            let header = record.header();
            let place = (header.stream, header.lane);
            let Some(writer) = session.identity_of(header.lane) else {
                complaints.push(format!("{tab:?} does not know who wrote {record:?}"));
                continue;
            };
            let waits = closed.is_some()
                && writer.role == Role::Participant
                && header.number > decided.admitted.get(&place).copied().unwrap_or(0);
            let out = header.number > decided.last_before_exclusion(writer.person, place);
            let id = DocumentId {
                stream,
                owner: header.owner,
                generation: header.generation,
            };
            let here = documents
                .entry(id)
                .or_insert_with(|| session.document(&id).map(alike::awake));
            let complaint = judge(here.as_ref(), &id, &record, &content, waits, out);
            // What a strange program signed may be set aside; that it harms nobody is looked at elsewhere.
            let strange = world.hostile.contains(&header.lane.to_string());
            complaints.extend(complaint.filter(|_| !strange));
        }
    }
    complaints
}

fn judge(
    document: Option<&Document>,
    id: &DocumentId,
    record: &Record,
    content: &[u8],
    waits: bool,
    out: bool,
) -> Option<String> {
    let lane = record.header().lane;
    let raw = Changes::from_bytes(content).ok()?.into_raw();
    let change = vet_change(raw.first()?, lane).ok()?;
    let holds = |hash| document.is_some_and(|document| document.contains(hash));
    let is_in = holds(&change.hash);
    if is_in && (waits || out) {
        let why = if waits { "waits" } else { "is excluded" };
        return Some(format!("{record:?} {why} and is in {id}"));
    }
    // What builds on what is not in cannot be in either. [T9]
    let could = document.is_some() && change.dependencies.iter().all(holds);
    (!is_in && !waits && !out && could).then(|| format!("{record:?} counts and is not in {id}"))
}
