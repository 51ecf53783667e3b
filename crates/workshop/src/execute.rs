//! Executing a command: the one way in which this program writes into documents.
//!
//! Every write is guarded by a look: what is there already, or has the value already, is not written
//! again. So a command that was carried out before makes no change. Nothing is ever deleted from a
//! map; things are marked as removed, withdrawn or left.
//!
//! What is written must say something. What is there already is not asked: other programs write too, and
//! so did ours before it looked.

use std::collections::BTreeSet;

use automerge::transaction::{Transactable, Transaction};
use automerge::{AutomergeError, ObjId, ObjType, ROOT, ReadDoc, ScalarValue};

use crate::content::Value;
use crate::limits::{MAX_CHANGE_OPERATIONS, YEARS};
use crate::loaded;
use crate::schema::{CHANGED, Declaration, Field, Form, Holds, Writers};
use crate::step::{At, Step, Values};
use crate::text::{difference, splice_between, transform};
use crate::{Command, CommandError, CommittedChange, Day, Document, Schema, visible};

type Outcome = Result<(), CommandError>;

impl Document {
    /// Carries out a command and says by which changes: by none when there was nothing to change, by one else, and by
    /// two where several values stand in a register and the one that is chosen is the one that Automerge shows. They belong
    /// in one record. An error leaves the document as it was. One that sleeps has to
    /// be [woken](Document::wake) first.
    pub fn execute(&mut self, command: &Command) -> Result<Vec<CommittedChange>, CommandError> {
        self.execute_at(command, None)
    }

    /// The same at a time, in milliseconds since 1970. What is changed says so, where its kind declares a
    /// field for it.
    pub fn execute_at(
        &mut self,
        command: &Command,
        at: Option<i64>,
    ) -> Result<Vec<CommittedChange>, CommandError> {
        if command.kind() != self.kind() {
            return Err(CommandError::WrongDocument(self.kind()));
        }
        if self.is_asleep() {
            return Err(CommandError::Asleep);
        }
        if let Schema::Newer(version) = self.schema() {
            return Err(CommandError::Newer(version));
        }
        let declaration = self.kind().declaration();
        let steps = command.steps(self)?;
        let mut in_the_way = Vec::new();
        self.write(|tx| {
            let writing = Writing { tx, declaration };
            for step in &steps {
                in_the_way.extend(writing.in_the_way(step)?);
            }
            Ok::<_, CommandError>(())
        })?;
        if in_the_way.is_empty() {
            return Ok(self.carry_out(&steps, at)?.into_iter().collect());
        }
        let before = self.clone();
        let make_way = |tx: &mut Transaction<'_>| {
            let mut all = in_the_way.iter();
            all.try_for_each(|(object, field, other)| tx.put(object, *field, other.clone()))
        };
        let way = self.write(make_way)?;
        match self.carry_out(&steps, at) {
            Ok(made) => Ok(way.into_iter().chain(made).collect()),
            Err(error) => {
                *self = before;
                Err(error)
            }
        }
    }

    /// Carries out the steps as one change.
    fn carry_out(
        &mut self,
        steps: &[Step],
        at: Option<i64>,
    ) -> Result<Option<CommittedChange>, CommandError> {
        let declaration = self.kind().declaration();
        self.write(|tx| {
            let mut writing = Writing { tx, declaration };
            let mut changed = BTreeSet::new();
            for step in steps {
                let before = writing.tx.pending_ops();
                writing.carry_out(step)?;
                if writing.tx.pending_ops() > before {
                    changed.extend(step.entry());
                }
            }
            if let Some(at) = at {
                for (root, key) in changed {
                    writing.stamp(root, key, at)?;
                }
            }
            writing.check_size()
        })
    }
}

/// A change being made.
struct Writing<'a, 't> {
    tx: &'a mut Transaction<'t>,
    declaration: &'static Declaration,
}

impl Writing<'_, '_> {
    fn carry_out(&mut self, step: &Step) -> Outcome {
        match step {
            Step::Add { root, key, values } => self.add(root, key, values),
            Step::Set { at, field, value } => {
                let object = self.object(at)?;
                let form = self.form(at, field)?;
                match value {
                    Some(value) => self.set(&object, field, form, value),
                    None => self.clear(&object, field, form),
                }
            }
            Step::Begin { field, value } => self.begin(field, value),
            Step::Edit {
                at,
                field,
                before,
                after,
                caret,
            } => {
                let object = self.object(at)?;
                let form = self.form(at, field)?;
                self.edit(&object, field, form, before.as_deref(), after, *caret)
            }
        }
    }

