//! Writing: how what a facilitator wants comes to the disk, one step after the other, and is told.

use std::collections::VecDeque;

use futures_util::future::join_all;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::ItemId;
use sync::DocumentId;
use workshop::synthesis::{Saying, Synthesis};
use workshop::{Act, SynthesisCommand};

use super::{Step, Treatment};
use crate::text::Language;
use crate::view::facilitators::collect::text::CollectTexts;

impl Treatment {
    pub(super) fn say_of(self, targets: Vec<ItemId>, act: impl Fn(&ItemId) -> Act, words: String) {
        let wishes = targets.iter().map(|id| (*id, act(id)));
        self.carry_out(Vec::new(), wishes.collect(), None, words);
    }

    pub(super) fn carry_out(
        self,
        first: Vec<(u16, SynthesisCommand)>,
        wishes: Vec<(ItemId, Act)>,
        theme: Option<ItemId>,
        words: String,
    ) {
        self.after(move || self.carry_out_now(first, wishes, theme, words));
    }

    pub(super) fn carry_out_now(
        self,
        first: Vec<(u16, SynthesisCommand)>,
        wishes: Vec<(ItemId, Act)>,
        theme: Option<ItemId>,
        words: String,
    ) {
        let treated: Vec<ItemId> = wishes.iter().map(|(id, _)| *id).collect();
        let mut fresh = || self.fresh();
        let saying = self.synthesis.with(|all| all.say(wishes, &mut fresh));
        if saying.is_empty() && first.is_empty() {
            self.say_aloud(self.words().is_so.to_owned());
            return;
        }
        let step = Step {
            before: saying.before.clone(),
            theme,
            back: Vec::new(),
        };
        // What else is ticked is ticked for something else.
        self.ticked.update(|ticked| {
            for id in &treated {
                ticked.remove(id);
            }
        });
        self.write(first, saying, words, Some(step));
    }

    /// Does something when nothing is on its way to the disk any more.
    pub(super) fn after(self, act: impl FnOnce() + 'static) {
        match self.is_writing.get_untracked() {
            true => self
                .waiting
                .update_value(|waiting| waiting.push_back(Box::new(act))),
            false => act(),
        }
    }

    /// Writes what comes first, then the statements. What is told is on the disk, and can be undone from then on.
    pub(super) fn write(
        self,
        first: Vec<(u16, SynthesisCommand)>,
        saying: Saying,
        words: String,
        step: Option<Step>,
    ) {
        self.is_writing.set(true);
        let commands: Vec<_> = saying.commands().collect();
        spawn_local(async move {
            let is_written = self.write_all(first, commands).await;
            if self.is_writing.is_disposed() {
                return;
            }
            self.progress.set(None);
            if is_written {
                self.say_aloud(words);
                self.steps.update(|steps| steps.extend(step));
            }
            self.is_writing.set(false);
            while !self.is_writing.get_untracked()
                && let Some(next) = self.waiting.try_update_value(VecDeque::pop_front).flatten()
            {
                next();
            }
        });
    }

    async fn write_all(
        self,
        first: Vec<(u16, SynthesisCommand)>,
        commands: Vec<(u16, SynthesisCommand)>,
    ) -> bool {
        let all = commands.len();
        let done = std::cell::Cell::new(0);
        let write = async |(part, command): (u16, SynthesisCommand)| {
            let document = DocumentId::synthesis(part);
            if let Err(failure) = self.workshop.write(document, command.into()).await {
                self.workshop.tell(&failure);
                return false;
            }
            done.set(done.get() + 1);
            if all > 4 {
                let _ = self.progress.try_set(Some((done.get(), all)));
            }
            true
        };
        for command in first {
            if !write(command).await {
                return false;
            }
        }
        let written = join_all(commands.into_iter().map(write)).await;
        written.into_iter().all(|one| one)
    }

    pub(super) fn say_aloud(self, words: String) {
        let _ = self.said.try_set(words);
    }

    pub(super) fn fresh(self) -> ItemId {
        self.workshop.device().new_item()
    }

    pub(super) fn title_of(self, theme: &ItemId) -> String {
        self.synthesis
            .with(|all: &Synthesis| all.themes().get(theme).map(|theme| theme.title.clone()))
            .unwrap_or_default()
    }

    pub(super) fn words(self) -> &'static CollectTexts {
        let language: Language = untrack(|| self.language.get());
        CollectTexts::of(language)
    }
}
