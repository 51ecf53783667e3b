//! Telephone numbers: eight figures, the first from 2 to 9, in the groups that people write them in.

use crate::date;

/// Whether eight figures in one piece are a telephone number and no sum.
pub(crate) fn is_solid(figures: &str) -> bool {
    figures.len() == 8 && begins_well(figures) && !figures.ends_with("00000")
}

/// Whether 2234 and 5678 make one, and neither two years nor, with a dash, from so much to so much.
pub(crate) fn are_fours(groups: [&str; 2], has_dash: bool) -> bool {
    let [Ok(one), Ok(other)] = groups.map(str::parse::<u32>) else {
        return false;
    };
    let is_range = has_dash && one % 50 == 0 && other % 50 == 0;
    groups.iter().all(|group| group.len() == 4)
        && begins_well(groups[0])
        && !(date::is_year(one) && date::is_year(other))
        && !is_range
}

/// Whether 22, 34, 56 and 78 make one; 22, 23, 24 and 25 are weeks or grades in a row.
pub(crate) fn are_pairs(groups: [&str; 4]) -> bool {
    let [Ok(a), Ok(b), Ok(c), Ok(d)] = groups.map(str::parse::<u32>) else {
        return false;
    };
    groups.iter().all(|group| group.len() == 2)
        && begins_well(groups[0])
        && !(b == a + 1 && c == b + 1 && d == c + 1)
}

fn begins_well(figures: &str) -> bool {
    figures.starts_with(|figure: char| ('2'..='9').contains(&figure))
}
