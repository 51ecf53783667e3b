//! The evening: the facilitator's device, the host and the guests, one piece of work at a time.

use std::collections::VecDeque;

use protocol::Link;
use relay::ConnectionId;
use sync::{Environment, Event, Now};

use crate::act::Mood;
use crate::guest::{Guest, Wish};
use crate::host::{Host, Tellings, Told};
use crate::part::{GUESTS, Part, scatter};

/// Guests come through the door one after another, so many milliseconds apart.
const ARRIVAL: u64 = 200;
/// Where nobody has anything to do, the room is looked at again after so many.
const IDLE: u64 = 500;
/// Everybody says that they are there as often as a participant's page does.
const HERE: u64 = 15_000;
/// In a phase somebody does something after so many, and up to twice that: one to three contributions in two seconds.
const WRITING: u64 = 650;
/// Ballots are filled in faster than sentences are thought of.
const VOTING: u64 = 300;

/// What somebody who is connected hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// The connection is open.
    Opened,
    /// A frame.
    Frame(Vec<u8>),
    /// The connection is closed.
    Closed,
}

/// What one step came to.
#[derive(Debug, Default)]
pub struct Step {
    /// For the facilitator's device, in this order.
    pub told: Vec<Heard>,
    /// When the next is due, by the monotonic clock. In the past where there is more to do at once.
    pub due: u64,
}

/// A rehearsal as long as a page is open. What the device said is taken in at the next step, so that it may be said while
/// one is under way.
pub struct Rehearsal {
    link: Link,
    origin: String,
    host: Host,
    seats: Vec<Seat>,
    device: Option<ConnectionId>,
    connections: u64,
    letters: VecDeque<Letter>,
    /// Whose turn it is next, and when.
    next: usize,
    turn_at: u64,
    turns: usize,
    /// Who says next that they are there, and when.
    next_here: usize,
    here_at: u64,
}

/// A guest and their connection.
struct Seat {
    guest: Guest,
    connection: Option<ConnectionId>,
}

/// What is under way.
enum Letter {
    /// A frame for the host.
    Host(ConnectionId, Vec<u8>),
    Guest(usize, Heard),
    Device(Heard),
}

impl Rehearsal {
    /// Nobody has come yet. The origin is the page's.
    pub fn new(link: Link, origin: String) -> Self {
        Self {
            host: Host::new(origin.clone()),
            link,
            origin,
            seats: Vec::new(),
            device: None,
            connections: 0,
            letters: VecDeque::new(),
            next: 0,
            turn_at: 0,
            turns: 0,
            next_here: 0,
            here_at: 0,
        }
    }

    /// The device connects.
    pub fn connect(&mut self, now: Now, env: &mut Environment<'_>) {
        self.hang_up();
        self.letters.push_back(Letter::Device(Heard::Opened));
        let (connection, tellings) = self.accept(now, env);
        self.device = Some(connection);
        self.deliver(tellings);
        // The room is the facilitator's first.
        self.turn_at = self.turn_at.max(now.monotonic + IDLE);
    }

    /// The device says a frame.
    pub fn say(&mut self, frame: Vec<u8>) {
        if let Some(device) = self.device {
            self.letters.push_back(Letter::Host(device, frame));
        }
    }

    /// The device hangs up.
    pub fn hang_up(&mut self) {
        if let Some(device) = self.device.take() {
            self.host.lose(device);
            self.letters
                .retain(|letter| !matches!(letter, Letter::Device(_)));
        }
    }

    /// Does the next piece of work there is.
    pub fn step(&mut self, now: Now, env: &mut Environment<'_>) -> Step {
        let mut told = Vec::new();
        if let Some(letter) = self.letters.pop_front() {
            match letter {
                Letter::Host(from, frame) => {
                    let tellings = self.host.hear(from, &frame, now.wall);
                    self.deliver(tellings);
                }
                Letter::Guest(index, heard) => {
                    let event = match heard {
                        Heard::Opened => Event::Connected {
                            origin: self.origin.clone(),
                        },
                        Heard::Frame(frame) => Event::Frame(frame),
                        Heard::Closed => Event::Disconnected,
                    };
                    if let Some(seat) = self.seats.get_mut(index) {
                        let wishes = seat.guest.feed(event, now, env);
                        self.grant(index, wishes, now, env);
                    }
                }
                Letter::Device(word) => told.push(word),
            }
        } else if self.host.is_asked() {
            let tellings = self.host.hand_out(now.wall);
            self.deliver(tellings);
        } else if let Some(index) = self.rung(now.monotonic) {
            let wishes = self.seats[index].guest.feed(Event::Tick, now, env);
            self.grant(index, wishes, now, env);
        } else if self.here_at <= now.monotonic {
            self.here_at = now.monotonic + HERE / GUESTS as u64;
            self.be_here(now, env);
        } else if self.turn_at <= now.monotonic {
            self.turn_at = now.monotonic + self.take_turn(now, env);
        }
        let due = self.due(now.monotonic);
        Step { told, due }
    }

