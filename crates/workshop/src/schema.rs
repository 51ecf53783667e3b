//! A declaration: what a document of one kind holds, said once.
//!
//! Each kind declares what stands at its root, which keys and fields its entries have, and who may
//! write them ([`crate::kinds`]). The first change, the rules about foreign changes, what was touched,
//! the form in which a document sleeps, how commands write and the table in the documentation all
//! follow from the declaration.

use protocol::{ItemId, PersonId, Stream, StreamClass};

/// The number of the schema that this crate writes.
pub const SCHEMA_VERSION: u64 = 1;

/// What a document of one kind holds, and whose it is.
#[derive(Debug)]
pub struct Declaration {
    /// The word for the kind inside documents.
    pub name: &'static str,
    /// The class of the streams that its records travel in.
    pub class: StreamClass,
    /// The one stream that its document is in, where the others of the class hold another kind.
    pub only: Option<Stream>,
    /// Who writes.
    pub writers: Writers,
    /// What stands at the root besides `schema` and `kind`, in the order in which the first change
    /// makes it.
    pub roots: &'static [Root],
}

/// Who may write a document of a kind. Streams and certificates see to it that nobody else does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writers {
    /// Facilitators, together in one document.
    Facilitators,
    /// One person, in a document of their own.
    Owner,
    /// Everybody at the table, together in one document. What stands under a person's key, or under an
    /// id that begins as a person does, is that person's to make and to set; a Text in it is
    /// everybody's to edit. [A15, A16]
    Participants,
}

/// Something at the root of a document.
#[derive(Debug)]
pub struct Root {
    /// Its key.
    pub key: &'static str,
    /// What it holds.
    pub holds: Holds,
}

/// What something at the root holds.
#[derive(Debug)]
pub enum Holds {
    /// A value.
    Value(Form),
    /// A map of fields.
    Fields(&'static [Field]),
    /// A map of entries, each a map of fields. Entries are never deleted and never replaced.
    Entries(Keys, &'static [Field]),
}

/// What the keys of a map of entries are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    /// Ids, 32 hexadecimal digits.
    Id,
    /// Words of the plan's own.
    Word,
    /// Persons, 64 hexadecimal digits.
    Person,
}

/// A field of an entry.
#[derive(Debug)]
pub struct Field {
    /// Its key.
    pub key: &'static str,
    /// What stands in it.
    pub form: Form,
    /// Whether readers are told which lane wrote it last.
    pub is_attributed: bool,
}

/// What stands in a field.
#[derive(Debug)]
pub enum Form {
    /// A Text, edited letter by letter, of at most so many characters, of which somebody sees something: no
    /// command writes a blank one. [A8]
    Text(usize),
    /// A Text that may also be empty.
    OptionalText(usize),
    /// A string that is set as a whole, of at most so many characters.
    Word(usize),
    /// A day, as in “2018-01-29”.
    Day,
    /// A whole number.
    Whole,
    /// A number, by which things are put in order.
    Number,
    /// A time, in milliseconds since 1970.
    Time,
    /// Yes or no; absent is no.
    Flag,
    /// A map of fields that is made once.
    Map(&'static [Field]),
    /// A choice that keeps what others chose at the same time, each with the lane that chose it. Its
    /// reader gets all of them.
    Register(&'static Form),
}

impl Declaration {
    /// What stands at the root under a key.
    pub fn root(&self, key: &str) -> Option<&'static Root> {
        self.roots.iter().find(|root| root.key == key)
    }

    /// Whether a stream can hold documents of the kind, its person's or everybody's.
    pub fn is_in(&self, stream: Stream, is_owned: bool) -> bool {
        let is_it = match self.only {
            Some(only) => only == stream,
            None => self.class == stream.class() && !Stream::OF_THEIR_OWN.contains(&stream),
        };
        is_it && self.is_owned() == is_owned
    }

    /// Whether each person has a document of the kind to themself.
    pub fn is_owned(&self) -> bool {
        self.writers == Writers::Owner
    }

    /// The field at a place, where the kind declares one.
    pub(crate) fn form(&self, root: &str, field: &str) -> Option<&'static Form> {
        if root.is_empty() {
            return match &self.root(field)?.holds {
                Holds::Value(form) => Some(form),
                _ => None,
            };
        }
        let fields = self.root(root)?.fields();
        Some(&fields.iter().find(|one| one.key == field)?.form)
    }
}

impl Root {
    /// The fields of its entries, or its own.
    pub fn fields(&self) -> &'static [Field] {
        match self.holds {
            Holds::Value(_) => &[],
            Holds::Fields(fields) | Holds::Entries(_, fields) => fields,
        }
    }
}

impl Keys {
    /// Whether a key is one of these.
    pub(crate) fn has(self, key: &str) -> bool {
        match self {
            Self::Id => ItemId::from_hex(key).is_some(),
            Self::Word => true,
            Self::Person => PersonId::from_hex(key).is_some(),
        }
    }
}

/// The key of [`CHANGED_FIELD`].
pub const CHANGED: &str = "changed";

/// The field that says when an entry was last changed; its writer says by whom. Where a kind declares it,
/// every command that has a time sets it in what it changes.
pub(crate) const CHANGED_FIELD: Field = attributed(CHANGED, Form::Time);

/// A value at the root.
pub(crate) const fn value(key: &'static str, form: Form) -> Root {
    Root {
        key,
        holds: Holds::Value(form),
    }
}

/// A map of fields at the root.
pub(crate) const fn fields(key: &'static str, fields: &'static [Field]) -> Root {
    Root {
        key,
        holds: Holds::Fields(fields),
    }
}

/// A map of entries at the root.
pub(crate) const fn entries(key: &'static str, keys: Keys, fields: &'static [Field]) -> Root {
    Root {
        key,
        holds: Holds::Entries(keys, fields),
    }
}

/// A field of an entry.
pub(crate) const fn field(key: &'static str, form: Form) -> Field {
    Field {
        key,
        form,
        is_attributed: false,
    }
}

/// A field of which readers are told who wrote it last.
pub(crate) const fn attributed(key: &'static str, form: Form) -> Field {
    Field {
        key,
        form,
        is_attributed: true,
    }
}
