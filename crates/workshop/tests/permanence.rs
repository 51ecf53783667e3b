//! Permanence: a change that takes away or replaces what stands in a document is refused, whoever
//! signed it, and everything else is taken.

mod common;

use automerge::transaction::Transactable;
use automerge::{ActorId, AutoCommit, ObjId, ObjType, ROOT, ReadDoc};
use common::{add, add_joint, item, lane, person, run};
use workshop::{ApplyError, Command, Document, DocumentKind};

/// What a change made by another program does to a document here.
fn apply(document: &Document, act: impl FnOnce(&mut AutoCommit)) -> Result<(), ApplyError> {
    let mut other = AutoCommit::load(&document.save())
        .expect("loads")
        .with_actor(ActorId::from(&[9; 32][..]));
    let before = other.get_heads();
    act(&mut other);
    let changes: Vec<_> = other
        .get_changes(&before)
        .iter()
        .map(|change| change.raw_bytes().to_vec())
        .collect();
    document.clone().apply_changes(&changes).map(drop)
}

fn object(doc: &AutoCommit, path: &[&str]) -> ObjId {
    path.iter().fold(ROOT, |object, key| {
        doc.get(&object, *key).expect("reads").expect("is there").1
    })
}

fn joint() -> Document {
    let mut joint = Document::new(DocumentKind::JointSheet, lane(1));
    run(
        &mut joint,
        &[
            add_joint(1, "Fælles ord", person(1)),
            Command::TakeSeat {
                person: person(1),
                name: None,
                stakeholder: None,
            },
        ],
    );
    joint
}

#[test]
fn nobody_makes_anothers_contribution_vanish() {
    let joint = joint();
    let one = item(1).to_string();
    let refused = |result: Result<(), ApplyError>, key: &str| match result {
        Err(ApplyError::Removes(removed)) => assert_eq!(removed, key),
        other => panic!("{other:?}"),
    };
    refused(
        apply(&joint, |doc| {
            doc.delete(object(doc, &["contributions"]), one.as_str())
                .expect("deletes")
        }),
        &one,
    );
    refused(
        apply(&joint, |doc| {
            let contributions = object(doc, &["contributions"]);
            doc.put_object(contributions, one.as_str(), ObjType::Map)
                .expect("puts");
        }),
        &one,
    );
    refused(
        apply(&joint, |doc| {
            doc.put(object(doc, &["contributions"]), one.as_str(), 1)
                .expect("puts")
        }),
        &one,
    );
    refused(
        apply(&joint, |doc| {
            let seat = person(1).to_string();
            doc.delete(object(doc, &["seats"]), seat.as_str())
                .expect("deletes");
        }),
        &person(1).to_string(),
    );
    refused(
        apply(&joint, |doc| {
            doc.delete(ROOT, "contributions").expect("deletes")
        }),
        "contributions",
    );
    refused(
        apply(&joint, |doc| {
            doc.put_object(ROOT, "seats", ObjType::Map).expect("puts");
        }),
        "seats",
    );
}

#[test]
fn what_only_adds_or_edits_is_taken() {
    let joint = joint();
    let one = item(1).to_string();
    let taken = |result: Result<(), ApplyError>| assert!(result.is_ok(), "{result:?}");
    taken(apply(&joint, |doc| {
        let text = object(doc, &["contributions", &one, "text"]);
        doc.splice_text(text, 0, 6, "").expect("splices");
    }));
    taken(apply(&joint, |doc| {
        doc.put(object(doc, &["contributions", &one]), "withdrawn", true)
            .expect("puts");
    }));
    taken(apply(&joint, |doc| {
        doc.put_object(
            object(doc, &["contributions"]),
            item(2).to_string(),
            ObjType::Map,
        )
        .expect("puts");
        doc.put(ROOT, "moods", "sunny").expect("puts");
    }));
}

#[test]
fn one_command_issued_in_two_lanes_at_once_is_taken_by_both() {
    let mut one = Document::new(DocumentKind::Sheet, lane(1));
    let mut other = Document::new(DocumentKind::Sheet, lane(2));
    let ours = run(&mut one, &[add(1, "ord")]);
    let theirs = run(&mut other, &[add(1, "ord")]);
    one.apply_changes(&theirs).expect("applies");
    other.apply_changes(&ours).expect("applies");
    assert_eq!(one.heads(), other.heads());
    assert_eq!(one.contributions(), other.contributions());
    assert_eq!(one.contributions().len(), 1);
    assert_eq!(one.contributions()[0].text, "ord");
}
