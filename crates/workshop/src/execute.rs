//! Executing a command: the one way in which this program writes into documents.
//!
//! Every write is guarded by a look: what is there already, or has the value already, is not written
//! again. So a command that was carried out before makes no change. Nothing is ever deleted from a
//! map; things are marked as removed, withdrawn or left.

use std::collections::BTreeSet;

use automerge::transaction::{Transactable, Transaction};
use automerge::{AutomergeError, ObjId, ObjType, ROOT, ReadDoc, ScalarValue, Value};
use protocol::{ItemId, PersonId};

use crate::command::{NAME_LIMIT, TABLE_LIMIT, TEXT_LIMIT};
use crate::foreign::MAX_CHANGE_OPERATIONS;
use crate::sheet::Imported;
use crate::template::PlanContent;
use crate::text::{difference, splice_between, transform};
use crate::{
    Command, CommandError, CommittedChange, Day, Document, DocumentKind, PlanItem, Schema, field,
};

type Outcome = Result<(), CommandError>;

impl Document {
    /// Carries out a command as one change; `None` when there was nothing to change. An error leaves
    /// the document as it was.
    pub fn execute(&mut self, command: &Command) -> Result<Option<CommittedChange>, CommandError> {
        if !command.fits(self.kind()) {
            return Err(CommandError::WrongDocument(self.kind()));
        }
        if let Schema::Newer(version) = self.schema() {
            return Err(CommandError::Newer(version));
        }
        let kind = self.kind();
        self.write(|tx| {
            carry_out(tx, kind, command)?;
            check_size(tx)
        })
    }
}

fn carry_out(tx: &mut Transaction<'_>, kind: DocumentKind, command: &Command) -> Outcome {
    match command {
        Command::CreatePlan { content } => create_plan(tx, content),
        Command::EditTitle { after, .. } => rename(tx, &ROOT, "title", after),
        Command::SetDate { date } => {
            if let Some(date) = date.as_deref().filter(|date| Day::parse(date).is_none()) {
                return Err(CommandError::NotADate(date.to_owned()));
            }
            set_optional(tx, &ROOT, "date", date.as_deref())
        }
        Command::AddFocusPoint { id, title, order } => {
            add_part(tx, "focusPoints", &id.to_string(), title, *order).map(drop)
        }
        Command::AddAspect { id, title, order } => {
            add_part(tx, "aspects", &id.to_string(), title, *order).map(drop)
        }
        Command::AddTable { id, number, name } => {
            add_table(tx, id, *number, name.as_deref().unwrap_or_default())
        }
        Command::SetTableCount { count, ids } => set_table_count(tx, *count, ids),
        Command::Rename { item, after, .. } => {
            let object = part(tx, item)?;
            let key = if matches!(item, PlanItem::Table { .. }) {
                "name"
            } else {
                "title"
            };
            rename(tx, &object, key, after)
        }
        Command::SetOrder { item, order } => set_order(tx, item, *order),
        Command::SetRemoved { item, removed } => {
            let object = part(tx, item)?;
            set_flag(tx, &object, "removed", *removed)
        }
        Command::AddContribution {
            id,
            focus_point,
            aspect,
            text,
            created,
            creator,
            imported,
        } => {
            let creator = match (kind, creator) {
                (DocumentKind::JointSheet, None) => return Err(CommandError::CreatorMissing),
                (DocumentKind::JointSheet, Some(creator)) if !id.is_by(*creator) => {
                    return Err(CommandError::NotTheCreator);
                }
                (DocumentKind::JointSheet, Some(creator)) => Some(creator),
                _ => None,
            };
            let contributions = root_map(tx, "contributions")?;
            add_contribution(
                tx,
                &contributions,
                id,
                &[("focusPoint", *focus_point), ("aspect", *aspect)],
                text,
                *created,
                creator,
                imported.as_ref(),
            )
        }
        Command::EditContribution {
            id,
            before,
            after,
            caret,
        } => {
            let object = contribution(tx, id)?;
            // To make a Text of what is none is its creator's; no program of ours leaves such. [A16]
            if kind == DocumentKind::JointSheet && field::text_object(tx, &object, "text").is_none()
            {
                return Err(CommandError::NotTheCreator);
            }
            edit(tx, &object, "text", before, after, *caret, TEXT_LIMIT)
        }
        Command::SetWithdrawn {
            id,
            withdrawn,
            person,
        } => {
            let object = contribution(tx, id)?;
            if kind == DocumentKind::JointSheet && !id.is_by(*person) {
                return Err(CommandError::NotTheCreator);
            }
            set_flag(tx, &object, "withdrawn", *withdrawn)
        }
        Command::SetProfile { name, stakeholder } => {
            let profile = root_map(tx, "profile")?;
            set_profile(tx, &profile, name.as_deref(), stakeholder.as_deref())
        }
        Command::TakeSeat {
            person,
            name,
            stakeholder,
        } => take_seat(tx, person, name.as_deref(), stakeholder.as_deref()),
        Command::LeaveSeat { person } => {
            let seats = root_map(tx, "seats")?;
            let seat = field::map(tx, &seats, &person.to_string()).ok_or(CommandError::Unknown)?;
            set_flag(tx, &seat, "left", true)
        }
    }
}

