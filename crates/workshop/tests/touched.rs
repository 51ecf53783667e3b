//! Touched: the view is told exactly what to read again.

mod common;

use std::collections::BTreeSet;

use common::{add, add_joint, edit, item, lane, person, run};
use workshop::template::{Language, Template, build};
use workshop::{Command, Document, DocumentKind, PlanItem, Touched};

fn contributions(ids: &[u8]) -> Touched {
    Touched {
        contributions: ids.iter().copied().map(item).collect(),
        ..Touched::default()
    }
}

#[test]
fn own_and_foreign_changes_name_what_they_touch() {
    let mut one = Document::new(DocumentKind::Sheet, lane(1));
    assert!(one.touched().is_empty());
    let mut changes = run(&mut one, &[add(1, "a"), add(2, "b")]);
    assert_eq!(one.touched(), contributions(&[1, 2]));
    assert!(one.touched().is_empty(), "once told is told");
    changes.extend(run(&mut one, &[edit(1, "a", "aa 🎉")]));
    assert_eq!(one.touched(), contributions(&[1]));
    changes.extend(run(&mut one, &[edit(2, "b", "")]));
    assert_eq!(one.touched(), contributions(&[2]));
    changes.extend(run(
        &mut one,
        &[
            Command::SetWithdrawn {
                id: item(2),
                withdrawn: true,
                person: person(1),
            },
            Command::SetProfile {
                name: Some("Bo".into()),
                stakeholder: None,
            },
        ],
    ));
    assert_eq!(
        one.touched(),
        Touched {
            profile: true,
            ..contributions(&[2])
        }
    );

    let mut other = Document::new(DocumentKind::Sheet, lane(2));
    other.apply_changes(&changes[..2]).expect("applies");
    assert_eq!(other.touched(), contributions(&[1, 2]));
    other.apply_changes(&changes[2..3]).expect("applies");
    assert_eq!(other.touched(), contributions(&[1]));
    // What is known touches nothing.
    other.apply_changes(&changes[..3]).expect("applies");
    assert!(other.touched().is_empty());
    // A clone, as the guard takes it, carries on from the last look.
    other.apply_changes(&changes[3..4]).expect("applies");
    let mut clone = other.clone();
    clone.apply_changes(&changes[4..]).expect("applies");
    assert_eq!(
        clone.touched(),
        Touched {
            profile: true,
            ..contributions(&[2])
        }
    );
    assert_eq!(clone.save(), one.save());
}

#[test]
fn seats_are_told_by_person() {
    let mut joint = Document::new(DocumentKind::JointSheet, lane(1));
    let sit = |who| Command::TakeSeat {
        person: person(who),
        name: None,
        stakeholder: None,
    };
    run(&mut joint, &[sit(1), sit(2)]);
    let seats = |people: &[u8]| Touched {
        seats: people.iter().copied().map(person).collect(),
        ..Touched::default()
    };
    assert_eq!(joint.touched(), seats(&[1, 2]));
    run(&mut joint, &[Command::LeaveSeat { person: person(2) }]);
    assert_eq!(joint.touched(), seats(&[2]));
    run(&mut joint, &[add_joint(1, "ord", person(1))]);
    assert_eq!(joint.touched(), contributions(&[1]));
}

#[test]
fn parts_of_the_plan_are_told_apart() {
    let mut plan = Document::new(DocumentKind::Plan, lane(1));
    let mut next = 0;
    let content = build(Template::Empty, Language::English, &mut || {
        next += 1;
        item(next)
    });
    run(&mut plan, &[Command::CreatePlan { content }]);
    let created = plan.touched();
    assert!(created.title && created.rest && created.plan());
    assert_eq!(
        (
            created.focus_points.len(),
            created.aspects.len(),
            created.tables.len()
        ),
        (1, 1, 10)
    );

    run(
        &mut plan,
        &[Command::EditTitle {
            before: "Empty theme day".into(),
            after: "Theme day".into(),
        }],
    );
    assert_eq!(
        plan.touched(),
        Touched {
            title: true,
            ..Touched::default()
        }
    );
    run(
        &mut plan,
        &[Command::SetDate {
            date: Some("2026-11-23".into()),
        }],
    );
    assert_eq!(
        plan.touched(),
        Touched {
            date: true,
            ..Touched::default()
        }
    );
    let renames = [
        (PlanItem::FocusPoint { id: item(1) }, "Focus point 1"),
        (PlanItem::Aspect { id: item(2) }, "Aspect 1"),
        (
            PlanItem::Stakeholder {
                word: "staff".into(),
            },
            "Member of staff",
        ),
    ];
    for (part, before) in renames {
        run(
            &mut plan,
            &[Command::Rename {
                item: part.clone(),
                before: before.into(),
                after: "x".into(),
            }],
        );
        let mut expected = Touched::default();
        match part {
            PlanItem::FocusPoint { id } => expected.focus_points = BTreeSet::from([id]),
            PlanItem::Aspect { id } => expected.aspects = BTreeSet::from([id]),
            PlanItem::Table { id } => expected.tables = BTreeSet::from([id]),
            PlanItem::Stakeholder { word } => expected.stakeholders = BTreeSet::from([word]),
        }
        assert_eq!(plan.touched(), expected);
    }
    run(
        &mut plan,
        &[Command::SetOrder {
            item: PlanItem::Table { id: item(3) },
            order: 99.0,
        }],
    );
    assert_eq!(
        plan.touched(),
        Touched {
            tables: BTreeSet::from([item(3)]),
            ..Touched::default()
        }
    );
}
