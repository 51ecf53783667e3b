//! Tables from other tools: what their columns mean, and the lines that come of them.
//!
//! - [`counted`]: the lines, and how each stands. [`brought`]: what becomes of them.
//! - [`remembered`]: how a person set a table up before.
//! - [`columns`]: the page of one table, of [`mapper`], [`values`], [`questions`], [`defaults`] and [`lines`].
//!   [`picker`] is the field that all of these are made of.

pub mod brought;
pub mod columns;
pub mod counted;
pub mod defaults;
pub mod lines;
pub mod mapper;
pub mod picker;
pub mod questions;
pub mod remembered;
pub mod values;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use intake::{Defaults, Grid, Mapping, Meaning, Note, Sheet};
use leptos::prelude::*;
use protocol::{ItemId, WorkshopId};

use super::text::BringTexts;
use crate::device::office::{Job, ReadSheet, Taken};
pub use brought::{Brought, Ending};
use counted::Counted;

/// A table from another tool. A copy is a handle.
#[derive(Clone)]
pub struct Table {
    /// Its sheets.
    pub sheets: Arc<Vec<ReadSheet>>,
    /// How a person has set it up.
    pub setup: ArcRwSignal<Setup>,
    /// The lines that come of it; none while that is not known.
    pub counted: ArcRwSignal<Option<Arc<Counted>>>,
    /// Whether they are being counted anew.
    pub is_counting: ArcRwSignal<bool>,
    /// The values that a person was asked about, in the order in which they came up.
    pub asked: ArcRwSignal<Vec<Asked>>,
    /// Whether it is set up as it was before.
    pub is_remembered: ArcRwSignal<bool>,
    edition: Arc<AtomicU64>,
}

/// How a table is set up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Setup {
    /// Which sheet.
    pub sheet: usize,
    /// Whether what was taken for headings is a row like others.
    pub without_headings: bool,
    /// What the columns and values mean.
    pub mapping: Mapping,
    /// What holds where the table says nothing.
    pub defaults: Defaults,
}

/// A value that is not in the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// As what it was looked for.
    pub meaning: Meaning,
    /// As it stands in the file.
    pub value: String,
    /// In how many rows.
    pub count: usize,
}

impl Table {
    /// A table as it was read, set up as it was before or as it looks.
    pub fn of(sheets: Vec<ReadSheet>, workshop: WorkshopId) -> Self {
        let is_hidden = |head: &ReadSheet| head.sheet.notes.contains(&Note::Hidden);
        let first = sheets
            .iter()
            .position(|head| head.rows > 0 && !is_hidden(head));
        let first = first.or_else(|| sheets.iter().position(|head| head.rows > 0));
        let table = Self {
            sheets: Arc::new(sheets),
            setup: ArcRwSignal::default(),
            counted: ArcRwSignal::new(None),
            is_counting: ArcRwSignal::new(false),
            asked: ArcRwSignal::default(),
            is_remembered: ArcRwSignal::new(false),
            edition: Arc::default(),
        };
        table.choose_sheet(first.unwrap_or(0), workshop);
        table
    }

    /// Goes over to another sheet.
    pub fn choose_sheet(&self, sheet: usize, workshop: WorkshopId) {
        let Some(head) = self.sheets.get(sheet) else {
            return;
        };
        let remembered = remembered::setup(workshop, &head.signature, head.sheet.headings.len());
        self.is_remembered.set(remembered.is_some());
        self.asked.set(Vec::new());
        let mut setup = remembered.unwrap_or_else(|| Setup {
            mapping: head.mapping.clone(),
            ..Setup::default()
        });
        setup.sheet = sheet;
        self.setup.set(setup);
    }

    /// Remembers how it is set up.
    pub fn remember(&self, workshop: WorkshopId) {
        let setup = self.setup.get_untracked();
        if let Some(head) = self.sheets.get(setup.sheet) {
            remembered::keep(workshop, &head.signature, &setup);
        }
    }

    /// The sheet that is shown, as its person says that it is.
    pub fn shown(&self) -> (Sheet, usize) {
        let (place, without) = self
            .setup
            .with(|setup| (setup.sheet, setup.without_headings));
        let Some(head) = self.sheets.get(place) else {
            return Default::default();
        };
        let sheet = head.sheet.clone();
        match without {
            true => (sheet.without_headings(), head.rows + 1),
            false => (sheet, head.rows),
        }
    }

