//! Personal: what in a Danish text looks as if it names a person.
//!
//! It knows forms and the names that it is given, and never claims to know who is meant. What it finds is a
//! question to a person, who decides what is left out; so a harmless number too many costs a look, and a real one
//! missed costs more.
//!
//! - [`find`] looks through one text, [`numbers`] for numbers alone.
//! - [`Names`] is made once of the names that participants gave, and asked for every text.
//! - [`Finding`] says what kind of thing stands where.
//!
//! It does no I/O, knows no clock and needs nothing but std: it runs in the browser, over ten thousand texts.

mod around;
mod common;
mod cpr;
mod date;
mod figures;
mod mail;
mod names;
mod telephone;
mod words;

pub use names::Names;

/// What a finding looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A civil registration number, ddmmyy-xxxx.
    Cpr,
    /// A Danish telephone number.
    Telephone,
    /// An e-mail address.
    Email,
    /// A name that a participant gave, or a part of it.
    Name,
}

/// Something in a text that looks as if it names a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Finding {
    /// What it looks like.
    pub kind: Kind,
    /// The byte where it begins, at the boundary of a letter.
    pub start: usize,
    /// The byte after its end, at the boundary of a letter.
    pub end: usize,
}

/// What in a text looks like a CPR number or a telephone's, from left to right: all that can be told of a text without
/// knowing any names.
pub fn numbers(text: &str) -> Vec<Finding> {
    figures::find(text)
}

/// What in a text looks as if it names a person, from left to right; no two overlap.
pub fn find(text: &str, names: &Names) -> Vec<Finding> {
    let mut found = mail::find(text);
    // An address may be made of a name and a number: what was found first stands.
    add(&mut found, figures::find(text));
    add(&mut found, names.find(text));
    found
}

/// Puts more among what was found, in order, and drops what overlaps it. Both are in order already.
fn add(found: &mut Vec<Finding>, more: Vec<Finding>) {
    if more.is_empty() {
        return;
    }
    let mut before = std::mem::take(found).into_iter().peekable();
    for finding in more {
        while let Some(earlier) = before.next_if(|one| one.end <= finding.start) {
            found.push(earlier);
        }
        if before.peek().is_none_or(|one| finding.end <= one.start) {
            found.push(finding);
        }
    }
    found.extend(before);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(start: usize, end: usize) -> Finding {
        Finding {
            kind: Kind::Name,
            start,
            end,
        }
    }

    #[test]
    fn what_was_found_first_stands_and_all_is_in_order() {
        let mut found = vec![at(4, 8), at(12, 16)];
        add(
            &mut found,
            vec![at(0, 4), at(5, 6), at(8, 12), at(15, 17), at(18, 19)],
        );
        assert_eq!(
            found,
            [at(0, 4), at(4, 8), at(8, 12), at(12, 16), at(18, 19)]
        );
    }
}
