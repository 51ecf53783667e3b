//! Stories: one course of events each, with nothing left to chance.

mod common;

use common::{evening, sees};
use protocol::Kind;
use protocol::Role;
use protocol::control::Excluded;
use protocol::file::RecordFile;
use simulation::{Clock, DiskAfter, World};
use sync::{Decision, DocumentId, Status, Whose};

#[test]
fn what_one_adds_the_others_see() {
    let (mut world, facilitator, people) = evening(1, 2);
    let anna = world.document_of(people[0], false).expect("Anna sits");
    let (_, request) = world.add(people[0], false).expect("Anna sits");
    world.pass(1_000);
    assert!(world.ledger.entries[&request].done);
    assert_eq!(sees(&world, people[0], anna), 1);
    assert_eq!(sees(&world, people[1], anna), 1);
    assert_eq!(sees(&world, facilitator, anna), 1);
    assert_eq!(world.status(people[0]), Some(Status::Transferred));
    assert!(world.settle());
    assert!(world.ledger.shocks.is_empty(), "{:?}", world.ledger.shocks);
}

#[test]
fn an_hour_offline_loses_nothing() {
    let (mut world, facilitator, people) = evening(2, 2);
    world.network_goes(people[0].device, None);
    world.pass(10_000);
    for _ in 0..5 {
        world.add(people[0], false);
        world.add(people[0], true);
        world.pass(600_000);
    }
    assert_eq!(world.status(people[0]), Some(Status::Offline));
    // The lid is closed and opened again, still offline.
    world.close(people[0], false);
    world.pass(1_000);
    world.open(people[0]);
    world.pass(1_000);
    let anna = DocumentId::sheet(1, world.person_of(people[0]).id);
    assert_eq!(sees(&world, people[0], anna), 5);
    world.network_comes(people[0].device);
    world.pass(2_000);
    for who in [facilitator, people[1]] {
        assert_eq!(sees(&world, who, anna), 5);
        assert_eq!(sees(&world, who, DocumentId::joint(1)), 5);
    }
    assert!(world.settle());
    assert_eq!(world.status(people[0]), Some(Status::Transferred));
}

#[test]
fn what_comes_after_the_close_waits_and_is_let_in() {
    let (mut world, facilitator, people) = evening(3, 2);
    let anna = DocumentId::sheet(1, world.person_of(people[0]).id);
    world.add(people[0], false);
    world.pass(2_000);
    world.network_goes(people[0].device, None);
    world.pass(30_000);
    world.add(people[0], false);
    world.decide(facilitator, Decision::Close(Kind::Tables));
    world.pass(30_000);
    world.network_comes(people[0].device);
    world.pass(40_000);
    assert_eq!(sees(&world, people[0], anna), 2);
    assert_eq!(world.status(people[0]), Some(Status::Waiting));
    assert_eq!(sees(&world, facilitator, anna), 1);
    assert_eq!(sees(&world, people[1], anna), 1);
    assert_eq!(
        world.session(facilitator).map(|s| s.waiting().records),
        Some(1)
    );
    world.decide(facilitator, Decision::AdmitWaiting);
    world.pass(5_000);
    assert_eq!(sees(&world, facilitator, anna), 2);
    assert_eq!(sees(&world, people[1], anna), 2);
    assert_eq!(world.status(people[0]), Some(Status::Transferred));
    world.add(people[1], true);
    world.pass(5_000);
    assert_eq!(sees(&world, facilitator, DocumentId::joint(1)), 0);
    world.decide(facilitator, Decision::Open(Kind::Tables));
    world.pass(5_000);
    assert_eq!(sees(&world, facilitator, DocumentId::joint(1)), 1);
    assert!(world.settle());
    assert!(world.ledger.shocks.is_empty(), "{:?}", world.ledger.shocks);
}

#[test]
fn a_cloned_device_loses_no_word() {
    let (mut world, facilitator, people) = evening(4, 1);
    let original = people[0];
    world.add(original, false);
    world.pass(2_000);
    let clone = world.clone_device(original);
    world.network_goes(original.device, None);
    world.network_goes(clone.device, None);
    world.open(clone);
    world.pass(5_000);
    for _ in 0..3 {
        world.add(original, false);
        world.add(clone, false);
        world.add(original, true);
        world.add(clone, true);
        world.pass(1_000);
    }
    world.network_comes(original.device);
    world.pass(20_000);
    world.network_comes(clone.device);
    assert!(world.settle());
    let anna = DocumentId::sheet(1, world.person_of(original).id);
    for who in [original, clone, facilitator] {
        assert_eq!(sees(&world, who, anna), 7);
        assert_eq!(sees(&world, who, DocumentId::joint(1)), 6);
    }
    assert_eq!(world.status(original), Some(Status::Transferred));
    assert_eq!(world.status(clone), Some(Status::Transferred));
    assert_ne!(world.tab(original).lane.id(), world.tab(clone).lane.id());
    assert!(world.ledger.shocks.is_empty(), "{:?}", world.ledger.shocks);
}

