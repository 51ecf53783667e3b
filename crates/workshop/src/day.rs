//! A day of the calendar: written “2018-01-29” in documents, and as people write it for people.

use std::fmt;

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
        match parts.next() {
            None => Self::new(year, month, day),
            Some(_) => None,
        }
    }

    /// A day by its numbers, where there is one.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let there_is =
            year <= 9999 && (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day);
        there_is.then_some(Self { year, month, day })
    }

    /// The last day of a month, which is one from 1 to 12.
    pub fn last_of(year: u16, month: u8) -> Self {
        let month = month.clamp(1, 12);
        Self {
            year,
            month,
            day: days_of(year, month),
        }
    }

    /// The day that is so many days after 1 January 1970, or before it.
    pub fn from_number(number: i32) -> Option<Self> {
        // Years that begin in March, in eras of four hundred.
        let days = number + 719_468;
        let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 {
            from_march + 3
        } else {
            from_march - 9
        };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        Self::new(year.try_into().ok()?, month as u8, day as u8)
    }

    /// How many days it is after 1 January 1970.
    pub fn number(self) -> i32 {
        let (month, day) = (i32::from(self.month), i32::from(self.day));
        let year = i32::from(self.year) - i32::from(month <= 2);
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let from_march = (month + 9) % 12;
        let of_year = (153 * from_march + 2) / 5 + day - 1;
        let of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        era * 146_097 + of_era - 719_468
    }

    /// The day so many days later, or earlier.
    pub fn plus(self, days: i32) -> Option<Self> {
        Self::from_number(self.number().checked_add(days)?)
    }

    /// Its day of the week, from Monday, 0, to Sunday, 6.
    pub fn weekday(self) -> u8 {
        (self.number() + 3).rem_euclid(7) as u8
    }

    /// Its month, from 1.
    pub fn month(self) -> u8 {
        self.month
    }

    /// Its day of the month, from 1.
    pub fn of_month(self) -> u8 {
        self.day
    }

    /// Its year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// In words: “29. januar 2018”, “29 January 2018”.
    pub fn long(self, language: Language) -> String {
        let month = month_name(self.month, language);
        match language {
            Language::Danish => format!("{}. {month} {}", self.day, self.year),
            Language::English => format!("{} {month} {}", self.day, self.year),
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

/// As in documents: “2018-01-29”.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The name of a month from 1 to 12: “januar”, “January”.
pub fn month_name(month: u8, language: Language) -> &'static str {
    let month = usize::from(month.clamp(1, 12)) - 1;
    match language {
        Language::Danish => MONTHS_DANISH[month],
        Language::English => MONTHS_ENGLISH[month],
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
    fn days_are_counted_through_all_years() {
        let day = |text| Day::parse(text).unwrap();
        assert_eq!(day("1970-01-01").number(), 0);
        assert_eq!(day("2018-01-29").number(), 17_560);
        assert_eq!(day("2018-01-29").weekday(), 0, "a Monday");
        assert_eq!(day("2017-12-31").plus(1), Some(day("2018-01-01")));
        assert_eq!(day("9999-12-31").plus(1), None);
        let first = day("1999-12-31").number();
        for number in first..day("2200-01-01").number() {
            let day = Day::from_number(number).unwrap();
            assert_eq!(day.number(), number);
            let next = day.plus(1).unwrap();
            assert!(day < next);
            assert_eq!((day.weekday() + 1) % 7, next.weekday());
        }
    }

    #[test]
    fn what_is_no_day_stays_as_it_is() {
        assert_eq!(date_in_words("en gang", Language::Danish), "en gang");
        assert_eq!(date_in_words("2018-02-31", Language::Danish), "2018-02-31");
    }
}
