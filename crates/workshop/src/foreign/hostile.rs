//! Hostile bytes, made by hand: true changes and documents taken apart, bent, and put together again
//! with their checksums right.

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use protocol::{ItemId, LaneId};

use super::chunk::{self, Chunk};
use super::column::{Column, Layout};
use super::leb128::Reader;
use super::*;
use crate::{Command, Document, DocumentKind};

const LANE: LaneId = LaneId([7; 32]);

/// A number as LEB128.
pub(super) fn unsigned(mut number: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

fn signed(mut number: i64) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let byte = (number & 0x7f) as u8;
        number >>= 7;
        if (number == 0 && byte & 0x40 == 0) || (number == -1 && byte & 0x40 != 0) {
            bytes.push(byte);
            return bytes;
        }
        bytes.push(byte | 0x80);
    }
}

/// A run of `count` equal values, as a column stores it.
fn run(count: i64, value: &[u8]) -> Vec<u8> {
    [signed(count), value.to_vec()].concat()
}

fn prefixed(bytes: &[u8]) -> Vec<u8> {
    [unsigned(bytes.len() as u64), bytes.to_vec()].concat()
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("deflates");
    encoder.finish().expect("deflates")
}

/// A change, every part of it open to bending.
#[derive(Clone)]
struct Forgery {
    dependencies: Vec<[u8; 32]>,
    actor: Vec<u8>,
    seq: u64,
    start_op: u64,
    message: Vec<u8>,
    others: Vec<Vec<u8>>,
    columns: Vec<(u32, Vec<u8>)>,
    extra: Vec<u8>,
}

impl Forgery {
    fn of(raw: &[u8]) -> Self {
        let chunk = Chunk::read(&mut Reader::new(raw)).expect("a chunk");
        let mut reader = Reader::new(chunk.body);
        let mut read = || -> Result<Self, Rejection> {
            let dependencies = (0..reader.count(32)?)
                .map(|_| reader.array())
                .collect::<Result<_, _>>()?;
            let actor = reader.prefixed()?.to_vec();
            let seq = reader.unsigned()?;
            let start_op = reader.unsigned()?;
            reader.signed()?;
            let message = reader.prefixed()?.to_vec();
            let others = (0..reader.count(1)?)
                .map(|_| reader.prefixed().map(<[u8]>::to_vec))
                .collect::<Result<_, _>>()?;
            let layout = Layout::read(&mut reader)?;
            let columns = layout
                .columns(&mut reader)?
                .into_iter()
                .map(
                    |Column {
                         specification,
                         bytes,
                         ..
                     }| (specification, bytes.to_vec()),
                )
                .collect();
            Ok(Self {
                dependencies,
                actor,
                seq,
                start_op,
                message,
                others,
                columns,
                extra: Vec::new(),
            })
        };
        read().expect("a change")
    }

    fn column(&mut self, specification: u32) -> &mut Vec<u8> {
        let place = self
            .columns
            .partition_point(|(other, _)| *other < specification);
        if self
            .columns
            .get(place)
            .is_none_or(|(other, _)| *other != specification)
        {
            self.columns.insert(place, (specification, Vec::new()));
        }
        &mut self.columns[place].1
    }

    fn body(&self) -> Vec<u8> {
        let mut body = unsigned(self.dependencies.len() as u64);
        body.extend(self.dependencies.concat());
        body.extend(prefixed(&self.actor));
        body.extend(unsigned(self.seq));
        body.extend(unsigned(self.start_op));
        body.push(0);
        body.extend(prefixed(&self.message));
        body.extend(unsigned(self.others.len() as u64));
        for other in &self.others {
            body.extend(prefixed(other));
        }
        let columns: Vec<_> = self
            .columns
            .iter()
            .filter(|(_, bytes)| !bytes.is_empty())
            .collect();
        body.extend(unsigned(columns.len() as u64));
        for (specification, bytes) in &columns {
            body.extend(unsigned(u64::from(*specification)));
            body.extend(unsigned(bytes.len() as u64));
        }
        for (_, bytes) in &columns {
            body.extend(bytes);
        }
        body.extend(&self.extra);
        body
    }

    fn bytes(&self) -> Vec<u8> {
        chunk::write(chunk::CHANGE, &self.body())
    }

