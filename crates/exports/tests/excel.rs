//! The workbook, read back by another's reader: which sheets, which cells, of which kinds.

mod common;

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use common::docx::Docx;
use exports::{Language, Report, excel};

fn opened(report: &Report) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(excel(report).unwrap())).unwrap()
}

fn sheet(report: &Report, name: &str) -> Range<Data> {
    opened(report).worksheet_range(name).unwrap()
}

fn texts(row: &[Data]) -> Vec<String> {
    row.iter().map(ToString::to_string).collect()
}

fn column(sheet: &Range<Data>, title: &str) -> usize {
    let heads = texts(sheet.rows().next().unwrap());
    heads
        .iter()
        .position(|head| head == title)
        .unwrap_or_else(|| panic!("{title} of {heads:?}"))
}

#[test]
fn there_is_a_sheet_for_each_kind_and_for_each_figure() {
    assert_eq!(
        opened(&common::report()).sheet_names(),
        [
            "Input",
            "Temaer",
            "Flettede",
            "Sum",
            "Figur 1 Input pr. fokuspunkt",
            "Figur 2 Stemmer pr. interessen…"
        ]
    );
    let english = Report {
        language: Language::English,
        figures: Vec::new(),
        ..common::report()
    };
    assert_eq!(
        opened(&english).sheet_names(),
        ["Input", "Themes", "Merged", "Sum"]
    );
    assert_eq!(opened(&Report::default()).sheet_names().len(), 4);
}

#[test]
fn a_row_of_input_has_cells_of_their_kinds() {
    let report = common::report();
    let sheet = sheet(&report, "Input");
    assert_eq!(sheet.height(), report.inputs.len() + 1);
    let row = sheet.rows().nth(10).unwrap();
    let cell = |title: &str| &row[column(&sheet, title)];
    assert_eq!(*cell("Nr."), Data::Float(10.0));
    assert_eq!(*cell("Bord"), Data::Float(3.0));
    assert_eq!(*cell("Bordets navn"), Data::String("Limfjorden".to_owned()));
    assert_eq!(*cell("Støtter"), Data::Float(3.0));
    assert_eq!(*cell("Status"), Data::String("Flettet".to_owned()));
    assert_eq!(*cell("Temaer"), Data::String("Hjælp i tide".to_owned()));
    assert!(
        cell("Flettet tekst")
            .to_string()
            .starts_with("De, der ser barnet hver dag")
    );
    let Data::DateTime(written) = cell("Skrevet") else {
        panic!("{:?}", cell("Skrevet"));
    };
    assert!(written.is_datetime());
    assert_eq!(written.to_ymd_hms_milli(), (2018, 1, 29, 18, 55, 0, 0));
    for (input, row) in report.inputs.iter().zip(sheet.rows().skip(1)) {
        assert_eq!(row[column(&sheet, "Input")].to_string(), input.text);
    }
}

#[test]
fn a_formula_that_somebody_wrote_is_a_text() {
    let mut book = opened(&common::report());
    assert!(book.worksheet_formula("Input").unwrap().is_empty());
    let sheet = sheet(&common::report(), "Input");
    let text = &sheet.rows().nth(23).unwrap()[column(&sheet, "Input")];
    assert!(matches!(text, Data::String(text) if text.starts_with("=SUM(alle")));
}

#[test]
fn themes_and_merged_sentences_say_what_they_come_from() {
    let report = common::report();
    let themes = sheet(&report, "Temaer");
    assert_eq!(
        texts(themes.rows().nth(3).unwrap()),
        [
            "3",
            "Én indgang for hele familien",
            "Familierne vil have én at ringe til, og én plan.",
            "8",
            "6",
            "Borger, Pårørende, Medarbejder, Politiker, Organisation",
            "88",
            "1240",
            "4.5",
            ""
        ]
    );
    let merged = sheet(&report, "Flettede");
    assert_eq!(
        texts(merged.rows().nth(3).unwrap())[1..],
        [
            "3",
            "16, 17 og 24",
            "1, 2 og 4",
            "Borger, Pårørende",
            "Én indgang for hele familien",
            "12",
            "7"
        ]
    );
}

#[test]
fn the_sum_says_how_much_is_treated_and_what_the_file_is_of() {
    let sheet = sheet(&common::report(), "Sum");
    let rows: Vec<String> = sheet.rows().map(|row| texts(row).join("|")).collect();
    assert_eq!(
        rows,
        [
            "Hvad|Antal",
            "I et tema|10",
            "Flettet|12",
            "Delt|2",
            "Udeladt|2",
            "Skjult|1",
            "Ubehandlet|3",
            "I alt|30",
            "Behandlet i alt|27",
            "|",
            "Titel|Temadag om det specialiserede område",
            "Dato|29. januar 2018",
            "Sted|Nordkraft, Aalborg",
            "Rapporten er lavet|30. januar 2018 kl. 10.15",
            "Viser|Alle input",
        ]
    );
}

#[test]
fn a_figure_stands_with_its_title_and_its_numbers_are_numbers() {
    let sheet = sheet(&common::report(), "Figur 2 Stemmer pr. interessen…");
    let rows: Vec<Vec<Data>> = sheet.rows().map(<[Data]>::to_vec).collect();
    assert_eq!(
        rows[0][0].to_string(),
        "Stemmer pr. interessent: hvem/hvor mange?"
    );
    assert_eq!(texts(&rows[1]), ["Interessent", "Stemmer"]);
    assert_eq!(rows[2][1], Data::String("•".to_owned()));
    assert_eq!(rows[4][1], Data::Float(310.5));
}

#[test]
fn names_are_a_column_only_when_they_may_be() {
    let has_names = |with_names| {
        let report = Report {
            with_names,
            ..common::report()
        };
        let sheet = sheet(&report, "Input");
        let heads = texts(sheet.rows().next().unwrap());
        let cells: Vec<String> = sheet.rows().flat_map(texts).collect();
        (
            heads.contains(&"Navn".to_owned()),
            cells.contains(&"Åse Thomsen".to_owned()),
        )
    };
    assert_eq!(has_names(false), (false, false));
    assert_eq!(has_names(true), (true, true));
}

#[test]
fn the_properties_say_when_it_was_made_and_no_clock_is_asked() {
    let created = |made: &str| {
        let report = Report {
            made: made.to_owned(),
            ..common::report()
        };
        let package = Docx::read(&excel(&report).unwrap());
        let core = package.part("docProps/core.xml");
        assert_eq!(
            core.child("dc:title").unwrap().children[0].text,
            report.title
        );
        let dates = ["dcterms:created", "dcterms:modified"].map(|name| {
            let date = core.child(name).unwrap();
            date.children[0].text.clone()
        });
        assert_eq!(dates[0], dates[1]);
        dates[0].clone()
    };
    assert_eq!(created("2018-01-30T10:15"), "2018-01-30T10:15:00Z");
    assert_eq!(created("i går"), "2000-01-01T00:00:00Z");
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = Report {
        made: String::new(),
        ..common::report()
    };
    assert_eq!(excel(&report).unwrap(), excel(&report).unwrap());
}
