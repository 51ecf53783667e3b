//! The state of the plan: what it says, and what of it is in use.

use leptos::prelude::*;
use sync::{DocumentId, Notice};
use workshop::{Aspect, FocusPoint, Plan, Profile, Stakeholder, Table, visible};

use super::holder::Holder;
use super::workshop::Workshop;

/// The plan as a signal, and what is derived from it.
#[derive(Clone, Copy)]
pub struct PlanState {
    /// The plan; empty until it has come.
    pub plan: ReadSignal<Plan>,
    /// Whether charter and plan are here.
    pub ready: Memo<bool>,
    set: WriteSignal<Plan>,
    workshop: Workshop,
}

impl Holder for PlanState {
    fn new(workshop: Workshop) -> Self {
        let (plan, set) = signal(Plan::default());
        let joined = workshop.joined;
        let state = Self {
            plan,
            // A plan without rows has not come yet: the constant first change has none.
            ready: Memo::new(move |_| joined.get() && plan.with(|plan| *plan != Plan::default())),
            set,
            workshop,
        };
        state.read();
        state
    }

    fn take_in(self, notice: &Notice) {
        let is_named = match notice {
            Notice::Touched { document, touched } => {
                *document == DocumentId::PLAN && !touched.is_empty()
            }
            Notice::Replaced { document } => *document == DocumentId::PLAN,
            Notice::Joined => true,
            _ => false,
        };
        if is_named {
            self.read();
        }
    }
}

impl PlanState {
    /// What the workshop is called.
    pub fn title(self) -> Memo<String> {
        Memo::new(move |_| self.plan.with(|plan| plan.title.clone()))
    }

    /// The rows that are in use.
    pub fn focus_points(self) -> Memo<Vec<FocusPoint>> {
        Memo::new(move |_| {
            self.plan
                .with(|plan| kept(&plan.focus_points, |row| !row.removed))
        })
    }

    /// The columns that are in use.
    pub fn aspects(self) -> Memo<Vec<Aspect>> {
        Memo::new(move |_| {
            self.plan
                .with(|plan| kept(&plan.aspects, |column| !column.removed))
        })
    }

    /// The tables that are in use, one for each number: two facilitators may have made it at once.
    pub fn tables(self) -> Memo<Vec<Table>> {
        Memo::new(move |_| {
            let in_use = |plan: &Plan| kept(&plan.tables, |table| !table.removed);
            let mut tables = self.plan.with(in_use);
            tables.dedup_by_key(|table| table.number);
            tables
        })
    }

    /// Whom people may say to be.
    pub fn stakeholders(self) -> Memo<Vec<Stakeholder>> {
        Memo::new(move |_| {
            self.plan
                .with(|plan| kept(&plan.stakeholders, |one| !one.removed))
        })
    }

    /// “Åse, Pårørende”, or as much of it as there is.
    pub fn said_to_be(self, profile: &Profile) -> Option<String> {
        let stakeholder = profile.stakeholder.as_ref().and_then(|word| {
            self.plan
                .with(|plan| plan.stakeholder_title(word).map(visible::in_line))
        });
        // A name must not turn round, or break, the line that it stands in.
        let name = profile.name.as_deref().map(visible::in_line);
        let mut parts: Vec<String> = [name, stakeholder].into_iter().flatten().collect();
        parts.retain(|part| !part.is_empty());
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    fn read(self) {
        let plan = self.workshop.device().read(|session| {
            session
                .document(&DocumentId::PLAN)
                .map(|document| document.plan())
        });
        let Some(plan) = plan else {
            return;
        };
        if self.plan.with_untracked(|before| *before != plan) {
            self.set.set(plan);
        }
    }
}

fn kept<T: Clone>(all: &[T], keep: impl Fn(&T) -> bool) -> Vec<T> {
    all.iter().filter(|one| keep(one)).cloned().collect()
}
