//! Commands: issued again they change nothing, refused they leave nothing, and JSON keeps them.

mod common;

use common::{
    add, add_joint, counted_ids, edit, edit_joint, item, lane, person, plan_of, run, whole,
};
use workshop::template::{Language, Template, build};
use workshop::{
    Command, CommandError, Document, DocumentKind, JointCommand, NAME_LIMIT, PlanCommand, PlanItem,
    Profile, SheetCommand, TEXT_LIMIT,
};

#[test]
fn a_command_issued_again_changes_nothing() {
    let content = build(
        Template::SpecialisedArea2018,
        Language::Danish,
        &mut counted_ids(),
    );
    let plan: [Command; 6] = [
        PlanCommand::CreatePlan { content }.into(),
        PlanCommand::SetDate {
            date: Some("2026-11-23".into()),
        }
        .into(),
        PlanCommand::AddTable {
            id: item(0xb1),
            number: 61,
            name: None,
        }
        .into(),
        PlanCommand::SetRemoved {
            item: PlanItem::Table { id: item(0xb1) },
            removed: true,
        }
        .into(),
        PlanCommand::SetTableCount {
            count: 63,
            ids: (0x81..=0xbf).map(item).collect(),
        }
        .into(),
        PlanCommand::SetOrder {
            item: PlanItem::Stakeholder {
                word: "staff".into(),
            },
            order: 0.5,
        }
        .into(),
    ];
    let sheet = [
        add(1, "Ord"),
        SheetCommand::SetProfile {
            name: None,
            stakeholder: Some("staff".into()),
            privacy: None,
        }
        .into(),
        edit(1, "Ord", "Flere ord"),
        SheetCommand::SetWithdrawn {
            id: item(1),
            withdrawn: true,
            person: person(1),
        }
        .into(),
    ];
    let joint = [
        add_joint(1, "Ord", person(1)),
        JointCommand::TakeSeat {
            person: person(1),
            name: None,
            stakeholder: None,
        }
        .into(),
        JointCommand::LeaveSeat { person: person(1) }.into(),
    ];
    for (kind, commands) in [
        (DocumentKind::Plan, &plan[..]),
        (DocumentKind::Sheet, &sheet),
        (DocumentKind::JointSheet, &joint),
    ] {
        let mut document = Document::new(kind, lane(1));
        for command in commands {
            assert!(
                document
                    .execute(command)
                    .is_ok_and(|changes| !changes.is_empty()),
                "{command:?}"
            );
            document.set_lane(lane(2));
            assert!(
                document
                    .execute(command)
                    .is_ok_and(|changes| changes.is_empty()),
                "{command:?}"
            );
            document.set_lane(lane(1));
        }
        // In another lane, on a document that lost them, they do the same.
        let mut again = Document::new(kind, lane(2));
        run(&mut again, commands);
        assert_eq!(whole(&again), whole(&document));
    }
}

#[test]
fn limits_are_said_and_kept() {
    let mut sheet = Document::new(DocumentKind::Sheet, lane(1));
    let full = "å🎉".repeat(TEXT_LIMIT / 2);
    let over = format!("{full}x");
    assert!(matches!(
        sheet.execute(&add(1, &over)),
        Err(CommandError::TooLong {
            length: 10_001,
            limit: TEXT_LIMIT
        })
    ));
    assert_eq!(sheet.contributions(), []);
    run(&mut sheet, &[add(1, &full)]);
    assert!(matches!(
        sheet.execute(&edit(1, &full, &over)),
        Err(CommandError::TooLong { .. })
    ));
    assert_eq!(sheet.contributions()[0].text, full);
    run(&mut sheet, &[edit(1, &full, "kort")]);
    assert_eq!(sheet.contributions()[0].text, "kort");
    let name = Some("n".repeat(NAME_LIMIT + 1));
    assert!(matches!(
        sheet.execute(
            &SheetCommand::SetProfile {
                name,
                stakeholder: Some("staff".into()),
                privacy: None
            }
            .into()
        ),
        Err(CommandError::TooLong { .. })
    ));
    assert_eq!(sheet.profile(), Profile::default());
}

