//! The plan: the grid that people write into, the tables they sit at, and the evening's programme.

use automerge::ROOT;
use protocol::ItemId;
use serde::{Deserialize, Serialize};

use crate::field::{self, Fields};
use crate::{Document, hexadecimal, order};

/// A plan, in the order in which it is shown. Parts that were taken out are in it, marked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// What the workshop is called.
    pub title: String,
    /// Its day, as in “2018-01-29”.
    pub date: Option<String>,
    /// The language it is held in, as in “da”.
    pub language: Option<String>,
    /// The template it was made from.
    pub template: Option<String>,
    /// The rows of the grid.
    pub focus_points: Vec<FocusPoint>,
    /// The columns of the grid.
    pub aspects: Vec<Aspect>,
    /// Whom people may say to be.
    pub stakeholders: Vec<Stakeholder>,
    /// Where people sit.
    pub tables: Vec<Table>,
    /// What happens when.
    pub programme: Vec<Phase>,
}

/// A row of the grid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FocusPoint {
    /// Its id.
    #[serde(with = "hexadecimal")]
    pub id: ItemId,
    /// What it is called.
    pub title: String,
    /// Its place.
    pub order: f64,
    /// Whether it was taken out.
    pub removed: bool,
}

/// A column of the grid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Aspect {
    /// Its id.
    #[serde(with = "hexadecimal")]
    pub id: ItemId,
    /// What it is called.
    pub title: String,
    /// Its place.
    pub order: f64,
    /// Whether it was taken out.
    pub removed: bool,
}

/// Whom people may say to be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stakeholder {
    /// The word that profiles and seats hold; it stays when the title changes.
    pub word: String,
    /// What it is called.
    pub title: String,
    /// Its place.
    pub order: f64,
    /// Whether it was taken out.
    pub removed: bool,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Table {
    /// Its id.
    #[serde(with = "hexadecimal")]
    pub id: ItemId,
    /// The number that stands on it.
    pub number: u32,
    /// A name beside the number.
    pub name: Option<String>,
    /// Whether it was taken out.
    pub removed: bool,
}

/// A stretch of the programme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Phase {
    /// Its id.
    #[serde(with = "hexadecimal")]
    pub id: ItemId,
    /// What it is called.
    pub title: String,
    /// Its place.
    pub order: f64,
    /// When it begins, as in “18:30”.
    pub start: Option<String>,
    /// When it ends, as in “21:30”.
    pub end: Option<String>,
    /// Whether it was taken out.
    pub removed: bool,
}

impl Plan {
    /// A focus point, by id.
    pub fn focus_point(&self, id: &ItemId) -> Option<&FocusPoint> {
        self.focus_points.iter().find(|point| point.id == *id)
    }

    /// An aspect, by id.
    pub fn aspect(&self, id: &ItemId) -> Option<&Aspect> {
        self.aspects.iter().find(|aspect| aspect.id == *id)
    }

    /// What the stakeholder of a profile is called; also one that was taken out since.
    pub fn stakeholder_title(&self, word: &str) -> Option<&str> {
        let stakeholder = self.stakeholders.iter().find(|one| one.word == word)?;
        Some(&stakeholder.title)
    }

    /// A table, by id.
    pub fn table(&self, id: &ItemId) -> Option<&Table> {
        self.tables.iter().find(|table| table.id == *id)
    }
}

/// What rows, columns, stakeholders and phases have in common.
struct Entry<'a> {
    key: String,
    title: String,
    order: f64,
    removed: bool,
    fields: Fields<'a>,
}

impl Document {
    /// The whole plan; empty when the document is not one.
    pub fn plan(&self) -> Plan {
        if let Some(reading) = self.reading() {
            return reading.plan.clone().unwrap_or_default();
        }
        let root = Fields::of(self.automerge(), &ROOT);
        Plan {
            title: root.string("title").unwrap_or_default(),
            date: root.string("date"),
            language: root.string("language"),
            template: root.string("template"),
            focus_points: self.read_entries("focusPoints", |entry| {
                Some(FocusPoint {
                    id: ItemId::from_hex(&entry.key)?,
                    title: entry.title,
                    order: entry.order,
                    removed: entry.removed,
                })
            }),
            aspects: self.read_entries("aspects", |entry| {
                Some(Aspect {
                    id: ItemId::from_hex(&entry.key)?,
                    title: entry.title,
                    order: entry.order,
                    removed: entry.removed,
                })
            }),
            stakeholders: self.read_entries("stakeholders", |entry| {
                Some(Stakeholder {
                    word: entry.key,
                    title: entry.title,
                    order: entry.order,
                    removed: entry.removed,
                })
            }),
            tables: self.read_tables(),
            programme: self.read_entries("programme", |entry| {
                Some(Phase {
                    id: ItemId::from_hex(&entry.key)?,
                    start: entry.fields.string("start"),
                    end: entry.fields.string("end"),
                    title: entry.title,
                    order: entry.order,
                    removed: entry.removed,
                })
            }),
        }
    }

    fn read_entries<T>(&self, root: &str, read: impl Fn(Entry<'_>) -> Option<T>) -> Vec<T> {
        let Some(map) = self.root_map(root) else {
            return Vec::new();
        };
        let mut found: Vec<_> = field::entries(self.automerge(), &map)
            .into_iter()
            .map(|(key, object)| {
                let fields = Fields::of(self.automerge(), &object);
                Entry {
                    title: fields.string("title").unwrap_or_default(),
                    order: fields.number("order").unwrap_or(0.0),
                    removed: fields.boolean("removed").unwrap_or(false),
                    key,
                    fields,
                }
            })
            .collect();
        // Keys arrive sorted and the sort is stable, so ties go by id.
        order::sort_by(&mut found, |one, other| one.order.total_cmp(&other.order));
        found.into_iter().filter_map(read).collect()
    }

    fn read_tables(&self) -> Vec<Table> {
        let Some(map) = self.root_map("tables") else {
            return Vec::new();
        };
        let mut found: Vec<_> = field::entries(self.automerge(), &map)
            .into_iter()
            .filter_map(|(key, object)| {
                let fields = Fields::of(self.automerge(), &object);
                Some(Table {
                    id: ItemId::from_hex(&key)?,
                    number: u32::try_from(fields.whole("number")?).ok()?,
                    name: fields.string("name").filter(|name| !name.is_empty()),
                    removed: fields.boolean("removed").unwrap_or(false),
                })
            })
            .collect();
        order::sort_by(&mut found, |one, other| {
            (one.number, one.id).cmp(&(other.number, other.id))
        });
        found
    }
}
