//! A step: one of the few things that commands are made of.
//!
//! A command of any kind becomes a list of steps; [`crate::Document::execute`] carries them out by
//! what the kind declares, and nothing else writes into documents.

use crate::content::Value;
use crate::visible;

/// Where a step writes.
#[derive(Clone, Debug)]
pub(crate) enum At {
    /// At the root itself.
    Root,
    /// In an entry of a map at the root, by the map's key and the entry's. In a map of fields the
    /// entry's key is empty.
    Entry(&'static str, String),
}

/// Fields and what they are to say.
pub(crate) type Values = Vec<(&'static str, Value)>;

/// One thing to do. What is there already, or says so already, is not written again, so a step may be
/// done any number of times.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// Makes an entry with these fields, unless there is one.
    Add {
        root: &'static str,
        key: String,
        values: Values,
    },
    /// Sets a field as a whole; without a value it is cleared.
    Set {
        at: At,
        field: &'static str,
        value: Option<Value>,
    },
    /// Sets a value at the root, or writes into an empty Text there, unless somebody has.
    Begin { field: &'static str, value: Value },
    /// Edits a Text from what the person saw to what the person left. Without what the person saw,
    /// whatever it says gives way.
    Edit {
        at: At,
        field: &'static str,
        before: Option<String>,
        after: String,
        caret: Option<usize>,
    },
}

impl Step {
    /// The entry that it writes in, by the keys of its map and its own.
    pub(crate) fn entry(&self) -> Option<(&'static str, &str)> {
        match self {
            Self::Add { root, key, .. } => Some((root, key)),
            Self::Set {
                at: At::Entry(root, key),
                ..
            }
            | Self::Edit {
                at: At::Entry(root, key),
                ..
            } => Some((root, key)),
            _ => None,
        }
    }

    pub(crate) fn set(at: At, field: &'static str, value: Value) -> Self {
        let value = Some(value);
        Self::Set { at, field, value }
    }

    /// Sets a word, or clears it: a blank one says nothing.
    pub(crate) fn word(at: At, field: &'static str, value: Option<&str>) -> Self {
        let value = value
            .filter(|value| !visible::is_blank(value))
            .map(Value::from);
        Self::Set { at, field, value }
    }

    pub(crate) fn flag(at: At, field: &'static str, value: bool) -> Self {
        Self::set(at, field, Value::Flag(value))
    }
}
