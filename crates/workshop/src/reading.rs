//! A reading: what a document says, as it is kept beside the saved document.
//!
//! Automerge takes milliseconds to load a saved document, and most of those that a device holds are
//! only looked at. A [`crate::Document`] that is given its reading sleeps: it says what the reading
//! says until somebody wakes it to write into it or to ask for its history.

use std::borrow::Cow;

use minicbor::data::Type;
use minicbor::{Decoder, Encoder};
use protocol::LaneId;

use crate::content::{Entry, Said, Says, Value};
use crate::kinds::DocumentKind;
use crate::schema::{Declaration, Field, Form, Holds};

/// Raised whenever a program would read something else from the same document.
const FORM: u32 = 8;

/// Everything that a document says.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    kind: DocumentKind,
    schema: Option<u64>,
    root: Entry,
    /// For each map at the root, in the order of the declaration, its entries in the order of their
    /// keys.
    maps: Vec<Vec<Entry>>,
}

impl Reading {
    /// What a document of a kind says now.
    pub fn of(kind: DocumentKind, says: &dyn Says) -> Self {
        let maps = maps(kind.declaration()).map(|(key, keys, _)| match keys {
            None => says
                .entry(key, "")
                .map(Cow::into_owned)
                .into_iter()
                .collect(),
            Some(_) => says.entries(key).into_iter().map(Cow::into_owned).collect(),
        });
        Self {
            kind,
            schema: says.schema_number(),
            root: says.root().into_owned(),
            maps: maps.collect(),
        }
    }

    /// The form that is kept. Lanes stand in a list and are named by their place in it; ids and persons
    /// are bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer {
            encoder: Encoder::new(Vec::new()),
            lanes: Vec::new(),
        };
        writer.unsigned(self.maps.len() as u64 + 1);
        writer.entry(&self.root, Places::Root(self.kind.declaration()));
        for ((_, _, fields), entries) in maps(self.kind.declaration()).zip(&self.maps) {
            writer.unsigned(entries.len() as u64);
            for entry in entries {
                writer.entry(entry, Places::Fields(fields));
            }
        }
        let body = writer.encoder.into_writer();
        let lanes: Vec<u8> = writer.lanes.iter().flat_map(|lane| lane.0).collect();
        let mut whole = Encoder::new(Vec::new());
        let written = whole
            .array(4)
            .and_then(|whole| whole.u32(FORM))
            .and_then(|whole| match self.schema {
                Some(number) => whole.u64(number),
                None => whole.null(),
            })
            .and_then(|whole| whole.bytes(&lanes))
            .and_then(|whole| whole.bytes(&body))
            .is_ok();
        debug_assert!(written, "writing into a Vec cannot fail");
        whole.into_writer()
    }

    /// Reads [`Reading::to_bytes`] back, if it was this form of the program that read the document.
    pub fn from_bytes(kind: DocumentKind, bytes: &[u8]) -> Option<Self> {
        let mut whole = Decoder::new(bytes);
        if whole.array().ok()? != Some(4) || whole.u32().ok()? != FORM {
            return None;
        }
        let schema = match whole.datatype().ok()? {
            Type::Null => whole.skip().ok().map(|()| None)?,
            _ => Some(whole.u64().ok()?),
        };
        let (lanes, []) = whole.bytes().ok()?.as_chunks::<32>() else {
            return None;
        };
        let mut reader = Reader {
            decoder: Decoder::new(whole.bytes().ok()?),
            lanes,
        };
        let declaration = kind.declaration();
        if reader.decoder.u64().ok()? != maps(declaration).count() as u64 + 1 {
            return None;
        }
        let root = reader.entry(Places::Root(declaration))?;
        let mut all = Vec::new();
        for (_, _, fields) in maps(declaration) {
            let count = reader.decoder.u64().ok()?;
            let mut entries = Vec::new();
            for _ in 0..count {
                entries.push(reader.entry(Places::Fields(fields))?);
            }
            all.push(entries);
        }
        Some(Self {
            kind,
            schema,
            root,
            maps: all,
        })
    }

    fn map(&self, root: &str) -> &[Entry] {
        let place = maps(self.kind.declaration()).position(|(key, ..)| key == root);
        place.map_or(&[], |place| &self.maps[place])
    }
}

impl Says for Reading {
    fn schema_number(&self) -> Option<u64> {
        self.schema
    }

    fn root(&self) -> Cow<'_, Entry> {
        Cow::Borrowed(&self.root)
    }

    fn entry(&self, root: &str, key: &str) -> Option<Cow<'_, Entry>> {
        let entries = self.map(root);
        let place = entries
            .binary_search_by(|entry| (*entry.key).cmp(key))
            .ok()?;
        Some(Cow::Borrowed(&entries[place]))
    }

    fn entries(&self, root: &str) -> Vec<Cow<'_, Entry>> {
        self.map(root).iter().map(Cow::Borrowed).collect()
    }
}

/// A map at the root: its key, what its entries' keys are if it has entries, and their fields.
type Map = (&'static str, Option<crate::schema::Keys>, &'static [Field]);

fn maps(declaration: &'static Declaration) -> impl Iterator<Item = Map> {
    declaration
        .roots
        .iter()
        .filter_map(|root| match root.holds {
            Holds::Value(_) => None,
            Holds::Fields(fields) => Some((root.key, None, fields)),
            Holds::Entries(keys, fields) => Some((root.key, Some(keys), fields)),
        })
}

/// What can be said of a field: its key, its form, and whether by whom.
#[derive(Clone, Copy)]
struct Place {
    key: &'static str,
    form: &'static Form,
    has_writer: bool,
}

