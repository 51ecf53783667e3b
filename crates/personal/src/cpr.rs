//! CPR numbers: ddmmyy-xxxx, where the first of the last four says which century.

use crate::date;

/// Whether ten figures can be a CPR number.
///
/// The day must be real. Modulus 11 is not asked for: numbers issued since October 2007 need not satisfy it, so a
/// child's would be passed over.
pub(crate) fn is_cpr(figures: &str) -> bool {
    let number = |from: usize, to: usize| figures.get(from..to).and_then(|part| part.parse().ok());
    let (Some(day), Some(month), Some(year), Some(seventh)) =
        (number(0, 2), number(2, 4), number(4, 6), number(6, 7))
    else {
        return false;
    };
    figures.len() == 10 && date::is_real(day, month, century(seventh, year) + year)
}

/// The century that the seventh figure and the year of two figures stand for.
fn century(seventh: u32, year: u32) -> u32 {
    match (seventh, year) {
        (4 | 9, 0..=36) | (5..=8, 0..=57) => 2000,
        (5..=8, _) => 1800,
        _ => 1900,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seventh_figure_says_which_century() {
        for (seventh, year, begins) in [
            (0, 0, 1900),
            (3, 99, 1900),
            (4, 36, 2000),
            (4, 37, 1900),
            (9, 0, 2000),
            (9, 99, 1900),
            (5, 57, 2000),
            (8, 0, 2000),
            (5, 58, 1800),
            (8, 99, 1800),
        ] {
            assert_eq!(century(seventh, year), begins, "{seventh} {year}");
        }
    }

    #[test]
    fn a_leap_day_needs_its_century() {
        // 2000 had one, 1900 had none.
        assert!(is_cpr("2902004000") && !is_cpr("2902000000"));
        assert!(is_cpr("0102031234") && !is_cpr("3102031234") && !is_cpr("010203123"));
    }
}
