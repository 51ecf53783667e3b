//! What is said when a run is watched step by step (`TEMADAG_TRACE=1`).

use std::collections::BTreeMap;

use protocol::file::RecordFile;
use protocol::{ClientFrame, Record, RelayFrame};
use sync::{Effect, Event, Write};

use crate::device::TabId;
use crate::world::World;

fn record(bytes: &[u8]) -> String {
    Record::parse(bytes).map_or("not a record".to_owned(), |record| format!("{record:?}"))
}

fn relay_frame(bytes: &[u8]) -> String {
    match RelayFrame::from_bytes(bytes) {
        Ok(RelayFrame::Records {
            stream,
            entries,
            cursor,
        }) => {
            let entries: Vec<_> = entries
                .iter()
                .map(|entry| format!("{}:{}", entry.seq, record(&entry.record)))
                .collect();
            format!("Records {stream:?} to {} {entries:?}", cursor.seq)
        }
        Ok(RelayFrame::Position {
            stream,
            cursor,
            head,
        }) => format!(
            "Position {stream:?} {:?} head {head}",
            cursor.map(|c| c.seq)
        ),
        Ok(RelayFrame::Accepted {
            stream,
            lane,
            number,
            cursor,
            ..
        }) => format!("Accepted {stream:?} {lane:?} #{number} at {}", cursor.seq),
        Ok(RelayFrame::Refused { hash, reason, have }) => {
            format!("Refused {hash:?} {reason:?} have {have}")
        }
        Ok(RelayFrame::Pack { chunk }) => format!("Pack {:?} at {}", chunk.pack, chunk.seq),
        Ok(RelayFrame::Chains { chains }) => {
            let lanes: Vec<_> = chains
                .iter()
                .filter_map(|chain| chain.claimed_lane())
                .collect();
            format!("Chains {lanes:?}")
        }
        Ok(RelayFrame::Welcome { .. }) => "Welcome".to_owned(),
        Ok(RelayFrame::Challenge { .. }) => "Challenge".to_owned(),
        Ok(frame) => format!("{frame:?}"),
        Err(error) => error.to_string(),
    }
}

fn client_frame(bytes: &[u8]) -> String {
    match ClientFrame::from_bytes(bytes) {
        Ok(ClientFrame::Offer { records, .. }) => {
            let records: Vec<_> = records.iter().map(|bytes| record(bytes)).collect();
            format!("Offer {records:?}")
        }
        Ok(ClientFrame::Hello { .. }) => "Hello".to_owned(),
        Ok(ClientFrame::Charter { .. }) => "Charter".to_owned(),
        Ok(ClientFrame::Pack { chunk }) => format!("Pack {:?}", chunk.pack),
        Ok(ClientFrame::Subscribe {
            stream,
            cursor,
            packs,
            owner,
        }) => format!(
            "Subscribe {stream:?} after {:?}{} of {owner:?}",
            cursor.map(|c| c.seq),
            if packs { " with packs" } else { "" }
        ),
        Ok(frame) => format!("{frame:?}"),
        Err(error) => error.to_string(),
    }
}

/// What everybody holds.
pub(crate) fn account(world: &World) {
    for tab in world.open_tabs() {
        let Some(session) = world.session(tab) else {
            eprintln!("{tab:?} is not restored");
            continue;
        };
        let person = world.person_of(tab);
        eprintln!(
            "{tab:?} {:?} {:?} at {:?}: {:?}, closed {}, waiting {:?}",
            person.id,
            person.role,
            world.tab(tab).table,
            session.status(),
            session.closed(protocol::Kind::Tables),
            session.waiting(),
        );
        let mut held: BTreeMap<_, Vec<u64>> = BTreeMap::new();
        let file = session
            .record_file(sync::Whose::Everything)
            .unwrap_or_default();
        let Ok(file) = RecordFile::from_bytes(&file) else {
            continue;
        };
        for record in file.records().filter_map(|bytes| Record::parse(bytes).ok()) {
            let header = record.header();
            let numbers = held.entry((header.stream, header.lane)).or_default();
            numbers.push(header.number);
        }
        for ((stream, lane), numbers) in held {
            eprintln!("    {stream:?} {lane:?} {numbers:?}");
        }
        for (id, document) in session.documents() {
            let says: Vec<_> = document
                .contributions()
                .into_iter()
                .map(|found| (found.id, found.text, found.withdrawn))
                .collect();
            eprintln!("    {id}: {says:?}");
        }
    }
    let mut held: BTreeMap<_, Vec<(u64, u64)>> = BTreeMap::new();
    for record in world.relay.records(world.workshop()) {
        let place = (record.document.stream, record.lane);
        held.entry(place)
            .or_default()
            .push((record.seq, record.number));
    }
    eprintln!("the relay");
    for ((stream, lane), numbers) in held {
        eprintln!("    {stream:?} {lane:?} {numbers:?}");
    }
}

pub(crate) fn event(event: &Event) -> String {
    match event {
        Event::Frame(bytes) => relay_frame(bytes),
        Event::Tab(bytes) => match sync::tabs::TabMessage::from_bytes(bytes) {
            Some(sync::tabs::TabMessage::Stored { records, .. }) => {
                format!("Tab: {} stored", records.len())
            }
            other => format!("Tab: {other:?}"),
        },
        Event::Import { name, bytes, .. } => format!("Import {name}, {} bytes", bytes.len()),
        other => format!("{other:?}"),
    }
}

pub(crate) fn effect(time: u64, tab: TabId, effect: &Effect) {
    let words = match effect {
        Effect::Send(bytes) => client_frame(bytes),
        Effect::Store { id, writes, strict } => {
            let writes: Vec<_> = writes
                .iter()
                .map(|write| match write {
                    Write::Add { table, key, .. } => format!("add {}:{key}", table.name()),
                    Write::Put { table, key, .. } => format!("put {}:{key}", table.name()),
                    Write::Delete { table, key } => format!("delete {}:{key}", table.name()),
                })
                .collect();
            format!(
                "Store {id:?}{} {writes:?}",
                if *strict { " strict" } else { "" }
            )
        }
        Effect::Tell(_) | Effect::WakeAt(_) => return,
        other => format!("{other:?}"),
    };
    eprintln!("{time:>9} {}/{}   → {words}", tab.device, tab.tab);
}