impl Command {
    /// Whether the command belongs in a document of this kind.
    pub fn fits(&self, kind: DocumentKind) -> bool {
        match self {
            Self::CreatePlan { .. }
            | Self::EditTitle { .. }
            | Self::SetDate { .. }
            | Self::AddFocusPoint { .. }
            | Self::AddAspect { .. }
            | Self::AddTable { .. }
            | Self::SetTableCount { .. }
            | Self::Rename { .. }
            | Self::SetOrder { .. }
            | Self::SetRemoved { .. } => kind == DocumentKind::Plan,
            Self::AddContribution { .. }
            | Self::EditContribution { .. }
            | Self::SetWithdrawn { .. } => kind != DocumentKind::Plan,
            Self::SetProfile { .. } => kind == DocumentKind::Sheet,
            Self::TakeSeat { .. } | Self::LeaveSeat { .. } => kind == DocumentKind::JointSheet,
        }
    }
}

// The plan.

fn create_plan(tx: &mut Transaction<'_>, content: &PlanContent) -> Outcome {
    let title = field::text_object(tx, &ROOT, "title").ok_or(CommandError::Damaged)?;
    check_length(&content.title, NAME_LIMIT)?;
    if tx.length(&title) == 0 {
        tx.splice_text(&title, 0, 0, &content.title)?;
    }
    for (key, value) in [
        ("date", content.date.as_deref()),
        ("language", Some(content.language.as_str())),
        ("template", Some(content.template.as_str())),
    ] {
        if tx.get(ROOT, key)?.is_none() {
            set_optional(tx, &ROOT, key, value)?;
        }
    }
    for (place, point) in (1u32..).zip(&content.focus_points) {
        add_part(
            tx,
            "focusPoints",
            &point.id.to_string(),
            &point.title,
            place.into(),
        )?;
    }
    for (place, aspect) in (1u32..).zip(&content.aspects) {
        add_part(
            tx,
            "aspects",
            &aspect.id.to_string(),
            &aspect.title,
            place.into(),
        )?;
    }
    for (place, stakeholder) in (1u32..).zip(&content.stakeholders) {
        add_part(
            tx,
            "stakeholders",
            &stakeholder.word,
            &stakeholder.title,
            place.into(),
        )?;
    }
    for table in &content.tables {
        add_table(tx, &table.id, table.number, "")?;
    }
    for (place, phase) in (1u32..).zip(&content.programme) {
        if let Some(object) = add_part(
            tx,
            "programme",
            &phase.id.to_string(),
            &phase.title,
            place.into(),
        )? {
            tx.put(&object, "start", phase.start.as_str())?;
            tx.put(&object, "end", phase.end.as_str())?;
        }
    }
    Ok(())
}

/// Adds a part with a title and a place; the new object, or `None` when it is there already.
fn add_part(
    tx: &mut Transaction<'_>,
    root: &str,
    key: &str,
    title: &str,
    order: f64,
) -> Result<Option<ObjId>, CommandError> {
    check_length(title, NAME_LIMIT)?;
    check_order(order)?;
    let map = root_map(tx, root)?;
    if tx.get(&map, key)?.is_some() {
        return Ok(None);
    }
    let object = tx.put_object(&map, key, ObjType::Map)?;
    put_text(tx, &object, "title", title)?;
    tx.put(&object, "order", order)?;
    Ok(Some(object))
}

