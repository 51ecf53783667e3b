//! Touched: the view is told exactly what to read again.

mod common;

use common::{add, add_joint, edit, item, lane, person, run};
use workshop::template::{Language, Template, build};
use workshop::{Document, DocumentKind, JointCommand, PlanCommand, PlanItem, SheetCommand};

/// What changed, by root: the keys of entries, none for a value or a map of fields.
type Told = Vec<(&'static str, Vec<String>)>;

fn told(document: &mut Document) -> Told {
    let touched = document.touched();
    assert!(!touched.rest, "everything has a name");
    let roots = touched.roots();
    roots
        .map(|(root, keys)| (root, keys.iter().cloned().collect()))
        .collect()
}

fn contributions(ids: &[u8]) -> Told {
    let keys = ids.iter().map(|id| item(*id).to_string());
    vec![("contributions", keys.collect())]
}

fn with_profile(ids: &[u8]) -> Told {
    let mut told = contributions(ids);
    told.push(("profile", Vec::new()));
    told
}

#[test]
fn own_and_foreign_changes_name_what_they_touch() {
    let mut one = Document::new(DocumentKind::Sheet, lane(1));
    assert!(one.touched().is_empty());
    let mut changes = run(&mut one, &[add(1, "a"), add(2, "b")]);
    assert_eq!(told(&mut one), contributions(&[1, 2]));
    assert!(one.touched().is_empty(), "once told is told");
    changes.extend(run(&mut one, &[edit(1, "a", "aa 🎉")]));
    assert_eq!(told(&mut one), contributions(&[1]));
    changes.extend(run(&mut one, &[edit(2, "b", "c")]));
    assert_eq!(told(&mut one), contributions(&[2]));
    changes.extend(run(
        &mut one,
        &[
            SheetCommand::SetWithdrawn {
                id: item(2),
                withdrawn: true,
                person: person(1),
            }
            .into(),
            SheetCommand::SetProfile {
                name: Some("Bo".into()),
                stakeholder: None,
                privacy: None,
            }
            .into(),
        ],
    ));
    assert_eq!(told(&mut one), with_profile(&[2]));

    let mut other = Document::new(DocumentKind::Sheet, lane(2));
    other.apply_changes(&changes[..2]).expect("applies");
    assert_eq!(told(&mut other), contributions(&[1, 2]));
    other.apply_changes(&changes[2..3]).expect("applies");
    assert_eq!(told(&mut other), contributions(&[1]));
    // What is known touches nothing.
    other.apply_changes(&changes[..3]).expect("applies");
    assert!(other.touched().is_empty());
    // A clone, as the guard takes it, carries on from the last look.
    other.apply_changes(&changes[3..4]).expect("applies");
    let mut clone = other.clone();
    clone.apply_changes(&changes[4..]).expect("applies");
    assert_eq!(told(&mut clone), with_profile(&[2]));
    assert_eq!(clone.save(), one.save());
}

#[test]
fn seats_are_told_by_person() {
    let mut joint = Document::new(DocumentKind::JointSheet, lane(1));
    let sit = |who| {
        JointCommand::TakeSeat {
            person: person(who),
            name: None,
            stakeholder: None,
        }
        .into()
    };
    run(&mut joint, &[sit(1), sit(2)]);
    let seats = |people: &[u8]| -> Told {
        let keys = people.iter().map(|who| person(*who).to_string());
        vec![("seats", keys.collect())]
    };
    assert_eq!(told(&mut joint), seats(&[1, 2]));
    run(
        &mut joint,
        &[JointCommand::LeaveSeat { person: person(2) }.into()],
    );
    assert_eq!(told(&mut joint), seats(&[2]));
    run(&mut joint, &[add_joint(1, "ord", person(1))]);
    assert_eq!(told(&mut joint), contributions(&[1]));
}

#[test]
fn parts_of_the_plan_are_told_apart() {
    let mut plan = Document::new(DocumentKind::Plan, lane(1));
    let mut next = 0;
    let content = build(Template::Empty, Language::English, &mut || {
        next += 1;
        item(next)
    });
    run(&mut plan, &[PlanCommand::CreatePlan { content }.into()]);
    let created = told(&mut plan);
    let counts: Vec<_> = created
        .iter()
        .map(|(root, keys)| (*root, keys.len()))
        .collect();
    assert_eq!(
        counts,
        [
            ("aspects", 1),
            ("focusPoints", 1),
            ("language", 0),
            ("points", 0),
            ("privacy", 0),
            ("stakeholders", 5),
            ("tables", 10),
            ("template", 0),
            ("title", 0),
        ]
    );

    run(
        &mut plan,
        &[PlanCommand::EditTitle {
            before: "Empty theme day".into(),
            after: "Theme day".into(),
        }
        .into()],
    );
    assert_eq!(told(&mut plan), [("title", Vec::new())]);
    run(
        &mut plan,
        &[PlanCommand::SetDate {
            date: Some("2026-11-23".into()),
        }
        .into()],
    );
    assert_eq!(told(&mut plan), [("date", Vec::new())]);
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
            &[PlanCommand::Rename {
                item: part.clone(),
                before: before.into(),
                after: "x".into(),
            }
            .into()],
        );
        let expected = match part {
            PlanItem::FocusPoint { id } => ("focusPoints", id.to_string()),
            PlanItem::Aspect { id } => ("aspects", id.to_string()),
            PlanItem::Table { id } => ("tables", id.to_string()),
            PlanItem::Stakeholder { word } => ("stakeholders", word),
            PlanItem::Phase { id } => ("programme", id.to_string()),
        };
        assert_eq!(told(&mut plan), [(expected.0, vec![expected.1])]);
    }
    run(
        &mut plan,
        &[PlanCommand::SetOrder {
            item: PlanItem::Table { id: item(3) },
            order: 99.0,
        }
        .into()],
    );
    assert_eq!(told(&mut plan), [("tables", vec![item(3).to_string()])]);
}