/// [D5] [W12] What the old log acknowledged is not acknowledged in the new one.
#[test]
fn a_relay_that_lost_its_disk_gets_everything_back() {
    let (mut world, facilitator, people) = evening(5, 2);
    for who in &people {
        world.add(*who, false);
        world.add(*who, true);
    }
    world.pass(5_000);
    world.crash_relay(DiskAfter::Lost, 5_000);
    assert!(world.settle());
    let newcomer = world.join(Role::Participant, Clock::default());
    world.pass(3_000);
    world.sit_down(newcomer, 1);
    assert!(world.settle());
    for who in [newcomer, facilitator] {
        assert_eq!(sees(&world, who, DocumentId::joint(1)), 2);
    }
    for who in &people {
        assert_eq!(world.status(*who), Some(Status::Transferred));
    }
}

#[test]
fn a_file_counts_once() {
    let (mut world, facilitator, _) = evening(6, 0);
    let absent = world.join(Role::Participant, Clock::default());
    world.pass(3_000);
    world.sit_down(absent, 2);
    world.network_goes(absent.device, None);
    world.pass(1_000);
    for _ in 0..3 {
        world.add(absent, false);
        world.pass(100);
    }
    let file = world
        .record_file(absent, sync::Whose::Own)
        .expect("the charter is known");
    let first = world.import(facilitator, "fil", file.clone());
    world.pass(1_000);
    let second = world.import(facilitator, "fil", file);
    world.pass(1_000);
    assert_eq!(world.ledger.imports[&first].new, 3);
    assert_eq!(world.ledger.imports[&second].known, 3);
    assert_eq!(world.ledger.imports[&second].new, 0);
    let sheet = DocumentId::sheet(2, world.person_of(absent).id);
    assert_eq!(sees(&world, facilitator, sheet), 3);
    assert!(world.settle());
    world.network_comes(absent.device);
    assert!(world.settle());
    assert_eq!(sees(&world, facilitator, sheet), 3);
    assert_eq!(world.status(absent), Some(Status::Transferred));
}

#[test]
fn a_file_holds_what_each_person_of_a_shared_tablet_wrote() {
    let (mut world, _, people) = evening(15, 2);
    for who in &people {
        world.add(*who, false);
    }
    world.pass(2_000);
    let persons = [people[0], people[1]].map(|who| world.person_of(who).id);
    let count = |whose| {
        let file = world.record_file(people[1], whose)?;
        let file = RecordFile::from_bytes(&file).ok()?;
        Some(file.records().count())
    };
    let own = count(Whose::Own);
    assert!(own > Some(0));
    assert_eq!(count(Whose::Persons(&persons[1..])), own);
    assert!(count(Whose::Persons(&persons)) > own);
}

#[test]
fn a_newcomer_takes_packs() {
    let (mut world, _, people) = evening(7, 1);
    for _ in 0..40 {
        world.add(people[0], false);
        world.pass(50);
    }
    assert!(world.settle());
    let newcomer = world.join(Role::Participant, Clock::default());
    world.pass(3_000);
    world.sit_down(newcomer, 1);
    world.pass(3_000);
    let anna = DocumentId::sheet(1, world.person_of(people[0]).id);
    assert_eq!(sees(&world, newcomer, anna), 40);
    let records = world.devices[newcomer.device]
        .disk
        .table(sync::Table::Records)
        .into_iter()
        .filter(|row| row.key.starts_with("table/"))
        .count();
    assert!(records < 40, "{records} records beside the pack");
    world.add(people[0], false);
    world.add(newcomer, true);
    assert!(world.settle());
    assert_eq!(sees(&world, newcomer, anna), 41);
    assert_eq!(sees(&world, people[0], DocumentId::joint(1)), 1);
}

/// [P6] A sheet is packed after 32 changes at once; after 4 when it was quiet for 20 seconds; after fewer on
/// leaving; and never with something in it that waits.
#[test]
fn a_sheet_is_packed_when_it_is_worth_it() {
    let (mut world, facilitator, people) = evening(13, 4);
    assert!(world.settle());
    let [at_once, quietly, on_leaving, late] = people[..] else {
        panic!("four people")
    };
    let packs = |world: &World| world.relay.packs(world.workshop());
    let before = packs(&world);
    for _ in 0..31 {
        world.add(at_once, false);
        world.pass(100);
    }
    world.pass(1_000);
    assert_eq!(packs(&world), before);
    world.add(at_once, false);
    world.pass(1_000);
    assert_eq!(packs(&world), before + 1);

    for _ in 0..4 {
        world.add(quietly, false);
        world.pass(100);
    }
    world.pass(19_000);
    assert_eq!(packs(&world), before + 1);
    world.pass(2_000);
    assert_eq!(packs(&world), before + 2);

    for _ in 0..3 {
        world.add(on_leaving, false);
    }
    world.pass(60_000);
    assert_eq!(packs(&world), before + 2);
    world.close(on_leaving, true);
    world.pass(1_000);
    assert_eq!(packs(&world), before + 3);

    world.network_goes(late.device, None);
    for _ in 0..40 {
        world.add(late, false);
        world.pass(100);
    }
    world.decide(facilitator, Decision::Close(Kind::Tables));
    world.pass(2_000);
    world.network_comes(late.device);
    world.pass(60_000);
    assert_eq!(world.status(late), Some(Status::Waiting));
    assert_eq!(packs(&world), before + 3);
}

