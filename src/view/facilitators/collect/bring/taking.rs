//! Taking in: what is ticked, one file after the other. One that fails does not stop the rest.

use futures_util::future::join_all;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::DocumentId;

use super::bringing::{Bringing, Stage};
use super::file::{Content, File, Outcome};
use super::table::{Brought, Ending, Table};
use crate::device::timer;

/// So many lines are on their way to the disk at once.
const BATCH: usize = 50;

impl Bringing {
    /// What is ticked and can be taken in.
    pub fn ticked(self) -> Vec<File> {
        let files = self.files.get().into_iter();
        let ticked = files.filter(|file| file.is_ticked.get() && file.can_be_taken());
        ticked.collect()
    }

    /// Whether a table that is ticked lacks a choice.
    pub fn lacks_something(self) -> bool {
        let lacks = |file: &File| file.content.with(|content| content.lacks_something());
        self.ticked().iter().any(lacks)
    }

    /// Takes in what is ticked.
    pub fn take_in_ticked(self) {
        let files = untrack(|| self.ticked());
        if files.is_empty() || untrack(|| self.is_busy() || self.lacks_something()) {
            return;
        }
        self.columns_of.set(None);
        self.is_stopping.set(false);
        self.stage.set(Stage::Taking(1, files.len()));
        spawn_local(async move {
            let mut late = 0;
            for (place, file) in files.iter().enumerate() {
                if self.is_stopping.try_get_untracked() != Some(false) {
                    break;
                }
                let _ = self.stage.try_set(Stage::Taking(place + 1, files.len()));
                timer::breathe().await;
                let outcome = self.take_one(file).await;
                if let Outcome::Taken(report) = &outcome {
                    late += report.waiting;
                }
                file.outcome.set(Some(outcome));
            }
            // The numbers are told again, of those too that bring the same as another did.
            for file in self.files.try_get_untracked().unwrap_or_default() {
                self.look_again(&file).await;
            }
            let _ = self.lines.try_set(None);
            // Asked once, whichever of them it was in.
            let _ = self.waiting.try_set(late);
            let _ = self.stage.try_set(Stage::Done);
        });
    }

    async fn take_one(self, file: &File) -> Outcome {
        if let Content::Table(table) = file.content.get_untracked() {
            let brought = self.take_lines(file, &table).await;
            // So that the file, if it is shown again, says what is here.
            self.count(file.id, &table).await;
            return Outcome::Lines(brought);
        }
        match self.bytes(file.id).await {
            None => Outcome::NotRead,
            Some(bytes) => {
                let device = self.workshop.device();
                Outcome::Taken(device.import(&file.name, bytes).await)
            }
        }
    }

    /// Writes the new lines of a table into this facilitator's own sheets. [F7]
    async fn take_lines(self, file: &File, table: &Table) -> Brought {
        table.remember(self.workshop.id);
        let device = self.workshop.device();
        let commands = table.commands(&file.name, device.now());
        let mut brought = Brought {
            all: commands.len(),
            ..table.brought()
        };
        for batch in commands.chunks(BATCH) {
            let _ = self.lines.try_set(Some((brought.taken, brought.all)));
            if self.is_stopping.try_get_untracked() != Some(false) {
                brought.ending = Ending::Stopped;
                break;
            }
            let written = batch.iter().map(|(table, command)| {
                let sheet = DocumentId::sheet(*table, self.workshop.person);
                device.write(sheet, command.clone().into())
            });
            for outcome in join_all(written).await {
                match outcome {
                    Ok(()) => brought.taken += 1,
                    Err(failure) => {
                        self.workshop.tell(&failure);
                        brought.ending = Ending::Failed;
                    }
                }
            }
            if brought.ending == Ending::Failed {
                break;
            }
            timer::breathe().await;
        }
        let _ = self.lines.try_set(None);
        brought
    }
}
