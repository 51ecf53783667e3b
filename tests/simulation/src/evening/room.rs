//! The room: who comes to an evening, with what device, and what the script knows of them.

use std::collections::{BTreeMap, BTreeSet};

use protocol::{ItemId, PersonId, Role};
use sync::{Decision, RequestId, Status};

use super::Size;
use crate::device::{Clock, TabId};
use crate::relay_host::DiskAfter;
use crate::world::World;

/// How long the script waits until everything is with the relay, in milliseconds.
const PATIENCE: u64 = 600_000;

/// Everybody, as the script knows them.
pub(super) struct Room {
    pub(super) size: Size,
    /// Karen's laptop, her telephone, and Ole's laptop.
    pub(super) facilitators: Vec<TabId>,
    /// Where participants sit and write.
    pub(super) seats: Vec<TabId>,
    /// Tablets that are handed on.
    tablets: Vec<TabId>,
    /// Two devices of one person each.
    pub(super) pairs: Vec<(TabId, TabId)>,
    /// Who came when the vote was open.
    comers: Vec<TabId>,
    /// Who may vote.
    pub(super) voters: BTreeSet<PersonId>,
    /// Whom one device minted.
    pub(super) minted: BTreeSet<PersonId>,
    /// What was written beyond a close and not let in, by whom.
    pub(super) late: BTreeMap<RequestId, PersonId>,
    /// How many contributions were late and let in.
    pub(super) let_in: usize,
}

impl Room {
    /// The facilitators come first.
    pub(super) fn open(world: &mut World, size: Size) -> Self {
        world.tables = size.tables;
        let clock = Clock::wrong(&mut world.dice);
        let karen = world.create_workshop(size.tables.into(), clock);
        world.pass(3_000);
        let clock = Clock::wrong(&mut world.dice);
        let device = world.new_device(clock);
        let telephone = world.new_tab(device, world.tab(karen).person, None);
        world.open(telephone);
        let clock = Clock::wrong(&mut world.dice);
        let ole = world.join(Role::Facilitator, clock);
        world.pass(3_000);
        Self {
            size,
            facilitators: vec![karen, telephone, ole],
            seats: Vec::new(),
            tablets: Vec::new(),
            pairs: Vec::new(),
            comers: Vec::new(),
            voters: BTreeSet::new(),
            minted: BTreeSet::new(),
            late: BTreeMap::new(),
            let_in: 0,
        }
    }

    pub(super) fn karen(&self) -> TabId {
        self.facilitators[0]
    }

    /// Karen does something, and again where her tab was killed or her disk did not take it: she sees that it was not
    /// done.
    pub(super) fn karen_does(
        &self,
        world: &mut World,
        what: &str,
        does: impl Fn(&mut World, TabId) -> Vec<RequestId>,
    ) {
        let karen = self.karen();
        let until = world.time + PATIENCE;
        while world.time < until {
            if world.session(karen).is_none() {
                world.pass(100);
                continue;
            }
            let requests = does(world, karen);
            let answered = |world: &World| {
                let mut all = requests.iter();
                all.all(|request| world.ledger.entries[request].done)
            };
            for _ in 0..200 {
                if answered(world) {
                    return;
                }
                world.pass(100);
            }
        }
        let shock = format!("Karen could not do it: {what}");
        world.ledger.shocks.push(shock);
    }

    /// Karen decides.
    pub(super) fn decide(&self, world: &mut World, decision: &Decision) {
        self.karen_does(world, &format!("{decision:?}"), |world, karen| {
            vec![world.decide(karen, decision.clone())]
        });
    }

    /// Karen sees that something of somebody's waits, and lets it in.
    pub(super) fn let_in(&mut self, world: &mut World, person: PersonId) {
        let mut theirs = self.late.iter().filter(|(_, who)| **who == person);
        let was_answered = theirs.any(|(request, _)| world.ledger.entries[request].done);
        let sees = |world: &World| {
            let session = world.session(self.karen());
            let waiting = session.map(|session| session.waiting_from());
            waiting
                .into_iter()
                .flatten()
                .any(|from| from.person == person)
        };
        let until = world.time + PATIENCE;
        while was_answered && !sees(world) && world.time < until {
            world.pass(500);
        }
        if was_answered && !sees(world) {
            let shock = format!("Karen does not see that something of {person:?} waits");
            world.ledger.shocks.push(shock);
        }
        self.decide(world, &Decision::Admit(person));
        self.is_let_in(person);
    }

