//! How all of it stands on a day. [A41]

use workshop::action_keys::{ACTIONS, DEPARTMENT, EXPECTED, INDICATORS, MAIN_POINT};
use workshop::actions::tracks::MainPoint;
use workshop::actions::{ActionState, Actions, GroupName, Reached, begin};
use workshop::{Document, Write};

use crate::common::item;
use crate::{day, document, does, ids, propose};

fn main_point(id: u8, number: &str) -> MainPoint {
    MainPoint {
        id: item(id),
        number: number.to_owned(),
        title: format!("Hovedpointe {number}"),
    }
}

fn set(document: &mut Document, id: u8, main_point: Option<u8>, department: &str) {
    let mut writes = vec![Write::set(ACTIONS, item(id), DEPARTMENT, department)];
    writes.extend(main_point.map(|point| Write::set(ACTIONS, item(id), MAIN_POINT, item(point))));
    does(document, writes);
}

/// [A41]
#[test]
fn every_action_is_counted_once_by_main_point_and_once_by_afdeling() {
    let mut document = document(1);
    for id in 1..=5 {
        propose(&mut document, id, "Spor", day(2016, u8::min(id, 4), 1));
    }
    set(&mut document, 1, Some(0xa1), "PPR");
    set(&mut document, 2, Some(0xa2), " ppr ");
    set(&mut document, 3, Some(0xaf), "Myndighed");
    set(&mut document, 4, Some(0xa1), "");
    let write = begin::state(
        item(60),
        item(2),
        ActionState::UnderWay,
        day(2016, 2, 29),
        "",
    );
    does(&mut document, vec![write]);
    let points = [
        main_point(0xa1, "1"),
        main_point(0xa2, "2"),
        main_point(0xa3, "3"),
    ];
    let all = Actions::of(&document);
    let status = all.status(&points, day(2016, 3, 31));
    assert_eq!((status.counts.all(), status.later), (3, 2));
    assert_eq!(status.counts.in_state(ActionState::UnderWay), 1);
    for groups in [&status.by_main_point, &status.by_department] {
        let counted: usize = groups.iter().map(|group| group.counts.all()).sum();
        assert_eq!(counted, 3);
    }
    // A main point without actions has its row, and what names none that stands is behind.
    let sizes = status.by_main_point.iter();
    let sizes: Vec<_> = sizes.map(|group| group.actions.len()).collect();
    assert_eq!(sizes, [1, 1, 0, 1]);
    assert_eq!(status.by_main_point[3].name, GroupName::MainPoint(None));
    let names: Vec<_> = status
        .by_department
        .iter()
        .map(|group| &group.name)
        .collect();
    let named = |name: &str| GroupName::Department(Some(name.to_owned()));
    assert_eq!(names, [&named("PPR"), &named("Myndighed")]);
    let later = all.status(&points, day(2016, 4, 1));
    assert_eq!((later.counts.all(), later.later), (5, 0));
    let last = later.by_department.last().expect("those without");
    assert_eq!(
        (&last.name, last.actions.len()),
        (&GroupName::Department(None), 2)
    );
}

#[test]
fn an_afdeling_has_its_indicators_and_the_day_says_how_they_stand() {
    let mut document = document(1);
    let nothing = Actions::of(&document);
    let mut writes = vec![begin::plan(&nothing, item(1), "PPR")];
    writes.extend(begin::goal(
        &nothing,
        item(2),
        item(1),
        "",
        day(2016, 5, 1),
        ids(60),
    ));
    writes.push(begin::indicator(&nothing, item(3), item(2), "Ventetid"));
    writes.push(Write::set(INDICATORS, item(3), EXPECTED, 10.0));
    writes.push(begin::measurement(item(4), item(3), day(2016, 9, 30), 20.0));
    writes.push(begin::measurement(
        item(5),
        item(3),
        day(2016, 12, 31),
        10.0,
    ));
    does(&mut document, writes);
    let all = Actions::of(&document);
    let reached = |on| {
        let status = all.status(&[], on);
        let group = status.by_department.first().expect("the afdeling");
        group
            .indicators
            .first()
            .map(|(_, progress)| progress.reached)
    };
    assert_eq!(reached(day(2016, 4, 30)), None, "the goal was not there");
    assert_eq!(reached(day(2016, 9, 29)), Some(Reached::NotMeasured));
    assert_eq!(reached(day(2016, 12, 30)), Some(Reached::OnTheWay));
    assert_eq!(reached(day(2016, 12, 31)), Some(Reached::Reached));
    // A plan that is taken out takes its goals along, and brings them back.
    does(&mut document, begin::take_out("plans", &[item(1)]));
    let without = Actions::of(&document);
    assert!(without.goals.is_empty() && without.indicators.is_empty());
    does(
        &mut document,
        vec![Write::set("plans", item(1), "removed", false)],
    );
    assert_eq!(Actions::of(&document), all);
}
