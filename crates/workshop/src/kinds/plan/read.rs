//! The plan as it is read, in the order in which it is shown.

use protocol::ItemId;
use serde::{Deserialize, Serialize};

use super::{
    ASPECTS, DATE, END, FOCUS_POINTS, LANGUAGE, NAME, NUMBER, ORDER, PROGRAMME, REMOVED,
    STAKEHOLDERS, START, TABLES, TEMPLATE, TITLE,
};
use crate::content::{Entry, Says};
use crate::{hexadecimal, order};

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
    /// The whole plan; empty when the document is not one.
    pub fn of(says: &dyn Says) -> Self {
        let root = says.root();
        let string = |field| root.string(field).map(str::to_owned);
        Self {
            title: string(TITLE).unwrap_or_default(),
            date: string(DATE),
            language: string(LANGUAGE),
            template: string(TEMPLATE),
            focus_points: ordered(says, FOCUS_POINTS, |part| {
                Some(FocusPoint {
                    id: ItemId::from_hex(&part.key)?,
                    title: part.title,
                    order: part.order,
                    removed: part.removed,
                })
            }),
            aspects: ordered(says, ASPECTS, |part| {
                Some(Aspect {
                    id: ItemId::from_hex(&part.key)?,
                    title: part.title,
                    order: part.order,
                    removed: part.removed,
                })
            }),
            stakeholders: ordered(says, STAKEHOLDERS, |part| {
                Some(Stakeholder {
                    word: part.key,
                    title: part.title,
                    order: part.order,
                    removed: part.removed,
                })
            }),
            tables: tables(says),
            programme: ordered(says, PROGRAMME, |part| {
                Some(Phase {
                    id: ItemId::from_hex(&part.key)?,
                    title: part.title,
                    order: part.order,
                    start: part.start,
                    end: part.end,
                    removed: part.removed,
                })
            }),
        }
    }

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

/// What rows, columns, stakeholders and phases have in common, and a phase's times.
struct Part {
    key: String,
    title: String,
    order: f64,
    removed: bool,
    start: Option<String>,
    end: Option<String>,
}

impl Part {
    fn of(entry: &Entry) -> Self {
        let string = |field| entry.string(field).map(str::to_owned);
        Self {
            key: entry.key.clone(),
            title: string(TITLE).unwrap_or_default(),
            order: entry.number(ORDER),
            removed: entry.flag(REMOVED),
            start: string(START),
            end: string(END),
        }
    }
}

/// By their order, ties by key.
fn ordered<T>(says: &dyn Says, root: &str, read: impl Fn(Part) -> Option<T>) -> Vec<T> {
    parts(says, root).into_iter().filter_map(read).collect()
}

fn parts(says: &dyn Says, root: &str) -> Vec<Part> {
    let entries = says.entries(root);
    let mut parts: Vec<_> = entries.iter().map(|entry| Part::of(entry)).collect();
    // Keys arrive sorted and the sort is stable, so ties go by key.
    order::sort_by(&mut parts, |one, other| one.order.total_cmp(&other.order));
    parts
}

fn tables(says: &dyn Says) -> Vec<Table> {
    let table = |entry: &Entry| {
        let name = entry.string(NAME).filter(|name| !name.is_empty());
        Some(Table {
            id: ItemId::from_hex(&entry.key)?,
            number: u32::try_from(entry.whole(NUMBER)?).ok()?,
            name: name.map(str::to_owned),
            removed: entry.flag(REMOVED),
        })
    };
    let entries = says.entries(TABLES);
    let mut found: Vec<_> = entries.iter().filter_map(|entry| table(entry)).collect();
    order::sort_by(&mut found, |one, other| {
        (one.number, one.id).cmp(&(other.number, other.id))
    });
    found
}
