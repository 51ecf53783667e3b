//! Checks: what must hold when everything has healed.

use std::collections::BTreeMap;

use protocol::file::RecordFile;
use protocol::{Kind, LaneId, Record, RecordHash, Role, StreamId};
use sync::{SetAside, Status, Table, Whose};
use workshop::Comment;

pub use crate::alike::awake;
use crate::alike::{self, heads};
use crate::device::TabId;
use crate::ledger::Deed;
use crate::promises;
use crate::world::World;

/// What became of what came after a close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lateness {
    /// It may wait.
    Waits,
    /// It was let in.
    IsIn,
}

/// Nobody sends or stores for ever.
pub fn quiet(world: &World, quiet: bool) -> Vec<String> {
    match quiet {
        true => Vec::new(),
        false => vec![format!(
            "does not come to rest: {} frames, {} transactions",
            world.network.frames, world.stores
        )],
    }
}

/// Everything that must hold.
pub fn all(world: &mut World, lateness: Lateness) -> Vec<String> {
    let mut complaints = world.ledger.shocks.clone();
    complaints.extend(statuses(world, lateness));
    complaints.extend(control_is_equal(world));
    complaints.extend(alike::documents_are_equal(world));
    if let Some(reference) = reference(world) {
        complaints.extend(crate::oracle::complaints(world, reference));
    }
    if let Some(reference) = reference(world) {
        complaints.extend(crate::registers::complaints(world, reference, lateness));
    }
    complaints.extend(alike::ballots_are_secret(world));
    complaints.extend(one_content_under_one_number(world));
    complaints.extend(sheets_are_their_persons(world));
    complaints.extend(promises::are_kept(world, lateness));
    complaints.extend(promises::nothing_is_made_twice(world));
    complaints.extend(unnamed_damage(world));
    complaints.extend(alike::order_does_not_matter(world));
    complaints
}

/// The facilitator by whom the others are measured.
pub(crate) fn reference(world: &World) -> Option<TabId> {
    world.open_tabs().into_iter().find(|tab| {
        world.person_of(*tab).role == Role::Facilitator && world.session(*tab).is_some()
    })
}

fn is_excluded(world: &World, tab: TabId) -> bool {
    world.excluded.contains(&world.person_of(tab).id)
}

/// Does something that was done on this device wait for another's contribution to be let in?
fn waits_behind_another(world: &World, tab: TabId) -> bool {
    let mut entries = world.ledger.entries.values();
    entries.any(|entry| {
        let here = entry.tab.device == tab.device && entry.person == world.person_of(tab).id;
        here && promises::waits_behind_another(world, entry)
    })
}

fn statuses(world: &World, lateness: Lateness) -> Vec<String> {
    let mut complaints = Vec::new();
    for tab in world.open_tabs() {
        let status = world.status(tab);
        let well = match status {
            Some(Status::Transferred) => true,
            Some(Status::Waiting) => lateness == Lateness::Waits || is_excluded(world, tab),
            Some(Status::Saved) if is_excluded(world, tab) => {
                world.relay_lacks(tab).next().is_some()
            }
            Some(Status::Saved) => lateness == Lateness::Waits && waits_behind_another(world, tab),
            _ => false,
        };
        if !well {
            complaints.push(format!("{tab:?} shows {status:?}"));
        }
    }
    complaints
}

/// What is shown of a document that sleeps is what it says when it is loaded. [D16]
fn sleepers_tell_the_truth(world: &World) -> Vec<String> {
    let mut complaints = Vec::new();
    for tab in world.open_tabs() {
        let documents = world.session(tab).into_iter().flat_map(|s| s.documents());
        for (id, document) in documents.filter(|(_, document)| document.is_asleep()) {
            let mut awake = document.clone();
            let woken = awake.wake();
            if woken.is_err() || awake.read() != document.read() {
                complaints.push(format!("{tab:?} shows of {id} what it does not say"));
            }
        }
    }
    complaints
}

/// What facilitators decided is the same for everybody.
fn control_is_equal(world: &World) -> Vec<String> {
    let mut complaints = Vec::new();
    let said = |tab| {
        world.session(tab).map(|session| {
            let decided = session.decided();
            (
                session.closed(Kind::Tables),
                session.closed(Kind::Ballots),
                decided.phase().cloned(),
                decided.clock().cloned(),
                decided.message().cloned(),
                session.decisions(),
            )
        })
    };
    let Some(expected) = reference(world).and_then(said) else {
        return complaints;
    };
    for tab in world.open_tabs() {
        if said(tab).as_ref() != Some(&expected) {
            complaints.push(format!(
                "{tab:?} obeys {:?} and not {expected:?}",
                said(tab)
            ));
        }
    }
    complaints
}

