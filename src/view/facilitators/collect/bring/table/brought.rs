//! Brought: the lines of a table as commands, and what became of them.

use std::sync::Arc;

use protocol::ItemId;
use workshop::{Imported, NAME_LIMIT, SheetCommand};

use super::Table;
use super::counted::{Counted, Standing};
use crate::view::facilitators::collect::bring::text::BringTexts;
use crate::view::part::Tone;
use leptos::prelude::*;

/// A file's name is kept as the source, but not more of it than this, in characters.
const SOURCE: usize = 100;

/// What became of the lines of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    /// How many there were to write.
    pub all: usize,
    /// How many of them are on the disk.
    pub taken: usize,
    /// How many were here already.
    pub known: usize,
    /// How many were passed over.
    pub skipped: usize,
    /// How it ended.
    pub ending: Ending,
}

/// How taking in ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ending {
    /// All of it was written.
    #[default]
    Whole,
    /// A person stopped it.
    Stopped,
    /// Something could not be written.
    Failed,
}

impl Table {
    /// The new lines as they are written, each with its table. They keep the order of the file. [F7]
    pub fn commands(&self, source: &str, now: i64) -> Vec<(u16, SheetCommand)> {
        let table = self.setup.with_untracked(|setup| setup.defaults.table);
        let source: String = source.chars().take(SOURCE).collect();
        let place = |id: &Option<String>| {
            let id = id.as_deref().and_then(ItemId::from_hex);
            // It stands in no place that a plan knows, and is shown there.
            id.unwrap_or(ItemId([0; 16]))
        };
        let with = |counted: &Option<Arc<Counted>>| {
            let Some(counted) = counted else {
                return Vec::new();
            };
            let lines = counted.lines.iter().enumerate();
            let new = lines.filter(|(_, (.., standing))| *standing == Standing::New);
            let commands = new.filter_map(|(index, (id, line, _))| {
                let imported = Imported {
                    source: source.clone(),
                    table: line.table.map(|number| number.to_string()),
                    original: None,
                    name: line.name.as_ref().map(|name| short(name)),
                    stakeholder: line.stakeholder.clone(),
                };
                let command = SheetCommand::AddContribution {
                    id: *id,
                    focus_point: place(&line.focus_point),
                    aspect: place(&line.aspect),
                    text: line.text.clone(),
                    created: now + index as i64,
                    imported: Some(imported),
                };
                Some((line.table.or(table)?, command))
            });
            commands.collect()
        };
        self.counted.with_untracked(with)
    }

    /// What becomes of its lines, before any is written.
    pub fn brought(&self) -> Brought {
        self.counted.with_untracked(|counted| match counted {
            None => Brought::default(),
            Some(counted) => Brought {
                known: counted.known,
                skipped: counted.skipped(),
                ..Brought::default()
            },
        })
    }
}

impl Brought {
    /// What to tell of it.
    pub fn told(&self, words: &BringTexts) -> (Tone, String) {
        match self.ending {
            Ending::Failed => (Tone::Error, (words.lines_failed)(self.taken, self.all)),
            Ending::Stopped => (Tone::Warning, (words.lines_stopped)(self.taken, self.all)),
            Ending::Whole if self.all == 0 && self.skipped == 0 => {
                (Tone::Success, words.lines_all_known.to_owned())
            }
            Ending::Whole => {
                let mut said = vec![(words.lines_taken)(self.taken)];
                if self.known > 0 {
                    said.push((words.lines_known)(self.known));
                }
                if self.skipped > 0 {
                    said.push((words.lines_skipped)(self.skipped));
                }
                (Tone::Success, said.join(" "))
            }
        }
    }
}

fn short(name: &str) -> String {
    name.chars().take(NAME_LIMIT).collect()
}