/// [S5] A participant's device asks for the tables where they sit or have written and for no other, a
/// facilitator's for all.
#[test]
fn a_device_follows_what_concerns_its_person() {
    let (mut world, facilitator, people) = evening(14, 2);
    let [anna, bo] = people[..] else {
        panic!("two people")
    };
    let carl = world.join(Role::Participant, Clock::default());
    world.pass(2_000);
    world.sit_down(carl, 2);
    world.pass(2_000);
    for who in [anna, bo, carl] {
        world.add(who, false);
    }
    assert!(world.settle());
    let sheet = |who, table| DocumentId::sheet(table, world.person_of(who).id);
    let (bos, carls) = (sheet(bo, 1), sheet(carl, 2));
    assert_eq!(sees(&world, facilitator, bos), 1);
    assert_eq!(sees(&world, facilitator, carls), 1);
    assert_eq!(sees(&world, anna, bos), 1);
    assert_eq!(sees(&world, anna, carls), 0);
    assert_eq!(sees(&world, carl, bos), 0);
    // Anna moves. What she wrote at table 1 is hers, and what others write there concerns her.
    world.sit_down(anna, 2);
    world.pass(2_000);
    assert_eq!(sees(&world, anna, carls), 1);
    world.add(bo, false);
    assert!(world.settle());
    assert_eq!(sees(&world, anna, bos), 2);
    assert_eq!(sees(&world, carl, bos), 0);
}

#[test]
fn two_tabs_share_one_disk() {
    let (mut world, facilitator, people) = evening(8, 1);
    let first = people[0];
    let person = world.tab(first).person;
    let second = world.new_tab(first.device, person, None);
    // A tab that was duplicated with everything in it.
    let twin = world.new_tab(first.device, person, Some(world.tab(first).lane.clone()));
    for tab in [second, twin] {
        world.open(tab);
        world.pass(1_000);
        world.sit_down(tab, 1);
    }
    for _ in 0..3 {
        for tab in [first, second, twin] {
            world.add(tab, false);
            world.add(tab, true);
        }
        world.pass(100);
    }
    world.pass(2_000);
    world.close(first, false);
    for tab in [second, twin] {
        world.add(tab, false);
    }
    assert!(world.settle());
    let anna = DocumentId::sheet(1, world.person_of(first).id);
    for tab in [second, twin, facilitator] {
        assert_eq!(sees(&world, tab, anna), 11);
        assert_eq!(sees(&world, tab, DocumentId::joint(1)), 9);
    }
    assert_eq!(world.status(second), Some(Status::Transferred));
    assert_eq!(world.status(twin), Some(Status::Transferred));
}

#[test]
fn nothing_more_from_who_was_excluded() {
    let (mut world, facilitator, people) = evening(9, 2);
    let anna = DocumentId::sheet(1, world.person_of(people[0]).id);
    world.add(people[0], false);
    world.pass(2_000);
    let who = Excluded::Person(world.person_of(people[0]).id);
    world.decide(facilitator, Decision::Exclude(who));
    world.pass(2_000);
    world.add(people[0], false);
    assert!(world.settle());
    for who in [facilitator, people[1]] {
        assert_eq!(sees(&world, who, anna), 1);
    }
}

/// D3: what the relay will never take is on its writer's device alone, and the status says so.
#[test]
fn what_was_refused_is_not_called_transferred() {
    let (mut world, facilitator, people) = evening(9, 2);
    world.add(people[0], false);
    assert!(world.settle());
    let is_only_here = |world: &World| {
        let session = world.session(people[0]).expect("it is open");
        session.is_only_here()
    };
    assert!(!is_only_here(&world));
    world.network_goes(people[0].device, None);
    world.add(people[0], false);
    let who = Excluded::Person(world.person_of(people[0]).id);
    world.decide(facilitator, Decision::Exclude(who));
    world.pass(2_000);
    world.network_comes(people[0].device);
    assert!(world.settle());
    assert_eq!(world.status(people[0]), Some(Status::Saved));
    assert!(is_only_here(&world));
    world.close(people[0], false);
    world.open(people[0]);
    assert!(world.settle());
    assert_eq!(world.status(people[0]), Some(Status::Saved));
    assert!(is_only_here(&world));
}
