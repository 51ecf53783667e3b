//! A mutation: a true change bent, with its checksum right, as a true participant could sign it.
//!
//! Two ways. Bytes are bent as they stand, which tries those who read them. Operations are taken
//! apart, bent and written properly again, which gets past every reader and tries what is done with
//! them: other objects, other keys, other predecessors, other actions, and names of operations that
//! the change does not build on.

use automerge::legacy::{ElementId, Key, MarkData, ObjectId, Op, OpId, OpType, SortedVec};
use automerge::{Automerge, Change, ExpandedChange, ObjType, ScalarValue};
use sha2::{Digest, Sha256};
use sync::guard::guarded;

use crate::dice::Dice;
use crate::guard::NativeGuard;

/// Bends a change. `history` is what its maker knows: raw changes, whose operations it may name.
pub fn bent(raw: &[u8], history: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let by_operations = dice.per_mille(600);
    by_operations
        .then(|| bent_operations(raw, history, dice))
        .flatten()
        .unwrap_or_else(|| bent_bytes(raw, dice))
}

/// Makes a change that builds on less than it says: on the changes of `dependencies` alone, whose
/// operations end at `max_op`. What it names stays named.
pub fn unbuilt(raw: &[u8], dependencies: &[[u8; 32]], max_op: u64) -> Option<Vec<u8>> {
    let mut change = expanded(raw)?;
    change.deps = dependencies
        .iter()
        .map(|hash| automerge::ChangeHash(*hash))
        .collect();
    change.start_op = std::num::NonZeroU64::new(max_op + 1)?;
    written(change)
}

/// Makes another change of one: it sets a key of the root and does nothing else.
pub fn setting(raw: &[u8], key: &str, value: i64) -> Option<Vec<u8>> {
    let mut change = expanded(raw)?;
    change.operations = vec![Op {
        action: OpType::Put(ScalarValue::Int(value)),
        obj: ObjectId::Root,
        key: Key::Map(key.into()),
        pred: SortedVec::new(),
        insert: false,
    }];
    written(change)
}

/// Makes another change of one that sets keys of a map: the second of them supersedes the first, which
/// stands elsewhere. Automerge takes that, and cannot load again what it has saved.
pub fn misplaced(raw: &[u8]) -> Option<Vec<u8>> {
    let mut change = expanded(raw)?;
    let is_set = |operation: &Op| matches!(operation.action, OpType::Put(_)) && !operation.insert;
    let mut set = (0..change.operations.len()).filter(|at| is_set(&change.operations[*at]));
    let (first, second) = (set.next()?, set.next()?);
    let superseded = OpId::new(change.start_op.get() + first as u64, &change.actor_id);
    change.operations[second].pred = vec![superseded].into();
    written(change)
}

/// Makes another change of one that sets a key of a map: it sets another key there.
pub fn setting_instead(raw: &[u8], key: &str, value: i64) -> Option<Vec<u8>> {
    let mut change = expanded(raw)?;
    change.operations.truncate(1);
    let operation = change.operations.first_mut()?;
    operation.key = Key::Map(key.into());
    operation.action = OpType::Put(ScalarValue::Int(value));
    operation.pred = SortedVec::new();
    written(change)
}

/// Makes another change of one that begins by making a map: it makes that within itself and does
/// nothing else.
pub fn within_itself(raw: &[u8]) -> Option<Vec<u8>> {
    let mut change = expanded(raw)?;
    change.operations.truncate(1);
    let own = OpId::new(change.start_op.get(), &change.actor_id);
    change.operations.first_mut()?.obj = ObjectId::Id(own);
    written(change)
}

/// The greatest counter in a saved document.
pub fn max_op(saved: &[u8]) -> u64 {
    let changes = Automerge::load(saved).map(|document| document.get_changes(&[]));
    let changes = changes.unwrap_or_default();
    changes.iter().map(Change::max_op).max().unwrap_or(0)
}

fn expanded(raw: &[u8]) -> Option<ExpandedChange> {
    let change = Change::from_bytes(raw.to_vec()).ok()?;
    guarded(&NativeGuard, || change.decode()).ok()
}

fn written(change: ExpandedChange) -> Option<Vec<u8>> {
    guarded(&NativeGuard, || Change::from(change).raw_bytes().to_vec()).ok()
}

