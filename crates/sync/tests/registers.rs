//! The evening as it runs: what facilitators say of phase, clock and message at the same moment.

use protocol::control::Clock;
use protocol::{ControlAction, ItemId, Role};
use simulation::{Clock as DeviceClock, TabId, World};
use sync::{Decided, Decision};

/// A workshop with a facilitator and a participant.
fn evening(seed: u64) -> (World, TabId, TabId) {
    let mut world = World::new(seed);
    let karen = world.create_workshop(3, DeviceClock::default());
    world.pass(3_000);
    let anna = world.join(Role::Participant, DeviceClock::default());
    world.pass(2_000);
    (world, karen, anna)
}

fn decisions(world: &World, who: TabId) -> Vec<Decided> {
    world.session(who).expect("it is open").decisions()
}

#[test]
fn a_message_leaves_a_simultaneous_extension_and_phase_alone_t8() {
    let (mut world, karen, anna) = evening(31);
    let others = [(), ()].map(|()| world.join(Role::Facilitator, DeviceClock::default()));
    world.pass(3_000);
    let phase = ItemId([7; 16]);
    world.decide(karen, Decision::Phase(Some(ItemId([1; 16]))));
    world.decide(karen, Decision::Clock(Some(Clock::Until(100))));
    world.decide(karen, Decision::Message(Some("Velkommen".to_owned())));
    assert!(world.settle());
    let all = [karen, others[0], others[1]];
    for tab in all {
        world.network_goes(tab.device, None);
    }
    world.decide(karen, Decision::Clock(Some(Clock::Until(900))));
    world.decide(others[0], Decision::Message(Some("Kaffe".to_owned())));
    world.decide(others[1], Decision::Phase(Some(phase)));
    world.pass(1_000);
    for tab in all {
        world.network_comes(tab.device);
    }
    assert!(world.settle());
    for tab in [karen, others[0], others[1], anna] {
        let decided = world.session(tab).expect("it is open").decided();
        let (now, clock, line) = (decided.phase(), decided.clock(), decided.message());
        assert_eq!(now.and_then(|said| said.value), Some(phase), "{tab:?}");
        let until = Some(Clock::Until(900));
        assert_eq!(clock.and_then(|said| said.value), until, "{tab:?}");
        let line = line.and_then(|said| said.value.as_deref());
        assert_eq!(line, Some("Kaffe"), "{tab:?}");
    }
}

#[test]
fn everybody_reads_who_decided_what_and_when_t14() {
    let (mut world, karen, anna) = evening(32);
    let line = || Some("Kaffe".to_owned());
    world.decide(karen, Decision::Message(line()));
    assert!(world.settle());
    let expected = decisions(&world, karen);
    let [.., last] = &expected[..] else {
        panic!("nothing was decided");
    };
    assert_eq!(last.control.action, ControlAction::Message(line()));
    assert_eq!(last.by, world.person_of(karen).id);
    assert!(last.control.at > 0, "{last:?}");
    assert_eq!(decisions(&world, anna), expected);
    let said = world.session(anna).expect("it is open").decided();
    let said = said.message().expect("said");
    assert_eq!((said.by, said.at), (last.id, last.control.at));
}
