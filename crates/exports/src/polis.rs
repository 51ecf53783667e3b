//! Polis: the input as that program exports its comments, for tools that read its `comments.csv`.
//!
//! A line an input, ended by LF; the body is one line in quotation marks. What the columns hold:
//!
//! - `timestamp`, `datetime`: when it was written, in seconds since 1970 and in words. The report says it by the
//!   reader's clock, which is taken for Greenwich's; where it is not known, it is 1970.
//! - `comment-id`: the input's number.
//! - `author-id`: the input's number again. It says that each input has an author of its own, which is not so, but
//!   any number that two inputs share would say that one person wrote both, and that is enough to know somebody by.
//! - `agrees`: how many support it. `disagrees`: always 0, for nobody is asked. Both are counts; who did, is nowhere.
//! - `moderated`: 1 for what was taken in, −1 for what was left out, 0 for what nobody has treated.

use crate::csv::{guarded, quote};
use crate::follow::Follow;
use crate::moment::Moment;
use crate::report::{Report, State};
use crate::text::line;

const HEADINGS: &str =
    "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n";

/// The report's input as Polis' `comments.csv`, by number.
#[must_use]
pub fn polis(report: &Report) -> String {
    let mut out = HEADINGS.to_owned();
    for input in Follow::new(report).by_number() {
        let moment = input.written.as_deref().and_then(Moment::read);
        let moment = moment.unwrap_or(Moment {
            year: 1970,
            month: 1,
            day: 1,
            clock: None,
        });
        let moderated = match input.state {
            State::InTheme | State::Merged | State::Split => 1,
            State::LeftOut => -1,
            State::Untreated => 0,
        };
        out += &format!(
            "{},{},{number},{number},{},0,{moderated},",
            moment.seconds_since_1970(),
            in_words(&moment),
            input.supporters.unwrap_or(0),
            number = input.number,
        );
        quote(&mut out, &guarded(&line(&input.text)));
        out.push('\n');
    }
    out
}

/// As JavaScript writes a date in English: “Mon Jan 29 2018 18:45:00 GMT+0000 (Coordinated Universal Time)”.
fn in_words(moment: &Moment) -> String {
    // 1 January 1970 was a Thursday.
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let day = moment.days_since_1970().rem_euclid(7) as usize;
    let (hour, minute, second) = moment.clock.unwrap_or_default();
    format!(
        "{} {} {:02} {} {hour:02}:{minute:02}:{second:02} GMT+0000 (Coordinated Universal Time)",
        DAYS[day],
        MONTHS[usize::from(moment.month - 1)],
        moment.day,
        moment.year
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_reads_as_javascript_writes_it() {
        let moment = Moment::read("2018-01-29T18:45").unwrap();
        assert_eq!(
            in_words(&moment),
            "Mon Jan 29 2018 18:45:00 GMT+0000 (Coordinated Universal Time)"
        );
        let early = Moment::read("1900-01-01").unwrap();
        assert!(in_words(&early).starts_with("Mon Jan 01 1900"));
    }
}
