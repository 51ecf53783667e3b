//! Progress: how far an indicator has come from where it began to what is expected, whichever of the two is the greater.

use crate::{Day, Indicator, Measurement};

/// How an indicator stands on a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// What was measured until then, by day; of one day all of it.
    pub measured: Vec<(Day, f64)>,
    /// Where it began: the baseline, or else what was measured first.
    pub from: Option<f64>,
    /// What is expected.
    pub expected: Option<f64>,
    /// By when.
    pub by: Option<Day>,
    /// How much of the way is behind, from 0; below it was gone the wrong way, above 1 beyond. None where that cannot be told.
    pub share: Option<f64>,
    /// What that comes to.
    pub reached: Reached,
}

/// Whether what is expected is reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reached {
    /// Nothing was measured.
    #[default]
    NotMeasured,
    /// Nothing is expected, so nobody can tell.
    NothingExpected,
    /// It is.
    Reached,
    /// Not yet, and there is time.
    OnTheWay,
    /// Not yet, and it is further from it than it was at first.
    Backwards,
    /// It is not, and the day has passed.
    Missed,
}

/// How an indicator stands on a day.
pub fn progress_on(indicator: &Indicator, measured: &[Measurement], day: Day) -> Progress {
    let dated = measured
        .iter()
        .filter_map(|one| one.on.last().copied().zip(one.values.last().copied()));
    let measured: Vec<(Day, f64)> = dated.filter(|(on, _)| *on <= day).collect();
    let baseline = indicator.baselines.last().copied();
    let expected = indicator.expected.last().copied();
    let by = indicator.by.last().copied();
    let from = baseline.or_else(|| measured.first().map(|(_, value)| *value));
    let last = measured.last().map(|(_, value)| *value);
    let share = last
        .zip(from.zip(expected))
        .and_then(|(last, (from, expected))| share(last, from, expected));
    let reached = match (last, expected) {
        (None, _) => Reached::NotMeasured,
        (_, None) => Reached::NothingExpected,
        (Some(last), Some(expected)) => {
            let is_reached = last == expected || share.is_some_and(|share| share >= 1.0);
            match (is_reached, by.is_some_and(|by| by < day)) {
                (true, _) => Reached::Reached,
                (false, true) => Reached::Missed,
                (false, false) if share.is_some_and(|share| share < 0.0) => Reached::Backwards,
                (false, false) => Reached::OnTheWay,
            }
        }
    };
    Progress {
        measured,
        from,
        expected,
        by,
        share,
        reached,
    }
}

/// Where nothing is to change there is no way to go.
fn share(last: f64, from: f64, expected: f64) -> Option<f64> {
    // Halved first: the largest numbers must not overflow.
    let way = expected / 2.0 - from / 2.0;
    let gone = last / 2.0 - from / 2.0;
    let share = gone / way;
    (way != 0.0 && share.is_finite()).then_some(share)
}
