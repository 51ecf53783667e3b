//! A file that was chosen: what is in it, and what became of it.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::file::RecordFile;
use protocol::recovery::Recovery;
use sync::{ImportReport, Survey, Surveyed, Unreadable};

use super::table::{Brought, Table};
use super::text::BringTexts;
use crate::state::import;
use crate::text::Texts;
use crate::view::part::Tone;

/// A file that was chosen. A copy is a handle.
#[derive(Clone)]
pub struct File {
    /// Which of those that this page has seen.
    pub id: usize,
    /// What it is called.
    pub name: Arc<str>,
    /// What is in it.
    pub content: ArcRwSignal<Content>,
    /// Whether it is to be taken in.
    pub is_ticked: ArcRwSignal<bool>,
    /// What became of it.
    pub outcome: ArcRwSignal<Option<Outcome>>,
}

/// What is in a file.
#[derive(Clone)]
pub enum Content {
    /// Nobody knows yet.
    Reading,
    /// Records or documents of this program.
    Ours(Survey),
    /// A table.
    Table(Table),
    /// It could not be read from the disk that it lies on.
    NotRead,
    /// It is a recovery file, which belongs elsewhere.
    Recovery,
    /// Nothing that can be taken in.
    Unreadable(Unreadable),
    /// A table that cannot be read, or something else.
    NotATable(intake::ReadError),
    /// What reads tables does not run.
    Unable,
}

/// What became of a file.
#[derive(Clone)]
pub enum Outcome {
    /// It was taken in.
    Taken(ImportReport),
    /// Lines of it were.
    Lines(Brought),
    /// It could not be read again.
    NotRead,
}

/// What a file is, by its first bytes.
pub enum Kind {
    /// A recovery file.
    Recovery,
    /// Records, a document, or an archive of these.
    Ours,
    /// Anything else.
    Other,
}

impl Kind {
    /// Tells it.
    pub fn of(bytes: &[u8]) -> Self {
        let is_packed = bytes.starts_with(b"PK");
        // A workbook is packed too, and names its parts here.
        let names_parts = || {
            let name = b"[Content_Types].xml";
            bytes.windows(name.len()).any(|part| part == name)
        };
        if Recovery::is_one(bytes) {
            Self::Recovery
        } else if RecordFile::is_one(bytes)
            || bytes.starts_with(&[0x85, 0x6f, 0x4a, 0x83])
            || (is_packed && !names_parts())
        {
            Self::Ours
        } else {
            Self::Other
        }
    }
}

impl File {
    /// One of which nothing is known but its name.
    pub fn new(id: usize, name: String) -> Self {
        Self {
            id,
            name: name.into(),
            content: ArcRwSignal::new(Content::Reading),
            is_ticked: ArcRwSignal::new(false),
            outcome: ArcRwSignal::new(None),
        }
    }

    /// Whether it can be ticked: something can be taken in, now or when what it lacks is chosen.
    pub fn can_be_taken(&self) -> bool {
        self.content.with(|content| match content {
            Content::Ours(survey) => survey.has_news(),
            Content::Table(table) => table.has_news(),
            _ => false,
        })
    }

    /// What became of it, or why nothing does; nothing for what could be taken in and was not.
    pub fn told(&self, texts: &Texts) -> Option<(Tone, String)> {
        let words = BringTexts::of(texts.language);
        if let Some(outcome) = self.outcome.get() {
            return Some(outcome.told(texts, words));
        }
        self.content.with(|content| content.told(texts, words))
    }
}

impl Outcome {
    fn told(&self, texts: &Texts, words: &BringTexts) -> (Tone, String) {
        match self {
            Self::NotRead => (Tone::Error, texts.common.file_not_read.to_owned()),
            Self::Taken(report) => {
                let tone = match report {
                    report if report.unreadable.is_some() => Tone::Error,
                    report if report.refused > 0 || report.waiting > 0 => Tone::Warning,
                    _ => Tone::Success,
                };
                (tone, import::words(report, true, texts))
            }
            Self::Lines(brought) => brought.told(words),
        }
    }
}

impl Content {
    /// Whether it is a table.
    pub fn is_table(&self) -> bool {
        matches!(self, Self::Table(_))
    }

    /// Whether it is a table that cannot be taken in as it is set up.
    pub fn lacks_something(&self) -> bool {
        matches!(self, Self::Table(table) if table.lacks_something())
    }

    /// Why nothing of it is taken in, if it is so.
    fn told(&self, texts: &Texts, words: &BringTexts) -> Option<(Tone, String)> {
        let (tone, said) = match self {
            Self::Ours(survey) if survey.unreadable.is_none() && !survey.has_news() => {
                let report = ImportReport {
                    known: survey.known,
                    refused: survey.conflicts,
                    ..ImportReport::default()
                };
                let tone = match survey.conflicts {
                    0 => Tone::Info,
                    _ => Tone::Warning,
                };
                (tone, import::words(&report, true, texts))
            }
            Self::Table(table) if !table.has_news() => {
                (Tone::Info, words.lines_all_known.to_owned())
            }
            Self::Reading | Self::Ours(_) | Self::Table(_) => return None,
            Self::NotRead => (Tone::Error, texts.common.file_not_read.to_owned()),
            Self::Recovery => (Tone::Warning, texts.common.file_recovery.to_owned()),
            Self::Unreadable(why) => (Tone::Error, import::why(*why, texts).to_owned()),
            Self::NotATable(error) => {
                let other = || texts.common.file_other_kind.to_owned();
                (Tone::Error, words.not_read(error).unwrap_or_else(other))
            }
            Self::Unable => (Tone::Error, words.unable.to_owned()),
        };
        Some((tone, said))
    }
}

/// What a survey says, part by part.
pub fn parts(survey: &Survey, words: &BringTexts) -> Vec<String> {
    let mut parts = Vec::new();
    match survey.kind {
        Surveyed::Records => {
            parts.push((words.new_records)(survey.new));
            if survey.changed > 0 {
                parts.push((words.changed_documents)(survey.changed));
            }
        }
        Surveyed::Contributions => {
            parts.push((words.new_inputs)(survey.new));
            if survey.changed > 0 {
                parts.push((words.changed_inputs)(survey.changed));
            }
        }
    }
    parts.push((words.known)(survey.known));
    if survey.conflicts > 0 {
        parts.push((words.conflicts)(survey.conflicts));
    }
    parts
}
