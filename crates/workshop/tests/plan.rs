//! The plan: what a template gives, and what facilitators make of it.

mod common;

use common::{counted_ids, exchange, item, lane, plan_of, run};
use protocol::ItemId;
use workshop::programme::{remarks, span};
use workshop::template::{Language, NewPart, Template, build, build_in, copy_of};
use workshop::{
    Activity, Command, CommandError, Document, DocumentKind, PlanCommand, PlanField, PlanItem,
    TABLE_LIMIT,
};

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
    assert_eq!(remarks(&plan.programme), [], "the evening adds up");
    let span = span(&plan.programme).expect("it has times");
    let (start, end) = (span.start.written(), span.end.written());
    assert_eq!(
        (start.as_str(), end.as_str(), span.planned),
        ("18:30", "21:30", 180)
    );
    assert_eq!(plan.place.as_deref(), Some("Nordkraft"));
    assert!(plan.points > 0 && plan.privacy.is_some());
    assert!(
        plan.aspects
            .iter()
            .all(|aspect| aspect.question.is_some() && aspect.plain.is_some())
    );
}

#[test]
fn the_other_processes_have_their_labels_to_the_letter() {
    let main_points = [
        "Tilfør kompetencer tidligt i livet",
        "Styrke det tværprofessionelle samarbejde",
        "Nytænk de specialiserede indsatser og styrk sagsbehandlingen",
        "Hav ambitioner for alle børn og unges læring",
    ];
    let titles =
        |parts: &[NewPart]| -> Vec<String> { parts.iter().map(|one| one.title.clone()).collect() };
    let of = |template, year| build_in(template, Language::Danish, year, &mut counted_ids());

    let points = of(Template::MainPoints, 2027);
    assert_eq!(titles(&points.focus_points), main_points);
    assert_eq!(
        titles(&points.aspects),
        [
            "Hvad gør vi allerede på dette område?",
            "Hvad skal vi yderligere have fokus på i 2027?"
        ]
    );
    let tracks = of(Template::YearTracks, 2027);
    assert_eq!(tracks.title, "Spor 2027");
    assert_eq!(titles(&tracks.focus_points), main_points);
    assert_eq!(
        titles(&tracks.aspects),
        ["Indsatser", "Arbejdsopgaver/arbejdsprocedurer", "Projekter"]
    );
    let visions = of(Template::Visions, 2027);
    assert_eq!(
        titles(&visions.focus_points),
        [
            "En tidlig og forebyggende indsats",
            "Kvalitet i opgaveløsningen",
            "Tværgående samarbejde",
            "Nytænkning af indsatsen",
            "Medbestemmelse"
        ]
    );
    assert_eq!(
        titles(&visions.aspects),
        [
            "Helhed og sammenhæng",
            "Professionel ledelse",
            "Social kapital",
            "Dokumenteret effekt",
            "Økonomisk balance i et udviklingsperspektiv"
        ]
    );
    for template in Template::ALL {
        let mut document = Document::new(DocumentKind::Plan, lane(1));
        let content = build(template, Language::Danish, &mut counted_ids());
        run(&mut document, &[PlanCommand::CreatePlan { content }.into()]);
        assert_eq!(remarks(&document.plan().programme), [], "{template:?}");
    }
}

#[test]
fn a_copy_begins_as_the_earlier_plan_under_ids_of_its_own() {
    let mut document = plan_of(Template::SpecialisedArea2018);
    let plan = document.plan();
    let out = PlanItem::FocusPoint {
        id: plan.focus_points[0].id,
    };
    run(
        &mut document,
        &[PlanCommand::SetRemoved {
            item: out,
            removed: true,
        }
        .into()],
    );
    let mut ids = counted_ids();
    let mut others = || ItemId([ids().0[0], 0xff, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7]);
    let content = copy_of(&document.plan(), "Temadag 2027".to_owned(), &mut others);
    let mut copy = Document::new(DocumentKind::Plan, lane(2));
    run(&mut copy, &[PlanCommand::CreatePlan { content }.into()]);
    let copied = copy.plan();
    assert_eq!(copied.title, "Temadag 2027");
    assert_eq!(copied.date, None, "another day");
    assert_eq!(
        copied.focus_points.len(),
        3,
        "what was taken out stays behind"
    );
    assert_eq!(copied.aspects[0].question, plan.aspects[0].question);
    assert_eq!(copied.programme.len(), plan.programme.len());
    assert_eq!(
        (copied.place, copied.points),
        (plan.place.clone(), plan.points)
    );
    assert!(
        copied
            .aspects
            .iter()
            .all(|aspect| plan.aspect(&aspect.id).is_none())
    );
}

