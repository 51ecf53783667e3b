//! Typography: dates, numbers and lists as people write them in the report's language.

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

/// A count with its thousands apart: “1.234”, “1,234”.
pub(crate) fn count(number: u32, language: Language) -> String {
    grouped(&number.to_string(), language)
}

/// A number with as many decimals as it has, two at most: “1.234,5”, “1,234.5”; “–” where it is not finite.
pub(crate) fn number(number: f64, language: Language) -> String {
    number_to(number, decimals(number), language)
}

/// How many decimals a number has of the two that are shown.
pub(crate) fn decimals(number: f64) -> usize {
    let hundredths = rounded(number);
    // Beyond this a double has no figures for decimals.
    let has_any = hundredths.abs() < 1e15 && hundredths % 100.0 != 0.0;
    if !has_any {
        0
    } else if hundredths % 10.0 == 0.0 {
        1
    } else {
        2
    }
}

/// In hundredths, half away from nothing, as people round; formatting would go to the even figure.
fn rounded(number: f64) -> f64 {
    (number * 100.0).round()
}

/// A number with so many decimals, so that those in a column stand under each other.
pub(crate) fn number_to(number: f64, decimals: usize, language: Language) -> String {
    if !number.is_finite() {
        return "–".to_owned();
    }
    // All its figures would fill the line.
    if number.abs() >= 1e15 {
        return format!("{number:e}");
    }
    let text = format!("{:.decimals$}", rounded(number) / 100.0);
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) if rest.bytes().all(|byte| matches!(byte, b'0' | b'.')) => ("", rest),
        // The true minus sign.
        Some(rest) => ("−", rest),
        None => ("", text.as_str()),
    };
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let mut out = format!("{sign}{}", grouped(whole, language));
    if !decimals.is_empty() {
        out.push(match language {
            Language::Danish => ',',
            Language::English => '.',
        });
        out.push_str(decimals);
    }
    out
}

fn grouped(figures: &str, language: Language) -> String {
    let separator = match language {
        Language::Danish => '.',
        Language::English => ',',
    };
    let mut out = String::with_capacity(figures.len() + figures.len() / 3);
    for (place, figure) in figures.chars().enumerate() {
        if place > 0 && (figures.len() - place).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(figure);
    }
    out
}

/// Numbers as a list, sorted, each once, with three or more in a row as a range: “3–5, 17 og 40”.
pub(crate) fn numbers(mut numbers: Vec<u32>, language: Language) -> String {
    numbers.sort_unstable();
    numbers.dedup();
    let mut parts: Vec<String> = Vec::new();
    let mut rest = numbers.as_slice();
    while let Some(&first) = rest.first() {
        let run = rest
            .iter()
            .zip(first..=u32::MAX)
            .take_while(|(number, expected)| **number == *expected)
            .count();
        if run > 2 {
            parts.push(format!("{first}–{}", rest[run - 1]));
            rest = &rest[run..];
        } else {
            parts.push(first.to_string());
            rest = &rest[1..];
        }
    }
    list(&parts, language)
}

/// “a, b og c”, “a, b and c”.
pub(crate) fn list(parts: &[String], language: Language) -> String {
    let and = match language {
        Language::Danish => " og ",
        Language::English => " and ",
    };
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{}{and}{last}", first.join(", ")),
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

    #[test]
    fn numbers_have_the_signs_of_their_language() {
        assert_eq!(number(1234.5, Danish), "1.234,5");
        assert_eq!(number(1234.5, English), "1,234.5");
        assert_eq!(number(3.125, Danish), "3,13");
        assert_eq!(number(-0.001, Danish), "0");
        assert_eq!(number(-1_000_000.0, Danish), "−1.000.000");
        assert_eq!(number(f64::NAN, Danish), "–");
        assert_eq!(number_to(3.0, 2, Danish), "3,00");
        assert_eq!(number(0.07, Danish), "0,07");
        assert_eq!(number(1e300, Danish), "1e300");
        assert_eq!(count(10_000, Danish), "10.000");
        assert_eq!(count(999, Danish), "999");
    }

    #[test]
    fn numbers_in_a_row_are_a_range() {
        assert_eq!(numbers(vec![40, 3, 17, 3], Danish), "3, 17 og 40");
        assert_eq!(numbers(vec![1, 2, 4, 5, 6, 9], Danish), "1, 2, 4–6 og 9");
        assert_eq!(
            numbers(vec![u32::MAX, u32::MAX - 1, u32::MAX - 2], English),
            "4294967293–4294967295"
        );
        assert_eq!(numbers(vec![], Danish), "");
    }
}
