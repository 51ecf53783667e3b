//! Loaded: what a document says that Automerge holds, as we accept it from anyone.
//!
//! Our own program writes a title as Text and an id as a plain string; a program in JavaScript
//! writes every string as Text, every date as a timestamp and every whole number as an integer. So a
//! read asks what a value means and not how it was written; what has no such meaning is not there.
//! Where a key holds conflicting values and is no register, Automerge's choice stands; it is the same
//! on every device.

use automerge::iter::MapRange;
use automerge::{Automerge, ChangeHash, ObjId, ObjType, ROOT, ReadDoc, ScalarValue};
use protocol::LaneId;

use crate::content::{Entry, Said, Value};
use crate::schema::{Declaration, Field, Form, Holds, Root};

/// A document that Automerge holds, read by its declaration.
pub(crate) struct Loaded<'a> {
    pub(crate) automerge: &'a Automerge,
    pub(crate) declaration: &'static Declaration,
    /// As it was when these were its heads; as it is now without. Nothing is made anew for that: another document of its
    /// history up to there takes seconds where that is long.
    pub(crate) heads: Option<&'a [ChangeHash]>,
}

/// The map under a key.
pub(crate) fn map(doc: &impl ReadDoc, object: &ObjId, key: &str) -> Option<ObjId> {
    as_map(doc.get(object, key).ok()??)
}

/// The Text under a key, to be edited; a plain string has none.
pub(crate) fn text_object(doc: &impl ReadDoc, object: &ObjId, key: &str) -> Option<ObjId> {
    match doc.get(object, key).ok()?? {
        (automerge::Value::Object(ObjType::Text), id) => Some(id),
        _ => None,
    }
}

/// The letters under a key, whether Text or plain string.
pub(crate) fn string(doc: &impl ReadDoc, object: &ObjId, key: &str) -> Option<String> {
    as_string(doc, doc.get(object, key).ok()??)
}

impl<'a> Loaded<'a> {
    pub(crate) fn schema_number(&self) -> Option<u64> {
        u64::try_from(as_whole(self.get(&ROOT, "schema")?)?).ok()
    }

    fn get(&self, object: &ObjId, key: &str) -> Option<(automerge::Value<'a>, ObjId)> {
        let found = match self.heads {
            Some(heads) => self.automerge.get_at(object, key, heads),
            None => self.automerge.get(object, key),
        };
        found.ok()?
    }

