//! The two axes of the grid, focus points and aspects, and what their lists have in common.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::{Command, Contribution, Plan, PlanCommand, PlanItem};

use crate::view::part::focus;

/// Which of the two.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Axis {
    FocusPoints,
    Aspects,
}

/// A row or column of the grid, as the lists show it.
#[derive(Clone, PartialEq)]
pub(super) struct Part {
    pub(super) id: ItemId,
    pub(super) title: String,
    pub(super) order: f64,
    pub(super) removed: bool,
}

impl Axis {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::FocusPoints => "focus-points",
            Self::Aspects => "aspects",
        }
    }

    pub(super) fn item(self, id: ItemId) -> PlanItem {
        match self {
            Self::FocusPoints => PlanItem::FocusPoint { id },
            Self::Aspects => PlanItem::Aspect { id },
        }
    }

    /// The command that adds one.
    pub(super) fn add(self, id: ItemId, title: String, order: f64) -> Command {
        match self {
            Self::FocusPoints => PlanCommand::AddFocusPoint { id, title, order }.into(),
            Self::Aspects => PlanCommand::AddAspect { id, title, order }.into(),
        }
    }

    /// All of them in their order, also those that were taken out.
    pub(super) fn parts(self, plan: &Plan) -> Vec<Part> {
        match self {
            Self::FocusPoints => {
                let part = |row: &workshop::FocusPoint| Part {
                    id: row.id,
                    title: row.title.clone(),
                    order: row.order,
                    removed: row.removed,
                };
                plan.focus_points.iter().map(part).collect()
            }
            Self::Aspects => {
                let part = |column: &workshop::Aspect| Part {
                    id: column.id,
                    title: column.title.clone(),
                    order: column.order,
                    removed: column.removed,
                };
                plan.aspects.iter().map(part).collect()
            }
        }
    }

    /// Whether an input stands in the row or column.
    pub(super) fn holds(self, id: ItemId, contribution: &Contribution) -> bool {
        id == match self {
            Self::FocusPoints => contribution.focus_point,
            Self::Aspects => contribution.aspect,
        }
    }
}

/// Where the focus goes when a row comes into one of the two lists: to the one that the person has
/// just moved from the other. Others move rows too.
#[derive(Clone, Copy)]
pub(super) struct Crossing(StoredValue<Option<ItemId>>);

impl Crossing {
    pub(super) fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// A row is on its way.
    pub(super) fn begin(self, id: ItemId) {
        self.0.set_value(Some(id));
    }

    /// It did not get there.
    pub(super) fn fail(self) {
        let _ = self.0.try_set_value(None);
    }

    /// Puts the focus on this element if the row is the one that was on its way.
    pub(super) fn end(self, id: ItemId, element: &str) {
        if self.0.get_value() == Some(id) {
            self.0.set_value(None);
            let element = element.to_owned();
            request_animation_frame(move || focus::put_on(&element));
        }
    }
}
