//! How far an indicator has come. [A43]

use workshop::actions::{Progress, Reached, progress_on};
use workshop::{Day, Indicator, Measurement};

use crate::common::item;
use crate::day;

fn indicator(baseline: Option<f64>, expected: Option<f64>, by: Option<Day>) -> Indicator {
    Indicator {
        id: item(1),
        of: item(2),
        title: "Ventetid".into(),
        units: vec!["dage".into()],
        baselines: baseline.into_iter().collect(),
        expected: expected.into_iter().collect(),
        by: by.into_iter().collect(),
        order: 0.0,
    }
}

fn measured(values: &[(Day, f64)]) -> Vec<Measurement> {
    let values = values.iter().zip(10..);
    let measured = values.map(|((on, value), id)| Measurement {
        id: item(id),
        of: item(1),
        on: vec![*on],
        values: vec![*value],
    });
    measured.collect()
}

fn at(baseline: Option<f64>, expected: Option<f64>, values: &[f64]) -> Progress {
    let days = (1..=28).map(|number| day(2017, 2, number));
    let values: Vec<_> = days.zip(values.iter().copied()).collect();
    let by = Some(day(2017, 12, 31));
    let indicator = indicator(baseline, expected, by);
    progress_on(&indicator, &measured(&values), day(2017, 2, 28))
}

#[test]
fn what_is_to_rise_and_what_is_to_fall_come_as_far() {
    let rises = at(Some(40.0), Some(80.0), &[50.0, 60.0]);
    assert_eq!((rises.share, rises.reached), (Some(0.5), Reached::OnTheWay));
    let falls = at(Some(80.0), Some(40.0), &[70.0, 60.0]);
    assert_eq!((falls.share, falls.reached), (Some(0.5), Reached::OnTheWay));
    // The goal itself, and beyond it.
    for (from, to, last) in [
        (40.0, 80.0, 80.0),
        (40.0, 80.0, 90.0),
        (80.0, 40.0, 40.0),
        (80.0, 40.0, 12.0),
    ] {
        let reached = at(Some(from), Some(to), &[last]);
        assert_eq!(reached.reached, Reached::Reached, "{from} to {to}: {last}");
        assert!(reached.share >= Some(1.0));
    }
    // Away from it.
    for (from, to, last) in [(40.0, 80.0, 30.0), (80.0, 40.0, 90.0)] {
        let gone = at(Some(from), Some(to), &[last]);
        assert_eq!(gone.reached, Reached::Backwards, "{from} to {to}: {last}");
        assert_eq!(gone.share, Some(-0.25));
    }
}

#[test]
fn below_zero_and_over_it_one_way_is_as_good_as_the_other() {
    assert_eq!(at(Some(-10.0), Some(10.0), &[0.0]).share, Some(0.5));
    assert_eq!(
        at(Some(10.0), Some(-10.0), &[-15.0]).reached,
        Reached::Reached
    );
    let wide = at(Some(-f64::MAX), Some(f64::MAX), &[0.0]);
    assert_eq!(wide.share, Some(0.5));
}

#[test]
fn what_cannot_be_told_is_not_told() {
    assert_eq!(at(Some(1.0), Some(2.0), &[]).reached, Reached::NotMeasured);
    assert_eq!(
        at(Some(1.0), None, &[1.5]).reached,
        Reached::NothingExpected
    );
    // Without a baseline it began where it was measured first.
    let first = at(None, Some(20.0), &[10.0, 15.0]);
    assert_eq!((first.from, first.share), (Some(10.0), Some(0.5)));
    assert_eq!(at(None, Some(20.0), &[10.0]).reached, Reached::OnTheWay);
    // What is to stay is reached where it is.
    assert_eq!(at(Some(5.0), Some(5.0), &[5.0]).reached, Reached::Reached);
    let left = at(Some(5.0), Some(5.0), &[6.0]);
    assert_eq!((left.share, left.reached), (None, Reached::OnTheWay));
}

#[test]
fn a_day_takes_in_what_was_measured_until_then_and_is_missed_the_day_after() {
    let indicator = indicator(Some(40.0), Some(80.0), Some(day(2016, 2, 29)));
    let values = [(day(2016, 1, 31), 60.0), (day(2016, 3, 1), 80.0)];
    let values = measured(&values);
    let on = |day| progress_on(&indicator, &values, day);
    assert_eq!(on(day(2016, 1, 30)).reached, Reached::NotMeasured);
    assert_eq!(on(day(2016, 1, 31)).measured.len(), 1);
    assert_eq!(
        on(day(2016, 2, 29)).reached,
        Reached::OnTheWay,
        "the day itself"
    );
    let late = [(day(2016, 1, 31), 60.0)];
    let late = progress_on(&indicator, &measured(&late), day(2016, 3, 1));
    assert_eq!(late.reached, Reached::Missed);
    assert_eq!(on(day(2016, 3, 1)).reached, Reached::Reached, "better late");
}
