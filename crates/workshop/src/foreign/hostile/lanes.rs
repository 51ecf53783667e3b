//! Changes that take another's turn, or their own twice.

use protocol::LaneId;

use super::super::{Admission, Frontier, Rejection, vet_change};
use super::{Forgery, add, anybody, change, sheet, vetted};
use crate::{Document, DocumentKind};

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
    let mut frontier = Frontier::new(&reader, &anybody);
    assert_eq!(
        frontier.admit(&second),
        Ok(Admission::Waiting(vec![first.hash]))
    );
    assert_eq!(frontier.admit(&first), Ok(Admission::Next));
    assert_eq!(frontier.admit(&first), Ok(Admission::Known));
    assert_eq!(frontier.admit(&second), Ok(Admission::Next));
    reader.apply_changes(&changes[..2]).expect("applies");
    let frontier = || Frontier::new(&reader, &anybody);
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
        Frontier::new(&other, &anybody).admit(&vetted(&Forgery::of(&next))),
        Ok(Admission::Next)
    );
    // Automerge names the lane's change before even when another's builds on it; it need not.
    let mut forgery = Forgery::of(&next);
    let theirs = vet_change(&theirs, LaneId([8; 32])).expect("passes");
    forgery.dependencies = vec![theirs.hash.0];
    assert_eq!(
        Frontier::new(&other, &anybody).admit(&vetted(&forgery)),
        Ok(Admission::Next)
    );
}
