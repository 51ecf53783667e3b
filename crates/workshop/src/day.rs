//! A day of the calendar: written “2018-01-29” in documents, and as people write it for people.

use crate::template::Language;

/// A day that there is: no 31 February.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

const MONTHS_DANISH: [&str; 12] = [
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

const MONTHS_ENGLISH: [&str; 12] = [
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

impl Day {
    /// Reads “2018-01-29”, and nothing that is written in another way.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut part = |length: usize| -> Option<u16> {
            let digits = parts.next()?;
            // A number may also begin with a sign; a part of a day may not.
            let plain = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| digits.parse().ok())?
        };
        let (year, month, day) = (part(4)?, part(2)? as u8, part(2)? as u8);
        let there_is = parts.next().is_none()
            && (1..=12).contains(&month)
            && (1..=days_of(year, month)).contains(&day);
        there_is.then_some(Self { year, month, day })
    }

    /// Its year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// In words: “29. januar 2018”, “29 January 2018”.
    pub fn long(self, language: Language) -> String {
        let month = usize::from(self.month) - 1;
        match language {
            Language::Danish => format!("{}. {} {}", self.day, MONTHS_DANISH[month], self.year),
            Language::English => format!("{} {} {}", self.day, MONTHS_ENGLISH[month], self.year),
        }
    }

    /// In figures, for tables: “29.1.2018”, “29/1/2018”.
    pub fn short(self, language: Language) -> String {
        match language {
            Language::Danish => format!("{}.{}.{}", self.day, self.month, self.year),
            Language::English => format!("{}/{}/{}", self.day, self.month, self.year),
        }
    }
}

/// A day such as “2018-01-29” in words. What is no day stays as it is.
pub fn date_in_words(date: &str, language: Language) -> String {
    Day::parse(date).map_or_else(|| date.to_owned(), |day| day.long(language))
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

    #[test]
    fn a_day_reads_as_people_write_it() {
        let day = Day::parse("2018-01-29").unwrap();
        assert_eq!(day.long(Language::Danish), "29. januar 2018");
        assert_eq!(day.long(Language::English), "29 January 2018");
        assert_eq!(day.short(Language::Danish), "29.1.2018");
        let day = Day::parse("2018-01-09").unwrap();
        assert_eq!(day.long(Language::English), "9 January 2018");
    }

    #[test]
    fn what_is_not_in_the_calendar_is_no_day() {
        assert!(Day::parse("2024-02-29").is_some());
        assert!(Day::parse("2000-02-29").is_some());
        for text in [
            "2023-02-29",
            "1900-02-29",
            "2018-00-01",
            "2018-13-01",
            "2018-01-00",
            "2018-04-31",
            "2018-1-29",
            "2018-01-29-01",
            "+201-01-29",
            "2018-+1-29",
            "29.1.2018",
            "",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_day_stays_as_it_is() {
        assert_eq!(date_in_words("en gang", Language::Danish), "en gang");
        assert_eq!(date_in_words("2018-02-31", Language::Danish), "2018-02-31");
    }
}
