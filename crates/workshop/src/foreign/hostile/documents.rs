//! Documents that are more than they seem.

use automerge::Change;
use automerge::legacy::{ObjectId, OpId};

use super::super::chunk::{self, Chunk};
use super::super::leb128::Reader;
use super::super::{DocumentFacts, Limits, Rejection, vet_document, vet_history};
use super::{
    LANE, add, anybody, change, deflate, malformed, prefixed, run, sheet, true_change, unsigned,
};
use crate::{Document, DocumentKind};

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
    let automerge = document.automerge().expect("is awake");
    for mut change in automerge.get_changes(&heads) {
        bytes.extend(change.bytes().as_ref());
    }
    let facts = vet_document(&bytes, &Limits::default()).expect("passes");
    let stats = automerge::ReadDoc::stats(automerge);
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

/// A map made within itself. Automerge loads it, and follows its path for ever when next it is written in.
#[test]
fn what_no_record_may_hold_no_pack_may_hold_a13() {
    let mut document = sheet();
    let made = change(&mut document, &add(1, "Ord"));
    let mut made = Change::from_bytes(made).expect("a change").decode();
    let own = OpId::new(made.start_op.get(), &made.actor_id);
    made.operations.truncate(1);
    made.operations[0].obj = ObjectId::Id(own);
    let mut pack = sheet().save();
    pack.extend(Change::from(made).raw_bytes());
    assert!(vet_document(&pack, &Limits::PACK).is_ok());
    let loaded = Document::load(DocumentKind::Sheet, &pack, LANE).expect("loads");
    let refused = Rejection::Malformed("an operation yet to come");
    assert_eq!(vet_history(&loaded, &anybody), Err(refused));
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
    assert_eq!(vet_forged(&[], &[action(500_001)]), Err(too_many.clone()));
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
