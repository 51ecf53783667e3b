//! The texts of bringing in: files, and tables from other tools.

use intake::{Kind, Meaning, Note, ReadError};

use crate::bilingual;

bilingual! {
    pub struct BringTexts;

    import: "Importér fil", "Import file";
    import_help:
        "Filer fra deltagere og andre facilitatorer, Automerge-dokumenter, og tabeller fra andre programmer (CSV, Excel). Vælg gerne flere, eller træk dem hertil.",
        "Files from participants and other facilitators, Automerge documents, and tables from other programs (CSV, Excel). Choose several if you like, or drag them here.";
    drop_here: "Slip filerne her", "Drop the files here";
    show: "Vis filerne", "Show the files";

    heading: "Tag filer ind", "Bring files in";
    preview_help:
        "Sådan ser filerne ud. Der er ikke taget noget ind endnu.",
        "This is what is in the files. Nothing has been brought in yet.";
    reading(done: usize, all: usize):
        format!("Læser {} af {} …", whole(done), counted(all, "fil", "filer")),
        format!("Reading {} of {} …", whole(done), counted(all, "file", "files"));
    is_reading: "Læser …", "Reading …";
    files: "Filer", "Files";
    take: "Tag ind", "Bring in";
    nothing_ticked: "Sæt hak ved mindst én fil.", "Tick at least one file.";
    nothing_new:
        "Der er ikke noget nyt at tage ind i filerne.",
        "There is nothing new in the files to bring in.";
    not_ready:
        "En af tabellerne mangler et valg. Se, hvad der står ved den.",
        "One of the tables lacks a choice. See what it says beside it.";
    taking(done: usize, all: usize):
        format!("{} af {} …", whole(done), counted(all, "fil", "filer")),
        format!("{} of {} …", whole(done), counted(all, "file", "files"));
    writing(done: usize, all: usize):
        format!("{} af {} …", whole(done), counted(all, "linje", "linjer")),
        format!("{} of {} …", whole(done), counted(all, "line", "lines"));
    stop: "Stop", "Stop";
    is_stopping: "Stopper …", "Stopping …";
    meanwhile: "Arbejd videre imens", "Keep working meanwhile";
    done: "Filerne er gennemgået. Her står, hvad der er blevet af dem.", "The files have been gone through. This is what became of them.";

    new_records(count: usize):
        counted(count, "ny ændring", "nye ændringer"),
        counted(count, "new change", "new changes");
    changed_documents(count: usize):
        format!("{} får noget nyt", counted(count, "ark", "ark")),
        format!("{} something new", counted(count, "sheet gets", "sheets get"));
    new_inputs(count: usize):
        format!("{} nye input", whole(count)),
        counted(count, "new input", "new inputs");
    changed_inputs(count: usize):
        format!("{} med en anden tekst end her; de kommer ind ved siden af", whole(count)),
        format!("{} with other words than here; they come in beside them", whole(count));
    known(count: usize):
        counted(count, "kendt", "kendte"),
        format!("{} already here", whole(count));
    conflicts(count: usize):
        format!("{} kan ikke tages ind, fordi noget andet står i stedet, eller fordi de ikke gælder", whole(count)),
        format!("{} cannot come in, because something else stands there or because they do not count", whole(count));
    now_here(count: usize):
        format!("{} fra filen er her nu.", whole(count)),
        format!("{} from the file are here now.", whole(count));
    was_left: "Ikke taget ind.", "Not brought in.";

    columns: "Tilpas kolonner", "Adjust columns";
    adjust_columns_of(name: &str): format!("Tilpas kolonner i {name}"), format!("Adjust columns of {name}");
    to_files: "Til filerne", "To the files";
    lines(all: usize, new: usize, known: usize, skipped: usize):
        format!("{}: {}, {}, {} sprunget over", counted(all, "linje", "linjer"), counted(new, "ny", "nye"), counted(known, "kendt", "kendte"), whole(skipped)),
        format!("{}: {} new, {} already here, {} passed over", counted(all, "line", "lines"), whole(new), whole(known), whole(skipped));
    needs_table(count: usize):
        format!("Vælg, hvilket bord {} uden bord skal ligge ved.", counted(count, "linje", "linjer")),
        format!("Choose the table for {} without one.", counted(count, "line", "lines"));
    needs_text: "Vælg den kolonne, som teksten står i.", "Choose the column that the text is in.";
    unanswered(count: usize):
        format!("{} passer ikke med planen", counted(count, "værdi", "værdier")),
        format!("{} not in the plan", counted(count, "value is", "values are"));
    columns_of(name: &str): format!("Kolonner i {name}"), format!("Columns of {name}");
    columns_help:
        "Vælg over hver kolonne, hvad der står i den. Nederst kan du se, hvad det bliver til.",
        "Choose above each column what is in it. Below you see what it becomes.";
    is_remembered:
        "Kolonnerne er sat som sidst, du tog en tabel med disse overskrifter ind.",
        "The columns are set as when you last brought in a table with these headings.";
    sheet: "Ark", "Sheet";
    sheet_named(name: &str, rows: usize):
        format!("{name} ({})", counted(rows, "række", "rækker")),
        format!("{name} ({})", counted(rows, "row", "rows"));
    first_rows: "De første rækker", "The first rows";
    first_is_heading: "Øverste række er overskrifter", "The top row is headings";
    column_means(column: &str): format!("Kolonnen {column} er"), format!("The column {column} is");
    column(place: usize): format!("Kolonne {}", whole(place)), format!("Column {}", whole(place));
    row: "Række", "Row";

    text: "Tekst", "Text";
    title: "Titel", "Title";
    focus_point: "Fokuspunkt", "Focus point";
    aspect: "Aspekt", "Aspect";
    table_number: "Bord", "Table";
    stakeholder: "Interessent", "Stakeholder";
    name: "Navn", "Name";
    nothing: "Ikke med", "Left out";

    values: "Værdier, der ikke står i planen", "Values that are not in the plan";
    values_help:
        "Hver værdi skal kun forklares én gang. Til da står dens linjer uden.",
        "Each value is explained once. Until then its lines are without.";
    value_means(value: &str, column: &str):
        format!("»{value}« i kolonnen {column} svarer til"),
        format!("“{value}” in the column {column} means");
    in_rows(count: usize): counted(count, "række", "rækker"), counted(count, "row", "rows");
    choose: "Vælg …", "Choose …";
    none: "Intet", "Nothing";
    more_values(count: usize):
        format!("Der er {} andre. Står kolonnen til det rigtige?", whole(count)),
        format!("There are {} others. Is the column set to the right thing?", whole(count));

    questions: "Hvad kolonnerne handler om", "What the columns are about";
    questions_help:
        "Hver kolonne med tekst bliver til input for sig. Vælg, hvor de hører til, hvis rækken ikke selv siger det.",
        "Each column of text becomes input of its own. Choose where they belong, where the row does not say so itself.";
    question_focus_point(column: &str): format!("Fokuspunkt for {column}"), format!("Focus point of {column}");
    question_aspect(column: &str): format!("Aspekt for {column}"), format!("Aspect of {column}");

    defaults: "Når filen ikke siger det", "Where the file does not say";
    defaults_help:
        "Gælder de linjer, hvor der ikke står noget.",
        "Holds for the lines in which nothing is said.";

    becomes: "Sådan bliver det", "What it becomes";
    first_lines(count: usize):
        match count {
            1 => "Den første linje".to_owned(),
            count => format!("De første {} linjer", whole(count)),
        },
        match count {
            1 => "The first line".to_owned(),
            count => format!("The first {} lines", whole(count)),
        };
    no_lines: "Der kommer ingen linjer ud af tabellen, som kolonnerne er sat nu.", "As the columns are set now, no lines come of the table.";
    is_new: "Ny", "New";
    is_known: "Kendt", "Already here";
    is_too_long: "For lang", "Too long";
    skipped: "Hvorfor noget springes over", "Why something is passed over";
    skipped_empty(count: usize):
        format!("{} uden tekst", counted(count, "række", "rækker")),
        format!("{} without text", counted(count, "row", "rows"));
    skipped_moderated(count: usize):
        format!("{} afvist af moderatorer i det andet program", counted(count, "række", "rækker")),
        format!("{} turned down by moderators in the other program", counted(count, "row", "rows"));
    skipped_repeated(count: usize):
        format!("{} med det samme som en anden", counted(count, "række", "rækker")),
        format!("{} the same as another", counted(count, "row is", "rows are"));
    skipped_long(rows: &str, limit: usize):
        format!("Længere end {} tegn, og kan ikke være i et input: række {rows}. Del teksten op i filen.", whole(limit)),
        format!("Longer than {} characters, which is more than an input holds: row {rows}. Split the text in the file.", whole(limit));
    noted(count: usize, rows: &str):
        format!("{} er trukket tilbage eller afvist i det andet program (række {rows}). De kommer med.", whole(count)),
        format!("{} withdrawn or rejected in the other program (row {rows}). They come in too.", counted(count, "was", "were"));

    lines_taken(count: usize):
        format!("{} er taget ind.", counted(count, "linje", "linjer")),
        format!("{} brought in.", counted(count, "line was", "lines were"));
    lines_known(count: usize): format!("{} var her i forvejen.", whole(count)), format!("{} already here.", counted(count, "was", "were"));
    lines_skipped(count: usize): format!("{} blev sprunget over.", whole(count)), format!("{} passed over.", counted(count, "was", "were"));
    lines_all_known: "Alle linjer var her i forvejen. Der er ikke ændret noget.", "All lines were here already. Nothing was changed.";
    lines_stopped(done: usize, all: usize):
        format!("Stoppet: {} af {} er taget ind. Tag filen ind igen, så fortsætter det her.", whole(done), counted(all, "linje", "linjer")),
        format!("Stopped: {} of {} brought in. Bring the file in again to go on from here.", whole(done), counted(all, "line was", "lines were"));
    lines_failed(done: usize, all: usize):
        format!("{} af {} er taget ind, så gik det galt; se beskeden øverst på siden. Tag filen ind igen, så fortsætter det her.", whole(done), counted(all, "linje", "linjer")),
        format!("{} of {} brought in, then it failed; see the message at the top of the page. Bring the file in again to go on from here.", whole(done), counted(all, "line was", "lines were"));

    unable:
        "Den del af programmet, der læser tabeller, kunne ikke starte. Der er ikke ændret noget her. Prøv igen, når der er net.",
        "The part of the program that reads tables could not start. Nothing was changed here. Try again when there is a network.";
    table_empty: "Der står ikke noget i filen. Der er ikke ændret noget her.", "Nothing is in the file. Nothing was changed here.";
    table_too_large:
        "Filen er for stor til at blive læst. Der er ikke ændret noget her. Del den op i flere.",
        "The file is too large to be read. Nothing was changed here. Split it into several.";
    table_encrypted:
        "Filen har en adgangskode. Der er ikke ændret noget her. Gem den uden adgangskode, og vælg den igen.",
        "The file has a password. Nothing was changed here. Save it without one and choose it again.";
    table_damaged:
        "Filen er en tabel, men den er beskadiget. Der er ikke ændret noget her. Gem den igen dér, hvor den kommer fra.",
        "The file is a table, but damaged. Nothing was changed here. Save it again where it came from.";
    table_save_as(what: &str):
        format!("Filen er {what}, som ikke kan læses her. Der er ikke ændret noget. Gem den som Excel-projektmappe (.xlsx) eller CSV, og vælg den igen."),
        format!("The file is {what}, which cannot be read here. Nothing was changed. Save it as an Excel workbook (.xlsx) or CSV and choose it again.");
    old_excel: "et gammelt Excel-ark (.xls)", "an old Excel sheet (.xls)";
    binary_excel: "et binært Excel-ark (.xlsb)", "a binary Excel sheet (.xlsb)";
    open_document: "et LibreOffice-ark (.ods)", "a LibreOffice sheet (.ods)";
    markup: "en webside", "a web page";

    note_rows_beyond(count: usize): format!("{} er der ikke plads til; de er ikke læst.", counted(count, "række", "rækker")), format!("There is no room for {}; they were not read.", counted(count, "row", "rows"));
    note_columns_beyond(count: usize): format!("{} er ikke læst.", counted(count, "kolonne", "kolonner")), format!("{} not read.", counted(count, "column was", "columns were"));
    note_sheets_beyond(count: usize): format!("{} er ikke læst.", counted(count, "ark", "ark")), format!("{} not read.", counted(count, "sheet was", "sheets were"));
    note_cells_cut(count: usize, row: usize): format!("{} er læst med de første 10.000 tegn. Den første står i række {}.", counted(count, "lang celle", "lange celler"), whole(row)), format!("{} read up to 10,000 characters. The first is in row {}.", counted(count, "long cell was", "long cells were"), whole(row));
    note_ragged(count: usize, row: usize): format!("{} har flere celler end der er overskrifter. Den første er række {}.", counted(count, "række", "rækker"), whole(row)), format!("{} more cells than there are headings. The first is row {}.", counted(count, "row has", "rows have"), whole(row));
    note_rows_above(count: usize): format!("{} over overskrifterne er sprunget over.", counted(count, "række", "rækker")), format!("{} above the headings passed over.", counted(count, "row was", "rows were"));
    note_no_headings: "Filen har ingen overskrifter; hver række er en linje.", "The file has no headings; each row is a line.";
    note_western: "Filen er gemt med Windows' gamle bogstaver. Se efter, at æ, ø og å er rigtige.", "The file was saved with the old letters of Windows. Check that æ, ø and å are right.";
    note_letters_lost(count: usize): format!("{} kunne ikke læses og står som �. Gem filen som UTF-8, hvis det betyder noget.", counted(count, "tegn", "tegn")), format!("{} could not be read and are shown as �. Save the file as UTF-8 if it matters.", counted(count, "character", "characters"));
    note_quote_open(row: usize): format!("Et citationstegn i række {} bliver aldrig lukket, så resten er én celle.", whole(row)), format!("A quotation mark in row {} is never closed, so the rest is one cell.", whole(row));
    note_errors(count: usize): format!("{} med en regnefejl er tomme her.", counted(count, "celle", "celler")), format!("{} with a formula error are empty here.", counted(count, "cell", "cells"));
    note_hidden: "Arket er skjult i filen.", "The sheet is hidden in the file.";

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

impl BringTexts {
    /// What a column means.
    pub fn meaning(&self, meaning: Meaning) -> &'static str {
        match meaning {
            Meaning::Text => self.text,
            Meaning::Title => self.title,
            Meaning::FocusPoint => self.focus_point,
            Meaning::Aspect => self.aspect,
            Meaning::Table => self.table_number,
            Meaning::Stakeholder => self.stakeholder,
            Meaning::Name => self.name,
            Meaning::Nothing => self.nothing,
        }
    }

    /// What a person should know of how a sheet was read.
    pub fn note(&self, note: &Note) -> String {
        match *note {
            Note::RowsBeyond { count } => (self.note_rows_beyond)(count),
            Note::ColumnsBeyond { count } => (self.note_columns_beyond)(count),
            Note::SheetsBeyond { count } => (self.note_sheets_beyond)(count),
            Note::CellsCut { count, row } => (self.note_cells_cut)(count, row),
            Note::Ragged { count, row } => (self.note_ragged)(count, row),
            Note::RowsAbove { count } => (self.note_rows_above)(count),
            Note::NoHeadings => self.note_no_headings.to_owned(),
            Note::WesternLetters => self.note_western.to_owned(),
            Note::LettersLost { count } => (self.note_letters_lost)(count),
            Note::QuoteOpen { row } => (self.note_quote_open)(row),
            Note::Errors { count } => (self.note_errors)(count),
            Note::Hidden => self.note_hidden.to_owned(),
        }
    }

    /// Why a file is no table that can be read; none where it is nothing that anybody would take for one.
    pub fn not_read(&self, error: &ReadError) -> Option<String> {
        let save_as = |what| Some((self.table_save_as)(what));
        match error {
            ReadError::Empty => Some(self.table_empty.to_owned()),
            ReadError::TooLarge { .. } => Some(self.table_too_large.to_owned()),
            ReadError::Encrypted => Some(self.table_encrypted.to_owned()),
            ReadError::Damaged => Some(self.table_damaged.to_owned()),
            ReadError::NotATable { kind } => match kind {
                Kind::OldExcel => save_as(self.old_excel),
                Kind::BinaryExcel => save_as(self.binary_excel),
                Kind::OpenDocument => save_as(self.open_document),
                Kind::Markup => save_as(self.markup),
                _ => None,
            },
        }
    }
}
