//! Documents, commands and reads: what a person does, and what the whole document says then.

mod common;

use automerge::transaction::Transactable;
use automerge::{ActorId, AutoCommit, ObjType, ROOT, ReadDoc};
use common::{add, add_joint, edit, item, lane, person, run, whole};
use serde_json::{Value, json};
use workshop::template::{Language, Template, build};
use workshop::{
    Command, CommandError, Document, DocumentKind, Imported, LoadError, NAME_LIMIT, PlanItem,
    Profile, Schema, Seat, TEXT_LIMIT,
};

fn counted_ids() -> impl FnMut() -> protocol::ItemId {
    let mut next = 0u8;
    move || {
        next += 1;
        item(next)
    }
}

fn plan_of(template: Template) -> Document {
    let mut document = Document::new(DocumentKind::Plan, lane(1));
    let content = build(template, Language::Danish, &mut counted_ids());
    run(&mut document, &[Command::CreatePlan { content }]);
    document
}

#[test]
fn two_devices_start_from_the_same_bytes() {
    for kind in DocumentKind::ALL {
        let here = Document::new(kind, lane(1));
        let there = Document::new(kind, lane(2));
        assert_eq!(here.save(), there.save());
        assert!(Document::open(&here.save(), lane(1)).is_ok_and(|opened| opened.kind() == kind));
        assert_eq!(here.lane(), lane(1));
    }
}

#[test]
fn a_fresh_document_holds_its_empty_parts() {
    assert_eq!(
        whole(&Document::new(DocumentKind::Plan, lane(1))),
        json!({
            "schema": 1, "kind": "plan", "title": "", "focusPoints": {}, "aspects": {},
            "stakeholders": {}, "tables": {}, "programme": {},
        })
    );
    assert_eq!(
        whole(&Document::new(DocumentKind::Sheet, lane(1))),
        json!({
            "schema": 1, "kind": "sheet", "profile": {}, "contributions": {}, "comments": {}, "marks": {},
        })
    );
    assert_eq!(
        whole(&Document::new(DocumentKind::JointSheet, lane(1))),
        json!({ "schema": 1, "kind": "jointSheet", "contributions": {}, "seats": {} })
    );
}

#[test]
fn the_temadag_of_2018_has_its_labels_to_the_letter() {
    let plan = plan_of(Template::SpecialisedArea2018).plan();
    assert_eq!(plan.title, "Temadag på det specialiserede område");
    assert_eq!(plan.date.as_deref(), Some("2018-01-29"));
    assert_eq!(plan.language.as_deref(), Some("da"));
    assert_eq!(plan.template.as_deref(), Some("specialisedArea2018"));
    assert_eq!(
        plan.focus_points
            .iter()
            .map(|point| point.title.as_str())
            .collect::<Vec<_>>(),
        [
            "Fra rettigheds- til udviklingstænkning",
            "Tidlige indsatser",
            "Sammenhængende indsatser",
            "Styrket målsætning og -opfølgning",
        ]
    );
    assert_eq!(
        plan.aspects
            .iter()
            .map(|aspect| aspect.title.as_str())
            .collect::<Vec<_>>(),
        [
            "Potentiale",
            "Væsentlige aktiviteter",
            "Forudsætninger",
            "Opmærksomhedspunkter"
        ]
    );
    assert_eq!(
        plan.stakeholders
            .iter()
            .map(|stakeholder| (stakeholder.word.as_str(), stakeholder.title.as_str()))
            .collect::<Vec<_>>(),
        [
            ("citizen", "Borger"),
            ("relative", "Pårørende"),
            ("staff", "Medarbejder"),
            ("politician", "Politiker"),
            ("organisation", "Organisation"),
        ]
    );
    assert_eq!(
        plan.tables
            .iter()
            .map(|table| table.number)
            .collect::<Vec<_>>(),
        (1..=60).collect::<Vec<_>>()
    );
    assert_eq!(plan.programme.len(), 1);
    assert_eq!(plan.programme[0].start.as_deref(), Some("18:30"));
    assert_eq!(plan.programme[0].end.as_deref(), Some("21:30"));
}