    /// The same change, deflated as Automerge deflates what it saves.
    fn deflated(&self) -> Vec<u8> {
        let body = self.body();
        chunk::write_as(
            chunk::COMPRESSED_CHANGE,
            &deflate(&body),
            chunk::hash_of(chunk::CHANGE, &body),
        )
    }
}

fn add(id: u8, text: &str) -> Command {
    Command::AddContribution {
        id: ItemId([id; 16]),
        focus_point: ItemId([1; 16]),
        aspect: ItemId([2; 16]),
        text: text.to_owned(),
        created: 1,
        creator: None,
        imported: None,
    }
}

fn sheet() -> Document {
    Document::new(DocumentKind::Sheet, LANE)
}

fn change(document: &mut Document, command: &Command) -> Vec<u8> {
    document
        .execute(command)
        .expect("is carried out")
        .expect("changes something")
        .bytes
}

fn true_change() -> Forgery {
    Forgery::of(&change(&mut sheet(), &add(1, "Ord på 🎉")))
}

fn bent(bend: impl FnOnce(&mut Forgery)) -> Result<VettedChange, Rejection> {
    let mut forgery = true_change();
    bend(&mut forgery);
    vet_change(&forgery.bytes(), LANE)
}

fn malformed<T>(what: &'static str) -> Result<T, Rejection> {
    Err(Rejection::Malformed(what))
}

#[test]
fn a_true_change_passes_and_is_put_together_again_as_it_was() {
    let raw = change(&mut sheet(), &add(1, "Ord på 🎉"));
    assert_eq!(Forgery::of(&raw).bytes(), raw);
    let vetted = vet_change(&raw, LANE).expect("passes");
    let read = automerge::Change::from_bytes(raw).expect("reads");
    assert_eq!(
        (
            vetted.seq,
            vetted.start_op,
            vetted.operations,
            vetted.max_op,
            vetted.hash
        ),
        (
            read.seq(),
            read.start_op().get(),
            read.len() as u64,
            read.max_op(),
            read.hash()
        )
    );
    assert_eq!(vetted.dependencies, read.deps());
    assert_eq!(vetted.actor, LANE);
}

#[test]
fn the_frame_of_a_change_must_be_whole() {
    let raw = true_change().bytes();
    assert_eq!(vet_change(&[], LANE), Err(Rejection::Empty));
    for end in 1..raw.len() {
        assert_eq!(
            vet_change(&raw[..end], LANE),
            Err(Rejection::Truncated),
            "{end}"
        );
    }
    assert_eq!(
        vet_change(&[&raw[..], &[0]].concat(), LANE),
        Err(Rejection::TrailingBytes)
    );
    assert_eq!(
        vet_change(b"no Automerge bytes", LANE),
        Err(Rejection::NotAutomerge)
    );
    for place in 4..raw.len() {
        let mut flipped = raw.clone();
        flipped[place] ^= 1;
        assert!(vet_change(&flipped, LANE).is_err(), "{place}");
    }
    let mut flipped = raw.clone();
    *flipped.last_mut().expect("bytes") ^= 1;
    assert_eq!(vet_change(&flipped, LANE), Err(Rejection::WrongChecksum));
}

#[test]
fn only_an_uncompressed_change_of_the_lane_passes() {
    assert_eq!(
        vet_change(&true_change().deflated(), LANE),
        Err(Rejection::WrongChunk(2))
    );
    assert_eq!(
        vet_change(&sheet().save(), LANE),
        Err(Rejection::WrongChunk(0))
    );
    assert_eq!(
        vet_change(&chunk::write(3, b"bundle"), LANE),
        Err(Rejection::WrongChunk(3))
    );
    assert_eq!(
        vet_change(&true_change().bytes(), LaneId([8; 32])),
        Err(Rejection::WrongActor)
    );
    assert_eq!(
        bent(|change| change.actor.truncate(16)),
        Err(Rejection::WrongActor)
    );
    assert_eq!(
        bent(|change| change.others.push(vec![1; 16])),
        malformed("an actor that is no lane")
    );
    assert_eq!(
        bent(|change| change.dependencies.clear()),
        Err(Rejection::NoDependencies)
    );
    assert_eq!(
        bent(|change| change.extra.push(0)),
        Err(Rejection::TrailingBytes)
    );
}

