//! Whatever people wrote: it survives, or is cut where that can be seen, and no file breaks.

mod common;

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use common::{AWKWARD, docx::Docx, sound};
use exports::{
    Cell, CsvForm, Figure, Grid, Input, Language, Member, Named, Report, Sentence, State, Sum,
    Theme, csv, excel, json, markdown, polis, word,
};
use proptest::prelude::*;

fn words() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        proptest::sample::select(AWKWARD).prop_map(str::to_owned),
        "[a-zæøå ]{0,12}",
        any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(part, 0..12).prop_map(|parts| parts.concat())
}

/// What a file may leave out, said again: controls, what turns directions, what Unicode has no character for, and marks
/// beyond eight on a letter.
fn kept(text: &str) -> String {
    let mut marks = 0;
    let text = text.replace("\r\n", "\n");
    let kept = text.chars().filter_map(|letter| {
        let is_mark = matches!(letter as u32, 0x300..=0x36f | 0x483..=0x489 | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff
            | 0x20d0..=0x20ff | 0xfe20..=0xfe2f);
        marks = if is_mark { marks + 1 } else { 0 };
        match letter as u32 {
            0x9 | 0xa => Some(letter),
            0xb..=0xd | 0x85 | 0x2028 | 0x2029 => Some('\n'),
            0..=0x1f | 0x7f..=0x9f | 0x202a..=0x202e | 0x2066..=0x2069 | 0xfeff | 0xfffe | 0xffff => None,
            _ if marks > 8 => None,
            _ => Some(letter),
        }
    });
    kept.collect()
}

/// A report with these words wherever there are any; ids lead to each other, to nothing, and round.
fn report(words: &[String], numbers: &[u32], language: Language) -> Report {
    let word = |index: usize| words[index % words.len()].clone();
    let id = |index: usize| word(index % 3);
    let number = |index: usize| numbers[index % numbers.len()];
    let state = |index: usize| {
        [
            State::InTheme,
            State::Merged,
            State::Split,
            State::LeftOut,
            State::Untreated,
        ][index % 5]
    };
    let named = || {
        (0..3)
            .map(|index| Named {
                id: id(index),
                title: word(index + 1),
            })
            .collect()
    };
    let inputs = words.iter().enumerate().map(|(index, text)| Input {
        id: id(index),
        number: number(index),
        text: text.clone(),
        focus_point: Some(id(index)),
        aspect: (index % 2 == 0).then(|| id(index + 1)),
        table: u16::try_from(number(index + 1)).ok(),
        table_name: Some(word(index + 2)),
        is_joint: index % 2 == 1,
        stakeholder: Some(id(index + 2)),
        name: Some(word(index + 3)),
        written: Some(word(index + 4)),
        state: state(index),
        reason: Some(word(index + 5)),
        themes: vec![id(index), id(index + 1)],
        sentence: Some(id(index)),
        supporters: Some(number(index + 2)),
        points: Some(number(index + 3)),
    });
    let sentence = Sentence {
        id: id(0),
        text: word(1),
        sources: vec![id(0), id(1), word(7)],
        themes: vec![id(2)],
        supporters: Some(number(0)),
        points: Some(number(1)),
    };
    let theme = Theme {
        id: id(1),
        title: word(2),
        summary: word(3),
        members: vec![
            Member::Input { id: id(0) },
            Member::Sentence { id: id(0) },
            Member::Sentence { id: word(9) },
            Member::Piece {
                input: id(1),
                words: word(4),
            },
        ],
        inputs: number(2),
        tables: number(3),
        stakeholders: vec![id(0), word(8)],
        supporters: Some(number(4)),
        points: Some(number(5)),
        impact: Some(f64::from(number(6)) / 3.0),
        feasibility: Some(f64::NAN),
    };
    let figure = Figure {
        title: word(5),
        alternative: word(6),
        png: if number(0) % 2 == 0 {
            common::png::bars(&[number(0) % 160])
        } else {
            word(7).into_bytes()
        },
        width: number(1),
        height: number(2),
        table: Some(Grid {
            headers: vec![word(0), word(1)],
            rows: vec![
                vec![
                    Cell::Text(word(2)),
                    Cell::Number(f64::INFINITY),
                    Cell::Withheld,
                ],
                vec![],
                vec![Cell::Number(-1.0 / f64::from(number(3)))],
            ],
        }),
    };
    Report {
        title: word(0),
        date: Some(word(1)),
        place: Some(word(2)),
        language,
        made: word(3),
        filter: Some(word(4)),
        with_names: number(4) % 2 == 0,
        focus_points: named(),
        aspects: named(),
        stakeholders: named(),
        sum: Sum {
            all: number(5),
            untreated: number(6),
            ..Sum::default()
        },
        inputs: inputs.collect(),
        sentences: vec![sentence],
        themes: vec![theme],
        figures: vec![figure],
    }
}

