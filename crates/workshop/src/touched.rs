//! Touched: which parts of a document changed since the last look.
//!
//! A view holds a signal for each contribution. After any change it asks what was touched, reads
//! just that again and sets those signals; so a remote edit costs one change on the page and not a
//! new list.

use std::collections::{BTreeMap, BTreeSet};

use automerge::{Patch, PatchAction, Prop};
use protocol::{ItemId, PersonId};

use crate::schema::{Declaration, Holds};

/// What changed, by the keys of the kind's declaration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// For what stands at the root, the keys of its entries; none for a value and for a map of fields.
    /// Keys may name what is new, what was edited or what is gone.
    roots: BTreeMap<&'static str, BTreeSet<String>>,
    /// Something that this program has no name for, or a part as a whole: read everything again.
    pub rest: bool,
}

impl Touched {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What changed at the root, and in it.
    pub fn roots(&self) -> impl Iterator<Item = (&'static str, &BTreeSet<String>)> {
        self.roots.iter().map(|(root, keys)| (*root, keys))
    }

    /// Whether something changed at the root under this key.
    pub fn has(&self, root: &str) -> bool {
        self.roots.contains_key(root)
    }

    /// The keys of the entries that changed in a map at the root.
    pub fn keys(&self, root: &str) -> impl Iterator<Item = &str> {
        self.roots.get(root).into_iter().flatten().map(|key| &**key)
    }

    /// The same, for a map whose keys are ids.
    pub fn items(&self, root: &str) -> impl Iterator<Item = ItemId> {
        self.keys(root).filter_map(ItemId::from_hex)
    }

    /// The same, for a map whose keys are persons.
    pub fn persons(&self, root: &str) -> impl Iterator<Item = PersonId> {
        self.keys(root).filter_map(PersonId::from_hex)
    }

    /// Adds what another look found.
    pub fn merge(&mut self, other: Self) {
        for (root, keys) in other.roots {
            self.roots.entry(root).or_default().extend(keys);
        }
        self.rest |= other.rest;
    }

    pub(crate) fn note(&mut self, declaration: &'static Declaration, patches: &[Patch]) {
        for patch in patches {
            // The path leads to the object that changed; where that is the root or a map at the root,
            // the key that changed is the patch's own.
            let mut steps = patch.path.iter().map(|(_, step)| step);
            let own = own_key(&patch.action);
            let part = steps.next().and_then(key_of).or(own);
            let entry = if patch.path.is_empty() {
                None
            } else {
                steps.next().and_then(key_of).or(own)
            };
            self.note_one(declaration, part, entry);
        }
    }

    fn note_one(
        &mut self,
        declaration: &'static Declaration,
        part: Option<&str>,
        entry: Option<&str>,
    ) {
        let root = part.and_then(|part| declaration.root(part));
        let key = match (root.map(|root| &root.holds), entry) {
            (Some(Holds::Value(_) | Holds::Fields(_)), _) => None,
            (Some(Holds::Entries(keys, _)), Some(entry)) if keys.has(entry) => Some(entry),
            _ => {
                self.rest = true;
                return;
            }
        };
        if let Some(root) = root {
            let keys = self.roots.entry(root.key).or_default();
            keys.extend(key.map(str::to_owned));
        }
    }
}

fn key_of(step: &Prop) -> Option<&str> {
    match step {
        Prop::Map(key) => Some(key),
        Prop::Seq(_) => None,
    }
}

fn own_key(action: &PatchAction) -> Option<&str> {
    match action {
        PatchAction::PutMap { key, .. } | PatchAction::DeleteMap { key } => Some(key),
        PatchAction::Increment { prop, .. } | PatchAction::Conflict { prop } => key_of(prop),
        _ => None,
    }
}
