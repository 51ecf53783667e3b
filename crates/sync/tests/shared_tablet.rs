//! A shared tablet: several persons sit at it one after another, and none reads how another voted. [D23]

use protocol::{ItemId, PersonId, Role, Stream};
use simulation::ledger::Deed;
use simulation::{Clock, TabId, World};
use sync::DocumentId;
use workshop::{BallotCommand, Vote};

const SUBJECT: ItemId = ItemId([3; 16]);

/// A facilitator with a workshop, and so many participants at table 1.
fn evening(seed: u64, participants: usize) -> (World, TabId, Vec<TabId>) {
    let mut world = World::new(seed);
    let karen = world.create_workshop(3, Clock::default());
    world.pass(3_000);
    let mut people = Vec::new();
    for _ in 0..participants {
        let tab = world.join(Role::Participant, Clock::default());
        world.pass(2_000);
        world.sit_down(tab, 1);
        people.push(tab);
    }
    world.pass(2_000);
    (world, karen, people)
}

/// The tablet is handed on: one tab is closed, and a new person's is opened.
fn hand_on(world: &mut World, from: TabId) -> TabId {
    world.close(from, true);
    let person = world.new_person(Role::Participant);
    let next = world.new_tab(from.device, person, None);
    world.tab_mut(next).table = Some(1);
    world.open(next);
    world.pass(1_000);
    next
}

/// Gives so many points to the subject.
fn give(world: &mut World, who: TabId, points: u32) {
    let ballot = DocumentId::ballot(world.person_of(who).id);
    let subject = SUBJECT;
    let command = BallotCommand::Give { subject, points };
    world.write(who, ballot, command.into(), Deed::Other);
}

/// The points that a tab reads in a person's ballot.
fn points(world: &World, who: TabId, whose: PersonId) -> Option<u32> {
    let ballot = world
        .session(who)?
        .document(&DocumentId::ballot(whose))?
        .clone();
    Vote::find(&ballot, &SUBJECT).map(|vote| vote.points)
}

/// Whose ballots a tab holds as documents.
fn ballots(world: &World, who: TabId) -> Vec<PersonId> {
    let session = world.session(who).expect("it is open");
    let all = session.documents().map(|(id, _)| *id);
    all.filter(|id| id.stream == Stream::Ballots)
        .filter_map(|id| id.owner)
        .collect()
}

#[test]
fn who_takes_the_tablet_over_reads_no_vote_on_it_and_passes_it_on_d23() {
    let (mut world, karen, people) = evening(41, 1);
    let anna = people[0];
    let annas = world.person_of(anna).id;
    world.network_goes(anna.device, None);
    give(&mut world, anna, 3);
    // Until the document too is on the disk.
    world.pass(30_000);
    assert_eq!(points(&world, anna, annas), Some(3));
    let bo = hand_on(&mut world, anna);
    let bos = world.person_of(bo).id;
    assert_eq!(ballots(&world, bo), []);
    give(&mut world, bo, 2);
    world.pass(1_000);
    assert_eq!(ballots(&world, bo), [bos]);
    world.network_comes(bo.device);
    assert!(world.settle());
    // What Anna gave is not lost with her leaving. [D4]
    assert_eq!(points(&world, karen, annas), Some(3));
    assert_eq!(points(&world, karen, bos), Some(2));
    assert_eq!(ballots(&world, bo), [bos]);
    // And she finds it when she is back, from the disk alone.
    world.network_goes(anna.device, None);
    world.close(bo, true);
    world.open(anna);
    world.pass(1_000);
    assert_eq!(points(&world, anna, annas), Some(3));
    assert_eq!(ballots(&world, anna), [annas]);
}

#[test]
fn a_participants_tab_beside_a_facilitators_reads_no_vote_of_others_d23() {
    let (mut world, _, people) = evening(42, 2);
    let annas = world.person_of(people[0]).id;
    let bos = world.person_of(people[1]).id;
    let person = world.new_person(Role::Facilitator);
    let beside = world.new_tab(people[1].device, person, None);
    world.open(beside);
    world.pass(3_000);
    give(&mut world, people[0], 3);
    give(&mut world, people[1], 1);
    assert!(world.settle());
    assert_eq!(points(&world, beside, annas), Some(3));
    assert_eq!(ballots(&world, people[1]), [bos]);
    world.close(people[1], true);
    world.open(people[1]);
    assert!(world.settle());
    assert_eq!(ballots(&world, people[1]), [bos]);
    assert_eq!(points(&world, people[1], bos), Some(1));
}

/// A facilitator's new device takes Anna's ballot as the pack that she left, and tells its other tabs.
#[test]
fn a_participants_tab_takes_no_ballot_from_a_facilitators_d23() {
    let (mut world, _, people) = evening(43, 1);
    let annas = world.person_of(people[0]).id;
    for points in 1..40 {
        give(&mut world, people[0], points);
        world.pass(200);
    }
    assert!(world.settle());
    world.close(people[0], true);
    assert!(world.settle());
    let device = world.new_device(Clock::default());
    let [leads, listens] = [Role::Facilitator, Role::Participant].map(|role| {
        let person = world.new_person(role);
        let tab = world.new_tab(device, person, None);
        world.open(tab);
        tab
    });
    world.pass(3_000);
    assert!(world.tally.packs > 0, "no pack was taken");
    assert_eq!(points(&world, leads, annas), Some(39));
    assert_eq!(ballots(&world, listens), []);
}
