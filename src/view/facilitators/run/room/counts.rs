//! Counts: how it stands at each table, counted once for all who show it.

use std::collections::HashMap;
use std::time::Duration;

use leptos::prelude::*;
use sync::{HeardAt, Session};

use crate::device::clock;
use crate::state::{Contributions, Evening, People, PlanState, Workshop};

/// How often it is looked who has fallen silent.
const LOOK_EVERY: Duration = Duration::from_secs(10);
/// After so many looks everybody has been heard who can be: they speak up at least every half minute.
const LOOKS: u32 = 5;
/// A look that comes so long after the one before comes after a sleep, in milliseconds.
const LATE: u64 = 25_000;

/// How it stands at one table, as far as it is known here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AtTable {
    /// Its number.
    pub number: u16,
    /// So many sit there.
    pub persons: usize,
    /// So many of them have the app open and are online at this moment. Not known before this device has listened for
    /// a while.
    pub online: Option<usize>,
    /// What has come from there.
    pub heard: HeardAt,
    /// So many inputs.
    pub inputs: usize,
    /// When the last of them was written, in milliseconds since 1970.
    pub last: Option<i64>,
    /// Whether somebody there has said that the table is done with the phase.
    pub done: bool,
}

/// The tables of the plan, in their order. A copy is a handle.
#[derive(Clone, Copy)]
pub struct Counts {
    /// How it stands at each.
    pub tables: Memo<Vec<AtTable>>,
}

impl Counts {
    /// Counts, and anew when something has changed, at most a few times a second.
    pub fn new() -> Self {
        let workshop = expect_context::<Workshop>();
        let (contributions, people) = (
            expect_context::<Contributions>(),
            expect_context::<People>(),
        );
        let tables = expect_context::<PlanState>().tables();
        let running = expect_context::<Evening>().running;
        let edition = contributions.edition();
        let numbers = Memo::new(move |_| {
            tables.with(|tables| {
                let numbers = tables.iter().map(|table| table.number);
                numbers
                    .filter_map(|number| u16::try_from(number).ok())
                    .collect::<Vec<_>>()
            })
        });
        // Counted by their own, since they change more often than who sits where.
        let written = Memo::new(move |_| {
            edition.track();
            let mut written: HashMap<u16, (usize, i64)> = HashMap::new();
            contributions.shelf(|shelf| {
                for (key, one) in shelf.shown() {
                    if let Some(table) = key.document.table() {
                        let (count, last) = written.entry(table).or_insert((0, i64::MIN));
                        *count += 1;
                        *last = one.created.max(*last);
                    }
                }
            });
            written
        });
        let is_listening = listen(people, numbers);
        let tables = Memo::new(move |_| {
            let is_listening = is_listening.get();
            let phase = running.with(|running| running.phase);
            let now = workshop.device().relay_time();
            let at = |number: u16| {
                let (persons, done) = people.seats(number).with(|seats| {
                    let here = seats.iter().filter(|seat| !seat.left);
                    let is_done = |done| phase.is_some() && done == phase;
                    (
                        here.clone().count(),
                        here.clone().any(|seat| is_done(seat.done)),
                    )
                });
                let written = written.with(|written| written.get(&number).copied());
                AtTable {
                    number,
                    persons,
                    online: is_listening.then(|| people.present(number).get()),
                    heard: workshop.device().read(|session| session.heard_at(number)),
                    inputs: written.map_or(0, |(count, _)| count),
                    // A writer's clock may be ahead.
                    last: written.map(|(_, last)| last.min(now)),
                    done,
                }
            };
            numbers.with(|numbers| numbers.iter().copied().map(at).collect())
        });
        Self { tables }
    }

    /// How many tables are done, and how many there are.
    pub fn done(self) -> (usize, usize) {
        self.tables.with(|tables| {
            let done = tables.iter().filter(|table| table.done).count();
            (done, tables.len())
        })
    }

    /// The numbers of the tables where somebody sits and nobody is online, though they are not done.
    pub fn silent(self) -> Vec<u32> {
        self.which(|table| table.persons > 0 && table.online == Some(0) && !table.done)
    }

    /// The numbers of the tables of which this is true.
    pub fn which(self, is: fn(&AtTable) -> bool) -> Vec<u32> {
        self.tables.with(|tables| {
            let found = tables.iter().filter(|table| is(table));
            found.map(|table| table.number.into()).collect()
        })
    }
}

/// Whether this device has been connected for so long that it has heard everybody who is; who has fallen silent meanwhile is
/// counted out.
fn listen(people: People, numbers: Memo<Vec<u16>>) -> Memo<bool> {
    let workshop = expect_context::<Workshop>();
    // How often it was looked since, without a break: a device that slept has heard nobody meanwhile.
    let looked = RwSignal::new(0_u32);
    let last = StoredValue::new(None::<u64>);
    let look = move || {
        let now = clock::now().monotonic;
        let before = last.try_update_value(|last| last.replace(now)).flatten();
        let is_late = before.is_some_and(|before| now.saturating_sub(before) > LATE);
        let is_connected = workshop.device().read(Session::is_connected);
        numbers.with_untracked(|numbers| numbers.iter().for_each(|table| people.count(*table)));
        looked.update(|times| {
            *times = match is_connected && !is_late {
                true => times.saturating_add(1),
                false => 0,
            };
        });
    };
    if let Ok(often) = set_interval_with_handle(look, LOOK_EVERY) {
        on_cleanup(move || often.clear());
    }
    Memo::new(move |_| looked.get() >= LOOKS)
}
