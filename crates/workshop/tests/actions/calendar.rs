//! What is due, late and done. [A42]

use workshop::action_keys::{CALENDAR, DONE, FROM, TO};
use workshop::actions::{
    Actions, GoalState, Open, Standing, begin, dated, period_in_words, template,
};
use workshop::template::Language;
use workshop::{Day, Document, Write};

use crate::common::item;
use crate::{day, document, does, ids};

const PPR: u8 = 1;
const MYNDIGHED: u8 = 2;

/// The calendar of 2016 and two plans without goals.
fn begun() -> Document {
    let mut document = document(1);
    let all = Actions::of(&document);
    let mut writes = template::calendar(&all, 2016, ids(50));
    writes.push(begin::plan(&all, item(PPR), "PPR"));
    writes.push(begin::plan(&all, item(MYNDIGHED), "Myndighed"));
    does(&mut document, writes);
    document
}

fn add_goal(document: &mut Document, id: u8, plan: u8, on: Day) {
    let all = Actions::of(&*document);
    let goal = begin::goal(
        &all,
        item(id),
        item(plan),
        "Medbestemmelse",
        on,
        ids(id + 100),
    );
    does(document, goal);
}

fn come_into(document: &mut Document, id: u8, goal: u8, state: GoalState, on: Day) {
    does(
        document,
        vec![begin::state(item(id), item(goal), state, on, "")],
    );
}

fn standings(document: &Document, on: Day) -> Vec<Standing> {
    let standings = Actions::of(document).calendar_on(on).into_iter();
    standings.map(|one| one.standing).collect()
}

fn open(document: &Document, step: usize, on: Day) -> Vec<Open> {
    Actions::of(document).calendar_on(on)[step].open.clone()
}

/// [A42]
#[test]
fn a_step_is_due_from_its_first_day_and_late_after_its_last() {
    use Standing::{Done, Due, Late, Later};
    let mut document = begun();
    assert_eq!(standings(&document, day(2016, 4, 30)), [Later; 6]);
    assert_eq!(standings(&document, day(2016, 5, 1))[..2], [Due, Later]);
    assert_eq!(standings(&document, day(2016, 6, 30))[..2], [Due, Due]);
    assert_eq!(standings(&document, day(2016, 7, 1))[..2], [Late, Late]);
    // Who has not handed in: both, for neither has a goal.
    let without = |plan| Open {
        plan: item(plan),
        goal: None,
    };
    assert_eq!(
        open(&document, 1, day(2016, 7, 1)),
        [without(PPR), without(MYNDIGHED)]
    );

    add_goal(&mut document, 10, PPR, day(2016, 5, 20));
    add_goal(&mut document, 11, MYNDIGHED, day(2016, 6, 1));
    assert_eq!(
        standings(&document, day(2016, 5, 31))[0],
        Due,
        "not both yet"
    );
    assert_eq!(standings(&document, day(2016, 6, 1))[0], Done);
    come_into(&mut document, 20, 10, GoalState::HandedIn, day(2016, 6, 30));
    assert_eq!(
        open(&document, 1, day(2016, 6, 29)).len(),
        2,
        "on the day before it was not handed in"
    );
    let left = Open {
        plan: item(MYNDIGHED),
        goal: Some(item(11)),
    };
    assert_eq!(open(&document, 1, day(2016, 6, 30)), [left]);
    come_into(&mut document, 21, 11, GoalState::Approved, day(2016, 7, 4));
    assert_eq!(standings(&document, day(2016, 7, 3))[1], Late);
    assert_eq!(standings(&document, day(2016, 7, 4))[1], Done);
}

/// [A42]
#[test]
fn following_up_counts_from_its_first_day_until_the_next_begins() {
    use Standing::{Done, Due, Late, Later};
    let mut document = begun();
    add_goal(&mut document, 10, PPR, day(2016, 5, 20));
    add_goal(&mut document, 11, PPR, day(2016, 5, 20));
    let all = Actions::of(&document);
    let early = begin::follow_up(item(30), item(10), day(2016, 8, 31), "For tidligt");
    let said = begin::follow_up(item(31), item(10), day(2016, 9, 1), "Det går godt");
    let indicator = begin::indicator(&all, item(12), item(11), "Ventetid");
    does(&mut document, vec![early, indicator]);
    assert_eq!(standings(&document, day(2016, 8, 31))[2], Later);
    assert_eq!(open(&document, 2, day(2016, 9, 30)).len(), 2);
    does(&mut document, vec![said]);
    let left = Open {
        plan: item(PPR),
        goal: Some(item(11)),
    };
    assert_eq!(open(&document, 2, day(2016, 9, 30)), [left]);
    assert_eq!(standings(&document, day(2016, 9, 30))[2], Due);
    assert_eq!(standings(&document, day(2016, 10, 1))[2], Late);
    // A measurement follows a goal up too: late, but before the next begins.
    let measured = begin::measurement(item(32), item(12), day(2016, 11, 30), 12.0);
    does(&mut document, vec![measured]);
    assert_eq!(standings(&document, day(2016, 11, 29))[2], Late);
    assert_eq!(standings(&document, day(2016, 11, 30))[2], Done);
    assert_eq!(standings(&document, day(2016, 12, 1))[2..4], [Done, Due]);
    // What is said on the first of December counts for December and not for September.
    let next = begin::follow_up(item(33), item(10), day(2016, 12, 1), "");
    does(&mut document, vec![next]);
    assert_eq!(open(&document, 3, day(2016, 12, 31)), [left]);
    assert_eq!(
        standings(&document, day(2017, 3, 31))[2..5],
        [Done, Late, Due]
    );
}

