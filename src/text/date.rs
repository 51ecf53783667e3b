//! Days and times as people write them: 29. januar 2018, kl. 18.30.

use super::Language;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

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

impl Day {
    /// Reads “2018-01-29”.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 || month.len() != 2 || day.len() != 2 {
            return None;
        }
        let found = Self {
            year: year.parse().ok()?,
            month: month.parse().ok()?,
            day: day.parse().ok()?,
        };
        let in_calendar = (1..=12).contains(&found.month)
            && (1..=days_of(found.year, found.month)).contains(&found.day);
        in_calendar.then_some(found)
    }

    /// In words: “29. januar 2018”, “29 January 2018”.
    pub fn long(self, language: Language) -> String {
        let month = usize::from(self.month) - 1;
        match language {
            Language::Danish => format!("{}. {} {}", self.day, DANISH_MONTHS[month], self.year),
            Language::English => format!("{} {} {}", self.day, ENGLISH_MONTHS[month], self.year),
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

/// A time of the day: “kl. 18.30”, “18:30”.
pub fn time(hour: u8, minute: u8, language: Language) -> String {
    match language {
        Language::Danish => format!("kl. {hour}.{minute:02}"),
        Language::English => format!("{hour}:{minute:02}"),
    }
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
        assert_eq!(time(18, 30, Language::Danish), "kl. 18.30");
        assert_eq!(time(9, 5, Language::English), "9:05");
    }

    #[test]
    fn what_is_not_in_the_calendar_is_no_day() {
        assert!(Day::parse("2024-02-29").is_some());
        for text in [
            "2023-02-29",
            "1900-02-29",
            "2018-13-01",
            "2018-1-29",
            "2018-04-31",
            "29.1.2018",
            "",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }
}
