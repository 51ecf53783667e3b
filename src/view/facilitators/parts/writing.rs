//! Writing: what a facilitator does on a page comes to the disk, one step after the other, is said, and can be taken back
//! step by step.

use std::collections::VecDeque;

use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::ItemId;
use sync::DocumentId;
use workshop::content::{Nothing, Says};
use workshop::{Command, Write};

use crate::bilingual;
use crate::state::Workshop;
use crate::view::language::texts;

/// A command, and the document that it is for.
type Addressed = (DocumentId, Command);

/// What was done, and the way back. A copy is a handle.
#[derive(Clone, Copy)]
pub struct Writing {
    /// What was done last, in words.
    pub said: RwSignal<String>,
    /// The entry whose field is to have the focus.
    pub wanted: RwSignal<Option<ItemId>>,
    /// The document that the page is about.
    document: DocumentId,
    /// What takes each step back, the last one last.
    steps: RwSignal<Vec<Vec<Addressed>>>,
    /// Something is on its way to the disk; what is asked for meanwhile waits for it, for it goes by what stands.
    is_writing: RwSignal<bool>,
    waiting: StoredValue<VecDeque<Box<dyn FnOnce()>>, LocalStorage>,
    words: &'static WritingTexts,
    workshop: Workshop,
}

/// Writes into one document, and how they become its kind's command.
pub struct Sheaf {
    /// The document.
    pub document: DocumentId,
    /// Makes a command of writes.
    pub command: fn(Vec<Write>) -> Command,
    /// What is to be written.
    pub writes: Vec<Write>,
}

/// What becomes of a step on the way to the disk.
enum Step {
    /// It is done, and can be taken back so.
    Done(Vec<Addressed>),
    /// It is taken back.
    TakenBack,
}

impl Writing {
    /// Puts it into the context of the page, which is about this document.
    pub fn provide(document: DocumentId) -> Self {
        let writing = Self {
            said: RwSignal::default(),
            wanted: RwSignal::new(None),
            document,
            steps: RwSignal::default(),
            is_writing: RwSignal::new(false),
            waiting: StoredValue::new_local(VecDeque::new()),
            words: WritingTexts::of(texts().language),
            workshop: expect_context(),
        };
        provide_context(writing);
        writing
    }

    /// A fresh id.
    pub fn fresh(self) -> ItemId {
        self.workshop.device().new_item()
    }

    /// Does this; what takes it back is kept for [`Writing::undo`].
    pub fn change<C: Into<Command>>(self, commands: Vec<C>, back: Vec<C>, words: String) {
        let (commands, back) = (self.addressed(commands), self.addressed(back));
        self.after(move || self.write(commands, Step::Done(back), words));
    }

    /// The same, worked out when all that was done before is on the disk.
    pub fn change_by<C: Into<Command>>(
        self,
        change: impl FnOnce() -> Option<(Vec<C>, Vec<C>, String)> + 'static,
    ) {
        self.after(move || {
            if let Some((commands, back, words)) = change() {
                let (commands, back) = (self.addressed(commands), self.addressed(back));
                self.write(commands, Step::Done(back), words);
            }
        });
    }

    /// Writes these, as one change; what takes them back is worked out from what the document says before.
    pub fn put<C: Into<Command> + 'static>(
        self,
        command: fn(Vec<Write>) -> C,
        writes: Vec<Write>,
        words: String,
    ) {
        self.put_by(command, move || Some((writes, words)));
    }

    /// The same, worked out when all that was done before is on the disk.
    pub fn put_by<C: Into<Command> + 'static>(
        self,
        command: fn(Vec<Write>) -> C,
        writes: impl FnOnce() -> Option<(Vec<Write>, String)> + 'static,
    ) {
        self.after(move || {
            let Some((writes, words)) = writes() else {
                return;
            };
            let back = self.takes_back(self.document, &writes);
            let address = |writes| vec![(self.document, command(writes).into())];
            self.write(address(writes), Step::Done(address(back)), words);
        });
    }

    /// Writes into several documents as one step, worked out when all that was done before is on the disk.
    pub fn put_all(self, sheaves: impl FnOnce() -> Option<(Vec<Sheaf>, String)> + 'static) {
        self.after(move || {
            let Some((sheaves, words)) = sheaves() else {
                return;
            };
            let (mut there, mut back) = (Vec::new(), Vec::new());
            for sheaf in sheaves {
                let Sheaf {
                    document,
                    command,
                    writes,
                } = sheaf;
                let takes_back = self.takes_back(document, &writes);
                let batches = |writes| {
                    let batches = workshop::batches(writes).into_iter();
                    batches.map(|batch| (document, command(batch)))
                };
                there.extend(batches(writes));
                back.splice(0..0, batches(takes_back));
            }
            self.write(there, Step::Done(back), words);
        });
    }

    /// What takes writes back, by what the document says now.
    fn takes_back(self, document: DocumentId, writes: &[Write]) -> Vec<Write> {
        self.workshop.device().read(|session| {
            let says = session.document(&document);
            let says = says.map_or(&Nothing as &dyn Says, |says| says as &dyn Says);
            let back = writes.iter().rev();
            back.filter_map(|write| write.back(says)).collect()
        })
    }

    /// Takes the last step back that was not taken back.
    pub fn undo(self) {
        self.after(move || match self.steps.try_update(Vec::pop).flatten() {
            Some(back) => self.write(back, Step::TakenBack, self.words.undone.to_owned()),
            None => self.said.set(self.words.nothing_to_undo.to_owned()),
        });
    }

    fn addressed<C: Into<Command>>(self, commands: Vec<C>) -> Vec<Addressed> {
        let commands = commands.into_iter();
        commands
            .map(|command| (self.document, command.into()))
            .collect()
    }

    /// Does something when nothing is on its way to the disk any more.
    fn after(self, act: impl FnOnce() + 'static) {
        // The page may have gone while something was waited for.
        if self.is_writing.is_disposed() {
            return;
        }
        match self.is_writing.get_untracked() {
            true => self
                .waiting
                .update_value(|waiting| waiting.push_back(Box::new(act))),
            false => act(),
        }
    }

    fn write(self, commands: Vec<Addressed>, step: Step, words: String) {
        self.is_writing.set(true);
        spawn_local(async move {
            let mut written = 0;
            for (document, command) in &commands {
                let write = self.workshop.write(*document, command.clone());
                if let Err(failure) = write.await {
                    self.workshop.tell(&failure);
                    break;
                }
                written += 1;
            }
            // The page may have gone meanwhile.
            if self.is_writing.is_disposed() {
                return;
            }
            let is_whole = written == commands.len();
            if is_whole {
                self.said.set(words);
            }
            // What was done in part can be taken back, and what was taken back in part can be once more: what says so
            // already is not written again.
            let back = match step {
                Step::Done(back) if written > 0 => back,
                Step::TakenBack if !is_whole => commands,
                _ => Vec::new(),
            };
            if !back.is_empty() {
                self.steps.update(|steps| steps.push(back));
            }
            self.is_writing.set(false);
            while !self.is_writing.get_untracked()
                && let Some(next) = self.waiting.try_update_value(VecDeque::pop_front).flatten()
            {
                next();
            }
        });
    }
}

bilingual! {
    struct WritingTexts;

    undone: "Fortrudt.", "Undone.";
    nothing_to_undo: "Der er ikke mere at fortryde.", "There is nothing more to undo.";
}
