//! When: a point of the calendar, coarse or fine, or from one to another, as timetables of plans name it.
//!
//! In documents it is written as in ISO 8601-2 (EDTF): “2018-01-29T18:30”, “2016-02-03/2016-02-24”, “2018-02”, “2018-41” for
//! a half-year, “2016/2020”. A year that was not said is “XXXX”: “XXXX-03/XXXX-04”. What EDTF has no word for, a third of a
//! month, is written “2016-06-ultimo”.

use crate::{Day, YEARS};

/// A point of the calendar, or from one to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// One.
    At(Point),
    /// From the first to the second. Nothing keeps the second from being earlier.
    FromTo(Point, Point),
}

/// A point of the calendar, of a year that was said or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Point {
    /// The year, where it was said.
    pub year: Option<u16>,
    /// What of the year.
    pub part: Part,
}

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// All of it.
    Year,
    /// A half, 1 or 2.
    Half(u8),
    /// A quarter, from 1.
    Quarter(u8),
    /// A season, from 1, which is spring; the winter ends in the year after.
    Season(u8),
    /// A month, from 1.
    Month(u8),
    /// A third of a month, from 1: “primo”, “medio”, “ultimo”.
    Third(u8, u8),
    /// A day: month and day.
    Day(u8, u8),
    /// A day and the time of it: month, day, hour, minute.
    Time(u8, u8, u8, u8),
}

/// The days from the first to the last, both in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
}

/// The words for the thirds of a month.
pub(super) const THIRDS: [&str; 3] = ["primo", "medio", "ultimo"];

const UNSAID: &str = "XXXX";

impl Point {
    /// Whether there is such a point in a year, that which was said or any.
    pub fn is_there(self) -> bool {
        let year = self.year.unwrap_or(2000);
        let is_of_day = |month, day| Day::new(year, month, day).is_some();
        YEARS.contains(&year)
            && match self.part {
                Part::Year => self.year.is_some(),
                Part::Half(half) => (1..=2).contains(&half),
                Part::Quarter(one) | Part::Season(one) => (1..=4).contains(&one),
                Part::Month(month) => (1..=12).contains(&month),
                Part::Third(month, third) => (1..=12).contains(&month) && (1..=3).contains(&third),
                Part::Day(month, day) => is_of_day(month, day),
                Part::Time(month, day, hour, minute) => {
                    is_of_day(month, day) && hour < 24 && minute < 60
                }
            }
    }

    /// The same in a year, where none was said.
    fn in_year(self, year: u16) -> Self {
        Self {
            year: self.year.or(Some(year)),
            ..self
        }
    }

    /// The first and the last day of it, where its year was said. The 29 February of a year without one is the 28.
    pub fn span(self) -> Option<Span> {
        let year = self.year?;
        let months = |first: u8, last: u8| {
            let first = Day::new(year, first, 1)?;
            let last = Day::last_of(year, last);
            Some(Span { first, last })
        };
        match self.part {
            Part::Year => months(1, 12),
            Part::Half(half) => months(6 * half - 5, 6 * half),
            Part::Quarter(quarter) => months(3 * quarter - 2, 3 * quarter),
            Part::Season(4) => Some(Span {
                first: Day::new(year, 12, 1)?,
                last: Day::last_of(year + 1, 2),
            }),
            Part::Season(season) => months(3 * season, 3 * season + 2),
            Part::Month(month) => months(month, month),
            Part::Third(month, third) => Some(Span {
                first: Day::new(year, month, 10 * third - 9)?,
                last: match third {
                    3 => Day::last_of(year, month),
                    _ => Day::new(year, month, 10 * third)?,
                },
            }),
            Part::Day(month, day) | Part::Time(month, day, _, _) => {
                let last = Day::last_of(year, month);
                let day = Day::new(year, month, day.min(last.of_month()))?;
                Some(Span {
                    first: day,
                    last: day,
                })
            }
        }
    }

    /// The day that it is, where it is one.
    pub fn day(self) -> Option<Day> {
        match self.part {
            Part::Day(..) | Part::Time(..) => self.span().map(|span| span.first),
            _ => None,
        }
    }

    /// Hour and minute, where they were said.
    pub fn time(self) -> Option<(u8, u8)> {
        match self.part {
            Part::Time(_, _, hour, minute) => Some((hour, minute)),
            _ => None,
        }
    }

