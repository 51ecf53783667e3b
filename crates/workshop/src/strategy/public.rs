//! Public: the strategy as it may leave the facilitators. What is not in these types does not leave: notes to each other,
//! what a part builds on, what was taken out, versions, and who wrote what.

use protocol::ItemId;

use super::{Strategy, with_year};
use crate::{Part, PartForm};

/// The text as it may leave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Public {
    /// What it is called.
    pub title: String,
    /// The years that it is for.
    pub period: String,
    /// Its parts, in order.
    pub parts: Vec<PublicPart>,
}

/// A part of it.
#[derive(Clone, Debug, PartialEq)]
pub struct PublicPart {
    /// Its id.
    pub id: ItemId,
    /// What it is.
    pub form: PartForm,
    /// The part that it is under.
    pub under: Option<ItemId>,
    /// How deep it is; 0 is a part of the whole.
    pub depth: usize,
    /// Its number, if it has one.
    pub number: String,
    /// Its heading, with the year in it.
    pub title: String,
    /// What it says.
    pub text: String,
    /// The same in few and plain words.
    pub plain: String,
    /// Of a crossing the part whose visions are its rows; of a cell its row.
    pub down: Option<ItemId>,
    /// Of a crossing the part whose visions are its columns; of a cell its column.
    pub across: Option<ItemId>,
    /// Of a figure the picture.
    pub picture: Option<ItemId>,
}

/// The text as it may leave: without notes. [A52]
pub fn public(strategy: &Strategy) -> Public {
    let front = &strategy.front;
    let year = front.years.last().copied();
    let parts = strategy.lines.iter().map(|line| {
        // Every field is named, so that whoever adds one decides whether it leaves.
        let Part {
            id,
            form,
            under,
            title,
            text,
            plain,
            note: _,
            down,
            across,
            picture,
            order: _,
            removed: _,
            changed: _,
            changed_by: _,
        } = &line.part;
        PublicPart {
            id: *id,
            form: *form,
            under: *under,
            depth: line.depth,
            number: line.number.clone(),
            title: with_year(title, year),
            text: text.clone(),
            plain: plain.clone(),
            down: *down,
            across: *across,
            picture: *picture,
        }
    });
    Public {
        title: front.title.clone(),
        period: front.periods.last().cloned().unwrap_or_default(),
        parts: parts.collect(),
    }
}