#[test]
fn two_million_operations_in_a_hundred_bytes_are_counted_and_not_made() {
    let bend = |count: i64| {
        move |change: &mut Forgery| {
            change.columns.clear();
            *change.column(0x15) = run(count, &prefixed(b"x"));
            *change.column(0x34) = unsigned(count as u64);
            *change.column(0x42) = run(count, &[1]);
            *change.column(0x56) = run(count, &[0]);
            *change.column(0x70) = run(count, &[0]);
        }
    };
    let mut forgery = true_change();
    bend(2_000_000)(&mut forgery);
    assert!(forgery.bytes().len() < 160, "{}", forgery.bytes().len());
    let limit = MAX_CHANGE_OPERATIONS;
    assert_eq!(
        vet_change(&forgery.bytes(), LANE),
        Err(Rejection::TooManyOperations { limit })
    );
    assert_eq!(
        bent(bend(i64::MAX)),
        Err(Rejection::TooManyOperations { limit })
    );
    assert_eq!(
        bent(bend(i64::from(20_001))),
        Err(Rejection::TooManyOperations { limit })
    );
    assert_eq!(
        bent(bend(20_000)).map(|change| change.operations),
        Ok(20_000)
    );
    // In several runs that only together are too many, and beyond what a counter holds.
    let split = |change: &mut Forgery| {
        *change.column(0x42) = [run(15_000, &[1]), run(15_000, &[4])].concat()
    };
    assert_eq!(bent(split), Err(Rejection::TooManyOperations { limit }));
    let null = |change: &mut Forgery| *change.column(0x42) = [vec![0], unsigned(u64::MAX)].concat();
    assert_eq!(bent(null), Err(Rejection::TooManyOperations { limit }));

    // A file may hold more, but not without end.
    let limits = Limits::default();
    assert!(vet_document(&forgery.bytes(), &limits).is_ok());
    let twice = [forgery.bytes(), forgery.deflated()].concat();
    let too_many = Rejection::TooManyOperations {
        limit: limits.operations,
    };
    assert_eq!(vet_document(&twice, &limits), Err(too_many));
}

#[test]
fn few_operations_that_name_millions_of_others_are_refused() {
    assert_eq!(
        bent(|change| {
            let operations = walk_length(change.column(0x42).clone());
            *change.column(0x70) = run(operations, &unsigned(1_000_000));
            *change.column(0x71) = run(1_000_000 * operations, &[0]);
            *change.column(0x73) = run(1_000_000 * operations, &[0]);
        }),
        Err(Rejection::TooMany {
            what: "predecessors"
        })
    );
    assert_eq!(
        bent(|change| {
            let operations = walk_length(change.column(0x42).clone());
            *change.column(0x70) = run(operations, &unsigned(u64::MAX));
        }),
        Err(Rejection::TooMany {
            what: "predecessors"
        })
    );
}

fn walk_length(column: Vec<u8>) -> i64 {
    let count = super::column::walk(
        &column,
        super::column::Values::Unsigned,
        u64::MAX,
        |_, _| Ok(()),
    );
    i64::try_from(count.expect("a column")).expect("a small one")
}

#[test]
fn columns_must_agree_and_stay_in_bounds() {
    let different = || malformed("columns of different length");
    assert_eq!(
        bent(|change| *change.column(0x34) = unsigned(3)),
        different()
    );
    assert_eq!(
        bent(|change| *change.column(0x34) = unsigned(u64::MAX)),
        different()
    );
    assert_eq!(
        bent(|change| *change.column(0x70) = run(3, &[0])),
        different()
    );
    assert_eq!(
        bent(|change| *change.column(0x71) = run(3, &[0])),
        different()
    );
    assert_eq!(
        bent(|change| *change.column(0x15) = run(1, &prefixed(b"x"))),
        different()
    );
    assert_eq!(
        bent(|change| *change.column(0x15) = run(-1, &[0xff, 0xff, 0xff, 0x7f])),
        Err(Rejection::Truncated)
    );
    assert_eq!(
        bent(|change| change.column(0x57).push(0)),
        malformed("values of another length")
    );
    assert_eq!(
        bent(|change| {
            let operations = walk_length(change.column(0x42).clone());
            *change.column(0x56) = run(operations, &unsigned(u64::MAX));
        }),
        malformed("values of another length")
    );
    assert_eq!(
        bent(|change| {
            let operations = walk_length(change.column(0x42).clone());
            *change.column(0x42) = run(operations, &[8]);
        }),
        malformed("an unknown action")
    );
    let everywhere = |specification: u32, value: &[u8]| {
        let value = value.to_vec();
        bent(move |change| {
            let operations = walk_length(change.column(0x42).clone());
            *change.column(specification) = run(operations, &value);
        })
    };
    assert_eq!(
        everywhere(0x01, &[2]),
        malformed("an actor that is not listed")
    );
    assert_eq!(
        everywhere(0x11, &unsigned(u64::MAX)),
        malformed("an actor that is not listed")
    );
    assert_eq!(
        everywhere(0x02, &unsigned(u64::MAX)),
        malformed("an object yet to come")
    );
    assert_eq!(
        everywhere(0x13, &signed(i64::MAX)),
        malformed("an operation yet to come")
    );
    assert_eq!(
        everywhere(0x13, &signed(-1)),
        malformed("an operation yet to come")
    );
    assert_eq!(
        everywhere(0x15, &prefixed(&[b'x'; 2_000])),
        malformed("a key")
    );
    assert_eq!(everywhere(0x15, &prefixed(&[0xff])), malformed("a key"));
    assert_eq!(everywhere(0x91, &[0]), malformed("no such column"));
    assert_eq!(
        everywhere(0x42 | 8, &[0]),
        malformed("columns out of order")
    );
    assert_eq!(
        everywhere(0xa5 | 8, &[0]),
        malformed("a deflated column in a change")
    );
}