#[test]
fn the_empty_template_can_be_grown() {
    let mut document = plan_of(Template::Empty);
    let plan = document.plan();
    assert_eq!(
        (plan.title.as_str(), plan.date.as_deref()),
        ("Tom temadag", None)
    );
    assert_eq!(
        (
            plan.focus_points.len(),
            plan.aspects.len(),
            plan.tables.len()
        ),
        (1, 1, 10)
    );
    let first = plan.focus_points[0].id;
    run(
        &mut document,
        &[
            Command::AddFocusPoint {
                id: item(0xf1),
                title: "Nyt".into(),
                order: 0.5,
            },
            Command::Rename {
                item: PlanItem::FocusPoint { id: first },
                before: "Fokuspunkt 1".into(),
                after: "Trivsel".into(),
            },
            Command::AddAspect {
                id: item(0xa1),
                title: "Hvordan?".into(),
                order: 2.0,
            },
            Command::SetRemoved {
                item: PlanItem::Aspect {
                    id: plan.aspects[0].id,
                },
                removed: true,
            },
            Command::AddTable {
                id: item(0xb1),
                number: 11,
                name: Some("Ved vinduet".into()),
            },
            Command::SetOrder {
                item: PlanItem::Table {
                    id: plan.tables[0].id,
                },
                order: 12.0,
            },
            Command::Rename {
                item: PlanItem::Table {
                    id: plan.tables[1].id,
                },
                before: String::new(),
                after: "Ved døren".into(),
            },
            Command::Rename {
                item: PlanItem::Stakeholder {
                    word: "staff".into(),
                },
                before: "Medarbejder".into(),
                after: "Medarbejdere".into(),
            },
            Command::SetDate {
                date: Some("2024-02-29".into()),
            },
            Command::EditTitle {
                before: "Tom temadag".into(),
                after: "Temadag om skole".into(),
            },
        ],
    );
    let plan = document.plan();
    assert_eq!(plan.title, "Temadag om skole");
    assert_eq!(plan.date.as_deref(), Some("2024-02-29"));
    assert_eq!(
        plan.focus_points
            .iter()
            .map(|point| point.title.as_str())
            .collect::<Vec<_>>(),
        ["Nyt", "Trivsel"]
    );
    assert_eq!(
        plan.aspects
            .iter()
            .map(|aspect| (aspect.title.as_str(), aspect.removed))
            .collect::<Vec<_>>(),
        [("Aspekt 1", true), ("Hvordan?", false)]
    );
    assert_eq!(plan.tables[0].name.as_deref(), Some("Ved døren"));
    assert_eq!(
        plan.tables
            .iter()
            .map(|table| table.number)
            .collect::<Vec<_>>(),
        [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    );
    assert_eq!(plan.stakeholders[2].title, "Medarbejdere");
    run(&mut document, &[Command::SetDate { date: None }]);
    assert_eq!(document.plan().date, None);
}

#[test]
fn a_sheet_holds_what_its_person_did() {
    let mut sheet = Document::new(DocumentKind::Sheet, lane(1));
    run(
        &mut sheet,
        &[
            Command::SetProfile {
                name: Some("Åse 🌻".into()),
                stakeholder: Some("relative".into()),
            },
            add(1, "Lyt til de pårørende"),
            add(2, "Færre skift 👩‍👧"),
            edit(1, "Lyt til de pårørende", "Lyt tidligt til de pårørende"),
            Command::SetWithdrawn {
                id: item(2),
                withdrawn: true,
                person: person(1),
            },
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
    };
    let Command::AddContribution {
        id,
        focus_point,
        aspect,
        text,
        created,
        creator,
        ..
    } = add(1, "Fra papir")
    else {
        unreachable!("add adds")
    };
    let command = Command::AddContribution {
        id,
        focus_point,
        aspect,
        text,
        created,
        creator,
        imported: Some(origin.clone()),
    };
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
        Err(CommandError::CreatorMissing)
    ));
    run(&mut joint, &[add_joint(1, "Fælles ord", person(1))]);
    let withdraw = |who| Command::SetWithdrawn {
        id: item(1),
        withdrawn: true,
        person: who,
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
    let sit = |who, name: &str| Command::TakeSeat {
        person: person(who),
        name: Some(name.into()),
        stakeholder: Some("citizen".into()),
    };
    assert!(matches!(
        joint.execute(&Command::LeaveSeat { person: person(1) }),
        Err(CommandError::Unknown)
    ));
    run(
        &mut joint,
        &[
            sit(1, "Ida"),
            sit(2, "Bo"),
            Command::LeaveSeat { person: person(1) },
        ],
    );
    let seat = |who, name: &str, left| Seat {
        person: person(who),
        profile: Profile {
            name: Some(name.into()),
            stakeholder: Some("citizen".into()),
        },
        left,
    };
    assert_eq!(joint.seats(), [seat(1, "Ida", true), seat(2, "Bo", false)]);
    run(&mut joint, &[sit(1, "Ida K.")]);
    assert_eq!(
        joint.seats(),
        [seat(1, "Ida K.", false), seat(2, "Bo", false)]
    );
}

#[test]
fn a_command_issued_again_changes_nothing() {
    let content = build(
        Template::SpecialisedArea2018,
        Language::Danish,
        &mut counted_ids(),
    );
    let plan = [
        Command::CreatePlan { content },
        Command::SetDate {
            date: Some("2026-11-23".into()),
        },
        Command::AddTable {
            id: item(0xb1),
            number: 61,
            name: None,
        },
        Command::SetRemoved {
            item: PlanItem::Table { id: item(0xb1) },
            removed: true,
        },
        Command::SetOrder {
            item: PlanItem::Stakeholder {
                word: "staff".into(),
            },
            order: 0.5,
        },
    ];
    let sheet = [
        add(1, "Ord"),
        Command::SetProfile {
            name: None,
            stakeholder: Some("staff".into()),
        },
        edit(1, "Ord", "Flere ord"),
        Command::SetWithdrawn {
            id: item(1),
            withdrawn: true,
            person: person(1),
        },
    ];
    let joint = [
        add_joint(1, "Ord", person(1)),
        Command::TakeSeat {
            person: person(1),
            name: None,
            stakeholder: None,
        },
        Command::LeaveSeat { person: person(1) },
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
                    .is_ok_and(|change| change.is_some()),
                "{command:?}"
            );
            document.set_lane(lane(2));
            assert!(
                document
                    .execute(command)
                    .is_ok_and(|change| change.is_none()),
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
fn creating_a_plan_again_leaves_what_was_changed_since() {
    let mut document = plan_of(Template::SpecialisedArea2018);
    let content = build(
        Template::SpecialisedArea2018,
        Language::Danish,
        &mut counted_ids(),
    );
    run(
        &mut document,
        &[
            Command::EditTitle {
                before: content.title.clone(),
                after: "Vores temadag".into(),
            },
            Command::SetDate { date: None },
        ],
    );
    assert!(
        document
            .execute(&Command::CreatePlan { content })
            .is_ok_and(|change| change.is_none())
    );
    assert_eq!(document.plan().title, "Vores temadag");
    assert_eq!(document.plan().date, None);
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
        sheet.execute(&Command::SetProfile {
            name,
            stakeholder: Some("staff".into())
        }),
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
        sheet.execute(&Command::SetDate { date: None }),
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
                plan.execute(&Command::SetDate {
                    date: Some(wrong.into())
                }),
                Err(CommandError::NotADate(_))
            ),
            "{wrong}"
        );
    }
    for order in [f64::NAN, f64::INFINITY] {
        let command = Command::AddAspect {
            id: item(0xaa),
            title: "x".into(),
            order,
        };
        assert!(matches!(
            plan.execute(&command),
            Err(CommandError::NotANumber)
        ));
    }
}

