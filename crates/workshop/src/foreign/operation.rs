//! An operation: what one of a change's does, held against what our commands do.
//!
//! Our commands make maps and texts, set values in maps, and insert and delete characters in texts;
//! nothing else. Lists, tables, counters, marks and whatever else Automerge knows are ways into it
//! that nobody needs here. Some of them it takes or does not take depending on what stands beside
//! them, and then devices differ; some it takes and panics on at the next edit.
//!
//! Nor do they do one thing twice in a change: a key is set once, nothing is superseded twice, and what
//! is inserted is not empty. Equal operations take no room in a change, and so many that take none would cost
//! everybody seconds at every change that follows.
//!
//! What an operation names (the object that it writes in, the element that it writes beside, what it
//! supersedes) is gathered, so that it can be compared with what the change builds on.

use std::collections::{BTreeMap, BTreeSet};

use super::Rejection;
use super::column::{Run, Values, walk};
use super::leb128::Reader;
use crate::history::Shape;

/// Names an operation: by the place of its actor in the change's table of actors, and its counter.
pub(super) type Name = (u64, u64);

/// What the operations of a change name and make.
#[derive(Default)]
pub(super) struct Gathered<'a> {
    /// For each actor the greatest counter that is named.
    pub(super) greatest: BTreeMap<u64, u64>,
    /// The objects that are written in.
    pub(super) objects: BTreeMap<Name, Shape>,
    /// The objects that are made, by counter.
    pub(super) made: BTreeMap<u64, Shape>,
    /// What is superseded in maps, with the map; none is the root.
    pub(super) superseded: Vec<(Option<Name>, Name)>,
    /// The keys that are set, each with the map; none is the root.
    pub(super) written: BTreeSet<(Cell, &'a [u8])>,
}

/// What stands in a pair of columns, see [`Names`].
type Cell = Option<(Option<u64>, u64)>;

