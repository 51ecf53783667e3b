//! What facilitators do to a plan, and the steps that it takes.

use std::collections::BTreeSet;

use minicbor::{Decode, Encode};
use protocol::ItemId;
use serde::Serialize;

use super::{
    ASPECTS, DATE, END, FOCUS_POINTS, LANGUAGE, NAME, NUMBER, ORDER, PROGRAMME, REMOVED,
    STAKEHOLDERS, START, TABLES, TEMPLATE, TITLE,
};
use crate::content::{Says, Value};
use crate::hexadecimal;
use crate::kinds::error::CommandError;
use crate::limits::TABLE_LIMIT;
use crate::step::{At, Step, Values};
use crate::template::PlanContent;

/// What a facilitator wants done to the plan.
#[derive(Clone, Debug, PartialEq, Encode, Decode, Serialize)]
#[serde(
    tag = "command",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum PlanCommand {
    /// Fills a fresh plan. What is there already stays as it is.
    #[n(0)]
    CreatePlan {
        /// What to fill it with.
        #[n(0)]
        content: PlanContent,
    },
    /// Edits the workshop's title.
    #[n(1)]
    EditTitle {
        /// The title that the person saw.
        #[n(0)]
        before: String,
        /// The title that the person left.
        #[n(1)]
        after: String,
    },
    /// Sets or clears the date of the workshop.
    #[n(2)]
    SetDate {
        /// As in “2018-01-29”.
        #[n(0)]
        date: Option<String>,
    },
    /// Adds a focus point, a row of the grid.
    #[n(3)]
    AddFocusPoint {
        /// Its id.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// What it is called.
        #[n(1)]
        title: String,
        /// Its place among the others.
        #[n(2)]
        order: f64,
    },
    /// Adds an aspect, a column of the grid.
    #[n(4)]
    AddAspect {
        /// Its id.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// What it is called.
        #[n(1)]
        title: String,
        /// Its place among the others.
        #[n(2)]
        order: f64,
    },
    /// Adds a table.
    #[n(5)]
    AddTable {
        /// Its id.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// The number that stands on it.
        #[n(1)]
        number: u32,
        /// A name beside the number.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[n(2)]
        name: Option<String>,
    },
    /// Edits the title of a focus point, an aspect or a stakeholder, or the name of a table.
    #[n(6)]
    Rename {
        /// Of which.
        #[n(0)]
        item: PlanItem,
        /// The title that the person saw.
        #[n(1)]
        before: String,
        /// The title that the person left.
        #[n(2)]
        after: String,
    },
    /// Moves a part of the plan among its likes.
    #[n(7)]
    SetOrder {
        /// Which.
        #[n(0)]
        item: PlanItem,
        /// Its new place; for a table its number.
        #[n(1)]
        order: f64,
    },
    /// Takes a part out of the plan, or puts it back. Nothing is erased: contributions keep naming it.
    #[n(8)]
    SetRemoved {
        /// Which.
        #[n(0)]
        item: PlanItem,
        /// Out, or back.
        #[n(1)]
        removed: bool,
    },

    /// Makes the tables 1 to `count` the ones in use. Those that were taken out come back before new
    /// ones are made. Of tables with the same number, as two people make them at once, one stays.
    #[n(15)]
    SetTableCount {
        /// How many; at most [`TABLE_LIMIT`].
        #[n(0)]
        count: u32,
        /// The id of each table from 1 on, if it has to be made.
        #[serde(serialize_with = "hexadecimal::list::serialize")]
        #[n(1)]
        ids: Vec<ItemId>,
    },
}

/// A part of the plan that can be renamed, moved or taken out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode, Serialize)]
#[serde(
    tag = "part",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum PlanItem {
    /// A focus point.
    #[n(0)]
    FocusPoint {
        /// Which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
    },
    /// An aspect.
    #[n(1)]
    Aspect {
        /// Which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
    },
    /// A table.
    #[n(2)]
    Table {
        /// Which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
    },
    /// A stakeholder.
    #[n(3)]
    Stakeholder {
        /// By its word.
        #[n(0)]
        word: String,
    },
}

impl PlanCommand {
    pub(in crate::kinds) fn steps(&self, says: &dyn Says) -> Result<Vec<Step>, CommandError> {
        Ok(match self {
            Self::CreatePlan { content } => create(content),
            // Of two who name something after each other the last is heard, and nobody reads half of
            // each name.
            Self::EditTitle { after, .. } => vec![rename(At::Root, TITLE, after)],
            Self::SetDate { date } => vec![Step::Set {
                at: At::Root,
                field: DATE,
                value: date.as_deref().map(Value::from),
            }],
            Self::AddFocusPoint { id, title, order } => {
                vec![add(FOCUS_POINTS, id.to_string(), title, *order)]
            }
            Self::AddAspect { id, title, order } => {
                vec![add(ASPECTS, id.to_string(), title, *order)]
            }
            Self::AddTable { id, number, name } => {
                vec![add_table(id, *number, name.as_deref().unwrap_or_default())]
            }
            Self::SetTableCount { count, ids } => set_table_count(says, *count, ids)?,
            Self::Rename { item, after, .. } => {
                let field = match item {
                    PlanItem::Table { .. } => NAME,
                    _ => TITLE,
                };
                vec![rename(item.at(), field, after)]
            }
            Self::SetOrder { item, order } => vec![set_order(item, *order)?],
            Self::SetRemoved { item, removed } => {
                vec![Step::flag(item.at(), REMOVED, *removed)]
            }
        })
    }
}

