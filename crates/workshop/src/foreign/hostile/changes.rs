//! Changes that say what cannot be.

use protocol::LaneId;

use super::super::{
    Limits, MAX_CHANGE_OPERATIONS, Rejection, VettedChange, chunk, vet_change, vet_document,
};
use super::{
    Forgery, LANE, add, change, malformed, prefixed, run, sheet, signed, true_change, unsigned,
    walk_length,
};

fn bent(bend: impl FnOnce(&mut Forgery)) -> Result<VettedChange, Rejection> {
    let mut forgery = true_change();
    bend(&mut forgery);
    vet_change(&forgery.bytes(), LANE)
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
    // As many as there may be, but all of them the same.
    assert_eq!(bent(bend(20_000)), malformed("a key set twice"));
    // In several runs that only together are too many, and beyond what a counter holds.
    let split = |change: &mut Forgery| {
        *change.column(0x42) = [run(15_000, &[1]), run(15_000, &[4])].concat()
    };
    assert_eq!(bent(split), Err(Rejection::TooManyOperations { limit }));
    let null = |change: &mut Forgery| *change.column(0x42) = [vec![0], unsigned(u64::MAX)].concat();
    assert_eq!(bent(null), Err(Rejection::TooManyOperations { limit }));

    // Nor does a file hold them, in one chunk or in several that only together are too many.
    let limits = Limits::FILE;
    let too_many = Rejection::TooManyOperations {
        limit: limits.operations,
    };
    assert_eq!(
        vet_document(&forgery.bytes(), &limits),
        Err(too_many.clone())
    );
    bend(300_000)(&mut forgery);
    assert!(vet_document(&forgery.bytes(), &limits).is_ok());
    let twice = [forgery.bytes(), forgery.deflated()].concat();
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
