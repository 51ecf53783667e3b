//! What the stories begin with.

use protocol::Role;
use simulation::{Clock, TabId, World};
use sync::DocumentId;

/// A facilitator with a workshop of three tables, and so many participants at table 1.
pub fn evening(seed: u64, participants: usize) -> (World, TabId, Vec<TabId>) {
    let mut world = World::new(seed);
    let facilitator = world.create_workshop(3, Clock::default());
    world.pass(3_000);
    let people: Vec<TabId> = (0..participants)
        .map(|_| {
            let tab = world.join(Role::Participant, Clock::default());
            world.pass(2_000);
            world.sit_down(tab, 1);
            tab
        })
        .collect();
    world.pass(2_000);
    (world, facilitator, people)
}

/// How many contributions of a document somebody sees.
pub fn sees(world: &World, who: TabId, document: DocumentId) -> usize {
    world.contributions(who, &document).len()
}