#[test]
fn an_edit_made_on_an_older_text_keeps_what_came_between() {
    let mut joint = Document::new(DocumentKind::JointSheet, lane(1));
    run(&mut joint, &[add_joint(1, "Tidlig indsats", person(1))]);
    run(
        &mut joint,
        &[edit(1, "Tidlig indsats", "Tidlig indsats i skolen")],
    );
    // Somebody was typing before that arrived on the screen.
    run(
        &mut joint,
        &[edit(1, "Tidlig indsats", "Meget tidlig indsats")],
    );
    assert_eq!(
        joint.contributions()[0].text,
        "Meget tidlig indsats i skolen"
    );
}

#[test]
fn a_newer_schema_is_read_and_not_written() {
    let mut sheet = Document::new(DocumentKind::Sheet, lane(1));
    run(&mut sheet, &[add(1, "Ord")]);
    let mut newer = AutoCommit::load(&sheet.save()).expect("loads");
    newer.put(ROOT, "schema", 2).expect("puts");
    newer.put(ROOT, "moods", "sunny").expect("puts");
    let mut sheet = Document::load(DocumentKind::Sheet, &newer.save(), lane(1)).expect("loads");
    assert_eq!(sheet.schema(), Schema::Newer(2));
    assert_eq!(sheet.contributions()[0].text, "Ord");
    assert!(matches!(
        sheet.execute(&add(2, "mere")),
        Err(CommandError::Newer(2))
    ));
    assert_eq!(whole(&sheet)["moods"], "sunny");
}

