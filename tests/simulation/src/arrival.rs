//! Arrival: who comes to a night before anything goes wrong.

use protocol::Role;

use crate::actions::writer;
use crate::device::{Clock, TabId};
use crate::world::World;

/// Everybody comes: facilitators, participants at tables, some with two tabs.
pub fn gather(world: &mut World) {
    let clock = |world: &mut World| Clock::wrong(&mut world.dice);
    let first = clock(world);
    world.tables = world.dice.between(2, 3) as u16;
    let tables = usize::from(world.tables);
    let creator = world.create_workshop(tables, first);
    world.pass(3_000);
    // Some facilitators try the participants' link beside their own.
    if world.dice.per_mille(200) {
        beside(world, creator, Role::Participant);
    }
    if world.dice.per_mille(600) {
        let clock = clock(world);
        world.join(Role::Facilitator, clock);
    }
    let people = world.dice.between(7, 8);
    for _ in 0..people {
        let clock = clock(world);
        let tab = world.join(Role::Participant, clock);
        // Some have sat down before the link has been answered.
        let wait = world.dice.below(1_500);
        world.pass(wait);
        let table = world.dice.between(1, u64::from(world.tables)) as u16;
        world.sit_down(tab, table);
        if world.dice.per_mille(200) {
            let person = world.tab(tab).person;
            let second = world.new_tab(tab.device, person, None);
            world.tab_mut(second).table = Some(table);
            world.open(second);
        }
    }
    // One person has two devices.
    if world.dice.per_mille(400)
        && let Some(tab) = writer(world)
    {
        let clock = clock(world);
        let device = world.new_device(clock);
        let person = world.tab(tab).person;
        let other = world.new_tab(device, person, None);
        world.tab_mut(other).table = world.tab(tab).table;
        world.open(other);
    }
    // And somebody is given the facilitators' link.
    if world.dice.per_mille(200)
        && let Some(tab) = writer(world)
    {
        beside(world, tab, Role::Facilitator);
    }
    world.pass(3_000);
}

/// Another link is opened on somebody's device, by a person of its own.
pub fn beside(world: &mut World, tab: TabId, role: Role) {
    world.tally.two_roles += 1;
    let person = world.new_person(role);
    let new = world.new_tab(tab.device, person, None);
    if role == Role::Participant {
        let table = world.dice.between(1, u64::from(world.tables)) as u16;
        world.tab_mut(new).table = Some(table);
    }
    world.open(new);
}
