//! The pictures: what each of them shows, as a drawing and as a table.

use leptos::prelude::*;
use overview::figure::{Axis, Bar, Captions, Figure, Point, bars, heat, quadrant};
use overview::{
    Count, SMALLEST_GROUP, Table, breadth, coverage, themes_by_focus_point, themes_by_stakeholder,
};

use super::facts::Facts;
use super::picture::Picture;
use super::text::OverviewTexts;
use crate::text::{Language, number};
use crate::view::language::texts;

/// What stands for a count that is held back. It says nothing of how many they are: some are small, some are held back
/// so that nobody works these out.
pub const WITHHELD: &str = "•";

/// A picture that can be shown: its drawing, where there is something to draw, and its table.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// The word for it in file names.
    pub word: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// What it shows, in words.
    pub description: String,
    /// The drawing.
    pub figure: Option<Figure>,
    /// What stands above the columns of its table.
    pub headers: Vec<String>,
    /// The rows of its table.
    pub rows: Vec<Vec<Cell>>,
    /// Whether something in it is held back.
    pub withholds: bool,
}

/// What stands in a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// A count that is held back.
    Withheld,
}

/// All of them, in their order.
#[component]
pub fn Pictures(facts: Memo<Facts>) -> impl IntoView {
    let language = texts().language;
    let pictures = Memo::new(move |_| facts.with(|facts| all(facts, language)));
    (0..COUNT)
        .map(|place| {
            let drawn = Memo::new(move |_| pictures.with(|all| all.get(place).cloned()));
            view! { <Picture drawn/> }
        })
        .collect_view()
}

/// How many there are.
const COUNT: usize = 5;

/// All pictures of these facts.
pub fn all(facts: &Facts, language: Language) -> Vec<Drawn> {
    let words = OverviewTexts::of(language);
    let labels = &facts.labels;
    let by_stakeholder = themes_by_stakeholder(&facts.facts, labels);
    let mut by_focus_point = themes_by_focus_point(&facts.facts, labels);
    // What one table holds back, no other tells.
    let is_small = small_themes(&by_stakeholder);
    hold_back(&mut by_focus_point, &is_small);
    let by_table = |word, title, description: &str, table: Table, first: &str| {
        let withholds = table.withholds();
        let note = if withholds { words.withheld_note } else { "" };
        let captions = captions(title, description, note, language);
        Drawn {
            word,
            title,
            description: description.to_owned(),
            figure: heat(&table, &captions),
            headers: headers(&table, first),
            rows: rows(&table),
            withholds,
        }
    };
    vec![
        by_table(
            "daekning",
            words.coverage,
            words.coverage_help,
            coverage(&facts.facts, labels),
            words.cell,
        ),
        by_table(
            "temaer-interessenter",
            words.by_stakeholder,
            words.by_stakeholder_help,
            by_stakeholder,
            words.theme,
        ),
        by_table(
            "temaer-fokuspunkter",
            words.by_focus_point,
            words.by_focus_point_help,
            by_focus_point,
            words.theme,
        ),
        weights(facts, &is_small, language),
        placed(facts, language),
    ]
}

fn captions<'a>(
    title: &'a str,
    description: &'a str,
    note: &'a str,
    language: Language,
) -> Captions<'a> {
    let number: fn(f64) -> String = match language {
        Language::Danish => |number| number::whole(number.round() as u64, Language::Danish),
        Language::English => |number| number::whole(number.round() as u64, Language::English),
    };
    Captions {
        title,
        description,
        number,
        withheld: WITHHELD,
        note,
    }
}

/// Themes by how many stand behind them: votes and breadth.
fn weights(facts: &Facts, is_small: &[bool], language: Language) -> Drawn {
    let words = OverviewTexts::of(language);
    let broad = breadth(&facts.facts, facts.themes.len());
    let has_votes = facts.support.iter().any(|(points, _)| *points > 0);
    let small = |count: usize| match count {
        0 => Cell::Number(0.0),
        count if count < SMALLEST_GROUP => Cell::Withheld,
        count => Cell::Number(count as f64),
    };
    let mut series = vec![words.tables, words.stakeholders];
    if has_votes {
        series.push(words.points);
    }
    let mut drawn = Vec::new();
    let mut rows = Vec::new();
    let all = facts.labels.themes.iter().zip(broad).zip(&facts.support);
    for (((title, broad), (points, persons)), is_small) in all.zip(is_small) {
        let mut values = vec![(0, broad.tables as f64), (1, broad.stakeholders as f64)];
        let few_voted = (1..SMALLEST_GROUP).contains(persons);
        if has_votes && !few_voted {
            values.push((2, f64::from(*points)));
        }
        let inputs = match is_small {
            true => Cell::Withheld,
            false => Cell::Number(broad.inputs as f64),
        };
        let points = match few_voted {
            true => Cell::Withheld,
            false => Cell::Number(f64::from(*points)),
        };
        drawn.push(Bar {
            label: title.clone(),
            values,
        });
        rows.push(vec![
            Cell::Text(title.clone()),
            inputs,
            Cell::Number(broad.tables as f64),
            Cell::Number(broad.stakeholders as f64),
            small(broad.persons),
            points,
            small(*persons),
        ]);
    }
    let withholds = rows.iter().flatten().any(|cell| *cell == Cell::Withheld);
    let captions = captions(words.weights, words.weights_help, "", language);
    let headers = [
        words.theme,
        words.inputs,
        words.tables,
        words.stakeholders,
        words.persons,
        words.points,
        words.supporters,
    ];
    Drawn {
        word: "temaer-vaegt",
        title: words.weights,
        description: words.weights_help.to_owned(),
        figure: bars(&drawn, &series, &captions),
        headers: headers.map(str::to_owned).to_vec(),
        rows,
        withholds,
    }
}

