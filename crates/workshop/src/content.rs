//! Content: what a document says, in the words of its declaration and of nothing else.
//!
//! An [`Entry`] is the same whether its document is loaded or asleep, so whoever makes a type of it
//! ([`crate::Contribution`], [`crate::Plan`]) does so once. Reads never fail: what is not declared or
//! has the wrong form is not there.

use std::borrow::Cow;

use protocol::LaneId;

/// A value, as its form in the declaration says.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Of a Text, a word or a day.
    String(String),
    /// Of a whole number or a time.
    Whole(i64),
    /// Of a number.
    Number(f64),
    /// Of a flag.
    Flag(bool),
    /// Of a map.
    Map(Vec<Said>),
}

/// One field and what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The field's key.
    pub field: &'static str,
    /// What stands in it.
    pub value: Value,
    /// The lane that wrote it, where the declaration asks for it: a register's, an attributed field's.
    pub by: Option<Box<LaneId>>,
}

/// An entry of a document: its key and what its fields say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// Its key; empty for what stands at the root and for a map of fields.
    pub key: String,
    /// The lane that made it.
    pub made_by: Option<LaneId>,
    /// What its fields say. A register is in here once for each concurrent value, and the one that
    /// Automerge chooses, the same on every device, is the last of them.
    pub said: Vec<Said>,
}

/// What can be asked what it says: a document, loaded or asleep.
pub trait Says {
    /// The number of its schema, if it says one.
    fn schema_number(&self) -> Option<u64>;

    /// The values at its root.
    fn root(&self) -> Cow<'_, Entry>;

    /// The entry under a key of a map at the root. A map of fields is an entry itself, with the empty
    /// key.
    fn entry(&self, root: &str, key: &str) -> Option<Cow<'_, Entry>>;

    /// All entries of a map at the root, in the order of their keys.
    fn entries(&self, root: &str) -> Vec<Cow<'_, Entry>>;
}

/// What a document says that nobody has written in.
pub struct Nothing;

impl Says for Nothing {
    fn schema_number(&self) -> Option<u64> {
        None
    }

    fn root(&self) -> Cow<'_, Entry> {
        Cow::Owned(Entry::default())
    }

    fn entry(&self, _: &str, _: &str) -> Option<Cow<'_, Entry>> {
        None
    }

    fn entries(&self, _: &str) -> Vec<Cow<'_, Entry>> {
        Vec::new()
    }
}

impl Entry {
    /// What a field says. Of concurrent values it is the one that Automerge chooses.
    pub fn get(&self, field: &str) -> Option<&Value> {
        get(&self.said, field).map(|said| &said.value)
    }

    /// Everything that was set at the same time, for whoever shows a choice.
    pub fn all<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a Said> {
        self.said.iter().filter(move |said| said.field == field)
    }

    /// The lane that wrote a field last, where the declaration asks for it.
    pub fn writer(&self, field: &str) -> Option<LaneId> {
        get(&self.said, field)?.by.as_deref().copied()
    }

    /// The letters of a field.
    pub fn string(&self, field: &str) -> Option<&str> {
        self.get(field)?.string()
    }

    /// The whole number or the time of a field.
    pub fn whole(&self, field: &str) -> Option<i64> {
        match self.get(field)? {
            Value::Whole(number) => Some(*number),
            _ => None,
        }
    }

    /// The number of a field; 0 without one.
    pub fn number(&self, field: &str) -> f64 {
        match self.get(field) {
            Some(Value::Number(number)) => *number,
            _ => 0.0,
        }
    }

    /// Whether a flag is set.
    pub fn flag(&self, field: &str) -> bool {
        matches!(self.get(field), Some(Value::Flag(true)))
    }
}

impl Value {
    /// The letters, if it has any.
    pub fn string(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The letters of a field, if it is a map.
    pub fn string_of(&self, field: &str) -> Option<&str> {
        match self {
            Self::Map(said) => get(said, field)?.value.string(),
            _ => None,
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

fn get<'a>(said: &'a [Said], field: &str) -> Option<&'a Said> {
    said.iter().rev().find(|said| said.field == field)
}
