//! The verdict: what the script knows must count, against what each facilitator's device counts.

use std::collections::{BTreeMap, BTreeSet};

use protocol::{ItemId, PersonId};
use sync::DocumentId;

use super::room::Room;
use super::{POINTS, Told};
use crate::device::TabId;
use crate::ledger::{Deed, Entry};
use crate::registers::Register;
use crate::world::World;

/// A contribution by the sheet it stands in.
type Place = (DocumentId, ItemId);
type Given = BTreeMap<PersonId, BTreeMap<ItemId, u32>>;

/// What must count by the ledger, which people's answers make, and the script.
#[derive(Default)]
struct Expected {
    /// Contributions that were answered, were let in, and were not withdrawn.
    contributions: BTreeSet<Place>,
    /// Those of which nobody was told whether they are on the disk.
    perhaps: BTreeSet<Place>,
    /// Those that wait.
    waiting: BTreeSet<Place>,
    /// The points of persons who gave them in one tab, with every answer.
    points: Given,
    /// Persons who gave points in several tabs, or without an answer.
    several: BTreeSet<PersonId>,
}

/// What an evening came to, and what of it is not as it must be.
pub(super) fn of(world: &World, room: &Room) -> (Told, Vec<String>) {
    let expected = expected(world, room);
    let mut complaints = Vec::new();
    let mut counted = Vec::new();
    for tab in &room.facilitators {
        let mut wrong = contributions(world, *tab, &expected);
        let (ballots, others) = ballots(world, room, *tab, &expected);
        wrong.extend(others);
        complaints.extend(wrong.iter().map(|what| format!("{tab:?}: {what}")));
        counted.push((shown(world, *tab), ballots));
    }
    if counted.windows(2).any(|two| two[0] != two[1]) {
        complaints.push("the facilitators' devices count differently".to_owned());
    }
    let (here, (voters, waiting)) = counted.pop().unwrap_or_default();
    let told = Told {
        devices: world.devices.len(),
        persons: world.persons.len() - room.minted.len(),
        contributions: here.len(),
        let_in: room.let_in,
        waiting: expected.waiting.len(),
        ballots: voters.len(),
        ballots_waiting: waiting.len(),
        records: world.relay.store_records(world.workshop()),
        time: world.time,
    };
    (told, complaints)
}

fn expected(world: &World, room: &Room) -> Expected {
    let mut expected = Expected::default();
    let is_late = |request| room.late.contains_key(request);
    let mut withdrawn = BTreeSet::new();
    let mut tabs: BTreeMap<PersonId, BTreeSet<TabId>> = BTreeMap::new();
    for (request, entry) in &world.ledger.entries {
        let Some(document) = entry.document else {
            continue;
        };
        match &entry.deed {
            Deed::Added { id, .. } => {
                let place = (document, *id);
                match (is_late(request), entry.done) {
                    (true, _) => expected.waiting.insert(place),
                    (false, true) => expected.contributions.insert(place),
                    (false, false) => expected.perhaps.insert(place),
                };
            }
            Deed::Withdrew { id } => drop(withdrawn.insert(((document, *id), entry.done))),
            Deed::Set {
                register: Register::Points(subject),
                value,
            } => {
                let Entry { person, tab, .. } = entry;
                tabs.entry(*person).or_default().insert(*tab);
                if !entry.done {
                    expected.several.insert(*person);
                }
                if !is_late(request) {
                    let points = value.parse().unwrap_or(u32::MAX);
                    let given = expected.points.entry(*person).or_default();
                    given.insert(*subject, points);
                }
            }
            _ => {}
        }
    }
    for (place, answered) in withdrawn {
        if expected.contributions.remove(&place) && !answered {
            expected.perhaps.insert(place);
        }
    }
    let several = tabs.into_iter().filter(|(_, tabs)| tabs.len() > 1);
    expected.several.extend(several.map(|(person, _)| person));
    for given in expected.points.values_mut() {
        given.retain(|_, points| *points > 0);
    }
    expected
}

/// The contributions that a facilitator's tab counts.
fn shown(world: &World, tab: TabId) -> BTreeSet<Place> {
    let documents = world.session(tab).into_iter().flat_map(|s| s.documents());
    let tables = documents.filter(|(id, _)| id.table().is_some());
    let all = tables.flat_map(|(id, document)| {
        let here = document.contributions().into_iter();
        here.filter(|one| !one.withdrawn)
            .map(|one| (*id, one.id))
            .collect::<Vec<_>>()
    });
    all.collect()
}

fn contributions(world: &World, tab: TabId, expected: &Expected) -> Vec<String> {
    let mut complaints = Vec::new();
    let shown = shown(world, tab);
    for (document, id) in expected.contributions.difference(&shown) {
        complaints.push(format!(
            "{id:?} in {document} was written and does not count"
        ));
    }
    for place in &shown {
        let (document, id) = place;
        if expected.waiting.contains(place) {
            complaints.push(format!("{id:?} in {document} waits and counts"));
        } else if !expected.contributions.contains(place) && !expected.perhaps.contains(place) {
            complaints.push(format!("{id:?} in {document} counts, and nobody wrote it"));
        }
    }
    // What the pages count by: each contribution that is here is in one state.
    let tally = world.synthesis(tab).tally().all();
    if tally != shown.len() {
        complaints.push(format!("{tally} are counted, {} are here", shown.len()));
    }
    complaints
}

type Voters = (Vec<PersonId>, Vec<PersonId>);

fn ballots(world: &World, room: &Room, tab: TabId, expected: &Expected) -> (Voters, Vec<String>) {
    let mut complaints = Vec::new();
    let synthesis = world.synthesis(tab);
    let (mut counted, mut waiting) = synthesis.voters();
    counted.sort_unstable();
    waiting.sort_unstable();
    let mut given = Given::new();
    for (subject, support) in synthesis.most_voted(usize::MAX) {
        for (person, points) in support.persons {
            given.entry(person).or_default().insert(subject, points);
        }
    }
    for person in counted.iter().filter(|one| !room.voters.contains(one)) {
        complaints.push(format!("the ballot of {person:?} counts, who may not vote"));
    }
    for person in waiting.iter().filter(|one| room.voters.contains(one)) {
        complaints.push(format!("the ballot of {person:?} waits, who may vote"));
    }
    for person in room.minted.iter().filter(|one| !waiting.contains(one)) {
        complaints.push(format!(
            "the ballot of {person:?}, who was minted, does not wait"
        ));
    }
    for person in &room.voters {
        let said = expected.points.get(person).filter(|said| !said.is_empty());
        let is_sure = !expected.several.contains(person);
        if is_sure && said != given.get(person) {
            let counted = given.get(person);
            complaints.push(format!("{person:?} gave {said:?}, and {counted:?} count"));
        }
    }
    for (person, points) in &given {
        let sum: u32 = points.values().sum();
        if sum > POINTS || !room.voters.contains(person) {
            complaints.push(format!("{person:?} has {sum} points"));
        }
    }
    let by_points: BTreeSet<_> = given.keys().copied().collect();
    let by_ballots: BTreeSet<_> = counted.iter().copied().collect();
    if by_ballots.len() != counted.len() || by_points != by_ballots {
        complaints.push("the ballots that count are not the persons who gave points".to_owned());
    }
    ((counted, waiting), complaints)
}
