//! What must say something: commands write no text of which nobody sees anything, and no day of a year in which no
//! workshop is held. [A8]

mod common;

use common::{add, add_joint, counted_ids, edit, exchange, item, lane, person, plan_of, run};
use workshop::template::{Language, NewStakeholder, PlanContent, Template, build};
use workshop::{
    Command, CommandError, Document, DocumentKind, JointCommand, PlanCommand, PlanItem, Profile,
    SheetCommand,
};

const BLANKS: [&str; 6] = [
    "",
    " ",
    "\t\r\n",
    "\u{200b}",
    "\u{2800}\u{3164}",
    "\u{ad}\u{feff}",
];

/// Refuses it for being blank, and stays as it was.
fn refuses(document: &mut Document, command: impl Into<Command>) {
    let command = command.into();
    let before = document.save();
    let refused = document.execute(&command);
    assert!(
        matches!(refused, Err(CommandError::Blank)),
        "{command:?}: {refused:?}"
    );
    assert_eq!(document.save(), before);
}

#[test]
fn a_contribution_says_something() {
    let mut sheet = Document::new(DocumentKind::Sheet, lane(1));
    let mut joint = Document::new(DocumentKind::JointSheet, lane(1));
    run(&mut sheet, &[add(1, "Lyt")]);
    run(&mut joint, &[add_joint(1, "Lyt", person(1))]);
    for blank in BLANKS {
        refuses(&mut sheet, add(2, blank));
        refuses(&mut sheet, edit(1, "Lyt", blank));
        refuses(&mut joint, add_joint(2, blank, person(1)));
        let id = joint.contributions()[0].id;
        let (before, after) = ("Lyt".to_owned(), blank.to_owned());
        refuses(
            &mut joint,
            Command::edit_contribution(true, id, before, after, None),
        );
    }
    assert_eq!(sheet.contributions()[0].text, "Lyt");
    // A heart is no blank, though it ends in what nobody sees.
    run(&mut sheet, &[edit(1, "Lyt", "❤\u{fe0f}")]);
    // Whoever wants it gone withdraws it.
    let withdraw = Command::set_withdrawn(false, item(1), true, person(1));
    run(&mut sheet, &[withdraw]);
    assert!(sheet.contributions()[0].withdrawn);
}

#[test]
fn titles_in_the_plan_say_something() {
    let mut plan = plan_of(Template::Empty);
    let now = plan.plan();
    let parts = [
        PlanItem::FocusPoint {
            id: now.focus_points[0].id,
        },
        PlanItem::Aspect {
            id: now.aspects[0].id,
        },
        PlanItem::Stakeholder {
            word: "staff".into(),
        },
    ];
    for blank in BLANKS {
        let title = blank.to_owned();
        refuses(
            &mut plan,
            PlanCommand::EditTitle {
                before: now.title.clone(),
                after: title.clone(),
            },
        );
        for part in &parts {
            refuses(
                &mut plan,
                PlanCommand::Rename {
                    item: part.clone(),
                    before: String::new(),
                    after: title.clone(),
                },
            );
        }
        refuses(
            &mut plan,
            PlanCommand::AddFocusPoint {
                id: item(0xee),
                title: title.clone(),
                order: 1.0,
            },
        );
        refuses(
            &mut plan,
            PlanCommand::AddAspect {
                id: item(0xee),
                title,
                order: 1.0,
            },
        );
    }
}

#[test]
fn a_new_plan_says_something_everywhere() {
    let content = build(
        Template::SpecialisedArea2018,
        Language::Danish,
        &mut counted_ids(),
    );
    let bent: [fn(&mut PlanContent, &str); 6] = [
        |content, blank| content.title = blank.into(),
        |content, blank| content.focus_points[1].title = blank.into(),
        |content, blank| content.aspects[1].title = blank.into(),
        |content, blank| content.stakeholders[1].title = blank.into(),
        |content, blank| content.programme[0].title = blank.into(),
        |content, blank| {
            content.stakeholders.push(NewStakeholder {
                word: blank.into(),
                title: "Nabo".into(),
            });
        },
    ];
    for blank in BLANKS {
        for bend in bent {
            let mut content = content.clone();
            bend(&mut content, blank);
            let mut plan = Document::new(DocumentKind::Plan, lane(1));
            refuses(&mut plan, PlanCommand::CreatePlan { content });
        }
    }
}

