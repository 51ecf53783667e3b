//! The rows of the list: the contributions that are looked for, the sentences that they were merged into,
//! the pieces that they were cut into.
//!
//! What somebody treats while the list is looked at stays where it is, though it may not be what is looked
//! for any more: nothing moves under the hand. It goes when something else is looked for, or when the
//! person asks.

use std::collections::HashSet;
use std::sync::Arc;

use protocol::ItemId;
use workshop::collection::Entry;
use workshop::synthesis::Synthesis;

use super::look::Look;

/// A row.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is.
    pub kind: Kind,
    /// The contribution that it is, or that it stands by: a sentence by the first that was merged into it, a
    /// piece by the one that was cut.
    pub by: Arc<Entry>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A contribution.
    Contribution,
    /// A sentence that contributions were merged into.
    Sentence(ItemId),
    /// A piece of a contribution.
    Piece(ItemId),
}

/// The rows of the list, in order.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    list: Arc<Vec<Row>>,
    ids: Arc<HashSet<ItemId>>,
    firsts: Arc<HashSet<ItemId>>,
    look: Look,
    fresh: u64,
    /// How many are here only because they were here before.
    pub left_over: usize,
}

impl Row {
    /// By what statements name it.
    pub fn subject(&self) -> ItemId {
        match self.kind {
            Kind::Contribution => self.by.subject,
            Kind::Sentence(id) | Kind::Piece(id) => id,
        }
    }
}

impl PartialEq for Rows {
    /// Each list is a new one; comparing ten thousand rows costs more than it saves.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.list, &other.list)
    }
}

impl Rows {
    /// The rows of these contributions. `before` is what they were last.
    pub fn of(
        entries: &[Arc<Entry>],
        look: &Look,
        fresh: u64,
        synthesis: &Synthesis,
        noticed: &HashSet<ItemId>,
        before: Option<&Self>,
    ) -> Self {
        let before =
            before.filter(|rows| rows.look == *look && rows.fresh == fresh && look.asks_for_more());
        let mut rows = Self {
            look: look.clone(),
            fresh,
            ..Self::default()
        };
        let mut list = Vec::with_capacity(entries.len());
        let mut ids = HashSet::with_capacity(entries.len());
        let mut cell = None;
        let mut firsts = HashSet::new();
        let mut put = |kind: Kind, by: &Arc<Entry>, list: &mut Vec<Row>| {
            let here = Some((by.row(), by.column()));
            let row = Row {
                kind,
                by: by.clone(),
            };
            let id = row.subject();
            let was_here = || before.is_some_and(|rows| rows.ids.contains(&id));
            let is_looked_for = look.admits(&id, synthesis, noticed);
            if (is_looked_for || was_here()) && ids.insert(id) {
                rows.left_over += usize::from(!is_looked_for);
                if cell != here {
                    firsts.insert(id);
                }
                cell = here;
                list.push(row);
            }
        };
        for entry in entries {
            // The sentence that it ends up in stands before the first of them.
            let mut sentence = synthesis.merged_into(&entry.subject);
            let mut steps = 0;
            while let Some(id) = sentence.filter(|id| synthesis.exists(id) && steps < 8) {
                put(Kind::Sentence(id), entry, &mut list);
                sentence = synthesis.merged_into(&id);
                steps += 1;
            }
            put(Kind::Contribution, entry, &mut list);
            for piece in synthesis.pieces_of(&entry.subject) {
                put(Kind::Piece(piece.id), entry, &mut list);
            }
        }
        rows.list = Arc::new(list);
        rows.ids = Arc::new(ids);
        rows.firsts = Arc::new(firsts);
        rows
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// A row by its place.
    pub fn get(&self, place: usize) -> Option<&Row> {
        self.list.get(place)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Row> {
        self.list.iter()
    }

    /// Whether a row is the first of its cell.
    pub fn is_first(&self, id: &ItemId) -> bool {
        self.firsts.contains(id)
    }

    /// The place of something in the list.
    pub fn place_of(&self, id: &ItemId) -> Option<usize> {
        if !self.ids.contains(id) {
            return None;
        }
        self.list.iter().position(|row| row.subject() == *id)
    }
}