fn bent_operations(raw: &[u8], history: &[Vec<u8>], dice: &mut Dice) -> Option<Vec<u8>> {
    let mut change = expanded(raw)?;
    let mut known = Known::default();
    for earlier in history.iter().filter_map(|raw| expanded(raw)) {
        known.learn(&earlier);
    }
    known.learn(&change);
    for _ in 0..dice.between(1, 3) {
        bend_change(&mut change, &known, dice)?;
    }
    written(change)
}

/// What a change may name: operations, and keys that somebody set.
#[derive(Default)]
struct Known {
    names: Vec<OpId>,
    keys: Vec<String>,
}

impl Known {
    fn learn(&mut self, change: &ExpandedChange) {
        for (counter, operation) in (change.start_op.get()..).zip(&change.operations) {
            self.names.push(OpId::new(counter, &change.actor_id));
            if let Key::Map(key) = &operation.key {
                self.keys.push(key.to_string());
            }
        }
    }

    /// Mostly an operation that there is, sometimes one that never was.
    fn any_name(&self, dice: &mut Dice) -> Option<OpId> {
        let name = dice.pick(&self.names)?.clone();
        Some(match dice.below(10) {
            0 => OpId::new(dice.below(1_000), name.actor()),
            _ => name,
        })
    }

    /// Another's, or one that means something or nothing.
    fn any_key(&self, dice: &mut Dice) -> String {
        match dice.pick(&self.keys) {
            Some(key) if dice.per_mille(400) => key.clone(),
            _ => any_key(dice),
        }
    }
}

fn bend_change(change: &mut ExpandedChange, known: &Known, dice: &mut Dice) -> Option<()> {
    let count = change.operations.len() as u64;
    if count == 0 {
        return Some(());
    }
    let at = dice.below(count) as usize;
    match dice.below(20) {
        0 => {
            change.operations.remove(at);
        }
        1 => {
            let again = change.operations.get(at)?.clone();
            change.operations.push(again);
        }
        2 => {
            let other = dice.below(count) as usize;
            change.operations.swap(at, other);
        }
        3 => {
            let mut shorter = change.deps.clone();
            shorter.pop();
            if !shorter.is_empty() {
                change.deps = shorter;
            }
        }
        4 => change.time = dice.below(u64::MAX) as i64,
        _ => bend_operation(change.operations.get_mut(at)?, known, dice)?,
    }
    Some(())
}

/// Mostly so that it stays such as commands make it.
fn bend_operation(operation: &mut Op, known: &Known, dice: &mut Dice) -> Option<()> {
    if dice.per_mille(700) {
        return bend_within(operation, known, dice);
    }
    match dice.below(5) {
        0 => operation.action = any_action(dice),
        1 => {
            operation.obj = match dice.below(6) {
                0 => ObjectId::Root,
                _ => ObjectId::Id(known.any_name(dice)?),
            }
        }
        2 => {
            operation.key = match dice.below(8) {
                0 => Key::head(),
                1..=4 => Key::Seq(ElementId::Id(known.any_name(dice)?)),
                _ => Key::Map(known.any_key(dice).into()),
            }
        }
        3 => {
            let mut predecessors: Vec<OpId> = operation.pred.iter().cloned().collect();
            if dice.per_mille(400) {
                predecessors.clear();
            }
            if dice.per_mille(700) {
                predecessors.push(known.any_name(dice)?);
            }
            predecessors.sort();
            operation.pred = SortedVec::from(predecessors);
        }
        _ => operation.insert = !operation.insert,
    }
    Some(())
}

/// Sets another value, in another place or instead of others; writes beside another character, or
/// deletes another.
fn bend_within(operation: &mut Op, known: &Known, dice: &mut Dice) -> Option<()> {
    match (&operation.key, dice.below(5)) {
        (_, 0) => operation.obj = ObjectId::Id(known.any_name(dice)?),
        (Key::Map(_), 1) => operation.action = OpType::Put(any_value(dice)),
        (Key::Map(_), 2) => operation.key = Key::Map(known.any_key(dice).into()),
        (Key::Map(_), 3) => {
            let make = [ObjType::Map, ObjType::Text];
            operation.action = OpType::Make(make[dice.below(2) as usize]);
        }
        (Key::Map(_), _) => {
            let mut predecessors = vec![known.any_name(dice)?, known.any_name(dice)?];
            predecessors.truncate(dice.below(3) as usize);
            predecessors.sort();
            operation.pred = SortedVec::from(predecessors);
        }
        (Key::Seq(_), 1) if operation.insert => operation.key = Key::head(),
        (Key::Seq(_), _) => {
            let element = known.any_name(dice)?;
            operation.key = Key::Seq(ElementId::Id(element.clone()));
            if dice.per_mille(400) {
                operation.insert = false;
                operation.action = OpType::Delete;
            }
            if !operation.insert {
                operation.pred = SortedVec::from(vec![element]);
            }
        }
    }
    Some(())
}

