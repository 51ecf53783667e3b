//! A heat map: a table whose grounds are darker where more stands, with every number in its cell.

use super::colour::{CARD, INK, INK_SOFT, LINE, LINE_STRONG, PAPER_DEEP, STEPS};
use super::svg::{Anchor, Area, Look, MARGIN, Stroke, Svg};
use super::text::Font;
use super::{Captions, Figure};
use crate::{Count, Table};

const LABEL: Font = Font::regular(13.0);
const GROUP: Font = Font::bold(13.0);
const HEADING: Font = Font::bold(12.0);
const NUMBER: Font = Font::regular(14.0);
const TOTAL: Font = Font::bold(14.0);

/// The label's column, and those of numbers.
const LABELS: (f64, f64) = (150.0, 320.0);
const COLUMN: (f64, f64) = (78.0, 180.0);
const PADDING: f64 = 10.0;
const LOWEST_ROW: f64 = 34.0;
const GROUP_ROW: f64 = 32.0;
/// Sets totals apart.
const APART: f64 = 10.0;

/// A heat map of a table, its totals set apart; none of a table without rows or columns.
///
/// Rows after each other that are called alike up to ": " stand below a heading of that, as the cells of a focus point.
pub fn heat(table: &Table, captions: &Captions) -> Option<Figure> {
    if table.rows.is_empty() || table.columns.is_empty() {
        return None;
    }
    let layout = Layout::of(table);
    let (mut svg, top) = Svg::new(captions, layout.right() + MARGIN);
    let mut drawing = Drawing {
        svg: &mut svg,
        captions,
        most: most(table),
        layout: &layout,
    };
    let mut y = drawing.headings(table, top);
    let mut was_grouped = false;
    for (at, label) in layout.rows.iter().enumerate() {
        // What follows a group does not belong to it.
        let apart = was_grouped && !label.is_grouped;
        was_grouped = label.is_grouped;
        y += if apart { APART } else { 0.0 };
        y = drawing.row(table, at, label, y);
    }
    if let Some(totals) = &table.column_totals {
        y = drawing.totals(table, totals, y + APART);
    }
    Some(svg.finish(y))
}

/// What stands before a row: a heading that it begins, and its label.
struct Label {
    heading: Vec<String>,
    is_grouped: bool,
    lines: Vec<String>,
}

struct Layout {
    labels: f64,
    column: f64,
    columns: usize,
    has_totals: bool,
    rows: Vec<Label>,
    headings: Vec<Vec<String>>,
}

impl Layout {
    fn of(table: &Table) -> Self {
        let total = table.row_totals.is_some().then_some(&table.total_label);
        let headings = || table.columns.iter().chain(total);
        let words = headings().map(|heading| HEADING.widest_word(heading));
        let column = (words.fold(0.0, f64::max) + PADDING).clamp(COLUMN.0, COLUMN.1);
        let wrapped = headings().map(|heading| HEADING.wrap(heading, column - PADDING));

        let grouped = grouped(&table.rows);
        let plain = grouped.iter().map(|(_, label)| LABEL.width(label));
        let labels = plain.fold(GROUP.width(&table.total_label), f64::max);
        let labels = (labels + PADDING + 14.0).clamp(LABELS.0, LABELS.1);
        let mut above = None;
        let rows = grouped.iter().map(|(group, label)| {
            let begins = *group != above;
            above = *group;
            let heading = group.filter(|_| begins).map(|group| {
                // It has the row to itself.
                let width = labels + column * table.columns.len() as f64;
                GROUP.wrap(group, width)
            });
            Label {
                heading: heading.unwrap_or_default(),
                is_grouped: group.is_some(),
                lines: LABEL.wrap(label, labels - PADDING - 14.0),
            }
        });
        Self {
            rows: rows.collect(),
            labels,
            column,
            columns: table.columns.len(),
            has_totals: total.is_some(),
            headings: wrapped.collect(),
        }
    }

    /// Where a column of numbers begins; the one after the last is that of totals.
    fn x(&self, column: usize) -> f64 {
        let apart = if column >= self.columns { APART } else { 0.0 };
        MARGIN + self.labels + column as f64 * self.column + apart
    }

    fn right(&self) -> f64 {
        match self.has_totals {
            true => self.x(self.columns) + self.column,
            false => self.x(self.columns - 1) + self.column,
        }
    }
}

/// Rows with the beginning that they share with the one before or after.
fn grouped(rows: &[String]) -> Vec<(Option<&str>, &str)> {
    let parts: Vec<_> = rows.iter().map(|row| row.split_once(": ")).collect();
    let beginning = |at: usize| parts.get(at).copied().flatten().map(|(start, _)| start);
    let rows = rows.iter().enumerate();
    rows.map(|(at, row)| match parts[at] {
        Some((start, rest)) => {
            let before = at.checked_sub(1).and_then(beginning);
            let is_shared = before == Some(start) || beginning(at + 1) == Some(start);
            match is_shared {
                true => (Some(start), rest),
                false => (None, row.as_str()),
            }
        }
        None => (None, row.as_str()),
    })
    .collect()
}

