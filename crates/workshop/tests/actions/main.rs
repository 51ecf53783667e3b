//! The actions: what is done to carry the strategy out, in which state it is on a day, and what is due.

mod anything;
mod calendar;
#[path = "../common/mod.rs"]
mod common;
mod progress;
mod sources;
mod status;

use common::{exchange, item, lane, run};
use protocol::ItemId;
use workshop::action_keys::{ACTIONS, DEPARTMENT, MAIN_POINT, PERSON, REMOVED, TEXT, TITLE};
use workshop::actions::{ActionState, Actions, begin};
use workshop::{ActionForm, ActionsCommand, Day, Document, DocumentKind, Write};

pub fn document(number: u8) -> Document {
    Document::new(DocumentKind::Actions, lane(number))
}

pub fn does(document: &mut Document, writes: Vec<Write>) {
    run(document, &[ActionsCommand(writes).into()]);
}

pub fn day(year: u16, month: u8, day: u8) -> Day {
    Day::new(year, month, day).expect("a day")
}

/// Ids from a number on.
pub fn ids(first: u8) -> impl FnMut() -> ItemId {
    let mut next = first;
    move || {
        next += 1;
        item(next - 1)
    }
}

/// An action that was proposed on a day.
pub fn propose(document: &mut Document, id: u8, title: &str, on: Day) {
    let all = Actions::of(&*document);
    let writes = begin::action(&all, item(id), title, on, ids(id + 100));
    does(document, writes);
}

fn come_into(document: &mut Document, id: u8, state: ActionState, on: Day, why: &str) {
    let write = begin::state(item(id), item(1), state, on, why);
    does(document, vec![write]);
}

/// [A40]
#[test]
fn states_follow_each_other_and_none_is_lost() {
    use ActionState::{Chosen, Done, Proposed, Stopped, UnderWay};
    let mut document = document(1);
    propose(&mut document, 1, "Konferencer", day(2016, 1, 31));
    // Written in another order than they came: what happened when is told by the days.
    come_into(&mut document, 3, UnderWay, day(2016, 3, 1), "Der er penge");
    come_into(&mut document, 2, Chosen, day(2016, 2, 29), "");
    come_into(
        &mut document,
        4,
        Stopped,
        day(2017, 12, 31),
        "Ingen meldte sig",
    );
    let all = Actions::of(&document);
    let states = |day| all.state(&item(1), day);
    assert_eq!(states(day(2016, 1, 30)), None, "nobody had proposed it");
    assert_eq!(states(day(2016, 1, 31)), Some(Proposed));
    assert_eq!(states(day(2016, 2, 28)), Some(Proposed));
    assert_eq!(
        states(day(2016, 2, 29)),
        Some(Chosen),
        "the day itself counts"
    );
    assert_eq!(states(day(2016, 3, 1)), Some(UnderWay));
    assert_eq!(states(day(2017, 12, 30)), Some(UnderWay));
    assert_eq!(states(day(2018, 1, 1)), Some(Stopped));
    let history = &all.histories[&item(1)];
    let told: Vec<_> = history
        .iter()
        .map(|one| (one.state, one.why.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (Proposed, ""),
            (Chosen, ""),
            (UnderWay, "Der er penge"),
            (Stopped, "Ingen meldte sig"),
        ]
    );

    // What was a mistake is taken back, and what was before is again.
    does(
        &mut document,
        vec![Write::set("states", item(4), REMOVED, true)],
    );
    let all = Actions::of(&document);
    assert_eq!(all.state(&item(1), day(2018, 1, 1)), Some(UnderWay));

    // Two who are apart say different things of one day: both stand in the history, and all read the same state.
    let mut other = self::document(2);
    exchange(&mut document, &mut other);
    come_into(&mut document, 5, Done, day(2018, 2, 1), "Målet er nået");
    come_into(&mut other, 6, Stopped, day(2018, 2, 1), "");
    exchange(&mut document, &mut other);
    let (one, two) = (Actions::of(&document), Actions::of(&other));
    assert_eq!(one, two);
    let last: Vec<_> = one.histories[&item(1)].iter().rev().take(2).collect();
    let mut said: Vec<_> = last.iter().map(|change| change.state).collect();
    said.sort_unstable();
    assert_eq!(said, [Done, Stopped]);
    assert_eq!(one.state(&item(1), day(2018, 2, 1)), Some(last[0].state));
}