    fn word(self) -> String {
        let year = self
            .year
            .map_or_else(|| UNSAID.to_owned(), |year| format!("{year:04}"));
        match self.part {
            Part::Year => year,
            Part::Season(season) => format!("{year}-{}", 20 + season),
            Part::Quarter(quarter) => format!("{year}-{}", 32 + quarter),
            Part::Half(half) => format!("{year}-{}", 39 + half),
            Part::Month(month) => format!("{year}-{month:02}"),
            Part::Third(month, third) => {
                let third = THIRDS[usize::from(third.clamp(1, 3)) - 1];
                format!("{year}-{month:02}-{third}")
            }
            Part::Day(month, day) => format!("{year}-{month:02}-{day:02}"),
            Part::Time(month, day, hour, minute) => {
                format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}")
            }
        }
    }

    fn of_word(word: &str) -> Option<Self> {
        let (date, time) = match word.split_once('T') {
            Some((date, time)) => (date, Some(time)),
            None => (word, None),
        };
        let mut parts = date.split('-');
        let year = match parts.next()? {
            UNSAID => None,
            year => Some(number(year, 4)?),
        };
        let (middle, last) = (parts.next(), parts.next());
        if parts.next().is_some() {
            return None;
        }
        let middle = match middle {
            Some(middle) => Some(number(middle, 2)? as u8),
            None => None,
        };
        let third = |word| THIRDS.iter().position(|third| *third == word);
        let part = match (middle, last, time) {
            (None, None, None) => Part::Year,
            (Some(month @ 1..=12), None, None) => Part::Month(month),
            (Some(season @ 21..=24), None, None) => Part::Season(season - 20),
            (Some(quarter @ 33..=36), None, None) => Part::Quarter(quarter - 32),
            (Some(half @ 40..=41), None, None) => Part::Half(half - 39),
            (Some(month), Some(last), None) => match third(last) {
                Some(third) => Part::Third(month, third as u8 + 1),
                None => Part::Day(month, number(last, 2)? as u8),
            },
            (Some(month), Some(day), Some(time)) => {
                let (hour, minute) = time.split_once(':')?;
                let (hour, minute) = (number(hour, 2)? as u8, number(minute, 2)? as u8);
                Part::Time(month, number(day, 2)? as u8, hour, minute)
            }
            _ => return None,
        };
        let point = Self { year, part };
        point.is_there().then_some(point)
    }
}

/// A number of so many digits, and of nothing else.
fn number(digits: &str, length: usize) -> Option<u16> {
    let plain = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok())?
}

impl When {
    /// As it is written in documents.
    pub fn word(self) -> String {
        match self {
            Self::At(point) => point.word(),
            Self::FromTo(first, last) => format!("{}/{}", first.word(), last.word()),
        }
    }

    /// Reads what is written so, and nothing else.
    pub fn of_word(word: &str) -> Option<Self> {
        match word.split_once('/') {
            None => Point::of_word(word).map(Self::At),
            Some((first, last)) => {
                let (first, last) = (Point::of_word(first)?, Point::of_word(last)?);
                Some(Self::FromTo(first, last))
            }
        }
    }

    /// Where it begins, and where it ends.
    pub fn ends(self) -> (Point, Point) {
        match self {
            Self::At(point) => (point, point),
            Self::FromTo(first, last) => (first, last),
        }
    }

    /// Whether a year was said at each end.
    pub fn has_years(self) -> bool {
        let (first, last) = self.ends();
        first.year.is_some() && last.year.is_some()
    }

    /// The same with its years: what was said at one end holds at the other, and where nothing was said it is the first
    /// such time that is not over before `after`. An end that would lie before its beginning is a year later.
    pub fn with_years(self, after: Option<Day>) -> Option<Self> {
        let (first, last) = self.ends();
        let begins = match (first.year, last.year, after) {
            (Some(year), _, _) => first.in_year(year),
            (None, Some(year), _) => {
                let same = first.in_year(year);
                let is_later = same.span()?.first > last.span()?.last;
                match is_later && year > *YEARS.start() {
                    true => first.in_year(year - 1),
                    false => same,
                }
            }
            (None, None, Some(after)) => {
                let year = after.year();
                let same = first.in_year(year);
                match same.span()?.last < after && year < *YEARS.end() {
                    true => first.in_year(year + 1),
                    false => same,
                }
            }
            (None, None, None) => return None,
        };
        let Self::FromTo(..) = self else {
            return Some(Self::At(begins));
        };
        let year = begins.year?;
        let ends = last.in_year(year);
        let is_earlier = ends.span()?.last < begins.span()?.first;
        let ends = match last.year.is_none() && is_earlier && year < *YEARS.end() {
            true => last.in_year(year + 1),
            false => ends,
        };
        Some(Self::FromTo(begins, ends))
    }

    /// The first and the last day of it, where its years were said. Where it ends before it begins, the first day is that of
    /// its beginning and the last that of its end all the same.
    pub fn span(self) -> Option<Span> {
        let (first, last) = self.ends();
        Some(Span {
            first: first.span()?.first,
            last: last.span()?.last,
        })
    }

    /// Whether it is one day, a time of one, or from one time of it to another.
    pub fn is_day(self) -> bool {
        match self {
            Self::At(point) => matches!(point.part, Part::Day(..) | Part::Time(..)),
            Self::FromTo(first, last) => match (first.part, last.part) {
                (Part::Time(month, day, ..), Part::Time(other_month, other, ..)) => {
                    (first.year, month, day) == (last.year, other_month, other)
                }
                _ => false,
            },
        }
    }
}
