//! Guessing: what the columns of a table probably mean. A person sees it and has the last word.

use std::collections::HashSet;

use crate::dialect::{Dialect, translated};
use crate::fold::fold;
use crate::grid::Titles;
use crate::known::meaning;
use crate::{Grid, Mapping, Meaning, Sheet};

/// Content is judged by so many rows.
const ROWS: usize = 500;
/// The meanings that a column has by the parts of the plan that stand in it.
const PARTS: [Meaning; 3] = [Meaning::FocusPoint, Meaning::Aspect, Meaning::Stakeholder];

/// What the columns of a sheet mean, by their headings, by the tool that wrote them, and by what is in them.
pub fn guess(sheet: &Sheet, grid: &Grid) -> Mapping {
    let titles = Titles::of(grid);
    let mut columns = match Dialect::of(&sheet.headings) {
        Dialect::Polis => polis(&sheet.headings),
        Dialect::Own => by_headings(&sheet.headings),
        Dialect::Decidim => {
            let mut columns = decidim(&sheet.headings);
            by_parts(sheet, &titles, &mut columns);
            columns
        }
        Dialect::Other => {
            let mut columns = by_headings(&sheet.headings);
            by_parts(sheet, &titles, &mut columns);
            by_numbers(sheet, &titles, &mut columns);
            by_texts(sheet, &titles, &mut columns);
            columns
        }
    };
    let mut seen = HashSet::new();
    for column in &mut columns {
        // Each row is about one focus point; of two such columns the first is meant.
        let is_one = !matches!(column, Some(Meaning::Text | Meaning::Nothing));
        if is_one && column.is_some() && !seen.insert(*column) {
            *column = None;
        }
    }
    let columns = columns.into_iter().map(Option::unwrap_or_default).collect();
    Mapping {
        columns,
        values: Vec::new(),
    }
}

type Columns = Vec<Option<Meaning>>;

fn by_headings(headings: &[String]) -> Columns {
    headings.iter().map(|heading| meaning(heading)).collect()
}

fn polis(headings: &[String]) -> Columns {
    let its = |heading: &String| match fold(heading).as_str() {
        "commentbody" => Some(Meaning::Text),
        _ => Some(Meaning::Nothing),
    };
    headings.iter().map(its).collect()
}

/// Of the languages that proposals are in, Danish is meant before English, and English before others.
fn decidim(headings: &[String]) -> Columns {
    let languages = || {
        headings
            .iter()
            .filter_map(|its| translated(its))
            .map(|(_, its)| its)
    };
    let wanted = ["da", "en"]
        .into_iter()
        .find(|wanted| languages().any(|its| its == *wanted));
    let language = wanted.or_else(|| languages().next());
    let its = |heading: &String| match translated(heading) {
        Some((_, its)) if Some(its) != language => Some(Meaning::Nothing),
        Some(("title", _)) => Some(Meaning::Title),
        Some(_) => Some(Meaning::Text),
        None if fold(heading) == "authorname" => Some(Meaning::Name),
        // Of what else it writes, only what names parts of the plan is of use.
        None => None,
    };
    headings.iter().map(its).collect()
}

/// Columns whose cells are mostly titles of parts of the plan.
fn by_parts(sheet: &Sheet, titles: &Titles<'_>, columns: &mut Columns) {
    for meaning in PARTS {
        if columns.contains(&Some(meaning)) {
            continue;
        }
        let is_it = |column: &usize| {
            // A column of answers may hold titles as answers; what is known is left alone.
            matches!(columns[*column], None | Some(Meaning::Nothing))
                && mostly(sheet, *column, |cell| titles.id(meaning, cell).is_some())
        };
        let found = (0..columns.len()).find(is_it);
        if let Some(column) = found {
            columns[column] = Some(meaning);
        }
    }
}

/// A column of numbers that tables have. Each has a number of rows; a column in which no number comes twice counts
/// the rows.
fn by_numbers(sheet: &Sheet, titles: &Titles<'_>, columns: &mut Columns) {
    if columns.contains(&Some(Meaning::Table)) {
        return;
    }
    let is_it = |column: &usize| {
        let heading = &sheet.headings[*column];
        // A question whose answer is a number is about something else.
        columns[*column].is_none()
            && heading.chars().count() <= 25
            && !heading.contains('?')
            && mostly(sheet, *column, |cell| titles.table(cell).is_some())
            && cells(sheet, *column).count() > distinct(sheet, *column)
    };
    let found = (0..columns.len()).find(is_it);
    if let Some(column) = found {
        columns[column] = Some(Meaning::Table);
    }
}

/// Columns of sentences, and columns that are answers about a part of the plan.
fn by_texts(sheet: &Sheet, titles: &Titles<'_>, columns: &mut Columns) {
    let mut longest = (0, None);
    for (column, meaning) in columns.iter_mut().enumerate() {
        if meaning.is_some() {
            continue;
        }
        let heading = &sheet.headings[column];
        let (mut count, mut letters, mut words) = (0, 0, 0);
        for cell in cells(sheet, column) {
            count += 1;
            letters += cell.chars().count();
            words += cell.split_whitespace().count();
        }
        if count == 0 {
            continue;
        }
        let is_written = letters >= 25 * count && words >= 4 * count;
        let is_varied = 2 * distinct(sheet, column) > count;
        let has_words = !mostly(sheet, column, |cell| !cell.contains(char::is_alphabetic));
        let is_about = [Meaning::FocusPoint, Meaning::Aspect]
            .iter()
            .any(|part| titles.within(*part, heading).is_some());
        if has_words && ((is_written && is_varied) || is_about) {
            *meaning = Some(Meaning::Text);
        } else if has_words && letters / count > longest.0 {
            longest = (letters / count, Some(column));
        }
    }
    // Something is written in every table that is worth taking in.
    if !columns.contains(&Some(Meaning::Text))
        && let (_, Some(column)) = longest
    {
        columns[column] = Some(Meaning::Text);
    }
}

/// The cells of a column that hold something.
fn cells(sheet: &Sheet, column: usize) -> impl Iterator<Item = &str> {
    let rows = 0..sheet.rows.len().min(ROWS);
    let cells = rows.map(move |row| sheet.cell(row, column));
    cells.filter(|cell| !cell.is_empty())
}

fn distinct(sheet: &Sheet, column: usize) -> usize {
    cells(sheet, column).collect::<HashSet<_>>().len()
}

fn mostly(sheet: &Sheet, column: usize, is_it: impl Fn(&str) -> bool) -> bool {
    let (mut all, mut those) = (0, 0);
    for cell in cells(sheet, column) {
        all += 1;
        those += usize::from(is_it(cell));
    }
    all > 0 && 5 * those >= 3 * all
}
