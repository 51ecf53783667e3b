//! A room under every order of things that can happen: what a follower gets is the log, once and in
//! order, whatever fails, waits or starts over.

mod support;

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use protocol::*;
use relay::{ConnectionId, Limits, LogStore};
use support::bench::{Bench, records};
use support::{Device, Workshop, offer};

#[derive(Clone, Debug)]
enum Step {
    /// A device writes at a table, and offers all that it has not seen acknowledged.
    Write(usize, u16),
    /// A device offers everything that it ever wrote.
    OfferAll(usize),
    Commit,
    Fail,
    Drain(usize),
    /// A device follows a table from where it is.
    Follow(usize, u16),
    Reconnect(usize),
    /// The relay crashes; what was under way is in or not.
    Restart(bool),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..3_usize, 1..3_u16).prop_map(|(who, table)| Step::Write(who, table)),
        1 => (0..3_usize).prop_map(Step::OfferAll),
        4 => Just(Step::Commit),
        1 => Just(Step::Fail),
        3 => (0..3_usize).prop_map(Step::Drain),
        3 => (0..3_usize, 1..3_u16).prop_map(|(who, table)| Step::Follow(who, table)),
        1 => (0..3_usize).prop_map(Step::Reconnect),
        1 => any::<bool>().prop_map(Step::Restart),
    ]
}

struct Person {
    device: Device,
    connection: ConnectionId,
    written: Vec<Record>,
    acknowledged: BTreeMap<RecordHash, Cursor>,
    /// What it has of each stream, and where it is.
    got: BTreeMap<StreamId, BTreeMap<u64, RecordHash>>,
    places: BTreeMap<StreamId, Cursor>,
    live: BTreeMap<StreamId, bool>,
}

struct World {
    workshop: Workshop,
    bench: Bench,
    persons: Vec<Person>,
}

fn limits() -> Limits {
    Limits {
        page: 900,
        window: 1_500,
        ..Limits::default()
    }
}

impl World {
    fn new() -> Self {
        let mut workshop = Workshop::new(3);
        let mut bench = Bench::with_limits(&workshop, limits());
        let persons = (0..3)
            .map(|_| {
                let device = workshop.participant();
                let connection = bench.enter(&device);
                Person {
                    device,
                    connection,
                    written: Vec::new(),
                    acknowledged: BTreeMap::new(),
                    got: BTreeMap::new(),
                    places: BTreeMap::new(),
                    live: BTreeMap::new(),
                }
            })
            .collect();
        Self {
            workshop,
            bench,
            persons,
        }
    }

    fn take(&mut self, step: &Step) {
        match *step {
            Step::Write(who, table) => {
                let text = format!("{who} {table}");
                let person = &mut self.persons[who];
                person.written.push(person.device.write(table, &text));
                self.offer(who, false);
            }
            Step::OfferAll(who) => self.offer(who, true),
            Step::Commit => {
                if let Some((id, batch)) = self.bench.appends.pop_front() {
                    self.bench.store.append(&[batch]).expect("in order");
                    let now = self.bench.now;
                    let effects = self.bench.room.committed(id, now, &self.bench.store);
                    self.bench.obey(effects);
                }
            }
            Step::Fail if self.bench.appends.is_empty() => {}
            Step::Fail => self.bench.fail(),
            Step::Drain(who) => self.drain(who),
            Step::Follow(who, table) => self.follow(who, table),
            Step::Reconnect(who) => {
                let connection = self.persons[who].connection;
                self.hear(who);
                self.bench.room.disconnect(connection);
                self.bench.waits.retain(|waiting| *waiting != connection);
                self.come(who);
            }
            Step::Restart(durable) => {
                if let Some((_, batch)) = self.bench.appends.pop_front()
                    && durable
                {
                    self.bench.store.append(&[batch]).expect("in order");
                }
                for who in 0..self.persons.len() {
                    self.hear(who);
                }
                let store = self.bench.store.clone();
                self.bench = Bench::on(store, &self.workshop, limits());
                for who in 0..self.persons.len() {
                    self.come(who);
                }
            }
        }
        for who in 0..self.persons.len() {
            self.hear(who);
        }
    }

    fn offer(&mut self, who: usize, all: bool) {
        let person = &self.persons[who];
        let rows: Vec<&Record> = person
            .written
            .iter()
            .filter(|record| all || !person.acknowledged.contains_key(&record.hash()))
            .collect();
        self.bench.say(person.connection, offer(&[], &rows));
    }

