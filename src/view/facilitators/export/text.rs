//! The texts of “Eksport”.

use crate::bilingual;

bilingual! {
    pub struct ExportTexts;

    page: "Eksport", "Export";
    nothing: "Der er ikke noget at tage ud endnu.", "There is nothing to export yet.";
    what: "Hvad skal med", "What is included";
    all(count: usize): format!("Alt: {} input", whole(count)), format!("Everything: {}", counted(count, "input", "inputs"));
    shown(count: usize):
        format!("Det, der vises under »Input« nu: {} i listen", whole(count)),
        format!("What “Input” shows now: {} in the list", whole(count));
    with_names: "Med navne på dem, der har skrevet", "With the names of those who wrote";
    only_aggregates: "Kun tal, temaer og billeder, ikke deltagernes egne ord", "Only numbers, themes and pictures, not the participants' own words";
    never_hidden: "Det, der er skjult, er aldrig med. Noter til temaerne er heller ikke med.", "What is hidden is never included, nor are notes on themes.";
    doubtful:
        "Disse flettede tekster bygger også på input, der er skjult eller trukket tilbage. Læs dem først. Den, der stadig siger det samme som et skjult input, er ikke med i filerne:",
        "These merged texts also build on input that is hidden or withdrawn. Read them first. One that still says the same as hidden input is not in the files:";
    for_people: "Til mennesker", "For people";
    for_programs: "Til andre programmer", "For other programs";
    word: "Word", "Word";
    word_help: "Rapport med temaer, billeder og alle input. Hver sætning siger, hvem den kommer fra.", "A report with themes, pictures and all input. Each sentence says whom it comes from.";
    excel: "Excel", "Excel";
    excel_help: "Regneark med input, temaer, flettede tekster og sum.", "A workbook with input, themes, merged texts and the sum.";
    print: "Udskriv", "Print";
    print_help: "På papir, eller som PDF fra browserens eget vindue.", "On paper, or as PDF from the browser's own window.";
    csv: "CSV", "CSV";
    csv_help: "Åbner i dansk Excel med et dobbeltklik.", "Opens in a Danish Excel by a double click.";
    csv_plain: "CSV med komma", "CSV with commas";
    csv_plain_help: "Uden mærke i begyndelsen, til programmer.", "Without a mark at its beginning, for programs.";
    markdown_help: "Rapporten som ren tekst.", "The report as plain text.";
    json_help: "Alt, med et skema, som programmer kan læse.", "Everything, by a schema that programs can read.";
    polis_help: "Input som kommentarer, der kan hentes ind i Polis.", "Input as comments that Polis can import.";
    documents_help:
        "Alle dokumenter, som de er, også det skjulte og navnene. Hvert Automerge-bibliotek kan åbne dem.",
        "All documents as they are, what is hidden and the names too. Any Automerge library opens them.";
    writing: "Skriver filen …", "Writing the file …";
    saved(name: &str, count: usize):
        format!("{} input er gemt i filen {name}.", whole(count)),
        format!("{} saved in the file {name}.", counted(count, "input was", "inputs were"));
    saved_documents(name: &str):
        format!("Alle dokumenter er gemt i filen {name}."),
        format!("All documents were saved in the file {name}.");
    failed:
        "Filen blev ikke skrevet. Intet er gået tabt. Prøv igen, eller tag mindre ud ad gangen.",
        "The file was not written. Nothing has been lost. Try again, or export less at a time.";
    selection: "Et udvalg af alle input.", "A selection of all input.";
    all_input: "Alle input", "All input";
    number: "Nr.", "No.";
    input: "Input", "Input";
    from: "Fra", "From";
    numbered(number: usize): format!("nr. {number}"), format!("no. {number}");
    from_numbers(numbers: &str): format!("fra input nr. {numbers}"), format!("from input no. {numbers}");
}
