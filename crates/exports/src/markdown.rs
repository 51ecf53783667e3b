//! Markdown: the report as text to work on, under the headings that it has in Word.
//!
//! What people wrote stays text: no heading, list, table or HTML of theirs is one here. Their line breaks stay. Only
//! tables go beyond CommonMark, in the form that GitHub gave them and most programs read.

use crate::follow::Follow;
use crate::moment::Moment;
use crate::report::{Figure, Grid, Input, Report, Theme};
use crate::text::{clean, line};
use crate::typography::count;

/// The report as Markdown.
#[must_use]
pub fn markdown(report: &Report) -> String {
    let follow = Follow::new(report);
    let words = follow.words;
    let mut out = format!("# {}\n\n", escape(&follow.title()));
    front(&mut out, &follow);
    out += &format!(
        "\n## {}\n\n{}\n\n",
        words.treated_title,
        escape(&follow.treated())
    );
    for (what, how_many) in follow.sum() {
        out += &format!("- {what}: {}\n", count(how_many, words.language));
    }
    out += &format!("\n## {}\n", words.themes);
    if report.themes.is_empty() {
        out += &format!("\n{}\n", words.no_themes);
    }
    for theme in &report.themes {
        one_theme(&mut out, &follow, theme);
    }
    if !report.figures.is_empty() {
        out += &format!("\n## {}\n", words.figures);
    }
    for (index, figure) in report.figures.iter().enumerate() {
        one_figure(&mut out, &follow, index + 1, figure);
    }
    annexes(&mut out, &follow);
    out
}

fn front(out: &mut String, follow: &Follow<'_>) {
    let report = follow.report;
    let words = follow.words;
    let day = |text: &str| {
        Moment::read(text).map_or_else(|| line(text), |moment| moment.in_words(words.language))
    };
    let mut lines = Vec::new();
    let date = report.date.as_deref().map(day);
    let place = report.place.as_deref().map(line);
    let when_and_where: Vec<String> = [date, place]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    if !when_and_where.is_empty() {
        lines.push(when_and_where.join(", "));
    }
    if let Some(filter) = &report.filter {
        lines.push(format!("{}: {}", words.shows_a_part, line(filter)));
    }
    let made = day(&report.made);
    if !made.is_empty() {
        lines.push(format!("{} {made}", words.made));
    }
    if report.with_names {
        lines.push(words.names_are_there.to_owned());
    }
    let lines: Vec<String> = lines.iter().map(|line| escape(line)).collect();
    if !lines.is_empty() {
        out.push_str(&lines.join("\\\n"));
        out.push('\n');
    }
}

fn one_theme(out: &mut String, follow: &Follow<'_>, theme: &Theme) {
    let words = follow.words;
    *out += &format!("\n### {}\n\n", title(&theme.title));
    let summary = indented(&theme.summary, "");
    if !summary.is_empty() {
        *out += &format!("{summary}\n\n");
    }
    *out += &format!("*{}*\n\n", emphasised(&follow.facts(theme)));
    if theme.members.is_empty() {
        *out += &format!("{}\n", words.nothing_in_theme);
    }
    for (index, member) in theme.members.iter().enumerate() {
        let standing = follow.standing(member);
        let mark = format!("{}. ", index + 1);
        let indent = " ".repeat(mark.len());
        let text = match standing.text {
            Some(text) => indented(text, &indent),
            None => escape(words.not_in_report),
        };
        let text = if text.is_empty() { "–" } else { &text };
        *out += &format!(
            "{mark}{text}\\\n{indent}*{}*\n",
            emphasised(&standing.origin)
        );
    }
}

fn one_figure(out: &mut String, follow: &Follow<'_>, index: usize, figure: &Figure) {
    let heading = format!("{} {index}", follow.words.figure);
    let name = line(&figure.title);
    let heading = if name.is_empty() {
        heading
    } else {
        format!("{heading}: {}", escape(&name))
    };
    *out += &format!("\n### {heading}\n");
    let alternative = indented(&figure.alternative, "");
    if !alternative.is_empty() {
        *out += &format!("\n{alternative}\n");
    }
    if let Some(grid) = &figure.table {
        out.push('\n');
        table(out, follow, grid);
    }
}