/// Its number is name enough; but a name of blanks is none.
#[test]
fn a_table_needs_no_name() {
    let mut plan = plan_of(Template::Empty);
    let table = PlanItem::Table {
        id: plan.plan().tables[0].id,
    };
    let rename = |after: &str| PlanCommand::Rename {
        item: table.clone(),
        before: String::new(),
        after: after.into(),
    };
    let added = |id, name: Option<&str>| PlanCommand::AddTable {
        id: item(id),
        number: 11,
        name: name.map(str::to_owned),
    };
    run(&mut plan, &[rename("Ved døren").into()]);
    for blank in &BLANKS[1..] {
        refuses(&mut plan, rename(blank));
        refuses(&mut plan, added(0xee, Some(blank)));
    }
    assert_eq!(plan.plan().tables[0].name.as_deref(), Some("Ved døren"));
    run(
        &mut plan,
        &[
            rename("").into(),
            added(0xe1, None).into(),
            added(0xe2, Some("")).into(),
        ],
    );
    let tables = plan.plan().tables;
    let unnamed = |name: &Option<String>| name.as_deref().unwrap_or_default().is_empty();
    assert!(tables.iter().all(|table| unnamed(&table.name)));
    assert_eq!(tables.len(), 12);
}

/// Who one is, is said or not: blanks say nothing, and take back what was said.
#[test]
fn a_name_of_blanks_is_none() {
    for blank in BLANKS {
        let say = |name: &str, stakeholder: &str| SheetCommand::SetProfile {
            name: Some(name.into()),
            stakeholder: Some(stakeholder.into()),
            privacy: None,
        };
        let mut sheet = Document::new(DocumentKind::Sheet, lane(1));
        run(
            &mut sheet,
            &[say("Bo", "staff").into(), say(blank, blank).into()],
        );
        assert_eq!(sheet.profile(), Profile::default());
        let sit = |name: &str| JointCommand::TakeSeat {
            person: person(1),
            name: Some(name.into()),
            stakeholder: None,
        };
        let mut joint = Document::new(DocumentKind::JointSheet, lane(1));
        run(&mut joint, &[sit("Bo").into(), sit(blank).into()]);
        assert_eq!(joint.seats()[0].profile, Profile::default());
    }
}

#[test]
fn a_workshop_is_held_in_this_century_or_the_next() {
    let mut plan = plan_of(Template::Empty);
    let set = |date: &str| -> Command {
        let date = Some(date.to_owned());
        PlanCommand::SetDate { date }.into()
    };
    for (date, year) in [
        ("0000-01-01", 0),
        ("1018-01-29", 1018),
        ("1999-12-31", 1999),
        ("2200-01-01", 2200),
        ("9999-12-31", 9999),
    ] {
        let refused = plan.execute(&set(date));
        assert!(
            matches!(refused, Err(CommandError::YearOutOfRange(found)) if found == year),
            "{date}: {refused:?}"
        );
        let mut content = build(Template::Empty, Language::Danish, &mut counted_ids());
        content.date = Some(date.to_owned());
        let refused = Document::new(DocumentKind::Plan, lane(1))
            .execute(&PlanCommand::CreatePlan { content }.into());
        assert!(matches!(refused, Err(CommandError::YearOutOfRange(_))));
    }
    assert_eq!(plan.plan().date, None);
    for date in ["2000-01-01", "2199-12-31"] {
        run(&mut plan, &[set(date)]);
        assert_eq!(plan.plan().date.as_deref(), Some(date));
    }
}

/// Two who each leave a part of a text may leave nothing of it together; that is taken, and can be edited.
#[test]
fn what_is_blank_already_is_taken_and_mended() {
    let mut one = Document::new(DocumentKind::JointSheet, lane(1));
    run(&mut one, &[add_joint(1, "ab", person(1))]);
    let mut other = Document::new(DocumentKind::JointSheet, lane(2));
    exchange(&mut one, &mut other);
    let id = one.contributions()[0].id;
    let edit = |before: &str, after: &str| {
        let (before, after) = (before.to_owned(), after.to_owned());
        Command::edit_contribution(true, id, before, after, None)
    };
    run(&mut one, &[edit("ab", "a")]);
    run(&mut other, &[edit("ab", "b")]);
    exchange(&mut one, &mut other);
    assert_eq!(one.contributions()[0].text, "");
    // What changes nothing is not refused, so that an order that was carried out before is done with.
    for done in [edit("", ""), add_joint(1, " ", person(1))] {
        assert!(one.execute(&done).is_ok_and(|changes| changes.is_empty()));
    }
    run(&mut one, &[edit("", "Lyt")]);
    assert_eq!(one.contributions()[0].text, "Lyt");
}
