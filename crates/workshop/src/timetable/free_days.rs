//! Days on which a Danish municipality is closed, and why: Sundays' neighbours, holidays that move with Easter, and the two
//! days that most municipalities give their staff.

use crate::Day;
use crate::template::Language;

/// Why nobody meets on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FreeDay {
    /// It is a Saturday.
    Saturday,
    /// It is a Sunday.
    Sunday,
    /// 1 January.
    NewYear,
    /// The Thursday before Easter.
    MaundyThursday,
    /// The Friday before Easter.
    GoodFriday,
    /// Easter Sunday.
    Easter,
    /// The Monday after it.
    EasterMonday,
    /// The fourth Friday after Easter, through 2023.
    PrayerDay,
    /// The Thursday forty days from Easter.
    Ascension,
    /// Whit Sunday.
    Whitsun,
    /// The Monday after it.
    WhitMonday,
    /// 5 June: no public holiday, and municipalities are closed.
    Constitution,
    /// 24 December: no public holiday, and municipalities are closed.
    ChristmasEve,
    /// 25 December.
    Christmas,
    /// 26 December.
    BoxingDay,
}

/// The last year with “store bededag”: abolished by act no. 214 of 6 March 2023, from 2024.
const LAST_PRAYER_DAY: u16 = 2023;

impl FreeDay {
    /// Why nobody meets on this day, if so. A holiday is named before the Sunday that it is on.
    pub fn of(day: Day) -> Option<Self> {
        let fixed = match (day.month(), day.of_month()) {
            (1, 1) => Some(Self::NewYear),
            (6, 5) => Some(Self::Constitution),
            (12, 24) => Some(Self::ChristmasEve),
            (12, 25) => Some(Self::Christmas),
            (12, 26) => Some(Self::BoxingDay),
            _ => None,
        };
        let from_easter = day.number() - easter(day.year())?.number();
        let moving = match from_easter {
            -3 => Some(Self::MaundyThursday),
            -2 => Some(Self::GoodFriday),
            0 => Some(Self::Easter),
            1 => Some(Self::EasterMonday),
            26 if day.year() <= LAST_PRAYER_DAY => Some(Self::PrayerDay),
            39 => Some(Self::Ascension),
            49 => Some(Self::Whitsun),
            50 => Some(Self::WhitMonday),
            _ => None,
        };
        let weekend = match day.weekday() {
            5 => Some(Self::Saturday),
            6 => Some(Self::Sunday),
            _ => None,
        };
        moving.or(fixed).or(weekend)
    }

    /// What it is called, as in “… er en lørdag”.
    pub fn name(self, language: Language) -> &'static str {
        let (danish, english) = match self {
            Self::Saturday => ("en lørdag", "a Saturday"),
            Self::Sunday => ("en søndag", "a Sunday"),
            Self::NewYear => ("nytårsdag", "New Year's Day"),
            Self::MaundyThursday => ("skærtorsdag", "Maundy Thursday"),
            Self::GoodFriday => ("langfredag", "Good Friday"),
            Self::Easter => ("påskedag", "Easter Sunday"),
            Self::EasterMonday => ("2. påskedag", "Easter Monday"),
            Self::PrayerDay => ("store bededag", "Great Prayer Day"),
            Self::Ascension => ("Kristi himmelfartsdag", "Ascension Day"),
            Self::Whitsun => ("pinsedag", "Whit Sunday"),
            Self::WhitMonday => ("2. pinsedag", "Whit Monday"),
            Self::Constitution => (
                "grundlovsdag, hvor kommuner holder lukket",
                "Constitution Day, when municipalities are closed",
            ),
            Self::ChristmasEve => (
                "juleaftensdag, hvor kommuner holder lukket",
                "Christmas Eve, when municipalities are closed",
            ),
            Self::Christmas => ("juledag", "Christmas Day"),
            Self::BoxingDay => ("2. juledag", "Boxing Day"),
        };
        match language {
            Language::Danish => danish,
            Language::English => english,
        }
    }
}

/// Easter Sunday of a year, by the anonymous Gregorian computus.
fn easter(year: u16) -> Option<Day> {
    let y = i32::from(year);
    let (golden, century, of_century) = (y % 19, y / 100, y % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let shift = (golden + 11 * epact + 22 * to_sunday) / 451;
    let from_march = epact + to_sunday - 7 * shift + 114;
    Day::new(year, (from_march / 31) as u8, (from_march % 31 + 1) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(day: &str) -> Option<FreeDay> {
        FreeDay::of(Day::parse(day).unwrap())
    }

    #[test]
    fn easter_falls_where_the_almanac_has_it() {
        let known = [
            (2000, "2000-04-23"),
            (2008, "2008-03-23"),
            (2011, "2011-04-24"),
            (2016, "2016-03-27"),
            (2018, "2018-04-01"),
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2038, "2038-04-25"),
        ];
        for (year, day) in known {
            assert_eq!(easter(year), Day::parse(day), "{year}");
        }
    }

    #[test]
    fn holidays_of_2018_and_the_end_of_the_prayer_day() {
        let known = [
            ("2018-01-01", FreeDay::NewYear),
            ("2018-03-29", FreeDay::MaundyThursday),
            ("2018-03-30", FreeDay::GoodFriday),
            ("2018-04-01", FreeDay::Easter),
            ("2018-04-02", FreeDay::EasterMonday),
            ("2018-04-27", FreeDay::PrayerDay),
            ("2018-05-10", FreeDay::Ascension),
            ("2018-05-20", FreeDay::Whitsun),
            ("2018-05-21", FreeDay::WhitMonday),
            ("2018-06-05", FreeDay::Constitution),
            ("2018-12-24", FreeDay::ChristmasEve),
            ("2018-12-25", FreeDay::Christmas),
            ("2018-12-26", FreeDay::BoxingDay),
            ("2018-01-27", FreeDay::Saturday),
            ("2018-01-28", FreeDay::Sunday),
            ("2023-05-05", FreeDay::PrayerDay),
        ];
        for (day, free) in known {
            assert_eq!(of(day), Some(free), "{day}");
        }
        assert_eq!(of("2024-04-26"), None, "abolished");
        assert_eq!(of("2018-01-29"), None, "the theme day itself");
    }
}
