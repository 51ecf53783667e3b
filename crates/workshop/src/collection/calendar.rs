//! The calendar: moments as spreadsheets and programs read them, out of milliseconds since 1970.

/// A moment as year, month, day, hour, minute and second at a place so many minutes ahead of UTC.
fn moment(milliseconds: i64, minutes_east: i32) -> (i64, u32, u32, u32, u32, u32) {
    let seconds = milliseconds
        .div_euclid(1000)
        .saturating_add(i64::from(minutes_east) * 60);
    let (days, of_day) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    // Years that begin in March, so that the odd day is the last; eras of 400 years.
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (
        year,
        month as u32,
        day as u32,
        (of_day / 3_600) as u32,
        (of_day / 60 % 60) as u32,
        (of_day % 60) as u32,
    )
}

/// As spreadsheets read it in any language: “2018-01-29 18:30”.
pub(super) fn sortable(milliseconds: i64, minutes_east: i32) -> String {
    let (year, month, day, hour, minute, _) = moment(milliseconds, minutes_east);
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")
}

/// As programs read it: “2018-01-29T17:30:05.250Z”.
pub(super) fn universal(milliseconds: i64) -> String {
    let (year, month, day, hour, minute, second) = moment(milliseconds, 0);
    let rest = milliseconds.rem_euclid(1000);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{rest:03}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_those_of_the_calendar() {
        assert_eq!(universal(0), "1970-01-01T00:00:00.000Z");
        assert_eq!(universal(-1), "1969-12-31T23:59:59.999Z");
        assert_eq!(universal(1_517_247_005_250), "2018-01-29T17:30:05.250Z");
        assert_eq!(universal(951_782_400_000), "2000-02-29T00:00:00.000Z");
        assert_eq!(universal(4_107_542_400_000), "2100-03-01T00:00:00.000Z");
        assert_eq!(sortable(1_517_247_005_250, 60), "2018-01-29 18:30");
        assert_eq!(sortable(1_517_266_800_000, 60), "2018-01-30 00:00");
        // Anyone may write any number.
        universal(i64::MAX);
        universal(i64::MIN);
        sortable(i64::MIN, -720);
    }
}
