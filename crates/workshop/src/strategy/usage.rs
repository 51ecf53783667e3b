//! Usage: of all contributions that are here, which the text builds on, which were set aside, and which are neither. The three
//! are all there are.

use std::collections::{BTreeMap, BTreeSet};

use protocol::ItemId;

use super::Sources;
use crate::SetAside;
use crate::synthesis::{State, Synthesis};

/// How much of what came in the text builds on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// How many are used.
    pub used: usize,
    /// How many were set aside, left out or hidden.
    pub aside: usize,
    /// Those that are neither, in the order in which they came.
    pub open: Vec<ItemId>,
    /// In how many parts each theme, sentence, piece or contribution is named.
    pub named: BTreeMap<ItemId, usize>,
}

impl Usage {
    /// Of these contributions.
    pub fn of(
        named: &Sources,
        aside: &[SetAside],
        synthesis: &Synthesis,
        contributions: impl Iterator<Item = ItemId>,
    ) -> Self {
        let mut usage = Self::default();
        for id in named.values().flat_map(BTreeMap::keys) {
            *usage.named.entry(*id).or_default() += 1;
        }
        let behind = |ids: &mut dyn Iterator<Item = ItemId>| {
            let mut found = BTreeSet::new();
            for id in ids {
                found.extend(behind(synthesis, &id));
            }
            found
        };
        let used = behind(&mut usage.named.keys().copied());
        let put_aside = behind(&mut aside.iter().map(|one| one.source));
        for id in contributions {
            if used.contains(&id) {
                usage.used += 1;
            } else if put_aside.contains(&id)
                || matches!(synthesis.state(&id), State::LeftOut | State::Hidden)
            {
                usage.aside += 1;
            } else {
                usage.open.push(id);
            }
        }
        usage
    }

    /// How many contributions there are in all.
    pub fn all(&self) -> usize {
        self.used + self.aside + self.open.len()
    }
}

/// The contributions behind something that a part names, whatever it was merged into or joined with since.
pub fn behind(synthesis: &Synthesis, id: &ItemId) -> BTreeSet<ItemId> {
    match synthesis.themes().get(id) {
        Some(_) => synthesis.origins_of_theme(id),
        None => synthesis.origins(id),
    }
}
