//! CSV: a row an input, as RFC 4180 has it; the lists in a row stand in one field.
//!
//! What a spreadsheet would calculate gets an apostrophe in front, the spreadsheets' own sign for “this is text”: a
//! field, and within it whatever a program that guesses another separator would take for one.

use std::borrow::Cow;

use crate::follow::Follow;
use crate::moment::Moment;
use crate::report::{Input, Language, Report};
use crate::text::{clean, cut, line};
use crate::words::Words;

/// As many units of UTF-16 as a spreadsheet keeps of a cell; it drops the rest without a word.
pub(crate) const CELL: usize = 32_767;

/// For whom a CSV file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsvForm {
    /// What a Danish Excel opens by a double click: a byte order mark, semicolons, and times that it takes for times.
    DanishExcel,
    /// What programs read: commas, UTF-8 without a byte order mark, times as ISO 8601 has them, texts in full.
    Plain,
}

/// The report's input as CSV, by number, under one line of headings in the report's language. Lines end in CRLF; lists
/// of themes have “; ” between them. The column of names is there only where the report has names.
#[must_use]
pub fn csv(report: &Report, form: CsvForm) -> String {
    let follow = Follow::new(report);
    let words = follow.words;
    let mut out = String::new();
    if form == CsvForm::DanishExcel {
        out.push('\u{feff}');
    }
    let mut headings = vec![
        words.number,
        words.focus_point,
        words.aspect,
        words.table,
        words.table_name,
        words.joint,
        words.stakeholder,
    ];
    if report.with_names {
        headings.push(words.name);
    }
    headings.extend([
        words.written,
        words.state_column,
        words.reason,
        words.themes,
        words.sentence,
        words.supporters,
        words.points,
        words.input,
        words.id,
    ]);
    write(
        &mut out,
        headings.into_iter().map(Cow::Borrowed),
        form,
        words,
    );
    for input in follow.by_number() {
        let row = row(&follow, input, form);
        write(&mut out, row.into_iter(), form, words);
    }
    out
}

/// Any rows as CSV that a Danish Excel opens by a double click. `language` is that of the mark where a cell is cut.
#[must_use]
pub fn csv_of_rows(rows: &[Vec<String>], language: Language) -> String {
    let mut out = String::from('\u{feff}');
    for row in rows {
        let fields = row.iter().map(|field| clean(field));
        write(&mut out, fields, CsvForm::DanishExcel, Words::of(language));
    }
    out
}

fn row<'a>(follow: &Follow<'a>, input: &'a Input, form: CsvForm) -> Vec<Cow<'a, str>> {
    let words = follow.words;
    let text = |text: Option<String>| Cow::<str>::Owned(text.unwrap_or_default());
    let mut row = vec![
        Cow::Owned(input.number.to_string()),
        text(follow.focus_point(input)),
        text(follow.aspect(input)),
        text(input.table.map(|table| table.to_string())),
        text(input.table_name.as_deref().map(line)),
        Cow::Borrowed(if input.is_joint { words.yes } else { words.no }),
        text(follow.stakeholder(input)),
    ];
    if follow.report.with_names {
        row.push(text(follow.name(input)));
    }
    row.extend([
        text(input.written.as_deref().map(|written| time(written, form))),
        Cow::Borrowed(words.state(input.state)),
        text(input.reason.as_deref().map(line)),
        Cow::Owned(follow.theme_titles(&input.themes).join("; ")),
        follow
            .sentence(input)
            .map_or(Cow::Borrowed(""), |sentence| clean(&sentence.text)),
        Cow::Owned(votes(input.supporters)),
        Cow::Owned(votes(input.points)),
        clean(&input.text),
        Cow::Owned(line(&input.id)),
    ]);
    row
}

/// Votes that are held back leave their field empty: a sign in a column of numbers stops programs.
fn votes(votes: Option<u32>) -> String {
    votes.map(|votes| votes.to_string()).unwrap_or_default()
}

fn time(written: &str, form: CsvForm) -> String {
    match (Moment::read(written), form) {
        (Some(moment), CsvForm::DanishExcel) => moment.iso().replace('T', " "),
        (Some(moment), CsvForm::Plain) => moment.iso(),
        (None, _) => line(written),
    }
}

fn write<'a>(
    out: &mut String,
    fields: impl Iterator<Item = Cow<'a, str>>,
    form: CsvForm,
    words: &Words,
) {
    for (index, field) in fields.enumerate() {
        let separator = match form {
            CsvForm::DanishExcel => ';',
            CsvForm::Plain => ',',
        };
        if index > 0 {
            out.push(separator);
        }
        let field = guarded(&field);
        let field = match form {
            CsvForm::DanishExcel => cut(&field, CELL, words.cut),
            CsvForm::Plain => field,
        };
        quote(out, &field);
    }
    out.push_str("\r\n");
}

/// Writes a field in quotation marks, which never harm and spare the question where they are needed.
pub(crate) fn quote(out: &mut String, field: &str) {
    out.push('"');
    for (index, part) in field.split('"').enumerate() {
        if index > 0 {
            out.push_str("\"\"");
        }
        out.push_str(part);
    }
    out.push('"');
}

/// The field with an apostrophe before each place from which a spreadsheet would calculate: its beginning, and what
/// follows a sign that another program could take for the end of a field.
pub(crate) fn guarded(field: &str) -> Cow<'_, str> {
    // Of most fields there is nothing to guard.
    if !field.contains(is_sign) && !field.starts_with(is_blank) {
        return Cow::Borrowed(field);
    }
    let mut out = String::with_capacity(field.len() + 1);
    let is_guarded =
        field.starts_with('\t') || field.trim_start_matches(is_blank).starts_with(is_sign);
    if is_guarded {
        out.push('\'');
    }
    let mut begins = !is_guarded;
    for letter in field.chars() {
        if begins && is_sign(letter) {
            out.push('\'');
        }
        let ends = matches!(letter, ',' | ';' | '|' | '\t' | '\n');
        begins = ends || begins && (letter == '"' || is_blank(letter));
        out.push(letter);
    }
    Cow::Owned(out)
}

/// What is not seen before the first letter, and passed over by some programs.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// A sign that a formula begins with, perhaps in its wide form.
fn is_sign(letter: char) -> bool {
    matches!(
        letter,
        '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '−' | '﹢' | '﹣' | '﹦' | '﹫'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_calculated_is_guarded() {
        for (field, expected) in [
            ("=1+1", "'=1+1"),
            ("+45 12", "'+45 12"),
            ("-1", "'-1"),
            ("@SUM", "'@SUM"),
            ("\tx", "'\tx"),
            ("\u{200b} =1", "'\u{200b} =1"),
            ("＝1", "'＝1"),
            ("a;=1", "a;'=1"),
            ("a\n-b", "a\n'-b"),
            ("\";=1", "\";'=1"),
            ("\"=1", "\"'=1"),
            ("\n\"=1", "\n\"'=1"),
            ("dag- og døgn", "dag- og døgn"),
            (" plain", " plain"),
            ("", ""),
        ] {
            assert_eq!(guarded(field), expected, "{field:?}");
        }
    }
}
