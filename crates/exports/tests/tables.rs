//! The files with a line an input, read back by another's reader: CSV, and the one for Polis.

mod common;

use exports::{CsvForm, Language, Report, csv, polis};

fn rows(text: &str, separator: u8) -> Vec<Vec<String>> {
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.unwrap());
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn the_two_forms_are_what_their_readers_expect() {
    let report = common::report();
    let danish = csv(&report, CsvForm::DanishExcel);
    assert!(danish.starts_with("\u{feff}\"Nr.\";\"Fokuspunkt\";"));
    let plain = csv(&report, CsvForm::Plain);
    assert!(plain.starts_with("\"Nr.\",\"Fokuspunkt\","));
    for text in [&danish, &plain] {
        assert!(text.ends_with("\"\r\n"));
    }
    let danish = rows(&danish[3..], b';');
    let plain = rows(&plain, b',');
    assert_eq!(danish.len(), report.inputs.len() + 1);
    let written = plain[0].iter().position(|head| head == "Skrevet").unwrap();
    for (danish, plain) in danish.iter().zip(&plain) {
        for (index, (danish, plain)) in danish.iter().zip(plain).enumerate() {
            assert!(danish == plain || index == written, "{danish} {plain}");
        }
    }
    assert_eq!(danish[1][written], "2018-01-29 18:46:00");
    assert_eq!(plain[1][written], "2018-01-29T18:46:00");
}

#[test]
fn a_row_holds_everything_known_of_an_input() {
    let rows = rows(&csv(&common::report(), CsvForm::Plain), b',');
    assert_eq!(
        rows[0],
        [
            "Nr.",
            "Fokuspunkt",
            "Aspekt",
            "Bord",
            "Bordets navn",
            "Fælles",
            "Interessent",
            "Skrevet",
            "Status",
            "Årsag",
            "Temaer",
            "Flettet tekst",
            "Støtter",
            "Point",
            "Input",
            "Id"
        ]
    );
    assert_eq!(
        rows[25],
        [
            "25",
            "Styrket målsætning og -opfølgning",
            "Potentiale",
            "2",
            "",
            "nej",
            "Politiker",
            "2018-01-29T19:10:00",
            "Flettet",
            "",
            "Borgeren sætter retningen; Tid, penge og overblik",
            "Der er få mål, sat af borgeren selv. De følges op hvert kvartal, og resultatet lægges frem hvert år.",
            "4",
            "1",
            "Vis os hvert år, om det virker – også når det ikke gør.",
            "1a0019"
        ]
    );
    assert_eq!(
        rows[11][14],
        "Forældrekurser straks efter en diagnose:\n'- hvad betyder det\n'- hvem kan hjælpe\n'- hvad har vi ret til"
    );
    assert!(
        rows[23][14].starts_with("'=SUM("),
        "no spreadsheet calculates it"
    );
}

#[test]
fn names_are_a_column_only_when_they_may_be() {
    let report = common::report();
    assert!(!csv(&report, CsvForm::Plain).contains("Åse"));
    let report = Report {
        with_names: true,
        language: Language::English,
        ..report
    };
    let rows = rows(&csv(&report, CsvForm::Plain), b',');
    assert_eq!(rows[0][6..9], ["Stakeholder", "Name", "Written"]);
    assert_eq!(rows[5][7], "Åse Thomsen");
}

#[test]
fn polis_gets_its_own_columns_and_nobody() {
    let report = Report {
        with_names: true,
        ..common::report()
    };
    let text = polis(&report);
    let rows = rows(&text, b',');
    assert_eq!(
        rows[0],
        [
            "timestamp",
            "datetime",
            "comment-id",
            "author-id",
            "agrees",
            "disagrees",
            "moderated",
            "comment-body"
        ]
    );
    assert_eq!(
        text.lines().count(),
        report.inputs.len() + 1,
        "a line is a comment"
    );
    assert_eq!(
        rows[1],
        [
            "1517251560",
            "Mon Jan 29 2018 18:46:00 GMT+0000 (Coordinated Universal Time)",
            "1",
            "1",
            "1",
            "0",
            "1",
            "Tal med mig og ikke om mig. Jeg ved godt selv, hvad jeg gerne vil kunne."
        ]
    );
    let moderated = |number: usize| rows[number][6].as_str();
    assert_eq!(
        (moderated(3), moderated(15), moderated(21), moderated(28)),
        ("1", "-1", "1", "0")
    );
    let authors: std::collections::HashSet<&String> = rows.iter().map(|row| &row[3]).collect();
    assert_eq!(
        authors.len(),
        rows.len(),
        "no two inputs are said to be of one person"
    );
    assert!(!text.contains("Åse"));
}
