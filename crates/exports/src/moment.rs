//! Moment: days and times as people and programs write them.

use crate::report::Language;

const DANISH_MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A moment by the reader's clock. Only moments that are in the calendar are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) year: u16,
    pub(crate) month: u8,
    pub(crate) day: u8,
    /// Hour, minute and second; `None` where only the day is known.
    pub(crate) clock: Option<(u8, u8, u8)>,
}

impl Moment {
    /// Reads `2018-01-29`, `2018-01-29T18:45` and `2018-01-29T18:45:10`; fractions and a zone after them are passed
    /// over.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let (day, clock) = match text.split_once(['T', ' ']) {
            Some((day, clock)) => (day, Some(clock)),
            None => (text, None),
        };
        let mut parts = day.split('-');
        let year = figures(parts.next()?, 4)?;
        let month = figures(parts.next()?, 2)? as u8;
        let day = figures(parts.next()?, 2)? as u8;
        if parts.next().is_some() || !(1900..=9999).contains(&year) {
            return None;
        }
        if !(1..=12).contains(&month) || !(1..=days_of(year, month)).contains(&day) {
            return None;
        }
        let clock = match clock {
            Some(clock) => Some(clock_of(clock)?),
            None => None,
        };
        Some(Self {
            year,
            month,
            day,
            clock,
        })
    }

    /// “29. januar 2018”, “29 January 2018”.
    pub(crate) fn day_in_words(&self, language: Language) -> String {
        let month = usize::from(self.month - 1);
        match language {
            Language::Danish => format!("{}. {} {}", self.day, DANISH_MONTHS[month], self.year),
            Language::English => format!("{} {} {}", self.day, ENGLISH_MONTHS[month], self.year),
        }
    }

    /// “29. januar 2018 kl. 18.30”, “29 January 2018 at 18:30”.
    pub(crate) fn in_words(&self, language: Language) -> String {
        let day = self.day_in_words(language);
        match (self.clock, language) {
            (None, _) => day,
            (Some((hour, minute, _)), Language::Danish) => {
                format!("{day} kl. {hour}.{minute:02}")
            }
            (Some((hour, minute, _)), Language::English) => {
                format!("{day} at {hour:02}:{minute:02}")
            }
        }
    }

    /// `2018-01-29T18:45:00`, as programs write it; midnight where the hour is not known.
    pub(crate) fn iso(&self) -> String {
        let (hour, minute, second) = self.clock.unwrap_or_default();
        format!(
            "{:04}-{:02}-{:02}T{hour:02}:{minute:02}:{second:02}",
            self.year, self.month, self.day
        )
    }

    /// Days since 1 January 1970.
    pub(crate) fn days_since_1970(&self) -> i64 {
        let year = i64::from(self.year);
        let leap_days = |year: i64| year / 4 - year / 100 + year / 400;
        let before_year = 365 * (year - 1970) + leap_days(year - 1) - leap_days(1969);
        let before_month: i64 = (1..self.month)
            .map(|month| i64::from(days_of(self.year, month)))
            .sum();
        before_year + before_month + i64::from(self.day) - 1
    }

    /// Seconds since 1970, as if the reader's clock were that of Greenwich.
    pub(crate) fn seconds_since_1970(&self) -> i64 {
        let (hour, minute, second) = self.clock.unwrap_or_default();
        self.days_since_1970() * 86_400
            + i64::from(hour) * 3600
            + i64::from(minute) * 60
            + i64::from(second)
    }
}

fn clock_of(text: &str) -> Option<(u8, u8, u8)> {
    let mut parts = text.splitn(3, ':');
    let hour = figures(parts.next()?, 2)? as u8;
    let minute = figures(parts.next()?.get(..2)?, 2)? as u8;
    let second = match parts.next() {
        Some(rest) => figures(rest.get(..2)?, 2)? as u8,
        None => 0,
    };
    (hour < 24 && minute < 60 && second < 60).then_some((hour, minute, second))
}

fn figures(text: &str, count: usize) -> Option<u16> {
    let are_figures = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    are_figures.then(|| text.parse().ok()).flatten()
}

fn days_of(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(400) || (year.is_multiple_of(4) && !year.is_multiple_of(100)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{Danish, English};

    #[test]
    fn moments_read_as_people_write_them() {
        let moment = Moment::read("2018-01-29T18:30").unwrap();
        assert_eq!(moment.in_words(Danish), "29. januar 2018 kl. 18.30");
        assert_eq!(moment.in_words(English), "29 January 2018 at 18:30");
        let day = Moment::read("2018-01-09").unwrap();
        assert_eq!(day.in_words(Danish), "9. januar 2018");
        let exact = Moment::read("2018-01-29T08:05:59.123Z").unwrap();
        assert_eq!(exact.iso(), "2018-01-29T08:05:59");
        assert_eq!(exact.in_words(Danish), "29. januar 2018 kl. 8.05");
    }

    #[test]
    fn what_is_in_no_calendar_is_no_moment() {
        for text in [
            "",
            "x",
            "2018-02-29",
            "2018-13-01",
            "2018-1-1",
            "2018-01-01T24:00",
            "2018-01-01Tå",
            "2018-01-01T10:å0",
            "2018-01-01T10:00:å",
            "0000-00-00",
            "+018-01-01",
        ] {
            assert_eq!(Moment::read(text), None, "{text}");
        }
    }

    #[test]
    fn seconds_are_those_of_the_calendar() {
        let seconds = |text: &str| Moment::read(text).unwrap().seconds_since_1970();
        assert_eq!(seconds("1970-01-01"), 0);
        assert_eq!(seconds("2000-03-01"), 951_868_800);
        assert_eq!(seconds("2018-01-29T18:30"), 1_517_250_600);
        assert_eq!(seconds("1900-01-01"), -2_208_988_800);
    }
}
