//! The white paper, in Danish “hvidbog”: who answered what, the administration's remark, what became of it, and what it changed
//! in the text. What it changed is of the same comparison that shows the two versions.

use std::collections::BTreeMap;

use protocol::{ItemId, PersonId};

use super::{Disposition, Treated};
use crate::strategy::compare::Difference;

/// By what the rows are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// By who answered.
    Sender,
    /// By the part of the text that they answered about.
    Part,
}

/// What rows are put together under.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Under {
    /// Somebody who answered, by whose document it is and by the name: two may call themselves the same.
    Sender(PersonId, String),
    /// A part of the text; the text as a whole.
    Part(Option<ItemId>),
}

/// A row: a point, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'a> {
    /// The point.
    pub point: ItemId,
    /// Who answered.
    pub sender: &'a str,
    /// The part of the text that they answered about.
    pub part: Option<ItemId>,
    /// What they said.
    pub words: &'a str,
    /// Whether that is what is left of an answer that was cut.
    pub is_rest: bool,
    /// What becomes of it.
    pub disposition: Option<Disposition>,
    /// To whom it was sent on.
    pub sent_to: &'a str,
    /// The administration's remark.
    pub remark: &'a str,
    /// The parts that it changed, with what differs in them; without a difference they say what they said.
    pub changes: Vec<(ItemId, Option<&'a Difference>)>,
}

/// The rows of the answers that were not set aside, put together. The groups stand in the order in which their first answer does, those by
/// part in the order of the text where `order` says one.
pub fn white_paper<'a>(
    all: &'a [Treated],
    differences: &'a [Difference],
    by: By,
    order: impl Fn(&ItemId) -> Option<usize>,
) -> Vec<(Under, Vec<Row<'a>>)> {
    let differs: BTreeMap<ItemId, &Difference> = differences
        .iter()
        .map(|one| (one.line.part.id, one))
        .collect();
    let mut groups: Vec<(Under, Vec<Row<'a>>)> = Vec::new();
    let mut places: BTreeMap<Under, usize> = BTreeMap::new();
    for treated in all.iter().filter(|one| one.aside.is_none()) {
        let answer = &treated.given.answer;
        let under = match by {
            By::Sender => Under::Sender(treated.given.owner, treated.given.sender.clone()),
            By::Part => Under::Part(answer.part),
        };
        let place = *places.entry(under.clone()).or_insert_with(|| {
            groups.push((under, Vec::new()));
            groups.len() - 1
        });
        let rows = treated.points.iter().map(|point| {
            let changes = point.parts.iter();
            Row {
                point: point.said.id,
                sender: &treated.given.sender,
                part: answer.part,
                words: &point.words,
                is_rest: point.is_rest,
                disposition: point.disposition,
                sent_to: &point.sent_to,
                remark: &point.remark,
                changes: changes.map(|id| (*id, differs.get(id).copied())).collect(),
            }
        });
        if let Some((_, open)) = groups.get_mut(place) {
            open.extend(rows);
        }
    }
    if by == By::Part {
        crate::order::sort_by(&mut groups, |(one, _), (other, _)| {
            let place = |under: &Under| match under {
                Under::Part(Some(id)) => order(id).map_or(usize::MAX, |place| place + 1),
                _ => 0,
            };
            place(one).cmp(&place(other))
        });
    }
    groups
}
