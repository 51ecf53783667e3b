//! The steps that a command to a plan takes.

use std::collections::BTreeSet;

use protocol::ItemId;

use super::command::{PlanCommand, PlanField, PlanItem};
use super::{
    ACTIVITY, ASPECTS, Activity, DATE, END, FOCUS_POINTS, LANGUAGE, NAME, NUMBER, ORDER, PLACE,
    PLAIN, POINTS_EACH, PRIVACY, PROGRAMME, QUESTION, REMOVED, STAKEHOLDERS, START, TABLES,
    TEMPLATE, TITLE,
};
use crate::content::{Says, Value};
use crate::kinds::ballot::MOST_POINTS;
use crate::kinds::error::CommandError;
use crate::limits::TABLE_LIMIT;
use crate::programme::TimeOfDay;
use crate::step::{At, Step, Values};
use crate::template::PlanContent;

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
            Self::SetField { field, value } => vec![set_field(field, value.as_deref())?],
            Self::SetPoints { points } => {
                let points = Value::Whole((*points).min(MOST_POINTS).into());
                vec![Step::set(At::Root, POINTS_EACH, points)]
            }
            Self::AddPhase {
                id,
                title,
                order,
                start,
                end,
                activity,
            } => {
                let times = [check_time(start)?, check_time(end)?];
                vec![add_phase(id, title, *order, times, *activity)]
            }
            Self::AddStakeholder { word, title, order } => {
                vec![add(STAKEHOLDERS, word.clone(), title, *order)]
            }
        })
    }
}

fn set_field(field: &PlanField, value: Option<&str>) -> Result<Step, CommandError> {
    let phase = |id: &ItemId| At::Entry(PROGRAMME, id.to_string());
    Ok(match field {
        PlanField::Date => Step::Set {
            at: At::Root,
            field: DATE,
            value: value.map(Value::from),
        },
        PlanField::Place => Step::word(At::Root, PLACE, value),
        PlanField::Privacy => Step::word(At::Root, PRIVACY, value),
        PlanField::Question { item } => Step::word(item.axis()?, QUESTION, value),
        PlanField::Plain { item } => Step::word(item.axis()?, PLAIN, value),
        PlanField::Start { phase: id } => Step::word(phase(id), START, checked(value)?),
        PlanField::End { phase: id } => Step::word(phase(id), END, checked(value)?),
        PlanField::Activity { phase: id } => Step::word(phase(id), ACTIVITY, value),
        PlanField::Points => return Err(CommandError::Unknown),
    })
}

fn checked(time: Option<&str>) -> Result<Option<&str>, CommandError> {
    time.map(check_time).transpose()
}

fn check_time(time: &str) -> Result<&str, CommandError> {
    if time.is_empty() || TimeOfDay::parse(time).is_some() {
        Ok(time)
    } else {
        Err(CommandError::NotATime(time.to_owned()))
    }
}

impl PlanItem {
    fn at(&self) -> At {
        match self {
            Self::FocusPoint { id } => At::Entry(FOCUS_POINTS, id.to_string()),
            Self::Aspect { id } => At::Entry(ASPECTS, id.to_string()),
            Self::Table { id } => At::Entry(TABLES, id.to_string()),
            Self::Stakeholder { word } => At::Entry(STAKEHOLDERS, word.clone()),
            Self::Phase { id } => At::Entry(PROGRAMME, id.to_string()),
        }
    }

    /// Where a row's or a column's fields stand; no other part has questions.
    fn axis(&self) -> Result<At, CommandError> {
        match self {
            Self::FocusPoint { .. } | Self::Aspect { .. } => Ok(self.at()),
            _ => Err(CommandError::Unknown),
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
        (PLACE, content.place.as_deref().unwrap_or_default()),
        (PRIVACY, content.privacy.as_deref().unwrap_or_default()),
    ] {
        if !value.is_empty() {
            let value = value.into();
            steps.push(Step::Begin { field, value });
        }
    }
    if let Some(points) = content.points {
        steps.push(Step::Begin {
            field: POINTS_EACH,
            value: Value::Whole(points.min(MOST_POINTS).into()),
        });
    }
    for (root, parts) in [
        (FOCUS_POINTS, &content.focus_points),
        (ASPECTS, &content.aspects),
    ] {
        for (place, part) in (1u32..).zip(parts) {
            let mut values = titled(&part.title, place.into());
            for (field, words) in [(QUESTION, &part.question), (PLAIN, &part.plain)] {
                values.extend(words.as_deref().map(|words| (field, words.into())));
            }
            let key = part.id.to_string();
            steps.push(Step::Add { root, key, values });
        }
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
        let times = [phase.start.as_str(), &phase.end];
        let activity = phase.activity.unwrap_or_default();
        steps.push(add_phase(
            &phase.id,
            &phase.title,
            place.into(),
            times,
            activity,
        ));
    }
    steps
}

fn add_phase(
    id: &ItemId,
    title: &str,
    order: f64,
    [start, end]: [&str; 2],
    activity: Activity,
) -> Step {
    let mut values = titled(title, order);
    values.push((START, start.into()));
    values.push((END, end.into()));
    if activity != Activity::default() {
        values.push((ACTIVITY, activity.word().into()));
    }
    Step::Add {
        root: PROGRAMME,
        key: id.to_string(),
        values,
    }
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