    fn due(&self, now: u64) -> u64 {
        if !self.letters.is_empty() || self.host.is_asked() {
            return now;
        }
        let alarms = self.seats.iter().filter_map(|seat| seat.guest.alarm);
        alarms
            .chain([self.turn_at, self.here_at])
            .min()
            .unwrap_or(now)
    }

    /// Whose alarm has rung.
    fn rung(&self, now: u64) -> Option<usize> {
        let mut seats = self.seats.iter();
        seats.position(|seat| seat.guest.alarm.is_some_and(|alarm| alarm <= now))
    }

    /// Has the next guest say that they are there.
    fn be_here(&mut self, now: Now, env: &mut Environment<'_>) {
        let index = self.next_here;
        self.next_here = (index + 1) % GUESTS;
        if let Some(seat) = self.seats.get_mut(index) {
            let wishes = seat.guest.be_here(now, env);
            self.grant(index, wishes, now, env);
        }
    }

    /// Has the next guest do something; says after how many milliseconds the one after may.
    fn take_turn(&mut self, now: Now, env: &mut Environment<'_>) -> u64 {
        if self.device.is_none() {
            return IDLE;
        }
        let index = self.seats.len();
        if index < GUESTS {
            let mut guest = Guest::new(&self.link, Part::of(index), env.rng);
            let wishes = guest.arrive(now, env);
            let connection = None;
            self.seats.push(Seat { guest, connection });
            self.grant(index, wishes, now, env);
            return ARRIVAL;
        }
        for step in 0..GUESTS {
            let index = (self.next + step) % GUESTS;
            let guest = &mut self.seats[index].guest;
            if !guest.has_something_to_do() {
                continue;
            }
            let Some(wishes) = guest.take_turn(now, env) else {
                continue;
            };
            let mood = guest.mood();
            self.next = index + 1;
            self.turns += 1;
            self.grant(index, wishes, now, env);
            return self.pace(mood);
        }
        IDLE
    }

    fn pace(&self, mood: Mood) -> u64 {
        let least = match mood {
            Mood::Quiet => ARRIVAL,
            Mood::Writing { .. } | Mood::Closed { .. } => WRITING,
            Mood::Voting { .. } => VOTING,
        };
        least + scatter(self.turns, 0) as u64 % least
    }

    fn grant(&mut self, index: usize, wishes: Vec<Wish>, now: Now, env: &mut Environment<'_>) {
        for wish in wishes {
            let connection = self.seats[index].connection;
            match (wish, connection) {
                (Wish::Connect, before) => {
                    if let Some(before) = before {
                        self.host.lose(before);
                    }
                    let (connection, tellings) = self.accept(now, env);
                    self.seats[index].connection = Some(connection);
                    self.letters.push_back(Letter::Guest(index, Heard::Opened));
                    self.deliver(tellings);
                }
                (Wish::Send(frame), Some(connection)) => {
                    self.letters.push_back(Letter::Host(connection, frame));
                }
                (Wish::HangUp, Some(connection)) => {
                    self.host.lose(connection);
                    self.seats[index].connection = None;
                }
                (Wish::Send(_) | Wish::HangUp, None) => {}
            }
        }
    }

    fn accept(&mut self, now: Now, env: &mut Environment<'_>) -> (ConnectionId, Tellings) {
        self.connections += 1;
        let connection = ConnectionId(self.connections);
        let mut challenge = [0; 32];
        env.rng.fill_bytes(&mut challenge);
        let tellings = self.host.accept(connection, challenge, now.wall);
        (connection, tellings)
    }

    fn deliver(&mut self, tellings: Tellings) {
        for (to, told) in tellings {
            let heard = match told {
                Told::Frame(frame) => Heard::Frame(frame),
                Told::HungUp => Heard::Closed,
            };
            let seat = |seat: &Seat| seat.connection == Some(to);
            if self.device == Some(to) {
                self.letters.push_back(Letter::Device(heard));
            } else if let Some(index) = self.seats.iter().position(seat) {
                self.letters.push_back(Letter::Guest(index, heard));
            }
        }
    }
}
