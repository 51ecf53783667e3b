//! A field: one value in a map of a document, as we accept it from anyone.
//!
//! Our own program writes a title as Text and an id as a plain string; a program in JavaScript
//! writes every string as Text, every date as a timestamp and every whole number as an integer. So a
//! read asks what a value means and not how it was written; what has no such meaning is `None`.
//! Where a key holds conflicting values, Automerge's choice stands; it is the same on every device.

use automerge::{Automerge, ObjId, ObjType, ReadDoc, ScalarValue, Value};

/// The map under a key.
pub(crate) fn map(doc: &impl ReadDoc, object: &ObjId, key: &str) -> Option<ObjId> {
    match doc.get(object, key) {
        Ok(Some((Value::Object(ObjType::Map), id))) => Some(id),
        _ => None,
    }
}

/// The Text under a key, to be edited; a plain string has none.
pub(crate) fn text_object(doc: &impl ReadDoc, object: &ObjId, key: &str) -> Option<ObjId> {
    match doc.get(object, key) {
        Ok(Some((Value::Object(ObjType::Text), id))) => Some(id),
        _ => None,
    }
}

/// The letters under a key, whether Text or plain string.
pub(crate) fn string(doc: &impl ReadDoc, object: &ObjId, key: &str) -> Option<String> {
    match doc.get(object, key).ok()?? {
        (Value::Object(ObjType::Text), id) => doc.text(id).ok(),
        (Value::Scalar(scalar), _) => match scalar.as_ref() {
            ScalarValue::Str(text) => Some(text.to_string()),
            _ => None,
        },
        _ => None,
    }
}

/// The number under a key; integers count, for JavaScript has no other whole numbers.
pub(crate) fn number(doc: &impl ReadDoc, object: &ObjId, key: &str) -> Option<f64> {
    match scalar(doc, object, key)? {
        ScalarValue::F64(number) => Some(number),
        ScalarValue::Int(number) => Some(number as f64),
        ScalarValue::Uint(number) => Some(number as f64),
        _ => None,
    }
}

/// The whole number under a key, if it fits.
pub(crate) fn whole(doc: &impl ReadDoc, object: &ObjId, key: &str) -> Option<i64> {
    match scalar(doc, object, key)? {
        ScalarValue::Int(number) | ScalarValue::Timestamp(number) => Some(number),
        ScalarValue::Uint(number) => i64::try_from(number).ok(),
        // Beyond 2^53 a float no longer names one whole number.
        ScalarValue::F64(number) if number.fract() == 0.0 && number.abs() < 9e15 => {
            Some(number as i64)
        }
        _ => None,
    }
}

/// The truth value under a key.
pub(crate) fn boolean(doc: &impl ReadDoc, object: &ObjId, key: &str) -> Option<bool> {
    match scalar(doc, object, key)? {
        ScalarValue::Boolean(value) => Some(value),
        _ => None,
    }
}

/// The entries of a map that are maps themselves, in the order of their keys.
pub(crate) fn entries(doc: &Automerge, object: &ObjId) -> Vec<(String, ObjId)> {
    doc.keys(object)
        .filter_map(|key| map(doc, object, &key).map(|id| (key, id)))
        .collect()
}

/// The actor whose operation put the value that stands under a key.
pub(crate) fn writer(doc: &impl ReadDoc, object: &ObjId, key: &str) -> Option<Vec<u8>> {
    match doc.get(object, key).ok()?? {
        (_, ObjId::Id(_, actor, _)) => Some(actor.to_bytes().to_vec()),
        _ => None,
    }
}

fn scalar(doc: &impl ReadDoc, object: &ObjId, key: &str) -> Option<ScalarValue> {
    match doc.get(object, key).ok()?? {
        (Value::Scalar(scalar), _) => Some(scalar.into_owned()),
        _ => None,
    }
}
