//! Excel: the report as a workbook to sort, filter and count in.
//!
//! Sheets for input, themes, merged sentences and the sum, and one for each figure with a table. Numbers and times are
//! cells of their kind; texts wrap; the headings stay in sight and are repeated on paper. A text is never a formula, not
//! even when somebody types in its cell.

mod sheet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use crate::Error;
use crate::follow::Follow;
use crate::grid::{WITHHELD, width};
use crate::moment::Moment;
use crate::report::{Cell, Figure, Grid, Report};
use crate::text::{cut, line};
use crate::typography::numbers;
use sheet::{Column, Formats, Sheet, Value};

/// The longest name of a sheet.
const NAME: usize = 31;

/// Writes one of the sheets.
type Write = fn(&mut Sheet<'_>, &Follow<'_>) -> Result<(), Error>;

/// The report as XLSX. The same report gives the same bytes.
///
/// # Errors
///
/// When there are more rows than a sheet has, which is a million.
pub fn excel(report: &Report) -> Result<Vec<u8>, Error> {
    let follow = Follow::new(report);
    let formats = Formats::of(report.language);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(&follow)?);
    let words = follow.words;
    let tables: [(&str, Write); 4] = [
        (words.input, input),
        (words.themes, themes),
        (words.merged_sheet, merged),
        (words.sum, sum),
    ];
    for (name, write) in tables {
        let mut sheet = Sheet::new(workbook.add_worksheet(), &formats, words, name)?;
        write(&mut sheet, &follow)?;
    }
    for (index, figure) in report.figures.iter().enumerate() {
        // The number is the one that it has in Word, where a figure without a table has one too.
        let name = sheet_name(words.figure, index + 1, &figure.title);
        if let Some(grid) = &figure.table {
            let mut sheet = Sheet::new(workbook.add_worksheet(), &formats, words, &name)?;
            figure_table(&mut sheet, figure, grid)?;
        }
    }
    Ok(workbook.save_to_buffer()?)
}

fn properties(follow: &Follow<'_>) -> Result<DocProperties, Error> {
    // Without a time the library would ask a clock, and the same report would give other bytes.
    let made = Moment::read(&follow.report.made);
    let made = match made.as_ref().and_then(date_time) {
        Some(made) => made,
        None => ExcelDateTime::from_ymd(2000, 1, 1)?,
    };
    Ok(DocProperties::new()
        .set_title(cut(&follow.title(), 255, " …"))
        .set_author("Temadag")
        .set_creation_datetime(&made))
}

/// The moment as the library has it.
fn date_time(moment: &Moment) -> Option<ExcelDateTime> {
    let (hour, minute, second) = moment.clock.unwrap_or_default();
    ExcelDateTime::from_ymd(moment.year, moment.month, moment.day)
        .and_then(|day| day.and_hms(hour.into(), minute, second))
        .ok()
}

fn input(sheet: &mut Sheet<'_>, follow: &Follow<'_>) -> Result<(), Error> {
    let words = follow.words;
    let with_names = follow.report.with_names;
    let mut columns = vec![
        Column::new(words.number, 7),
        Column::new(words.input, 60),
        Column::new(words.focus_point, 30),
        Column::new(words.aspect, 24),
        Column::new(words.table, 8),
        Column::new(words.table_name, 16),
        Column::new(words.joint, 9),
        Column::new(words.stakeholder, 16),
    ];
    if with_names {
        columns.push(Column::new(words.name, 20));
    }
    columns.extend([
        Column::new(words.written, 18),
        Column::new(words.state_column, 14),
        Column::new(words.reason, 26),
        Column::new(words.themes, 30),
        Column::new(words.sentence, 50),
        Column::new(words.supporters, 11),
        Column::new(words.points, 9),
        Column::new(words.id, 22),
    ]);
    sheet.head(0, &columns)?;
    for input in follow.by_number() {
        let mut row = vec![
            Value::from(input.number),
            Value::text(&input.text),
            follow.focus_point(input).into(),
            follow.aspect(input).into(),
            input.table.map(u32::from).into(),
            input.table_name.as_deref().map(line).into(),
            Value::text(if input.is_joint { words.yes } else { words.no }),
            follow.stakeholder(input).into(),
        ];
        if with_names {
            row.push(follow.name(input).into());
        }
        let written = input.written.as_deref();
        row.extend([
            match written.and_then(Moment::read).as_ref().and_then(date_time) {
                Some(moment) => Value::Moment(moment),
                None => written.map(line).into(),
            },
            Value::text(words.state(input.state)),
            input.reason.as_deref().map(line).into(),
            follow.theme_titles(&input.themes).join("; ").into(),
            follow
                .sentence(input)
                .map_or(Value::Nothing, |sentence| Value::text(&sentence.text)),
            votes(input.supporters),
            votes(input.points),
            line(&input.id).into(),
        ]);
        sheet.row(row)?;
    }
    sheet.filter()
}