fn table(out: &mut String, follow: &Follow<'_>, grid: &Grid) {
    let columns = crate::grid::width(grid);
    if columns == 0 {
        return;
    }
    let mut row = |cells: &mut dyn Iterator<Item = String>| {
        for _ in 0..columns {
            *out += &format!("| {} ", cells.next().unwrap_or_default());
        }
        out.push_str("|\n");
    };
    row(&mut grid.headers.iter().map(|header| escape(&line(header))));
    row(&mut std::iter::repeat_n("---".to_owned(), columns));
    for cells in crate::grid::texts(grid, follow.words.language) {
        row(&mut cells.iter().map(|text| escape(&line(text))));
    }
}

fn annexes(out: &mut String, follow: &Follow<'_>) {
    let words = follow.words;
    let heading = match follow.report.filter {
        Some(_) => words.annex_some,
        None => words.annex_all,
    };
    *out += &format!("\n## {heading}\n");
    if follow.report.inputs.is_empty() {
        *out += &format!("\n{}\n", words.no_input);
    }
    for row in follow.grid() {
        let heading = row.title.as_deref().unwrap_or(words.no_focus_point);
        *out += &format!("\n### {}\n", title(heading));
        for (column, inputs) in row.columns {
            let heading = column.as_deref().unwrap_or(words.no_aspect);
            *out += &format!("\n#### {}\n", title(heading));
            for input in inputs {
                one_input(out, follow, input);
            }
        }
    }
    let left_out = follow.left_out();
    if left_out.is_empty() {
        return;
    }
    *out += &format!("\n## {}\n\n", words.annex_left_out);
    *out += &format!("{}\n\n", words.left_out_intro);
    for input in left_out {
        let reason = input.reason.as_deref().map(line).unwrap_or_default();
        let reason = crate::text::or_dash(reason);
        *out += &format!("- {} {}: {}\n", words.number, input.number, escape(&reason));
    }
}

/// “**Nr. 17** · Bord 2 · Borger · Tema: Hjælp i tide”, and the words as a quotation.
fn one_input(out: &mut String, follow: &Follow<'_>, input: &Input) {
    let words = follow.words;
    let mut parts = vec![format!("{} {}", words.table, follow.table(input))];
    parts.extend(follow.stakeholder(input));
    parts.extend(follow.name(input));
    parts.push(follow.became(input));
    let parts: Vec<String> = parts.iter().map(|part| escape(part)).collect();
    *out += &format!(
        "\n**{} {}** · {}\n\n",
        words.number,
        input.number,
        parts.join(" · ")
    );
    let text = indented(&input.text, "> ");
    *out += &format!("> {}\n", if text.is_empty() { "–" } else { &text });
}

/// A text over several lines, each but the first behind `indent`, without blank lines around it. A line that another
/// follows ends in a backslash, so that the break is kept; a blank one parts paragraphs.
fn indented(text: &str, indent: &str) -> String {
    let text = clean(text);
    let lines: Vec<String> = text.trim().lines().map(escape).collect();
    let mut out = String::new();
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            out.push_str(if line.is_empty() {
                indent.trim_end()
            } else {
                indent
            });
        }
        out.push_str(line);
        if let Some(next) = lines.get(index + 1) {
            if !line.is_empty() && !next.is_empty() {
                out.push('\\');
            }
            out.push('\n');
        }
    }
    out
}

/// A title, or the dash that stands for nothing.
fn title(text: &str) -> String {
    escape(&crate::text::or_dash(line(text)))
}

/// Text between two stars: a space at an end would leave them stars.
fn emphasised(text: &str) -> String {
    escape(text.trim())
}

/// A line as text and nothing but text.
fn escape(line: &str) -> String {
    let start = line.trim();
    // Spaces in front would make code of it.
    let mut out = String::with_capacity(line.len() + 8);
    let figures = start.len() - start.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (head, rest) = start.split_at(figures);
    out.push_str(head);
    // What makes a list, a rule or a heading at the beginning of a line only.
    let begins = if figures > 0 {
        &['.', ')'][..]
    } else {
        &['-', '+', '=', ':'][..]
    };
    if rest.starts_with(begins) {
        out.push('\\');
    }
    for letter in rest.chars() {
        match letter {
            // Entities rather than backslashes: older programs know no other way.
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\t' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '#' | '|' | '~' | '^' | '$' => {
                out.push('\\');
                out.push(letter);
            }
            _ => out.push(letter),
        }
    }
    out
}
