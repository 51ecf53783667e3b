//! What was lost with its number and is to be said again: until it is, nobody calls it transferred.

mod common;

use common::{evening, sees};
use protocol::control::Excluded;
use simulation::{DiskAfter, TabId, World};
use sync::{Decision, DocumentId, Status};

/// Bo has put words into a contribution of Anna's that a relay with an older disk has never had, and a
/// copy of Anna's device has taken its number: until Anna is back, Bo's words cannot be said again.
fn words_without_their_place(seed: u64) -> (World, TabId, [TabId; 2]) {
    let (mut world, facilitator, people) = evening(seed, 2);
    let [anna, bo] = [people[0], people[1]];
    world.add(anna, false);
    assert!(world.settle());
    world.copy_relay();
    let copy = world.clone_device(anna);
    world.network_goes(copy.device, None);
    let (item, _) = world.add(anna, true).expect("Anna sits");
    world.pass(2_000);
    world.edit(bo, DocumentId::joint(1), item);
    world.pass(5_000);
    for who in [anna, bo, facilitator] {
        world.network_goes(who.device, None);
    }
    world.crash_relay(DiskAfter::Older, 500);
    world.pass(5_000);
    world.open(copy);
    world.sit_down(copy, 1);
    world.network_comes(copy.device);
    world.pass(3_000);
    world.add(copy, false);
    world.pass(5_000);
    world.network_comes(bo.device);
    world.pass(120_000);
    world.network_comes(facilitator.device);
    world.pass(120_000);
    (world, facilitator, [anna, bo])
}

/// [D3] What cannot be said again yet is on this device alone, though no record of it is.
#[test]
fn what_waits_to_be_said_again_is_not_called_transferred() {
    let (mut world, facilitator, [anna, bo]) = words_without_their_place(4);
    let joint = DocumentId::joint(1);
    assert_eq!(sees(&world, bo, joint), 0);
    assert_eq!(world.status(bo), Some(Status::Saved));
    // Nor is it in a file.
    assert_eq!(
        world.session(bo).map(sync::Session::is_ahead_of_file),
        Some(true)
    );
    world.network_comes(anna.device);
    assert!(world.settle());
    let texts = world.texts(facilitator, &joint);
    assert_eq!(texts.len(), 1);
    assert_eq!(texts[0].matches('«').count(), 2, "{texts:?}");
    assert_eq!(world.status(bo), Some(Status::Transferred));
}

/// The facilitator, without a network, excludes somebody from before what they wrote meanwhile; then it returns.
fn exclude_and_come_back(world: &mut World, facilitator: TabId, person: TabId) {
    let who = Excluded::Person(world.person_of(person).id);
    world.decide(facilitator, Decision::Exclude(who));
    world.pass(2_000);
    world.network_comes(facilitator.device);
    assert!(world.settle());
}

/// [D3] [D6] Anna added something and withdrew it, both on top of what somebody wrote who is excluded from before
/// that on. Both are said again, whichever is tried first.
#[test]
fn what_is_said_again_makes_room_for_what_builds_on_it() {
    let (mut world, facilitator, people) = evening(5, 2);
    let [anna, bo] = [people[0], people[1]];
    let joint = DocumentId::joint(1);
    world.network_goes(facilitator.device, None);
    world.add(bo, true);
    world.pass(2_000);
    let (item, _) = world.add(anna, true).expect("Anna sits");
    world.pass(2_000);
    world.withdraw(anna, joint, item);
    world.pass(2_000);
    exclude_and_come_back(&mut world, facilitator, bo);
    for who in [anna, facilitator] {
        let contributions = world.contributions(who, &joint);
        assert_eq!(contributions.len(), 1, "{who:?}");
        assert!(contributions[0].withdrawn, "{who:?}");
    }
    assert_eq!(world.status(anna), Some(Status::Transferred));
}

/// [D6] Anna edited what somebody wrote who is excluded from before that on. There is nothing left to edit, and
/// nothing that she waits for.
#[test]
fn an_edit_of_what_is_excluded_is_over() {
    let (mut world, facilitator, people) = evening(6, 2);
    let [anna, bo] = [people[0], people[1]];
    let joint = DocumentId::joint(1);
    world.network_goes(facilitator.device, None);
    let (item, _) = world.add(bo, true).expect("Bo sits");
    world.pass(2_000);
    world.edit(anna, joint, item);
    world.pass(2_000);
    exclude_and_come_back(&mut world, facilitator, bo);
    for tab in [anna, facilitator] {
        assert_eq!(world.contributions(tab, &joint).len(), 0, "{tab:?}");
    }
    assert_eq!(world.status(anna), Some(Status::Transferred));
    world.add(anna, true);
    assert!(world.settle());
    assert_eq!(world.status(anna), Some(Status::Transferred));
    assert_eq!(world.contributions(facilitator, &joint).len(), 1);
}
