//! What the relay says no to: every tab of the device says so, whichever of them holds the connection.

mod common;

use common::{evening, sees};
use protocol::control::Excluded;
use protocol::file::RecordFile;
use protocol::{Record, Refusal, RelayFrame, Role};
use simulation::{Clock, CreatePolicy, DiskAfter, TabId, World};
use sync::{Decision, DocumentId, Event, Objection, Status, Trouble, Whose};

/// What a tab was told, in order.
fn told(world: &World, tab: TabId) -> Vec<Trouble> {
    let troubles = world.ledger.troubles.iter();
    let its = troubles.filter(|(id, _)| *id == tab);
    its.map(|(_, trouble)| trouble.clone()).collect()
}

/// Another tab of the same person on the same device.
fn another_tab(world: &mut World, first: TabId) -> TabId {
    let person = world.tab(first).person;
    let tab = world.new_tab(first.device, person, None);
    world.open(tab);
    world.pass(1_000);
    tab
}

const UNKNOWN: Trouble = Trouble::Relay(Objection::UnknownWorkshop);

/// [D17] A relay without its disk asks for a password. Every tab says so, one that is opened later too, and
/// each of them once, however often the relay is asked; the password may be given in any of them.
#[test]
fn every_tab_hears_that_the_relay_says_no_and_any_may_answer() {
    let (mut world, facilitator, people) = evening(31, 1);
    let second = another_tab(&mut world, facilitator);
    world.relay.create = CreatePolicy::Token("skovsø".to_owned());
    world.crash_relay(DiskAfter::Lost, 2_000);
    world.pass(120_000);
    let third = another_tab(&mut world, facilitator);
    for tab in [facilitator, second, third, people[0]] {
        assert_eq!(told(&world, tab), [UNKNOWN], "{tab:?}");
        assert_eq!(world.status(tab), Some(Status::Offline), "{tab:?}");
    }
    // The wrong one: said again, in all.
    world.deliver(third, Event::CreationToken("forkert".to_owned()));
    world.pass(5_000);
    for tab in [facilitator, second, third] {
        assert_eq!(told(&world, tab), [UNKNOWN, UNKNOWN], "{tab:?}");
    }
    world.deliver(second, Event::CreationToken("skovsø".to_owned()));
    world.pass(5_000);
    for tab in [facilitator, second, third] {
        assert_eq!(world.status(tab), Some(Status::Transferred), "{tab:?}");
    }
    // The tab that led is closed, the disk goes again: who leads now knows the password.
    world.close(facilitator, true);
    world.crash_relay(DiskAfter::Lost, 2_000);
    assert!(world.settle());
    assert_eq!(world.status(second), Some(Status::Transferred));
    assert_eq!(told(&world, second), [UNKNOWN, UNKNOWN]);
}

/// [D21] A relay said that it refused what it had taken. When it comes with another log that is forgotten, in
/// whichever tab leads by then.
#[test]
fn what_was_refused_is_offered_to_a_new_log() {
    for change_tab in [false, true] {
        let (mut world, facilitator, people) = evening(33, 1);
        let first = people[0];
        let second = another_tab(&mut world, first);
        world.sit_down(second, 1);
        world.pass(2_000);
        world.close(facilitator, true);
        world.add(first, false);
        let mut waited = 0;
        while !told(&world, first).contains(&Trouble::Refused) {
            let own = world.record_file(first, Whose::Own).expect("a file");
            let own = RecordFile::from_bytes(&own).expect("a file");
            for bytes in own.records() {
                let refused = RelayFrame::Refused {
                    hash: Record::parse(bytes).expect("a record").hash(),
                    reason: Refusal::Malformed,
                    have: 0,
                };
                world.deliver(first, Event::Frame(refused.to_bytes()));
            }
            world.pass(1);
            waited += 1;
            assert!(waited < 10_000, "nothing is offered");
        }
        world.pass(5_000);
        world.crash_relay(DiskAfter::Lost, 2_000);
        if change_tab {
            // The new log is noticed, and nothing has been taken there yet.
            let noticed = |world: &World| {
                let here = world.session(first).expect("is open");
                here.connected()
            };
            while noticed(&world) {
                world.pass(1);
            }
            while !noticed(&world) {
                world.pass(1);
            }
            world.close(first, false);
        }
        assert!(world.settle());
        let newcomer = world.join(Role::Participant, Clock::default());
        world.pass(3_000);
        world.sit_down(newcomer, 1);
        assert!(world.settle());
        let sheet = DocumentId::sheet(1, world.person_of(first).id);
        assert_eq!(sees(&world, newcomer, sheet), 1);
        assert_eq!(world.status(second), Some(Status::Transferred));
    }
}

/// [D17] What somebody wrote without a network after they were excluded stays on their device, and each of
/// their tabs says why.
#[test]
fn every_tab_hears_that_its_person_was_excluded() {
    let (mut world, facilitator, people) = evening(32, 1);
    let first = people[0];
    let second = another_tab(&mut world, first);
    world.sit_down(second, 1);
    world.pass(2_000);
    world.network_goes(first.device, None);
    world.add(second, false);
    world.pass(1_000);
    let who = Excluded::Person(world.person_of(first).id);
    world.decide(facilitator, Decision::Exclude(who));
    world.pass(2_000);
    world.network_comes(first.device);
    world.pass(60_000);
    for tab in [first, second] {
        assert!(told(&world, tab).contains(&Trouble::Excluded), "{tab:?}");
        assert_eq!(world.status(tab), Some(Status::Saved), "{tab:?}");
    }
    let sheet = DocumentId::sheet(1, world.person_of(first).id);
    assert_eq!(sees(&world, facilitator, sheet), 0);
    // Nobody else is bothered.
    let other = world.join(Role::Participant, Clock::default());
    world.pass(5_000);
    for tab in [facilitator, other] {
        assert_eq!(told(&world, tab), [], "{tab:?}");
    }
}