/// [A40]
#[test]
fn a_state_without_a_day_or_of_a_newer_program_is_passed_over() {
    let mut document = document(1);
    let action = Write::add(ACTIONS, item(1), [(TITLE, "Konferencer".into())]);
    let of = || ("of", item(1).into());
    let undated = Write::add("states", item(2), [of(), ("state", "done".into())]);
    let newer = Write::add(
        "states",
        item(3),
        [
            of(),
            ("state", "paused".into()),
            ("on", "2016-01-01".into()),
        ],
    );
    does(&mut document, vec![action, undated, newer]);
    let all = Actions::of(&document);
    assert_eq!(
        all.state(&item(1), day(2016, 1, 1)),
        Some(ActionState::Proposed)
    );
}

/// [A41]
#[test]
fn an_action_is_chosen_year_by_year() {
    let mut document = document(1);
    propose(&mut document, 1, "Konferencer", day(2016, 9, 1));
    let choose = |document: &mut Document, year, first| {
        let all = Actions::of(&*document);
        let writes = begin::choice(&all, item(1), year, day(2016, 12, 1), ids(first));
        does(document, writes);
    };
    choose(&mut document, 2017, 10);
    choose(&mut document, 2019, 20);
    let all = Actions::of(&document);
    assert_eq!(
        all.state(&item(1), day(2016, 12, 1)),
        Some(ActionState::Chosen)
    );
    let chosen = |all: &Actions, year| all.is_chosen(&item(1), year);
    let years = (2016..=2020).map(|year| chosen(&all, year));
    assert_eq!(years.collect::<Vec<_>>(), [false, true, false, true, false]);
    assert_eq!(
        all.histories[&item(1)].len(),
        2,
        "that it is chosen once more is no new state"
    );

    // Two who choose the same year apart choose it once; taken back, both are.
    let mut other = self::document(2);
    exchange(&mut document, &mut other);
    choose(&mut document, 2018, 30);
    choose(&mut other, 2018, 40);
    exchange(&mut document, &mut other);
    let all = Actions::of(&document);
    let entries = all.years[&item(1)][&2018].clone();
    assert_eq!(entries.len(), 2);
    does(&mut document, begin::take_out("choices", &entries));
    let all = Actions::of(&document);
    assert!(!chosen(&all, 2018));
    assert!(chosen(&all, 2017) && chosen(&all, 2019));
}

#[test]
fn an_action_begins_as_a_theme_with_what_it_says_and_that_it_comes_from_it() {
    let mut document = document(1);
    let theme = (item(9), "Kortere ventetid", "Mange venter for længe.");
    let all = Actions::of(&document);
    let writes = begin::action_of_theme(&all, item(1), theme, day(2018, 9, 1), ids(20));
    does(&mut document, writes.clone());
    let all = Actions::of(&document);
    let action = all.action(&item(1)).expect("it is there");
    assert_eq!(action.title, "Kortere ventetid");
    assert_eq!(action.text, "Mange venter for længe.");
    assert_eq!(action.form(), ActionForm::Effort);
    assert!(all.sources[&item(1)].contains_key(&item(9)));
    // Taken back, it is among what was taken out.
    does(&mut document, begin::take_out(ACTIONS, &[item(1)]));
    let all = Actions::of(&document);
    assert!(all.actions.is_empty());
    assert_eq!(all.out.len(), 1);
}

#[test]
fn two_who_are_apart_keep_what_both_wrote_of_one_action() {
    let (mut one, mut other) = (document(1), document(2));
    propose(&mut one, 1, "Konferencer", day(2018, 1, 29));
    exchange(&mut one, &mut other);
    let edit = |before: &str, after: &str| Write::edit(ACTIONS, item(1), TEXT, before, after);
    does(&mut one, vec![edit("", "To om året.")]);
    exchange(&mut one, &mut other);
    does(
        &mut one,
        vec![
            edit("To om året.", "Mindst to om året."),
            Write::set(ACTIONS, item(1), DEPARTMENT, "PPR"),
            Write::set(ACTIONS, item(1), MAIN_POINT, item(7)),
        ],
    );
    does(
        &mut other,
        vec![
            edit("To om året.", "To om året, åbne for alle."),
            Write::set(ACTIONS, item(1), DEPARTMENT, "Myndighed"),
            Write::set(ACTIONS, item(1), PERSON, "Åse"),
        ],
    );
    exchange(&mut one, &mut other);
    let all = Actions::of(&one);
    assert_eq!(all, Actions::of(&other));
    let action = all.action(&item(1)).expect("it is there");
    assert_eq!(action.text, "Mindst to om året, åbne for alle.");
    let mut both = action.departments.clone();
    both.sort_unstable();
    assert_eq!(
        both,
        ["Myndighed", "PPR"],
        "both show, for one of them to choose"
    );
    assert_eq!(action.persons, ["Åse"]);
    assert_eq!(action.main_points, [item(7)]);
}
