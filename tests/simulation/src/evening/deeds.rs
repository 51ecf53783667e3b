//! Deeds: what people write and how they vote, a round at a time.

use protocol::ItemId;
use sync::DocumentId;
use workshop::Vote;

use super::POINTS;
use super::room::Room;
use crate::device::TabId;
use crate::world::World;

impl Room {
    /// Everybody does one thing or two, in any order. Some lose the network meanwhile and find it again.
    pub(super) fn write_a_round(&self, world: &mut World) {
        let mut seats = self.seats.clone();
        world.dice.shuffle(&mut seats);
        for tab in seats {
            if world.dice.per_mille(50) {
                let back = world.dice.between(1_000, 60_000);
                world.network_goes(tab.device, Some(back));
            }
            for _ in 0..world.dice.between(1, 2) {
                self.write_something(world, tab);
                let wait = world.dice.below(60);
                world.pass(wait);
            }
        }
        world.pass(10_000);
    }

    fn write_something(&self, world: &mut World, tab: TabId) {
        // Whose tab was killed a moment ago writes when it is open again.
        if world.session(tab).is_none() {
            return;
        }
        let chance = world.dice.below(100);
        let _ = match chance {
            0..50 => world.add(tab, false).map(drop),
            50..65 => world.add(tab, true).map(drop),
            65..75 => self.edit_own(world, tab),
            75..85 => self.say_of_another(world, tab, true),
            85..92 => self.say_of_another(world, tab, false),
            92..96 => world.name(tab, true).map(drop),
            _ => self.withdraw_own(world, tab),
        };
    }

    fn own(&self, world: &mut World, tab: TabId) -> Option<(DocumentId, ItemId)> {
        let sheet = world.document_of(tab, false)?;
        let mut own = world.contributions(tab, &sheet);
        own.retain(|one| !one.withdrawn);
        Some((sheet, world.dice.pick(&own)?.id))
    }

    fn edit_own(&self, world: &mut World, tab: TabId) -> Option<()> {
        let (sheet, id) = self.own(world, tab)?;
        world.edit(tab, sheet, id).map(drop)
    }

    fn withdraw_own(&self, world: &mut World, tab: TabId) -> Option<()> {
        let (sheet, id) = self.own(world, tab)?;
        world.withdraw(tab, sheet, id);
        Some(())
    }

    fn say_of_another(&self, world: &mut World, tab: TabId, comments: bool) -> Option<()> {
        let subjects = world.subjects(tab, world.tab(tab).table);
        let subject = *world.dice.pick(&subjects)?;
        match comments {
            true => world.comment(tab, subject).map(drop),
            false => world.mark(tab, subject, true).map(drop),
        }
    }

    /// Somebody at each table says that it is done.
    pub(super) fn say_done(&self, world: &mut World, phase: ItemId) {
        for table in 1..=self.size.tables {
            let mut there = self.seats.iter();
            let there = there.find(|tab| world.tab(**tab).table == Some(table));
            if let Some(tab) = there.copied().filter(|tab| world.session(*tab).is_some()) {
                world.say_done(tab, phase);
            }
        }
        world.pass(1_000);
    }

    /// Somebody without a network writes: one contribution of their own and one of the table's.
    pub(super) fn write_late(&mut self, world: &mut World, tab: TabId) {
        let person = world.person_of(tab).id;
        for joint in [false, true] {
            let added = world.add(tab, joint);
            self.late
                .extend(added.map(|(_, request)| (request, person)));
        }
    }

    /// Everybody gives what points they have left, as far as they see it, or thinks better of it.
    pub(super) fn vote_a_round(&self, world: &mut World, subjects: &[ItemId]) {
        let mut seats = self.seats.clone();
        world.dice.shuffle(&mut seats);
        for tab in seats {
            if world.session(tab).is_none() {
                continue;
            }
            let votes = self.votes(world, tab);
            let left = POINTS.saturating_sub(votes.iter().map(|vote| vote.points).sum());
            if left == 0 && world.dice.per_mille(300) {
                if let Some(vote) = votes.iter().find(|vote| vote.points > 0) {
                    world.give(tab, vote.subject, 0);
                }
            } else if left > 0 {
                let subject = *world.dice.pick(subjects).expect("something hangs");
                let had = votes.iter().find(|vote| vote.subject == subject);
                let had = had.map_or(0, |vote| vote.points);
                let more = world.dice.between(1, left.into()) as u32;
                world.give(tab, subject, had + more);
            }
            let wait = world.dice.below(60);
            world.pass(wait);
        }
        world.pass(10_000);
    }

    /// What a tab reads in its person's ballot.
    fn votes(&self, world: &World, tab: TabId) -> Vec<Vote> {
        let ballot = DocumentId::ballot(world.person_of(tab).id);
        let document = world.session(tab).and_then(|s| s.document(&ballot));
        document.map(|held| Vote::all(held)).unwrap_or_default()
    }

    /// Persons with two devices give all their points on each, where neither knows of the other.
    pub(super) fn vote_on_two_devices(&self, world: &mut World, subjects: &[ItemId]) {
        for (one, other) in &self.pairs {
            for tab in [one, other] {
                world.network_goes(tab.device, Some(20_000));
            }
            world.pass(500);
            for (tab, subject) in [(one, subjects[1]), (other, subjects[2])] {
                if world.session(*tab).is_some() {
                    world.give(*tab, subject, POINTS);
                }
            }
        }
        world.pass(60_000);
    }

    /// Somebody without a network changes their mind altogether.
    pub(super) fn vote_late(&mut self, world: &mut World, tab: TabId, subjects: &[ItemId]) {
        let person = world.person_of(tab).id;
        let mut said: Vec<(ItemId, u32)> = Vec::new();
        for vote in self.votes(world, tab) {
            said.push((vote.subject, 0));
        }
        let subject = *world.dice.pick(subjects).expect("something hangs");
        said.retain(|(other, _)| *other != subject);
        said.push((subject, POINTS));
        for (subject, points) in said {
            let request = world.give(tab, subject, points);
            self.late.insert(request, person);
        }
    }
}