fn add_table(tx: &mut Transaction<'_>, id: &ItemId, number: u32, name: &str) -> Outcome {
    check_length(name, NAME_LIMIT)?;
    let map = root_map(tx, "tables")?;
    if tx.get(&map, id.to_string())?.is_some() {
        return Ok(());
    }
    let object = tx.put_object(&map, id.to_string(), ObjType::Map)?;
    tx.put(&object, "number", i64::from(number))?;
    put_text(tx, &object, "name", name)
}

fn set_table_count(tx: &mut Transaction<'_>, count: u32, ids: &[ItemId]) -> Outcome {
    if count > TABLE_LIMIT {
        return Err(CommandError::TooManyTables { count });
    }
    let map = root_map(tx, "tables")?;
    let mut in_use = BTreeSet::new();
    for (_, object) in field::entries(tx, &map) {
        let Some(number) = field::whole(tx, &object, "number") else {
            continue;
        };
        let wanted = (1..=i64::from(count)).contains(&number) && in_use.insert(number as u32);
        set_flag(tx, &object, "removed", !wanted)?;
    }
    for number in (1..=count).filter(|number| !in_use.contains(number)) {
        let id = ids.get(number as usize - 1).ok_or(CommandError::Unknown)?;
        add_table(tx, id, number, "")?;
    }
    Ok(())
}

fn set_order(tx: &mut Transaction<'_>, item: &PlanItem, order: f64) -> Outcome {
    check_order(order)?;
    let object = part(tx, item)?;
    if matches!(item, PlanItem::Table { .. }) {
        if order.fract() != 0.0 || !(0.0..=f64::from(u32::MAX)).contains(&order) {
            return Err(CommandError::NotANumber);
        }
        return set(tx, &object, "number", ScalarValue::Int(order as i64));
    }
    set(tx, &object, "order", ScalarValue::F64(order))
}

fn part(tx: &Transaction<'_>, item: &PlanItem) -> Result<ObjId, CommandError> {
    let (root, key) = match item {
        PlanItem::FocusPoint { id } => ("focusPoints", id.to_string()),
        PlanItem::Aspect { id } => ("aspects", id.to_string()),
        PlanItem::Table { id } => ("tables", id.to_string()),
        PlanItem::Stakeholder { word } => ("stakeholders", word.clone()),
    };
    field::map(tx, &root_map(tx, root)?, &key).ok_or(CommandError::Unknown)
}

// Sheets.

#[allow(clippy::too_many_arguments)]
fn add_contribution(
    tx: &mut Transaction<'_>,
    contributions: &ObjId,
    id: &ItemId,
    cell: &[(&str, ItemId); 2],
    text: &str,
    created: i64,
    creator: Option<&PersonId>,
    imported: Option<&Imported>,
) -> Outcome {
    check_length(text, TEXT_LIMIT)?;
    if tx.get(contributions, id.to_string())?.is_some() {
        return Ok(());
    }
    let object = tx.put_object(contributions, id.to_string(), ObjType::Map)?;
    for (key, value) in cell {
        tx.put(&object, *key, value.to_string())?;
    }
    put_text(tx, &object, "text", text)?;
    tx.put(&object, "created", ScalarValue::Timestamp(created))?;
    tx.put(&object, "withdrawn", false)?;
    if let Some(creator) = creator {
        tx.put(&object, "creator", creator.to_string())?;
    }
    if let Some(imported) = imported {
        let origin = tx.put_object(&object, "imported", ObjType::Map)?;
        tx.put(&origin, "source", imported.source.as_str())?;
        if let Some(table) = &imported.table {
            tx.put(&origin, "table", table.as_str())?;
        }
        if let Some(original) = &imported.original {
            tx.put(&origin, "original", original.to_string())?;
        }
    }
    Ok(())
}

fn contribution(tx: &Transaction<'_>, id: &ItemId) -> Result<ObjId, CommandError> {
    let contributions = root_map(tx, "contributions")?;
    field::map(tx, &contributions, &id.to_string()).ok_or(CommandError::Unknown)
}

fn take_seat(
    tx: &mut Transaction<'_>,
    person: &PersonId,
    name: Option<&str>,
    stakeholder: Option<&str>,
) -> Outcome {
    let seats = root_map(tx, "seats")?;
    let seat = match field::map(tx, &seats, &person.to_string()) {
        Some(seat) => seat,
        None => tx.put_object(&seats, person.to_string(), ObjType::Map)?,
    };
    set_profile(tx, &seat, name, stakeholder)?;
    set_flag(tx, &seat, "left", false)
}

