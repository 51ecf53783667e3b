//! The first change: the constant beginning of every document of a kind.
//!
//! Two devices that each made the root maps themselves would make two of them, and one side's
//! contributions would vanish behind the other's. So everybody starts from the same change, by an
//! actor of 32 zero bytes at time 0, byte for byte. The bytes are test vectors
//! (`vectors/first-changes.json`) and must never change; a new schema comes as another constant
//! change after it.

use std::sync::OnceLock;

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, Automerge, Change, ChangeHash, ObjType, ROOT};

use crate::kinds::DocumentKind;
use crate::schema::{Declaration, Form, Holds, SCHEMA_VERSION};

/// The actor of first changes and migrations: nobody's lane.
pub const FIRST_ACTOR: [u8; 32] = [0; 32];

/// The objects at the root of a document of this kind, in the order in which the first change makes
/// them: maps, and Texts.
pub(crate) fn root_objects(
    declaration: &'static Declaration,
) -> impl Iterator<Item = (&'static str, ObjType)> {
    declaration
        .roots
        .iter()
        .filter_map(|root| match root.holds {
            Holds::Value(Form::Text(_) | Form::OptionalText(_)) => Some((root.key, ObjType::Text)),
            Holds::Value(_) => None,
            Holds::Fields(_) | Holds::Entries(..) => Some((root.key, ObjType::Map)),
        })
}

/// The raw bytes of the first change of a kind.
pub fn first_change(kind: DocumentKind) -> Vec<u8> {
    change(kind).raw_bytes().to_vec()
}

/// The hash of the first change of a kind, by which a document is known for what it is.
pub fn first_hash(kind: DocumentKind) -> ChangeHash {
    change(kind).hash()
}

pub fn first_actor() -> ActorId {
    ActorId::from(&FIRST_ACTOR[..])
}

fn change(kind: DocumentKind) -> &'static Change {
    static CHANGES: [OnceLock<Change>; DocumentKind::ALL.len()] =
        [const { OnceLock::new() }; DocumentKind::ALL.len()];
    CHANGES[kind as usize].get_or_init(|| make(kind))
}

fn make(kind: DocumentKind) -> Change {
    let mut doc = Automerge::new().with_actor(first_actor());
    let mut tx = doc.transaction();
    let infallible = "a new document takes its first change";
    // A signed number: unsigned ones become BigInt in JavaScript, which JSON has no place for.
    tx.put(ROOT, "schema", SCHEMA_VERSION as i64)
        .expect(infallible);
    tx.put(ROOT, "kind", kind.name()).expect(infallible);
    for (key, object) in root_objects(kind.declaration()) {
        tx.put_object(ROOT, key, object).expect(infallible);
    }
    tx.commit_with(CommitOptions::default().with_time(0));
    doc.get_last_local_change().expect(infallible)
}