/// [A27]
#[test]
fn what_two_facilitators_set_at_once_stands_both_until_one_chooses() {
    let mut one = plan_of(Template::SpecialisedArea2018);
    let phase = one.plan().programme[2].id;
    let item = PlanItem::Aspect {
        id: one.plan().aspects[0].id,
    };
    let mut other = one.clone();
    other.set_lane(lane(2));
    let set = |field: PlanField, value: &str| -> Command {
        let value = Some(value.to_owned());
        PlanCommand::SetField { field, value }.into()
    };
    let question = PlanField::Question { item };
    run(
        &mut one,
        &[
            set(PlanField::Place, "Rådhuset"),
            set(PlanField::End { phase }, "20:00"),
            set(question.clone(), "Hvad vil vi?"),
            PlanCommand::SetPoints { points: 3 }.into(),
        ],
    );
    run(
        &mut other,
        &[
            set(PlanField::Place, "Musikkens Hus"),
            set(PlanField::End { phase }, "20:10"),
            set(question.clone(), "Hvad vil vi?"),
            PlanCommand::SetPoints { points: 8 }.into(),
        ],
    );
    exchange(&mut one, &mut other);
    let plan = one.plan();
    assert_eq!(plan.disputes, other.plan().disputes);
    let disputed: Vec<_> = plan.disputes.iter().map(|dispute| &dispute.field).collect();
    assert_eq!(
        disputed,
        [
            &PlanField::Place,
            &PlanField::Points,
            &PlanField::End { phase }
        ]
    );
    let mut places = plan.disputes[0].values.clone();
    assert_eq!(
        places.last(),
        plan.place.as_ref(),
        "the one that shows is the last"
    );
    places.sort();
    assert_eq!(places, ["Musikkens Hus", "Rådhuset"]);
    run(
        &mut one,
        &[
            set(PlanField::Place, "Rådhuset"),
            PlanCommand::SetPoints { points: 8 }.into(),
        ],
    );
    let left: Vec<_> = one
        .plan()
        .disputes
        .into_iter()
        .map(|dispute| dispute.field)
        .collect();
    assert_eq!(left, [PlanField::End { phase }]);
    assert_eq!(
        (one.plan().place.as_deref(), one.plan().points),
        (Some("Rådhuset"), 8)
    );
}

#[test]
fn phases_and_stakeholders_are_added_and_times_are_times() {
    let mut document = plan_of(Template::Empty);
    let add = PlanCommand::AddPhase {
        id: item(0x77),
        title: "Afstemning".to_owned(),
        order: 3.0,
        start: "20:00".to_owned(),
        end: String::new(),
        activity: Activity::Vote,
    };
    let stakeholder = PlanCommand::AddStakeholder {
        word: "77".to_owned(),
        title: "Frivillig".to_owned(),
        order: 9.0,
    };
    run(
        &mut document,
        &[add.clone().into(), add.into(), stakeholder.into()],
    );
    let set = |value: &str| -> Command {
        let (field, value) = (PlanField::End { phase: item(0x77) }, Some(value.to_owned()));
        PlanCommand::SetField { field, value }.into()
    };
    assert!(matches!(
        document.execute(&set("otte")),
        Err(CommandError::NotATime(_))
    ));
    run(&mut document, &[set("20:30")]);
    let plan = document.plan();
    assert_eq!(plan.stakeholder_title("77"), Some("Frivillig"));
    let phase = plan.programme.last().expect("the phase");
    assert_eq!(
        (phase.activity, phase.minutes()),
        (Activity::Vote, Some(30))
    );
    let out = PlanItem::Phase { id: item(0x77) };
    let rename = PlanCommand::Rename {
        item: out.clone(),
        before: "Afstemning".to_owned(),
        after: "Prioritering".to_owned(),
    };
    run(
        &mut document,
        &[
            rename.into(),
            PlanCommand::SetRemoved {
                item: out,
                removed: true,
            }
            .into(),
        ],
    );
    let phase = document.plan().programme.pop().expect("it keeps its entry");
    assert!(phase.removed);
    assert_eq!(phase.title, "Prioritering");
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
            PlanCommand::AddFocusPoint {
                id: item(0xf1),
                title: "Nyt".into(),
                order: 0.5,
            }
            .into(),
            PlanCommand::Rename {
                item: PlanItem::FocusPoint { id: first },
                before: "Fokuspunkt 1".into(),
                after: "Trivsel".into(),
            }
            .into(),
            PlanCommand::AddAspect {
                id: item(0xa1),
                title: "Hvordan?".into(),
                order: 2.0,
            }
            .into(),
            PlanCommand::SetRemoved {
                item: PlanItem::Aspect {
                    id: plan.aspects[0].id,
                },
                removed: true,
            }
            .into(),
            PlanCommand::AddTable {
                id: item(0xb1),
                number: 11,
                name: Some("Ved vinduet".into()),
            }
            .into(),
            PlanCommand::SetOrder {
                item: PlanItem::Table {
                    id: plan.tables[0].id,
                },
                order: 12.0,
            }
            .into(),
            PlanCommand::Rename {
                item: PlanItem::Table {
                    id: plan.tables[1].id,
                },
                before: String::new(),
                after: "Ved døren".into(),
            }
            .into(),
            PlanCommand::Rename {
                item: PlanItem::Stakeholder {
                    word: "staff".into(),
                },
                before: "Medarbejder".into(),
                after: "Medarbejdere".into(),
            }
            .into(),
            PlanCommand::SetDate {
                date: Some("2024-02-29".into()),
            }
            .into(),
            PlanCommand::EditTitle {
                before: "Tom temadag".into(),
                after: "Temadag om skole".into(),
            }
            .into(),
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
    run(&mut document, &[PlanCommand::SetDate { date: None }.into()]);
    assert_eq!(document.plan().date, None);
}

