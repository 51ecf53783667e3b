//! A field: one value in a map of a document, as we accept it from anyone.
//!
//! Our own program writes a title as Text and an id as a plain string; a program in JavaScript
//! writes every string as Text, every date as a timestamp and every whole number as an integer. So a
//! read asks what a value means and not how it was written; what has no such meaning is `None`.
//! Where a key holds conflicting values, Automerge's choice stands; it is the same on every device.

use automerge::{Automerge, ObjId, ObjType, ReadDoc, ScalarValue, Value};

/// The map under a key.
pub(crate) fn map(doc: &impl ReadDoc, object: &ObjId, key: &str) -> Option<ObjId> {
    as_map(doc.get(object, key).ok()??)
}

/// The Text under a key, to be edited; a plain string has none.
pub(crate) fn text_object(doc: &impl ReadDoc, object: &ObjId, key: &str) -> Option<ObjId> {
    match doc.get(object, key).ok()?? {
        (Value::Object(ObjType::Text), id) => Some(id),
        _ => None,
    }
}

/// The letters under a key, whether Text or plain string.
pub(crate) fn string(doc: &impl ReadDoc, object: &ObjId, key: &str) -> Option<String> {
    as_string(doc, doc.get(object, key).ok()??)
}

/// The whole number under a key, if it fits.
pub(crate) fn whole(doc: &impl ReadDoc, object: &ObjId, key: &str) -> Option<i64> {
    as_whole(doc.get(object, key).ok()??)
}

/// The entries of a map that are maps themselves, in the order of their keys.
pub(crate) fn entries(doc: &impl ReadDoc, object: &ObjId) -> Vec<(String, ObjId)> {
    doc.map_range(object, ..)
        .filter_map(|item| {
            let id = as_map((item.value.clone().into_value(), item.id()))?;
            Some((item.key.into_owned(), id))
        })
        .collect()
}

/// The actor whose operation a value is.
pub(crate) fn writer(id: &ObjId) -> Option<&[u8]> {
    match id {
        ObjId::Id(_, actor, _) => Some(actor.to_bytes()),
        ObjId::Root => None,
    }
}

/// All fields of a map, found in one pass; a contribution has eight, and looking for each costs as
/// much as the pass.
pub(crate) struct Fields<'a> {
    doc: &'a Automerge,
    fields: Vec<(String, Value<'static>, ObjId)>,
}

impl<'a> Fields<'a> {
    pub(crate) fn of(doc: &'a Automerge, object: &ObjId) -> Self {
        let fields = doc
            .map_range(object, ..)
            .map(|item| {
                let id = item.id();
                let value = item.value.into_value();
                (item.key.into_owned(), value, id)
            })
            .collect();
        Self { doc, fields }
    }

    pub(crate) fn string(&self, key: &str) -> Option<String> {
        as_string(self.doc, self.get(key)?)
    }

    pub(crate) fn map(&self, key: &str) -> Option<ObjId> {
        as_map(self.get(key)?)
    }

    pub(crate) fn number(&self, key: &str) -> Option<f64> {
        match scalar(self.get(key)?)? {
            ScalarValue::F64(number) => Some(number),
            ScalarValue::Int(number) => Some(number as f64),
            ScalarValue::Uint(number) => Some(number as f64),
            _ => None,
        }
    }

    pub(crate) fn whole(&self, key: &str) -> Option<i64> {
        as_whole(self.get(key)?)
    }

    pub(crate) fn boolean(&self, key: &str) -> Option<bool> {
        match scalar(self.get(key)?)? {
            ScalarValue::Boolean(value) => Some(value),
            _ => None,
        }
    }

    /// The actor who last wrote a field.
    pub(crate) fn writer(&self, key: &str) -> Option<&[u8]> {
        let (_, _, id) = self.fields.iter().find(|(other, ..)| other == key)?;
        writer(id)
    }

    fn get(&self, key: &str) -> Option<(Value<'static>, ObjId)> {
        self.fields
            .iter()
            .find(|(other, ..)| other == key)
            .map(|(_, value, id)| (value.clone(), id.clone()))
    }
}

fn as_map((value, id): (Value<'_>, ObjId)) -> Option<ObjId> {
    matches!(value, Value::Object(ObjType::Map)).then_some(id)
}

fn as_string(doc: &impl ReadDoc, (value, id): (Value<'_>, ObjId)) -> Option<String> {
    match value {
        Value::Object(ObjType::Text) => doc.text(id).ok(),
        Value::Scalar(scalar) => match scalar.as_ref() {
            ScalarValue::Str(text) => Some(text.to_string()),
            _ => None,
        },
        Value::Object(_) => None,
    }
}

/// Integers, dates and whole floats: JavaScript has one kind of number.
fn as_whole(found: (Value<'_>, ObjId)) -> Option<i64> {
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

fn scalar((value, _): (Value<'_>, ObjId)) -> Option<ScalarValue> {
    match value {
        Value::Scalar(scalar) => Some(scalar.into_owned()),
        Value::Object(_) => None,
    }
}