/// The columns of a change's operations, and of what they supersede.
pub(super) struct Columns<'a> {
    pub(super) object: [&'a [u8]; 2],
    pub(super) key: [&'a [u8]; 2],
    pub(super) key_string: &'a [u8],
    pub(super) insert: &'a [u8],
    pub(super) action: &'a [u8],
    pub(super) value_length: &'a [u8],
    pub(super) value: &'a [u8],
    pub(super) predecessors: &'a [u8],
    pub(super) predecessor: [&'a [u8]; 2],
}

// Actions.
const MAKE_MAP: u64 = 0;
const SET: u64 = 1;
const DELETE: u64 = 3;
const MAKE_TEXT: u64 = 4;
// The types of values, in the low four bits of their length.
const NULL: u64 = 0;
const TRUE: u64 = 2;
const UNSIGNED: u64 = 3;
const SIGNED: u64 = 4;
const FLOAT: u64 = 5;
const STRING: u64 = 6;
const BYTES: u64 = 7;
const TIMESTAMP: u64 = 9;

/// What an operation writes at.
enum Key {
    /// A key of a map.
    Map,
    /// The beginning of a text.
    Head,
    /// An element of a text.
    Element(Name),
}

impl<'a> Gathered<'a> {
    /// Reads the operations of a change whose columns were found to fit each other. There are as many
    /// as `operations`, and the first has the counter `start_op`.
    pub(super) fn read(
        columns: &Columns<'a>,
        start_op: u64,
        operations: u64,
    ) -> Result<Self, Rejection> {
        let mut gathered = Self::default();
        let mut objects = Names::new(columns.object, Values::Unsigned)?;
        let mut keys = Names::new(columns.key, Values::Difference)?;
        let mut strings = Cells::new(columns.key_string, Values::String)?;
        let mut inserts = Cells::new(columns.insert, Values::Boolean)?;
        let mut actions = Cells::new(columns.action, Values::Unsigned)?;
        let mut values = Cells::new(columns.value_length, Values::Unsigned)?;
        let mut value = Reader::new(columns.value);
        let mut counts = Cells::new(columns.predecessors, Values::Unsigned)?;
        let mut superseded = Names::new(columns.predecessor, Values::Difference)?;
        let mut once = BTreeSet::new();
        for own in start_op..start_op + operations {
            let object = objects.next()?;
            let key = match (strings.next(), keys.next()?) {
                (Run::String(key), None) if gathered.written.insert((object, key)) => Key::Map,
                (Run::String(_), None) => return Err(Rejection::Malformed("a key set twice")),
                (Run::Nothing, Some((None, 0))) => Key::Head,
                (Run::Nothing, Some((Some(actor), counter))) => Key::Element((actor, counter)),
                _ => return Err(Rejection::Malformed("an operation without a place")),
            };
            let insert = inserts.next() == Run::Boolean(true);
            let action = actions.next();
            let (length, kind) = match values.next() {
                Run::Unsigned(length) => (length >> 4, length & 0xf),
                _ => (0, NULL),
            };
            let bytes = value.take(usize::try_from(length).unwrap_or(usize::MAX))?;
            if !is_value(kind, bytes) {
                return Err(Rejection::Malformed("a value that is none"));
            }
            let is_words = kind == STRING && !bytes.is_empty();
            let mut predecessors = Vec::new();
            if let Run::Unsigned(count) = counts.next() {
                for _ in 0..count {
                    let Some((Some(actor), counter)) = superseded.next()? else {
                        return Err(Rejection::Malformed("a predecessor without a name"));
                    };
                    if !once.insert((actor, counter)) {
                        return Err(Rejection::Malformed("superseded twice"));
                    }
                    predecessors.push((actor, counter));
                }
            }
            let shape = match (action, &key, insert) {
                (Run::Unsigned(MAKE_MAP | SET | MAKE_TEXT), Key::Map, false) => Shape::Map,
                (Run::Unsigned(SET), Key::Head | Key::Element(_), true)
                    if is_words && predecessors.is_empty() =>
                {
                    Shape::Text
                }
                (Run::Unsigned(DELETE), Key::Element(element), false)
                    if predecessors == [*element] =>
                {
                    Shape::Text
                }
                _ => return Err(Rejection::Malformed("an operation that no command makes")),
            };
            if shape == Shape::Map {
                let map = object.and_then(|(actor, counter)| Some((actor?, counter)));
                let superseded = predecessors.iter().map(|name| (map, *name));
                gathered.superseded.extend(superseded);
            }
            match object {
                Some((Some(actor), counter)) => gathered.write_in((actor, counter), shape, own)?,
                None if shape == Shape::Map => {}
                _ => return Err(Rejection::Malformed("an operation in no object")),
            }
            match action {
                Run::Unsigned(MAKE_MAP) => gathered.made.insert(own, Shape::Map),
                Run::Unsigned(MAKE_TEXT) => gathered.made.insert(own, Shape::Text),
                _ => None,
            };
            if let Key::Element(element) = key {
                predecessors.push(element);
            }
            for name in predecessors {
                gathered.name(name, own)?;
            }
        }
        Ok(gathered)
    }

    /// What an operation names comes before it. An object that were made within itself would have a
    /// path without an end, and whoever follows that runs out of memory, where no guard helps.
    fn name(&mut self, (actor, counter): Name, own: u64) -> Result<(), Rejection> {
        if actor == 0 && counter >= own {
            return Err(Rejection::Malformed("an operation yet to come"));
        }
        let known = self.greatest.entry(actor).or_default();
        *known = counter.max(*known);
        Ok(())
    }

    fn write_in(&mut self, object: Name, shape: Shape, own: u64) -> Result<(), Rejection> {
        self.name(object, own)?;
        let known = self.objects.insert(object, shape);
        if known.is_some_and(|known| known != shape) {
            return Err(Rejection::Malformed("an object of two shapes"));
        }
        Ok(())
    }
}

/// Whether bytes are a value of this type, to the last of them: Automerge finds out only when a change is
/// applied, which costs everybody a document that is made for nothing. A counter is no value that a
/// command sets.
fn is_value(kind: u64, bytes: &[u8]) -> bool {
    let mut reader = Reader::new(bytes);
    match kind {
        NULL..=TRUE => bytes.is_empty(),
        UNSIGNED => reader.unsigned().is_ok() && reader.is_empty(),
        SIGNED | TIMESTAMP => reader.signed().is_ok() && reader.is_empty(),
        FLOAT => bytes.len() == size_of::<f64>(),
        STRING => std::str::from_utf8(bytes).is_ok(),
        BYTES => true,
        _ => false,
    }
}

/// The values of a column, one after another; nothing where it ends.
struct Cells<'a> {
    runs: std::vec::IntoIter<(u64, Run<'a>)>,
    run: Run<'a>,
    left: u64,
}

impl<'a> Cells<'a> {
    fn new(bytes: &'a [u8], values: Values) -> Result<Self, Rejection> {
        let mut runs = Vec::new();
        walk(bytes, values, u64::MAX, |count, run| {
            runs.push((count, run));
            Ok(())
        })?;
        Ok(Self {
            runs: runs.into_iter(),
            run: Run::Nothing,
            left: 0,
        })
    }

    fn next(&mut self) -> Run<'a> {
        while self.left == 0 {
            let Some((count, run)) = self.runs.next() else {
                return Run::Nothing;
            };
            (self.left, self.run) = (count, run);
        }
        self.left -= 1;
        self.run
    }
}

/// The names in a pair of columns: actors, and counters or the steps between them.
struct Names<'a> {
    actors: Cells<'a>,
    counters: Cells<'a>,
    counter: i64,
}

impl<'a> Names<'a> {
    fn new([actors, counters]: [&'a [u8]; 2], values: Values) -> Result<Self, Rejection> {
        Ok(Self {
            actors: Cells::new(actors, Values::Unsigned)?,
            counters: Cells::new(counters, values)?,
            counter: 0,
        })
    }

    /// The next name, if there is one; without an actor where only a counter stands.
    fn next(&mut self) -> Result<Cell, Rejection> {
        let actor = match self.actors.next() {
            Run::Unsigned(actor) => Some(actor),
            _ => None,
        };
        let counter = match self.counters.next() {
            Run::Unsigned(counter) => counter,
            Run::Difference(step) => {
                let next = self.counter.checked_add(step);
                let next = next.and_then(|next| Some((next, u64::try_from(next).ok()?)));
                let (next, counter) = next.ok_or(Rejection::Malformed("a counter out of range"))?;
                self.counter = next;
                counter
            }
            _ if actor.is_none() => return Ok(None),
            _ => return Err(Rejection::Malformed("an actor without a counter")),
        };
        Ok(Some((actor, counter)))
    }
}