#[test]
fn unknown_fields_are_kept() {
    let mut sheet = Document::new(DocumentKind::Sheet, lane(1));
    run(&mut sheet, &[add(1, "Ord")]);
    let mut other = AutoCommit::load(&sheet.save()).expect("loads");
    let (_, contributions) = other
        .get(ROOT, "contributions")
        .expect("reads")
        .expect("is there");
    let (_, one) = other
        .get(&contributions, item(1).to_string())
        .expect("reads")
        .expect("is there");
    other.put(&one, "colour", "yellow").expect("puts");
    let mut sheet = Document::load(DocumentKind::Sheet, &other.save(), lane(1)).expect("loads");
    run(&mut sheet, &[edit(1, "Ord", "Flere ord")]);
    assert_eq!(
        whole(&sheet)["contributions"][item(1).to_string()]["colour"],
        "yellow"
    );
}

#[test]
fn reads_take_what_javascript_writes_and_pass_over_what_is_senseless() {
    let sheet = Document::new(DocumentKind::Sheet, lane(1));
    let mut other = AutoCommit::load(&sheet.save()).expect("loads");
    let text = |doc: &mut AutoCommit, object: &automerge::ObjId, key: &str, value: &str| {
        let id = doc.put_object(object, key, ObjType::Text).expect("puts");
        doc.splice_text(&id, 0, 0, value).expect("splices");
    };
    let (_, contributions) = other
        .get(ROOT, "contributions")
        .expect("reads")
        .expect("is there");
    // As Automerge for JavaScript writes an object with strings, a date and numbers.
    let one = other
        .put_object(&contributions, item(1).to_string(), ObjType::Map)
        .expect("puts");
    text(&mut other, &one, "focusPoint", &item(0xf0).to_string());
    text(&mut other, &one, "aspect", &item(0xa0).to_string());
    other.put(&one, "text", "en ren streng 🎉").expect("puts");
    other
        .put(&one, "created", 1_517_250_600_000.0)
        .expect("puts");
    // Senseless in several ways.
    other
        .put(&contributions, item(2).to_string(), 5)
        .expect("puts");
    other
        .put_object(&contributions, item(3).to_string(), ObjType::Map)
        .expect("puts");
    let no_id = other
        .put_object(&contributions, "not an id", ObjType::Map)
        .expect("puts");
    text(&mut other, &no_id, "focusPoint", &item(0xf0).to_string());
    let (_, profile) = other
        .get(ROOT, "profile")
        .expect("reads")
        .expect("is there");
    text(&mut other, &profile, "name", "Bo");
    other.put(&profile, "stakeholder", 7).expect("puts");

    let mut sheet = Document::load(DocumentKind::Sheet, &other.save(), lane(1)).expect("loads");
    let read = sheet.contributions();
    assert_eq!(read.len(), 1);
    assert_eq!(read[0].text, "en ren streng 🎉");
    assert_eq!(read[0].created, 1_517_250_600_000);
    assert!(!read[0].withdrawn);
    assert_eq!(
        sheet.profile(),
        Profile {
            name: Some("Bo".into()),
            stakeholder: None
        }
    );
    // A plain string becomes a Text when it is edited.
    run(
        &mut sheet,
        &[edit(1, "en ren streng 🎉", "en lang streng 🎉")],
    );
    assert_eq!(sheet.contributions()[0].text, "en lang streng 🎉");
}

#[test]
fn what_is_not_the_document_does_not_load() {
    let sheet = Document::new(DocumentKind::Sheet, lane(1)).save();
    assert!(matches!(
        Document::load(DocumentKind::Sheet, &[], lane(1)),
        Err(LoadError::Empty)
    ));
    assert!(matches!(
        Document::load(DocumentKind::Sheet, &sheet[1..], lane(1)),
        Err(LoadError::Unreadable(_))
    ));
    assert!(matches!(
        Document::load(DocumentKind::Plan, &sheet, lane(1)),
        Err(LoadError::AnotherKind(DocumentKind::Plan))
    ));
    let mut stranger = AutoCommit::new();
    stranger.put(ROOT, "schema", 1).expect("puts");
    assert!(matches!(
        Document::load(DocumentKind::Sheet, &stranger.save(), lane(1)),
        Err(LoadError::AnotherKind(_))
    ));
    assert!(matches!(
        Document::open(&stranger.save(), lane(1)),
        Err(LoadError::Stranger)
    ));
}

