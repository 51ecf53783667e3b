//! The strategy's entries, as they are read.

use automerge::ChangeHash;
use minicbor::{Decode, Encode};
use protocol::{ItemId, LaneId};
use serde::Serialize;

use super::{
    ACROSS, ASIDE, DOWN, FORM, HEADS, NAME, NOTE, OF, ORDER, PARTS, PERIOD, PICTURE, PLAIN, REASON,
    REMOVED, SOURCE, SOURCES, TEXT, TITLE, UNDER, VERSIONS, YEAR,
};
use crate::content::{Entry, Says, Value};
use crate::order;
use crate::schema::CHANGED;

/// What a part of the text is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode, Serialize,
)]
#[serde(rename_all = "camelCase")]
pub enum PartForm {
    /// A chapter with a heading and prose: the foreword, the introduction, or any other.
    #[default]
    #[n(0)]
    Chapter,
    /// A main point, numbered among the main points.
    #[n(1)]
    MainPoint,
    /// A list of points with a heading.
    #[n(2)]
    List,
    /// A point of a list, or a point under a point, numbered.
    #[n(3)]
    Point,
    /// Who signs: a name, and their title.
    #[n(4)]
    Signature,
    /// A vision: what it is called, and a sentence or more.
    #[n(5)]
    Vision,
    /// A table in which the visions of two chapters cross.
    #[n(6)]
    Crossing,
    /// A field of such a table.
    #[n(7)]
    Cell,
    /// A figure: its title, and in words what it shows.
    #[n(8)]
    Figure,
}

impl PartForm {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Chapter,
        Self::MainPoint,
        Self::List,
        Self::Point,
        Self::Signature,
        Self::Vision,
        Self::Crossing,
        Self::Cell,
        Self::Figure,
    ];

    /// Reads the word for it. Of a newer program's word: it has a heading and prose.
    pub fn of(word: &str) -> Self {
        let known = Self::ALL.into_iter().find(|form| form.word() == word);
        known.unwrap_or_default()
    }

    /// The word for it in documents.
    pub fn word(self) -> &'static str {
        match self {
            Self::Chapter => "chapter",
            Self::MainPoint => "mainPoint",
            Self::List => "list",
            Self::Point => "point",
            Self::Signature => "signature",
            Self::Vision => "vision",
            Self::Crossing => "crossing",
            Self::Cell => "cell",
            Self::Figure => "figure",
        }
    }
}

/// A part of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its id.
    pub id: ItemId,
    /// What it is.
    pub form: PartForm,
    /// The part that it is under.
    pub under: Option<ItemId>,
    /// Its heading; of a signature the name.
    pub title: String,
    /// What it says; of a signature the title of who signs, of a figure what it shows.
    pub text: String,
    /// The same in few and plain words.
    pub plain: String,
    /// A note to the other facilitators.
    pub note: String,
    /// Of a crossing the part whose visions are its rows; of a cell the vision that is its row.
    pub down: Option<ItemId>,
    /// Of a crossing the part whose visions are its columns; of a cell the vision that is its column.
    pub across: Option<ItemId>,
    /// Of a figure the picture, in the document of pictures.
    pub picture: Option<ItemId>,
    /// Its place among the others there.
    pub order: f64,
    /// Whether it was taken out.
    pub removed: bool,
    /// When it was last changed, in milliseconds since 1970.
    pub changed: Option<i64>,
    /// The lane that changed it last.
    pub changed_by: Option<LaneId>,
}

/// That a part builds on something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its id.
    pub id: ItemId,
    /// Which part.
    pub of: ItemId,
    /// On what: a theme, a sentence, a contribution or a piece.
    pub source: ItemId,
    /// Whether somebody took it back.
    pub removed: bool,
}

/// That something was looked at and is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// Its id.
    pub id: ItemId,
    /// What.
    pub source: ItemId,
    /// Why.
    pub reason: String,
    /// Whether somebody took it back.
    pub removed: bool,
    /// When it was said, in milliseconds since 1970.
    pub changed: Option<i64>,
}

/// What stands at the front of a strategy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Front {
    /// What it is called.
    pub title: String,
    /// The years that it is for, as in “2016–2020”; several where several were chosen at the same time, of which the last
    /// shows meanwhile.
    pub periods: Vec<String>,
    /// The year that its lists of points are about, likewise.
    pub years: Vec<u16>,
    /// A note to the other facilitators about the whole.
    pub note: String,
}