fn themes(sheet: &mut Sheet<'_>, follow: &Follow<'_>) -> Result<(), Error> {
    let words = follow.words;
    sheet.head(
        0,
        &[
            Column::new(words.number, 7),
            Column::new(words.theme, 34),
            Column::new(words.summary, 60),
            Column::new(words.inputs, 9),
            Column::new(words.tables, 9),
            Column::new(words.stakeholders, 30),
            Column::new(words.supporters, 11),
            Column::new(words.points, 9),
            Column::new(words.impact, 10),
            Column::new(words.feasibility, 18),
        ],
    )?;
    for (number, theme) in (1_u32..).zip(&follow.report.themes) {
        let groups = follow.groups(theme.stakeholders.iter().map(String::as_str));
        sheet.row(vec![
            number.into(),
            line(&theme.title).into(),
            Value::text(&theme.summary),
            theme.inputs.into(),
            theme.tables.into(),
            groups.join(", ").into(),
            votes(theme.supporters),
            votes(theme.points),
            theme.impact.map_or(Value::Nothing, Value::Decimal),
            theme.feasibility.map_or(Value::Nothing, Value::Decimal),
        ])?;
    }
    sheet.filter()
}

fn merged(sheet: &mut Sheet<'_>, follow: &Follow<'_>) -> Result<(), Error> {
    let words = follow.words;
    sheet.head(
        0,
        &[
            Column::new(words.sentence, 60),
            Column::new(words.inputs, 9),
            Column::new(words.sources, 22),
            Column::new(words.tables, 16),
            Column::new(words.stakeholders, 26),
            Column::new(words.themes, 34),
            Column::new(words.supporters, 11),
            Column::new(words.points, 9),
        ],
    )?;
    for sentence in &follow.report.sentences {
        let sources = follow.sources(sentence);
        let all = sources.iter().map(|input| input.number).collect();
        let tables = sources
            .iter()
            .filter_map(|input| input.table.map(u32::from));
        let tables = numbers(tables.collect(), words.language);
        let groups = follow.groups(
            sources
                .iter()
                .filter_map(|input| input.stakeholder.as_deref()),
        );
        sheet.row(vec![
            Value::text(&sentence.text),
            // All that it is made of, also what the report does not show.
            u32::try_from(sentence.sources.len())
                .unwrap_or(u32::MAX)
                .into(),
            numbers(all, words.language).into(),
            tables.into(),
            groups.join(", ").into(),
            follow.theme_titles(&sentence.themes).join("; ").into(),
            votes(sentence.supporters),
            votes(sentence.points),
        ])?;
    }
    sheet.filter()
}

fn sum(sheet: &mut Sheet<'_>, follow: &Follow<'_>) -> Result<(), Error> {
    let words = follow.words;
    let report = follow.report;
    sheet.head(
        0,
        &[Column::new(words.what, 34), Column::new(words.count, 34)],
    )?;
    let totals = [
        (words.all, report.sum.all),
        (words.treated, report.sum.treated()),
    ];
    for (what, count) in follow.sum().into_iter().chain(totals) {
        sheet.row(vec![Value::text(what), count.into()])?;
    }
    sheet.row(vec![])?;
    let moment = |text: &str| match Moment::read(text) {
        Some(moment) => moment.in_words(words.language),
        None => line(text),
    };
    let about = [
        (words.title, follow.title()),
        (
            words.date,
            report.date.as_deref().map(moment).unwrap_or_default(),
        ),
        (
            words.place,
            report.place.as_deref().map(line).unwrap_or_default(),
        ),
        (words.made, moment(&report.made)),
        (
            words.shows,
            report
                .filter
                .as_deref()
                .map_or_else(|| words.everything.to_owned(), line),
        ),
    ];
    for (what, text) in about {
        sheet.row(vec![Value::text(what), text.into()])?;
    }
    Ok(())
}

fn figure_table(sheet: &mut Sheet<'_>, figure: &Figure, grid: &Grid) -> Result<(), Error> {
    let titles: Vec<String> = grid.headers.iter().map(|header| line(header)).collect();
    let columns: Vec<Column<'_>> = (0..width(grid))
        .map(|index| {
            let title = titles.get(index).map_or("", String::as_str);
            Column::new(title, if index == 0 { 34 } else { 16 })
        })
        .collect();
    // What does not go into the name of a sheet stands above the table in full.
    sheet.title(&line(&figure.title))?;
    sheet.head(1, &columns)?;
    for row in &grid.rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Text(text) => Value::text(text),
            Cell::Number(number) => Value::Plain(*number),
            Cell::Withheld => Value::text(WITHHELD),
        });
        sheet.row(cells.collect())?;
    }
    sheet.filter()
}

/// “Figur 2 Input pr. bord”: the number makes it the only one of its name.
fn sheet_name(word: &str, number: usize, title: &str) -> String {
    let title: String = line(title)
        .chars()
        .filter(|letter| !matches!(letter, '*' | '?' | ':' | '[' | ']' | '\\' | '/' | '\''))
        .collect();
    let name = format!("{word} {number} {}", line(&title));
    cut(name.trim(), NAME, "…").into_owned()
}

/// Votes that are held back are shown as such.
fn votes(votes: Option<u32>) -> Value {
    votes.map_or_else(|| Value::text(WITHHELD), Value::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_has_a_name_that_excel_takes() {
        assert_eq!(
            sheet_name("Figur", 1, "Input pr. bord"),
            "Figur 1 Input pr. bord"
        );
        assert_eq!(sheet_name("Figur", 2, "'[:]*?/\\"), "Figur 2");
        let long = sheet_name("Figur", 3, &"æ😀".repeat(40));
        assert!(
            long.encode_utf16().count() <= NAME && long.ends_with('…'),
            "{long}"
        );
    }
}
