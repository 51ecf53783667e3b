//! Replicas: whatever people do at the same time, everyone ends with the same document, and no
//! letter that nobody erased is lost.

mod common;

use common::{
    add, add_joint, edit, edit_joint, exchange, item_by, lane, person, person_of, random, run,
    whole,
};
use proptest::prelude::*;
use workshop::foreign::{Admission, Frontier, Limits, vet_change, vet_document, vet_history};
use workshop::{Command, Document, DocumentKind, JointCommand, SheetCommand};

/// A step that one replica takes on its own, or the two meeting.
#[derive(Clone, Debug)]
enum Step {
    Add {
        who: usize,
        id: u8,
        text: String,
    },
    /// Types or erases somewhere in what the replica shows.
    Type {
        who: usize,
        id: u8,
        at: usize,
        erase: usize,
        text: String,
    },
    Withdraw {
        who: usize,
        id: u8,
        withdrawn: bool,
    },
    Sit {
        who: usize,
        name: String,
    },
    Leave {
        who: usize,
    },
    Meet,
}

fn letters() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec!['a', 'e', 'æ', 'ø', 'å', ' ', '🎉', '👩', '\u{301}']),
        0..6,
    )
    .prop_map(|letters| letters.into_iter().collect())
}

/// Some that somebody sees.
fn words() -> impl Strategy<Value = String> {
    letters().prop_map(|letters| format!("{letters}o"))
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let who = 0usize..2;
    let id = 1u8..4;
    let step = prop_oneof![
        3 => (who.clone(), id.clone(), words()).prop_map(|(who, id, text)| Step::Add { who, id, text }),
        8 => (who.clone(), id.clone(), 0usize..20, 0usize..4, letters())
            .prop_map(|(who, id, at, erase, text)| Step::Type { who, id, at, erase, text }),
        2 => (who.clone(), id, any::<bool>())
            .prop_map(|(who, id, withdrawn)| Step::Withdraw { who, id, withdrawn }),
        1 => (who.clone(), letters()).prop_map(|(who, name)| Step::Sit { who, name }),
        1 => who.prop_map(|who| Step::Leave { who }),
        3 => Just(Step::Meet),
    ];
    prop::collection::vec(step, 1..40)
}

fn command(replica: &Document, step: &Step) -> Option<Command> {
    Some(match step {
        Step::Add { who, id, text } => {
            // Ids are random in life; two people never give the same one.
            let id = id + 10 * (*who as u8 + 1);
            add_joint(id, text, person(*who as u8 + 1))
        }
        Step::Type {
            id,
            at,
            erase,
            text,
            ..
        } => {
            let shown = replica.contributions();
            let one = shown.get(usize::from(*id) % shown.len().max(1))?;
            let letters: Vec<char> = one.text.chars().collect();
            let at = at % (letters.len() + 1);
            let stop = (at + erase).min(letters.len());
            let after: String = letters[..at]
                .iter()
                .copied()
                .chain(text.chars())
                .chain(letters[stop..].iter().copied())
                .collect();
            SheetCommand::EditContribution {
                id: one.id,
                before: one.text.clone(),
                after,
                caret: None,
            }
            .into()
        }
        Step::Withdraw { who, id, withdrawn } => SheetCommand::SetWithdrawn {
            id: item_by(person(*who as u8 + 1), id + 10 * (*who as u8 + 1)),
            withdrawn: *withdrawn,
            person: person(*who as u8 + 1),
        }
        .into(),
        Step::Sit { who, name } => JointCommand::TakeSeat {
            person: person(*who as u8 + 1),
            name: Some(name.clone()),
            stakeholder: Some("citizen".into()),
        }
        .into(),
        Step::Leave { who } => JointCommand::LeaveSeat {
            person: person(*who as u8 + 1),
        }
        .into(),
        Step::Meet => return None,
    })
}

fn actor(step: &Step) -> usize {
    match step {
        Step::Add { who, .. }
        | Step::Type { who, .. }
        | Step::Withdraw { who, .. }
        | Step::Sit { who, .. }
        | Step::Leave { who } => *who,
        Step::Meet => 0,
    }
}

/// Each case saves, loads and compares several documents.
fn fewer() -> ProptestConfig {
    ProptestConfig {
        cases: 64,
        ..random()
    }
}