    /// How many devices are clones, and how many come when the vote is open.
    fn clones(&self) -> usize {
        (self.size.devices / 50).max(2)
    }

    fn late_devices(&self) -> usize {
        (self.size.devices / 20).max(4)
    }

    /// Participants come, sit down and say who they are: some with a second tab, some with a second device.
    pub(super) fn people_come(&mut self, world: &mut World) {
        let here =
            self.size.devices - self.facilitators.len() - self.clones() - self.late_devices();
        let mut before: Option<TabId> = None;
        for index in 0..here {
            let tab = match before {
                Some(before) if index % 15 == 14 => {
                    let second = self.second_device(world, before);
                    self.pairs.push((before, second));
                    second
                }
                _ => self.sits_down(world, index),
            };
            if index % 12 == 5 {
                let person = world.tab(tab).person;
                let second = world.new_tab(tab.device, person, None);
                world.tab_mut(second).table = world.tab(tab).table;
                world.open(second);
                self.seats.push(second);
            }
            if index % 10 == 3 {
                self.tablets.push(tab);
            }
            before = Some(tab);
        }
        world.pass(3_000);
    }

    fn sits_down(&mut self, world: &mut World, index: usize) -> TabId {
        let clock = Clock::wrong(&mut world.dice);
        let tab = world.join(Role::Participant, clock);
        let wait = world.dice.below(200);
        world.pass(wait);
        world.sit_down(tab, (index % usize::from(self.size.tables)) as u16 + 1);
        world.read_privacy(tab);
        self.seats.push(tab);
        tab
    }

    fn second_device(&mut self, world: &mut World, of: TabId) -> TabId {
        let clock = Clock::wrong(&mut world.dice);
        let device = world.new_device(clock);
        let tab = world.new_tab(device, world.tab(of).person, None);
        world.tab_mut(tab).table = world.tab(of).table;
        world.open(tab);
        self.seats.push(tab);
        tab
    }

    /// The tablets are handed on, to persons who say who they are.
    pub(super) fn hand_tablets_on(&mut self, world: &mut World) {
        for tab in std::mem::take(&mut self.tablets) {
            world.close(tab, true);
            self.seats.retain(|seat| *seat != tab);
            self.pairs
                .retain(|(one, other)| *one != tab && *other != tab);
            let person = world.new_person(Role::Participant);
            let next = world.new_tab(tab.device, person, None);
            world.tab_mut(next).table = world.tab(tab).table;
            world.open(next);
            world.pass(100);
            world.read_privacy(next);
            self.seats.push(next);
        }
    }

    /// Devices are copied as they are, and both go on.
    pub(super) fn clone_devices(&mut self, world: &mut World) {
        for _ in 0..self.clones() {
            let seat = world.dice.pick(&self.seats).copied();
            let clone = world.clone_device(seat.expect("people came"));
            world.tally.cloned += 1;
            world.open(clone);
            self.seats.push(clone);
        }
        world.pass(1_000);
    }

    /// Who comes when the vote is open.
    pub(super) fn late_comers_come(&mut self, world: &mut World) {
        for index in 0..self.late_devices() {
            let tab = self.sits_down(world, index);
            self.comers.push(tab);
        }
        world.pass(3_000);
    }

    pub(super) fn late_comers(&self, world: &World) -> Vec<PersonId> {
        self.persons_of(world, &self.comers)
    }

