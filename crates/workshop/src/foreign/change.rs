//! A change: what one record carries, vetted on its own.

use std::collections::BTreeMap;

use automerge::ChangeHash;
use protocol::LaneId;

use super::Rejection;
use super::chunk::{self, Chunk};
use super::column::{Column, Layout, Run, Specification, Values, walk};
use super::leb128::Reader;
use super::operation::{Columns, Gathered};
use crate::first_change::FIRST_ACTOR;
use crate::history::Shape;
use crate::limits::MAX_CHANGE_OPERATIONS;

/// Operations name what they supersede; a change that names far more than it does is no person's.
const MAX_PREDECESSORS: u64 = 100_000;

/// Our keys are field names and ids; nobody's are essays.
const MAX_KEY: usize = 1_024;

/// The counters of operations are 32 bits wide inside Automerge.
const MAX_COUNTER: u64 = u32::MAX as u64;

/// What a change says of itself, found to be possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VettedChange {
    /// The lane that made it.
    pub actor: LaneId,
    /// Its number among the lane's changes, from 1.
    pub seq: u64,
    /// The counter of its first operation.
    pub start_op: u64,
    /// How many operations it holds.
    pub operations: u64,
    /// The counter of its last operation; one below `start_op` when it holds none.
    pub max_op: u64,
    /// What it builds on directly.
    pub dependencies: Vec<ChangeHash>,
    /// For each actor whose operations it names, the greatest counter that it names.
    pub named: Vec<(LaneId, u64)>,
    /// The objects that it writes in and does not make, each with what it takes it for.
    pub objects: Vec<((LaneId, u64), Shape)>,
    /// The objects that it makes, by counter.
    pub made: Vec<(u64, Shape)>,
    /// What it supersedes at the root or in a map at the root.
    pub superseded: Vec<(LaneId, u64)>,
    /// The keys that it sets at the root.
    pub root: Vec<String>,
    /// The keys that it sets in maps at the root.
    pub entries: Vec<String>,
    /// Its hash.
    pub hash: ChangeHash,
}

/// Vets the raw bytes of a change that `lane` sent: exactly one uncompressed change chunk.
pub fn vet_change(raw: &[u8], lane: LaneId) -> Result<VettedChange, Rejection> {
    if raw.is_empty() {
        return Err(Rejection::Empty);
    }
    let mut reader = Reader::new(raw);
    let chunk = Chunk::read(&mut reader)?;
    if !reader.is_empty() {
        return Err(Rejection::TrailingBytes);
    }
    if chunk.kind != chunk::CHANGE {
        return Err(Rejection::WrongChunk(chunk.kind));
    }
    let hash = chunk.verify()?;
    let body = Body::read(chunk.body)?;
    if body.actor != lane.0 {
        return Err(Rejection::WrongActor);
    }
    // Automerge keeps times by their differences; between the ends of their range there is none. [A5]
    if body.time != 0 {
        return Err(Rejection::Malformed("a time"));
    }
    if body.dependencies.is_empty() {
        return Err(Rejection::NoDependencies);
    }
    if body.extra > 0 {
        return Err(Rejection::TrailingBytes);
    }
    if body
        .other_actors
        .iter()
        .any(|actor| actor.len() != lane.0.len())
    {
        return Err(Rejection::Malformed("an actor that is no lane"));
    }
    let operations = body.count_operations(MAX_CHANGE_OPERATIONS)?;
    let Gathered {
        greatest,
        mut objects,
        made,
        superseded,
        written,
    } = body.operations(operations)?;
    // The first in the table of actors is the change's own.
    objects.retain(|(actor, counter), shape| {
        *actor != 0 || *counter < body.start_op || made.get(counter) != Some(shape)
    });
    let named = greatest
        .into_iter()
        .map(|(actor, counter)| Ok((body.actor(actor)?, counter)))
        .collect::<Result<_, _>>()?;
    let mut permanent = Vec::new();
    for (map, (actor, counter)) in superseded {
        // The maps at the root are those that the first change made.
        let at_root = match map {
            None => true,
            Some((actor, _)) => body.actor(actor)?.0 == FIRST_ACTOR,
        };
        if at_root {
            permanent.push((body.actor(actor)?, counter));
        }
    }
    let (mut root, mut entries) = (Vec::new(), Vec::new());
    for (map, key) in written {
        let keys = match map {
            None => &mut root,
            Some((Some(actor), _)) if body.actor(actor)?.0 == FIRST_ACTOR => &mut entries,
            Some(_) => continue,
        };
        keys.push(String::from_utf8_lossy(key).into_owned());
    }
    let objects = objects
        .into_iter()
        .map(|((actor, counter), shape)| Ok(((body.actor(actor)?, counter), shape)))
        .collect::<Result<_, _>>()?;
    Ok(VettedChange {
        actor: lane,
        seq: body.seq,
        start_op: body.start_op,
        operations,
        // `start_op` is at least 1, and the sum was found to fit.
        max_op: body.start_op + operations - 1,
        dependencies: body.dependencies,
        named,
        objects,
        made: made.into_iter().collect(),
        superseded: permanent,
        root,
        entries,
        hash,
    })
}

