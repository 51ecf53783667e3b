//! A played evening: a whole room, from the door to the last ballot, by a script. Chance, of one seed, says who does
//! what; the script knows what must come of it, and the facilitators' counts are held against that.
//!
//! * [`room`]: who comes, with what device.
//! * [`deeds`]: what people write, and how they vote.
//! * [`verdict`]: what was written and let in, who may vote, and what the facilitators count.
//!
//! The evening: people come and write; tablets are handed on, devices cloned, networks lost. The tables are closed
//! while some are away; what they wrote waits and is let in. The vote is opened for all who are there; others come
//! later, some are let in, and one device mints persons of which none is. The vote is closed, too while some are
//! away; at last all are back.

mod deeds;
mod room;
mod verdict;

use std::cell::Cell;

use protocol::control::Clock as PhaseClock;
use protocol::{ItemId, Kind, PersonId};
use sync::Decision;
use workshop::{Act, Activity};

use crate::checks;
use crate::device::{EPOCH, TabId};
use crate::faults::Faults;
use crate::night::{Failure, guarded};
use crate::relay_host::DiskAfter;
use crate::world::World;

use room::Room;

/// How large an evening is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Tables, 60 at most.
    pub tables: u16,
    /// Devices, clones among them, beside the one that mints persons.
    pub devices: usize,
    /// Persons that one device mints while the vote is open.
    pub minted: usize,
}

impl Size {
    /// What every test run plays.
    pub const SMALL: Self = Self {
        tables: 12,
        devices: 60,
        minted: 100,
    };
    /// The room that the program is built for.
    pub const FULL: Self = Self {
        tables: 60,
        devices: 500,
        minted: 100,
    };
}

/// What an evening came to.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// Devices.
    pub devices: usize,
    /// Persons who came, none of them minted.
    pub persons: usize,
    /// Contributions that count.
    pub contributions: usize,
    /// Contributions that were late and were let in.
    pub let_in: usize,
    /// Contributions that wait to be let in.
    pub waiting: usize,
    /// Ballots that count.
    pub ballots: usize,
    /// Ballots that wait.
    pub ballots_waiting: usize,
    /// Records in the relay's log.
    pub records: usize,
    /// How long it was, in milliseconds.
    pub time: u64,
}

/// How many points each person has.
const POINTS: u32 = 5;

/// Plays an evening; a panic anywhere is a failure like any other.
pub fn play_guarded(seed: u64, size: Size) -> Result<Told, Failure> {
    let played = guarded(|| play(seed, size)).unwrap_or_else(Err);
    played.map_err(|complaints| Failure {
        seed,
        complaints,
        how: format!(
            " --evening --tables {} --devices {}",
            size.tables, size.devices
        ),
    })
}

/// Plays an evening; what does not hold is an error, one line each.
fn play(seed: u64, size: Size) -> Result<Told, Vec<String>> {
    let mut world = World::new(seed);
    let mut room = Room::open(&mut world, size);
    world.faults = Faults::room(size.devices);
    room.people_come(&mut world);
    let phases = plan(&mut world, &room);
    write(&mut world, &mut room, phases[0]);
    write_again(&mut world, &mut room, phases[1]);
    let subjects = hang_up(&mut world, &room, phases[2]);
    vote(&mut world, &mut room, phases[3], &subjects);
    world.faults = Faults::NONE;
    room.everybody_is_back(&mut world);
    let quiet = world.settle();
    let mut complaints = checks::quiet(&world, quiet);
    let (told, wrong) = verdict::of(&world, &room);
    // What went wrong on the way comes first: what is counted wrongly often follows from it.
    complaints.extend(world.ledger.shocks.clone());
    complaints.extend(wrong);
    let mut others = checks::all(&mut world, checks::Lateness::Waits);
    others.retain(|what| !complaints.contains(what));
    complaints.extend(others);
    match complaints.is_empty() {
        true => Ok(told),
        false => Err(complaints),
    }
}

/// Karen sets the points and writes the phases into the programme.
fn plan(world: &mut World, room: &Room) -> [ItemId; 4] {
    room.karen_does(world, "points", |world, karen| {
        vec![world.set_points(karen, POINTS)]
    });
    let phases = [
        ("Skriv", Activity::Write),
        ("Skriv igen", Activity::Write),
        ("Galleri", Activity::Gallery),
        ("Afstemning", Activity::Vote),
    ];
    phases.map(|(title, activity)| {
        let added = Cell::new(None);
        room.karen_does(world, title, |world, karen| {
            let (id, request) = world.add_phase(karen, title.to_owned(), activity);
            added.set(Some(id));
            vec![request]
        });
        added.get().expect("Karen is there")
    })
}

