//! Deeds: what facilitators do says who did it and when.

mod common;

use common::{counted_ids, exchange, item, lane, run};
use workshop::template::{Language, Template, build};
use workshop::{Command, Document, DocumentKind, PlanCommand, PlanItem, deeds};

fn remove(id: u8, removed: bool) -> Command {
    let item = PlanItem::FocusPoint { id: item(id) };
    PlanCommand::SetRemoved { item, removed }.into()
}

fn log(plan: &Document) -> Vec<(i64, u8, &'static str, String)> {
    let deeds = deeds(plan.kind(), plan).into_iter();
    let told = deeds.map(|deed| {
        (
            deed.at,
            deed.by.map_or(0, |lane| lane.0[0]),
            deed.root,
            deed.key,
        )
    });
    told.collect()
}

#[test]
fn a_change_of_the_plan_says_who_and_when_and_one_that_changes_nothing_says_nothing() {
    let mut plan = Document::new(DocumentKind::Plan, lane(1));
    let content = build(Template::Empty, Language::Danish, &mut counted_ids());
    run(&mut plan, &[PlanCommand::CreatePlan { content }.into()]);
    assert_eq!(log(&plan), [], "nobody said when");
    plan.execute_at(&remove(1, true), Some(100))
        .expect("can be")
        .remove(0);
    let first = (100, 1, "focusPoints", item(1).to_string());
    assert_eq!(log(&plan), std::slice::from_ref(&first));
    plan.set_lane(lane(2));
    let again = plan
        .execute_at(&remove(1, true), Some(200))
        .expect("can be");
    assert_eq!(again, [], "it was taken out already");
    assert_eq!(log(&plan), std::slice::from_ref(&first));
    let add = PlanCommand::AddAspect {
        id: item(9),
        title: "Ny".into(),
        order: 2.0,
    };
    plan.execute_at(&add.into(), Some(300))
        .expect("can be")
        .remove(0);
    let second = (300, 2, "aspects", item(9).to_string());
    assert_eq!(log(&plan), [second, first]);
    // What sleeps says the same.
    let (kind, saved, reading) = (plan.kind(), plan.save(), plan.read());
    let asleep = Document::asleep(kind, saved, reading, lane(3));
    assert_eq!(log(&asleep), log(&plan));
}

#[test]
fn many_parts_changed_at_once_are_stamped_once_each() {
    let mut plan = Document::new(DocumentKind::Plan, lane(1));
    let content = build(Template::Empty, Language::Danish, &mut counted_ids());
    run(&mut plan, &[PlanCommand::CreatePlan { content }.into()]);
    let count = PlanCommand::SetTableCount {
        count: 12,
        ids: (100..112).map(item).collect(),
    };
    plan.execute_at(&count.into(), Some(5))
        .expect("can be")
        .remove(0);
    assert_eq!(log(&plan).len(), 2, "ten of them are as they were");
    let mut other = Document::new(DocumentKind::Plan, lane(2));
    exchange(&mut plan, &mut other);
    assert_eq!(log(&other), log(&plan));
}

#[test]
fn a_command_is_kept_with_its_time_and_read_without() {
    let command = remove(1, true);
    for at in [None, Some(1_517_250_600_000)] {
        let kept = command.to_bytes_at(at);
        let read = Command::from_bytes_at(DocumentKind::Plan, &kept).expect("reads");
        assert_eq!(read, (command.clone(), at));
        assert_eq!(
            Command::from_bytes(DocumentKind::Plan, &kept).expect("reads"),
            command
        );
    }
    assert_eq!(
        command.to_bytes_at(None),
        command.to_bytes(),
        "as it always was"
    );
}
