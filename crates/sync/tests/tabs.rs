//! Stories of one device: several tabs, copies of it, and what a kill in between leaves.

use protocol::control::Excluded;
use protocol::{Kind, Role};
use simulation::{Clock, Faults, TabId, World};
use sync::{Decision, DocumentId, Status, Table};

/// A facilitator, and somebody at table 1 with so many tabs.
fn device(seed: u64, tabs: usize) -> (World, TabId, Vec<TabId>) {
    let mut world = World::new(seed);
    let facilitator = world.create_workshop(2, Clock::default());
    world.pass(3_000);
    let first = world.join(Role::Participant, Clock::default());
    world.pass(2_000);
    world.sit_down(first, 1);
    let person = world.tab(first).person;
    let mut all = vec![first];
    for _ in 1..tabs {
        let tab = world.new_tab(first.device, person, None);
        world.open(tab);
        world.pass(500);
        world.sit_down(tab, 1);
        all.push(tab);
    }
    world.pass(2_000);
    (world, facilitator, all)
}

fn sheet(world: &World, tab: TabId) -> DocumentId {
    DocumentId::sheet(1, world.person_of(tab).id)
}

/// [D13] A relay sends nobody the chain of their own lane, so a device keeps it twice.
#[test]
fn a_chain_that_tore_comes_back() {
    let (mut world, _, tabs) = device(1, 2);
    for _ in 0..2 {
        world.add(tabs[0], false);
        world.pass(500);
    }
    let lane = world.tab(tabs[0]).lane.id();
    for tab in &tabs {
        world.close(*tab, false);
    }
    world.network_goes(tabs[0].device, None);
    let disk = &mut world.devices[tabs[0].device].disk;
    assert!(disk.damage(Table::Meta, &format!("chain/{lane}")));
    // Not the tab whose lane it is.
    world.open(tabs[1]);
    world.pass(1_000);
    let anna = sheet(&world, tabs[0]);
    assert_eq!(world.texts(tabs[1], &anna).len(), 2);
    world.network_comes(tabs[0].device);
    assert!(world.settle());
    assert_eq!(world.texts(tabs[1], &anna).len(), 2);
    assert_eq!(world.status(tabs[1]), Some(Status::Transferred));
}

/// [D4] What a tab had stored when it was killed is offered by the tab that leads, as soon as
/// somebody has read the disk again.
#[test]
fn what_was_stored_and_not_told_is_offered() {
    let (mut world, facilitator, tabs) = device(2, 3);
    let anna = sheet(&world, tabs[0]);
    let mut stored = 0;
    for _ in 0..8 {
        let before = world.texts(facilitator, &anna).len();
        world.add(tabs[2], false);
        // Killed at the transaction: before the disk has it, or after.
        world.faults = Faults {
            kill: 1000,
            ..Faults::NONE
        };
        world.pass(20);
        world.faults = Faults::NONE;
        world.pass(25_000);
        let after = world.texts(facilitator, &anna).len();
        assert_eq!(after, world.texts(tabs[2], &anna).len());
        assert_eq!(after, world.texts(tabs[1], &anna).len());
        stored += after - before;
    }
    assert!(stored > 0 && stored < 8, "both must happen: {stored} of 8");
    assert_eq!(world.status(tabs[2]), Some(Status::Transferred));
}

/// [D3] A tab that led, slept, and wakes, does not take the others' connection away.
#[test]
fn a_tab_that_slept_knows_less() {
    let (mut world, _, tabs) = device(3, 3);
    let device = tabs[0].device;
    world.tab_mut(tabs[0]).frozen_until = world.time + 60_000;
    world.network_goes(device, Some(5_000));
    world.pass(10_000);
    world.lead(tabs[1]);
    world.pass(60_000);
    assert!(world.settle());
    for tab in tabs {
        assert_eq!(world.status(tab), Some(Status::Transferred), "{tab:?}");
    }
}

/// [D6] Two copies of a device hold the same unsent words, and the relay has something else under
/// that number: the words are there again, once.
fn two_copies(seed: u64, at_once: bool) {
    let (mut world, facilitator, tabs) = device(seed, 1);
    let original = tabs[0];
    let anna = sheet(&world, original);
    world.add(original, false);
    assert!(world.settle());
    let first = world.clone_device(original);
    world.network_goes(first.device, None);
    world.open(first);
    world.pass(1_000);
    world.add(first, false);
    let (id, _) = world.add(first, false).expect("Anna sits");
    world.pass(1_000);
    world.edit(first, anna, id);
    world.pass(1_000);
    let second = world.clone_device(first);
    world.network_goes(second.device, None);
    world.open(second);
    world.pass(1_000);
    world.add(original, false);
    assert!(world.settle());
    world.network_comes(first.device);
    if !at_once {
        world.pass(20_000);
    }
    world.network_comes(second.device);
    assert!(world.settle());
    for who in [original, first, second, facilitator] {
        assert_eq!(world.texts(who, &anna).len(), 4, "{who:?}");
        assert_eq!(world.status(who), Some(Status::Transferred), "{who:?}");
        // Added with one token, edited with another, each once.
        let edited = world.texts(who, &anna);
        let tokens: usize = edited.iter().map(|text| text.matches('«').count()).sum();
        assert_eq!(tokens, 5, "{edited:?}");
    }
    let exported = world
        .session(facilitator)
        .and_then(|session| session.document(&anna))
        .expect("it is there")
        .export();
    for (key, times) in simulation::foreign::makings(&exported) {
        assert_eq!(times, 1, "{key}");
    }
    assert!(world.ledger.shocks.is_empty(), "{:?}", world.ledger.shocks);
}

