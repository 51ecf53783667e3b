//! Sheet: a table in a workbook, written row by row.

use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet};

use crate::Error;
use crate::csv::{CELL, guarded};
use crate::report::Language;
use crate::text::{clean, cut};
use crate::words::Words;

/// How the kinds of cells look.
pub(super) struct Formats {
    head: Format,
    title: Format,
    text: Format,
    /// Text that a spreadsheet would calculate if somebody typed it again.
    quoted: Format,
    whole: Format,
    decimal: Format,
    plain: Format,
    moment: Format,
}

impl Formats {
    pub(super) fn of(language: Language) -> Self {
        let base = Format::new().set_align(FormatAlign::Top);
        // Away from the text in the next column.
        let number = base.clone().set_align(FormatAlign::Right).set_indent(1);
        let ink = Color::RGB(0x1F_3A_5F);
        // Excel shows the two signs of `#,##0.00` as its own language has them; of dates it does not turn the order.
        let moment = match language {
            Language::Danish => "d/m/yyyy hh:mm",
            Language::English => "d mmm yyyy hh:mm",
        };
        Self {
            head: Format::new()
                .set_bold()
                .set_font_color(ink)
                .set_background_color(Color::RGB(0xDC_E6_EF))
                .set_border_bottom(FormatBorder::Thin)
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter),
            title: Format::new().set_bold().set_font_color(ink),
            text: base.clone().set_text_wrap(),
            quoted: base.clone().set_text_wrap().set_quote_prefix(),
            whole: number.clone().set_num_format("#,##0"),
            decimal: number.clone().set_num_format("#,##0.00"),
            plain: number,
            moment: base.set_num_format(moment).set_align(FormatAlign::Left),
        }
    }
}

/// A column: what stands above it, and how many letters wide it is.
pub(super) struct Column<'a> {
    title: &'a str,
    width: u16,
}

impl<'a> Column<'a> {
    pub(super) fn new(title: &'a str, width: u16) -> Self {
        Self { title, width }
    }
}

/// What stands in a cell.
pub(super) enum Value {
    Nothing,
    Text(String),
    Whole(u32),
    /// A mean, with two decimals.
    Decimal(f64),
    /// A number as it is.
    Plain(f64),
    Moment(ExcelDateTime),
}

impl Value {
    pub(super) fn text(text: &str) -> Self {
        clean(text).into_owned().into()
    }

    /// About how many lines it takes in a column of this width.
    fn lines(&self, width: u16) -> u32 {
        let Self::Text(text) = self else {
            return 1;
        };
        // Most letters are narrower than the figure that widths are counted in, and words do not break.
        let full = usize::from(width) * 11 / 10;
        let lines: usize = text
            .split('\n')
            .map(|line| line.chars().count().div_ceil(full.max(1)).max(1))
            .sum();
        u32::try_from(lines).unwrap_or(u32::MAX)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        if text.is_empty() {
            Self::Nothing
        } else {
            Self::Text(text)
        }
    }
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::Nothing, Self::from)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Whole(number)
    }
}

impl From<Option<u32>> for Value {
    fn from(number: Option<u32>) -> Self {
        number.map_or(Self::Nothing, Self::Whole)
    }
}

/// As many letters side by side can still be read when a page is made to hold them.
const READABLE: u32 = 260;

/// A line's height, and the highest that a row can be, in points.
const LINE: u32 = 15;
const HIGHEST: u32 = 409;

/// A sheet as it is written.
pub(super) struct Sheet<'a> {
    sheet: &'a mut Worksheet,
    formats: &'a Formats,
    words: &'static Words,
    head: u32,
    /// How wide the columns are, in letters.
    widths: Vec<u16>,
    next: u32,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(
        sheet: &'a mut Worksheet,
        formats: &'a Formats,
        words: &'static Words,
        name: &str,
    ) -> Result<Self, Error> {
        sheet.set_name(name)?;
        // A4, lying.
        sheet.set_paper_size(9).set_landscape();
        Ok(Self {
            sheet,
            formats,
            words,
            head: 0,
            widths: Vec::new(),
            next: 0,
        })
    }

    /// A line above the table.
    pub(super) fn title(&mut self, title: &str) -> Result<(), Error> {
        let title = cut(title, CELL, self.words.cut);
        self.sheet
            .write_string_with_format(0, 0, title, &self.formats.title)?;
        Ok(())
    }

    /// The headings, in this row; they stay in sight and are repeated on paper.
    pub(super) fn head(&mut self, row: u32, columns: &[Column<'_>]) -> Result<(), Error> {
        for (index, column) in (0_u16..).zip(columns) {
            let title = cut(column.title, CELL, self.words.cut);
            self.sheet.set_column_width(index, column.width)?;
            self.sheet
                .write_string_with_format(row, index, title, &self.formats.head)?;
        }
        self.sheet.set_freeze_panes(row + 1, 0)?;
        self.sheet.set_repeat_rows(row, row)?;
        self.head = row;
        self.widths = columns.iter().map(|column| column.width).collect();
        if self
            .widths
            .iter()
            .map(|width| u32::from(*width))
            .sum::<u32>()
            < READABLE
        {
            self.sheet.set_print_fit_to_pages(1, 0);
        }
        self.next = row + 1;
        Ok(())
    }

    /// The next row.
    pub(super) fn row(&mut self, values: Vec<Value>) -> Result<(), Error> {
        let row = self.next;
        let (sheet, formats) = (&mut *self.sheet, self.formats);
        // Excel finds out by itself how high a row must be, but not every program does.
        let texts = values.iter().zip(&self.widths);
        let lines = texts.map(|(value, width)| value.lines(*width)).max();
        if let Some(lines @ 2..) = lines {
            sheet.set_row_height(row, lines.saturating_mul(LINE).min(HIGHEST))?;
        }
        for (index, value) in (0_u16..).zip(values) {
            match value {
                Value::Nothing => continue,
                Value::Text(text) => {
                    let format = match guarded(&text).len() == text.len() {
                        true => &formats.text,
                        false => &formats.quoted,
                    };
                    let text = cut(&text, CELL, self.words.cut);
                    sheet.write_string_with_format(row, index, text, format)?
                }
                Value::Whole(number) => {
                    sheet.write_number_with_format(row, index, number, &formats.whole)?
                }
                Value::Decimal(number) if number.is_finite() => {
                    sheet.write_number_with_format(row, index, number, &formats.decimal)?
                }
                Value::Plain(number) if number.is_finite() => {
                    sheet.write_number_with_format(row, index, number, &formats.plain)?
                }
                Value::Decimal(_) | Value::Plain(_) => {
                    sheet.write_string_with_format(row, index, "–", &formats.text)?
                }
                Value::Moment(moment) => {
                    sheet.write_datetime_with_format(row, index, &moment, &formats.moment)?
                }
            };
        }
        self.next += 1;
        Ok(())
    }

    /// Puts a filter on the headings.
    pub(super) fn filter(&mut self) -> Result<(), Error> {
        let width = u16::try_from(self.widths.len()).unwrap_or(u16::MAX);
        if width > 0 {
            // A filter over the headings alone is one that Excel repairs.
            let last = (self.next - 1).max(self.head + 1);
            self.sheet.autofilter(self.head, 0, last, width - 1)?;
        }
        Ok(())
    }
}
