//! The texts of “Saml”, the facilitators' overview.

use crate::bilingual;

bilingual! {
    pub struct CollectTexts;

    page: "Saml", "Collect";
    counts: "Input pr. celle", "Input per cell";
    counts_help: "Tryk på et tal for at se netop de input.", "Press a number to see just those inputs.";
    focus_point: "Fokuspunkt", "Focus point";
    sum: "I alt", "Total";
    unknown_focus_point: "Uden fokuspunkt i planen", "Without a focus point in the plan";
    unknown_aspect: "Uden aspekt i planen", "Without an aspect in the plan";
    taken_out(what: &str): format!("{what} (taget ud)"), format!("{what} (taken out)");

    find: "Find input", "Find input";
    search: "Søg", "Search";
    search_help: "Søger i tekst, navn og interessent.", "Searches in text, name and stakeholder.";
    table: "Bord", "Table";
    all_tables: "Alle borde", "All tables";
    clear: "Ryd filter", "Clear filter";
    only: "Viser kun", "Showing only";
    showing(shown: usize, all: usize):
        if shown == all {
            format!("{} input", whole(all))
        } else {
            format!("{} af {} input", whole(shown), whole(all))
        },
        if shown == all {
            counted(all, "input", "inputs")
        } else {
            format!("{} of {}", whole(shown), counted(all, "input", "inputs"))
        };
    unchecked(count: usize):
        match count {
            1 => "1 ark er ved at blive kontrolleret; tallene kan ændre sig.".to_owned(),
            count => format!("{} ark er ved at blive kontrolleret; tallene kan ændre sig.", whole(count)),
        },
        format!("{} being checked; the numbers may change.", counted(count, "sheet is", "sheets are"));
    none_found:
        "Ingen input passer til filteret. Søg efter noget andet, eller ryd filteret.",
        "No input matches the filter. Search for something else, or clear the filter.";
    nothing: "Der er ikke kommet input endnu", "No input has come in yet";
    nothing_help:
        "Input fra alle borde kommer frem her af sig selv. Giv deltagerne linket, så de kan gå i gang.",
        "Input from all tables appears here by itself. Give the participants the link so that they can begin.";
    to_links: "Gå til linket", "Go to the link";
    list: "Alle input", "All input";
    more: "Vis flere", "Show more";
    joint: "Fælles", "Shared";
    imported(source: &str):
        if source.is_empty() {
            "Importeret".to_owned()
        } else {
            format!("Importeret fra {source}")
        },
        if source.is_empty() {
            "Imported".to_owned()
        } else {
            format!("Imported from {source}")
        };

    take_out: "Tag ud", "Export";
    take_out_help(count: usize):
        match count {
            0 => "Der er ingen input at tage ud.".to_owned(),
            1 => "Filen får det ene input, der vises nu.".to_owned(),
            count => format!("Filen får de {} input, der vises nu.", whole(count)),
        },
        match count {
            0 => "There is no input to export.".to_owned(),
            count => format!("The file will hold the {} shown now.", counted(count, "input", "inputs")),
        };
    documents_help:
        "»Automerge« tager altid alle dokumenter med, pakket i én zip-fil.",
        "“Automerge” always takes all documents, packed in one zip file.";
    saved(name: &str, count: usize):
        format!("{} input er gemt i filen {name}.", whole(count)),
        format!("{} saved in the file {name}.", counted(count, "input was", "inputs were"));
    saved_documents(name: &str):
        format!("Alle dokumenter er gemt i filen {name}."),
        format!("All documents were saved in the file {name}.");

    import: "Importér fil", "Import file";
    import_help:
        "En fil fra en deltagers enhed, eller et Automerge-dokument.",
        "A file from a participant's device, or an Automerge document.";
    importing: "Læser filen …", "Reading the file …";
    let_in: "Luk ind?", "Let in?";
    let_in_text(count: usize):
        format!(
            "{} i filen var ikke nået frem, da der blev lukket for input. Lukker du ind, kommer alt det med, som venter.",
            counted(count, "ændring", "ændringer")
        ),
        format!(
            "{} in the file had not arrived when input was closed. If you press “Let in”, everything that is waiting comes in.",
            counted(count, "change", "changes")
        );
    let_in_yes: "Luk ind", "Let in";
    let_in_no: "Ikke nu", "Not now";
    let_in_done: "Det, der ventede, er lukket ind.", "What was waiting has been let in.";
}