#[test]
fn counters_must_fit() {
    let out_of_range = || malformed("a counter out of range");
    assert_eq!(bent(|change| change.seq = 0), out_of_range());
    assert_eq!(bent(|change| change.seq = u64::MAX), out_of_range());
    assert_eq!(bent(|change| change.start_op = 0), out_of_range());
    assert_eq!(bent(|change| change.start_op = u64::MAX), out_of_range());
    assert_eq!(
        bent(|change| change.start_op = u64::from(u32::MAX)),
        out_of_range()
    );
    assert_eq!(
        bent(|change| change.message = vec![0xff]),
        malformed("the message")
    );
    assert_eq!(
        bent(|change| change.message = vec![b'x'; 2_000]),
        malformed("the message")
    );
    assert_eq!(
        bent(|change| change.dependencies = vec![[2; 32], [1; 32]]),
        malformed("dependencies out of order")
    );
    assert_eq!(
        bent(|change| change.dependencies = vec![[1; 32], [1; 32]]),
        malformed("dependencies out of order")
    );
}

fn vetted(forgery: &Forgery) -> VettedChange {
    vet_change(&forgery.bytes(), LANE).expect("passes on its own")
}

#[test]
fn a_change_must_be_next_in_its_lane() {
    let mut writer = sheet();
    let changes: Vec<_> = [add(1, "a"), add(2, "b"), add(3, "c")]
        .iter()
        .map(|command| change(&mut writer, command))
        .collect();
    let [first, second, third] =
        [0, 1, 2].map(|index: usize| vetted(&Forgery::of(&changes[index])));
    let mut reader = Document::new(DocumentKind::Sheet, LaneId([8; 32]));
    // One after another in a batch, or with what the document holds.
    let mut frontier = Frontier::new(&reader);
    assert_eq!(
        frontier.admit(&second),
        Ok(Admission::Waiting(vec![first.hash]))
    );
    assert_eq!(frontier.admit(&first), Ok(Admission::Next));
    assert_eq!(frontier.admit(&first), Ok(Admission::Known));
    assert_eq!(frontier.admit(&second), Ok(Admission::Next));
    reader.apply_changes(&changes[..2]).expect("applies");
    let frontier = || Frontier::new(&reader);
    assert_eq!(frontier().admit(&second), Ok(Admission::Known));
    assert_eq!(frontier().admit(&third), Ok(Admission::Next));

    let admit = |bend: &dyn Fn(&mut Forgery)| {
        let mut forgery = Forgery::of(&changes[2]);
        bend(&mut forgery);
        frontier().admit(&vetted(&forgery))
    };
    assert_eq!(
        admit(&|change| change.seq = 4),
        Err(Rejection::WrongSeq {
            expected: 3,
            found: 4
        })
    );
    assert_eq!(
        admit(&|change| change.seq = 2),
        Err(Rejection::WrongSeq {
            expected: 3,
            found: 2
        })
    );
    let expected = third.start_op;
    assert_eq!(
        admit(&|change| change.start_op += 1),
        Err(Rejection::WrongStartOp {
            expected,
            found: expected + 1
        })
    );
    // The right number, but beside its own change before and not after it.
    assert_eq!(
        admit(&|change| {
            change.dependencies = vec![first.hash.0];
            change.start_op = first.max_op + 1;
            change.columns.clear();
        }),
        Err(Rejection::Forked)
    );
}

