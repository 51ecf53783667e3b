//! The evening at a table and afterwards: comments, marks, who is done, and what everybody may read.

mod common;

use common::{add_joint, exchange, item, lane, person, run};
use workshop::{
    Command, Comment, Document, DocumentKind, Exhibit, Hiding, JointCommand, OutcomeCommand, Seat,
    SheetCommand, important, privacy_shown, privacy_version,
};

/// [A25]
#[test]
fn a_comment_and_a_mark_are_their_persons_and_are_taken_back() {
    let mut sheet = Document::new(DocumentKind::Sheet, lane(1));
    let comment: Command = SheetCommand::AddComment {
        id: item(1),
        subject: item(9),
        text: "Det gælder også om aftenen.".to_owned(),
        created: 1_517_250_600_000,
    }
    .into();
    let mark = |important| -> Command {
        SheetCommand::SetImportant {
            subject: item(9),
            important,
        }
        .into()
    };
    let made = run(
        &mut sheet,
        &[comment.clone(), mark(true), comment, mark(true)],
    );
    assert_eq!(made.len(), 2, "said twice, it is there once");
    let found = Comment::find(&sheet, &item(1)).expect("the comment");
    assert_eq!((found.subject, found.withdrawn), (item(9), false));
    assert_eq!(important(&sheet), [item(9)]);
    let withdraw: Command = SheetCommand::WithdrawComment {
        id: item(1),
        withdrawn: true,
    }
    .into();
    run(&mut sheet, &[withdraw, mark(false)]);
    assert!(Comment::all(&sheet)[0].withdrawn, "the words stay");
    assert_eq!(important(&sheet), []);
}

/// [A25]
#[test]
fn the_version_of_the_text_about_privacy_is_kept_with_the_input() {
    let mut sheet = Document::new(DocumentKind::Sheet, lane(1));
    let version = privacy_version("Skriv ingen navne.");
    assert_eq!(version.len(), 16);
    assert_ne!(version, privacy_version("Skriv ingen navne"));
    let profile = |privacy: Option<&str>| -> Command {
        SheetCommand::SetProfile {
            name: None,
            stakeholder: Some("relative".to_owned()),
            privacy: privacy.map(str::to_owned),
        }
        .into()
    };
    run(&mut sheet, &[profile(Some(&version)), profile(None)]);
    assert_eq!(privacy_shown(&sheet), Some(version));
}

/// [A25]
#[test]
fn a_table_is_done_in_a_phase_when_somebody_there_says_so() {
    let mut joint = Document::new(DocumentKind::JointSheet, lane(1));
    let done = |phase| -> Command {
        JointCommand::SetDone {
            person: person(1),
            phase,
        }
        .into()
    };
    let sit: Command = JointCommand::TakeSeat {
        person: person(1),
        name: None,
        stakeholder: None,
    }
    .into();
    run(&mut joint, &[sit, done(Some(item(5)))]);
    assert_eq!(Seat::all(&joint)[0].done, Some(item(5)));
    run(&mut joint, &[done(None)]);
    assert_eq!(Seat::all(&joint)[0].done, None);
    // A table's contributions are not touched by it.
    run(
        &mut joint,
        &[add_joint(1, "Fælles", person(1)), done(Some(item(6)))],
    );
    assert_eq!(Seat::all(&joint)[0].done, Some(item(6)));
}

/// [A30]
#[test]
fn a_writer_is_told_why_and_told_when_it_is_shown_again() {
    let mut outcome = Document::new(DocumentKind::Outcome, lane(1));
    let tell = |reason: Option<&str>| -> Command {
        let reason = reason.map(str::to_owned);
        let subject = item(9);
        let inputs = vec![Hiding { subject, reason }];
        OutcomeCommand::TellHidden { inputs }.into()
    };
    run(&mut outcome, &[tell(Some("personal"))]);
    let reason = |outcome: &Document| Hiding::find(outcome, &item(9)).and_then(|one| one.reason);
    assert_eq!(reason(&outcome).as_deref(), Some("personal"));
    assert_eq!(Hiding::all(&outcome).len(), 1);
    run(&mut outcome, &[tell(None)]);
    assert_eq!((reason(&outcome), Hiding::all(&outcome).len()), (None, 0));
}

/// [A26]
#[test]
fn what_everybody_may_read_says_nothing_any_more_when_it_is_taken_down() {
    let mut outcome = Document::new(DocumentKind::Outcome, lane(1));
    let mut other = Document::new(DocumentKind::Outcome, lane(2));
    let input = Exhibit {
        subject: item(9),
        focus_point: item(1),
        aspect: item(2),
        table: 7,
        text: "Mere tid".to_owned(),
        removed: false,
    };
    let exhibit = |input: Exhibit| -> Command {
        OutcomeCommand::Exhibit {
            inputs: vec![input],
        }
        .into()
    };
    run(&mut outcome, &[exhibit(input.clone())]);
    exchange(&mut outcome, &mut other);
    assert_eq!(Exhibit::all(&other), std::slice::from_ref(&input));
    let removed = true;
    run(
        &mut other,
        &[exhibit(Exhibit {
            removed,
            ..input.clone()
        })],
    );
    exchange(&mut outcome, &mut other);
    let found = Exhibit::find(&outcome, &item(9)).expect("the entry stays");
    assert_eq!((found.text.as_str(), found.removed), ("", true));
    run(&mut outcome, &[exhibit(input.clone())]);
    assert_eq!(Exhibit::all(&outcome), [input]);
}