#[test]
fn a_part_of_the_root_that_was_replaced_or_hidden_does_not_load() {
    let sheet = Document::new(DocumentKind::Sheet, lane(1)).save();
    let replace: [fn(&mut AutoCommit); 3] = [
        |doc| {
            doc.put_object(ROOT, "contributions", ObjType::Map)
                .expect("puts");
        },
        |doc| doc.delete(ROOT, "contributions").expect("deletes"),
        |doc| doc.put(ROOT, "contributions", "none").expect("puts"),
    ];
    for act in replace {
        let mut hostile = AutoCommit::load(&sheet).expect("loads");
        act(&mut hostile);
        assert!(matches!(
            Document::load(DocumentKind::Sheet, &hostile.save(), lane(1)),
            Err(LoadError::Replaced("contributions"))
        ));
    }
    // Beside the first change rather than after it, where it would win or lose by chance.
    let mut beside = AutoCommit::new().with_actor(ActorId::from(&[9; 32][..]));
    beside
        .put_object(ROOT, "contributions", ObjType::Map)
        .expect("puts");
    let mut both = AutoCommit::load(&sheet).expect("loads");
    both.merge(&mut beside).expect("merges");
    assert!(matches!(
        Document::load(DocumentKind::Sheet, &both.save(), lane(1)),
        Err(LoadError::Replaced("contributions"))
    ));
}

#[test]
fn changes_that_build_on_what_is_absent_are_handed_back() {
    let mut writer = Document::new(DocumentKind::Sheet, lane(1));
    let changes = run(&mut writer, &[add(1, "a"), add(2, "b"), add(3, "c")]);
    let mut reader = Document::new(DocumentKind::Sheet, lane(2));
    let outcome = reader
        .apply_changes(&[changes[2].clone(), changes[0].clone()])
        .expect("applies");
    assert_eq!(
        (
            outcome.applied.len(),
            outcome.known.len(),
            outcome.waiting.len()
        ),
        (1, 0, 1)
    );
    assert_eq!(outcome.waiting[0].index, 0);
    assert_eq!(reader.contributions().len(), 1);
    // In any order, twice over, all at once.
    let jumbled: Vec<_> = [2, 1, 0, 1]
        .into_iter()
        .map(|index: usize| changes[index].clone())
        .collect();
    let outcome = reader.apply_changes(&jumbled).expect("applies");
    assert_eq!(
        (
            outcome.applied.len(),
            outcome.known.len(),
            outcome.waiting.len()
        ),
        (2, 2, 0)
    );
    assert_eq!(reader.save(), writer.save());
    assert_eq!(reader.last_seq(lane(1)), 3);
    assert_eq!(reader.missing_dependencies(&writer.heads()), []);
    assert!(matches!(
        reader.apply_changes(&[changes[0].clone(), b"no change".to_vec()]),
        Err(workshop::ApplyError::Malformed { index: 1, .. })
    ));
}

#[test]
fn an_export_leaves_out_what_hangs_in_the_air() {
    let mut writer = Document::new(DocumentKind::Sheet, lane(1));
    let changes = run(&mut writer, &[add(1, "a"), add(2, "b")]);
    let mut bytes = Document::new(DocumentKind::Sheet, lane(2)).save();
    bytes.extend(&changes[1]);
    let document = Document::load(DocumentKind::Sheet, &bytes, lane(2)).expect("loads");
    assert_eq!(
        document.export(),
        Document::new(DocumentKind::Sheet, lane(2)).save()
    );
}

#[test]
fn commands_come_back_from_json() {
    let content = build(
        Template::SpecialisedArea2018,
        Language::Danish,
        &mut counted_ids(),
    );
    let commands = [
        Command::CreatePlan { content },
        Command::Rename {
            item: PlanItem::Stakeholder {
                word: "staff".into(),
            },
            before: "a".into(),
            after: "b".into(),
        },
        Command::SetOrder {
            item: PlanItem::FocusPoint { id: item(1) },
            order: 1.5,
        },
        add_joint(1, "Ord \"i\" anførselstegn 🎉", person(1)),
        edit(1, "a", "b"),
        Command::SetProfile {
            name: None,
            stakeholder: None,
        },
        Command::LeaveSeat { person: person(3) },
    ];
    for command in commands {
        assert_eq!(
            Command::from_json(&command.to_json()).expect("reads"),
            command
        );
    }
    // With something added by a later program of the same form.
    let mut json: Value = serde_json::from_str(&edit(1, "a", "b").to_json()).expect("reads");
    json["mood"] = "sunny".into();
    assert_eq!(
        Command::from_json(&json.to_string()).expect("reads"),
        edit(1, "a", "b")
    );
    json["form"] = 2.into();
    assert!(matches!(
        Command::from_json(&json.to_string()),
        Err(workshop::ReadCommandError::Newer(2))
    ));
    assert!(matches!(
        Command::from_json("{}"),
        Err(workshop::ReadCommandError::Malformed(_))
    ));
}
