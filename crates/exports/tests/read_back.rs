//! What is exported can be imported again: the CSV, read by what reads other tools' tables.

use exports::{CsvForm, Input, Language, Named, Report, csv};
use intake::{Defaults, Grid, Line, Part, guess, lines, read};
use proptest::prelude::*;

fn named(id: &str, title: &str) -> Named {
    Named {
        id: id.to_owned(),
        title: title.to_owned(),
    }
}

fn report(language: Language, name: &str, text: &str) -> Report {
    Report {
        title: "Temadag".into(),
        made: "2018-01-30T10:15".into(),
        language,
        with_names: true,
        focus_points: vec![
            named("aa", "Tidlige indsatser"),
            named("ab", "Sammenhængende indsatser"),
        ],
        aspects: vec![named("ba", "Potentiale"), named("bb", "Forudsætninger")],
        stakeholders: vec![
            named("relative", "Pårørende"),
            named("staff", "Medarbejder"),
        ],
        inputs: vec![Input {
            id: "0a".into(),
            number: 1,
            text: text.to_owned(),
            focus_point: Some("ab".into()),
            aspect: Some("ba".into()),
            table: Some(7),
            stakeholder: Some("relative".into()),
            name: Some(name.to_owned()),
            written: Some("2018-01-29T18:45".into()),
            ..Input::default()
        }],
        ..Report::default()
    }
}

/// An input as it comes back.
fn there_and_back(report: &Report, form: CsvForm) -> Vec<Line> {
    let part = |named: &Named| Part {
        id: named.id.clone(),
        title: named.title.clone(),
    };
    let grid = Grid {
        focus_points: report.focus_points.iter().map(part).collect(),
        aspects: report.aspects.iter().map(part).collect(),
        stakeholders: report.stakeholders.iter().map(part).collect(),
        tables: 60,
    };
    let file = csv(report, form);
    let sheets = read("temadag.csv", file.as_bytes()).expect("a table");
    let mapping = guess(&sheets[0], &grid);
    let out = lines(&sheets[0], &mapping, &grid, &Defaults::default());
    assert!(out.unmatched.is_empty(), "{:?}", out.unmatched);
    out.lines
}

#[test]
fn every_column_comes_back_in_both_languages_and_forms() {
    for language in [Language::Danish, Language::English] {
        for form in [CsvForm::DanishExcel, CsvForm::Plain] {
            let report = report(language, "Åse; \"Pip\"", "Hjælp;\n=nu, \"tak\"");
            let line = Line {
                row: 2,
                times: 1,
                text: "Hjælp;\n=nu, \"tak\"".into(),
                focus_point: Some("ab".into()),
                aspect: Some("ba".into()),
                table: Some(7),
                stakeholder: Some("relative".into()),
                name: Some("Åse; \"Pip\"".into()),
            };
            assert_eq!(
                there_and_back(&report, form),
                [line],
                "{language:?} {form:?}"
            );
        }
    }
}

proptest! {
    // An apostrophe before a sign may be somebody's own, which nothing in the file tells.
    #[test]
    fn what_people_wrote_comes_back(text in "[a-zæøå0-9 =+@;,|\n\"<>&/._#-]{1,60}") {
        let wrote = text.trim().to_owned();
        prop_assume!(!wrote.is_empty());
        let found = there_and_back(&report(Language::Danish, "Åse", &text), CsvForm::DanishExcel);
        prop_assert_eq!(&found[0].text, &wrote);
    }
}
