//! The plan as it is read, in the order in which it is shown.

use minicbor::{Decode, Encode};
use protocol::ItemId;
use serde::{Deserialize, Serialize};

use super::{
    ACTIVITY, ASPECTS, DATE, END, FOCUS_POINTS, LANGUAGE, NAME, NUMBER, ORDER, PLACE, PLAIN,
    POINTS_EACH, PRIVACY, PROGRAMME, PlanField, PlanItem, QUESTION, REMOVED, STAKEHOLDERS, START,
    TABLES, TEMPLATE, TITLE,
};
use crate::content::{Entry, Says, Value};
use crate::kinds::ballot::MOST_POINTS;
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
    /// Where it is.
    pub place: Option<String>,
    /// What people are told of privacy before they take part.
    pub privacy: Option<String>,
    /// How many points each person has to give.
    pub points: u32,
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
    /// What facilitators set at the same time to different things, for one of them to choose.
    #[serde(skip)]
    pub disputes: Vec<Dispute>,
}

/// Something that facilitators set at the same time to different things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// What.
    pub field: PlanField,
    /// What each of them set it to; the one that shows meanwhile is the last.
    pub values: Vec<String>,
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
    /// The question that guides who writes.
    pub question: Option<String>,
    /// The same in plain words.
    pub plain: Option<String>,
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
    /// The question that guides who writes.
    pub question: Option<String>,
    /// The same in plain words.
    pub plain: Option<String>,
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
    /// What people do in it.
    pub activity: Activity,
    /// Whether it was taken out.
    pub removed: bool,
}

/// What people do in a phase.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    Encode,
    Decode,
)]
#[serde(rename_all = "camelCase")]
#[cbor(index_only)]
pub enum Activity {
    /// They write into the grid.
    #[default]
    #[n(0)]
    Write,
    /// They listen.
    #[n(1)]
    Listen,
    /// They have a break.
    #[n(2)]
    Pause,
    /// They read what other tables wrote.
    #[n(3)]
    Gallery,
    /// They give their points.
    #[n(4)]
    Vote,
}

impl Activity {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Write,
        Self::Listen,
        Self::Pause,
        Self::Gallery,
        Self::Vote,
    ];

    /// The word that the plan keeps.
    pub fn word(self) -> &'static str {
        match self {
            Self::Write => "write",
            Self::Listen => "listen",
            Self::Pause => "pause",
            Self::Gallery => "gallery",
            Self::Vote => "vote",
        }
    }

    /// Of a word that is not known it is that people write.
    fn of(word: &str) -> Self {
        let known = Self::ALL.into_iter().find(|one| one.word() == word);
        known.unwrap_or_default()
    }
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
            place: string(PLACE),
            privacy: string(PRIVACY),
            points: root.whole(POINTS_EACH).map_or(0, points),
            disputes: disputes(says),
            focus_points: ordered(says, FOCUS_POINTS, |part| {
                Some(FocusPoint {
                    id: ItemId::from_hex(&part.key)?,
                    title: part.title,
                    order: part.order,
                    removed: part.removed,
                    question: part.question,
                    plain: part.plain,
                })
            }),
            aspects: ordered(says, ASPECTS, |part| {
                Some(Aspect {
                    id: ItemId::from_hex(&part.key)?,
                    title: part.title,
                    order: part.order,
                    removed: part.removed,
                    question: part.question,
                    plain: part.plain,
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
                    activity: part.activity,
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
    question: Option<String>,
    plain: Option<String>,
    start: Option<String>,
    end: Option<String>,
    activity: Activity,
}

impl Part {
    fn of(entry: &Entry) -> Self {
        let string = |field| entry.string(field).map(str::to_owned);
        Self {
            key: entry.key.clone(),
            title: string(TITLE).unwrap_or_default(),
            order: entry.number(ORDER),
            removed: entry.flag(REMOVED),
            question: string(QUESTION),
            plain: string(PLAIN),
            start: string(START),
            end: string(END),
            activity: entry
                .string(ACTIVITY)
                .map_or_else(Activity::default, Activity::of),
        }
    }
}

fn points(number: i64) -> u32 {
    u32::try_from(number).unwrap_or_default().min(MOST_POINTS)
}

/// Everything that stands in several ways.
fn disputes(says: &dyn Says) -> Vec<Dispute> {
    let mut found = Vec::new();
    let root = says.root();
    for (key, field) in [
        (DATE, PlanField::Date),
        (PLACE, PlanField::Place),
        (PRIVACY, PlanField::Privacy),
        (POINTS_EACH, PlanField::Points),
    ] {
        found.extend(dispute(&root, key, || field.clone()));
    }
    for root in [FOCUS_POINTS, ASPECTS, PROGRAMME] {
        for entry in says.entries(root) {
            let Some(id) = ItemId::from_hex(&entry.key).filter(|_| !entry.flag(REMOVED)) else {
                continue;
            };
            let item = || match root {
                FOCUS_POINTS => PlanItem::FocusPoint { id },
                _ => PlanItem::Aspect { id },
            };
            if root == PROGRAMME {
                found.extend(dispute(&entry, START, || PlanField::Start { phase: id }));
                found.extend(dispute(&entry, END, || PlanField::End { phase: id }));
                found.extend(dispute(&entry, ACTIVITY, || PlanField::Activity {
                    phase: id,
                }));
            } else {
                found.extend(dispute(&entry, QUESTION, || PlanField::Question {
                    item: item(),
                }));
                found.extend(dispute(&entry, PLAIN, || PlanField::Plain { item: item() }));
            }
        }
    }
    found
}

/// A field that says several different things. What is taken away gives way to what is set.
fn dispute(entry: &Entry, key: &str, field: impl Fn() -> PlanField) -> Option<Dispute> {
    let mut values: Vec<String> = Vec::new();
    for said in entry.all(key) {
        let value = match &said.value {
            Value::String(text) => text.clone(),
            Value::Whole(number) => number.to_string(),
            _ => String::new(),
        };
        // The one that shows is the last.
        values.retain(|other| *other != value);
        values.push(value);
    }
    (values.len() > 1).then(|| Dispute {
        field: field(),
        values,
    })
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
