//! Rules: what statements, themes and votes come to, one by one.

use std::collections::BTreeSet;

use crate::common::item;
use crate::facilitator::{Facilitator, contributions};
use protocol::PersonId;
use workshop::synthesis::{Disposition, State, part_of};
use workshop::{Act, Piece, Question, Statement, SynthesisCommand, Vote};

/// [A20]
#[test]
fn a_contribution_is_in_one_state() {
    let all = contributions(4);
    let mut one = Facilitator::new(0xa0, &all);
    let theme = one.theme("Hjælp i tide");
    assert_eq!(one.synthesis.tally().treated(), 0);
    one.say(vec![
        (all[0], Act::PutIn(theme)),
        (all[1], Act::PutIn(theme)),
    ]);
    assert_eq!(one.synthesis.state(&all[0]), State::InTheme);
    assert_eq!(
        one.synthesis.members(&theme),
        all[..2].iter().copied().collect()
    );

    // Merged, it is in its sentence and no longer in the theme.
    let sentence = one.merge(&all[1..3]);
    assert_eq!(one.synthesis.state(&all[1]), State::Merged);
    assert_eq!(one.synthesis.members(&theme), BTreeSet::from([all[0]]));
    assert_eq!(one.synthesis.sources(&sentence), all[1..3]);
    one.say(vec![(sentence, Act::PutIn(theme))]);
    assert_eq!(
        one.synthesis.members(&theme),
        BTreeSet::from([all[0], sentence])
    );
    assert_eq!(
        one.synthesis.origins(&sentence),
        all[1..3].iter().copied().collect()
    );

    // Hidden goes before everything, and comes back as it was.
    one.say(vec![(all[1], Act::Hide("personal".into()))]);
    assert_eq!(one.synthesis.state(&all[1]), State::Hidden);
    one.undo();
    assert_eq!(one.synthesis.state(&all[1]), State::Merged);

    let pieces = one.split(all[3]);
    assert_eq!(one.synthesis.state(&all[3]), State::Split);
    let found = one.synthesis.pieces_of(&all[3]);
    assert_eq!(found.iter().map(|one| one.id).collect::<Vec<_>>(), pieces);
    one.say(vec![(pieces[0], Act::PutIn(theme))]);
    assert!(one.synthesis.members(&theme).contains(&pieces[0]));
    one.say(vec![(all[3], Act::LeaveOut("duplicate".into()))]);
    assert_eq!(one.synthesis.state(&all[3]), State::LeftOut);
    assert!(!one.synthesis.exists(&pieces[0]), "its cut does not stand");
    assert!(!one.synthesis.members(&theme).contains(&pieces[0]));
    assert_eq!(one.synthesis.tally().treated(), 4);

    // Nothing is merged into it any more: it is not there.
    one.say(vec![(all[1], Act::Restore), (all[2], Act::Restore)]);
    assert_eq!(
        one.synthesis.state(&all[1]),
        State::InTheme,
        "as before it was merged"
    );
    assert_eq!(one.synthesis.state(&all[2]), State::Untreated);
    assert!(!one.synthesis.exists(&sentence));
    assert!(!one.synthesis.members(&theme).contains(&sentence));
    one.adds_up();
}

#[test]
fn an_input_is_followed_to_where_it_stands_now() {
    let all = contributions(4);
    let mut one = Facilitator::new(0xa0, &all);
    let pieces = one.split(all[0]);
    let inner = one.merge(&[pieces[0], all[1]]);
    let outer = one.merge(&[inner, all[2]]);
    let arrives = |one: &Facilitator, id| one.synthesis.arrivals(&id);
    assert_eq!(arrives(&one, all[0]), BTreeSet::from([outer, pieces[1]]));
    assert_eq!(arrives(&one, all[1]), BTreeSet::from([outer]));
    assert_eq!(arrives(&one, all[3]), BTreeSet::from([all[3]]));
    // Whatever stands somewhere comes from what is followed there.
    for id in &all {
        for end in arrives(&one, *id) {
            assert!(one.synthesis.origins(&end).contains(id));
        }
    }
    one.say(vec![(outer, Act::LeaveOut("off topic".into()))]);
    assert_eq!(arrives(&one, all[1]), BTreeSet::new());
    one.say(vec![(all[3], Act::Hide("personal".into()))]);
    assert_eq!(arrives(&one, all[3]), BTreeSet::new());
}

