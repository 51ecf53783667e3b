//! E-mail addresses: something@domain.tld, with Danish letters where they stand.

use crate::{Finding, Kind};

/// All e-mail addresses of a text.
pub(crate) fn find(text: &str) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for (at, _) in text.match_indices('@') {
        let free = found.last().map_or(0, |before| before.end);
        // What stands between two signs may have been taken by the first.
        if free > at {
            continue;
        }
        if let (Some(start), Some(length)) = (start(text, free, at), domain(&text[at + 1..])) {
            found.push(Finding {
                kind: Kind::Email,
                start,
                end: at + 1 + length,
            });
        }
    }
    found
}

/// Where the part before the sign begins.
fn start(text: &str, free: usize, at: usize) -> Option<usize> {
    let is_part = |letter: char| {
        letter.is_alphanumeric()
            || matches!(letter, '.' | '_' | '-' | '+' | '%' | '\u{300}'..='\u{36f}')
    };
    let before = &text[free..at];
    let part = &before[before.trim_end_matches(is_part).len()..];
    // Two full stops are the end of a sentence that trails off.
    let part = part.rsplit("..").next().unwrap_or(part);
    let part = part.trim_start_matches(|sign: char| !sign.is_alphanumeric() && sign != '_');
    (!part.is_empty()).then(|| at - part.len())
}

/// How long the domain is that a text begins with: labels with full stops between, the last of them of letters.
fn domain(after: &str) -> Option<usize> {
    let is_part = |letter: char| {
        letter.is_alphanumeric() || matches!(letter, '-' | '.' | '\u{300}'..='\u{36f}')
    };
    let rest = after.trim_start_matches(is_part);
    let (mut length, mut end) = (0, None);
    for (place, label) in after[..after.len() - rest.len()].split('.').enumerate() {
        // A hyphen at its end belongs to the sentence.
        let kept = label.trim_end_matches('-');
        if kept.is_empty() || kept.starts_with('-') {
            break;
        }
        // No domain of the first level has a hyphen: in »x.dk-adressen« the word goes on, not the address.
        let last = kept.split('-').next().unwrap_or(kept);
        if place > 0 && last.chars().count() >= 2 && last.chars().all(char::is_alphabetic) {
            end = Some(length + last.len());
        }
        if kept.len() < label.len() {
            break;
        }
        length += label.len() + 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mails(text: &str) -> Vec<&str> {
        let found = find(text).into_iter();
        found.map(|one| &text[one.start..one.end]).collect()
    }

    #[test]
    fn an_address_ends_where_the_sentence_goes_on() {
        assert_eq!(mails("Skriv til a.b@x.example."), ["a.b@x.example"]);
        assert_eq!(mails("(åse_1@blåbær.dk), ikke"), ["åse_1@blåbær.dk"]);
        assert_eq!(mails("hmm...bo@x.example..."), ["bo@x.example"]);
        assert_eq!(mails("bo@x.example.2 gange"), ["bo@x.example"]);
        assert_eq!(mails("bo@x.example-agtig"), ["bo@x.example"]);
    }

    #[test]
    fn a_sign_alone_is_no_address() {
        for text in [
            "@", "a@", "@b.dk", "a@b", "a @ b.dk", "a@-b.dk", "a@b.1", "a@@b.dk", "a@.dk",
        ] {
            assert_eq!(mails(text), Vec::<&str>::new(), "{text}");
        }
        assert_eq!(mails("a@b.dk@c.dk"), ["a@b.dk"]);
    }
}
