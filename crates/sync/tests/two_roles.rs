//! Two roles on one device: a facilitator who tries the participants' link, a participant who is given the
//! facilitators'.

mod common;

use common::{evening, sees};
use protocol::file::RecordFile;
use protocol::{Kind, Role, SYNTHESIS_PARTS};
use simulation::relay_host::Closed;
use simulation::{Clock, TabId, World};
use sync::{Decision, DocumentId, Whose};
use workshop::Statement;

/// How many records a tab holds.
fn holds(world: &World, who: TabId) -> usize {
    let file = world.record_file(who, Whose::Everything).expect("it holds");
    let file = RecordFile::from_bytes(&file).expect("it is one of ours");
    file.records().count()
}

/// Anna's sheet is packed at the relay, and Bo's device has just sat down beside her.
fn packed(seed: u64) -> (World, TabId, DocumentId, TabId) {
    let (mut world, facilitator, people) = evening(seed, 1);
    for _ in 0..40 {
        world.add(people[0], false);
        world.pass(200);
    }
    assert!(world.settle());
    let anna = world.document_of(people[0], false).expect("Anna sits");
    let bo = world.join(Role::Participant, Clock::default());
    world.sit_down(bo, 1);
    (world, facilitator, anna, bo)
}

/// A tab of a facilitator's on somebody's device.
fn facilitate_at(world: &mut World, device: usize) -> TabId {
    let person = world.new_person(Role::Facilitator);
    world.new_tab(device, person, None)
}

/// [P8] A device took packs for a participant; then the facilitators' link is opened on it.
#[test]
fn who_becomes_a_facilitator_fetches_every_record() {
    let (mut world, facilitator, anna, bo) = packed(2);
    world.pass(5_000);
    assert_eq!(sees(&world, bo, anna), 40);
    assert!(holds(&world, bo) < 10, "Bo took no pack");
    world.close(bo, true);
    let second = facilitate_at(&mut world, bo.device);
    world.open(second);
    assert!(world.settle());
    assert_eq!(holds(&world, second), holds(&world, facilitator));
    // And it is so from the disk alone.
    world.network_goes(bo.device, None);
    world.close(second, false);
    world.open(second);
    world.pass(1_000);
    assert_eq!(holds(&world, second), holds(&world, facilitator));
    assert_eq!(sees(&world, second, anna), 40);
}

/// [P8] The facilitator's tab takes the lead before, while and after the participant's takes a pack.
#[test]
fn a_facilitator_who_takes_the_lead_fetches_every_record() {
    for after in (200..300).step_by(15) {
        let (mut world, facilitator, anna, bo) = packed(3);
        let second = facilitate_at(&mut world, bo.device);
        world.open(second);
        world.pass(after);
        world.lead(second);
        assert!(world.settle());
        assert_eq!(holds(&world, second), holds(&world, facilitator), "{after}");
        assert_eq!(sees(&world, second, anna), 40, "{after}");
        assert_eq!(sees(&world, bo, anna), 40, "{after}");
    }
}

/// [D18] A facilitator tries the participants' link in another tab, and loads their own page again: theirs leads,
/// sees everything, cuts what it closes, and lets in what waits.
#[test]
fn a_facilitator_beside_a_participant_leads_the_evening() {
    let (mut world, facilitator, people) = evening(1, 1);
    let person = world.new_person(Role::Participant);
    let tried = world.new_tab(facilitator.device, person, None);
    world.open(tried);
    world.pass(1_000);
    world.sit_down(tried, 1);
    world.close(facilitator, true);
    world.pass(600);
    world.open(facilitator);
    world.pass(2_000);
    world.sit_down(people[0], 2);
    world.add(people[0], false);
    world.pass(5_000);
    let anna = world.document_of(people[0], false).expect("Anna sits");
    assert_eq!(sees(&world, facilitator, anna), 1);
    world.decide(facilitator, Decision::Close(Kind::Tables));
    world.pass(30_000);
    assert_eq!(world.tables_on_relay(), Closed::Cut);
    world.add(people[0], false);
    world.pass(5_000);
    let waiting = world.session(facilitator).map(|session| session.waiting());
    assert_eq!(waiting.map(|waiting| waiting.records), Some(1));
    let request = world.decide(facilitator, Decision::AdmitWaiting);
    world.pass(5_000);
    assert!(world.ledger.entries[&request].done);
    assert_eq!(sees(&world, facilitator, anna), 2);
}

/// [D13] [D18] A facilitator whose device has had everything all evening tries the participants' link, and sits down: what
/// the table wrote before is there.
#[test]
fn who_tries_the_participants_link_sees_what_the_table_has_written() {
    let (mut world, facilitator, people) = evening(5, 1);
    let person = world.new_person(Role::Participant);
    let tried = world.new_tab(facilitator.device, person, None);
    world.open(tried);
    assert!(world.settle());
    for joint in [false, true] {
        world.add(people[0], joint);
    }
    assert!(world.settle());
    world.sit_down(tried, 1);
    assert!(world.settle());
    for joint in [false, true] {
        let written = world.document_of(people[0], joint).expect("Anna sits");
        assert_eq!(sees(&world, tried, written), 1);
    }
}

/// How many statements about input a tab holds.
fn statements(world: &World, who: TabId) -> usize {
    let session = world.session(who).expect("it runs");
    let parts = (0..=SYNTHESIS_PARTS).map(DocumentId::synthesis);
    let held = parts.filter_map(|part| session.document(&part));
    held.map(|part| Statement::all(part).len()).sum()
}

/// [D23] What a facilitator says of the input, without a network, reaches their other tab, and that tab after it was
/// closed, though neither ever followed the synthesis at a relay.
#[test]
fn what_one_tab_says_of_the_input_its_other_tabs_know() {
    let (mut world, facilitator, _) = evening(7, 1);
    world.network_goes(facilitator.device, None);
    let person = world.tab(facilitator).person;
    let second = world.new_tab(facilitator.device, person, None);
    world.open(second);
    world.pass(500);
    world.treat(facilitator);
    world.pass(2_000);
    assert_eq!(statements(&world, second), 1);
    world.close(second, false);
    world.open(second);
    world.pass(1_000);
    assert_eq!(statements(&world, second), 1);
}

/// [D23] A participant's tab on that device passes the synthesis over, on the disk and as it comes, and takes nothing of
/// it from the facilitator.
#[test]
fn a_participants_tab_passes_over_what_is_said_of_the_input() {
    let (mut world, facilitator, _) = evening(8, 1);
    world.treat(facilitator);
    assert!(world.settle());
    let person = world.new_person(Role::Participant);
    let tried = world.new_tab(facilitator.device, person, None);
    world.open(tried);
    world.pass(1_000);
    world.treat(facilitator);
    assert!(world.settle());
    assert_eq!(statements(&world, tried), 0);
    world.close(facilitator, true);
    world.open(facilitator);
    assert!(world.settle());
    assert_eq!(statements(&world, facilitator), 2);
}