/// What a tab shows is on its disk: closed and opened again without a network it shows the same.
pub fn disks_hold_everything(world: &mut World) -> Vec<String> {
    let tabs = world.open_tabs();
    let shown: Vec<_> = tabs
        .iter()
        .map(|tab| {
            let documents: BTreeMap<_, _> = world
                .session(*tab)
                .into_iter()
                .flat_map(|session| session.documents())
                .map(|(id, document)| (*id, awake(document).heads()))
                .collect();
            (*tab, documents)
        })
        .collect();
    for tab in &tabs {
        world.close(*tab, false);
    }
    for device in 0..world.devices.len() {
        world.network_goes(device, None);
    }
    for tab in &tabs {
        world.open(*tab);
    }
    world.pass(1_500);
    let sleepers = sleepers_tell_the_truth(world);
    let mut complaints = Vec::new();
    for (tab, documents) in shown {
        for (id, before) in documents {
            if heads(world, tab, &id) != before {
                complaints.push(format!(
                    "{tab:?} shows another {id} after it was opened again"
                ));
            }
        }
    }
    complaints.extend(sleepers);
    complaints
}

/// A record by its place in its lane.
type Place = (StreamId, LaneId, u64);

/// Every record that a session holds, with the chains.
pub(crate) fn records_of(world: &World, tab: TabId) -> Option<RecordFile> {
    let bytes = world.record_file(tab, Whose::Everything)?;
    RecordFile::from_bytes(&bytes).ok()
}

fn one_content_under_one_number(world: &World) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut seen: BTreeMap<Place, (RecordHash, String)> = BTreeMap::new();
    let mut meet = |record: Record, whose: String| {
        let header = record.header();
        let place = (header.stream, header.lane, header.number);
        let hash = record.hash();
        let (known, by) = seen.entry(place).or_insert((hash, whose.clone()));
        if *known != hash {
            complaints.push(format!("{by} and {whose} hold two contents of {record:?}"));
        }
    };
    for record in world.relay.records(world.workshop()) {
        if let Ok(record) = Record::parse(&record.bytes) {
            meet(record, "the relay".to_owned());
        }
    }
    for tab in world.open_tabs() {
        let Some(file) = records_of(world, tab) else {
            continue;
        };
        for record in file.records().filter_map(|bytes| Record::parse(bytes).ok()) {
            // What comes after an exclusion counts nowhere and is compared by nobody.
            let writer = world
                .session(tab)
                .and_then(|session| session.identity_of(record.header().lane));
            if writer.is_none_or(|writer| !world.excluded.contains(&writer.person)) {
                meet(record, format!("{tab:?}"));
            }
        }
    }
    complaints
}

fn sheets_are_their_persons(world: &World) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut writers: BTreeMap<String, protocol::PersonId> = BTreeMap::new();
    for entry in world.ledger.entries.values() {
        if let Deed::Added { token, .. }
        | Deed::Edited { token, .. }
        | Deed::Commented { token, .. } = &entry.deed
        {
            writers.insert(token.clone(), entry.person);
        }
    }
    for tab in world.open_tabs() {
        let Some(session) = world.session(tab) else {
            continue;
        };
        for (id, document) in session.documents() {
            let Some(owner) = id.owner else { continue };
            for comment in Comment::all(document) {
                for token in promises::tokens(&comment.text) {
                    if writers.get(&token).is_some_and(|writer| *writer != owner) {
                        complaints.push(format!("{tab:?}: {id} holds another's {token}"));
                    }
                }
            }
            for contribution in document.contributions() {
                if contribution.imported.is_some() {
                    continue;
                }
                let writer = contribution
                    .written_by
                    .and_then(|lane| session.identity_of(lane))
                    .map(|identity| identity.person);
                if writer != Some(owner) {
                    complaints.push(format!("{tab:?}: {id} holds what {writer:?} wrote"));
                }
                for token in promises::tokens(&contribution.text) {
                    if writers.get(&token).is_some_and(|writer| *writer != owner) {
                        complaints.push(format!("{tab:?}: {id} holds another's {token}"));
                    }
                }
            }
        }
    }
    complaints
}

/// Rows that are damaged on a disk and were not named by anybody.
fn unnamed_damage(world: &World) -> Vec<String> {
    let mut complaints = Vec::new();
    for (number, device) in world.devices.iter().enumerate() {
        for (table, key) in device.disk.damaged() {
            // What was issued again is said by the key alone; nobody reads the row.
            if table == Table::Aside || key.starts_with("issued/") {
                continue;
            }
            let named = device.set_aside.iter().any(|set_aside| match set_aside {
                SetAside::Record { key: named, .. }
                | SetAside::Document { key: named }
                | SetAside::Row { key: named }
                | SetAside::Poison { key: named, .. } => named == key,
            });
            if !named {
                complaints.push(format!("device {number}: {key} is torn and nobody said so"));
            }
        }
    }
    complaints
}
