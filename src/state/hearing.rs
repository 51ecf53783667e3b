//! The hearing as signals: what facilitators make of it, what is published of it, and the answers.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{Kind, PersonId, Role, Stream};
use sync::{DocumentId, Notice, WaitingFrom};
use workshop::content::Says;
use workshop::hearing::{Given, Hearings};
use workshop::noticed::Noticed;
use workshop::{Answer, sender};

use super::derived::Reads;
use super::holder::Holder;
use super::pace::Pace;
use super::workshop::Workshop;

impl Reads for Hearings {
    const DOCUMENT: DocumentId = DocumentId::HEARING;

    fn read(says: &dyn Says) -> Self {
        Self::of(says)
    }
}

impl Reads for Noticed {
    const DOCUMENT: DocumentId = DocumentId::NOTICE;

    fn read(says: &dyn Says) -> Self {
        Self::of(says)
    }
}

/// As many answers of one document are read.
const MOST_ANSWERS: usize = 500;

/// The answers that are on this device: a party's own, all of them at a facilitator's. A copy is a handle.
#[derive(Clone, Copy)]
pub struct Answers {
    /// Each with whose it is, by persons, at most a few times a second.
    pub all: ReadSignal<Arc<Vec<Given>>>,
    set_all: WriteSignal<Arc<Vec<Given>>>,
    /// The name that binds this person's own answers.
    pub sender: ReadSignal<String>,
    set_sender: WriteSignal<String>,
    pace: Pace,
    workshop: Workshop,
}

impl Holder for Answers {
    fn new(workshop: Workshop) -> Self {
        let (all, set_all) = signal(Arc::default());
        let (sender, set_sender) = signal(String::new());
        let state = Self {
            all,
            set_all,
            sender,
            set_sender,
            pace: Pace::idle(),
            workshop,
        };
        state.read();
        state
    }

    fn take_in(self, notice: &Notice) {
        match notice {
            Notice::Replaced { document } | Notice::Touched { document, .. }
                if document.stream == Stream::Answers =>
            {
                self.pace.derive(move || self.read());
            }
            _ => {}
        }
    }
}

impl Answers {
    /// What is there at this moment, for whoever goes by it.
    pub fn fresh(self) -> Vec<Given> {
        self.workshop.device().read(|session| {
            let documents = session.documents();
            let answers = documents.filter_map(|(id, document)| Some((theirs(id)?, document)));
            let mut all = Vec::new();
            for (owner, document) in answers {
                let name = sender(document);
                // A program of somebody who floods the hearing must not stop everybody's page.
                let answers = Answer::all(document).into_iter().take(MOST_ANSWERS);
                all.extend(answers.map(|mut answer| {
                    // Only what a facilitator entered is of somebody else than who wrote it.
                    let maker = answer.made_by.and_then(|lane| session.identity_of(lane));
                    if maker.is_none_or(|maker| maker.role != Role::Facilitator) {
                        (answer.by, answer.channel) = (None, None);
                    }
                    Given {
                        owner,
                        sender: answer.by.clone().unwrap_or_else(|| name.clone()),
                        answer,
                    }
                }));
            }
            all
        })
    }

    fn read(self) {
        let all = self.fresh();
        if self.all.with_untracked(|before| **before != all) {
            self.set_all.set(Arc::new(all));
        }
        let own = DocumentId::answers(self.workshop.person);
        let name = self.workshop.device().read(|session| {
            let document = session.document(&own)?;
            Some(sender(document))
        });
        let name = name.unwrap_or_default();
        if self.sender.with_untracked(|before| *before != name) {
            self.set_sender.set(name);
        }
    }
}

/// Whose answers a document holds, if it holds any.
fn theirs(id: &DocumentId) -> Option<PersonId> {
    id.owner.filter(|_| id.stream == Stream::Answers)
}

/// Whether answers are closed, and what came after that. A copy is a handle.
#[derive(Clone, Copy)]
pub struct AnswersGate {
    /// Whether they are.
    pub closed: ReadSignal<bool>,
    /// Who waits to be let in.
    pub waiting: ReadSignal<Vec<WaitingFrom>>,
    set_closed: WriteSignal<bool>,
    set_waiting: WriteSignal<Vec<WaitingFrom>>,
    workshop: Workshop,
}

impl Holder for AnswersGate {
    fn new(workshop: Workshop) -> Self {
        let (closed, set_closed) = signal(false);
        let (waiting, set_waiting) = signal(Vec::new());
        let state = Self {
            closed,
            waiting,
            set_closed,
            set_waiting,
            workshop,
        };
        state.read();
        state
    }

    fn take_in(self, notice: &Notice) {
        if matches!(notice, Notice::Control | Notice::Waiting) {
            self.read();
        }
    }
}

impl AnswersGate {
    fn read(self) {
        let (closed, waiting) = self.workshop.device().read(|session| {
            let mut waiting = session.waiting_from();
            waiting.retain(|one| one.kind == Some(Kind::Answers));
            (session.closed(Kind::Answers), waiting)
        });
        if self.closed.get_untracked() != closed {
            self.set_closed.set(closed);
        }
        if self.waiting.with_untracked(|before| *before != waiting) {
            self.set_waiting.set(waiting);
        }
    }
}
