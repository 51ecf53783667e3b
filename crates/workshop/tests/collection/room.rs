//! A room for the tests of the collection: the plan of the template and things to write in it.

use std::sync::LazyLock;

use protocol::{ItemId, LaneId, PersonId};
use workshop::template::{self, Language, Template};
use workshop::{Contribution, Document, DocumentKind, Plan, PlanCommand};

/// A plan as it is read from its document.
pub struct Room {
    pub plan: Plan,
}

impl Room {
    pub fn new() -> Self {
        // Filling a plan takes a while without optimisation, and a property wants many.
        static PLAN: LazyLock<Plan> = LazyLock::new(plan);
        Self { plan: PLAN.clone() }
    }

    /// The ids of a cell, by row and column.
    pub fn cell(&self, row: usize, column: usize) -> (ItemId, ItemId) {
        (self.plan.focus_points[row].id, self.plan.aspects[column].id)
    }
}

pub fn id(number: u8) -> ItemId {
    ItemId([number; 16])
}

pub fn person(number: u8) -> PersonId {
    PersonId([number; 32])
}

pub fn contribution(
    number: u8,
    (focus_point, aspect): (ItemId, ItemId),
    created: i64,
    text: &str,
) -> Contribution {
    Contribution {
        id: id(number),
        focus_point,
        aspect,
        text: text.to_owned(),
        created,
        withdrawn: false,
        creator: None,
        imported: None,
        written_by: None,
        withdrawn_by: None,
    }
}

fn plan() -> Plan {
    let mut next = 0u64;
    let mut ids = || {
        next += 1;
        let mut id = [7; 16];
        id[8..].copy_from_slice(&next.to_be_bytes());
        ItemId(id)
    };
    let content = template::build(Template::SpecialisedArea2018, Language::Danish, &mut ids);
    let mut document = Document::new(DocumentKind::Plan, LaneId([1; 32]));
    document
        .execute(&PlanCommand::CreatePlan { content }.into())
        .expect("a fresh plan takes its content");
    document.plan()
}
