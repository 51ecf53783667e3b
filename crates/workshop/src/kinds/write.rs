//! A write: what is done to one entry or field, in the words of the declaration and of nothing else.
//!
//! A kind of which its [declaration](crate::schema::Declaration) says all that there is to say needs no commands of its
//! own: its command is a list of these. What the declaration does not have is [unknown](CommandError::Unknown), and forms
//! and limits are checked as they are for every command.

use std::collections::BTreeSet;

use minicbor::{Decode, Encode};
use protocol::ItemId;
use serde::Serialize;

use super::error::CommandError;
use crate::content::{Entry, Says, Value};
use crate::hexadecimal;
use crate::schema::{Declaration, Field, Form, Holds, Root};
use crate::step::{At, Step, Values};

/// What is done to one entry or field.
#[derive(Clone, Debug, PartialEq, Encode, Decode, Serialize)]
#[serde(
    tag = "write",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Write {
    /// Makes an entry, unless there is one, with an empty Text wherever its kind declares one that may be empty.
    #[n(0)]
    Add {
        /// In which map at the root.
        #[n(0)]
        root: String,
        /// Its id.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(1)]
        id: ItemId,
        /// Its fields, and what they are to say.
        #[n(2)]
        values: Vec<(String, Written)>,
    },
    /// Sets a field as a whole.
    #[n(1)]
    Set {
        /// Where it is.
        #[serde(flatten)]
        #[n(0)]
        place: Place,
        /// What it is to say; without a value it is cleared.
        #[n(1)]
        value: Option<Written>,
    },
    /// Edits a Text.
    #[n(2)]
    Edit {
        /// Where it is.
        #[serde(flatten)]
        #[n(0)]
        place: Place,
        /// The text that the person saw.
        #[n(1)]
        before: String,
        /// The text that the person left.
        #[n(2)]
        after: String,
        /// Where the caret stood afterwards, in UTF-16 units.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[n(3)]
        caret: Option<usize>,
    },
}

/// A field, of an entry or at the root.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Encode, Decode, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// The entry that it is in, by the key of its map and its id; none at the root.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[n(0)]
    pub root: Option<String>,
    /// The entry's id.
    #[serde(serialize_with = "hexadecimal::option::serialize")]
    #[n(1)]
    pub id: Option<ItemId>,
    /// Its key.
    #[n(2)]
    pub field: String,
}