    /// What a register is set to first, where several values stand in it and the one that is to be chosen is the one that
    /// Automerge shows. Setting that again, Automerge would make a deletion of the others, which no command of ours is,
    /// and every other device would refuse it. [A29]
    fn in_the_way(
        &self,
        step: &Step,
    ) -> Result<Option<(ObjId, &'static str, ScalarValue)>, CommandError> {
        let Step::Set { at, field, value } = step else {
            return Ok(None);
        };
        let Form::Register(inner) = self.form(at, field)? else {
            return Ok(None);
        };
        // An entry that the command itself adds has nothing in it yet.
        let Ok(object) = self.object(at) else {
            return Ok(None);
        };
        let chosen = match value {
            Some(value) => scalar(inner, value),
            None => Some(ScalarValue::Null),
        };
        let (Some(chosen), Some((automerge::Value::Scalar(shown), _))) =
            (chosen, self.tx.get(&object, *field)?)
        else {
            return Ok(None);
        };
        if *shown != chosen || self.tx.get_all(&object, *field)?.len() == 1 {
            return Ok(None);
        }
        let other = match chosen {
            ScalarValue::Null => ScalarValue::Boolean(false),
            _ => ScalarValue::Null,
        };
        Ok(Some((object, field, other)))
    }

    /// Says when an entry was changed. Once in a change, in which no key may be set twice. [A13]
    fn stamp(&mut self, root: &'static str, key: &str, at: i64) -> Outcome {
        match self.declaration.form(root, CHANGED) {
            None => Ok(()),
            Some(form) => {
                let object = self.object(&At::Entry(root, key.to_owned()))?;
                self.set(&object, CHANGED, form, &Value::Whole(at))
            }
        }
    }

    fn add(&mut self, root: &'static str, key: &str, values: &Values) -> Outcome {
        let Some(Holds::Entries(_, fields)) = self.declaration.root(root).map(|root| &root.holds)
        else {
            return Err(CommandError::Damaged);
        };
        for (field, value) in values {
            check(field_of(fields, field)?, value)?;
        }
        let map = self.root_map(root)?;
        if self.tx.get(&map, key)?.is_some() {
            return Ok(());
        }
        check_says(key)?;
        for (field, value) in values {
            check_new(field_of(fields, field)?, value)?;
        }
        let object = self.tx.put_object(&map, key, ObjType::Map)?;
        for (field, value) in values {
            self.write(&object, field, field_of(fields, field)?, value)?;
        }
        Ok(())
    }

    fn begin(&mut self, field: &'static str, value: &Value) -> Outcome {
        let form = self.form(&At::Root, field)?;
        check(form, value)?;
        if let (Form::Text(_) | Form::OptionalText(_), Value::String(text)) = (form, value) {
            let object = loaded::text_object(self.tx, &ROOT, field);
            let object = object.ok_or(CommandError::Damaged)?;
            if self.tx.length(&object) == 0 {
                check_new(form, value)?;
                self.tx.splice_text(&object, 0, 0, text)?;
            }
            return Ok(());
        }
        match self.tx.get(ROOT, field)? {
            Some(_) => Ok(()),
            None => {
                check_new(form, value)?;
                self.write(&ROOT, field, form, value)
            }
        }
    }

    fn clear(&mut self, object: &ObjId, field: &'static str, form: &'static Form) -> Outcome {
        let is_clear = self.tx.get(object, field)?.is_none()
            || self.is_settled(object, field, form, &ScalarValue::Null)?;
        if !is_clear {
            self.tx.put(object, field, ScalarValue::Null)?;
        }
        Ok(())
    }

    fn set(
        &mut self,
        object: &ObjId,
        field: &'static str,
        form: &'static Form,
        value: &Value,
    ) -> Outcome {
        check(form, value)?;
        // Absent is no.
        if *value == Value::Flag(false) && self.tx.get(object, field)?.is_none() {
            return Ok(());
        }
        let inner = match form {
            Form::Register(form) => form,
            form => form,
        };
        let scalar = scalar(inner, value);
        let is_settled = match &scalar {
            Some(value) => self.is_settled(object, field, form, value)?,
            // A map in a register: a choice with more than one word to it.
            None => self.says(object, field, inner, value)?,
        };
        if is_settled {
            return Ok(());
        }
        check_new(form, value)?;
        match scalar {
            Some(value) => Ok(self.tx.put(object, field, value)?),
            None => self.write(object, field, inner, value),
        }
    }

