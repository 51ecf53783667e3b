//! Writing: what a facilitator does to the strategy comes to the disk, one step after the other, is said, and can be taken back
//! step by step.

use std::collections::VecDeque;

use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::ItemId;
use sync::DocumentId;
use workshop::StrategyCommand;

use super::text::StrategyTexts;
use crate::state::Workshop;
use crate::view::language::texts;

/// What was done, and the way back. A copy is a handle.
#[derive(Clone, Copy)]
pub struct Writing {
    /// What was done last, in words.
    pub said: RwSignal<String>,
    /// The part whose field is to have the focus.
    pub wanted: RwSignal<Option<ItemId>>,
    /// What takes each step back, the last one last.
    steps: RwSignal<Vec<Vec<StrategyCommand>>>,
    /// Something is on its way to the disk; what is asked for meanwhile waits for it, for it goes by what stands.
    is_writing: RwSignal<bool>,
    waiting: StoredValue<VecDeque<Box<dyn FnOnce()>>, LocalStorage>,
    words: &'static StrategyTexts,
    workshop: Workshop,
}

/// What becomes of a step on the way to the disk.
enum Step {
    /// It is done, and can be taken back so.
    Done(Vec<StrategyCommand>),
    /// It is taken back.
    TakenBack,
}

impl Writing {
    /// Puts it into the context of the page.
    pub fn provide() -> Self {
        let writing = Self {
            said: RwSignal::default(),
            wanted: RwSignal::new(None),
            steps: RwSignal::default(),
            is_writing: RwSignal::new(false),
            waiting: StoredValue::new_local(VecDeque::new()),
            words: StrategyTexts::of(texts().language),
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
    pub fn change(self, commands: Vec<StrategyCommand>, back: Vec<StrategyCommand>, words: String) {
        self.after(move || self.write(commands, Step::Done(back), words));
    }

    /// The same, worked out when all that was done before is on the disk.
    pub fn change_by(
        self,
        change: impl FnOnce() -> Option<(Vec<StrategyCommand>, Vec<StrategyCommand>, String)> + 'static,
    ) {
        self.after(move || {
            if let Some((commands, back, words)) = change() {
                self.write(commands, Step::Done(back), words);
            }
        });
    }

    /// Takes the last step back that was not taken back.
    pub fn undo(self) {
        self.after(move || match self.steps.try_update(Vec::pop).flatten() {
            Some(back) => self.write(back, Step::TakenBack, self.words.undone.to_owned()),
            None => self.said.set(self.words.nothing_to_undo.to_owned()),
        });
    }

    /// Does something when nothing is on its way to the disk any more.
    fn after(self, act: impl FnOnce() + 'static) {
        match self.is_writing.get_untracked() {
            true => self
                .waiting
                .update_value(|waiting| waiting.push_back(Box::new(act))),
            false => act(),
        }
    }

    fn write(self, commands: Vec<StrategyCommand>, step: Step, words: String) {
        self.is_writing.set(true);
        spawn_local(async move {
            let mut written = 0;
            for command in &commands {
                let write = self
                    .workshop
                    .write(DocumentId::STRATEGY, command.clone().into());
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
