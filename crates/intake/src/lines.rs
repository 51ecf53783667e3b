//! Lines: what a workshop takes in of a table, and what became of every row that it does not.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::grid::Titles;
use crate::reading::{Found, Reading, named, said};
use crate::{Grid, LineId, Mapping, Meaning, Sheet, line_id};

/// A line: something that somebody wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// The row of the file that it stands in first, from 1.
    pub row: usize,
    /// How many times the file has it.
    pub times: usize,
    /// What was written.
    pub text: String,
    /// The id of the focus point it is about.
    pub focus_point: Option<String>,
    /// The id of the aspect it is about.
    pub aspect: Option<String>,
    /// The number of the table it was written at.
    pub table: Option<u16>,
    /// The id of the stakeholder who wrote it.
    pub stakeholder: Option<String>,
    /// What who wrote it is called.
    pub name: Option<String>,
}

/// What holds of lines for which the table says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Defaults {
    /// The id of a focus point.
    pub focus_point: Option<String>,
    /// The id of an aspect.
    pub aspect: Option<String>,
    /// The number of a table.
    pub table: Option<u16>,
    /// The id of a stakeholder.
    pub stakeholder: Option<String>,
    /// A name.
    pub name: Option<String>,
}

/// What came of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Lines {
    /// The lines, in the order of the file.
    pub lines: Vec<Line>,
    /// What gave no line of its own.
    pub passed_over: Vec<PassedOver>,
    /// Values that are nothing of the plan. Their lines are without it until [`Mapping::values`] says what they mean.
    pub unmatched: Vec<Unmatched>,
    /// Rows that gave lines and of which their tool says something that a person should know.
    pub noted: Vec<Noted>,
}

/// What gave no line of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PassedOver {
    /// The row of the file.
    pub row: usize,
    /// Why.
    pub why: Why,
}

/// Why something gave no line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "why")]
pub enum Why {
    /// No text is in the row.
    Empty,
    /// Its tool's moderators turned it down.
    Moderated,
    /// The same line stands in a row before; it is counted there.
    Repeated {
        /// That row.
        of: usize,
    },
}

/// A value that is nothing of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Unmatched {
    /// As what it was looked for.
    pub meaning: Meaning,
    /// The value as it stands there first.
    pub value: String,
    /// In how many rows it stands.
    pub count: usize,
}

/// What a tool says of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Noted {
    /// The row of the file.
    pub row: usize,
    /// What became of it there.
    pub state: State,
}

/// What became of a proposal in the tool that it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum State {
    /// Who wrote it took it back.
    Withdrawn,
    /// It was turned down.
    Rejected,
}

/// Makes lines of a sheet.
///
/// A value of the table goes before what the heading of the text says, and that before the defaults. A value that is
/// nothing of the plan is not replaced by a default: it says something, only not what.
pub fn lines(sheet: &Sheet, mapping: &Mapping, grid: &Grid, defaults: &Defaults) -> Lines {
    let mut reading = Reading::new(sheet, mapping, grid);
    let mut out = Lines::default();
    let mut seen: HashMap<LineId, usize> = HashMap::new();
    for row in 0..sheet.rows.len() {
        let number = sheet.numbers.get(row).copied().unwrap_or(row + 1);
        if reading.is_moderated(row) {
            out.passed_over.push(PassedOver {
                row: number,
                why: Why::Moderated,
            });
            continue;
        }
        let texts = reading.texts(row);
        if texts.is_empty() {
            out.passed_over.push(PassedOver {
                row: number,
                why: Why::Empty,
            });
            continue;
        }
        if let Some(state) = reading.state(row) {
            out.noted.push(Noted { row: number, state });
        }
        let focus_point = reading.value(row, Meaning::FocusPoint);
        let aspect = reading.value(row, Meaning::Aspect);
        let stakeholder = reading.value(row, Meaning::Stakeholder);
        let table = reading.value(row, Meaning::Table);
        let name = reading.name(row);
        for (column, text) in texts {
            let (its_focus_point, its_aspect) = &reading.named[column];
            let or = |found: &Found, named: &Option<String>, default: &Option<String>| match found {
                Found::Id(id) => Some(id.clone()),
                Found::Unmatched => None,
                Found::Nothing => named.clone().or_else(|| default.clone()),
            };
            let line = Line {
                row: number,
                times: 1,
                text,
                focus_point: or(&focus_point, its_focus_point, &defaults.focus_point),
                aspect: or(&aspect, its_aspect, &defaults.aspect),
                table: match &table {
                    Found::Id(number) => number.parse().ok(),
                    Found::Unmatched => None,
                    Found::Nothing => defaults.table,
                },
                stakeholder: or(&stakeholder, &None, &defaults.stakeholder),
                name: name.clone().or_else(|| defaults.name.clone()),
            };
            let next = out.lines.len();
            let place = *seen.entry(line_id(&line)).or_insert(next);
            if place == next {
                out.lines.push(line);
            } else {
                out.lines[place].times += 1;
                out.passed_over.push(PassedOver {
                    row: number,
                    why: Why::Repeated {
                        of: out.lines[place].row,
                    },
                });
            }
        }
    }
    out.unmatched = reading.unmatched;
    out
}

/// The ids of the focus point and of the aspect that the heading of a column of texts names: by what a person said of
/// it, or because it is their title or holds it.
pub fn named_by(heading: &str, mapping: &Mapping, grid: &Grid) -> (Option<String>, Option<String>) {
    let titles = Titles::of(grid);
    let said = said(mapping, grid);
    named(heading, &said, &titles)
}
