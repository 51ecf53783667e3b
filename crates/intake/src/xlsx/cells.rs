//! Cells: the rows of one sheet, as they come.

use quick_xml::events::{BytesStart, Event};

use super::formats::Formats;
use super::strings;
use crate::parts::{Part, attribute};
use crate::sheet::{Budget, Note, Raw};
use crate::{ReadError, bounds};

/// The columns and rows that Excel has at most.
const EXCEL_COLUMNS: usize = 16_384;
const EXCEL_ROWS: usize = 1_048_576;

/// Reads the rows of a sheet.
pub(super) fn read(
    part: &mut Part<'_>,
    shared: &[String],
    formats: &Formats,
    budget: &mut Budget,
) -> Result<Raw, ReadError> {
    let mut raw = Raw::default();
    let mut row = Row::default();
    let mut number = 0;
    let mut errors = 0;
    let mut is_under_way = false;
    loop {
        let cell = match part.next()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "row" => {
                    let its = attribute(&element, "r").and_then(|its| its.parse().ok());
                    let its = its.filter(|its| (1..=EXCEL_ROWS).contains(its));
                    number = its.unwrap_or(number + 1);
                    row.clear();
                    continue;
                }
                "sheetData" => {
                    is_under_way = true;
                    continue;
                }
                "c" => Cell::of(&element, row.next),
                _ => continue,
            },
            Event::End(element) => match element.local_name().as_ref() {
                "row" => {
                    raw.push(number, row.cells(), budget)?;
                    row.clear();
                    continue;
                }
                "sheetData" => break,
                _ => continue,
            },
            // Half a sheet is not passed off as a sheet.
            Event::Eof if is_under_way => return Err(ReadError::Damaged),
            Event::Eof => break,
            _ => continue,
        };
        row.next = cell.column + 1;
        let column = cell.column;
        match cell.read(part, formats)? {
            Content::Text(text) => row.set(column, text),
            Content::Shared(index) => {
                let text = shared.get(index).ok_or(ReadError::Damaged)?;
                row.set_shared(column, text);
            }
            Content::Error => errors += 1,
            Content::Nothing => {}
        }
    }
    if errors > 0 {
        raw.notes.push(Note::Errors { count: errors });
    }
    Ok(raw)
}

/// A row that is being read. What is beyond the bound on columns is kept as one cell, so that it can be said.
#[derive(Default)]
struct Row<'s> {
    cells: Vec<std::borrow::Cow<'s, str>>,
    /// The last column beyond the bound that holds something.
    beyond: Option<usize>,
    next: usize,
}

impl<'s> Row<'s> {
    fn clear(&mut self) {
        self.cells.clear();
        self.beyond = None;
        self.next = 0;
    }

    fn set(&mut self, column: usize, text: String) {
        self.put(column, text.into());
    }

    fn set_shared(&mut self, column: usize, text: &'s str) {
        self.put(column, text.into());
    }

    fn put(&mut self, column: usize, text: std::borrow::Cow<'s, str>) {
        if column >= bounds::COLUMNS {
            if !text.trim().is_empty() {
                self.beyond = self.beyond.max(Some(column));
            }
            return;
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, "".into());
        }
        self.cells[column] = text;
    }

    fn cells(&self) -> impl Iterator<Item = &str> {
        let own = self.cells.iter().map(AsRef::as_ref);
        // As many cells as there are, the last of them with something in it.
        let gap = self.beyond.map_or(0, |beyond| beyond - self.cells.len());
        let beyond = self.beyond.map(|_| "…");
        own.chain(std::iter::repeat_n("", gap)).chain(beyond)
    }
}

/// A cell that was begun.
struct Cell {
    column: usize,
    kind: Option<String>,
    style: usize,
}

/// What is in a cell.
enum Content {
    Text(String),
    Shared(usize),
    Error,
    Nothing,
}

impl Cell {
    fn of(element: &BytesStart<'_>, next: usize) -> Self {
        let (mut column, mut kind, mut style) = (None, None, None);
        for its in element.attributes().with_checks(false).flatten() {
            let value: &str = &its.value;
            match its.key.as_ref() {
                "r" => column = self::column(value),
                "t" => kind = Some(value.to_owned()),
                "s" => style = value.parse().ok(),
                _ => {}
            }
        }
        Self {
            column: column.unwrap_or(next).min(EXCEL_COLUMNS),
            kind,
            style: style.unwrap_or(0),
        }
    }

    /// Reads to the end of the cell.
    fn read(self, part: &mut Part<'_>, formats: &Formats) -> Result<Content, ReadError> {
        let mut value = None;
        let mut inline = None;
        loop {
            enum Inner {
                Value,
                Inline,
                Other,
            }
            let inner = match part.next()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "v" => Inner::Value,
                    "is" => Inner::Inline,
                    _ => Inner::Other,
                },
                Event::End(_) => break,
                Event::Eof => return Err(ReadError::Damaged),
                _ => continue,
            };
            match inner {
                Inner::Value => {
                    let mut text = String::new();
                    part.text(&mut text)?;
                    value = Some(text);
                }
                Inner::Inline => inline = Some(strings::text(part)?),
                // A formula; what it comes to is the value.
                Inner::Other => part.text(&mut String::new())?,
            }
        }
        if let Some(text) = inline {
            return Ok(Content::Text(text));
        }
        let Some(value) = value.filter(|value| !value.is_empty()) else {
            return Ok(Content::Nothing);
        };
        Ok(match self.kind.as_deref() {
            Some("s") => Content::Shared(value.trim().parse().map_err(|_| ReadError::Damaged)?),
            Some("e") => Content::Error,
            Some("b") => Content::Text(if value.trim() == "0" { "0" } else { "1" }.to_owned()),
            Some("str" | "inlineStr") => Content::Text(strings::unescape(value)),
            // A moment in ISO 8601.
            Some("d") => Content::Text(value.replacen('T', " ", 1)),
            _ => match value.trim().parse() {
                Ok(its) => Content::Text(formats.shown(its, self.style)),
                Err(_) => Content::Text(value),
            },
        })
    }
}

/// The column that a reference like “AB12” names, from 0.
fn column(reference: &str) -> Option<usize> {
    let mut column = 0_usize;
    for letter in reference.bytes() {
        match letter {
            b'A'..=b'Z' => column = column * 26 + usize::from(letter - b'A') + 1,
            b'a'..=b'z' => column = column * 26 + usize::from(letter - b'a') + 1,
            _ => break,
        }
        if column > EXCEL_COLUMNS {
            return Some(EXCEL_COLUMNS);
        }
    }
    column.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_names_its_column() {
        for (reference, its) in [
            ("A1", Some(0)),
            ("Z9", Some(25)),
            ("AA1", Some(26)),
            ("XFD1048576", Some(16_383)),
            ("ZZZZZZZZZZZZZZZZZZ1", Some(EXCEL_COLUMNS)),
            ("7", None),
            ("", None),
        ] {
            assert_eq!(column(reference), its, "{reference}");
        }
    }
}
