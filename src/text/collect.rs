//! The texts of “Saml”, the facilitators' overview.

use super::number::whole;
use super::{Language, counted};

/// See the fields.
pub struct CollectTexts {
    pub page: &'static str,
    pub counts: &'static str,
    pub counts_help: &'static str,
    pub focus_point: &'static str,
    pub sum: &'static str,
    pub unknown_focus_point: &'static str,
    pub unknown_aspect: &'static str,
    pub taken_out: fn(&str) -> String,

    pub find: &'static str,
    pub search: &'static str,
    pub search_help: &'static str,
    pub table: &'static str,
    pub all_tables: &'static str,
    pub clear: &'static str,
    pub only: &'static str,
    pub showing: fn(usize, usize) -> String,
    pub none_found: &'static str,
    pub nothing: &'static str,
    pub nothing_help: &'static str,
    pub to_links: &'static str,
    pub list: &'static str,
    pub more: &'static str,
    pub joint: &'static str,
    pub imported: fn(&str) -> String,

    pub take_out: &'static str,
    pub take_out_help: fn(usize) -> String,
    pub documents_help: &'static str,
    pub saved: fn(&str, usize) -> String,
    pub saved_documents: fn(&str) -> String,

    pub import: &'static str,
    pub import_help: &'static str,
    pub importing: &'static str,
    pub let_in: &'static str,
    pub let_in_text: fn(usize) -> String,
    pub let_in_yes: &'static str,
    pub let_in_no: &'static str,
    pub let_in_done: &'static str,
}

pub(super) const DANISH: CollectTexts = CollectTexts {
    page: "Saml",
    counts: "Input pr. celle",
    counts_help: "Tryk på et tal for at se netop de input.",
    focus_point: "Fokuspunkt",
    sum: "I alt",
    unknown_focus_point: "Uden fokuspunkt i planen",
    unknown_aspect: "Uden aspekt i planen",
    taken_out: |what| format!("{what} (taget ud)"),

    find: "Find input",
    search: "Søg",
    search_help: "Søger i tekst, navn og interessent.",
    table: "Bord",
    all_tables: "Alle borde",
    clear: "Ryd filter",
    only: "Viser kun",
    showing: |shown, all| {
        if shown == all {
            format!("{} input", whole(all as u64, Language::Danish))
        } else {
            format!(
                "{} af {} input",
                whole(shown as u64, Language::Danish),
                whole(all as u64, Language::Danish)
            )
        }
    },
    none_found: "Ingen input passer til filteret. Søg efter noget andet, eller ryd filteret.",
    nothing: "Der er ikke kommet input endnu",
    nothing_help: "Input fra alle borde kommer frem her af sig selv. Giv deltagerne linket, så de kan gå i gang.",
    to_links: "Gå til linket",
    list: "Alle input",
    more: "Vis flere",
    joint: "Fælles",
    imported: |source| {
        if source.is_empty() {
            "Importeret".to_owned()
        } else {
            format!("Importeret fra {source}")
        }
    },

    take_out: "Tag ud",
    take_out_help: |count| match count {
        0 => "Der er ingen input at tage ud.".to_owned(),
        1 => "Filen får det ene input, der vises nu.".to_owned(),
        count => format!(
            "Filen får de {} input, der vises nu.",
            whole(count as u64, Language::Danish)
        ),
    },
    documents_help: "»Automerge« tager altid alle dokumenter med, pakket i én zip-fil.",
    saved: |name, count| {
        format!(
            "{} input er gemt i filen {name}.",
            whole(count as u64, Language::Danish)
        )
    },
    saved_documents: |name| format!("Alle dokumenter er gemt i filen {name}."),

    import: "Importér fil",
    import_help: "En fil fra en deltagers enhed, eller et Automerge-dokument.",
    importing: "Læser filen …",
    let_in: "Luk ind?",
    let_in_text: |count| {
        format!(
            "{} i filen var ikke nået frem, da der blev lukket for input. Lukker du ind, kommer alt det med, som venter.",
            counted(count, "ændring", "ændringer", Language::Danish)
        )
    },
    let_in_yes: "Luk ind",
    let_in_no: "Ikke nu",
    let_in_done: "Det, der ventede, er lukket ind.",
};

pub(super) const ENGLISH: CollectTexts = CollectTexts {
    page: "Collect",
    counts: "Input per cell",
    counts_help: "Press a number to see just those inputs.",
    focus_point: "Focus point",
    sum: "Total",
    unknown_focus_point: "Without a focus point in the plan",
    unknown_aspect: "Without an aspect in the plan",
    taken_out: |what| format!("{what} (taken out)"),

    find: "Find input",
    search: "Search",
    search_help: "Searches in text, name and stakeholder.",
    table: "Table",
    all_tables: "All tables",
    clear: "Clear filter",
    only: "Showing only",
    showing: |shown, all| {
        if shown == all {
            counted(all, "input", "inputs", Language::English)
        } else {
            format!(
                "{} of {}",
                whole(shown as u64, Language::English),
                counted(all, "input", "inputs", Language::English)
            )
        }
    },
    none_found: "No input matches the filter. Search for something else, or clear the filter.",
    nothing: "No input has come in yet",
    nothing_help: "Input from all tables appears here by itself. Give the participants the link so that they can begin.",
    to_links: "Go to the link",
    list: "All input",
    more: "Show more",
    joint: "Shared",
    imported: |source| {
        if source.is_empty() {
            "Imported".to_owned()
        } else {
            format!("Imported from {source}")
        }
    },

    take_out: "Export",
    take_out_help: |count| match count {
        0 => "There is no input to export.".to_owned(),
        count => format!(
            "The file will hold the {} shown now.",
            counted(count, "input", "inputs", Language::English)
        ),
    },
    documents_help: "“Automerge” always takes all documents, packed in one zip file.",
    saved: |name, count| {
        format!(
            "{} saved in the file {name}.",
            counted(count, "input was", "inputs were", Language::English)
        )
    },
    saved_documents: |name| format!("All documents were saved in the file {name}."),

    import: "Import file",
    import_help: "A file from a participant's device, or an Automerge document.",
    importing: "Reading the file …",
    let_in: "Let in?",
    let_in_text: |count| {
        format!(
            "{} in the file had not arrived when input was closed. If you press “Let in”, everything that is waiting comes in.",
            counted(count, "change", "changes", Language::English)
        )
    },
    let_in_yes: "Let in",
    let_in_no: "Not now",
    let_in_done: "What was waiting has been let in.",
};