/// The largest count in a cell.
fn most(table: &Table) -> usize {
    let counts = table.cells.iter().flatten().map(|count| match count {
        Count::Number(number) => *number,
        Count::Withheld => 0,
    });
    counts.max().unwrap_or(0)
}

struct Drawing<'d, 'a> {
    svg: &'d mut Svg<'a>,
    captions: &'d Captions<'d>,
    most: usize,
    layout: &'d Layout,
}

impl Drawing<'_, '_> {
    /// The names of the columns, standing on the table.
    fn headings(&mut self, table: &Table, y: f64) -> f64 {
        let headings = &self.layout.headings;
        let lines = headings.iter().map(Vec::len).max().unwrap_or(0);
        let bottom = y + lines as f64 * HEADING.leading();
        for (at, heading) in headings.iter().enumerate() {
            let is_total = at >= table.columns.len();
            let fill = if is_total { INK } else { INK_SOFT };
            let x = self.layout.x(at) + self.layout.column / 2.0;
            let top = bottom - heading.len() as f64 * HEADING.leading();
            let look = Look::new(HEADING, Anchor::Middle, fill);
            self.svg.lines(x, top, heading, look);
        }
        bottom + 8.0
    }

    fn row(&mut self, table: &Table, at: usize, label: &Label, mut y: f64) -> f64 {
        if !label.heading.is_empty() {
            let lines = label.heading.len() as f64 * GROUP.leading();
            let height = (lines + 12.0).max(GROUP_ROW);
            let look = Look::new(GROUP, Anchor::Start, INK);
            self.svg
                .lines(MARGIN, y + height - lines - 5.0, &label.heading, look);
            y += height;
        }
        let lines = label.lines.len() as f64 * LABEL.leading();
        let height = (lines + 10.0).max(LOWEST_ROW);
        let indent = if label.is_grouped { 14.0 } else { 0.0 };
        let look = Look::new(LABEL, Anchor::Start, INK);
        let middle = y + height / 2.0;
        self.svg
            .lines_around(MARGIN + indent, middle, &label.lines, look);

        for (column, count) in table.cells.get(at).into_iter().flatten().enumerate() {
            self.cell(column, y, height, *count);
        }
        let total = table.row_totals.as_ref().and_then(|totals| totals.get(at));
        if let Some(total) = total {
            self.total(table.columns.len(), y, height, *total);
        }
        y + height
    }

    fn totals(&mut self, table: &Table, totals: &[Count], y: f64) -> f64 {
        let label = GROUP.shorten(&table.total_label, self.layout.labels - PADDING);
        let look = Look::new(GROUP, Anchor::Start, INK);
        let middle = y + LOWEST_ROW / 2.0;
        self.svg.lines_around(MARGIN, middle, &[label], look);
        for (column, count) in totals.iter().chain(&table.total).enumerate() {
            self.total(column, y, LOWEST_ROW, *count);
        }
        y + LOWEST_ROW
    }

    fn cell(&mut self, column: usize, y: f64, height: f64, count: Count) {
        let (fill, text) = match count {
            Count::Withheld => (PAPER_DEEP, INK),
            Count::Number(0) => (CARD, INK_SOFT),
            Count::Number(number) => {
                // From the first step for one to the last for the most.
                let step = (number * STEPS.len()).div_ceil(self.most.max(1));
                STEPS[step.clamp(1, STEPS.len()) - 1]
            }
        };
        let look = Look::new(NUMBER, Anchor::Middle, text);
        self.number(self.area(column, y, height), count, (fill, LINE), look);
    }

    fn total(&mut self, column: usize, y: f64, height: f64, count: Count) {
        let fill = match count {
            Count::Withheld => PAPER_DEEP,
            Count::Number(_) => CARD,
        };
        let look = Look::new(TOTAL, Anchor::Middle, INK);
        self.number(self.area(column, y, height), count, (fill, CARD), look);
    }

    fn area(&self, column: usize, y: f64, height: f64) -> Area {
        Area {
            x: self.layout.x(column) + 1.0,
            y: y + 1.0,
            width: self.layout.column - 2.0,
            height: height - 2.0,
        }
    }

    /// A count in its area, which has a ground and an outline; one that is withheld has an outline of its own.
    fn number(
        &mut self,
        area: Area,
        count: Count,
        (fill, outline): (&str, &'static str),
        look: Look,
    ) {
        let (text, stroke) = match count {
            Count::Number(number) => (
                (self.captions.number)(number as f64),
                Stroke::Plain(outline),
            ),
            Count::Withheld => (
                self.captions.withheld.to_owned(),
                Stroke::Dashed(LINE_STRONG),
            ),
        };
        self.svg.rect(area, fill, stroke);
        let text = look.font.shorten(&text, area.width);
        let middle = area.x + area.width / 2.0;
        let baseline = area.y + area.height / 2.0 + look.font.size * 0.35;
        self.svg.text((middle, baseline), &text, look);
    }
}