/// [A19]
#[test]
fn what_two_decide_at_the_same_time_is_a_choice_and_counts_once() {
    let all = contributions(3);
    let (mut one, mut other) = (Facilitator::new(0xa0, &all), Facilitator::new(0xb0, &all));
    let sentence = one.merge(&all[..2]);
    other.say(vec![(all[0], Act::LeaveOut("duplicate".into()))]);
    one.meet(&mut other);
    for facilitator in [&one, &other] {
        assert_eq!(facilitator.synthesis.state(&all[0]), State::Disputed);
        assert_eq!(
            facilitator.synthesis.disposition(&all[0]),
            Disposition::Disputed
        );
        assert_eq!(facilitator.synthesis.sources(&sentence), [all[1]]);
        let answers = facilitator.synthesis.answers(&all[0]).expect("answers");
        let standing = answers.to(Question::Disposition);
        assert_eq!(standing.len(), 2);
        facilitator.adds_up();
    }
    // One of both is chosen, and everybody has it; taking that back asks both again.
    other.say(vec![(all[0], Act::Merge(sentence))]);
    one.meet(&mut other);
    assert_eq!(one.synthesis.state(&all[0]), State::Merged);
    other.undo();
    one.meet(&mut other);
    assert_eq!(one.synthesis.state(&all[0]), State::Disputed);
    one.say(vec![(all[0], Act::LeaveOut("duplicate".into()))]);
    one.meet(&mut other);
    assert_eq!(other.synthesis.state(&all[0]), State::LeftOut);

    // The same, decided twice, is decided.
    one.say(vec![(all[2], Act::LeaveOut("off topic".into()))]);
    other.say(vec![(all[2], Act::LeaveOut("off topic".into()))]);
    one.meet(&mut other);
    assert_eq!(one.synthesis.state(&all[2]), State::LeftOut);
}

#[test]
fn steps_about_the_same_are_undone_one_after_the_other() {
    let all = contributions(2);
    let mut one = Facilitator::new(0xa0, &all);
    one.say(vec![(all[0], Act::LeaveOut("duplicate".into()))]);
    one.say(vec![(all[0], Act::Restore)]);
    one.say(vec![(all[0], Act::LeaveOut("off topic".into()))]);
    for state in [State::Untreated, State::LeftOut, State::Untreated] {
        one.undo();
        assert_eq!(one.synthesis.state(&all[0]), state);
    }
    assert_eq!(one.synthesis.without_theme(), 2);
    let sentence = one.merge(&all);
    assert_eq!(
        one.synthesis.without_theme(),
        1,
        "the sentence stands for both"
    );
    let theme = one.theme("Overgange");
    one.say(vec![(sentence, Act::PutIn(theme))]);
    assert_eq!(one.synthesis.without_theme(), 0);
}

/// A piece of itself, put into a theme, by a program that is not ours.
#[test]
fn a_piece_of_a_piece_is_not_there() {
    let all = contributions(1);
    let mut one = Facilitator::new(0xa0, &all);
    let theme = one.theme("Overgange");
    let (id, cut) = (item(0x33), item(0x34));
    let piece = Piece {
        id,
        of: id,
        cut,
        words: "x".into(),
        order: 0.0,
    };
    one.synthesis.put_piece(part_of(&id), piece);
    one.say(vec![(id, Act::Split(cut)), (id, Act::PutIn(theme))]);
    assert!(!one.synthesis.exists(&id));
    assert!(one.synthesis.members(&theme).is_empty());
}

#[test]
fn who_undoes_does_not_undo_what_another_decided_since() {
    let all = contributions(1);
    let (mut one, mut other) = (Facilitator::new(0xa0, &all), Facilitator::new(0xb0, &all));
    one.say(vec![(all[0], Act::LeaveOut("duplicate".into()))]);
    one.meet(&mut other);
    other.say(vec![(all[0], Act::Restore)]);
    let theme = other.theme("Overgange");
    other.say(vec![(all[0], Act::PutIn(theme))]);
    one.meet(&mut other);
    one.undo();
    one.meet(&mut other);
    assert_eq!(other.synthesis.state(&all[0]), State::InTheme);
}