impl PlanItem {
    fn at(&self) -> At {
        match self {
            Self::FocusPoint { id } => At::Entry(FOCUS_POINTS, id.to_string()),
            Self::Aspect { id } => At::Entry(ASPECTS, id.to_string()),
            Self::Table { id } => At::Entry(TABLES, id.to_string()),
            Self::Stakeholder { word } => At::Entry(STAKEHOLDERS, word.clone()),
        }
    }
}

fn create(content: &PlanContent) -> Vec<Step> {
    let mut steps = vec![Step::Begin {
        field: TITLE,
        value: content.title.as_str().into(),
    }];
    for (field, value) in [
        (DATE, content.date.as_deref().unwrap_or_default()),
        (LANGUAGE, content.language.as_str()),
        (TEMPLATE, content.template.as_str()),
    ] {
        if !value.is_empty() {
            let value = value.into();
            steps.push(Step::Begin { field, value });
        }
    }
    for (place, point) in (1u32..).zip(&content.focus_points) {
        steps.push(add(
            FOCUS_POINTS,
            point.id.to_string(),
            &point.title,
            place.into(),
        ));
    }
    for (place, aspect) in (1u32..).zip(&content.aspects) {
        steps.push(add(
            ASPECTS,
            aspect.id.to_string(),
            &aspect.title,
            place.into(),
        ));
    }
    for (place, one) in (1u32..).zip(&content.stakeholders) {
        steps.push(add(
            STAKEHOLDERS,
            one.word.clone(),
            &one.title,
            place.into(),
        ));
    }
    for table in &content.tables {
        steps.push(add_table(&table.id, table.number, ""));
    }
    for (place, phase) in (1u32..).zip(&content.programme) {
        let mut values = titled(&phase.title, place.into());
        values.push((START, phase.start.as_str().into()));
        values.push((END, phase.end.as_str().into()));
        steps.push(Step::Add {
            root: PROGRAMME,
            key: phase.id.to_string(),
            values,
        });
    }
    steps
}

fn add(root: &'static str, key: String, title: &str, order: f64) -> Step {
    let values = titled(title, order);
    Step::Add { root, key, values }
}

fn titled(title: &str, order: f64) -> Values {
    vec![(TITLE, title.into()), (ORDER, Value::Number(order))]
}

fn add_table(id: &ItemId, number: u32, name: &str) -> Step {
    Step::Add {
        root: TABLES,
        key: id.to_string(),
        values: vec![(NUMBER, Value::Whole(number.into())), (NAME, name.into())],
    }
}

fn rename(at: At, field: &'static str, name: &str) -> Step {
    Step::Edit {
        at,
        field,
        before: None,
        after: name.to_owned(),
        caret: None,
    }
}

fn set_table_count(says: &dyn Says, count: u32, ids: &[ItemId]) -> Result<Vec<Step>, CommandError> {
    if count > TABLE_LIMIT {
        return Err(CommandError::TooManyTables { count });
    }
    let mut steps = Vec::new();
    let mut in_use = BTreeSet::new();
    for table in says.entries(TABLES) {
        let Some(number) = table.whole(NUMBER) else {
            continue;
        };
        let wanted = (1..=i64::from(count)).contains(&number) && in_use.insert(number as u32);
        steps.push(Step::flag(
            At::Entry(TABLES, table.key.clone()),
            REMOVED,
            !wanted,
        ));
    }
    for number in (1..=count).filter(|number| !in_use.contains(number)) {
        let id = ids.get(number as usize - 1).ok_or(CommandError::Unknown)?;
        steps.push(add_table(id, number, ""));
    }
    Ok(steps)
}

/// A table's place is the number that stands on it.
fn set_order(item: &PlanItem, order: f64) -> Result<Step, CommandError> {
    let PlanItem::Table { .. } = item else {
        return Ok(Step::set(item.at(), ORDER, Value::Number(order)));
    };
    if order.fract() != 0.0 || !(0.0..=f64::from(u32::MAX)).contains(&order) {
        return Err(CommandError::NotANumber);
    }
    Ok(Step::set(item.at(), NUMBER, Value::Whole(order as i64)))
}
