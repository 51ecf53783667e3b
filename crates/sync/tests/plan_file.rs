//! A plan file is read as it was saved, and nothing else is taken for one. [F8]

use protocol::{ItemId, LaneId};
use sync::{Guard, Trapped, Unreadable, plan_in};
use workshop::template::{Language, Template, build};
use workshop::{Document, DocumentKind, PlanCommand};

struct Unguarded;

impl Guard for Unguarded {
    fn run(&self, step: &mut dyn FnMut()) -> Result<(), Trapped> {
        step();
        Ok(())
    }
}

fn saved(kind: DocumentKind) -> Vec<u8> {
    let mut document = Document::new(kind, LaneId([7; 32]));
    if kind == DocumentKind::Plan {
        let mut number = 0;
        let mut ids = || {
            number += 1;
            ItemId([number; 16])
        };
        let content = build(Template::MainPoints, Language::Danish, &mut ids);
        document
            .execute(&PlanCommand::CreatePlan { content }.into())
            .expect("a plan");
    }
    document.export()
}

#[test]
fn a_saved_plan_is_read() {
    let plan = plan_in(&saved(DocumentKind::Plan), &Unguarded).expect("a plan");
    assert_eq!(plan.title, "Hovedpointer i udviklingsstrategien");
    assert_eq!((plan.focus_points.len(), plan.tables.len()), (4, 20));
}

#[test]
fn what_is_no_plan_is_refused() {
    let whole = saved(DocumentKind::Plan);
    let cut = &whole[..whole.len() / 2];
    assert_eq!(plan_in(b"Kaffe", &Unguarded), Err(Unreadable::OtherKind));
    assert_eq!(plan_in(&[], &Unguarded), Err(Unreadable::OtherKind));
    assert_eq!(plan_in(cut, &Unguarded), Err(Unreadable::Damaged));
    assert_eq!(
        plan_in(&saved(DocumentKind::Sheet), &Unguarded),
        Err(Unreadable::Unrelated)
    );
    // A plan into which nobody has written.
    let empty = Document::new(DocumentKind::Plan, LaneId([7; 32])).export();
    assert_eq!(plan_in(&empty, &Unguarded), Err(Unreadable::Unrelated));
}
