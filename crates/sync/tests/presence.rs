//! Presence: who is at a table at this moment. [S11] [W10]

mod common;

use common::{evening, sees};
use protocol::control::Excluded;
use simulation::{Clock, TabId, World};
use sync::{Decision, Table};

fn present(world: &World, who: TabId) -> usize {
    let now = world.devices[who.device].clock.now(world.time).monotonic;
    world.session(who).expect("it is open").present(1, now)
}

#[test]
fn whoever_is_at_the_table_is_counted_until_they_are_silent_s11() {
    let (mut world, facilitator, people) = evening(71, 3);
    assert!(world.settle());
    let rows = |world: &World| {
        let disks = world.devices.iter().map(|device| &device.disk);
        let records = disks.map(|disk| disk.table(Table::Records).len());
        records.sum::<usize>()
    };
    let before = rows(&world);
    for tab in &people {
        world.be_here(*tab, 1);
    }
    world.pass(1_000);
    for tab in people.iter().chain([&facilitator]) {
        assert_eq!(present(&world, *tab), 3, "{tab:?}");
    }
    // One goes on saying so; one has no network, and is heard by nobody; one is excluded.
    world.network_goes(people[1].device, None);
    world.decide(
        facilitator,
        Decision::Exclude(Excluded::Person(world.person_of(people[2]).id)),
    );
    world.pass(40_000);
    for tab in &people {
        world.be_here(*tab, 1);
    }
    world.pass(20_000);
    assert_eq!(present(&world, facilitator), 1);
    assert_eq!(present(&world, people[0]), 1);
    world.pass(60_000);
    assert_eq!(present(&world, people[0]), 0);
    // Nothing of it is on anybody's disk but the exclusion itself.
    let exclusions = world.devices.len();
    assert!(rows(&world) <= before + exclusions, "it is kept");
    // Who comes later hears of nobody who was there before.
    for tab in &people {
        let sheet = world.document_of(*tab, false).expect("they sit");
        assert_eq!(
            sees(&world, facilitator, sheet),
            0,
            "it counts as something"
        );
    }
    let late = world.join(protocol::Role::Participant, Clock::default());
    world.sit_down(late, 1);
    world.pass(2_000);
    assert_eq!(present(&world, late), 0);
}