/// The texts of the input in a sheet's column.
fn in_workbook(report: &Report, title: &str) -> Vec<String> {
    let bytes = excel(report).unwrap();
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range("Input").unwrap();
    let place = sheet
        .rows()
        .next()
        .unwrap()
        .iter()
        .position(|head| *head == *title)
        .unwrap();
    sheet
        .rows()
        .skip(1)
        .map(|row| row[place].to_string())
        .collect()
}

fn by_number(report: &Report) -> Vec<&Input> {
    let mut inputs: Vec<&Input> = report.inputs.iter().collect();
    inputs.sort_by_key(|input| input.number);
    inputs
}

fn check(report: &Report) {
    let docx = Docx::read(&word(report).unwrap());
    sound::check(&docx);
    let cells = docx.in_style("TableText");
    for input in &report.inputs {
        let text = kept(input.text.trim());
        let text = if text.is_empty() {
            "–".to_owned()
        } else {
            text
        };
        assert!(cells.contains(&text), "{text:?} in {cells:?}");
    }
    let texts = in_workbook(report, "Input");
    for (input, text) in by_number(report).into_iter().zip(texts) {
        assert_eq!(kept(&input.text), text);
    }
    for (form, separator) in [(CsvForm::DanishExcel, b';'), (CsvForm::Plain, b',')] {
        let text = csv(report, form);
        let rows = ::csv::ReaderBuilder::new()
            .delimiter(separator)
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes())
            .into_records()
            .map(|row| row.unwrap());
        for (input, row) in by_number(report).into_iter().zip(rows) {
            let without = |text: &str| text.replace('\'', "");
            let field = &row[row.len() - 2];
            assert_eq!(without(field), without(&kept(&input.text)));
            assert!(
                row.iter()
                    .all(|field| !field.starts_with(['=', '+', '-', '@', '\t'])),
                "{row:?}"
            );
        }
    }
    let lines = polis(report);
    assert_eq!(lines.lines().count(), report.inputs.len() + 1);
    let read: Report = serde_json::from_str(&json(report).unwrap()).unwrap();
    for (read, input) in read.inputs.iter().zip(&report.inputs) {
        assert_eq!(read.text, input.text, "JSON holds every character");
    }
    for event in pulldown_cmark::Parser::new(&markdown(report)) {
        use pulldown_cmark::Event::{Html, InlineHtml};
        assert!(!matches!(event, Html(_) | InlineHtml(_)), "{event:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_words_survive(
        words in proptest::collection::vec(words(), 1..12),
        numbers in proptest::collection::vec(any::<u32>(), 1..8),
        is_danish in any::<bool>(),
    ) {
        let language = if is_danish { Language::Danish } else { Language::English };
        check(&report(&words, &numbers, language));
    }
}

#[test]
fn every_awkward_word_survives() {
    for awkward in AWKWARD {
        let around = format!("før{awkward}efter");
        check(&report(
            &[(*awkward).to_owned(), around],
            &[0, 1, u32::MAX],
            Language::Danish,
        ));
    }
}

#[test]
fn what_is_too_long_for_a_cell_is_cut_where_it_shows() {
    let long = "blåbærgrød ".repeat(4000);
    let report = report(std::slice::from_ref(&long), &[1, 2], Language::Danish);
    let docx = Docx::read(&word(&report).unwrap());
    sound::check(&docx);
    assert!(
        docx.in_style("TableText").contains(&long.trim().to_owned()),
        "Word takes all of it"
    );
    let cell = in_workbook(&report, "Input").remove(0);
    assert_eq!(cell.encode_utf16().count(), 32_767);
    assert!(cell.ends_with(" … (afkortet)"));
    assert!(long.starts_with(cell.trim_end_matches(" … (afkortet)")));
    assert!(csv(&report, CsvForm::Plain).contains(&long));
    let danish = csv(&report, CsvForm::DanishExcel);
    assert!(danish.contains("… (afkortet)\"") && !danish.contains(&long));
    let read: Report = serde_json::from_str(&json(&report).unwrap()).unwrap();
    assert_eq!(read.inputs[0].text, long);
    assert!(markdown(&report).contains(long.trim()));
    assert!(polis(&report).contains(long.trim()));
}