#[test]
fn a_lane_may_build_on_itself_through_others() {
    let mut one = sheet();
    let mut other = Document::new(DocumentKind::Sheet, LaneId([8; 32]));
    let mine = change(&mut one, &add(1, "a"));
    other
        .apply_changes(std::slice::from_ref(&mine))
        .expect("applies");
    let theirs = change(&mut other, &add(2, "b"));
    one.apply_changes(std::slice::from_ref(&theirs))
        .expect("applies");
    let next = change(&mut one, &add(3, "c"));
    assert_eq!(
        Frontier::new(&other).admit(&vetted(&Forgery::of(&next))),
        Ok(Admission::Next)
    );
    // Automerge names the lane's change before even when another's builds on it; it need not.
    let mut forgery = Forgery::of(&next);
    let theirs = vet_change(&theirs, LaneId([8; 32])).expect("passes");
    forgery.dependencies = vec![theirs.hash.0];
    assert_eq!(
        Frontier::new(&other).admit(&vetted(&forgery)),
        Ok(Admission::Next)
    );
}

#[test]
fn true_documents_pass_and_tell_who_wrote_them() {
    let mut document = sheet();
    for id in 1..40 {
        change(&mut document, &add(id, &"et langt ord ".repeat(id.into())));
    }
    let mut bytes = document.save();
    let heads = document.heads();
    for id in 40..43 {
        change(&mut document, &add(id, &"mere ".repeat(100)));
    }
    // As an incremental save appends.
    for mut change in document.automerge.get_changes(&heads) {
        bytes.extend(change.bytes().as_ref());
    }
    let facts = vet_document(&bytes, &Limits::default()).expect("passes");
    let stats = automerge::ReadDoc::stats(&document.automerge);
    assert_eq!(facts.actors, [vec![0; 32], LANE.0.to_vec()].into());
    assert_eq!(facts.changes, stats.num_changes);
    // Deleted letters leave operations in changes that documents do not keep; here nothing was.
    assert_eq!(facts.operations, stats.num_ops);
    assert!(facts.inflated > bytes.len() / 2);
    for end in 0..bytes.len() {
        assert!(
            vet_document(&bytes[..end], &Limits::default()).is_err() || end_of_chunk(&bytes, end),
            "{end}"
        );
    }
}

fn end_of_chunk(bytes: &[u8], end: usize) -> bool {
    let mut reader = Reader::new(bytes);
    while bytes.len() - reader.remaining() < end {
        Chunk::read(&mut reader).expect("a chunk");
    }
    bytes.len() - reader.remaining() == end
}

#[test]
fn each_limit_of_a_document_is_kept() {
    let mut document = sheet();
    change(&mut document, &add(1, &"ord ".repeat(1_000)));
    change(&mut document, &add(2, "b"));
    let bytes = document.save();
    let facts = vet_document(&bytes, &Limits::default()).expect("passes");
    let exact = Limits {
        bytes: bytes.len(),
        inflated: facts.inflated,
        operations: facts.operations,
        changes: facts.changes,
        actors: facts.actors.len(),
    };
    assert_eq!(vet_document(&bytes, &exact), Ok(facts));
    for (limits, rejection) in [
        (
            Limits {
                bytes: exact.bytes - 1,
                ..exact
            },
            Rejection::TooLarge {
                bytes: exact.bytes,
                limit: exact.bytes - 1,
            },
        ),
        (
            Limits {
                inflated: exact.inflated - 1,
                ..exact
            },
            Rejection::InflatesTooFar {
                limit: exact.inflated - 1,
            },
        ),
        (
            Limits {
                operations: exact.operations - 1,
                ..exact
            },
            Rejection::TooManyOperations {
                limit: exact.operations - 1,
            },
        ),
        (
            Limits {
                changes: exact.changes - 1,
                ..exact
            },
            Rejection::TooMany { what: "changes" },
        ),
        (
            Limits {
                actors: exact.actors - 1,
                ..exact
            },
            Rejection::TooMany { what: "actors" },
        ),
    ] {
        assert_eq!(vet_document(&bytes, &limits), Err(rejection));
    }
}