impl From<&'static Field> for Place {
    fn from(field: &'static Field) -> Self {
        let (form, is_register) = match &field.form {
            Form::Register(form) => (*form, true),
            form => (form, false),
        };
        Self {
            key: field.key,
            form,
            has_writer: field.is_attributed || is_register,
        }
    }
}

/// The fields that can stand somewhere, by number.
#[derive(Clone, Copy)]
enum Places {
    /// Values at the root, numbered like all that stands there.
    Root(&'static Declaration),
    Fields(&'static [Field]),
}

impl Places {
    fn number(self, key: &str) -> Option<(u8, Place)> {
        let number = match self {
            Self::Root(declaration) => declaration.roots.iter().position(|root| root.key == key),
            Self::Fields(fields) => fields.iter().position(|field| field.key == key),
        };
        let number = u8::try_from(number?).ok()?;
        Some((number, self.place(number)?))
    }

    fn place(self, number: u8) -> Option<Place> {
        match self {
            Self::Root(declaration) => {
                let root = declaration.roots.get(usize::from(number))?;
                let Holds::Value(form) = &root.holds else {
                    return None;
                };
                let (form, has_writer) = match form {
                    Form::Register(form) => (*form, true),
                    form => (form, false),
                };
                Some(Place {
                    key: root.key,
                    form,
                    has_writer,
                })
            }
            Self::Fields(fields) => fields.get(usize::from(number)).map(Place::from),
        }
    }
}

/// Writes entries one after the other.
struct Writer {
    encoder: Encoder<Vec<u8>>,
    lanes: Vec<LaneId>,
}

impl Writer {
    fn entry(&mut self, entry: &Entry, places: Places) {
        self.string(&entry.key);
        self.lane(entry.made_by.as_ref());
        self.said(&entry.said, places);
    }

    fn said(&mut self, said: &[Said], places: Places) {
        self.unsigned(said.len() as u64);
        for said in said {
            let Some((number, place)) = places.number(said.field) else {
                debug_assert!(false, "{} is not declared", said.field);
                continue;
            };
            self.unsigned(number.into());
            self.value(&said.value, place.form);
            if place.has_writer {
                self.lane(said.by.as_deref());
            }
        }
    }

    fn value(&mut self, value: &Value, form: &'static Form) {
        let done = match value {
            Value::String(text) => return self.string(text),
            Value::Map(said) => {
                let Form::Map(fields) = form else {
                    debug_assert!(false, "a map is declared as one");
                    return;
                };
                return self.said(said, Places::Fields(fields));
            }
            Value::Whole(number) => self.encoder.i64(*number).is_ok(),
            Value::Number(number) => self.encoder.f64(*number).is_ok(),
            Value::Flag(flag) => self.encoder.bool(*flag).is_ok(),
        };
        debug_assert!(done, "writing into a Vec cannot fail");
    }

    fn string(&mut self, text: &str) {
        let bytes = match text.len() {
            32 | 64 => base16ct::lower::decode_vec(text).ok(),
            _ => None,
        };
        let done = match bytes {
            Some(bytes) => self.encoder.bytes(&bytes).is_ok(),
            None => self.encoder.str(text).is_ok(),
        };
        debug_assert!(done, "writing into a Vec cannot fail");
    }

    /// 0 for none, else its place from 1.
    fn lane(&mut self, lane: Option<&LaneId>) {
        let number = lane.map_or(0, |lane| {
            let known = self.lanes.iter().rposition(|one| one == lane);
            1 + known.unwrap_or_else(|| {
                self.lanes.push(*lane);
                self.lanes.len() - 1
            })
        });
        self.unsigned(number as u64);
    }

    fn unsigned(&mut self, number: u64) {
        let done = self.encoder.u64(number).is_ok();
        debug_assert!(done, "writing into a Vec cannot fail");
    }
}

/// Reads what a [`Writer`] wrote.
struct Reader<'b> {
    decoder: Decoder<'b>,
    lanes: &'b [[u8; 32]],
}

impl Reader<'_> {
    fn entry(&mut self, places: Places) -> Option<Entry> {
        Some(Entry {
            key: self.string()?,
            made_by: self.lane()?,
            said: self.said(places)?,
        })
    }

    fn said(&mut self, places: Places) -> Option<Vec<Said>> {
        let mut all = Vec::new();
        for _ in 0..self.decoder.u64().ok()? {
            let place = places.place(self.decoder.u8().ok()?)?;
            all.push(Said {
                field: place.key,
                value: self.value(place.form)?,
                by: match place.has_writer {
                    true => self.lane()?.map(Box::new),
                    false => None,
                },
            });
        }
        Some(all)
    }

    fn value(&mut self, form: &'static Form) -> Option<Value> {
        Some(match form {
            Form::Text(_) | Form::OptionalText(_) | Form::Word(_) | Form::Day => {
                Value::String(self.string()?)
            }
            Form::Whole | Form::Time => Value::Whole(self.decoder.i64().ok()?),
            Form::Number => Value::Number(self.decoder.f64().ok()?),
            Form::Flag => Value::Flag(self.decoder.bool().ok()?),
            Form::Map(fields) => Value::Map(self.said(Places::Fields(fields))?),
            Form::Register(_) => return None,
        })
    }

    fn string(&mut self) -> Option<String> {
        match self.decoder.datatype().ok()? {
            Type::Bytes => Some(base16ct::lower::encode_string(self.decoder.bytes().ok()?)),
            _ => Some(self.decoder.str().ok()?.to_owned()),
        }
    }

    fn lane(&mut self) -> Option<Option<LaneId>> {
        match self.decoder.u64().ok()? {
            0 => Some(None),
            place => {
                let lane = self.lanes.get(usize::try_from(place - 1).ok()?)?;
                Some(Some(LaneId(*lane)))
            }
        }
    }
}