/// [A42]
#[test]
fn what_else_there_is_to_do_is_done_when_somebody_says_so() {
    use Standing::{Done, Due, Late, Undated};
    let mut document = begun();
    let adjusting = Actions::of(&document).calendar[5].id;
    assert_eq!(standings(&document, day(2017, 5, 31))[5], Due);
    assert_eq!(standings(&document, day(2017, 6, 1))[5], Late);
    does(
        &mut document,
        vec![Write::set(CALENDAR, adjusting, DONE, "2017-06-02")],
    );
    assert_eq!(standings(&document, day(2017, 6, 1))[5], Late);
    assert_eq!(standings(&document, day(2017, 6, 2))[5], Done);
    // Without a day it is there all the same; and whichever of two days is the first begins.
    let all = Actions::of(&document);
    does(
        &mut document,
        vec![begin::calendar_step(&all, item(90), "Temadag")],
    );
    assert_eq!(standings(&document, day(2017, 6, 2))[6], Undated);
    does(
        &mut document,
        vec![
            Write::set(CALENDAR, item(90), FROM, "2018-03-01"),
            Write::set(CALENDAR, item(90), TO, "2018-02-28"),
        ],
    );
    assert_eq!(standings(&document, day(2018, 2, 28))[6], Due);
    assert_eq!(standings(&document, day(2018, 3, 2))[6], Late);
}

#[test]
fn periods_are_written_as_people_write_them() {
    let written = |from: Day, to: Day| period_in_words(from, to, Language::Danish);
    assert_eq!(written(day(2016, 5, 1), day(2016, 6, 30)), "maj–juni 2016");
    assert_eq!(
        written(day(2016, 6, 21), day(2016, 6, 30)),
        "ultimo juni 2016"
    );
    assert_eq!(written(day(2016, 2, 1), day(2016, 2, 29)), "februar 2016");
    assert_eq!(written(day(2017, 2, 1), day(2017, 2, 28)), "februar 2017");
    assert_eq!(
        written(day(2016, 2, 1), day(2016, 2, 28)),
        "1.2.2016–28.2.2016"
    );
    assert_eq!(
        written(day(2016, 12, 1), day(2017, 1, 31)),
        "december 2016 – januar 2017"
    );
    assert_eq!(written(day(2016, 6, 30), day(2016, 6, 30)), "30.6.2016");
    let english = period_in_words(day(2016, 6, 21), day(2016, 6, 30), Language::English);
    assert_eq!(english, "end of June 2016");
}

#[test]
fn all_that_has_a_day_is_listed_for_calendars() {
    let mut document = begun();
    add_goal(&mut document, 10, PPR, day(2016, 5, 20));
    let all = Actions::of(&document);
    let mut writes = begin::action(&all, item(40), "Konference", day(2016, 1, 1), ids(41));
    writes.push(Write::set("actions", item(40), TO, "2016-12-31"));
    writes.push(begin::indicator(&all, item(12), item(10), "Ventetid"));
    writes.push(Write::set("indicators", item(12), TO, "2016-12-31"));
    does(&mut document, writes);
    let listed = dated(&Actions::of(&document));
    let listed: Vec<_> = listed
        .iter()
        .map(|one| (one.from, one.title.as_str()))
        .collect();
    assert_eq!(
        listed,
        [
            (
                day(2016, 5, 1),
                "Arbejde med fastsættelse af mål i afdelingerne"
            ),
            (day(2016, 6, 21), "Indsendelse og godkendelse af mål"),
            (day(2016, 9, 1), "Opfølgning på mål"),
            (day(2016, 12, 1), "Opfølgning på mål"),
            (day(2016, 12, 31), "Ventetid"),
            (day(2016, 12, 31), "Konference"),
            (day(2017, 3, 1), "Opfølgning på mål"),
            (day(2017, 5, 1), "Justering af Udviklingsstrategien"),
        ]
    );
}
