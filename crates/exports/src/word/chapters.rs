//! Chapters: what the report says, and in which order.

use super::flow::{Column, Content, Flow, List};
use crate::follow::Follow;
use crate::grid::WITHHELD;
use crate::report::{Cell, Figure, Grid, Input, Theme};
use crate::text::{cut, line, or_dash};
use crate::typography::count;

/// Word takes no more headings' text than this into its contents, nor anybody's eye.
const LONGEST_HEADING: usize = 250;

/// Writes everything after the first page.
pub(super) fn write<'a>(flow: &mut Flow<'a>, follow: &Follow<'a>) {
    treated(flow, follow);
    themes(flow, follow);
    figures(flow, follow);
    annexes(flow, follow);
}

fn treated(flow: &mut Flow<'_>, follow: &Follow<'_>) {
    let words = follow.words;
    flow.heading(1, words.treated_title, None);
    flow.paragraph("Normal", &follow.treated());
    if follow.report.filter.is_some() {
        flow.paragraph("Normal", words.treated_of_all);
    }
    let columns = [
        Column::text(words.what, 35),
        Column::numbers(words.count, 15),
    ];
    let rows = follow.sum().into_iter().map(|(what, how_many)| {
        vec![
            Content::from(what.to_owned()),
            count(how_many, words.language).into(),
        ]
    });
    let bold = |text: String| Content {
        is_bold: true,
        ..text.into()
    };
    let total = vec![
        bold(words.all.to_owned()),
        bold(count(follow.report.sum.all, words.language)),
    ];
    flow.table(words.treated_title, &columns, rows.chain([total]));
    if !follow.report.themes.is_empty() {
        overview(flow, follow);
    }
    flow.heading(2, words.how_to_read, None);
    let mut hints = vec![words.read_numbers, words.read_notes, words.read_annex];
    let withholds = |figure: &Figure| {
        let rows = figure
            .table
            .iter()
            .flat_map(|grid| grid.rows.iter().flatten());
        rows.into_iter().any(|cell| *cell == Cell::Withheld)
    };
    let withholds_votes = |theme: &Theme| theme.supporters.is_none();
    if follow.report.figures.iter().any(withholds)
        || follow.report.themes.iter().any(withholds_votes)
    {
        hints.push(words.read_withheld);
    }
    for hint in hints {
        flow.item(List::Bullets, hint, None);
    }
}

/// A table of the themes, with the columns in which there is something.
fn overview(flow: &mut Flow<'_>, follow: &Follow<'_>) {
    let words = follow.words;
    let language = words.language;
    let themes = &follow.report.themes;
    let counts = |of: fn(&Theme) -> u32| -> Vec<String> {
        themes
            .iter()
            .map(|theme| count(of(theme), language))
            .collect()
    };
    let means = |of: fn(&Theme) -> Option<f64>| {
        let column: Vec<Cell> = themes
            .iter()
            .map(|theme| Cell::Number(of(theme).unwrap_or(f64::NAN)))
            .collect();
        crate::grid::column(&column, language)
    };
    let votes = |of: fn(&Theme) -> Option<u32>| -> Vec<String> {
        let told =
            |theme| of(theme).map_or_else(|| WITHHELD.to_owned(), |votes| count(votes, language));
        themes.iter().map(told).collect()
    };
    let any = |has: fn(&Theme) -> bool| themes.iter().any(has);
    let all = [
        (words.inputs, true, counts(|theme| theme.inputs)),
        (words.tables, true, counts(|theme| theme.tables)),
        (
            words.supporters,
            any(|theme| theme.supporters != Some(0)),
            votes(|theme| theme.supporters),
        ),
        (
            words.points,
            any(|theme| theme.points != Some(0)),
            votes(|theme| theme.points),
        ),
        (
            words.impact,
            any(|theme| theme.impact.is_some()),
            means(|theme| theme.impact),
        ),
        (
            words.feasibility,
            any(|theme| theme.feasibility.is_some()),
            means(|theme| theme.feasibility),
        ),
    ];
    let shown: Vec<_> = all
        .into_iter()
        .filter(|(_, is_shown, _)| *is_shown)
        .collect();
    // As wide as the heading, for no word should break.
    let shares = shown.iter().map(|(title, ..)| {
        let letters = u32::try_from(title.chars().count()).unwrap_or(0);
        (letters * 13 / 10).max(10)
    });
    let mut columns = vec![Column::text(words.theme, 100 - shares.clone().sum::<u32>())];
    columns.extend(
        shown
            .iter()
            .zip(shares)
            .map(|((title, ..), share)| Column::numbers(title, share)),
    );
    flow.heading(2, words.overview, None);
    let rows = themes.iter().enumerate().map(|(index, theme)| {
        let mut row = vec![Content {
            link: Some(bookmark(index)),
            ..theme_title(theme).into()
        }];
        let figures = shown.iter().filter_map(|(.., texts)| texts.get(index));
        row.extend(figures.map(|text| Content::from(text.clone())));
        row
    });
    flow.table(words.overview, &columns, rows);
}

fn bookmark(theme: usize) -> String {
    format!("_Theme{}", theme + 1)
}

fn theme_title(theme: &Theme) -> String {
    heading_text(&theme.title)
}

fn heading_text(text: &str) -> String {
    cut(&or_dash(line(text)), LONGEST_HEADING, " …").into_owned()
}