fn any_key(dice: &mut Dice) -> String {
    let known = [
        "",
        "contributions",
        "schema",
        "kind",
        "profile",
        "seats",
        "text",
        "withdrawn",
        "created",
        "__proto__",
        "constructor",
        "\0",
        "æøå 🙂",
    ];
    let id = "0".repeat(32);
    match dice.below(4) {
        0 => id,
        _ => known[dice.below(known.len() as u64) as usize].to_owned(),
    }
}

fn any_action(dice: &mut Dice) -> OpType {
    let make = [ObjType::Map, ObjType::List, ObjType::Text, ObjType::Table];
    match dice.below(7) {
        0 | 1 => OpType::Make(make[dice.below(4) as usize]),
        2 => OpType::Delete,
        3 => OpType::Increment(dice.below(u64::MAX) as i64),
        4 => OpType::MarkBegin(MarkData {
            name: any_key(dice).into(),
            value: any_value(dice),
            expand: dice.per_mille(500),
        }),
        5 => OpType::MarkEnd(dice.per_mille(500)),
        _ => OpType::Put(any_value(dice)),
    }
}

fn any_value(dice: &mut Dice) -> ScalarValue {
    match dice.below(10) {
        0 => ScalarValue::Null,
        1 => ScalarValue::Boolean(true),
        2 => ScalarValue::Int(i64::MIN),
        3 => ScalarValue::Uint(u64::MAX),
        4 => ScalarValue::F64(f64::NAN),
        5 => ScalarValue::Timestamp(i64::MAX),
        6 => ScalarValue::counter(i64::MAX),
        7 => ScalarValue::Bytes(vec![0xff; 3]),
        8 => ScalarValue::Str("\u{202e}x\0".into()),
        _ => ScalarValue::Unknown {
            type_code: 12,
            bytes: vec![1],
        },
    }
}

/// Bends bytes behind the dependencies and the actor: those would only make it another's change.
fn bent_bytes(raw: &[u8], dice: &mut Dice) -> Vec<u8> {
    let Some((kind, mut body)) = parts(raw) else {
        return raw.to_vec();
    };
    let dependencies = usize::from(body.first().copied().unwrap_or(0) & 0x7f);
    let from = (1 + 32 * dependencies + 33).min(body.len().saturating_sub(1));
    bend(&mut body, from, dice);
    chunk(kind, &body)
}

/// Bends any bytes a little from a place on: flips bits, sets, inserts and removes bytes.
pub fn bend(bytes: &mut Vec<u8>, from: usize, dice: &mut Dice) {
    for _ in 0..dice.between(1, 3) {
        if bytes.len() <= from {
            return;
        }
        let place = from + dice.below((bytes.len() - from) as u64) as usize;
        match dice.below(8) {
            0 => {
                bytes.remove(place);
            }
            1 => bytes.insert(place, dice.below(256) as u8),
            2 | 3 => bytes[place] ^= 1 << dice.below(8),
            4 => bytes[place] = [0, 1, 0x7f, 0x80, 0xff][dice.below(5) as usize],
            5 if dice.per_mille(300) => bytes.truncate(place),
            _ => bytes[place] = dice.below(256) as u8,
        }
    }
}

/// The kind and body of a lone chunk.
pub fn parts(chunk: &[u8]) -> Option<(u8, Vec<u8>)> {
    let length = chunk.get(9..)?.iter().take_while(|byte| **byte & 0x80 != 0);
    let body = chunk.get(9 + length.count() + 1..)?;
    Some((chunk[8], body.to_vec()))
}

/// A number as unsigned LEB128.
pub fn leb128(mut number: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

/// A chunk with its length and checksum right.
pub fn chunk(kind: u8, body: &[u8]) -> Vec<u8> {
    let mut framed = vec![kind];
    framed.extend(leb128(body.len() as u64));
    framed.extend(body);
    let hash = Sha256::digest(&framed);
    [&[0x85, 0x6f, 0x4a, 0x83], &hash[..4], &framed].concat()
}