/// The body of a document chunk with these columns, a specification and bytes each.
fn document_body(changes: &[(u32, Vec<u8>)], operations: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let mut body = [unsigned(1), prefixed(&LANE.0), unsigned(0)].concat();
    for columns in [changes, operations] {
        body.extend(unsigned(columns.len() as u64));
        for (specification, bytes) in columns {
            body.extend(unsigned(u64::from(*specification)));
            body.extend(unsigned(bytes.len() as u64));
        }
    }
    for (_, bytes) in changes.iter().chain(operations) {
        body.extend(bytes);
    }
    body
}

fn vet_forged(
    changes: &[(u32, Vec<u8>)],
    operations: &[(u32, Vec<u8>)],
) -> Result<DocumentFacts, Rejection> {
    vet_document(
        &chunk::write(chunk::DOCUMENT, &document_body(changes, operations)),
        &Limits::default(),
    )
}

#[test]
fn a_document_of_millions_of_operations_is_counted_and_not_made() {
    let limits = Limits::default();
    let too_many = Rejection::TooManyOperations {
        limit: limits.operations,
    };
    let action = |count: i64| (0x42, run(count, &[1]));
    assert_eq!(vet_forged(&[], &[action(2_000_001)]), Err(too_many.clone()));
    assert_eq!(vet_forged(&[], &[action(i64::MAX)]), Err(too_many.clone()));
    assert_eq!(
        vet_forged(&[], &[action(5), (0x80, run(5, &unsigned(u64::MAX)))]),
        Err(too_many)
    );
    assert_eq!(
        vet_forged(&[(0x01, run(200_001, &[0]))], &[]),
        Err(Rejection::TooMany { what: "changes" })
    );
    // Rows that only another column has.
    assert_eq!(
        vet_forged(&[], &[(0x15, run(100, &prefixed(b"x"))), action(5)]),
        malformed("columns of different length")
    );
    assert_eq!(
        vet_forged(&[], &[action(5)]).map(|facts| facts.operations),
        Ok(5)
    );
}

#[test]
fn a_decompression_bomb_goes_no_further_than_the_budget() {
    let limit = Limits::default().inflated;
    // 40 MB of zeros, and the same deflated once more.
    let bomb = deflate(&vec![0; 40 << 20]);
    assert!(bomb.len() < 64 << 10);
    assert_eq!(
        vet_forged(&[], &[(0x57 | 8, bomb.clone())]),
        Err(Rejection::InflatesTooFar { limit })
    );
    assert_eq!(
        vet_forged(&[(0x35 | 8, bomb.clone())], &[]),
        Err(Rejection::InflatesTooFar { limit })
    );
    let change = chunk::write_as(chunk::COMPRESSED_CHANGE, &bomb, [0; 32]);
    assert_eq!(
        vet_document(&change, &Limits::default()),
        Err(Rejection::InflatesTooFar { limit })
    );
    // Many small ones spend the same budget.
    let small = deflate(&vec![0; 3 << 20]);
    let columns: Vec<_> = (0..12u32)
        .map(|place| ((place << 4) | 0x0f, small.clone()))
        .collect();
    assert_eq!(
        vet_forged(&[], &columns),
        Err(Rejection::InflatesTooFar { limit })
    );
    assert_eq!(
        vet_forged(&[], &[(0x57 | 8, b"not deflated at all".to_vec())]),
        Err(Rejection::NotDeflated)
    );
}

#[test]
fn a_deflated_change_is_vetted_like_any() {
    let limits = Limits::default();
    let forgery = true_change();
    let facts = vet_document(&forgery.deflated(), &limits).expect("passes");
    assert_eq!(facts.changes, 1);
    let mut wrong = forgery.deflated();
    wrong[4] ^= 1;
    assert_eq!(vet_document(&wrong, &limits), Err(Rejection::WrongChecksum));
    assert_eq!(
        vet_document(&chunk::write(3, b"bundle"), &limits),
        Err(Rejection::WrongChunk(3))
    );
    assert_eq!(vet_document(&[], &limits), Err(Rejection::Empty));
    assert_eq!(
        vet_document(b"<!doctype html>", &limits),
        Err(Rejection::NotAutomerge)
    );
    let body = [document_body(&[], &[]), vec![0, 0]].concat();
    assert_eq!(
        vet_document(&chunk::write(chunk::DOCUMENT, &body), &limits),
        Err(Rejection::TrailingBytes)
    );
}
