//! The cases as a whole: each with its clauses, sections, attachments and treatments, and as it is read.
//!
//! - [`outline`]: a case in the order of an agenda, block by block.
//! - [`template`]: what a case can begin as.

mod outline;
mod template;

use std::collections::BTreeMap;

use protocol::ItemId;

pub use outline::{Block, CaseLabels, PieceOf, outline};
pub use template::{CaseTemplate, OFFERED_HEADINGS};

use crate::content::{Entry, Says};
use crate::kinds::fields::{id, ordered, text, words};
use crate::kinds::write::REMOVED;
use crate::{
    ATTACHMENTS, CASE_BODY, CASE_FORM, CASE_NUMBER, CASE_OF, CASE_ORDER, CASE_TEXT, CASE_TITLE,
    CASE_WHEN, CASES, CLAUSES, CLOSING, CaseForm, IS_UNDER, OPENING, PIECE, POINT, SECTIONS,
    TREATMENTS, order,
};

/// A case.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Its id.
    pub id: ItemId,
    /// What it is about, without “Godkendelse:”.
    pub title: String,
    /// Its number among all cases; several where several were chosen at the same time, of which the last shows meanwhile.
    pub numbers: Vec<String>,
    /// Whether a body approves or is told, likewise.
    pub forms: Vec<CaseForm>,
    /// The sentence that it opens with.
    pub opening: String,
    /// What stands below its clauses.
    pub closing: String,
    /// Its place among the others.
    pub order: f64,
    /// It was taken out.
    pub removed: bool,
    /// What is to be approved, in order.
    pub clauses: Vec<Clause>,
    /// Its description, in order.
    pub sections: Vec<Section>,
    /// What is attached, in order.
    pub attachments: Vec<Attachment>,
    /// The bodies that treat it, in order.
    pub treatments: Vec<Treatment>,
}

/// What is to be approved, one of several.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// Its id.
    pub id: ItemId,
    /// What follows “at”.
    pub text: String,
    /// Its place among the others.
    pub order: f64,
}

/// A part of the description.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its id.
    pub id: ItemId,
    /// Its heading; the description's own where there is none.
    pub title: String,
    /// Its words.
    pub text: String,
    /// What is drawn from the data below them, by the words of [`PieceOf`].
    pub pieces: Vec<String>,
    /// It stands under the one before.
    pub is_under: bool,
    /// Its place among the others.
    pub order: f64,
}

/// A file that goes with a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Attachment {
    /// Its id.
    pub id: ItemId,
    /// Its name.
    pub title: String,
    /// Its place among the others.
    pub order: f64,
}

/// A body that treats a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Treatment {
    /// Its id.
    pub id: ItemId,
    /// The number of the point on its agenda.
    pub points: Vec<String>,
    /// Which body.
    pub bodies: Vec<String>,
    /// When, in the words of [`crate::timetable::When`], or as somebody typed it.
    pub whens: Vec<String>,
    /// What it decided; empty before.
    pub decision: String,
    /// Its place among the others.
    pub order: f64,
}

/// What the document of the cases says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cases {
    /// The cases that stand, in order.
    pub cases: Vec<Case>,
    /// The cases that were taken out.
    pub out: Vec<Case>,
}

impl Cases {
    /// Reads all of it.
    pub fn of(says: &dyn Says) -> Self {
        let mut clauses = parts(says, CLAUSES, |entry, id, order| Clause {
            id,
            text: text(entry, CASE_TEXT),
            order,
        });
        let mut sections = parts(says, SECTIONS, |entry, id, order| Section {
            id,
            title: text(entry, CASE_TITLE),
            text: text(entry, CASE_TEXT),
            pieces: words(entry, PIECE),
            is_under: entry.flag(IS_UNDER),
            order,
        });
        let mut attachments = parts(says, ATTACHMENTS, |entry, id, order| Attachment {
            id,
            title: text(entry, CASE_TITLE),
            order,
        });
        let mut treatments = parts(says, TREATMENTS, |entry, id, order| Treatment {
            id,
            points: words(entry, POINT),
            bodies: words(entry, CASE_BODY),
            whens: words(entry, CASE_WHEN),
            decision: text(entry, CASE_TEXT),
            order,
        });
        let mut cases: Vec<Case> = says
            .entries(CASES)
            .iter()
            .filter_map(|entry| {
                let id = ItemId::from_hex(&entry.key)?;
                let forms = words(entry, CASE_FORM);
                Some(Case {
                    id,
                    title: text(entry, CASE_TITLE),
                    numbers: words(entry, CASE_NUMBER),
                    forms: forms
                        .iter()
                        .filter_map(|word| CaseForm::of_word(word))
                        .collect(),
                    opening: text(entry, OPENING),
                    closing: text(entry, CLOSING),
                    order: entry.number(CASE_ORDER),
                    removed: entry.flag(REMOVED),
                    clauses: clauses.remove(&id).unwrap_or_default(),
                    sections: sections.remove(&id).unwrap_or_default(),
                    attachments: attachments.remove(&id).unwrap_or_default(),
                    treatments: treatments.remove(&id).unwrap_or_default(),
                })
            })
            .collect();
        order::by_place(&mut cases, |one: &Case| (one.order, one.id));
        let (out, cases) = cases.into_iter().partition(|case| case.removed);
        Self { cases, out }
    }

    /// A case that stands.
    pub fn case(&self, id: &ItemId) -> Option<&Case> {
        self.cases.iter().find(|case| case.id == *id)
    }
}

impl Case {
    /// Whether a body approves or is told.
    pub fn form(&self) -> CaseForm {
        self.forms.last().copied().unwrap_or_default()
    }
}

/// The parts of each case that were not taken out, by their order, ties by id.
fn parts<T>(
    says: &dyn Says,
    root: &str,
    read: impl Fn(&Entry, ItemId, f64) -> T,
) -> BTreeMap<ItemId, Vec<T>> {
    let found = ordered(says, root, |entry, own| {
        Some((
            id(entry, CASE_OF)?,
            read(entry, own, entry.number(CASE_ORDER)),
        ))
    });
    let mut parts: BTreeMap<ItemId, Vec<T>> = BTreeMap::new();
    for (of, part) in found {
        parts.entry(of).or_default().push(part);
    }
    parts
}