/// The body of a change chunk, taken apart.
pub(super) struct Body<'a> {
    pub(super) dependencies: Vec<ChangeHash>,
    pub(super) actor: &'a [u8],
    pub(super) seq: u64,
    pub(super) start_op: u64,
    time: i64,
    pub(super) other_actors: Vec<&'a [u8]>,
    columns: BTreeMap<Specification, &'a [u8]>,
    extra: usize,
}

// The columns of a change's operations.
const OBJECT_ACTOR: Specification = 0x01;
const OBJECT_COUNTER: Specification = 0x02;
const KEY_ACTOR: Specification = 0x11;
const KEY_COUNTER: Specification = 0x13;
const KEY_STRING: Specification = 0x15;
const INSERT: Specification = 0x34;
const ACTION: Specification = 0x42;
const VALUE_LENGTH: Specification = 0x56;
const VALUE: Specification = 0x57;
const PREDECESSORS: Specification = 0x70;
const PREDECESSOR_ACTOR: Specification = 0x71;
const PREDECESSOR_COUNTER: Specification = 0x73;
const EXPAND: Specification = 0x94;
const MARK_NAME: Specification = 0xa5;

const KNOWN: [Specification; 14] = [
    OBJECT_ACTOR,
    OBJECT_COUNTER,
    KEY_ACTOR,
    KEY_COUNTER,
    KEY_STRING,
    INSERT,
    ACTION,
    VALUE_LENGTH,
    VALUE,
    PREDECESSORS,
    PREDECESSOR_ACTOR,
    PREDECESSOR_COUNTER,
    EXPAND,
    MARK_NAME,
];

impl<'a> Body<'a> {
    pub(super) fn read(body: &'a [u8]) -> Result<Self, Rejection> {
        let mut reader = Reader::new(body);
        let dependencies = (0..reader.count(32)?)
            .map(|_| reader.array().map(ChangeHash))
            .collect::<Result<Vec<_>, _>>()?;
        if !dependencies.is_sorted_by(|one, next| one < next) {
            return Err(Rejection::Malformed("dependencies out of order"));
        }
        let actor = reader.prefixed()?;
        let seq = reader.unsigned()?;
        let start_op = reader.unsigned()?;
        if seq == 0 || seq > MAX_COUNTER || start_op == 0 || start_op > MAX_COUNTER {
            return Err(Rejection::Malformed("a counter out of range"));
        }
        let time = reader.signed()?;
        let message = reader.prefixed()?;
        if message.len() > MAX_KEY || std::str::from_utf8(message).is_err() {
            return Err(Rejection::Malformed("the message"));
        }
        let other_actors = (0..reader.count(1)?)
            .map(|_| reader.prefixed())
            .collect::<Result<Vec<_>, _>>()?;
        let layout = Layout::read(&mut reader)?;
        let mut columns = BTreeMap::new();
        for Column {
            specification,
            deflated,
            bytes,
        } in layout.columns(&mut reader)?
        {
            if deflated {
                return Err(Rejection::Malformed("a deflated column in a change"));
            }
            if !KNOWN.contains(&specification) {
                return Err(Rejection::Malformed("no such column"));
            }
            columns.insert(specification, bytes);
        }
        Ok(Self {
            dependencies,
            actor,
            seq,
            start_op,
            time,
            other_actors,
            columns,
            extra: reader.remaining(),
        })
    }

    /// Counts the operations without expanding them, and finds every column to be about that many.
    pub(super) fn count_operations(&self, limit: u64) -> Result<u64, Rejection> {
        let operations = walk(
            self.column(ACTION),
            Values::Unsigned,
            limit,
            |_, action| match action {
                // Seven is the last action that there is.
                Run::Unsigned(0..=7) => Ok(()),
                _ => Err(Rejection::Malformed("an unknown action")),
            },
        )?;
        let max_op = self.start_op + operations;
        if max_op > MAX_COUNTER {
            return Err(Rejection::Malformed("a counter out of range"));
        }
        self.check(OBJECT_ACTOR, operations, |_, run| self.known_actor(run))?;
        self.check(OBJECT_COUNTER, operations, |_, run| match run {
            Run::Unsigned(counter) if counter >= max_op => {
                Err(Rejection::Malformed("an object yet to come"))
            }
            _ => Ok(()),
        })?;
        self.check(KEY_ACTOR, operations, |_, run| self.known_actor(run))?;
        self.check_counters(KEY_COUNTER, operations, max_op)?;
        self.check(KEY_STRING, operations, |_, run| short_string(run))?;
        self.check(INSERT, operations, |_, _| Ok(()))?;
        self.check(EXPAND, operations, |_, _| Ok(()))?;
        self.check(MARK_NAME, operations, |_, run| short_string(run))?;

        let mut values = 0u64;
        self.check(VALUE_LENGTH, operations, |count, run| {
            let Run::Unsigned(length) = run else {
                return Err(Rejection::Malformed("a value without a length"));
            };
            // The low four bits are the value's type.
            values = (length >> 4)
                .checked_mul(count)
                .and_then(|more| values.checked_add(more))
                .ok_or(Rejection::Truncated)?;
            Ok(())
        })?;
        if values != self.column(VALUE).len() as u64 {
            return Err(Rejection::Malformed("values of another length"));
        }

        let mut predecessors = 0u64;
        self.check(PREDECESSORS, operations, |count, run| {
            let Run::Unsigned(each) = run else {
                return Err(Rejection::Malformed("no number of predecessors"));
            };
            predecessors = each
                .checked_mul(count)
                .and_then(|more| predecessors.checked_add(more))
                .filter(|total| *total <= MAX_PREDECESSORS)
                .ok_or(Rejection::TooMany {
                    what: "predecessors",
                })?;
            Ok(())
        })?;
        self.check(PREDECESSOR_ACTOR, predecessors, |_, run| {
            self.known_actor(run)
        })?;
        self.check_counters(PREDECESSOR_COUNTER, predecessors, max_op)?;
        Ok(operations)
    }