#[test]
fn what_cannot_be_done_leaves_the_document_as_it_was() {
    let mut sheet = Document::new(DocumentKind::Sheet, lane(1));
    let before = sheet.save();
    assert!(matches!(
        sheet.execute(&edit(7, "", "x")),
        Err(CommandError::Unknown)
    ));
    assert!(matches!(
        sheet.execute(&PlanCommand::SetDate { date: None }.into()),
        Err(CommandError::WrongDocument(DocumentKind::Sheet))
    ));
    assert_eq!(sheet.save(), before);
    assert!(sheet.touched().is_empty());
    // A failed first command leaves the lane as if it had never tried.
    run(&mut sheet, &[add(1, "så")]);
    assert_eq!(sheet.last_seq(lane(1)), 1);

    let mut plan = plan_of(Template::Empty);
    for wrong in [
        "",
        "29.1.2018",
        "2018-02-29",
        "2018-13-01",
        "2018-00-10",
        "2018-1-29",
        "+018-01-29",
        "201å-01-2",
    ] {
        assert!(
            matches!(
                plan.execute(
                    &PlanCommand::SetDate {
                        date: Some(wrong.into())
                    }
                    .into()
                ),
                Err(CommandError::NotADate(_))
            ),
            "{wrong}"
        );
    }
    for order in [f64::NAN, f64::INFINITY] {
        let command = PlanCommand::AddAspect {
            id: item(0xaa),
            title: "x".into(),
            order,
        }
        .into();
        assert!(matches!(
            plan.execute(&command),
            Err(CommandError::NotANumber)
        ));
    }
}

#[test]
fn commands_come_back_from_what_is_kept() {
    let content = build(
        Template::SpecialisedArea2018,
        Language::Danish,
        &mut counted_ids(),
    );
    let commands = [
        PlanCommand::CreatePlan { content }.into(),
        PlanCommand::Rename {
            item: PlanItem::Stakeholder {
                word: "staff".into(),
            },
            before: "a".into(),
            after: "b".into(),
        }
        .into(),
        PlanCommand::SetOrder {
            item: PlanItem::FocusPoint { id: item(1) },
            order: 1.5,
        }
        .into(),
        add_joint(1, "Ord \"i\" anførselstegn 🎉", person(1)),
        edit(1, "a", "b"),
        SheetCommand::SetProfile {
            name: None,
            stakeholder: None,
            privacy: None,
        }
        .into(),
        JointCommand::LeaveSeat { person: person(3) }.into(),
    ];
    for command in commands {
        assert_eq!(
            Command::from_bytes(command.kind(), &command.to_bytes()).expect("reads"),
            command
        );
    }
}

#[test]
fn commands_of_later_programs_are_told_apart() {
    let kept = |form: u32, fields: &[&str]| {
        let mut encoder = minicbor::Encoder::new(Vec::new());
        let id = item(1);
        // The eleventh command edits a contribution: its id, what was seen, what was left, the caret.
        (|| {
            encoder.array(2)?.u32(form)?.array(2)?.u32(10)?;
            encoder.array(4 + fields.len() as u64)?;
            encoder.encode(id)?.str("a")?.str("b")?.null()?;
            for field in fields {
                encoder.str(field)?;
            }
            Ok::<_, minicbor::encode::Error<_>>(())
        })()
        .expect("writing into a Vec cannot fail");
        encoder.into_writer()
    };
    // With something added by a later program of the same form.
    for fields in [&[][..], &["sunny"]] {
        // The document that it is kept for says whose it is.
        for expected in [edit(1, "a", "b"), edit_joint(1, "a", "b")] {
            let read = Command::from_bytes(expected.kind(), &kept(1, fields));
            assert_eq!(read.expect("reads"), expected);
        }
    }
    assert!(matches!(
        Command::from_bytes(DocumentKind::Sheet, &kept(2, &[])),
        Err(workshop::ReadCommandError::Newer(2))
    ));
    for bytes in [&[][..], b"{}", &[0x80], &[0x82, 1, 0x80]] {
        assert!(matches!(
            Command::from_bytes(DocumentKind::Sheet, bytes),
            Err(workshop::ReadCommandError::Malformed(_))
        ));
    }
}
