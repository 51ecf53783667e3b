//! CSV: the collection for a spreadsheet, in the dialect that Danish Excel opens by a double click.
//!
//! RFC 4180 with `;` for the comma and a byte order mark in front. Every field is quoted. What a
//! spreadsheet would calculate gets an apostrophe in front, the spreadsheets' own sign for “this is
//! text”: a field, and within it what a program that guesses another separator would take for one.
//! What does something to a program or to the line it stands in ([`visible::confined`]) is left out; nothing
//! else is changed in what people wrote.

use std::sync::Arc;

use super::words::Words;
use super::{Entry, Wording, calendar};
use crate::visible;

/// The entries as CSV, one line each and one with the names of the columns.
pub fn csv(entries: &[Arc<Entry>], wording: &Wording<'_>) -> String {
    let words = Words::of(wording.language);
    let mut out = String::from('\u{feff}');
    line(
        &mut out,
        &[
            words.focus_point,
            words.aspect,
            words.table,
            words.stakeholder,
            words.name,
            words.joint,
            words.input,
            words.written,
            words.imported,
            words.id,
        ],
    );
    for entry in entries {
        let contribution = &entry.contribution;
        let created = contribution.created;
        let imported = contribution.imported.as_ref();
        line(
            &mut out,
            &[
                entry.focus_point.as_deref().unwrap_or_default(),
                entry.aspect.as_deref().unwrap_or_default(),
                &entry.origin.table.to_string(),
                entry.stakeholder.as_deref().unwrap_or_default(),
                entry.author.profile.name.as_deref().unwrap_or_default(),
                if entry.origin.is_joint() {
                    words.yes
                } else {
                    words.no
                },
                &contribution.text,
                &calendar::sortable(created, (wording.minutes_east)(created)),
                imported.map_or("", |imported| imported.source.as_str()),
                &contribution.id.to_string(),
            ],
        );
    }
    out
}

/// Any table as CSV, in the same dialect.
pub fn csv_of(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut out = String::from('\u{feff}');
    for row in rows {
        let fields: Vec<&str> = row.iter().map(String::as_str).collect();
        line(&mut out, &fields);
    }
    out
}

fn line(out: &mut String, fields: &[&str]) {
    for (index, field) in fields.iter().enumerate() {
        if index > 0 {
            out.push(';');
        }
        out.push('"');
        let field = visible::confined(field);
        if would_be_calculated(&field) {
            out.push('\'');
        }
        disarm(out, &field);
        out.push('"');
    }
    out.push_str("\r\n");
}

/// Writes what stands between the quotes. A program that takes another sign for the separator sees no
/// quotes, and a field begins after each such sign and after each line break: there too an apostrophe
/// stands before what it would calculate.
fn disarm(out: &mut String, field: &str) {
    let mut begins = false;
    for letter in field.chars() {
        if begins && is_sign(letter) {
            out.push('\'');
        }
        begins = matches!(letter, ',' | ';' | '|' | '\t' | '\n' | '\r')
            || begins && (letter == '"' || is_invisible(letter));
        if letter == '"' {
            out.push('"');
        }
        out.push(letter);
    }
}

/// Whether a spreadsheet could take a field for a formula: it begins with one of the signs, perhaps
/// after what cannot be seen.
fn would_be_calculated(field: &str) -> bool {
    field.starts_with(['\t', '\r']) || field.trim_start_matches(is_invisible).starts_with(is_sign)
}

fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A sign that a formula begins with, perhaps in its wide form.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '−' | '﹢' | '﹣' | '﹦' | '﹫'
    )
}
