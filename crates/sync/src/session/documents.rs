//! The documents that are here, and those of them of which something came that is not applied yet.

use std::collections::BTreeMap;

use super::held::HeldDocument;
use crate::DocumentId;

/// Documents by their names.
#[derive(Default)]
pub(super) struct Documents {
    held: BTreeMap<DocumentId, HeldDocument>,
    /// Documents of streams that are being caught up with, and since when something has come of them that
    /// is not applied.
    unsettled: BTreeMap<DocumentId, u64>,
}

impl Documents {
    pub(super) fn get(&self, id: &DocumentId) -> Option<&HeldDocument> {
        self.held.get(id)
    }

    pub(super) fn get_mut(&mut self, id: &DocumentId) -> Option<&mut HeldDocument> {
        self.held.get_mut(id)
    }

    pub(super) fn contains(&self, id: &DocumentId) -> bool {
        self.held.contains_key(id)
    }

    /// Puts one in, in the place of what was there.
    pub(super) fn insert(&mut self, id: DocumentId, held: HeldDocument) {
        self.held.insert(id, held);
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&DocumentId, &HeldDocument)> {
        self.held.iter()
    }

    pub(super) fn values(&self) -> impl Iterator<Item = &HeldDocument> {
        self.held.values()
    }

    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut HeldDocument> {
        self.held.values_mut()
    }

    /// Something came of one: it is applied with what is still coming.
    pub(super) fn wait(&mut self, id: DocumentId, now: u64) {
        self.unsettled.entry(id).or_insert(now);
    }

    /// Has something come of one that waits to be applied?
    pub(super) fn is_waiting(&self, id: &DocumentId) -> bool {
        self.unsettled.contains_key(id)
    }

    /// One waits no longer.
    pub(super) fn wait_no_more(&mut self, id: &DocumentId) {
        self.unsettled.remove(id);
    }

    /// Those that wait, each with since when.
    pub(super) fn waiting(&self) -> impl Iterator<Item = (&DocumentId, &u64)> {
        self.unsettled.iter()
    }
}
