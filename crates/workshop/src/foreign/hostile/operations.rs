//! Operations that no command makes, and names of what a change does not build on.

use automerge::legacy::{ElementId, Key, MarkData, ObjectId, Op, OpId, OpType, SortedVec};
use automerge::{Change, ExpandedChange, ObjType, ScalarValue};
use protocol::LaneId;

use super::super::{Admission, Frontier, Rejection, VettedChange, vet_change};
use super::{Forgery, LANE, add, anybody, change, malformed, sheet};
use crate::{Command, Document, DocumentKind, SheetCommand};

fn edit(document: &mut Document) -> ExpandedChange {
    let before = document.contributions()[0].text.clone();
    let edit = SheetCommand::EditContribution {
        id: document.contributions()[0].id,
        after: format!("x{}", &before[1..]),
        before,
        caret: None,
    }
    .into();
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

/// What Automerge would find wrong when the change is applied, behind the guard, is found before.
#[test]
fn a_value_is_one_to_its_last_byte_a13() {
    let true_change = change(&mut sheet(), &add(1, "Ord"));
    let bent = |from: &[u8], to: &[u8]| {
        let mut change = Forgery::of(&true_change);
        let values = change.column(0x57);
        let place = values.windows(from.len()).position(|some| some == from);
        let place = place.expect("it stands among the values");
        values.splice(place..place + from.len(), to.iter().copied());
        vet_change(&change.bytes(), LANE)
    };
    assert!(bent(b"Ord", b"Ode").is_ok());
    let refused = malformed("a value that is none");
    assert_eq!(bent(b"Ord", b"O\xffd"), refused);
    // The time of writing, a number of two bytes that would be three, or one and something behind it.
    let time = [0x80, 0x01];
    let mut document = sheet();
    let mut command = add(1, "Ord");
    if let Command::Sheet(SheetCommand::AddContribution { created, .. }) = &mut command {
        *created = 128;
    }
    let timed = change(&mut document, &command);
    for wrong in [[0x80, 0x80], [0x01, 0x01]] {
        let mut change = Forgery::of(&timed);
        let values = change.column(0x57);
        let place = values.windows(2).position(|two| two == time);
        let place = place.expect("it stands among the values");
        values[place..place + 2].copy_from_slice(&wrong);
        assert!(vet_change(&change.bytes(), LANE).is_err(), "{wrong:?}");
    }
}

/// Nothing is put at the root beside what the first change made there, with a predecessor or without.
#[test]
fn nothing_is_put_beside_a_root_a4() {
    let mut document = sheet();
    let before = document.clone();
    let mut made = Change::from_bytes(change(&mut document, &add(1, "Ord")))
        .expect("a change")
        .decode();
    made.operations.truncate(1);
    made.operations[0].obj = ObjectId::Root;
    let admit = |key: &str, action: OpType| {
        let mut made = made.clone();
        made.operations[0].key = Key::Map(key.into());
        made.operations[0].action = action;
        let vetted = vet_change(&raw(made), LANE).expect("passes on its own");
        Frontier::new(&before, &anybody).admit(&vetted)
    };
    for key in ["contributions", "profile", "comments", "marks"] {
        for action in [OpType::Make(ObjType::Map), OpType::Put(ScalarValue::Int(1))] {
            assert_eq!(admit(key, action), Err(Rejection::Removes), "{key}");
        }
    }
    let unknown = admit("moods", OpType::Put(ScalarValue::Int(1)));
    assert_eq!(unknown, Ok(Admission::Next));
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
