//! Building documents anew, when they hold more than they may or what does not load again.

use protocol::{Covered, Stream};
use workshop::Document;
use workshop::foreign::vet_history;

use super::held::HeldDocument;
use super::rows;
use super::{Session, Turn};
use crate::guard::guarded;
use crate::{DocumentId, Notice};

impl Session {
    /// Does a document hold more than is shown now?
    pub(super) fn holds_too_much(&self, id: DocumentId) -> bool {
        let stream = self.log.id_of(id.stream);
        self.documents.get(&id).is_some_and(|held| {
            // A lane whose chain tore is not judged before it has come again.
            held.applied.iter().any(|(lane, number)| {
                self.log.lane(lane).is_some() && *number > self.log.shown(id.stream, stream, *lane)
            })
        })
    }

    /// Builds a document anew from what counts now.
    pub(super) fn rebuild(&mut self, id: DocumentId, turn: &mut Turn<'_>) {
        let Some(kind) = id.kind() else { return };
        self.documents.wait_no_more(&id);
        let stream = self.log.id_of(id.stream);
        let before = self.documents.get(&id);
        let careful = before.is_some_and(|held| held.careful);
        let base = before.and_then(|held| held.base.clone());
        if let Some(base) = &base {
            let fits = base.covered.iter().all(|Covered { lane, number }| {
                *number <= self.log.shown(id.stream, stream, *lane)
            });
            if !fits {
                // Its first records are not here: fetch them, and show what is here until then.
                if let Some(held) = self.documents.get_mut(&id) {
                    held.rebuild_when_whole = true;
                }
                self.fetch_whole(stream);
                return;
            }
        }
        let lane = self.lane.id();
        let fresh = match &base {
            None => Some(Document::new(kind, lane)),
            Some(base) => {
                let vets = self.facilitates();
                let person_of = |lane| self.log.person_of(lane);
                let loaded = guarded(turn.guard, || {
                    let document = Document::load(kind, &base.saved, lane).ok()?;
                    if vets {
                        vet_history(&document, &person_of).ok()?;
                    }
                    Some(document)
                });
                loaded.ok().flatten()
            }
        };
        let Some(document) = fresh else {
            // Nothing is to be built on the pack: its records are fetched. [P9]
            if let Some(held) = self.documents.get_mut(&id) {
                held.rebuild_when_whole = true;
            }
            self.fetch_whole(stream);
            return;
        };
        let mut held = HeldDocument::new(document);
        if let Some(base) = &base {
            held.cover(&base.covered);
        }
        held.base = base;
        held.careful = careful;
        held.unsaved = 1;
        held.changed_at = turn.now.monotonic;
        self.documents.insert(id, held);
        self.settle_forward(id, turn);
        if let Some(held) = self.documents.get_mut(&id) {
            held.document.touched();
        }
        turn.notice(Notice::Replaced { document: id });
        if id.stream == Stream::Plan {
            self.plan_changed();
        }
    }

    /// Proves that a document loads again, if that is not known. One that does not is built anew with a
    /// proof after each batch, so that what is bad in it harms only itself.
    pub(super) fn prove(&mut self, id: DocumentId, turn: &mut Turn<'_>) {
        let Some(held) = self.documents.get_mut(&id) else {
            return;
        };
        if held.unproved.take().is_none() {
            return;
        }
        let document = &held.document;
        match guarded(turn.guard, || HeldDocument::proof(document)) {
            Ok(Some(saved)) => held.is_proved_by(saved),
            _ => {
                held.careful = true;
                self.rebuild(id, turn);
            }
        }
        self.transactions.proved(id);
    }

    /// A document no longer grows from a pack: its records are here.
    pub(super) fn drop_base(&mut self, id: DocumentId) {
        if let Some(held) = self.documents.get_mut(&id) {
            held.base = None;
            self.checking.is_over();
        }
        self.transactions.keep_later(crate::Write::Delete {
            table: crate::Table::Documents,
            key: format!("{}{}", rows::document_key(&id), rows::BASE),
        });
    }
}
