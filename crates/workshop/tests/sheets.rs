//! Sheets and joint sheets: what a person does, and what the whole document says then.

mod common;

use common::{add, add_joint, edit, edit_joint, item, lane, person, run, whole};
use serde_json::json;
use workshop::{
    CommandError, Document, DocumentKind, Imported, JointCommand, Profile, Seat, SheetCommand,
};

/// [A2]
#[test]
fn a_sheet_holds_what_its_person_did() {
    let mut sheet = Document::new(DocumentKind::Sheet, lane(1));
    run(
        &mut sheet,
        &[
            SheetCommand::SetProfile {
                name: Some("Åse 🌻".into()),
                stakeholder: Some("relative".into()),
                privacy: None,
            }
            .into(),
            add(1, "Lyt til de pårørende"),
            add(2, "Færre skift 👩‍👧"),
            edit(1, "Lyt til de pårørende", "Lyt tidligt til de pårørende"),
            SheetCommand::SetWithdrawn {
                id: item(2),
                withdrawn: true,
                person: person(1),
            }
            .into(),
        ],
    );
    let id = |number: u8| item(number).to_string();
    assert_eq!(
        whole(&sheet),
        json!({
            "schema": 1,
            "kind": "sheet",
            "profile": { "name": "Åse 🌻", "stakeholder": "relative" },
            "contributions": {
                id(1): {
                    "focusPoint": id(0xf0), "aspect": id(0xa0), "text": "Lyt tidligt til de pårørende",
                    "created": 1_517_250_600_001_i64, "withdrawn": false,
                },
                id(2): {
                    "focusPoint": id(0xf0), "aspect": id(0xa0), "text": "Færre skift 👩‍👧",
                    "created": 1_517_250_600_002_i64, "withdrawn": true,
                },
            },
            "comments": {},
            "marks": {},
        })
    );
    assert_eq!(
        sheet.profile(),
        Profile {
            name: Some("Åse 🌻".into()),
            stakeholder: Some("relative".into())
        }
    );
    let read = sheet.contributions();
    assert_eq!(
        read.iter().map(|one| one.id).collect::<Vec<_>>(),
        [item(1), item(2)]
    );
    assert_eq!(read[0].written_by, Some(lane(1)));
    assert_eq!(sheet.contribution(&item(2)).as_ref(), Some(&read[1]));
    assert_eq!(sheet.contribution(&item(3)), None);
}

#[test]
fn what_is_imported_says_where_from() {
    let mut sheet = Document::new(DocumentKind::Sheet, lane(1));
    let origin = Imported {
        source: "bord 7.automerge".into(),
        table: Some("Bord 7".into()),
        original: Some(item(9)),
        ..Imported::default()
    };
    let command = SheetCommand::AddContribution {
        id: item(1),
        focus_point: item(0xf0),
        aspect: item(0xa0),
        text: "Fra papir".into(),
        created: 1,
        imported: Some(origin.clone()),
    }
    .into();
    run(&mut sheet, &[command]);
    assert_eq!(
        sheet.contribution(&item(1)).and_then(|one| one.imported),
        Some(origin)
    );
}

#[test]
fn in_a_joint_sheet_only_the_creator_withdraws() {
    let mut joint = Document::new(DocumentKind::JointSheet, lane(1));
    assert!(matches!(
        joint.execute(&add(1, "uden navn")),
        Err(CommandError::WrongDocument(DocumentKind::JointSheet))
    ));
    run(&mut joint, &[add_joint(1, "Fælles ord", person(1))]);
    let withdraw = |who| {
        JointCommand::SetWithdrawn {
            id: item(1),
            withdrawn: true,
            person: who,
        }
        .into()
    };
    assert!(matches!(
        joint.execute(&withdraw(person(2))),
        Err(CommandError::NotTheCreator)
    ));
    assert_eq!(joint.contributions()[0].creator, Some(person(1)));
    assert!(!joint.contributions()[0].withdrawn);
    run(&mut joint, &[withdraw(person(1))]);
    assert!(joint.contributions()[0].withdrawn);
    assert_eq!(joint.contributions()[0].withdrawn_by, Some(lane(1)));
}

#[test]
fn people_sit_down_leave_and_come_back() {
    let mut joint = Document::new(DocumentKind::JointSheet, lane(1));
    let sit = |who, name: &str| {
        JointCommand::TakeSeat {
            person: person(who),
            name: Some(name.into()),
            stakeholder: Some("citizen".into()),
        }
        .into()
    };
    assert!(matches!(
        joint.execute(&JointCommand::LeaveSeat { person: person(1) }.into()),
        Err(CommandError::Unknown)
    ));
    run(
        &mut joint,
        &[
            sit(1, "Ida"),
            sit(2, "Bo"),
            JointCommand::LeaveSeat { person: person(1) }.into(),
        ],
    );
    let seat = |who, name: &str, left| Seat {
        person: person(who),
        profile: Profile {
            name: Some(name.into()),
            stakeholder: Some("citizen".into()),
        },
        left,
        done: None,
    };
    assert_eq!(joint.seats(), [seat(1, "Ida", true), seat(2, "Bo", false)]);
    run(&mut joint, &[sit(1, "Ida K.")]);
    assert_eq!(
        joint.seats(),
        [seat(1, "Ida K.", false), seat(2, "Bo", false)]
    );
}

#[test]
fn an_edit_made_on_an_older_text_keeps_what_came_between() {
    let mut joint = Document::new(DocumentKind::JointSheet, lane(1));
    run(&mut joint, &[add_joint(1, "Tidlig indsats", person(1))]);
    run(
        &mut joint,
        &[edit_joint(1, "Tidlig indsats", "Tidlig indsats i skolen")],
    );
    // Somebody was typing before that arrived on the screen.
    run(
        &mut joint,
        &[edit_joint(1, "Tidlig indsats", "Meget tidlig indsats")],
    );
    assert_eq!(
        joint.contributions()[0].text,
        "Meget tidlig indsats i skolen"
    );
}