    /// What is asked of the office.
    pub fn job(&self, grid: Grid) -> Job {
        let setup = self.setup.get_untracked();
        Job::Lines {
            sheet: setup.sheet,
            without_headings: setup.without_headings,
            mapping: setup.mapping,
            grid,
            defaults: setup.defaults,
        }
    }

    /// Begins to count anew; the number of this counting.
    pub fn begin_counting(&self) -> u64 {
        self.is_counting.set(true);
        self.edition.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Whether nothing was changed since a counting began.
    pub fn is_wanted(&self, edition: u64) -> bool {
        self.edition.load(Ordering::Relaxed) == edition
    }

    /// Takes what a counting brought.
    pub fn counted(&self, edition: u64, taken: Option<(Taken, BTreeSet<ItemId>)>) {
        if !self.is_wanted(edition) {
            return;
        }
        self.is_counting.set(false);
        let Some((taken, known)) = taken else {
            self.counted.set(None);
            return;
        };
        let counted = Counted::of(taken, &known);
        self.asked.update(|asked| {
            for unmatched in &counted.unmatched {
                let is_it = |one: &&mut Asked| {
                    one.meaning == unmatched.meaning && one.value == unmatched.value
                };
                match asked.iter_mut().find(is_it) {
                    Some(one) => one.count = unmatched.count,
                    None => asked.push(Asked {
                        meaning: unmatched.meaning,
                        value: unmatched.value.clone(),
                        count: unmatched.count,
                    }),
                }
            }
            // A column that means something else now has nothing to ask.
            let (columns, answered) = self.setup.with_untracked(|setup| {
                let values = setup.mapping.values.clone();
                (setup.mapping.columns.clone(), values)
            });
            asked.retain(|one| {
                let is_open = counted
                    .unmatched
                    .iter()
                    .any(|open| open.meaning == one.meaning && open.value == one.value);
                let is_answered = answered
                    .iter()
                    .any(|answer| answer.meaning == one.meaning && answer.value == one.value);
                columns.contains(&one.meaning) && (is_open || is_answered)
            });
        });
        self.counted.set(Some(Arc::new(counted)));
    }

    /// What comes of it, in numbers.
    pub fn in_words(&self, words: &BringTexts) -> String {
        self.counted.with(|counted| match counted {
            None => words.is_reading.to_owned(),
            Some(counted) => (words.lines)(
                counted.new + counted.known,
                counted.new,
                counted.known,
                counted.skipped(),
            ),
        })
    }

    /// What has to be chosen before it can be taken in, or would better be.
    pub fn lack(&self, words: &BringTexts) -> Option<String> {
        if self.lacks_text() {
            return Some(words.needs_text.to_owned());
        }
        match (self.lacks_table(), self.unanswered()) {
            (0, 0) => None,
            (0, open) => Some((words.unanswered)(open)),
            (lines, _) => Some((words.needs_table)(lines)),
        }
    }

    /// Whether it cannot be taken in as it is set up.
    pub fn lacks_something(&self) -> bool {
        self.is_counting.get()
            || self.counted.with(Option::is_none)
            || self.lacks_text()
            || self.lacks_table() > 0
    }

    /// Whether something would come in, or may when what it lacks is chosen.
    pub fn has_news(&self) -> bool {
        let has_new =
            |counted: &Option<Arc<Counted>>| counted.as_ref().is_none_or(|counted| counted.new > 0);
        self.lacks_something() || self.counted.with(has_new)
    }

    /// How many values nobody has said anything of.
    pub fn unanswered(&self) -> usize {
        self.counted
            .with(|counted| counted.as_ref().map_or(0, |one| one.unmatched.len()))
    }

    fn lacks_text(&self) -> bool {
        self.setup.with(|setup| {
            let columns = &setup.mapping.columns;
            !columns.contains(&Meaning::Text) && !columns.contains(&Meaning::Title)
        })
    }

    /// How many new lines stand at no table, where none is chosen for these.
    fn lacks_table(&self) -> usize {
        if self.setup.with(|setup| setup.defaults.table.is_some()) {
            return 0;
        }
        self.counted
            .with(|counted| counted.as_ref().map_or(0, |one| one.without_table()))
    }
}