#[test]
fn order_is_by_a_number_and_ties_go_by_id_a3() {
    let mut document = plan_of(Template::Empty);
    let first = document.plan().focus_points[0].id;
    let add = |id: u8, order| {
        PlanCommand::AddFocusPoint {
            id: item(id),
            title: "Nyt".into(),
            order,
        }
        .into()
    };
    run(
        &mut document,
        &[add(0xf3, 0.5), add(0xf1, 0.5), add(0xf2, 0.25)],
    );
    let plan = document.plan();
    let ids: Vec<_> = plan.focus_points.iter().map(|point| point.id).collect();
    assert_eq!(ids, [item(0xf2), item(0xf1), item(0xf3), first]);
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
            PlanCommand::EditTitle {
                before: content.title.clone(),
                after: "Vores temadag".into(),
            }
            .into(),
            PlanCommand::SetDate { date: None }.into(),
        ],
    );
    assert!(
        document
            .execute(&PlanCommand::CreatePlan { content }.into())
            .is_ok_and(|changes| changes.is_empty())
    );
    assert_eq!(document.plan().title, "Vores temadag");
    assert_eq!(document.plan().date, None);
}

#[test]
fn who_names_something_after_another_names_it_whole() {
    let mut document = plan_of(Template::Empty);
    let before = document.plan().title;
    let point = document.plan().focus_points[0].clone();
    let title = |after: &str| {
        PlanCommand::EditTitle {
            before: before.clone(),
            after: after.into(),
        }
        .into()
    };
    let rename = |after: &str| {
        PlanCommand::Rename {
            item: PlanItem::FocusPoint { id: point.id },
            before: point.title.clone(),
            after: after.into(),
        }
        .into()
    };
    run(
        &mut document,
        &[
            title("F gemmer"),
            rename("Tidlige indsatser"),
            // Who came to the field before that saw what stood there then.
            title("G skriver"),
            rename("Sammenhæng"),
        ],
    );
    let plan = document.plan();
    assert_eq!(plan.title, "G skriver");
    assert_eq!(plan.focus_points[0].title, "Sammenhæng");
}

fn table_count(count: u32, first_id: u8) -> Command {
    PlanCommand::SetTableCount {
        count,
        ids: (0..count)
            .map(|place| item(first_id.wrapping_add(place as u8)))
            .collect(),
    }
    .into()
}

/// Number, id and whether it was taken out.
fn tables(document: &Document) -> Vec<(u32, ItemId, bool)> {
    let tables = document.plan().tables.into_iter();
    tables
        .map(|table| (table.number, table.id, table.removed))
        .collect()
}

#[test]
fn the_number_of_tables_is_one_change_and_erases_none() {
    let mut document = plan_of(Template::Empty);
    let before = tables(&document);
    assert_eq!(before.len(), 10);
    run(&mut document, &[table_count(8, 0x80)]);
    let in_use = |document: &Document| {
        let tables = tables(document).into_iter();
        tables.filter(|(.., removed)| !removed).count()
    };
    assert_eq!((tables(&document).len(), in_use(&document)), (10, 8));
    // Those that were taken out come back before new ones are made.
    let changes = run(&mut document, &[table_count(12, 0x80)]);
    assert_eq!(changes.len(), 1);
    let after = tables(&document);
    assert_eq!(after[..10], before[..]);
    assert_eq!(
        after[10..],
        [(11, item(0x8a), false), (12, item(0x8b), false)]
    );
    assert!(matches!(
        document.execute(&table_count(TABLE_LIMIT + 1, 0)),
        Err(CommandError::TooManyTables { count: 501 })
    ));
    assert!(matches!(
        document.execute(
            &PlanCommand::SetTableCount {
                count: 13,
                ids: Vec::new()
            }
            .into()
        ),
        Err(CommandError::Unknown)
    ));
    assert_eq!(tables(&document), after);
}

#[test]
fn of_two_tables_with_one_number_one_stays() {
    let mut document = plan_of(Template::Empty);
    let twin = PlanCommand::AddTable {
        id: item(0xff),
        number: 3,
        name: None,
    }
    .into();
    run(&mut document, &[twin, table_count(10, 0x80)]);
    let third: Vec<_> = tables(&document)
        .into_iter()
        .filter(|(number, ..)| *number == 3)
        .map(|(_, id, removed)| (id == item(0xff), removed))
        .collect();
    assert_eq!(third, [(false, false), (true, true)]);
}
