//! Words: what an export says beside what people wrote.

use std::fmt;

use crate::template::Language;

/// In which language and by which clock an export speaks.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    /// The language.
    pub language: Language,
    /// How many minutes the reader's clock is ahead of UTC at a moment in milliseconds since 1970.
    pub minutes_east: &'a dyn Fn(i64) -> i32,
}

impl fmt::Debug for Wording<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wording")
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

/// The words of one language.
pub(super) struct Words {
    pub focus_point: &'static str,
    pub aspect: &'static str,
    pub table: &'static str,
    pub stakeholder: &'static str,
    pub name: &'static str,
    pub input: &'static str,
    pub joint: &'static str,
    pub imported: &'static str,
    pub written: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub id: &'static str,
    pub no_focus_point: &'static str,
    pub no_aspect: &'static str,
    pub nothing: &'static str,
}

impl Words {
    pub(super) fn of(language: Language) -> &'static Self {
        match language {
            Language::Danish => &DANISH,
            Language::English => &ENGLISH,
        }
    }
}

const DANISH: Words = Words {
    focus_point: "Fokuspunkt",
    aspect: "Aspekt",
    table: "Bord",
    stakeholder: "Interessent",
    name: "Navn",
    input: "Input",
    joint: "Fælles",
    imported: "Importeret",
    written: "Skrevet",
    yes: "ja",
    no: "nej",
    id: "Id",
    no_focus_point: "Uden fokuspunkt i planen",
    no_aspect: "Uden aspekt i planen",
    nothing: "Ingen input.",
};

const ENGLISH: Words = Words {
    focus_point: "Focus point",
    aspect: "Aspect",
    table: "Table",
    stakeholder: "Stakeholder",
    name: "Name",
    input: "Input",
    joint: "Shared",
    imported: "Imported",
    written: "Written",
    yes: "yes",
    no: "no",
    id: "Id",
    no_focus_point: "Without a focus point in the plan",
    no_aspect: "Without an aspect in the plan",
    nothing: "No input.",
};
