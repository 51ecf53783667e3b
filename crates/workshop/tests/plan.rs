//! The plan: what a template gives, and what facilitators make of it.

mod common;

use common::{counted_ids, item, plan_of, run};
use protocol::ItemId;
use workshop::template::{Language, Template, build};
use workshop::{Command, CommandError, Document, PlanCommand, PlanItem, TABLE_LIMIT};

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
            .is_ok_and(|change| change.is_none())
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
