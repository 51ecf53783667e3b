//! What facilitators made, as it is read.

use protocol::{ItemId, LaneId};

use super::{
    CUT, FEASIBILITY, IMPACT, INTO, NOTE, OF, ORDER, PIECES, REMOVED, SENTENCES, SUMMARY, TEXT,
    THEMES, TITLE, WORDS,
};
use crate::content::{Entry, Says, Value};
use crate::order;
use crate::schema::CHANGED;

/// A theme: what several contributions are about, across cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Its id.
    pub id: ItemId,
    /// What it is called.
    pub title: String,
    /// What contributions in it say, in the facilitators' words.
    pub summary: String,
    /// What facilitators note beside it, which is never published.
    pub note: String,
    /// Its place among the others.
    pub order: f64,
    /// The theme that it has become one with. Two where two were chosen at the same time.
    pub into: Vec<ItemId>,
    /// Whether it was taken out.
    pub removed: bool,
    /// How much it would change, from 0 to 1, where somebody has said.
    pub impact: Option<f64>,
    /// How well it can be done, from 0 to 1, where somebody has said.
    pub feasibility: Option<f64>,
    /// When it was last changed, in milliseconds since 1970.
    pub changed: Option<i64>,
    /// The lane that changed it last.
    pub changed_by: Option<LaneId>,
}

/// A sentence that several contributions were merged into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its id.
    pub id: ItemId,
    /// What it says.
    pub text: String,
    /// When it was last changed, in milliseconds since 1970.
    pub changed: Option<i64>,
    /// The lane that changed it last.
    pub changed_by: Option<LaneId>,
}

/// A piece of a contribution that says more than one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Its id.
    pub id: ItemId,
    /// Of which contribution.
    pub of: ItemId,
    /// The cut that it was made in.
    pub cut: ItemId,
    /// The words of the contribution, as they were then.
    pub words: String,
    /// Its place among the pieces of the cut.
    pub order: f64,
}

impl Theme {
    /// All themes, by their order, ties by id. Those that were taken out are in it, marked.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        let mut found = all(says, THEMES, Self::of);
        order::sort_by(&mut found, |one: &Self, other| {
            one.order.total_cmp(&other.order)
        });
        found
    }

    /// One of them.
    pub fn find(says: &dyn Says, id: &ItemId) -> Option<Self> {
        find(says, THEMES, id, Self::of)
    }

    fn of(entry: &Entry) -> Option<Self> {
        let string = |field| entry.string(field).unwrap_or_default().to_owned();
        let share = |field| match entry.get(field) {
            Some(Value::Number(number)) => Some(number.clamp(0.0, 1.0)),
            _ => None,
        };
        let mut into: Vec<_> = entry
            .all(INTO)
            .filter_map(|said| said.value.string().and_then(ItemId::from_hex))
            .collect();
        into.dedup();
        Some(Self {
            id: ItemId::from_hex(&entry.key)?,
            title: string(TITLE),
            summary: string(SUMMARY),
            note: string(NOTE),
            order: entry.number(ORDER),
            into,
            removed: entry.flag(REMOVED),
            impact: share(IMPACT),
            feasibility: share(FEASIBILITY),
            changed: entry.whole(CHANGED),
            changed_by: entry.writer(CHANGED),
        })
    }
}

impl Sentence {
    /// All sentences of a part.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        all(says, SENTENCES, Self::of)
    }

    /// One of them.
    pub fn find(says: &dyn Says, id: &ItemId) -> Option<Self> {
        find(says, SENTENCES, id, Self::of)
    }

    fn of(entry: &Entry) -> Option<Self> {
        Some(Self {
            id: ItemId::from_hex(&entry.key)?,
            text: entry.string(TEXT)?.to_owned(),
            changed: entry.whole(CHANGED),
            changed_by: entry.writer(CHANGED),
        })
    }
}

impl Piece {
    /// All pieces of a part.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        all(says, PIECES, Self::of)
    }

    /// One of them.
    pub fn find(says: &dyn Says, id: &ItemId) -> Option<Self> {
        find(says, PIECES, id, Self::of)
    }

    fn of(entry: &Entry) -> Option<Self> {
        let id = |field| entry.string(field).and_then(ItemId::from_hex);
        Some(Self {
            id: ItemId::from_hex(&entry.key)?,
            of: id(OF)?,
            cut: id(CUT)?,
            words: entry.string(WORDS)?.to_owned(),
            order: entry.number(ORDER),
        })
    }
}

fn all<T>(says: &dyn Says, root: &str, read: fn(&Entry) -> Option<T>) -> Vec<T> {
    let entries = says.entries(root);
    entries.iter().filter_map(|one| read(one)).collect()
}

fn find<T>(says: &dyn Says, root: &str, id: &ItemId, read: fn(&Entry) -> Option<T>) -> Option<T> {
    read(&*says.entry(root, &id.to_string())?)
}