    fn map_range(&self, object: &ObjId) -> MapRange<'a> {
        match self.heads {
            Some(heads) => self.automerge.map_range_at(object, .., heads),
            None => self.automerge.map_range(object, ..),
        }
    }

    fn map(&self, object: &ObjId, key: &str) -> Option<ObjId> {
        as_map(self.get(object, key)?)
    }

    /// The values at the root.
    pub(crate) fn root(&self) -> Entry {
        let mut said = Vec::new();
        for root in self.declaration.roots {
            match &root.holds {
                Holds::Value(Form::Register(form)) => {
                    self.say(&ROOT, root.key, form, true, true, &mut said);
                }
                Holds::Value(form) => self.say(&ROOT, root.key, form, false, false, &mut said),
                _ => {}
            }
        }
        Entry {
            said,
            ..Entry::default()
        }
    }

    pub(crate) fn entry(&self, root: &str, key: &str) -> Option<Entry> {
        let root = self.declaration.root(root)?;
        let map = self.map(&ROOT, root.key)?;
        match root.holds {
            Holds::Value(_) => None,
            Holds::Fields(fields) => Some(self.read_entry(String::new(), &map, fields)),
            Holds::Entries(_, fields) => {
                let object = self.map(&map, key)?;
                Some(self.read_entry(key.to_owned(), &object, fields))
            }
        }
    }

    pub(crate) fn entries(&self, root: &str) -> Vec<Entry> {
        let root = self.declaration.root(root);
        let Some(Root {
            key,
            holds: Holds::Entries(_, fields),
        }) = root
        else {
            return Vec::new();
        };
        let Some(map) = self.map(&ROOT, key) else {
            return Vec::new();
        };
        let entries = self.map_range(&map);
        entries
            .filter_map(|item| {
                let object = as_map((item.value.clone().into_value(), item.id()))?;
                let key = item.key.into_owned();
                Some(self.read_entry(key, &object, fields))
            })
            .collect()
    }

    /// All fields in one pass; a contribution has eight, and looking for each costs as much as the pass.
    fn read_entry(&self, key: String, object: &ObjId, fields: &'static [Field]) -> Entry {
        let made_by = lane(object);
        let mut said = Vec::new();
        for item in self.map_range(object) {
            let Some(field) = fields.iter().find(|field| *field.key == *item.key) else {
                continue;
            };
            if let (Form::Register(form), true) = (&field.form, item.conflict) {
                self.say(object, field.key, form, true, true, &mut said);
                continue;
            }
            let form = match &field.form {
                Form::Register(form) => form,
                form => form,
            };
            let is_attributed = field.is_attributed || matches!(field.form, Form::Register(_));
            let id = item.id();
            let found = (item.value.into_value(), id);
            said.extend(self.said(found, field.key, form, is_attributed));
        }
        Entry { key, made_by, said }
    }

    /// What stands under one key, or all that does.
    fn say(
        &self,
        object: &ObjId,
        key: &'static str,
        form: &'static Form,
        is_attributed: bool,
        all: bool,
        into: &mut Vec<Said>,
    ) {
        let found = match self.heads {
            Some(heads) => self.automerge.get_all_at(object, key, heads),
            None => self.automerge.get_all(object, key),
        };
        let Ok(mut found) = found else {
            return;
        };
        if !all {
            found.drain(..found.len().saturating_sub(1));
        }
        let said = |one| self.said(one, key, form, is_attributed);
        into.extend(found.into_iter().filter_map(said));
    }

    fn said(
        &self,
        (value, id): (automerge::Value<'_>, ObjId),
        field: &'static str,
        form: &'static Form,
        is_attributed: bool,
    ) -> Option<Said> {
        let by = is_attributed.then(|| lane(&id)).flatten().map(Box::new);
        let found = (value, id);
        let value = match form {
            Form::Text(_) | Form::OptionalText(_) | Form::Word(_) | Form::Day => {
                Value::String(match (self.heads, &found) {
                    (Some(heads), (automerge::Value::Object(ObjType::Text), id)) => {
                        self.automerge.text_at(id, heads).ok()?
                    }
                    _ => as_string(self.automerge, found)?,
                })
            }
            Form::Whole | Form::Time => Value::Whole(as_whole(found)?),
            Form::Number => Value::Number(as_number(found)?),
            Form::Flag => match scalar(found)? {
                ScalarValue::Boolean(value) => Value::Flag(value),
                _ => return None,
            },
            Form::Map(fields) => {
                let object = as_map(found)?;
                Value::Map(self.read_entry(String::new(), &object, fields).said)
            }
            // A register of registers is not declared.
            Form::Register(_) => return None,
        };
        Some(Said { field, value, by })
    }
}

/// The lane whose operation a value is.
fn lane(id: &ObjId) -> Option<LaneId> {
    match id {
        ObjId::Id(_, actor, _) => actor.to_bytes().try_into().ok().map(LaneId),
        ObjId::Root => None,
    }
}

fn as_map((value, id): (automerge::Value<'_>, ObjId)) -> Option<ObjId> {
    matches!(value, automerge::Value::Object(ObjType::Map)).then_some(id)
}

fn as_string(doc: &impl ReadDoc, (value, id): (automerge::Value<'_>, ObjId)) -> Option<String> {
    match value {
        automerge::Value::Object(ObjType::Text) => doc.text(id).ok(),
        automerge::Value::Scalar(scalar) => match scalar.as_ref() {
            ScalarValue::Str(text) => Some(text.to_string()),
            _ => None,
        },
        automerge::Value::Object(_) => None,
    }
}

/// Integers, dates and whole floats: JavaScript has one kind of number.
fn as_whole(found: (automerge::Value<'_>, ObjId)) -> Option<i64> {
    match scalar(found)? {
        ScalarValue::Int(number) | ScalarValue::Timestamp(number) => Some(number),
        ScalarValue::Uint(number) => i64::try_from(number).ok(),
        // Beyond 2^53 a float no longer names one whole number.
        ScalarValue::F64(number) if number.fract() == 0.0 && number.abs() < 9e15 => {
            Some(number as i64)
        }
        _ => None,
    }
}

fn as_number(found: (automerge::Value<'_>, ObjId)) -> Option<f64> {
    match scalar(found)? {
        ScalarValue::F64(number) => Some(number),
        ScalarValue::Int(number) => Some(number as f64),
        ScalarValue::Uint(number) => Some(number as f64),
        _ => None,
    }
}

fn scalar((value, _): (automerge::Value<'_>, ObjId)) -> Option<ScalarValue> {
    match value {
        automerge::Value::Scalar(scalar) => Some(scalar.into_owned()),
        automerge::Value::Object(_) => None,
    }
}