#[test]
fn two_copies_of_a_device_one_after_another() {
    two_copies(4, false);
}

#[test]
fn two_copies_of_a_device_at_once() {
    for seed in 5..35 {
        two_copies(seed, true);
    }
}

/// [D3] A tab that is given the lead and loses it while it reads still learns who leads, and how it stands.
#[test]
fn the_lead_changes_faster_than_a_tab_reads() {
    for seed in 100..130 {
        let (mut world, _, tabs) = device(seed, 2);
        world.add(tabs[1], false);
        for _ in 0..100 {
            world.lead(tabs[1]);
            world.pass(1 + seed % 9);
            world.lead(tabs[0]);
            world.pass(1 + seed % 5);
        }
        assert!(world.settle());
        for tab in tabs {
            let status = world.status(tab);
            assert_eq!(status, Some(Status::Transferred), "{tab:?}, {seed}");
        }
    }
}

/// [D3] [D6] Two tabs take turns at leading while what a copy wrote is withdrawn and said again: neither tells the
/// other of anything that the disk does not have, or has no more.
#[test]
fn tabs_that_take_turns_tell_what_the_disk_has() {
    for seed in 40..90 {
        let (mut world, facilitator, tabs) = device(seed, 1);
        let original = tabs[0];
        let anna = sheet(&world, original);
        world.add(original, false);
        assert!(world.settle());
        let clone = world.clone_device(original);
        world.network_goes(clone.device, None);
        world.open(clone);
        world.pass(1_000);
        let beside = world.new_tab(clone.device, world.tab(clone).person, None);
        world.open(beside);
        world.pass(500);
        world.sit_down(beside, 1);
        for _ in 0..3 {
            world.add(clone, false);
        }
        world.add(original, false);
        world.pass(2_000);
        world.network_comes(clone.device);
        for _ in 0..20 {
            world.lead(beside);
            world.pass(3 + seed % 31);
            world.lead(clone);
            world.pass(230 + seed % 77);
        }
        assert!(world.settle(), "seed {seed}");
        for who in [original, clone, beside, facilitator] {
            assert_eq!(world.texts(who, &anna).len(), 5, "{who:?}, seed {seed}");
            assert_eq!(
                world.status(who),
                Some(Status::Transferred),
                "{who:?}, seed {seed}"
            );
        }
        assert!(
            world.ledger.shocks.is_empty(),
            "seed {seed}: {:?}",
            world.ledger.shocks
        );
    }
}

/// [T5] Who knows that they are excluded is told so, and sees nothing that is gone at the next start.
#[test]
fn who_is_excluded_writes_nothing_that_vanishes() {
    let (mut world, facilitator, tabs) = device(16, 1);
    let anna = sheet(&world, tabs[0]);
    world.add(tabs[0], false);
    world.pass(2_000);
    let who = Excluded::Person(world.person_of(tabs[0]).id);
    world.decide(facilitator, Decision::Exclude(who));
    world.pass(2_000);
    let (_, request) = world.add(tabs[0], false).expect("Anna sits");
    world.pass(2_000);
    assert_eq!(
        world.ledger.failures.get(&request).map(String::as_str),
        Some("this person or lane was excluded")
    );
    assert_eq!(world.texts(tabs[0], &anna).len(), 1);
    world.close(tabs[0], false);
    world.open(tabs[0]);
    world.pass(2_000);
    assert_eq!(world.texts(tabs[0], &anna).len(), 1);
}

/// [T6] A facilitator's device that was cloned decides on; what the loser decided counts again.
#[test]
fn a_cloned_facilitator_decides_once() {
    let (mut world, facilitator, tabs) = device(17, 1);
    let clone = world.clone_device(facilitator);
    world.network_goes(clone.device, None);
    world.open(clone);
    world.pass(1_000);
    world.decide(clone, Decision::Close(Kind::Tables));
    world.pass(1_000);
    world.add(tabs[0], false);
    world.decide(facilitator, Decision::Message(Some("Kaffe".to_owned())));
    assert!(world.settle());
    world.network_comes(clone.device);
    assert!(world.settle());
    for who in [facilitator, clone, tabs[0]] {
        let session = world.session(who).expect("it is open");
        assert!(session.closed(Kind::Tables), "{who:?}");
        assert_eq!(world.status(who), Some(Status::Transferred), "{who:?}");
    }
    let anna = sheet(&world, tabs[0]);
    assert_eq!(world.texts(facilitator, &anna).len(), 1);
}