/// [A21]
#[test]
fn a_theme_that_is_joined_with_another_brings_all_that_is_in_it() {
    let all = contributions(3);
    let (mut one, mut other) = (Facilitator::new(0xa0, &all), Facilitator::new(0xb0, &all));
    let (early, late) = (one.theme("Tidligt"), one.theme("I tide"));
    one.meet(&mut other);
    one.say(vec![
        (all[0], Act::PutIn(early)),
        (all[1], Act::PutIn(late)),
    ]);
    // While one joins them, the other goes on with what was.
    let join = |id, into| SynthesisCommand::JoinTheme { id, into };
    one.write(0, join(late, Some(early)));
    other.say(vec![(all[2], Act::PutIn(late))]);
    one.meet(&mut other);
    for facilitator in [&one, &other] {
        let members = facilitator.synthesis.members(&early);
        assert_eq!(members, all.iter().copied().collect());
        assert_eq!(facilitator.synthesis.themes_of(&all[2]), [early]);
        let in_use = facilitator.synthesis.themes().in_use();
        assert_eq!(in_use.iter().map(|one| one.id).collect::<Vec<_>>(), [early]);
    }
    // Each into the other at the same time: both stay.
    one.write(0, join(late, None));
    one.meet(&mut other);
    one.write(0, join(late, Some(early)));
    other.write(0, join(early, Some(late)));
    one.meet(&mut other);
    assert_eq!(one.synthesis.themes().in_use().len(), 2);
    assert_eq!(one.synthesis.members(&early), BTreeSet::from([all[0]]));
    // Taken out, what was only in it is untreated again.
    one.write(
        0,
        SynthesisCommand::SetThemeRemoved {
            id: early,
            removed: true,
        },
    );
    assert_eq!(one.synthesis.state(&all[0]), State::Untreated);
    one.write(
        0,
        SynthesisCommand::SetThemeRemoved {
            id: early,
            removed: false,
        },
    );
    assert_eq!(one.synthesis.state(&all[0]), State::InTheme);
    one.adds_up();
}

/// [A20]
#[test]
fn sentences_merged_into_each_other_wait_for_a_decision() {
    let all = contributions(4);
    let (mut one, mut other) = (Facilitator::new(0xa0, &all), Facilitator::new(0xb0, &all));
    let first = one.merge(&all[..2]);
    let second = one.merge(&all[2..]);
    one.meet(&mut other);
    one.say(vec![(first, Act::Merge(second))]);
    other.say(vec![(second, Act::Merge(first))]);
    one.meet(&mut other);
    for id in [first, second] {
        assert_eq!(one.synthesis.state(&id), State::Disputed);
        assert_eq!(other.synthesis.state(&id), State::Disputed);
        assert_eq!(one.synthesis.origins(&id), all.iter().copied().collect());
    }
    one.say(vec![(second, Act::Restore)]);
    assert_eq!(one.synthesis.state(&first), State::Merged);
    assert_eq!(one.synthesis.state(&second), State::Untreated);
    one.adds_up();
}

/// [A22]
#[test]
fn votes_are_shown_as_given_and_their_persons_once() {
    let all = contributions(3);
    let mut one = Facilitator::new(0xa0, &all);
    let sentence = one.merge(&all[..2]);
    let vote = |subject, points| Vote { subject, points };
    let (anna, bo) = (PersonId([1; 32]), PersonId([2; 32]));
    one.synthesis
        .put_ballot(anna, vec![vote(all[0], 2), vote(all[1], 1)]);
    one.synthesis
        .put_ballot(bo, vec![vote(all[1], 3), vote(all[2], 1)]);
    let support = one.synthesis.support(&sentence);
    assert_eq!((support.points, support.persons.len()), (6, 2));
    assert_eq!(one.synthesis.support(&all[1]).points, 4);
    one.say(vec![(all[1], Act::Restore)]);
    let support = one.synthesis.support(&sentence);
    assert_eq!((support.points, support.persons.len()), (2, 1));
    one.synthesis.take_changed();
    one.synthesis
        .put_ballot(anna, vec![vote(all[0], 0), vote(all[1], 1)]);
    assert_eq!(
        one.synthesis.take_changed(),
        BTreeSet::from([all[0], sentence])
    );
    assert_eq!(one.synthesis.support(&sentence).points, 0);

    // A theme has the points of what is in it once, however that was cut.
    let theme = one.theme("Hjælp i tide");
    one.say(vec![(all[2], Act::PutIn(theme))]);
    assert_eq!(one.synthesis.support_of_theme(&theme).points, 1);
    for piece in one.split(all[2]) {
        one.say(vec![(piece, Act::PutIn(theme))]);
    }
    assert_eq!(one.synthesis.support_of_theme(&theme).points, 1);
}

/// [S10] [A19]
#[test]
fn a_statement_in_anothers_part_says_nothing() {
    let all = contributions(2);
    let mut one = Facilitator::new(0xa0, &all);
    let statement = Statement {
        id: item(9),
        subject: all[0],
        act: Act::LeaveOut("x".into()),
        replaces: Vec::new(),
        at: None,
        by: None,
    };
    let part = part_of(&all[0]);
    one.synthesis.put_statement(part + 1, statement.clone());
    assert_eq!(one.synthesis.state(&all[0]), State::Untreated);
    one.synthesis.put_statement(part, statement.clone());
    assert_eq!(one.synthesis.state(&all[0]), State::LeftOut);
    // A part that is read anew says what it says now.
    one.synthesis
        .put_part(part, Vec::new(), Vec::new(), Vec::new());
    assert_eq!(one.synthesis.state(&all[0]), State::Untreated);
    one.adds_up();
}