proptest! {
    #![proptest_config(fewer())]

    #[test]
    fn replicas_that_meet_hold_the_same(steps in steps()) {
        let mut replicas = [
            Document::new(DocumentKind::JointSheet, lane(1)),
            Document::new(DocumentKind::JointSheet, lane(2)),
        ];
        let mut order = Vec::new();
        for step in &steps {
            if let Step::Meet = step {
                let [one, other] = &mut replicas;
                exchange(one, other);
                prop_assert_eq!(one.heads(), other.heads());
                prop_assert_eq!(whole(one), whole(other));
                continue;
            }
            let replica = &mut replicas[actor(step)];
            if let Some(command) = command(replica, step) {
                // What names something that is not there yet is refused; that is no change either.
                let changes = replica.execute(&command).unwrap_or_default();
                let lane = replica.lane();
                order.extend(changes.into_iter().map(|change| (lane, change.bytes)));
            }
        }
        let [one, other] = &mut replicas;
        exchange(one, other);
        prop_assert_eq!(one.contributions(), other.contributions());
        prop_assert_eq!(one.seats(), other.seats());
        prop_assert_eq!(one.heads(), other.heads());
        prop_assert_eq!(whole(one), whole(other));
        // A third finds nothing wrong with any of it, and gets it all in the worst order.
        let mut third = Document::new(DocumentKind::JointSheet, lane(3));
        let mut frontier = Frontier::new(&third, &person_of);
        for (lane, bytes) in &order {
            let vetted = vet_change(bytes, *lane);
            prop_assert!(vetted.is_ok(), "{:?}", vetted);
            let admitted = vetted.and_then(|change| frontier.admit(&change));
            prop_assert_eq!(admitted, Ok(Admission::Next));
        }
        let worst: Vec<_> = order.into_iter().rev().map(|(_, bytes)| bytes).collect();
        prop_assert!(third.apply_changes(&worst).is_ok_and(|outcome| outcome.waiting.is_empty()));
        prop_assert_eq!(third.heads(), one.heads());
        prop_assert_eq!(whole(&third), whole(one));
        let facts = vet_document(&one.save(), &Limits::PACK);
        prop_assert!(facts.is_ok_and(|facts| facts.changes == 1 + worst.len() as u64));
        // And so does who loads it.
        let loaded = Document::load(DocumentKind::JointSheet, &one.save(), lane(4));
        prop_assert!(loaded.as_ref().is_ok_and(|loaded| loaded.save() == one.save()));
        prop_assert!(loaded.is_ok_and(|loaded| vet_history(&loaded, &person_of).is_ok()));
    }

    #[test]
    fn two_who_edit_at_once_lose_no_letter(
        before in "[a-z]{1,20}",
        mine in "[A-M]{1,8}",
        theirs in "[N-ZÆØÅ🎉]{1,8}",
        my_place in 0usize..21,
        their_place in 0usize..21,
    ) {
        let mut one = Document::new(DocumentKind::JointSheet, lane(1));
        run(&mut one, &[add_joint(1, &before, person(1))]);
        let mut other = Document::new(DocumentKind::JointSheet, lane(2));
        exchange(&mut one, &mut other);
        let insert = |place: usize, text: &str| {
            let place = place.min(before.len());
            format!("{}{text}{}", &before[..place], &before[place..])
        };
        // Letter by letter, as pauses in typing cut it.
        for (document, place, text) in [(&mut one, my_place, &mine), (&mut other, their_place, &theirs)] {
            let mut typed = String::new();
            for letter in text.chars() {
                let shown = insert(place, &typed);
                typed.push(letter);
                run(document, &[edit_joint(1, &shown, &insert(place, &typed))]);
            }
        }
        exchange(&mut one, &mut other);
        let text = one.contributions()[0].text.clone();
        prop_assert_eq!(&text, &other.contributions()[0].text);
        prop_assert!(text.contains(&mine), "{} in {}", mine, text);
        prop_assert!(text.contains(&theirs), "{} in {}", theirs, text);
        prop_assert_eq!(text.chars().count(), before.len() + mine.chars().count() + theirs.chars().count());
    }

    #[test]
    fn what_lost_its_lane_is_issued_again_with_the_same_effect(
        texts in prop::collection::vec(words(), 1..6),
        kept in 0usize..6,
    ) {
        // A device and its clone wrote in one lane; the relay kept the first records of it. The loser
        // rebuilds from those and issues the rest again in a new lane.
        let mut commands = Vec::new();
        for (index, text) in texts.iter().enumerate() {
            let id = index as u8 + 1;
            commands.push(add(id, text));
            commands.push(edit(id, text, &format!("{text} mere 🎉")));
        }
        let mut lost = Document::new(DocumentKind::Sheet, lane(1));
        let changes = run(&mut lost, &commands);
        let kept = kept.min(changes.len());
        let mut rebuilt = Document::new(DocumentKind::Sheet, lane(2));
        prop_assert!(rebuilt.apply_changes(&changes[..kept]).is_ok());
        run(&mut rebuilt, &commands[kept..]);
        prop_assert_eq!(whole(&rebuilt), whole(&lost));
        // Once more for what only adds or sets: nothing happens.
        for command in commands.iter().filter(|command| matches!(command, Command::Sheet(SheetCommand::AddContribution { .. }))) {
            prop_assert!(rebuilt.execute(command).is_ok_and(|changes| changes.is_empty()));
        }
    }
}