/// What is written into a field.
#[derive(Clone, Debug, PartialEq, Encode, Decode, Serialize)]
#[serde(untagged)]
pub enum Written {
    /// Letters: of a Text, a word or a day.
    #[n(0)]
    String(#[n(0)] String),
    /// A whole number or a time.
    #[n(1)]
    Whole(#[n(0)] i64),
    /// A number.
    #[n(2)]
    Number(#[n(0)] f64),
    /// Yes or no.
    #[n(3)]
    Flag(#[n(0)] bool),
}

impl Place {
    /// A field of an entry.
    pub fn of(root: &str, id: ItemId, field: &str) -> Self {
        Self {
            root: Some(root.to_owned()),
            id: Some(id),
            field: field.to_owned(),
        }
    }

    /// A field at the root.
    pub fn at_root(field: &str) -> Self {
        Self {
            root: None,
            id: None,
            field: field.to_owned(),
        }
    }

    /// What the field says now, as far as it can be written so.
    pub fn says(&self, says: &dyn Says) -> Option<Written> {
        let entry = match (&self.root, &self.id) {
            (Some(root), Some(id)) => says.entry(root, &id.to_string())?,
            _ => says.root(),
        };
        Written::of(entry.get(&self.field)?)
    }

    /// As steps name it: by the declaration's own words, with the form that stands there.
    fn declared(
        &self,
        declaration: &'static Declaration,
    ) -> Result<(At, &'static str, &'static Form), CommandError> {
        let (at, root) = match (&self.root, &self.id) {
            (Some(root), Some(id)) => {
                let root = declaration.root(root).ok_or(CommandError::Unknown)?;
                (At::Entry(root.key, id.to_string()), root)
            }
            _ => {
                let root = declaration.root(&self.field);
                let root = root.ok_or(CommandError::Unknown)?;
                return match &root.holds {
                    Holds::Value(form) => Ok((At::Root, root.key, form)),
                    _ => Err(CommandError::Unknown),
                };
            }
        };
        let field = field_of(root, &self.field)?;
        Ok((at, field.key, &field.form))
    }
}

fn field_of(root: &'static Root, field: &str) -> Result<&'static Field, CommandError> {
    let mut fields = root.fields().iter();
    fields
        .find(|one| one.key == field)
        .ok_or(CommandError::Unknown)
}

impl Written {
    fn of(value: &Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(Self::String(text.clone())),
            Value::Whole(number) => Some(Self::Whole(*number)),
            Value::Number(number) => Some(Self::Number(*number)),
            Value::Flag(flag) => Some(Self::Flag(*flag)),
            Value::Map(_) => None,
        }
    }

    fn value(&self) -> Value {
        match self {
            Self::String(text) => Value::String(text.clone()),
            Self::Whole(number) => Value::Whole(*number),
            Self::Number(number) => Value::Number(*number),
            Self::Flag(flag) => Value::Flag(*flag),
        }
    }
}

impl From<&str> for Written {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Written {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<ItemId> for Written {
    fn from(id: ItemId) -> Self {
        Self::String(id.to_string())
    }
}

impl From<i64> for Written {
    fn from(number: i64) -> Self {
        Self::Whole(number)
    }
}

impl From<f64> for Written {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Written {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl Write {
    /// Makes an entry with these fields.
    pub fn add<const N: usize>(root: &str, id: ItemId, values: [(&str, Written); N]) -> Self {
        let values = values.map(|(field, value)| (field.to_owned(), value));
        Self::Add {
            root: root.to_owned(),
            id,
            values: values.into(),
        }
    }

    /// Sets a field of an entry.
    pub fn set(root: &str, id: ItemId, field: &str, value: impl Into<Written>) -> Self {
        Self::Set {
            place: Place::of(root, id, field),
            value: Some(value.into()),
        }
    }

    /// Sets a field of an entry, or clears it where there is no value.
    pub fn set_or_clear(
        root: &str,
        id: ItemId,
        field: &str,
        value: Option<impl Into<Written>>,
    ) -> Self {
        Self::Set {
            place: Place::of(root, id, field),
            value: value.map(Into::into),
        }
    }

    /// Edits a Text of an entry.
    pub fn edit(root: &str, id: ItemId, field: &str, before: &str, after: &str) -> Self {
        Self::Edit {
            place: Place::of(root, id, field),
            before: before.to_owned(),
            after: after.to_owned(),
            caret: None,
        }
    }

    /// What takes it back, where a document says this before it is done. An entry that was made is marked as removed,
    /// by the flag of that name; one without such a flag stays.
    pub fn back(&self, says: &dyn Says) -> Option<Self> {
        match self {
            Self::Add { root, id, .. } => match says.entry(root, &id.to_string()) {
                Some(_) => None,
                None => Some(Self::set(root, *id, REMOVED, true)),
            },
            Self::Set { place, .. } => Some(Self::Set {
                place: place.clone(),
                // A flag that was never set is put back as no: cleared, it would be nobody's choice.
                value: place
                    .says(says)
                    .or_else(|| (place.field == REMOVED).then_some(Written::Flag(false))),
            }),
            Self::Edit {
                place,
                before,
                after,
                ..
            } => Some(Self::Edit {
                place: place.clone(),
                before: after.clone(),
                after: before.clone(),
                caret: None,
            }),
        }
    }

    /// The step that it is.
    pub(super) fn step(&self, declaration: &'static Declaration) -> Result<Step, CommandError> {
        Ok(match self {
            Self::Add { root, id, values } => {
                let root = declaration.root(root).ok_or(CommandError::Unknown)?;
                let given = values
                    .iter()
                    .map(|(field, value)| Ok((field_of(root, field)?.key, value.value())));
                let mut all = given.collect::<Result<Values, CommandError>>()?;
                // Where two made a Text in the same place, one of the two would be lost: all begin with the entry.
                let texts = root.fields().iter();
                let texts = texts.filter(|field| matches!(field.form, Form::OptionalText(_)));
                for field in texts {
                    if all.iter().all(|(key, _)| *key != field.key) {
                        all.push((field.key, "".into()));
                    }
                }
                Step::Add {
                    root: root.key,
                    key: id.to_string(),
                    values: all,
                }
            }
            Self::Set { place, value } => {
                let (at, field, form) = place.declared(declaration)?;
                // What is edited letter by letter is never replaced.
                if matches!(form, Form::Text(_) | Form::OptionalText(_)) {
                    return Err(CommandError::Unknown);
                }
                let value = value.as_ref().map(Written::value);
                Step::Set { at, field, value }
            }
            Self::Edit {
                place,
                before,
                after,
                caret,
            } => {
                let (at, field, _) = place.declared(declaration)?;
                Step::Edit {
                    at,
                    field,
                    before: Some(before.clone()),
                    after: after.clone(),
                    caret: *caret,
                }
            }
        })
    }
}

/// An entry as it is to be: its id, and what its fields are to say.
pub type Wanted = (ItemId, Vec<(&'static str, Written)>);

/// What brings the entries of a map to say this, and no other of these to stand: entries are made, fields are set where they say
/// something else, and what is not wanted any more is marked as removed.
pub fn bring(
    says: &dyn Says,
    root: &'static str,
    wanted: &[Wanted],
    is_among: impl Fn(&Entry) -> bool,
) -> Vec<Write> {
    let mut writes = Vec::new();
    let mut kept: BTreeSet<String> = BTreeSet::new();
    for (id, values) in wanted {
        let key = id.to_string();
        match says.entry(root, &key) {
            None => writes.push(Write::Add {
                root: root.to_owned(),
                id: *id,
                values: values
                    .iter()
                    .map(|(field, value)| ((*field).to_owned(), value.clone()))
                    .collect(),
            }),
            Some(entry) => {
                let others = values.iter().filter(|(field, value)| {
                    entry.get(field).and_then(Written::of).as_ref() != Some(value)
                });
                writes.extend(
                    others.map(|(field, value)| Write::set(root, *id, field, value.clone())),
                );
                if entry.flag(REMOVED) {
                    writes.push(Write::set(root, *id, REMOVED, false));
                }
            }
        }
        kept.insert(key);
    }
    for entry in says.entries(root) {
        let is_gone = !kept.contains(&entry.key) && !entry.flag(REMOVED) && is_among(&entry);
        if let Some(id) = ItemId::from_hex(&entry.key).filter(|_| is_gone) {
            writes.push(Write::set(root, id, REMOVED, true));
        }
    }
    writes
}

/// The writes in batches that each fit into a change and a record.
pub fn batches(writes: Vec<Write>) -> Vec<Vec<Write>> {
    let mut done: Vec<Vec<Write>> = Vec::new();
    let mut bytes = 0;
    for write in writes {
        let size = write.size();
        match done.last_mut() {
            Some(open) if open.len() < BATCH && bytes + size <= BATCH_BYTES => open.push(write),
            _ => {
                done.push(vec![write]);
                bytes = 0;
            }
        }
        bytes += size;
    }
    done
}

/// As many writes go into a batch.
const BATCH: usize = 500;
/// So many bytes of words go into a batch; one write may have more.
const BATCH_BYTES: usize = 60_000;

impl Write {
    /// About how many bytes it takes.
    fn size(&self) -> usize {
        let letters = |value: &Written| match value {
            Written::String(text) => text.len(),
            _ => 8,
        };
        let words = match self {
            Self::Add { values, .. } => values.iter().map(|(_, value)| letters(value) + 16).sum(),
            Self::Set { value, .. } => value.as_ref().map_or(0, letters),
            Self::Edit { before, after, .. } => before.len() + after.len(),
        };
        words + 50
    }
}

/// The flag by which entries that were made are taken back.
pub const REMOVED: &str = "removed";
/// The field that says where an entry stands among the others of its map.
pub(crate) const ORDER: &str = "order";

/// The command of a kind that is written by [`Write`]s alone.
macro_rules! written {
    ($(#[doc = $doc:literal])+ $command:ident) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq, minicbor::Encode, minicbor::Decode, serde::Serialize)]
        #[serde(transparent)]
        #[cbor(transparent)]
        pub struct $command(#[n(0)] pub Vec<$crate::Write>);

        impl $command {
            pub(in crate::kinds) fn steps(
                &self,
                _: &dyn $crate::content::Says,
            ) -> Result<Vec<$crate::step::Step>, $crate::CommandError> {
                self.0.iter().map(|write| write.step(&DECLARATION)).collect()
            }
        }
    };
}
pub(super) use written;
