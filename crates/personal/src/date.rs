//! Dates: which days there are.

/// Whether there is such a day in the calendar that Denmark has had since 1700.
pub(crate) fn is_real(day: u32, month: u32, year: u32) -> bool {
    let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => return false,
    };
    (1..=days).contains(&day)
}

/// Whether a number is a year that people write about.
pub(crate) fn is_year(number: u32) -> bool {
    (1900..2100).contains(&number)
}

/// Whether eight figures are a date: 29012018 or 20180129.
pub(crate) fn is_solid(figures: &str) -> bool {
    let part = |from: usize, to: usize| figures.get(from..to).and_then(|part| part.parse().ok());
    let is_date = |day: Option<u32>, month: Option<u32>, year: Option<u32>| match (day, month, year)
    {
        (Some(day), Some(month), Some(year)) => is_year(year) && is_real(day, month, year),
        _ => false,
    };
    figures.len() == 8
        && (is_date(part(0, 2), part(2, 4), part(4, 8))
            || is_date(part(6, 8), part(4, 6), part(0, 4)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_real_days_are_days() {
        assert!(is_real(29, 2, 2000) && is_real(29, 2, 2016) && is_real(31, 12, 1999));
        assert!(!is_real(29, 2, 1900) && !is_real(29, 2, 2018) && !is_real(31, 4, 2018));
        assert!(!is_real(0, 1, 2018) && !is_real(1, 0, 2018) && !is_real(1, 13, 2018));
    }

    #[test]
    fn eight_figures_are_a_date_in_two_orders() {
        assert!(is_solid("29012018") && is_solid("20180129"));
        assert!(!is_solid("22334455") && !is_solid("2901201") && !is_solid("30022018"));
    }
}
