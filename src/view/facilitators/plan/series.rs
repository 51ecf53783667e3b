//! A series: parts of the plan in their order, which are listed and edited alike. Focus points and aspects are the rows and
//! columns of the grid, stakeholders whom people may say to be, the programme what happens when.

use leptos::prelude::*;
use protocol::ItemId;
use sync::DocumentId;
use workshop::{Command, Contribution, Plan, PlanCommand, PlanItem};

use super::text::PlanTexts;
use crate::state::Workshop;
use crate::view::part::focus;

/// Which of them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Series {
    FocusPoints,
    Aspects,
    Stakeholders,
    Programme,
}

/// A part of the plan, as the lists show it.
#[derive(Clone, PartialEq)]
pub(super) struct Part {
    pub(super) item: PlanItem,
    pub(super) title: String,
    pub(super) order: f64,
    pub(super) removed: bool,
}

/// What names a part in the page.
pub(super) fn key(item: &PlanItem) -> String {
    match item {
        PlanItem::FocusPoint { id }
        | PlanItem::Aspect { id }
        | PlanItem::Table { id }
        | PlanItem::Phase { id } => id.to_string(),
        PlanItem::Stakeholder { word } => word.clone(),
    }
}

impl Series {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::FocusPoints => "focus-points",
            Self::Aspects => "aspects",
            Self::Stakeholders => "stakeholders",
            Self::Programme => "programme",
        }
    }

    pub(super) fn heading(self, words: &PlanTexts) -> &'static str {
        match self {
            Self::FocusPoints => words.focus_points,
            Self::Aspects => words.aspects,
            Self::Stakeholders => words.stakeholders,
            Self::Programme => words.phases,
        }
    }

    pub(super) fn help(self, words: &PlanTexts) -> &'static str {
        match self {
            Self::FocusPoints => words.focus_points_help,
            Self::Aspects => words.aspects_help,
            Self::Stakeholders => words.stakeholders_help,
            Self::Programme => words.phases_help,
        }
    }

    /// What the field of one is called, by its place.
    pub(super) fn label(self, words: &PlanTexts, place: usize) -> String {
        match self {
            Self::FocusPoints => (words.focus_point)(place),
            Self::Aspects => (words.aspect)(place),
            Self::Stakeholders => (words.stakeholder)(place),
            Self::Programme => (words.phase)(place),
        }
    }

    /// What the field for a new one is called.
    pub(super) fn new_label(self, words: &PlanTexts) -> &'static str {
        match self {
            Self::FocusPoints => words.new_focus_point,
            Self::Aspects => words.new_aspect,
            Self::Stakeholders => words.new_stakeholder,
            Self::Programme => words.new_phase,
        }
    }

    /// How many there are at least: nobody can write into a grid without rows, or say to be nobody.
    pub(super) fn least(self) -> usize {
        match self {
            Self::Programme => 0,
            _ => 1,
        }
    }

    /// The command that adds one of which no more is said than its title.
    pub(super) fn add(self, id: ItemId, title: String, order: f64) -> Command {
        match self {
            Self::FocusPoints => PlanCommand::AddFocusPoint { id, title, order },
            Self::Aspects => PlanCommand::AddAspect { id, title, order },
            Self::Stakeholders => {
                let word = id.to_string();
                PlanCommand::AddStakeholder { word, title, order }
            }
            Self::Programme => {
                let (start, end) = Default::default();
                let activity = Default::default();
                PlanCommand::AddPhase {
                    id,
                    title,
                    order,
                    start,
                    end,
                    activity,
                }
            }
        }
        .into()
    }

    /// All of them in their order, also those that were taken out.
    pub(super) fn parts(self, plan: &Plan) -> Vec<Part> {
        let part = |item, title: &str, order, removed| Part {
            item,
            title: title.to_owned(),
            order,
            removed,
        };
        match self {
            Self::FocusPoints => {
                let rows = plan.focus_points.iter();
                rows.map(|one| {
                    let item = PlanItem::FocusPoint { id: one.id };
                    part(item, &one.title, one.order, one.removed)
                })
                .collect()
            }
            Self::Aspects => {
                let columns = plan.aspects.iter();
                columns
                    .map(|one| {
                        let item = PlanItem::Aspect { id: one.id };
                        part(item, &one.title, one.order, one.removed)
                    })
                    .collect()
            }
            Self::Stakeholders => {
                let all = plan.stakeholders.iter();
                all.map(|one| {
                    let word = one.word.clone();
                    let item = PlanItem::Stakeholder { word };
                    part(item, &one.title, one.order, one.removed)
                })
                .collect()
            }
            Self::Programme => {
                let phases = plan.programme.iter();
                phases
                    .map(|one| {
                        let item = PlanItem::Phase { id: one.id };
                        part(item, &one.title, one.order, one.removed)
                    })
                    .collect()
            }
        }
    }
}

/// Whether an input stands in a row or column.
pub(super) fn holds(item: &PlanItem, contribution: &Contribution) -> bool {
    match item {
        PlanItem::FocusPoint { id } => *id == contribution.focus_point,
        PlanItem::Aspect { id } => *id == contribution.aspect,
        _ => false,
    }
}

/// Sets something in the plan; what goes wrong stands above the page.
pub(super) fn set(workshop: Workshop, command: PlanCommand) {
    workshop.issue(DocumentId::PLAN, command.into());
}

/// Where the focus goes when a row comes into one of the two lists: to the one that the person has
/// just moved from the other. Others move rows too.
#[derive(Clone, Copy)]
pub(super) struct Crossing(StoredValue<Option<String>>);

impl Crossing {
    pub(super) fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// A row is on its way.
    pub(super) fn begin(self, key: String) {
        self.0.set_value(Some(key));
    }

    /// It did not get there.
    pub(super) fn fail(self) {
        let _ = self.0.try_set_value(None);
    }

    /// Puts the focus on this element if the row is the one that was on its way.
    pub(super) fn end(self, key: &str, element: &str) {
        if self.0.with_value(|moving| moving.as_deref() == Some(key)) {
            self.0.set_value(None);
            let element = element.to_owned();
            request_animation_frame(move || focus::put_on(&element));
        }
    }
}