    /// One device mints persons: each sits down, writes, gives all points to one thing, and is never seen again.
    pub(super) fn mint(&mut self, world: &mut World, subjects: &[ItemId]) {
        let device = world.new_device(Clock::default());
        for _ in 0..self.size.minted {
            let person = world.new_person(Role::Participant);
            let tab = world.new_tab(device, person, None);
            let table = world.dice.between(1, self.size.tables.into()) as u16;
            world.tab_mut(tab).table = Some(table);
            world.open(tab);
            world.pass(300);
            self.minted.insert(world.person_of(tab).id);
            if let Some((_, request)) = world.add(tab, false) {
                self.late.insert(request, world.person_of(tab).id);
            }
            // Again where the tab was killed, or the disk did not take it.
            for _ in 0..10 {
                world.open(tab);
                let request = world.give(tab, subjects[0], super::POINTS);
                world.pass(700);
                if world.ledger.entries[&request].done {
                    break;
                }
            }
            world.close(tab, true);
        }
        // What was left behind is passed on by whoever opens the device last. [D4]
        let last = TabId {
            device,
            tab: self.size.minted - 1,
        };
        world.open(last);
    }

    /// Everybody who sits here now may vote: the script's own list, not what a facilitator's device knows.
    pub(super) fn may_vote(&mut self, world: &World) {
        let participants = world.persons.iter();
        let participants = participants.filter(|person| person.role == Role::Participant);
        self.voters.extend(participants.map(|person| person.id));
    }

    pub(super) fn are_admitted(&mut self, persons: &[PersonId]) {
        self.voters.extend(persons);
    }

    /// Whose tabs they are, each once.
    pub(super) fn persons_of(&self, world: &World, tabs: &[TabId]) -> Vec<PersonId> {
        let persons: BTreeSet<PersonId> = tabs.iter().map(|tab| world.person_of(*tab).id).collect();
        persons.into_iter().collect()
    }

    /// Some who sit alone at their device and have no other: one in twelve.
    pub(super) fn some(&self, world: &mut World) -> Vec<TabId> {
        let mut alone = self.seats.clone();
        alone.retain(|tab| {
            let person = world.tab(*tab).person;
            let of_person = self.seats.iter();
            let of_person = of_person.filter(|seat| world.tab(**seat).person == person);
            of_person.count() == 1 && world.devices[tab.device].open_tabs() == [tab.tab]
        });
        world.dice.shuffle(&mut alone);
        alone.truncate((self.seats.len() / 12).max(4));
        alone
    }

    /// What a person wrote beyond a close is let in.
    fn is_let_in(&mut self, person: PersonId) {
        let before = self.late.len();
        self.late.retain(|_, who| *who != person);
        self.let_in += before - self.late.len();
    }

    /// All that was late is let in.
    pub(super) fn nobody_is_late(&mut self) {
        self.let_in += self.late.len();
        self.late.clear();
    }

    /// Until everything of everybody who has a network is with the relay, and all have it.
    pub(super) fn everybody_is_here(&self, world: &mut World) {
        let until = world.time + PATIENCE;
        let is_here = |world: &World| {
            self.seats.iter().chain(&self.facilitators).all(|tab| {
                let status = world.status(*tab);
                matches!(status, Some(Status::Transferred | Status::Waiting))
            })
        };
        // What was acknowledged last is on its way to the others.
        let mut calm = 0;
        while calm < 5 && world.time < until {
            world.pass(1_000);
            calm = if is_here(world) { calm + 1 } else { 0 };
        }
        if calm < 5 {
            let all = self.seats.iter().chain(&self.facilitators);
            let not: Vec<_> = all.map(|tab| (*tab, world.status(*tab))).collect();
            let is_well = |status| matches!(status, Some(Status::Transferred | Status::Waiting));
            let not = not.iter().filter(|(_, status)| !is_well(*status));
            let what = format!("not all came to rest: {:?}", not.collect::<Vec<_>>());
            world.ledger.shocks.push(what);
        }
    }

    /// Every device is well and online, the relay up, and every tab open that its person sits at.
    pub(super) fn everybody_is_back(&self, world: &mut World) {
        for device in 0..world.devices.len() {
            world.devices[device].disk.fails_until = 0;
            world.network_comes(device);
        }
        if !world.relay.up {
            world.crash_relay(DiskAfter::Same, 100);
        }
        for tab in self.seats.iter().chain(&self.facilitators) {
            world.open(*tab);
        }
    }
}
