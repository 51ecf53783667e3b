//! The synthesis as signals: what facilitators have made of what came in, and the numbers that follow from it.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{ItemId, Stream};
use sync::{DocumentId, Notice};
use workshop::synthesis::{Synthesis, Tally};
use workshop::{PIECES, Piece, SENTENCES, STATEMENTS, Sentence, Statement, THEMES, Theme, Vote};

use super::holder::Holder;
use super::pace::Pace;
use super::watched::Watched;
use super::workshop::Workshop;

/// What facilitators have made of what came in. A copy is a handle.
#[derive(Clone, Copy)]
pub struct SynthesisState {
    /// How many contributions are in which state.
    pub tally: ReadSignal<Tally>,
    /// The themes in use, in their order.
    pub themes: ReadSignal<Arc<Vec<Theme>>>,
    /// Rises when something has changed, at most a few times a second: for memos over everything.
    pub edition: ReadSignal<u64>,
    held: StoredValue<Held, LocalStorage>,
    set_tally: WriteSignal<Tally>,
    set_themes: WriteSignal<Arc<Vec<Theme>>>,
    set_edition: WriteSignal<u64>,
    pace: Pace,
    workshop: Workshop,
}

#[derive(Default)]
struct Held {
    synthesis: Synthesis,
    /// How often what is looked at has changed.
    changes: Watched<ItemId, u64>,
    count: u64,
}

impl Holder for SynthesisState {
    fn new(workshop: Workshop) -> Self {
        let (tally, set_tally) = signal(Tally::default());
        let (themes, set_themes) = signal(Arc::new(Vec::new()));
        let (edition, set_edition) = signal(0);
        let state = Self {
            tally,
            themes,
            edition,
            held: StoredValue::new_local(Held::default()),
            set_tally,
            set_themes,
            set_edition,
            pace: Pace::idle(),
            workshop,
        };
        let documents = workshop.device().read(|session| {
            let all = session.documents().map(|(id, _)| *id);
            all.collect::<Vec<DocumentId>>()
        });
        for document in documents {
            state.read_document(&document);
        }
        state.tell();
        state
    }

    fn take_in(self, notice: &Notice) {
        match notice {
            // A kind of its own.
            Notice::Replaced { document } | Notice::Touched { document, .. }
                if Stream::OF_THEIR_OWN.contains(&document.stream) =>
            {
                return;
            }
            Notice::Replaced { document } => self.read_document(document),
            Notice::Touched { document, touched } if touched.rest => self.read_document(document),
            Notice::Touched { document, touched } => match document.stream {
                Stream::Synthesis(part) => {
                    let sentences = touched.items(SENTENCES).collect();
                    let pieces = touched.items(PIECES).collect();
                    let statements = touched.items(STATEMENTS).collect();
                    self.read_items(part, sentences, pieces, statements);
                    if part == 0 && touched.has(THEMES) {
                        self.read_themes();
                    }
                }
                Stream::Ballots | Stream::Plan => self.read_document(document),
                _ => return,
            },
            _ => return,
        }
        self.tell();
    }
}

impl SynthesisState {
    /// Reads the plain synthesis, without tracking.
    pub fn with<T>(self, read: impl FnOnce(&Synthesis) -> T) -> T {
        self.held.with_value(|held| read(&held.synthesis))
    }

    /// Reads what it says of something, and again when that changes.
    pub fn of<T>(self, id: ItemId, read: impl FnOnce(&Synthesis) -> T) -> T {
        self.changes(id).track();
        self.with(read)
    }

    /// Rises when something has changed.
    pub fn changes(self, id: ItemId) -> ArcReadSignal<u64> {
        self.held
            .try_update_value(|held| held.changes.signal(id, || 0))
            .expect("the workshop's page is there")
    }

    /// Says which contributions are here now, and which are not any more.
    pub fn contributions_are(
        self,
        here: impl Iterator<Item = ItemId>,
        gone: impl Iterator<Item = ItemId>,
    ) {
        self.held.update_value(|held| {
            here.for_each(|id| held.synthesis.add_contribution(id));
            gone.for_each(|id| held.synthesis.remove_contribution(&id));
        });
        self.tell();
    }

    fn read_document(self, document: &DocumentId) {
        match (document.stream, document.owner) {
            (stream, _) if Stream::OF_THEIR_OWN.contains(&stream) => {}
            (Stream::Synthesis(part), None) => {
                let read = self.workshop.device().read(|session| {
                    let found = session.document(document)?;
                    let themes = (part == 0).then(|| Theme::all(found));
                    let (sentences, pieces) = (Sentence::all(found), Piece::all(found));
                    Some((Statement::all(found), sentences, pieces, themes))
                });
                let Some((statements, sentences, pieces, themes)) = read else {
                    return;
                };
                self.held.update_value(|held| {
                    held.synthesis.put_part(part, statements, sentences, pieces);
                    if let Some(themes) = themes {
                        held.synthesis.put_themes(themes);
                    }
                });
            }
            (Stream::Plan, None) => {
                let plan = self
                    .workshop
                    .device()
                    .read(|session| Some(session.document(document)?.plan().points));
                self.held
                    .update_value(|held| held.synthesis.put_points(plan.unwrap_or_default()));
            }
            (Stream::Ballots, Some(person)) => {
                let votes = self
                    .workshop
                    .device()
                    .read(|session| Some(Vote::all(session.document(document)?)));
                let votes = votes.unwrap_or_default();
                self.held
                    .update_value(|held| held.synthesis.put_ballot(person, votes));
            }
            _ => {}
        }
    }

    fn read_items(
        self,
        part: u16,
        sentences: Vec<ItemId>,
        pieces: Vec<ItemId>,
        statements: Vec<ItemId>,
    ) {
        let document = DocumentId::synthesis(part);
        let device = self.workshop.device();
        self.held.update_value(|held| {
            device.read(|session| {
                let Some(found) = session.document(&document) else {
                    return;
                };
                let synthesis = &mut held.synthesis;
                for one in sentences.iter().filter_map(|id| Sentence::find(found, id)) {
                    synthesis.put_sentence(part, one);
                }
                for one in pieces.iter().filter_map(|id| Piece::find(found, id)) {
                    synthesis.put_piece(part, one);
                }
                for one in statements
                    .iter()
                    .filter_map(|id| Statement::find(found, id))
                {
                    synthesis.put_statement(part, one);
                }
            });
        });
    }

    fn read_themes(self) {
        let document = DocumentId::synthesis(0);
        let themes = self
            .workshop
            .device()
            .read(|session| Some(Theme::all(session.document(&document)?)));
        self.held
            .update_value(|held| held.synthesis.put_themes(themes.unwrap_or_default()));
    }

    /// Sets the signals of what has changed.
    fn tell(self) {
        let told = self.held.try_update_value(|held| {
            let changed = held.synthesis.take_changed();
            if changed.is_empty() {
                return None;
            }
            held.count += 1;
            let count = held.count;
            for id in &changed {
                held.changes.set(id, || count);
            }
            let in_use = held.synthesis.themes().in_use();
            let themes: Vec<Theme> = in_use.into_iter().cloned().collect();
            Some((*held.synthesis.tally(), themes))
        });
        let Some((tally, themes)) = told.flatten() else {
            return;
        };
        if self.tally.get_untracked() != tally {
            self.set_tally.set(tally);
        }
        if self.themes.with_untracked(|before| **before != themes) {
            self.set_themes.set(Arc::new(themes));
        }
        self.pace.derive(move || {
            let _ = self.set_edition.try_update(|edition| *edition += 1);
        });
    }
}
