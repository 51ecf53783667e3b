//! Alike: who follows a stream holds the same documents as everybody else who does, and a fresh device that is given the
//! same records comes to them too; and of ballots nobody reads another's.

use std::collections::{BTreeMap, BTreeSet};

use protocol::file::RecordFile;
use protocol::{Record, RecordHash, Role, Stream};
use sync::{DocumentId, Status};
use workshop::{Document, Vote};

use crate::checks::{records_of, reference};
use crate::device::{Clock, TabId};
use crate::world::World;

/// Who follows a stream: facilitators everything; others where they sit, sat or hold something.
fn followers(world: &World, stream: Stream) -> Vec<TabId> {
    let mut tabs = world.open_tabs();
    tabs.retain(|tab| {
        world.session(*tab).is_some()
            && match stream {
                Stream::Table(number) => {
                    world.person_of(*tab).role == Role::Facilitator
                        || world.tab(*tab).table == Some(number)
                        || world.session(*tab).is_some_and(|session| {
                            session.documents().any(|(id, _)| id.stream == stream)
                        })
                }
                Stream::Synthesis(_) | Stream::Ballots => {
                    world.person_of(*tab).role == Role::Facilitator
                }
                _ => true,
            }
    });
    tabs
}

fn streams(world: &World) -> Vec<Stream> {
    let tables = (1..=world.tables).map(Stream::Table);
    [Stream::Plan, Stream::Outcome, Stream::Ballots]
        .into_iter()
        .chain(tables)
        .chain(Stream::synthesis())
        .collect()
}

type Heads = Vec<workshop::ChangeHash>;

pub(crate) fn heads(world: &World, tab: TabId, id: &DocumentId) -> Heads {
    let here = world.session(tab).and_then(|session| session.document(id));
    match (here, id.kind()) {
        (Some(document), _) => awake(document).heads(),
        // What nobody wrote yet need not be there.
        (None, Some(kind)) => vec![workshop::first_change::first_hash(kind)],
        (None, None) => Vec::new(),
    }
}

fn documents_of(world: &World, stream: Stream, tabs: &[TabId]) -> BTreeSet<DocumentId> {
    tabs.iter()
        .filter_map(|tab| world.session(*tab))
        .flat_map(|session| session.documents())
        .map(|(id, _)| *id)
        .filter(|id| id.stream == stream)
        .collect()
}

/// Beside facilitators, who follow everything, a ballot is its own person's. Of several persons whose tabs are open on
/// one device only the leading tab's hears what they gave on other devices. [S9]
fn ballot_owners(world: &World, id: &DocumentId) -> Vec<TabId> {
    let Some(owner) = id.owner.filter(|_| id.stream == Stream::Ballots) else {
        return Vec::new();
    };
    let mut tabs = world.open_tabs();
    tabs.retain(|tab| {
        let device = tab.device;
        let is_own = |tab| world.person_of(tab).id == owner;
        let hears = world.devices[device].leader.is_some_and(|leader| {
            let leader = TabId {
                device,
                tab: leader,
            };
            is_own(leader) || world.person_of(leader).role == Role::Facilitator
        });
        let person = world.person_of(*tab);
        is_own(*tab) && hears && person.role != Role::Facilitator && world.session(*tab).is_some()
    });
    tabs
}

/// Nobody but facilitators reads another's ballot. [S7]
pub(crate) fn ballots_are_secret(world: &World) -> Vec<String> {
    let mut complaints = Vec::new();
    for tab in world.open_tabs() {
        let person = world.person_of(tab);
        if person.role == Role::Facilitator {
            continue;
        }
        let documents = world.session(tab).into_iter().flat_map(|s| s.documents());
        for (id, document) in documents.filter(|(id, _)| id.stream == Stream::Ballots) {
            // What was sealed for others may lie here, from a file or another person of the device: nobody opens it.
            if id.owner != Some(person.id) && !Vote::all(document).is_empty() {
                complaints.push(format!("{tab:?} reads another's ballot: {:?}", id.owner));
            }
        }
    }
    complaints
}

pub(crate) fn documents_are_equal(world: &World) -> Vec<String> {
    let mut complaints = Vec::new();
    let Some(reference) = reference(world) else {
        return vec!["no facilitator is open".to_owned()];
    };
    for stream in streams(world) {
        let tabs = followers(world, stream);
        for id in documents_of(world, stream, &tabs) {
            let expected = heads(world, reference, &id);
            let own = ballot_owners(world, &id);
            for tab in tabs.iter().chain(&own) {
                // A person sees their own all along: what waits, and what was refused.
                let status = world.status(*tab);
                let sees_more = matches!(status, Some(Status::Waiting | Status::Saved))
                    && (id.owner.is_none() || id.owner == Some(world.person_of(*tab).id));
                if !sees_more && heads(world, *tab, &id) != expected {
                    let texts = |tab| world.texts(tab, &id);
                    complaints.push(format!(
                        "{tab:?} and {reference:?} differ in {id} of {:?}: {:?} and {:?}",
                        id.owner,
                        texts(*tab),
                        texts(reference)
                    ));
                }
            }
        }
    }
    complaints
}

/// The document, loaded if it sleeps: whoever is asked for its history is awake.
pub fn awake(document: &Document) -> Document {
    let mut awake = document.clone();
    awake.wake().expect("what a device saved loads");
    awake
}

/// Given the same records, a fresh device comes to the same documents, whatever their order. [D8]
pub(crate) fn order_does_not_matter(world: &mut World) -> Vec<String> {
    let mut complaints = Vec::new();
    let Some(reference) = reference(world) else {
        return complaints;
    };
    let mut records: BTreeMap<RecordHash, Vec<u8>> = BTreeMap::new();
    let mut chains = BTreeMap::new();
    for tab in world.open_tabs() {
        let Some(file) = records_of(world, tab) else {
            continue;
        };
        for record in file.records().filter_map(|bytes| Record::parse(bytes).ok()) {
            records.insert(record.hash(), record.into_bytes());
        }
        for chain in &file.chains {
            chains.insert(chain.claimed_lane(), chain.clone());
        }
    }
    let mut records: Vec<Vec<u8>> = records.into_values().collect();
    world.dice.shuffle(&mut records);
    let device = world.new_device(Clock::default());
    world.devices[device].online = false;
    world.devices[device].charter = Some(world.charter.clone());
    let person = world.new_person(Role::Facilitator);
    let reader = world.new_tab(device, person, None);
    world.open(reader);
    world.pass(100);
    let part = records.len().div_ceil(3).max(1);
    let mut reports = Vec::new();
    for records in records.chunks(part) {
        let file = RecordFile::new(
            world.workshop(),
            world.charter.clone(),
            chains.values().cloned().collect(),
            records.to_vec(),
        );
        let request = world.import(reader, "alt", file.to_bytes());
        world.pass(100);
        reports.push(world.ledger.imports.get(&request).cloned());
    }
    for stream in streams(world) {
        for id in documents_of(world, stream, &[reference, reader]) {
            if heads(world, reader, &id) != heads(world, reference, &id) {
                complaints.push(format!(
                    "read in another order, {id} is another; {reports:?}"
                ));
            }
        }
    }
    world.close(reader, false);
    complaints
}