    /// Reads the operations one by one, once they are known not to be too many.
    fn operations(&self, count: u64) -> Result<Gathered<'a>, Rejection> {
        let columns = Columns {
            object: [OBJECT_ACTOR, OBJECT_COUNTER].map(|column| self.column(column)),
            key: [KEY_ACTOR, KEY_COUNTER].map(|column| self.column(column)),
            key_string: self.column(KEY_STRING),
            insert: self.column(INSERT),
            action: self.column(ACTION),
            value_length: self.column(VALUE_LENGTH),
            value: self.column(VALUE),
            predecessors: self.column(PREDECESSORS),
            predecessor: [PREDECESSOR_ACTOR, PREDECESSOR_COUNTER].map(|column| self.column(column)),
        };
        Gathered::read(&columns, self.start_op, count)
    }

    /// Somebody in the table of actors.
    fn actor(&self, place: u64) -> Result<LaneId, Rejection> {
        let actor = match usize::try_from(place) {
            Ok(0) => Some(self.actor),
            Ok(place) => self.other_actors.get(place - 1).copied(),
            Err(_) => None,
        };
        actor
            .and_then(|actor| <[u8; 32]>::try_from(actor).ok())
            .map(LaneId)
            .ok_or(Rejection::Malformed("an actor that is not listed"))
    }

    fn column(&self, specification: Specification) -> &'a [u8] {
        self.columns
            .get(&specification)
            .copied()
            .unwrap_or_default()
    }

    /// A column has a value for each of `expected`, or none at all.
    fn check(
        &self,
        specification: Specification,
        expected: u64,
        visit: impl FnMut(u64, Run<'a>) -> Result<(), Rejection>,
    ) -> Result<(), Rejection> {
        let bytes = self.column(specification);
        if bytes.is_empty() {
            return Ok(());
        }
        // One more than expected is already wrong; there is no need to walk on.
        let found =
            walk(bytes, Values::of(specification), expected, visit).map_err(|rejection| {
                match rejection {
                    Rejection::TooManyOperations { .. } => {
                        Rejection::Malformed("columns of different length")
                    }
                    other => other,
                }
            })?;
        if found != expected {
            return Err(Rejection::Malformed("columns of different length"));
        }
        Ok(())
    }

    /// Counters are stored as steps; none may lead below zero or to an operation yet to come. In a
    /// run of equal steps it is enough to look at its end and its beginning.
    fn check_counters(
        &self,
        specification: Specification,
        expected: u64,
        max_op: u64,
    ) -> Result<(), Rejection> {
        let mut counter = 0i64;
        let possible = |counter: i64| u64::try_from(counter).is_ok_and(|counter| counter < max_op);
        self.check(specification, expected, |count, run| {
            let Run::Difference(step) = run else {
                return Ok(());
            };
            let first = counter.checked_add(step);
            let last = i64::try_from(count)
                .ok()
                .and_then(|count| step.checked_mul(count))
                .and_then(|way| counter.checked_add(way));
            match (first, last) {
                (Some(first), Some(last)) if possible(first) && possible(last) => counter = last,
                _ => return Err(Rejection::Malformed("an operation yet to come")),
            }
            Ok(())
        })
    }

    fn known_actor(&self, run: Run<'_>) -> Result<(), Rejection> {
        match run {
            Run::Unsigned(actor) if actor > self.other_actors.len() as u64 => {
                Err(Rejection::Malformed("an actor that is not listed"))
            }
            _ => Ok(()),
        }
    }
}

fn short_string(run: Run<'_>) -> Result<(), Rejection> {
    match run {
        Run::String(bytes) if bytes.len() > MAX_KEY || std::str::from_utf8(bytes).is_err() => {
            Err(Rejection::Malformed("a key"))
        }
        _ => Ok(()),
    }
}
