//! Operations that no command makes, and names of what a change does not build on.

use automerge::legacy::{ElementId, Key, MarkData, ObjectId, Op, OpId, OpType, SortedVec};
use automerge::{Change, ExpandedChange, ObjType, ScalarValue};
use protocol::LaneId;

use super::super::{Admission, Frontier, Rejection, VettedChange, vet_change};
use super::{LANE, add, anybody, change, malformed, sheet};
use crate::{Command, Document, DocumentKind};

fn edit(document: &mut Document) -> ExpandedChange {
    let before = document.contributions()[0].text.clone();
    let edit = Command::EditContribution {
        id: document.contributions()[0].id,
        after: format!("x{}", &before[1..]),
        before,
        caret: None,
    };
    let raw = change(document, &edit);
    Change::from_bytes(raw).expect("a change").decode()
}

fn raw(change: ExpandedChange) -> Vec<u8> {
    Change::from(change).raw_bytes().to_vec()
}

/// A true edit: a character inserted, another deleted.
fn bent(bend: impl FnOnce(&mut Vec<Op>)) -> Result<VettedChange, Rejection> {
    let mut document = sheet();
    change(&mut document, &add(1, "Ord"));
    let mut edit = edit(&mut document);
    bend(&mut edit.operations);
    vet_change(&raw(edit), LANE)
}

#[test]
fn what_no_command_does_is_refused_a13() {
    assert!(bent(|_| {}).is_ok());
    let actions = [
        OpType::Make(ObjType::List),
        OpType::Make(ObjType::Table),
        OpType::Increment(1),
        OpType::MarkBegin(MarkData {
            name: "bold".into(),
            value: ScalarValue::Boolean(true),
            expand: false,
        }),
        OpType::MarkEnd(true),
        OpType::Make(ObjType::Map),
        OpType::Put(ScalarValue::Int(7)),
    ];
    let refused = malformed("an operation that no command makes");
    for action in actions {
        assert_eq!(
            bent(|all| all[0].action = action.clone()),
            refused,
            "{action:?}"
        );
    }
    for place in 0..2 {
        assert_eq!(bent(|all| all[place].insert = !all[place].insert), refused);
        assert_eq!(bent(|all| all[place].key = Key::Map("x".into())), refused);
    }
    let unnamed = bent(|all| {
        for one in all {
            one.pred = SortedVec::new();
        }
    });
    assert_eq!(unnamed, refused);
    assert_eq!(
        bent(|all| all[0].obj = ObjectId::Root),
        malformed("an operation in no object")
    );
}

/// Whoever follows the path of such an object runs out of memory, where no guard helps.
#[test]
fn an_object_made_within_itself_is_refused_a13() {
    let mut document = sheet();
    let mut made = Change::from_bytes(change(&mut document, &add(1, "Ord")))
        .expect("a change")
        .decode();
    let own = OpId::new(made.start_op.get(), &made.actor_id);
    made.operations[0].obj = ObjectId::Id(own);
    assert_eq!(
        vet_change(&raw(made), LANE),
        malformed("an operation yet to come")
    );
}

/// Automerge keeps times by their differences: two of them far apart make it panic, on whichever
/// change comes second.
#[test]
fn a_change_has_no_time_a5() {
    let mut document = sheet();
    let made = Change::from_bytes(change(&mut document, &add(1, "Ord"))).expect("a change");
    for time in [1, i64::MAX, i64::MIN] {
        let mut made = made.decode();
        made.time = time;
        assert_eq!(vet_change(&raw(made), LANE), malformed("a time"));
    }
}

/// Two lanes that write at once: what one made is there, and the other does not build on it.
#[test]
fn only_what_a_change_builds_on_may_be_named_a12() {
    let mut one = Document::new(DocumentKind::Sheet, LANE);
    change(&mut one, &add(1, "Fælles"));
    let mut other = one.clone();
    other.set_lane(LaneId([8; 32]));
    // Of the other's, with counters that the first one's change reaches too.
    let theirs = change(&mut other, &add(2, "Hans"));
    change(&mut one, &add(3, "Noget langt, som tæller videre end hans"));
    let edit = edit(&mut one);
    let vet = |change: ExpandedChange, document: &Document| {
        Frontier::new(document, &anybody)
            .admit(&vet_change(&raw(change), LANE).expect("passes on its own"))
    };
    let mut before = Document::load(one.kind(), &one.save(), LANE).expect("loads");
    before
        .apply_changes(std::slice::from_ref(&theirs))
        .expect("applies");
    let theirs = Change::from_bytes(theirs).expect("a change").decode();
    let foreign = OpId::new(theirs.start_op.get() + 3, &theirs.actor_id);
    let next = |change: &ExpandedChange| {
        // The same change once more, as the next of its lane.
        let mut change = change.clone();
        change.seq += 1;
        change.deps = one.heads();
        let last = edit.start_op.get() + edit.operations.len() as u64;
        change.start_op = std::num::NonZeroU64::new(last).expect("more than none");
        change
    };
    assert_eq!(vet(next(&edit), &one), Ok(Admission::Next));
    let mut named = next(&edit);
    named.operations.truncate(1);
    named.operations[0].key = Key::Seq(ElementId::Id(foreign.clone()));
    for document in [&one, &before] {
        assert_eq!(vet(named.clone(), document), Err(Rejection::NotBuiltOn));
    }
    let mut within = next(&edit);
    within.operations.truncate(1);
    within.operations[0].obj = ObjectId::Id(foreign);
    for document in [&one, &before] {
        assert_eq!(vet(within.clone(), document), Err(Rejection::NotBuiltOn));
    }
    // A text where a map stands, and nothing where nothing was made.
    let contributions = within_first(&edit, 3);
    assert_eq!(
        vet(next(&contributions), &one),
        Err(Rejection::NoSuchObject)
    );
    let nothing = within_first(&edit, 1);
    assert_eq!(vet(next(&nothing), &one), Err(Rejection::NoSuchObject));
}

/// The same change, writing in what the first change made with this counter.
fn within_first(change: &ExpandedChange, counter: u64) -> ExpandedChange {
    let mut change = change.clone();
    change.operations.truncate(1);
    let first = crate::first_change::first_actor();
    change.operations[0].obj = ObjectId::Id(OpId::new(counter, &first));
    change.operations[0].key = Key::head();
    change
}