    /// Whether a field holds this scalar. A register does when it holds nothing beside it: setting it also
    /// takes back what others chose at the same time, for whoever chooses has seen it.
    fn is_settled(
        &self,
        object: &ObjId,
        field: &'static str,
        form: &'static Form,
        value: &ScalarValue,
    ) -> Result<bool, CommandError> {
        let says = |found: &(automerge::Value<'_>, ObjId)| match &found.0 {
            automerge::Value::Scalar(current) => **current == *value,
            automerge::Value::Object(_) => false,
        };
        Ok(match form {
            Form::Register(_) => {
                let all = self.tx.get_all(object, field)?;
                all.len() == 1 && all.iter().all(says)
            }
            // Another program may have left a Text where we leave a string.
            Form::Word(_) | Form::Day => {
                let current = loaded::string(self.tx, object, field);
                current.as_deref() == value.as_str()
                    && (*value != ScalarValue::Null
                        || self.tx.get(object, field)?.as_ref().is_none_or(says))
            }
            _ => self.tx.get(object, field)?.as_ref().is_some_and(says),
        })
    }

    /// Whether a field holds this map and nothing beside it.
    fn says(
        &self,
        object: &ObjId,
        field: &'static str,
        form: &'static Form,
        value: &Value,
    ) -> Result<bool, CommandError> {
        let (Form::Map(fields), Value::Map(said)) = (form, value) else {
            return Ok(false);
        };
        let found = self.tx.get_all(object, field)?;
        let [(automerge::Value::Object(ObjType::Map), map)] = &found[..] else {
            return Ok(false);
        };
        if self.tx.length(map) != said.len() {
            return Ok(false);
        }
        for one in said {
            let wanted = scalar(field_of(fields, one.field)?, &one.value);
            let is_same = match (self.tx.get(map, one.field)?, wanted) {
                (Some((automerge::Value::Scalar(current), _)), Some(wanted)) => *current == wanted,
                _ => false,
            };
            if !is_same {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Writes a value where nothing is yet.
    fn write(
        &mut self,
        object: &ObjId,
        field: &'static str,
        form: &'static Form,
        value: &Value,
    ) -> Outcome {
        if let Some(value) = scalar(form, value) {
            return Ok(self.tx.put(object, field, value)?);
        }
        match (form, value) {
            (Form::Text(_) | Form::OptionalText(_), Value::String(text)) => {
                let id = self.tx.put_object(object, field, ObjType::Text)?;
                if !text.is_empty() {
                    self.tx.splice_text(&id, 0, 0, text)?;
                }
                Ok(())
            }
            (Form::Map(fields), Value::Map(said)) => {
                let map = self.tx.put_object(object, field, ObjType::Map)?;
                for one in said {
                    self.write(&map, one.field, field_of(fields, one.field)?, &one.value)?;
                }
                Ok(())
            }
            (Form::Register(form), value) => self.write(object, field, form, value),
            _ => Err(CommandError::Damaged),
        }
    }

    /// Edits a Text from what the person saw to what the person left, around what others did meanwhile.
    fn edit(
        &mut self,
        object: &ObjId,
        field: &'static str,
        form: &'static Form,
        before: Option<&str>,
        after: &str,
        caret: Option<usize>,
    ) -> Outcome {
        let (Form::Text(limit) | Form::OptionalText(limit)) = form else {
            return Err(CommandError::Damaged);
        };
        let text = loaded::text_object(self.tx, object, field);
        // To make a Text of what is none is its creator's; no program of ours leaves such. [A16]
        if self.declaration.writers == Writers::Participants && text.is_none() {
            return Err(CommandError::NotTheCreator);
        }
        let current = loaded::string(self.tx, object, field).ok_or(CommandError::Unknown)?;
        let before = before.unwrap_or(&current);
        // Shortening what is too long must be possible, and so must an edit that another's edit made long.
        if after.chars().count() > before.chars().count() {
            check_length(after, *limit)?;
        }
        let splice = splice_between(before, after, caret);
        if splice.is_empty() || current == after {
            return Ok(());
        }
        check_new(form, &after.into())?;
        let splices = if current == before {
            vec![splice]
        } else {
            transform(&splice, &difference(before, &current))
        };
        let text = match text {
            Some(text) => text,
            None => {
                // Another program left a plain string, which cannot be edited letter by letter.
                let text = self.tx.put_object(object, field, ObjType::Text)?;
                self.tx.splice_text(&text, 0, 0, &current)?;
                text
            }
        };
        for splice in splices.iter().rev() {
            let delete = isize::try_from(splice.delete)
                .map_err(|_| AutomergeError::InvalidIndex(splice.delete))?;
            self.tx
                .splice_text(&text, splice.index, delete, &splice.insert)?;
        }
        Ok(())
    }

    fn object(&self, at: &At) -> Result<ObjId, CommandError> {
        match at {
            At::Root => Ok(ROOT),
            At::Entry(root, key) if key.is_empty() => self.root_map(root),
            At::Entry(root, key) => {
                let map = self.root_map(root)?;
                loaded::map(self.tx, &map, key).ok_or(CommandError::Unknown)
            }
        }
    }

    fn root_map(&self, key: &str) -> Result<ObjId, CommandError> {
        loaded::map(self.tx, &ROOT, key).ok_or(CommandError::Damaged)
    }

    fn form(&self, at: &At, field: &str) -> Result<&'static Form, CommandError> {
        let root = match at {
            At::Root => "",
            At::Entry(root, _) => root,
        };
        let form = self.declaration.form(root, field);
        debug_assert!(form.is_some(), "{root} declares no {field}");
        form.ok_or(CommandError::Damaged)
    }

    /// What others would refuse is not made: a text that two people doubled at once takes two steps to
    /// replace.
    fn check_size(&self) -> Outcome {
        let (length, limit) = (self.tx.pending_ops(), MAX_CHANGE_OPERATIONS as usize);
        if length > limit {
            Err(CommandError::TooLong { length, limit })
        } else {
            Ok(())
        }
    }
}

fn field_of(fields: &'static [Field], key: &str) -> Result<&'static Form, CommandError> {
    let field = fields.iter().find(|field| field.key == key);
    debug_assert!(field.is_some(), "{key} is not declared");
    Ok(&field.ok_or(CommandError::Damaged)?.form)
}

/// The scalar that a value is written as, if it is one.
fn scalar(form: &Form, value: &Value) -> Option<ScalarValue> {
    Some(match (form, value) {
        (Form::Word(_) | Form::Day, Value::String(text)) => ScalarValue::Str(text.as_str().into()),
        (Form::Whole, Value::Whole(number)) => ScalarValue::Int(*number),
        (Form::Time, Value::Whole(number)) => ScalarValue::Timestamp(*number),
        (Form::Number, Value::Number(number)) => ScalarValue::F64(*number),
        (Form::Flag, Value::Flag(flag)) => ScalarValue::Boolean(*flag),
        (Form::Register(form), value) => return scalar(form, value),
        _ => return None,
    })
}

/// Whether a value may stand in a field of this form.
fn check(form: &Form, value: &Value) -> Outcome {
    match (form, value) {
        (
            Form::Text(limit) | Form::OptionalText(limit) | Form::Word(limit),
            Value::String(text),
        ) => check_length(text, *limit),
        (Form::Day, Value::String(day)) if Day::parse(day).is_none() => {
            Err(CommandError::NotADate(day.clone()))
        }
        (Form::Number, Value::Number(number)) if !number.is_finite() => {
            Err(CommandError::NotANumber)
        }
        (Form::Register(form), value) => check(form, value),
        (Form::Map(fields), Value::Map(said)) => said
            .iter()
            .try_for_each(|one| check(field_of(fields, one.field)?, &one.value)),
        _ => Ok(()),
    }
}

/// Whether a value that may stand in a field may also be written there anew. [A8]
fn check_new(form: &Form, value: &Value) -> Outcome {
    match (form, value) {
        (Form::Text(_), Value::String(text)) => check_says(text),
        (Form::OptionalText(_), Value::String(text)) if !text.is_empty() => check_says(text),
        (Form::Day, Value::String(day)) => match Day::parse(day).map(Day::year) {
            Some(year) if !YEARS.contains(&year) => Err(CommandError::YearOutOfRange(year)),
            _ => Ok(()),
        },
        (Form::Register(form), value) => check_new(form, value),
        _ => Ok(()),
    }
}

fn check_says(text: &str) -> Outcome {
    if visible::is_blank(text) {
        Err(CommandError::Blank)
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
