//! The axis of a picture of the timetable: from when to when it goes, and what is marked on it.

use super::{Row, Span};
use crate::template::Language;
use crate::{Day, month_name};

/// What lasts longer is drawn as far as the rest goes, and points beyond it: a year's meetings would be one line beside it.
const LONG: i32 = 400;

/// No more marks than this can be read beside each other.
const MOST_MARKS: i32 = 7;

/// From when to when a picture goes, and the days that are marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// All that is drawn to scale.
    pub span: Span,
    /// The days that are marked, and what is written there.
    pub marks: Vec<(Day, String)>,
}

impl Axis {
    /// The axis of these rows; none where no row has a time.
    pub fn of(rows: &[Row], language: Language) -> Option<Self> {
        let spans = || rows.iter().filter_map(|row| row.timing.span());
        let length = |span: &Span| span.last.number() - span.first.number();
        let shorts = || spans().filter(|span| length(span) <= LONG);
        let (first, last) = match shorts().next() {
            // Where something begins is always on it.
            Some(_) => (
                spans().map(|span| span.first).min()?,
                shorts()
                    .map(|span| span.last.max(span.first))
                    .max()?
                    .max(spans().map(|span| span.first).max()?),
            ),
            None => (
                spans().map(|span| span.first).min()?,
                spans().map(|span| span.last.max(span.first)).max()?,
            ),
        };
        // Whole months, so that a mark stands at the beginning.
        let first = Day::new(first.year(), first.month(), 1)?;
        let last = Day::last_of(last.year(), last.month());
        let span = Span { first, last };
        let marks = marks(span, language);
        Some(Self { span, marks })
    }

    /// Where a day is, from 0 to 1, and beyond where it is not on the axis. A day has a length: its end is the next one's
    /// beginning.
    pub fn place(&self, day: Day, is_end: bool) -> f64 {
        let whole = self.span.last.number() + 1 - self.span.first.number();
        let days = day.number() + i32::from(is_end) - self.span.first.number();
        f64::from(days) / f64::from(whole)
    }
}

fn marks(span: Span, language: Language) -> Vec<(Day, String)> {
    let months = |day: Day| i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
    let (first, last) = (months(span.first), months(span.last));
    let steps = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
    let fitting = steps
        .into_iter()
        .find(|step| (last - first) / step < MOST_MARKS);
    let step = fitting.unwrap_or(2400);
    let day_of = |month: i32| Day::new((month / 12) as u16, (month % 12 + 1) as u8, 1);
    let from = (first + step - 1) / step * step;
    let marked = (from..=last).step_by(step as usize);
    let mut year = None;
    let named = marked.filter_map(|month| {
        let day = day_of(month)?;
        // The year stands where it is new.
        let is_new = year.replace(day.year()) != Some(day.year());
        let name: String = month_name(day.month(), language).chars().take(3).collect();
        let text = match (step % 12 == 0, is_new) {
            (true, _) => day.year().to_string(),
            (false, true) => format!("{name} {}", day.year()),
            (false, false) => name,
        };
        Some((day, text))
    });
    named.collect()
}
