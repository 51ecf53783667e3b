//! Moderation: a second person approves what one hides, and what was found harmless is not asked again. [A24]

use std::collections::BTreeMap;

use crate::facilitator::{Facilitator, contributions};
use protocol::{LaneId, PersonId};
use workshop::synthesis::{EVERYTHING, State, fingerprint};
use workshop::{Act, Hiding};

/// Each facilitator of the tests has one lane, whose first byte is theirs.
fn person_of(lane: LaneId) -> Option<PersonId> {
    Some(PersonId([lane.0[0]; 32]))
}

#[test]
fn who_hides_cannot_approve_it() {
    let all = contributions(2);
    let (mut one, mut other) = (Facilitator::new(0xa0, &all), Facilitator::new(0xb0, &all));
    assert!(!one.synthesis.asks_two());
    one.say(vec![(EVERYTHING, Act::AskTwo)]);
    one.say(vec![(all[0], Act::Hide("personal".into()))]);
    one.meet(&mut other);
    assert!(other.synthesis.asks_two());
    // It is hidden at once, and waits.
    assert_eq!(other.synthesis.state(&all[0]), State::Hidden);
    assert!(other.synthesis.awaits_approval(&all[0], person_of));
    assert!(!other.synthesis.awaits_approval(&all[1], person_of));
    assert_eq!(other.synthesis.hidden().collect::<Vec<_>>(), [all[0]]);
    let hiding = |of: &Facilitator| {
        let answers = of.synthesis.answers(&all[0]).expect("it is hidden");
        answers.hiding().expect("it is hidden").id
    };
    let first = hiding(&one);
    one.say(vec![(all[0], Act::Approve(first))]);
    assert!(one.synthesis.awaits_approval(&all[0], person_of));
    one.undo();
    other.say(vec![(all[0], Act::Approve(first))]);
    one.meet(&mut other);
    assert!(!one.synthesis.awaits_approval(&all[0], person_of));
    // Hidden anew, it is asked anew.
    one.say(vec![(all[0], Act::Show)]);
    one.say(vec![(all[0], Act::Hide("offensive".into()))]);
    assert_ne!(hiding(&one), first);
    assert!(one.synthesis.awaits_approval(&all[0], person_of));
    one.say(vec![(EVERYTHING, Act::AskOne)]);
    one.meet(&mut other);
    assert!(!other.synthesis.asks_two());
    one.adds_up();
}

/// [A30]
#[test]
fn writers_are_told_what_is_hidden_and_no_longer_by_who_knows() {
    let all = contributions(3);
    let (mut one, mut other) = (Facilitator::new(0xa0, &all), Facilitator::new(0xb0, &all));
    one.say(vec![(all[0], Act::Hide("personal".into()))]);
    one.say(vec![(all[1], Act::LeaveOut("unclear".into()))]);
    let hiding = |reason: Option<&str>| Hiding {
        subject: all[0],
        reason: reason.map(str::to_owned),
    };
    let mut told = BTreeMap::new();
    assert_eq!(one.synthesis.untold(&told), [hiding(Some("personal"))]);
    told.insert(all[0], "personal".to_owned());
    assert_eq!(one.synthesis.untold(&told), []);
    // The other has read what is told, and has not heard yet of who hid it.
    assert_eq!(other.synthesis.untold(&told), []);
    one.say(vec![(all[0], Act::Hide("offensive".into()))]);
    assert_eq!(one.synthesis.untold(&told), [hiding(Some("offensive"))]);
    one.say(vec![(all[0], Act::Show)]);
    one.meet(&mut other);
    for facilitator in [&one, &other] {
        assert_eq!(facilitator.synthesis.untold(&told), [hiding(None)]);
    }
    assert_eq!(one.synthesis.untold(&BTreeMap::new()), []);
}

#[test]
fn what_was_found_harmless_is_so_for_its_words_only() {
    let all = contributions(1);
    let mut one = Facilitator::new(0xa0, &all);
    let words = fingerprint("Ring til Bo");
    assert_eq!(words.len(), 16);
    let is_harmless = |one: &Facilitator, words: &str| {
        let answers = one.synthesis.answers(&all[0]);
        answers.is_some_and(|answers| answers.is_harmless(words))
    };
    one.say(vec![(all[0], Act::Harmless(words.clone()))]);
    assert!(is_harmless(&one, &words));
    assert!(!is_harmless(
        &one,
        &fingerprint("Ring til Bo på 12 34 56 78")
    ));
    one.undo();
    assert!(!is_harmless(&one, &words));
}