/// A phase begins, with its clock.
fn begin(world: &mut World, room: &Room, phase: ItemId) {
    let ends = EPOCH + world.time as i64 + 1_800_000;
    room.decide(world, &Decision::Phase(Some(phase)));
    room.decide(world, &Decision::Clock(Some(PhaseClock::Until(ends))));
}

/// Everybody writes; the tables are closed while some are away. What these wrote waits, and comes in: of some by
/// name, of all when the tables are opened again.
fn write(world: &mut World, room: &mut Room, phase: ItemId) {
    begin(world, room, phase);
    room.write_a_round(world);
    room.hand_tablets_on(world);
    room.clone_devices(world);
    room.write_a_round(world);
    world.crash_relay(DiskAfter::Same, 5_000);
    room.write_a_round(world);
    room.say_done(world, phase);
    let away = close_while_some_are_away(world, room, Kind::Tables, |world, room, tab| {
        room.write_late(world, tab);
    });
    for person in room.persons_of(world, &away).into_iter().step_by(2) {
        room.let_in(world, person);
    }
    world.pass(5_000);
    room.decide(world, &Decision::Open(Kind::Tables));
    world.pass(5_000);
    room.nobody_is_late();
}

/// The same once more; this time only every other one of those who were away is let in.
fn write_again(world: &mut World, room: &mut Room, phase: ItemId) {
    begin(world, room, phase);
    room.write_a_round(world);
    let away = close_while_some_are_away(world, room, Kind::Tables, |world, room, tab| {
        room.write_late(world, tab);
    });
    for person in room.persons_of(world, &away).into_iter().step_by(2) {
        room.let_in(world, person);
    }
    world.pass(5_000);
}

/// A facilitator lets everybody read some of what was written.
fn hang_up(world: &mut World, room: &Room, phase: ItemId) -> Vec<ItemId> {
    let karen = room.karen();
    begin(world, room, phase);
    let mut subjects = world.subjects(karen, None);
    world.dice.shuffle(&mut subjects);
    subjects.truncate(2 * usize::from(world.tables));
    for subject in &subjects {
        let text = world.ledger.token();
        world.exhibit(karen, *subject, 1, text);
        world.pass(20);
    }
    world.pass(10_000);
    subjects
}

/// The vote is opened for all who are there, others come, and it is closed while some are away.
fn vote(world: &mut World, room: &mut Room, phase: ItemId, subjects: &[ItemId]) {
    begin(world, room, phase);
    room.everybody_is_here(world);
    room.karen_does(world, "all who are here may vote", |world, karen| {
        let known = world.known_persons(karen);
        world.admit_voters(karen, &known, &Act::Admit)
    });
    room.may_vote(world);
    world.pass(5_000);
    room.decide(world, &Decision::Open(Kind::Ballots));
    world.pass(5_000);
    room.mint(world, subjects);
    room.late_comers_come(world);
    room.vote_a_round(world, subjects);
    room.vote_on_two_devices(world, subjects);
    room.vote_a_round(world, subjects);
    world.pass(5_000);
    let comers = room.late_comers(world);
    let admitted: Vec<PersonId> = comers.into_iter().step_by(2).collect();
    room.karen_does(world, "some late comers may vote", |world, karen| {
        world.admit_voters(karen, &admitted, &Act::Admit)
    });
    room.are_admitted(&admitted);
    let away = close_while_some_are_away(world, room, Kind::Ballots, |world, room, tab| {
        room.vote_late(world, tab, subjects);
    });
    for person in room.persons_of(world, &away).into_iter().step_by(2) {
        room.let_in(world, person);
    }
    world.pass(5_000);
}

/// A kind is closed when everything is with the relay but what those write who lost the network. They come back when
/// the cut is there. Returns who they are.
fn close_while_some_are_away(
    world: &mut World,
    room: &mut Room,
    kind: Kind,
    write: impl Fn(&mut World, &mut Room, TabId),
) -> Vec<TabId> {
    room.everybody_is_here(world);
    let away = room.some(world);
    for tab in &away {
        world.network_goes(tab.device, None);
    }
    world.pass(1_000);
    for tab in &away {
        write(world, room, *tab);
        world.pass(50);
    }
    room.decide(world, &Decision::Close(kind));
    world.pass(60_000);
    for tab in &away {
        world.network_comes(tab.device);
    }
    room.everybody_is_here(world);
    away
}
