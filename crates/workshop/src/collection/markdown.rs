//! Markdown: the collection to be read and worked on, under headings for focus point and aspect.
//!
//! What people wrote stands in quotations and cannot become anything else: no heading, list, table or
//! HTML of theirs is one here. Line breaks stay; spaces at the beginning of a line become
//! fixed ones, since four plain ones would make it code. What does something to the line it stands in
//! ([`visible::confined`]) is left out.

use std::sync::Arc;

use super::words::Words;
use super::{Entry, Part, Wording};
use crate::{Plan, date_in_words, visible};

/// The entries as CommonMark, which must be in the collection's order.
pub fn markdown(plan: &Plan, entries: &[Arc<Entry>], wording: &Wording<'_>) -> String {
    let words = Words::of(wording.language);
    let mut out = format!("# {}\n\n", one_line(&plan.title));
    let mut count = format!("{}: {}", words.input, entries.len());
    if let Some(date) = &plan.date {
        count += " · ";
        count += &date_in_words(date, wording.language);
    }
    out += &one_line(&count);
    out.push('\n');
    if entries.is_empty() {
        out += &format!("\n{}\n", words.nothing);
    }
    let mut row: Option<Part> = None;
    let mut column: Option<Part> = None;
    for entry in entries {
        if row != Some(entry.row()) {
            row = Some(entry.row());
            column = None;
            let title = entry.focus_point.as_deref().unwrap_or(words.no_focus_point);
            out += &format!("\n## {}\n", one_line(title));
        }
        if column != Some(entry.column()) {
            column = Some(entry.column());
            let title = entry.aspect.as_deref().unwrap_or(words.no_aspect);
            out += &format!("\n### {}\n", one_line(title));
        }
        out += &format!(
            "\n**{}**\n\n{}",
            byline(entry, words),
            quotation(&entry.contribution.text)
        );
    }
    out
}

/// Where and who: “Bord 7 · Pårørende · Anna · Fælles”.
fn byline(entry: &Entry, words: &Words) -> String {
    let mut parts = vec![format!("{} {}", words.table, entry.origin.table)];
    parts.extend(entry.stakeholder.as_deref().map(one_line));
    parts.extend(entry.name().map(one_line));
    if entry.origin.is_joint() {
        parts.push(words.joint.to_owned());
    }
    if let Some(imported) = &entry.contribution.imported {
        parts.push(match visible::trim(&imported.source) {
            "" => words.imported.to_owned(),
            source => format!("{}: {}", words.imported, one_line(source)),
        });
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

fn quotation(text: &str) -> String {
    let lines: Vec<String> = lines(text).map(|line| escape(&line)).collect();
    let first = lines
        .iter()
        .position(|line| !line.is_empty())
        .unwrap_or(lines.len());
    let last = lines
        .iter()
        .rposition(|line| !line.is_empty())
        .map_or(first, |last| last + 1);
    let mut out = String::new();
    for index in first..last {
        let line = &lines[index];
        let goes_on = lines[index + 1..last]
            .first()
            .is_some_and(|next| !next.is_empty());
        out += match line.as_str() {
            "" => ">",
            _ => "> ",
        };
        out += line;
        if !line.is_empty() && goes_on {
            out.push('\\');
        }
        out.push('\n');
    }
    if out.is_empty() {
        ">\n".to_owned()
    } else {
        out
    }
}

/// A title or a name: one line, whatever is in it.
fn one_line(text: &str) -> String {
    let joined = lines(text).collect::<Vec<_>>().join(" ");
    escape(&joined.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The lines of a text, without what cannot stand in one.
fn lines(text: &str) -> impl Iterator<Item = String> {
    text.replace("\r\n", "\n")
        .split([
            '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
        ])
        .map(|line| visible::confined(line).into_owned())
        .collect::<Vec<String>>()
        .into_iter()
}

/// A line as text and nothing but text.
fn escape(line: &str) -> String {
    let line = line.trim_end();
    let start = line.trim_start();
    let mut out: String = line[..line.len() - start.len()]
        .chars()
        .map(|c| if c == '\t' { '\u{2003}' } else { '\u{a0}' })
        .collect();
    if start.starts_with(['-', '+', '=', ':', '%']) {
        out.push('\\');
        out.push_str(&start[..1]);
        escape_into(&mut out, &start[1..]);
        return out;
    }
    let figures = start.len() - start.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if figures > 0 && start[figures..].starts_with(['.', ')']) {
        out.push_str(&start[..figures]);
        out.push('\\');
        out.push_str(&start[figures..=figures]);
        escape_into(&mut out, &start[figures + 1..]);
        return out;
    }
    escape_into(&mut out, start);
    out
}

fn escape_into(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            // Entities rather than backslashes: older Markdown knows no other way.
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '#' | '|' | '~' | '^' | '$' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
}