fn themes<'a>(flow: &mut Flow<'a>, follow: &Follow<'a>) {
    let words = follow.words;
    flow.heading(1, words.themes, None);
    if follow.report.themes.is_empty() {
        flow.paragraph("Normal", words.no_themes);
    }
    for (index, theme) in follow.report.themes.iter().enumerate() {
        flow.heading(2, &theme_title(theme), Some(bookmark(index)));
        flow.paragraph("Facts", &follow.facts(theme));
        flow.paragraphs("Summary", &theme.summary);
        if theme.members.is_empty() {
            flow.paragraph("Normal", words.nothing_in_theme);
            continue;
        }
        let list = flow.new_list();
        for member in &theme.members {
            let standing = follow.standing(member);
            let text = standing.text.unwrap_or(words.not_in_report);
            let text = or_dash(crate::text::clean(text).trim().to_owned());
            flow.item(list, &text, Some(standing.origin));
        }
    }
}

fn figures<'a>(flow: &mut Flow<'a>, follow: &Follow<'a>) {
    let words = follow.words;
    let figures: &'a [Figure] = &follow.report.figures;
    if figures.is_empty() {
        return;
    }
    flow.heading(1, words.figures, None);
    for (index, figure) in figures.iter().enumerate() {
        let title = line(&figure.title);
        flow.caption(words.figure, index + 1, &title);
        let size = (figure.width, figure.height);
        let is_shown = flow.picture(&figure.png, size, &title, &line(&figure.alternative));
        if !is_shown {
            // Who cannot be shown the picture gets what it shows.
            flow.paragraphs("Normal", &figure.alternative);
        }
        if let Some(grid) = &figure.table {
            table(flow, follow, grid, &title);
        }
    }
}

/// The most columns that go on a page; Word itself takes 63.
const MOST_COLUMNS: usize = 20;

fn table(flow: &mut Flow<'_>, follow: &Follow<'_>, grid: &Grid, title: &str) {
    let width = crate::grid::width(grid).min(MOST_COLUMNS);
    if width == 0 {
        return;
    }
    let others = u32::try_from(width - 1).unwrap_or(0);
    let each = 100 / (others + 2);
    let columns: Vec<Column> = (0..width)
        .map(|index| {
            let mut cells = grid.rows.iter().filter_map(|row| row.get(index));
            let header = grid.headers.get(index).map(|header| line(header));
            Column {
                title: header.unwrap_or_default(),
                // The first says what the others are of, and takes what is left.
                share: if index == 0 {
                    100 - each * others
                } else {
                    each
                },
                has_numbers: cells.all(|cell| !matches!(cell, Cell::Text(_))) && index > 0,
            }
        })
        .collect();
    let texts = crate::grid::texts(grid, follow.words.language);
    let rows = texts
        .into_iter()
        .map(|row| row.into_iter().take(width).map(Content::from).collect());
    flow.table(title, &columns, rows);
}

fn annexes(flow: &mut Flow<'_>, follow: &Follow<'_>) {
    let words = follow.words;
    let heading = match follow.report.filter {
        Some(_) => words.annex_some,
        None => words.annex_all,
    };
    flow.heading(1, heading, None);
    if follow.report.inputs.is_empty() {
        flow.paragraph("Normal", words.no_input);
    }
    for row in follow.grid() {
        let title = row.title.as_deref().unwrap_or(words.no_focus_point);
        flow.heading(2, &heading_text(title), None);
        for (column, inputs) in row.columns {
            let title = heading_text(column.as_deref().unwrap_or(words.no_aspect));
            flow.heading(3, &title, None);
            all_input(flow, follow, &title, &inputs);
        }
    }
    let left_out = follow.left_out();
    if left_out.is_empty() {
        return;
    }
    flow.heading(1, words.annex_left_out, None);
    flow.paragraph("Normal", words.left_out_intro);
    let columns = [
        Column::numbers(words.number, 7),
        Column::text(words.input, 58),
        Column::text(words.reason, 35),
    ];
    let rows = left_out.into_iter().map(|input| {
        vec![
            Content::from(input.number.to_string()),
            or_dash(input.text.clone()).into(),
            or_dash(input.reason.as_deref().map(line).unwrap_or_default()).into(),
        ]
    });
    flow.table(words.annex_left_out, &columns, rows);
}

fn all_input(flow: &mut Flow<'_>, follow: &Follow<'_>, title: &str, inputs: &[&Input]) {
    let words = follow.words;
    let with_names = follow.report.with_names;
    let mut columns = vec![
        Column::numbers(words.number, 7),
        Column::text(words.input, if with_names { 32 } else { 40 }),
        Column::text(words.table, 14),
        Column::text(words.stakeholder, 14),
    ];
    if with_names {
        columns.push(Column::text(words.name, 14));
    }
    columns.push(Column::text(words.became, if with_names { 19 } else { 25 }));
    let rows = inputs.iter().map(|input| {
        let mut row = vec![
            Content::from(input.number.to_string()),
            or_dash(input.text.trim().to_owned()).into(),
            follow.table(input).into(),
            or_dash(follow.stakeholder(input).unwrap_or_default()).into(),
        ];
        if with_names {
            row.push(or_dash(follow.name(input).unwrap_or_default()).into());
        }
        row.push(follow.became(input).into());
        row
    });
    flow.table(title, &columns, rows);
}
