//! Two facilitators set the same field of the plan at the same moment, and one of them chooses.

use protocol::Role;
use simulation::ledger::Deed;
use simulation::{Clock as DeviceClock, TabId, World};
use sync::DocumentId;
use workshop::{PlanCommand, PlanField};

fn set(world: &mut World, who: TabId, field: PlanField, value: &str) {
    let value = Some(value.to_owned());
    let command = PlanCommand::SetField { field, value };
    world.write(who, DocumentId::PLAN, command.into(), Deed::Other);
}

/// The evening of one seed; what goes wrong in it.
fn evening(seed: u64) -> Vec<String> {
    let mut world = World::new(seed);
    let one = world.create_workshop(3, DeviceClock::default());
    world.pass(3_000);
    let two = world.join(Role::Facilitator, DeviceClock::default());
    assert!(world.settle());
    let plan = |world: &World, who| {
        let session = world.session(who).expect("it is open");
        session.document(&DocumentId::PLAN).expect("here").plan()
    };
    let phase = plan(&world, one).programme[1].id;
    world.network_goes(two.device, None);
    for (who, place, start) in [(one, "Rådhuset", "19.05"), (two, "Musikkens Hus", "19.10")] {
        set(&mut world, who, PlanField::Place, place);
        set(&mut world, who, PlanField::Start { phase }, start);
    }
    world.pass(seed * 97 % 5_000);
    world.network_comes(two.device);
    while plan(&world, one).disputes.len() < 2 {
        world.pass(10);
    }
    world.pass(seed * 131 % 900);
    set(&mut world, one, PlanField::Start { phase }, "19.10");
    world.pass(seed * 37 % 400);
    set(&mut world, one, PlanField::Start { phase }, "19.05");
    assert!(world.settle());
    let mut wrong = world.ledger.shocks.clone();
    for who in [one, two] {
        let plan = plan(&world, who);
        if plan.disputes.len() != 1 {
            wrong.push(format!("{who:?}: {:?}", plan.disputes));
        }
    }
    wrong
}

#[test]
fn what_is_chosen_holds_for_both_whenever_it_is_chosen_a29() {
    for seed in 0..24 {
        let wrong = evening(seed);
        assert!(wrong.is_empty(), "seed {seed}: {wrong:#?}");
    }
}
