//! Anything: whatever stands in the declared fields, it is read, and nothing is dropped.

use proptest::prelude::*;
use workshop::actions::tracks::MainPoint;
use workshop::actions::{Actions, dated};
use workshop::schema::{Field, Form, Holds};
use workshop::{ActionsCommand, Day, DocumentKind, Write, Written};

use crate::common::{exchange, item, random};
use crate::document;

/// What a field of some form can hold, sense or none: the words that are known, ids of what there is and is not, days far
/// apart, and numbers that overflow.
fn written(form: &'static Form) -> BoxedStrategy<Written> {
    match form {
        Form::Register(form) => written(form),
        Form::Day => (0_u16..=9999, 1_u8..=12, 1_u8..=31)
            .prop_map(|(year, month, day)| {
                let day = Day::new(year, month, day);
                let day = day.unwrap_or_else(|| Day::last_of(year, month));
                day.to_string().into()
            })
            .boxed(),
        Form::Whole => prop_oneof![Just(i64::MIN), Just(i64::MAX), 2015_i64..2020]
            .prop_map(Written::Whole)
            .boxed(),
        Form::Number => prop_oneof![
            Just(f64::MAX),
            Just(f64::MIN),
            Just(f64::MIN_POSITIVE),
            Just(0.0),
            -5.0..5.0_f64
        ]
        .prop_map(Written::Number)
        .boxed(),
        Form::Flag => prop::bool::weighted(0.2).prop_map(Written::Flag).boxed(),
        _ => prop_oneof![
            (0_u8..6).prop_map(|id| item(id).to_string()),
            Just("proposed".to_owned()),
            Just("handedIn".to_owned()),
            Just("done".to_owned()),
            Just("followUp".to_owned()),
            Just("strategy".to_owned()),
            Just(String::new()),
            "\\PC{0,12}",
        ]
        .prop_map(Written::String)
        .boxed(),
    }
}

fn roots() -> Vec<(&'static str, &'static [Field])> {
    let roots = DocumentKind::Actions.declaration().roots.iter();
    let roots = roots.filter_map(|root| match root.holds {
        Holds::Entries(_, fields) => Some((root.key, fields)),
        _ => None,
    });
    roots.collect()
}

/// An entry with some of its fields.
fn entry() -> impl Strategy<Value = Write> {
    let roots = roots();
    (0..roots.len(), 0_u8..6).prop_flat_map(move |(place, id)| {
        let (root, fields) = roots[place];
        let fields = fields.iter().filter(|field| field.key != "changed");
        let fields: Vec<_> = fields
            .map(|field| {
                let value = proptest::option::weighted(0.8, written(&field.form));
                value.prop_map(|value| value.map(|value| (field.key.to_owned(), value)))
            })
            .collect();
        fields.prop_map(move |values| Write::Add {
            root: root.to_owned(),
            id: item(id),
            values: values.into_iter().flatten().collect(),
        })
    })
}

proptest! {
    #![proptest_config(random())]

    /// Two facilitators write anything apart; both read the same, for every day, and every action that stands is in the status
    /// once by main point and once by afdeling or is proposed later. [A41]
    #[test]
    fn what_is_declared_is_read_and_nothing_is_dropped(
        one in prop::collection::vec(entry(), 0..25),
        two in prop::collection::vec(entry(), 0..25),
        at in (0_u16..=9999, 1_u8..=12),
    ) {
        let mut documents = [document(1), document(2)];
        for (document, writes) in documents.iter_mut().zip([one, two]) {
            for write in writes {
                // What breaks a limit is refused, and the rest is there.
                let _ = document.execute(&ActionsCommand(vec![write]).into());
            }
        }
        let [one, two] = &mut documents;
        exchange(one, two);
        let all = Actions::of(&*one);
        prop_assert_eq!(&all, &Actions::of(&*two));
        let point = MainPoint { id: item(1), number: "1".into(), title: String::new() };
        let days = [Some(Day::last_of(at.0, at.1)), Day::new(0, 1, 1), Some(Day::last_of(9999, 12))];
        for day in days.into_iter().flatten() {
            let status = all.status(std::slice::from_ref(&point), day);
            for groups in [&status.by_main_point, &status.by_department] {
                let counted: usize = groups.iter().map(|group| group.actions.len()).sum();
                prop_assert_eq!(counted + status.later, all.actions.len());
            }
            prop_assert_eq!(all.calendar_on(day).len(), all.calendar.len());
        }
        let chosen: usize = all.chosen_years().into_iter().map(|year| {
            let rows = all.tracks(&[], year).rows;
            rows.iter().map(|row| row.actions.len()).sum::<usize>()
        }).sum();
        let choices = all.actions.iter().filter_map(|one| all.years.get(&one.id));
        prop_assert_eq!(chosen, choices.map(std::collections::BTreeMap::len).sum::<usize>());
        let _ = (all.cycle(), dated(&all));
    }
}
