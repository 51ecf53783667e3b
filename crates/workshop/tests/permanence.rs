//! Permanence: a change that takes away or replaces what stands in a document is refused, whoever
//! signed it, and everything else is taken.

mod common;

use automerge::transaction::Transactable;
use automerge::{ActorId, AutoCommit, ObjId, ObjType, ROOT, ReadDoc};
use common::{add, add_joint, item, item_by, lane, person, person_of, run};
use workshop::foreign::{Admission, Frontier, Rejection, vet_change};
use workshop::{Document, DocumentKind, JointCommand};

/// What becomes of a change made by another program, vetted and then applied.
fn apply(document: &Document, act: impl FnOnce(&mut AutoCommit)) -> Result<(), Rejection> {
    let stranger = lane(9);
    let mut other = AutoCommit::load(&document.save())
        .expect("loads")
        .with_actor(ActorId::from(&stranger.0[..]));
    let before = other.get_heads();
    act(&mut other);
    let changes: Vec<_> = other
        .get_changes(&before)
        .iter()
        .map(|change| change.raw_bytes().to_vec())
        .collect();
    let mut frontier = Frontier::new(document, &person_of);
    for raw in &changes {
        let admitted = frontier.admit(&vet_change(raw, stranger)?)?;
        assert_eq!(admitted, Admission::Next);
    }
    let applied = document.clone().apply_changes(&changes).expect("applies");
    assert_eq!(applied.applied.len(), changes.len());
    Ok(())
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
            JointCommand::TakeSeat {
                person: person(1),
                name: None,
                stakeholder: None,
            }
            .into(),
        ],
    );
    joint
}

#[test]
fn nobody_makes_anothers_contribution_vanish() {
    let joint = joint();
    let one = item(1).to_string();
    let refused = |result, by| assert_eq!(result, Err(by));
    let deletion = || Rejection::Malformed("an operation that no command makes");
    refused(
        apply(&joint, |doc| {
            doc.delete(object(doc, &["contributions"]), one.as_str())
                .expect("deletes")
        }),
        deletion(),
    );
    refused(
        apply(&joint, |doc| {
            let contributions = object(doc, &["contributions"]);
            doc.put_object(contributions, one.as_str(), ObjType::Map)
                .expect("puts");
        }),
        Rejection::Removes,
    );
    refused(
        apply(&joint, |doc| {
            doc.put(object(doc, &["contributions"]), one.as_str(), 1)
                .expect("puts")
        }),
        Rejection::Removes,
    );
    refused(
        apply(&joint, |doc| {
            let seat = person(1).to_string();
            doc.delete(object(doc, &["seats"]), seat.as_str())
                .expect("deletes");
        }),
        deletion(),
    );
    refused(
        apply(&joint, |doc| {
            doc.delete(ROOT, "contributions").expect("deletes")
        }),
        deletion(),
    );
    refused(
        apply(&joint, |doc| {
            doc.put_object(ROOT, "seats", ObjType::Map).expect("puts");
        }),
        Rejection::Removes,
    );
}

#[test]
fn what_only_adds_or_edits_is_taken() {
    let joint = joint();
    let one = item(1).to_string();
    let taken = |result: Result<(), Rejection>| assert!(result.is_ok(), "{result:?}");
    taken(apply(&joint, |doc| {
        let text = object(doc, &["contributions", &one, "text"]);
        doc.splice_text(text, 0, 6, "").expect("splices");
    }));
    taken(apply(&joint, |doc| {
        doc.put_object(
            object(doc, &["contributions"]),
            item_by(person(9), 2).to_string(),
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

/// Whether a change replaces an entry is told from what it names, and not from what stands there on
/// this device or that: two who made something in one place at once are judged alike everywhere.
#[test]
fn whatever_came_before_the_same_changes_are_refused_a4() {
    let joint = joint();
    let seat = person(2).to_string();
    let make = |by: u8, as_map: bool| {
        let mut other = AutoCommit::load(&joint.save())
            .expect("loads")
            .with_actor(ActorId::from(&lane(by).0[..]));
        let before = other.get_heads();
        let seats = object(&other, &["seats"]);
        match as_map {
            true => drop(other.put_object(seats, seat.as_str(), ObjType::Map)),
            false => drop(other.put(seats, seat.as_str(), "Bo")),
        }
        other.get_changes(&before)[0].raw_bytes().to_vec()
    };
    let changes = [(lane(8), make(8, true)), (lane(9), make(9, false))];
    let take = |order: [usize; 2]| {
        let mut document = joint.clone();
        for index in order {
            let (lane, raw) = &changes[index];
            let vetted = vet_change(raw, *lane).expect("passes");
            let admitted = Frontier::new(&document, &|_| Some(person(2))).admit(&vetted);
            assert_eq!(admitted, Ok(Admission::Next));
            let applied = document.apply_changes(std::slice::from_ref(raw));
            assert_eq!(applied.expect("applies").applied.len(), 1);
        }
        document.heads()
    };
    assert_eq!(take([0, 1]), take([1, 0]));
}
