//! Ownership: in a joint sheet everybody edits the letters, and nobody sets what is another's: their
//! entry, their seat, or a field of either.

mod common;

use std::cell::Cell;

use automerge::legacy::SortedVec;
use automerge::transaction::Transactable;
use automerge::{ActorId, AutoCommit, Change, ObjId, ObjType, ROOT, ReadDoc};
use common::{add_joint, edit_joint, item, item_by, lane, person, person_of, run};
use protocol::LaneId;
use workshop::foreign::{Admission, Frontier, Rejection, vet_change};
use workshop::{Command, CommandError, Document, DocumentKind, JointCommand, Seat};

fn joint() -> Document {
    let mut joint = Document::new(DocumentKind::JointSheet, lane(1));
    let seat = JointCommand::TakeSeat {
        person: person(1),
        name: Some("Anna".into()),
        stakeholder: Some("citizen".into()),
    }
    .into();
    run(&mut joint, &[add_joint(1, "Fælles ord", person(1)), seat]);
    joint
}

fn object(doc: &AutoCommit, path: &[&str]) -> ObjId {
    path.iter().fold(ROOT, |object, key| {
        doc.get(&object, *key).expect("reads").expect("is there").1
    })
}

/// A change that another program makes in somebody's lane. It names nothing that it supersedes.
fn shadow(document: &Document, by: LaneId, act: impl FnOnce(&mut AutoCommit)) -> Vec<u8> {
    let mut other = AutoCommit::load(&document.save())
        .expect("loads")
        .with_actor(ActorId::from(&by.0[..]));
    let before = other.get_heads();
    act(&mut other);
    let mut made = other.get_changes(&before)[0].decode();
    for operation in &mut made.operations {
        operation.pred = SortedVec::new();
    }
    Change::from(made).raw_bytes().to_vec()
}

fn admit(document: &Document, by: LaneId, raw: &[u8]) -> Result<Admission, Rejection> {
    Frontier::new(document, &person_of).admit(&vet_change(raw, by).expect("vets alone"))
}

/// A15: whoever made a second entry under another's id would hide the first, where theirs counts further.
#[test]
fn an_entry_is_made_by_whose_id_it_has_a15() {
    let joint = joint();
    let make = |path: &'static str, key: String, by: LaneId| {
        let raw = shadow(&joint, by, |doc| {
            let map = object(doc, &[path]);
            let made = doc.put_object(&map, key.as_str(), ObjType::Map);
            doc.put(made.expect("puts"), "withdrawn", true)
                .expect("puts");
        });
        admit(&joint, by, &raw)
    };
    let theirs = Err(Rejection::NotTheirs);
    for by in [lane(1), lane(2)] {
        let own = by == lane(1);
        let expected = |own: bool| {
            if own {
                Ok(Admission::Next)
            } else {
                theirs.clone()
            }
        };
        assert_eq!(
            make("contributions", item(1).to_string(), by),
            expected(own)
        );
        let of_two = item_by(person(2), 7).to_string();
        assert_eq!(make("contributions", of_two, by), expected(!own));
        assert_eq!(make("seats", person(1).to_string(), by), expected(own));
        assert_eq!(make("seats", person(2).to_string(), by), expected(!own));
        assert_eq!(make("seats", "somebody".into(), by), theirs);
        assert_eq!(make("contributions", String::new(), by), theirs);
    }
    // A value would hide it as well.
    let raw = shadow(&joint, lane(2), |doc| {
        let map = object(doc, &["contributions"]);
        doc.put(map, item(1).to_string(), 1).expect("puts");
    });
    assert_eq!(admit(&joint, lane(2), &raw), theirs);
}

/// A16: and a field is set by who made what it is a field of, in whichever of their lanes.
#[test]
fn a_field_is_its_makers_to_set_a16() {
    let joint = joint();
    let (one, anna) = (item(1).to_string(), person(1).to_string());
    let paths = [["contributions", &one], ["seats", &anna]];
    for path in paths {
        for key in [
            "focusPoint",
            "aspect",
            "withdrawn",
            "creator",
            "text",
            "name",
            "mood",
        ] {
            let raw = shadow(&joint, lane(2), |doc| {
                doc.put(object(doc, &path), key, 7).expect("puts");
            });
            let refused = Err(Rejection::NotTheirs);
            assert_eq!(admit(&joint, lane(2), &raw), refused, "{path:?} {key}");
            let same = |_| Some(person(1));
            let vetted = vet_change(&raw, lane(2)).expect("vets alone");
            let admitted = Frontier::new(&joint, &same).admit(&vetted);
            assert_eq!(admitted, Ok(Admission::Next), "{path:?} {key}");
        }
    }
}

/// What the rules leave everybody: the letters.
#[test]
fn anothers_letters_are_everybodys_a16() {
    let mut joint = joint();
    joint.set_lane(lane(2));
    let before = joint.clone();
    let changes = run(
        &mut joint,
        &[edit_joint(1, "Fælles ord", "Vore fælles ord 🎉")],
    );
    assert_eq!(admit(&before, lane(2), &changes[0]), Ok(Admission::Next));
}

/// Whose a lane is may have been forgotten for a while: then nothing is said, and later all say the same.
#[test]
fn while_it_is_not_known_whose_a_lane_is_a_change_waits_a16() {
    let joint = joint();
    let one = item(1).to_string();
    let raw = shadow(&joint, lane(2), |doc| {
        doc.put(object(doc, &["contributions", &one]), "aspect", 7)
            .expect("puts");
    });
    let vetted = vet_change(&raw, lane(2)).expect("vets alone");
    let known = Cell::new(false);
    let some = |lane: LaneId| (known.get() || lane.0[0] == 2).then(|| person(lane.0[0]));
    let mut frontier = Frontier::new(&joint, &some);
    assert_eq!(frontier.admit(&vetted), Ok(Admission::Waiting(Vec::new())));
    known.set(true);
    assert_eq!(frontier.admit(&vetted), Err(Rejection::NotTheirs));
}

/// Our commands make nothing that others would refuse.
#[test]
fn commands_set_only_what_is_their_persons_a15() {
    let mut joint = joint();
    let mut command = add_joint(2, "Ord", person(1));
    if let Command::JointSheet(JointCommand::AddContribution { creator, .. }) = &mut command {
        *creator = person(2);
    }
    let refused = joint.execute(&command);
    assert!(matches!(refused, Err(CommandError::NotTheCreator)));
}

/// A17: words that stand in no place are words all the same.
#[test]
fn what_names_no_place_is_there_all_the_same_a17() {
    let mut joint = joint();
    let one = item(1).to_string();
    let mut other = AutoCommit::load(&joint.save()).expect("loads");
    let entry = object(&other, &["contributions", &one]);
    other.put(&entry, "focusPoint", 7).expect("puts");
    other.put(&entry, "aspect", "nowhere").expect("puts");
    joint = Document::load(DocumentKind::JointSheet, &other.save(), lane(1)).expect("loads");
    let read = joint.contributions();
    assert_eq!(read.len(), 1);
    assert_eq!(read[0].text, "Fælles ord");
    assert_eq!(
        Seat::profile_of(&joint.seats(), Some(person(1)))
            .name
            .as_deref(),
        Some("Anna")
    );
}
