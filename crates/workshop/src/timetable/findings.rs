//! What is pointed out about a timetable, and never refused: a plan may be meant as it is.

use protocol::ItemId;

use super::{FreeDay, Row, RowStep, Timing};
use crate::Day;

/// Something odd, and the row that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The row.
    pub row: ItemId,
    /// What is odd.
    pub oddity: Oddity,
}

/// What is odd.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// Its time cannot be read.
    Unreadable(String),
    /// Its time has no year, nor has a row above.
    WithoutYear,
    /// It ends before it begins.
    Backwards,
    /// It begins before this row, which stands above it.
    OutOfOrder(ItemId),
    /// A hearing that begins before this first treatment.
    HearingBeforeFirst(ItemId),
    /// A hearing that is not over before this second treatment.
    HearingAfterSecond(ItemId),
    /// It begins or ends on a day on which nobody meets.
    Free(Day, FreeDay),
}

/// All that is odd, in the order of the rows.
pub(super) fn findings(rows: &[Row]) -> Vec<Finding> {
    let mut found = Vec::new();
    // The row above that begins last.
    let mut latest: Option<(Day, ItemId)> = None;
    for row in rows {
        let mut say = |oddity| {
            found.push(Finding {
                row: row.row.id,
                oddity,
            });
        };
        let (meant, span) = match &row.timing {
            Timing::Unsaid => continue,
            Timing::Unreadable(typed) => {
                say(Oddity::Unreadable(typed.clone()));
                continue;
            }
            Timing::WithoutYear(_) => {
                say(Oddity::WithoutYear);
                continue;
            }
            Timing::Of { meant, span, .. } => (*meant, *span),
        };
        if span.last < span.first {
            say(Oddity::Backwards);
        }
        match latest {
            Some((first, other)) if span.first < first => say(Oddity::OutOfOrder(other)),
            _ => latest = Some((span.first, row.row.id)),
        }
        if row.step == RowStep::Hearing {
            hearing(rows, row, &mut say);
        }
        let (first, last) = meant.ends();
        let mut days: Vec<Day> = [first, last]
            .into_iter()
            .filter_map(|end| end.day())
            .collect();
        days.dedup();
        for day in days {
            if let Some(why) = FreeDay::of(day) {
                say(Oddity::Free(day, why));
            }
        }
    }
    found
}

/// A hearing lies between the first treatment and the second, of every body.
fn hearing(rows: &[Row], hearing: &Row, say: &mut impl FnMut(Oddity)) {
    let Some(heard) = hearing.timing.span() else {
        return;
    };
    let treatments = |step| {
        let of_step = rows.iter().filter(move |row| row.step == step);
        of_step.filter_map(|row| Some((row.timing.span()?, row.row.id)))
    };
    let firsts = treatments(RowStep::First).filter(|(span, _)| heard.first < span.first);
    if let Some((_, first)) = firsts.max_by_key(|(span, _)| span.first) {
        say(Oddity::HearingBeforeFirst(first));
    }
    let seconds = treatments(RowStep::Second).filter(|(span, _)| heard.last >= span.last);
    if let Some((_, second)) = seconds.min_by_key(|(span, _)| span.first) {
        say(Oddity::HearingAfterSecond(second));
    }
}
