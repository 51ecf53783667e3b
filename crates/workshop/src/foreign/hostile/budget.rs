//! Changes that cost those who send them little, and everybody else much.

use automerge::legacy::{Op, OpType};
use automerge::{Change, ScalarValue};
use protocol::{ItemId, LaneId};

use super::super::{
    Admission, Frontier, MAX_CHANGE_OPERATIONS, MAX_LANE_OPERATIONS, Rejection, VettedChange,
    vet_change,
};
use super::{LANE, add, anybody, change, malformed, sheet};
use crate::{Command, CommandError, Document, SheetCommand, TEXT_LIMIT};

const OTHER: LaneId = LaneId([8; 32]);

fn bent(raw: Vec<u8>, bend: impl FnOnce(&mut Vec<Op>)) -> Result<VettedChange, Rejection> {
    let mut change = Change::from_bytes(raw).expect("a change").decode();
    bend(&mut change.operations);
    vet_change(Change::from(change).raw_bytes(), LANE)
}

fn edit(document: &Document, after: &str) -> Command {
    let contribution = &document.contributions()[0];
    SheetCommand::EditContribution {
        id: contribution.id,
        before: contribution.text.clone(),
        after: after.to_owned(),
        caret: None,
    }
    .into()
}

/// Twenty thousand equal operations take a hundred bytes.
#[test]
fn nothing_is_done_twice_in_a_change_a13() {
    let mut document = sheet();
    let added = change(&mut document, &add(1, "Ord"));
    let edit = edit(&document, "Ja");
    let edited = change(&mut document, &edit);

    let no_command = malformed("an operation that no command makes");
    let empty = bent(added.clone(), |all| {
        let word = all.iter_mut().find(|one| one.insert);
        word.expect("there are words").action = OpType::Put(ScalarValue::Str("".into()));
    });
    assert_eq!(empty, no_command);
    let set_twice = bent(added, |all| {
        let last = all.last().cloned();
        all.extend(last);
    });
    assert_eq!(set_twice, malformed("a key set twice"));
    let deleted_twice = bent(edited, |all| {
        let deletion = all.iter().find(|one| one.action == OpType::Delete).cloned();
        all.push(deletion.expect("letters went"));
    });
    assert_eq!(deleted_twice, malformed("superseded twice"));
}

/// The same whether the lane's changes came one by one, in a batch or in a pack.
#[test]
fn a_lane_has_a_share_of_a_document_and_no_more_a14() {
    let mut writer = sheet();
    let long = "x".repeat(TEXT_LIMIT);
    let changes: Vec<_> = (1..=10)
        .map(|id| change(&mut writer, &add(id, &long)))
        .collect();
    let vetted: Vec<_> = changes
        .iter()
        .map(|raw| vet_change(raw, LANE).expect("passes on its own"))
        .collect();
    let (last, fitting) = vetted.split_last().expect("ten");
    let full = Err(Rejection::LaneFull {
        limit: MAX_LANE_OPERATIONS,
    });

    let fresh = Document::new(writer.kind(), OTHER);
    let mut frontier = Frontier::new(&fresh, &anybody);
    for change in fitting {
        assert_eq!(frontier.admit(change), Ok(Admission::Next));
    }
    assert_eq!(frontier.admit(last), full);

    let mut grown = fresh.clone();
    for raw in &changes[..9] {
        grown
            .apply_changes(std::slice::from_ref(raw))
            .expect("applies");
    }
    assert_eq!(Frontier::new(&grown, &anybody).admit(last), full);
    let mut packed = Document::load(grown.kind(), &grown.save(), OTHER).expect("loads");
    assert_eq!(Frontier::new(&packed, &anybody).admit(last), full);
    assert_eq!(packed.last_change(LANE), grown.last_change(LANE));

    // Somebody else goes on, and the lane's own program would have left it long ago.
    let other = change(&mut packed, &add(11, "Ord"));
    let other = vet_change(&other, OTHER).expect("passes on its own");
    assert_eq!(
        Frontier::new(&grown, &anybody).admit(&other),
        Ok(Admission::Next)
    );
    assert!(writer.is_lane_full());
    writer.set_lane(OTHER);
    assert!(!writer.is_lane_full());
}

/// What is deleted counts, also when it is read back from a saved document.
#[test]
fn deletions_count_in_a_lane_a14() {
    let mut writer = sheet();
    change(&mut writer, &add(1, "Noget langt"));
    let operations = |document: &Document| document.last_change(LANE).expect("wrote").operations;
    let before = operations(&writer);
    let edit = edit(&writer, "N");
    change(&mut writer, &edit);
    assert_eq!(operations(&writer), before + 10);
    let loaded = Document::load(writer.kind(), &writer.save(), OTHER).expect("loads");
    assert_eq!(operations(&loaded), before + 10);
}

/// Two who paste at once make a text twice as long as one may be. Replacing all of it would be more
/// than others take, so it is not made at all.
#[test]
fn a_command_makes_no_change_that_others_refuse_a9() {
    let long = "x".repeat(TEXT_LIMIT);
    let mut one = sheet();
    change(&mut one, &add(1, "a"));
    let mut other = one.clone();
    other.set_lane(OTHER);
    let pasted = edit(&one, &long);
    change(&mut one, &pasted);
    let theirs = change(&mut other, &pasted);
    one.apply_changes(&[theirs]).expect("applies");
    assert_eq!(one.contributions()[0].text.len(), 2 * TEXT_LIMIT);

    let heads = one.heads();
    let replaced = one.execute(&edit(&one, "Noget andet"));
    let limit = MAX_CHANGE_OPERATIONS as usize;
    let length = 2 * TEXT_LIMIT + "Noget andet".len();
    assert!(
        matches!(replaced, Err(CommandError::TooLong { length: l, limit: m }) if (l, m) == (length, limit)),
        "{replaced:?}"
    );
    assert_eq!(one.heads(), heads);
    let shortened = edit(&one, "x");
    let shortened = change(&mut one, &shortened);
    assert!(vet_change(&shortened, LANE).is_ok());
    assert_eq!(one.contributions()[0].id, ItemId([1; 16]));
}
