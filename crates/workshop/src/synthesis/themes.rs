//! The themes: which there are, in which order, and which stand for others. [A21]

use std::collections::{BTreeMap, BTreeSet, HashMap};

use protocol::ItemId;

use super::MOST_STEPS;
use crate::{Theme, order};

/// All themes.
#[derive(Clone, Debug, Default)]
pub struct Themes {
    /// By id.
    all: BTreeMap<ItemId, Theme>,
    /// The theme that each stands for.
    stands: HashMap<ItemId, ItemId>,
}

impl Themes {
    /// Takes in how they read now. Returns those that read otherwise than before, each with the themes in
    /// which what was put into it is found no longer, or from now on.
    pub(super) fn put(&mut self, themes: Vec<Theme>) -> Vec<(ItemId, [Option<ItemId>; 2])> {
        let mut now = BTreeMap::new();
        for theme in themes {
            now.insert(theme.id, theme);
        }
        let mut ids: BTreeSet<ItemId> = BTreeSet::new();
        ids.extend(self.all.keys().chain(now.keys()));
        let mut lived = HashMap::new();
        for id in &ids {
            lived.insert(*id, self.live(id));
        }
        let before = std::mem::replace(&mut self.all, now);
        self.stands.clear();
        for id in &ids {
            self.stands.insert(*id, self.follow(id));
        }
        let mut changed = Vec::new();
        for id in ids {
            let (was, is) = (lived.get(&id).copied().flatten(), self.live(&id));
            if was != is {
                changed.push((id, [was, is]));
            } else if before.get(&id) != self.all.get(&id) {
                changed.push((id, [None, None]));
            }
        }
        changed
    }

    fn follow(&self, id: &ItemId) -> ItemId {
        let mut at = *id;
        for _ in 0..MOST_STEPS {
            match self.all.get(&at).map(|theme| theme.into.as_slice()) {
                Some([next]) if next == id => return *id,
                Some([next]) if self.all.contains_key(next) => at = *next,
                _ => return at,
            }
        }
        // A circle that does not come back here.
        *id
    }

    /// All, also those that were taken out or stand for others.
    pub fn all(&self) -> impl Iterator<Item = &Theme> {
        self.all.values()
    }

    /// Those that are in use, in their order, ties by id.
    pub fn in_use(&self) -> Vec<&Theme> {
        let mut found: Vec<_> = self.all.values().collect();
        found.retain(|theme| self.live(&theme.id) == Some(theme.id));
        order::sort_by(&mut found, |one, other| self.compare(&one.id, &other.id));
        found
    }

    /// One of them.
    pub fn get(&self, id: &ItemId) -> Option<&Theme> {
        self.all.get(id)
    }

    /// The theme that one stands for, if that was not taken out.
    pub fn live(&self, id: &ItemId) -> Option<ItemId> {
        let root = self.stands.get(id)?;
        let theme = self.all.get(root)?;
        (!theme.removed).then_some(*root)
    }

    /// All that stand for one: itself, and those that became one with it.
    pub fn stands_for(&self, id: &ItemId) -> Vec<ItemId> {
        let mut found = vec![*id];
        let joined = self.stands.iter().filter(|(_, root)| *root == id);
        found.extend(joined.map(|(one, _)| *one).filter(|one| one != id));
        found
    }

    /// Puts ids of themes into their order.
    pub(super) fn sort(&self, ids: &mut Vec<ItemId>) {
        order::sort_by(ids, |one, other| self.compare(one, other));
    }

    fn compare(&self, one: &ItemId, other: &ItemId) -> std::cmp::Ordering {
        let place = |id| self.all.get(id).map_or(f64::INFINITY, |theme| theme.order);
        place(one).total_cmp(&place(other)).then(one.cmp(other))
    }

    /// A place behind all others.
    pub fn next_order(&self) -> f64 {
        let orders = self.all.values().map(|theme| theme.order);
        orders.fold(0.0, f64::max) + 1.0
    }
}