impl Front {
    /// The front of a strategy.
    pub fn of(says: &dyn Says) -> Self {
        let root = says.root();
        let periods = root.all(PERIOD);
        let years = root.all(YEAR).filter_map(|said| match said.value {
            Value::Whole(year) => u16::try_from(year).ok(),
            _ => None,
        });
        Self {
            title: root.string(TITLE).unwrap_or_default().to_owned(),
            periods: periods
                .filter_map(|said| said.value.string().map(str::to_owned))
                .collect(),
            years: years.collect(),
            note: root.string(NOTE).unwrap_or_default().to_owned(),
        }
    }
}

/// A named point in the document's history: nothing is copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its id.
    pub id: ItemId,
    /// What it is called.
    pub name: String,
    /// The changes that nothing else built on then.
    pub heads: Vec<ChangeHash>,
    /// Whether it was taken from the list.
    pub removed: bool,
    /// When it was saved, in milliseconds since 1970.
    pub saved: Option<i64>,
    /// The lane that saved it.
    pub saved_by: Option<LaneId>,
}

impl Version {
    /// All versions, those that were taken from the list among them, in the order in which they were saved, ties by id.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        let entries = says.entries(VERSIONS);
        let mut found: Vec<Self> = entries.iter().filter_map(|one| Self::of(one)).collect();
        order::sort_by(&mut found, |one: &Self, other| {
            one.saved.cmp(&other.saved).then(one.id.cmp(&other.id))
        });
        found
    }

    /// One whose heads cannot be read is none.
    fn of(entry: &Entry) -> Option<Self> {
        let heads = entry.string(HEADS)?.split_whitespace();
        let heads: Result<Vec<ChangeHash>, _> = heads.map(str::parse).collect();
        Some(Self {
            id: ItemId::from_hex(&entry.key)?,
            name: entry.string(NAME).unwrap_or_default().to_owned(),
            heads: heads.ok()?,
            removed: entry.flag(REMOVED),
            saved: entry.whole(CHANGED),
            saved_by: entry.writer(CHANGED),
        })
    }
}

impl Part {
    /// All parts, by their order, ties by id. Those that were taken out are in it, marked.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        let entries = says.entries(PARTS);
        let mut found: Vec<Self> = entries.iter().filter_map(|one| Self::of(one)).collect();
        order::by_place(&mut found, |one: &Self| (one.order, one.id));
        found
    }

    /// One of them.
    pub fn find(says: &dyn Says, id: &ItemId) -> Option<Self> {
        Self::of(&*says.entry(PARTS, &id.to_string())?)
    }

    fn of(entry: &Entry) -> Option<Self> {
        let string = |field| entry.string(field).unwrap_or_default().to_owned();
        let id = |field| entry.string(field).and_then(ItemId::from_hex);
        Some(Self {
            id: ItemId::from_hex(&entry.key)?,
            form: PartForm::of(&string(FORM)),
            under: id(UNDER),
            title: string(TITLE),
            text: string(TEXT),
            plain: string(PLAIN),
            note: string(NOTE),
            down: id(DOWN),
            across: id(ACROSS),
            picture: id(PICTURE),
            order: entry.number(ORDER),
            removed: entry.flag(REMOVED),
            changed: entry.whole(CHANGED),
            changed_by: entry.writer(CHANGED),
        })
    }
}

impl Source {
    /// All of them, those that were taken back among them, by their ids.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        let entries = says.entries(SOURCES);
        entries.iter().filter_map(|one| Self::read(one)).collect()
    }

    fn read(entry: &Entry) -> Option<Self> {
        let id = |field| entry.string(field).and_then(ItemId::from_hex);
        Some(Self {
            id: ItemId::from_hex(&entry.key)?,
            of: id(OF)?,
            source: id(SOURCE)?,
            removed: entry.flag(REMOVED),
        })
    }
}

impl SetAside {
    /// All of them, those that were taken back among them, by their ids.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        let entries = says.entries(ASIDE);
        entries.iter().filter_map(|one| Self::read(one)).collect()
    }

    fn read(entry: &Entry) -> Option<Self> {
        Some(Self {
            id: ItemId::from_hex(&entry.key)?,
            source: entry.string(SOURCE).and_then(ItemId::from_hex)?,
            reason: entry.string(REASON).unwrap_or_default().to_owned(),
            removed: entry.flag(REMOVED),
            changed: entry.whole(CHANGED),
        })
    }
}