    fn come(&mut self, who: usize) {
        let person = &mut self.persons[who];
        person.live.clear();
        person.connection = self.bench.enter(&person.device);
    }

    fn follow(&mut self, who: usize, table: u16) {
        let stream = self.workshop.stream(Stream::Table(table));
        self.hear(who);
        let person = &mut self.persons[who];
        person.live.insert(stream, false);
        let cursor = person.places.get(&stream).copied();
        self.bench
            .subscribe(person.connection, stream, cursor, false);
    }

    fn drain(&mut self, who: usize) {
        let connection = self.persons[who].connection;
        while self.bench.waits.contains(&connection) {
            self.bench.waits.retain(|waiting| *waiting != connection);
            let effects = self.bench.room.drained(connection, &self.bench.store);
            self.bench.obey(effects);
        }
    }

    /// Takes in what came, as a session does, and checks it against the log.
    fn hear(&mut self, who: usize) {
        let log: BTreeMap<u64, RecordHash> = self
            .bench
            .store
            .records(self.workshop.id)
            .iter()
            .map(|record| (record.seq, record.hash))
            .collect();
        let person = &mut self.persons[who];
        for frame in self.bench.take(person.connection) {
            match frame {
                RelayFrame::Records { stream, cursor, .. } => {
                    let before = person.places.get(&stream).map_or(0, |place| place.seq);
                    for (seq, hash) in records(std::slice::from_ref(&frame)) {
                        assert!(seq > before, "{seq} again");
                        assert_eq!(log.get(&seq), Some(&hash), "only what is on disk");
                        let again = person.got.entry(stream).or_default().insert(seq, hash);
                        let own = person.written.iter().any(|record| record.hash() == hash);
                        assert!(again.is_none() || own, "{seq} was there");
                    }
                    person.places.insert(stream, cursor);
                }
                RelayFrame::Position { stream, cursor, .. } => {
                    person.live.insert(stream, true);
                    if let Some(cursor) = cursor {
                        person.places.insert(stream, cursor);
                    }
                }
                RelayFrame::Accepted {
                    stream,
                    cursor,
                    hash,
                    ..
                } => {
                    assert_eq!(log.get(&cursor.seq), Some(&hash), "only what is on disk");
                    person.acknowledged.insert(hash, cursor);
                    let got = person.got.entry(stream).or_default();
                    got.insert(cursor.seq, hash);
                    let place = person.places.get(&stream).map_or(0, |place| place.seq);
                    if person.live.get(&stream) == Some(&true) && cursor.seq > place {
                        person.places.insert(stream, cursor);
                    }
                }
                RelayFrame::Reset { .. } => panic!("it is the same log"),
                RelayFrame::Refused { reason, .. } => {
                    assert!(
                        matches!(reason, Refusal::Storage | Refusal::Gap),
                        "{reason:?}"
                    );
                }
                _ => {}
            }
        }
    }

    /// Everybody offers, follows and reads to the end.
    fn settle(&mut self) {
        for who in 0..self.persons.len() {
            self.take(&Step::Reconnect(who));
            for table in 1..3 {
                self.follow(who, table);
            }
        }
        for who in 0..self.persons.len() {
            self.take(&Step::OfferAll(who));
        }
        while !self.bench.appends.is_empty() {
            self.take(&Step::Commit);
        }
        for who in 0..self.persons.len() {
            self.drain(who);
            self.hear(who);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn what_a_follower_gets_is_the_log_once_and_in_order_w9(steps in vec(step(), 1..60)) {
        let mut world = World::new();
        for step in &steps {
            world.take(step);
        }
        world.settle();
        let log = world.bench.store.records(world.workshop.id);
        for person in &world.persons {
            for record in &person.written {
                prop_assert!(person.acknowledged.contains_key(&record.hash()), "nothing is lost");
            }
            for table in 1..3 {
                let stream = world.workshop.stream(Stream::Table(table));
                let expected: BTreeMap<u64, RecordHash> = log
                    .iter()
                    .filter(|record| record.document.stream == stream)
                    .map(|record| (record.seq, record.hash))
                    .collect();
                let got = person.got.get(&stream).cloned().unwrap_or_default();
                prop_assert_eq!(got, expected);
            }
        }
    }
}
