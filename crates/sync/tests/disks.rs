//! Disks: what one does not take, and what it took without saying so.

use protocol::Role;
use simulation::{Clock, TabId, World};

/// Anna and Bo at one table; Anna has written something.
fn table(seed: u64) -> (World, TabId, TabId) {
    let mut world = World::new(seed);
    world.create_workshop(3, Clock::default());
    world.pass(3_000);
    let [anna, bo] = [(); 2].map(|()| {
        let tab = world.join(Role::Participant, Clock::default());
        world.pass(2_000);
        world.sit_down(tab, 1);
        tab
    });
    world.pass(2_000);
    world.add(anna, false);
    assert!(world.settle());
    (world, anna, bo)
}

/// D4: what a full disk held before is handed over, and the relay is not asked without end for what
/// does not fit.
#[test]
fn what_a_full_disk_holds_is_handed_over() {
    let (mut world, anna, bo) = table(93);
    let own = world.document_of(anna, false).expect("Anna sits");
    world.network_goes(anna.device, None);
    world.pass(5_000);
    world.add(anna, false);
    world.add(bo, false);
    world.pass(5_000);
    world.devices[anna.device].disk.fails_until = world.time + 600_000;
    world.network_comes(anna.device);
    let before = world.relay.welcomed;
    world.pass(590_000);
    assert_eq!(world.contributions(bo, &own).len(), 2);
    let welcomed = world.relay.welcomed - before;
    assert!(welcomed < 60, "welcomed {welcomed} times in ten minutes");
    let bos = world.document_of(bo, false).expect("Bo sits");
    assert!(world.settle());
    assert_eq!(world.contributions(anna, &bos).len(), 1);
}

/// D2: the disk has a transaction, and its answer was lost. What follows goes into the same document.
#[test]
fn a_lost_answer_of_the_disk_loses_and_doubles_no_word() {
    for seed in 100..110 {
        let (mut world, anna, _) = table(seed);
        let own = world.document_of(anna, false).expect("Anna sits");
        let first = world.contributions(anna, &own)[0].id;
        world.answer_is_lost = true;
        world.edit(anna, own, first);
        world.pass(5_000);
        world.answer_is_lost = true;
        let (second, _) = world.add(anna, false).expect("Anna sits");
        world.pass(5_000);
        world.edit(anna, own, second);
        world.pass(5_000);
        let before = world.texts(anna, &own);
        assert_eq!(before.len(), 2);
        world.close(anna, false);
        world.pass(1_000);
        world.open(anna);
        assert!(world.settle());
        assert_eq!(world.texts(anna, &own), before, "seed {seed}");
    }
}