fn set_profile(
    tx: &mut Transaction<'_>,
    object: &ObjId,
    name: Option<&str>,
    stakeholder: Option<&str>,
) -> Outcome {
    for (key, value) in [("name", name), ("stakeholder", stakeholder)] {
        check_length(value.unwrap_or_default(), NAME_LIMIT)?;
        set_optional(tx, object, key, value)?;
    }
    Ok(())
}

// Fields.

fn root_map(tx: &Transaction<'_>, key: &str) -> Result<ObjId, CommandError> {
    field::map(tx, &ROOT, key).ok_or(CommandError::Damaged)
}

fn put_text(tx: &mut Transaction<'_>, object: &ObjId, key: &str, text: &str) -> Outcome {
    let id = tx.put_object(object, key, ObjType::Text)?;
    if !text.is_empty() {
        tx.splice_text(&id, 0, 0, text)?;
    }
    Ok(())
}

/// Names something, whatever it was called until now: of two who name it after each other the last is heard, and nobody
/// reads half of each name.
fn rename(tx: &mut Transaction<'_>, object: &ObjId, key: &str, name: &str) -> Outcome {
    let current = field::string(tx, object, key).ok_or(CommandError::Unknown)?;
    edit(tx, object, key, &current, name, None, NAME_LIMIT)
}

/// Edits a Text from what the person saw to what the person left, around what others did meanwhile.
fn edit(
    tx: &mut Transaction<'_>,
    object: &ObjId,
    key: &str,
    before: &str,
    after: &str,
    caret: Option<usize>,
    limit: usize,
) -> Outcome {
    // Shortening what is too long must be possible, and so must an edit that another's edit made long.
    if after.chars().count() > before.chars().count() {
        check_length(after, limit)?;
    }
    let current = field::string(tx, object, key).ok_or(CommandError::Unknown)?;
    let splice = splice_between(before, after, caret);
    if splice.is_empty() || current == after {
        return Ok(());
    }
    let splices = if current == before {
        vec![splice]
    } else {
        transform(&splice, &difference(before, &current))
    };
    let text = match field::text_object(tx, object, key) {
        Some(text) => text,
        None => {
            // Another program left a plain string, which cannot be edited letter by letter.
            let text = tx.put_object(object, key, ObjType::Text)?;
            tx.splice_text(&text, 0, 0, &current)?;
            text
        }
    };
    for splice in splices.iter().rev() {
        let delete = isize::try_from(splice.delete)
            .map_err(|_| AutomergeError::InvalidIndex(splice.delete))?;
        tx.splice_text(&text, splice.index, delete, &splice.insert)?;
    }
    Ok(())
}

fn set_flag(tx: &mut Transaction<'_>, object: &ObjId, key: &str, value: bool) -> Outcome {
    if !value && tx.get(object, key)?.is_none() {
        return Ok(());
    }
    set(tx, object, key, ScalarValue::Boolean(value))
}

fn set_optional(
    tx: &mut Transaction<'_>,
    object: &ObjId,
    key: &str,
    value: Option<&str>,
) -> Outcome {
    match value.filter(|value| !value.is_empty()) {
        Some(value) if field::string(tx, object, key).as_deref() == Some(value) => Ok(()),
        Some(value) => Ok(tx.put(object, key, value)?),
        None if tx.get(object, key)?.is_none() => Ok(()),
        None => set(tx, object, key, ScalarValue::Null),
    }
}

fn set(tx: &mut Transaction<'_>, object: &ObjId, key: &str, value: ScalarValue) -> Outcome {
    match tx.get(object, key)? {
        Some((Value::Scalar(current), _)) if *current == value => Ok(()),
        _ => Ok(tx.put(object, key, value)?),
    }
}

// What a command may ask for.

/// What others would refuse is not made: a text that two people doubled at once takes two steps to
/// replace.
fn check_size(tx: &Transaction<'_>) -> Outcome {
    let (length, limit) = (tx.pending_ops(), MAX_CHANGE_OPERATIONS as usize);
    if length > limit {
        Err(CommandError::TooLong { length, limit })
    } else {
        Ok(())
    }
}

fn check_length(text: &str, limit: usize) -> Outcome {
    let length = text.chars().count();
    if length > limit {
        Err(CommandError::TooLong { length, limit })
    } else {
        Ok(())
    }
}

fn check_order(order: f64) -> Outcome {
    if order.is_finite() {
        Ok(())
    } else {
        Err(CommandError::NotANumber)
    }
}
