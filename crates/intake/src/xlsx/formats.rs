//! Formats: numbers as people write them, and which of them are days.

use std::collections::HashMap;

use quick_xml::events::Event;

use crate::ReadError;
use crate::parts::{Parts, attribute};

/// More formats than this no workbook has; what is beyond shows plain numbers.
const MOST: usize = 65_536;

/// What a workbook says of how its numbers look.
#[derive(Default)]
pub(super) struct Formats {
    /// For each style of a cell whether it shows days or hours.
    moments: Vec<bool>,
    since_1904: bool,
}

impl Formats {
    pub fn read(parts: &mut Parts<'_>, path: &str, since_1904: bool) -> Result<Self, ReadError> {
        let mut formats = Self {
            moments: Vec::new(),
            since_1904,
        };
        let Some(mut part) = parts.open(path)? else {
            return Ok(formats);
        };
        let mut codes: HashMap<String, bool> = HashMap::new();
        let mut is_in_cells = false;
        loop {
            match part.next()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "numFmt" if codes.len() < MOST => {
                        let its = |name| attribute(&element, name).unwrap_or_default();
                        codes.insert(its("numFmtId"), is_moment(&its("formatCode")));
                    }
                    "cellXfs" => is_in_cells = true,
                    "xf" if is_in_cells && formats.moments.len() < MOST => {
                        let id = attribute(&element, "numFmtId").unwrap_or_default();
                        let own = codes.get(&id).copied();
                        formats
                            .moments
                            .push(own.unwrap_or_else(|| is_known_moment(&id)));
                    }
                    _ => {}
                },
                Event::End(element) if element.local_name().as_ref() == "cellXfs" => {
                    is_in_cells = false;
                }
                Event::Eof => return Ok(formats),
                _ => {}
            }
        }
    }

    /// A number as a cell of this style shows it, a moment in ISO 8601.
    pub fn shown(&self, its: f64, style: usize) -> String {
        let is_moment = self.moments.get(style).copied().unwrap_or(false);
        is_moment
            .then(|| moment(its, self.since_1904))
            .flatten()
            .unwrap_or_else(|| number(its))
    }
}

/// The ids that Excel has for days and hours without saying what they look like.
fn is_known_moment(id: &str) -> bool {
    matches!(id.parse::<u32>(), Ok(14..=22 | 27..=36 | 45..=47 | 50..=58))
}

/// Whether a format shows a day or an hour: by its letters, and not those in quotes, in brackets or after a backslash.
fn is_moment(code: &str) -> bool {
    // What is shown of positive numbers; the rest is of others.
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => drop(letters.find(|end| *end == '"')),
            '[' => {
                // Hours beyond a day are in brackets; so are colours and languages.
                let within: String = letters.by_ref().take_while(|end| *end != ']').collect();
                if matches!(
                    within.to_ascii_lowercase().as_str(),
                    "h" | "hh" | "m" | "mm" | "s" | "ss"
                ) {
                    return true;
                }
            }
            '\\' | '_' | '*' => drop(letters.next()),
            ';' => return false,
            // “General”, in Danish “Standard”, has letters of its own.
            'G' | 'S' if code.starts_with("General") || code.starts_with("Standard") => {
                return false;
            }
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return true,
            _ => {}
        }
    }
    false
}

/// A number with the fifteen figures that a spreadsheet shows, and no more than it needs.
pub(super) fn number(its: f64) -> String {
    if !its.is_finite() {
        return String::new();
    }
    let magnitude = its.abs();
    if magnitude != 0.0 && !(1e-9..1e15).contains(&magnitude) {
        return format!("{its:e}");
    }
    // Rounded to what is shown: a sum of tenths is stored with a remainder.
    let rounded = format!("{its:.14e}").parse().unwrap_or(its);
    // There is no −0.
    format!("{}", rounded + 0.0)
}

/// A moment out of days since 1900, or since 1904: “2018-01-29”, “2018-01-29 18:30”, or of less than a day “18:30”.
fn moment(days: f64, since_1904: bool) -> Option<String> {
    // The last day that there is in a spreadsheet is in the year 9999.
    if !(0.0..2_958_466.0).contains(&days) {
        return None;
    }
    let seconds = (days * 86_400.0).round() as i64;
    let (day, second) = (seconds / 86_400, seconds % 86_400);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    let time = if second == 0 {
        format!("{hour:02}:{minute:02}")
    } else {
        format!("{hour:02}:{minute:02}:{second:02}")
    };
    if day == 0 && !since_1904 {
        return Some(time);
    }
    let day = if since_1904 {
        day + 1_462
    } else if day < 60 {
        // Excel has a 29th of February in 1900, as Lotus had.
        day + 1
    } else {
        day
    };
    let (year, month, date) = calendar(day - 25_569);
    Some(if (hour, minute, second) == (0, 0, 0) {
        format!("{year:04}-{month:02}-{date:02}")
    } else {
        format!("{year:04}-{month:02}-{date:02} {time}")
    })
}

/// Year, month and day of a day since 1970. Years begin in March here, so that the odd day is the last of four years.
fn calendar(day: i64) -> (i64, i64, i64) {
    let day = day + 719_468;
    let era = day.div_euclid(146_097);
    let of_era = day.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let date = of_year - (153 * from_march + 2) / 5 + 1;
    let month = (from_march + 2) % 12 + 1;
    (year + era * 400 + i64::from(month <= 2), month, date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_people_write_them() {
        for (its, shown) in [
            (3.0, "3"),
            (-0.0, "0"),
            (2.5, "2.5"),
            (0.1 + 0.2, "0.3"),
            (1_234_567_890_123.0, "1234567890123"),
            (1e300, "1e300"),
            (1e-12, "1e-12"),
            (f64::NAN, ""),
        ] {
            assert_eq!(number(its), shown);
        }
    }

    #[test]
    fn moments_are_iso() {
        for (days, since_1904, shown) in [
            (43_129.0, false, "2018-01-29"),
            (43_129.770_833_333_336, false, "2018-01-29 18:30"),
            (43_129.000_011_574, false, "2018-01-29 00:00:01"),
            (0.770_833_333_333_333_3, false, "18:30"),
            (1.0, false, "1900-01-01"),
            (59.0, false, "1900-02-28"),
            (61.0, false, "1900-03-01"),
            (41_667.0, true, "2018-01-29"),
            (2_958_465.0, false, "9999-12-31"),
        ] {
            assert_eq!(moment(days, since_1904).as_deref(), Some(shown), "{days}");
        }
        for days in [-1.0, 1e18, f64::NAN, f64::INFINITY] {
            assert_eq!(moment(days, false), None);
        }
    }

    #[test]
    fn a_format_of_days_is_told_by_its_letters() {
        for code in [
            "dd-mm-yyyy",
            "[$-406]d. mmmm yyyy",
            "h:mm",
            "[h]:mm",
            "yyyy\\-mm\\-dd;@",
        ] {
            assert!(is_moment(code), "{code}");
        }
        for code in [
            "General",
            "Standard",
            "0.00",
            "#,##0 \"dkk\"",
            "[Red]0",
            "\\d0",
            "0;dd",
            "@",
        ] {
            assert!(!is_moment(code), "{code}");
        }
    }
}
