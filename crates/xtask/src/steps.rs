//! Steps: which part of a long command is running, and about how many parts there are.
//!
//! The first build on a new machine takes many minutes, most of them in programs that print for themselves. A line before
//! each says how far it is.

use std::sync::atomic::{AtomicUsize, Ordering};

static EXPECTED: AtomicUsize = AtomicUsize::new(0);
static BEGUN: AtomicUsize = AtomicUsize::new(0);

/// Says that there will be so many more.
pub fn expect(more: usize) {
    EXPECTED.fetch_add(more, Ordering::Relaxed);
}

/// Says that the next one begins.
pub fn begin(what: &str) {
    let begun = BEGUN.fetch_add(1, Ordering::Relaxed) + 1;
    let expected = EXPECTED.load(Ordering::Relaxed);
    eprintln!("{}", line(begun, expected, what));
}

/// More may begin than were expected; the number of all is a guess until the last.
fn line(begun: usize, expected: usize, what: &str) -> String {
    format!(
        "xtask: step {begun} of about {}: {what}",
        expected.max(begun)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_which_step_begins_and_never_more_than_all() {
        assert_eq!(
            line(2, 7, "the relay"),
            "xtask: step 2 of about 7: the relay"
        );
        assert_eq!(line(8, 7, "the page"), "xtask: step 8 of about 8: the page");
    }
}