/// Themes by impact and feasibility, those that somebody has placed.
fn placed(facts: &Facts, language: Language) -> Drawn {
    let words = OverviewTexts::of(language);
    let mut points = Vec::new();
    let mut rows = Vec::new();
    let percent = |share: f64| Cell::Number((share * 100.0).round());
    for (title, rating) in facts.labels.themes.iter().zip(&facts.ratings) {
        if let Some((impact, feasibility)) = rating {
            points.push(Point {
                label: title.clone(),
                x: *feasibility,
                y: *impact,
            });
            rows.push(vec![
                Cell::Text(title.clone()),
                percent(*impact),
                percent(*feasibility),
            ]);
        }
    }
    let axis = |title| Axis {
        title,
        from: 0.0,
        to: 1.0,
    };
    let captions = captions(words.placed, words.placed_help, "", language);
    let figure = quadrant(
        &points,
        axis(words.feasibility),
        axis(words.impact),
        &captions,
    );
    let headers = [words.theme, words.impact_percent, words.feasibility_percent];
    Drawn {
        word: "effekt-gennemfoerlighed",
        title: words.placed,
        description: words.placed_help.to_owned(),
        figure,
        headers: headers.map(str::to_owned).to_vec(),
        rows,
        withholds: false,
    }
}

/// The themes of which the table by stakeholder holds something back: whose total, or only group, is too small to be
/// told.
fn small_themes(table: &Table) -> Vec<bool> {
    let totals = table.row_totals.iter().flatten();
    let rows = table.cells.iter().zip(totals);
    let is_small = |(cells, total): (&Vec<Count>, &Count)| {
        let told = cells
            .iter()
            .filter(|count| **count != Count::Number(0))
            .count();
        *total == Count::Withheld || told == 1 && cells.contains(&Count::Withheld)
    };
    rows.map(is_small).collect()
}

/// Of these rows neither the cells nor the total are told.
fn hold_back(table: &mut Table, rows: &[bool]) {
    for (place, is_small) in rows.iter().enumerate() {
        if *is_small {
            let hide = |count: &mut Count| {
                if *count != Count::Number(0) {
                    *count = Count::Withheld;
                }
            };
            table
                .cells
                .get_mut(place)
                .into_iter()
                .flatten()
                .for_each(hide);
            let totals = table.row_totals.as_mut();
            if let Some(total) = totals.and_then(|totals| totals.get_mut(place)) {
                hide(total);
            }
        }
    }
}

/// A table as a page shows it: what stands above its columns, and its rows.
pub fn in_columns(table: &Table, first: &str) -> (Vec<String>, Vec<Vec<Cell>>) {
    (headers(table, first), rows(table))
}

fn headers(table: &Table, first: &str) -> Vec<String> {
    let mut headers = vec![first.to_owned()];
    headers.extend(table.columns.iter().cloned());
    if table.row_totals.is_some() {
        headers.push(table.total_label.clone());
    }
    headers
}

fn rows(table: &Table) -> Vec<Vec<Cell>> {
    let cell = |count: &Count| match count {
        Count::Number(number) => Cell::Number(*number as f64),
        Count::Withheld => Cell::Withheld,
    };
    let mut rows = Vec::new();
    for (place, (name, counts)) in table.rows.iter().zip(&table.cells).enumerate() {
        let mut row = vec![Cell::Text(name.clone())];
        row.extend(counts.iter().map(cell));
        let total = table
            .row_totals
            .as_ref()
            .and_then(|totals| totals.get(place));
        row.extend(total.map(cell));
        rows.push(row);
    }
    if let Some(totals) = &table.column_totals {
        let mut row = vec![Cell::Text(table.total_label.clone())];
        row.extend(totals.iter().map(cell));
        row.extend(table.total.as_ref().map(cell));
        rows.push(row);
    }
    rows
}
