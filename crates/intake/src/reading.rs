//! Reading: a sheet understood cell by cell, by its mapping and the plan.

use std::collections::HashMap;

use crate::dialect::Dialect;
use crate::fold::fold;
use crate::grid::Titles;
use crate::lines::{State, Unmatched};
use crate::tidy::trim;
use crate::{Grid, Mapping, Meaning, Sheet};

pub(crate) type Said<'m> = HashMap<(Meaning, String), &'m str>;

/// What a person said of values, by their folded spelling; what is no longer in the plan is not said.
pub(crate) fn said<'m>(mapping: &'m Mapping, grid: &Grid) -> Said<'m> {
    let is_in_plan = |meaning: Meaning, id: &str| {
        let parts = match meaning {
            Meaning::FocusPoint => &grid.focus_points,
            Meaning::Aspect => &grid.aspects,
            Meaning::Stakeholder => &grid.stakeholders,
            Meaning::Table => {
                return id
                    .parse()
                    .is_ok_and(|number| (1..=grid.tables).contains(&number));
            }
            _ => return false,
        };
        parts.iter().any(|part| part.id == id)
    };
    let values = mapping.values.iter();
    let valid = values.filter(|value| value.id.is_empty() || is_in_plan(value.meaning, &value.id));
    let entry = |value: &'m crate::Value| (key(value.meaning, &value.value), value.id.as_str());
    valid.map(entry).collect()
}

/// What spellings of a value have in common. In a number every sign counts, and where nothing is left there are only
/// signs.
fn key(meaning: Meaning, value: &str) -> (Meaning, String) {
    let folded = fold(value);
    let key = if meaning == Meaning::Table || folded.is_empty() {
        value.trim().to_lowercase()
    } else {
        folded
    };
    (meaning, key)
}

pub(crate) fn named(
    heading: &str,
    said: &Said<'_>,
    titles: &Titles<'_>,
) -> (Option<String>, Option<String>) {
    let by = |meaning| match said.get(&key(meaning, heading)) {
        Some(id) => (!id.is_empty()).then(|| (*id).to_owned()),
        None => titles
            .id(meaning, heading)
            .or_else(|| titles.within(meaning, heading))
            .map(str::to_owned),
    };
    (by(Meaning::FocusPoint), by(Meaning::Aspect))
}

/// What a cell says of a part of the plan.
pub(crate) enum Found {
    Id(String),
    /// Something, but nothing of the plan.
    Unmatched,
    Nothing,
}

/// A sheet that is being read.
pub(crate) struct Reading<'s> {
    sheet: &'s Sheet,
    mapping: &'s Mapping,
    titles: Titles<'s>,
    said: Said<'s>,
    dialect: Dialect,
    /// For each column what its heading names.
    pub named: Vec<(Option<String>, Option<String>)>,
    moderated: Option<usize>,
    state: Option<usize>,
    pub unmatched: Vec<Unmatched>,
    /// The places of the unmatched.
    places: HashMap<(Meaning, String), usize>,
}

impl<'s> Reading<'s> {
    pub fn new(sheet: &'s Sheet, mapping: &'s Mapping, grid: &'s Grid) -> Self {
        let titles = Titles::of(grid);
        let said = said(mapping, grid);
        let dialect = Dialect::of(&sheet.headings);
        let column = |whose, name| {
            let place = sheet.headings.iter().position(|its| fold(its) == name);
            place.filter(|_| dialect == whose)
        };
        // A mapping may name columns that the sheet does not have.
        let headings = sheet.headings.iter().map(String::as_str);
        let all = headings
            .chain(std::iter::repeat(""))
            .take(mapping.columns.len());
        Self {
            named: all.map(|heading| named(heading, &said, &titles)).collect(),
            moderated: column(Dialect::Polis, "moderated"),
            state: column(Dialect::Decidim, "state"),
            sheet,
            mapping,
            titles,
            said,
            dialect,
            unmatched: Vec::new(),
            places: HashMap::new(),
        }
    }

    fn cell(&self, row: usize, column: usize) -> String {
        let cell = self.dialect.restored(self.sheet.cell(row, column));
        trim(&cell).to_owned()
    }

    pub fn is_moderated(&self, row: usize) -> bool {
        let column = self.moderated;
        column.is_some_and(|column| matches!(self.sheet.cell(row, column), "-1" | "-1.0"))
    }

    pub fn state(&self, row: usize) -> Option<State> {
        match self.sheet.cell(row, self.state?) {
            "withdrawn" => Some(State::Withdrawn),
            "rejected" => Some(State::Rejected),
            _ => None,
        }
    }

    /// The texts of a row with their columns. The titles stand above the first.
    pub fn texts(&self, row: usize) -> Vec<(usize, String)> {
        let mut texts: Vec<(usize, String)> = Vec::new();
        for column in self.mapping.with(Meaning::Text) {
            let text = self.cell(row, column);
            if !text.is_empty() {
                texts.push((column, text));
            }
        }
        let mut titles: Vec<(usize, String)> = Vec::new();
        for column in self.mapping.with(Meaning::Title) {
            let title = self.cell(row, column);
            let is_said = texts.first().is_some_and(|(_, text)| *text == title);
            if !title.is_empty() && !is_said {
                titles.push((column, title));
            }
        }
        if let Some(column) = titles.first().map(|(column, _)| *column) {
            let lines: Vec<String> = titles.into_iter().map(|(_, title)| title).collect();
            let above = lines.join("\n");
            match texts.first_mut() {
                Some((_, text)) => *text = format!("{above}\n{text}"),
                None => texts.push((column, above)),
            }
        }
        texts
    }

    /// Who wrote a row. What tools call those who gave no name is no name.
    pub fn name(&self, row: usize) -> Option<String> {
        let mut names = self
            .mapping
            .with(Meaning::Name)
            .map(|column| self.cell(row, column));
        let is_name = |name: &String| {
            !name.is_empty() && !matches!(fold(name).as_str(), "anonymous" | "anonym")
        };
        names.find(is_name)
    }

    pub fn value(&mut self, row: usize, meaning: Meaning) -> Found {
        let mut values = self
            .mapping
            .with(meaning)
            .map(|column| self.cell(row, column));
        let Some(value) = values.find(|value| !value.is_empty()) else {
            return Found::Nothing;
        };
        let key = key(meaning, &value);
        if let Some(id) = self.said.get(&key) {
            return match *id {
                "" => Found::Nothing,
                id => Found::Id(id.to_owned()),
            };
        }
        let found = match meaning {
            Meaning::Table => self.titles.table(&value).map(|number| number.to_string()),
            _ => self.titles.id(meaning, &value).map(str::to_owned),
        };
        if let Some(id) = found {
            return Found::Id(id);
        }
        let next = self.unmatched.len();
        let place = *self.places.entry(key).or_insert(next);
        if place == next {
            self.unmatched.push(Unmatched {
                meaning,
                value,
                count: 0,
            });
        }
        self.unmatched[place].count += 1;
        Found::Unmatched
    }
}
