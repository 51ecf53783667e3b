//! Tokens: what stands in a text of the strategy beside words. All of it is written with letters that everybody sees and can
//! type, so that two who edit the same paragraph are joined letter by letter as in any other text:
//!
//! - `[Mangler: hvem udbyder?]` is a hole: something is still to be written here. `[Mangler]` is one, too.
//! - `[Fodnote: …]` is a footnote, which stands at the end of what readers get. Holes and links may stand in it.
//! - `[Se #1f2e3d4c: hovedpointe 2]` refers to a part by the last digits of its id. The words behind the colon are for those
//!   who edit; readers get the number and the heading that the part has by then.
//! - `[her](https://…)` is a link, and so is `https://…` by itself.
//! - `XXXXX` and `xxx (udbydes)` are what people write where something is still to come.
//!
//! The words may be English as well: `[Missing: …]`, `[Footnote: …]`, `[See #…]`.

use std::ops::Range;

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// What it is.
    pub token: Token<'a>,
    /// Where it stands, in bytes.
    pub at: Range<usize>,
}

/// What a stretch of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// Words.
    Words(&'a str),
    /// Something is missing; what, if somebody says so.
    Missing(&'a str),
    /// What looks as if something were missing: a run of the letter x, with what stands in brackets behind it.
    Doubtful(&'a str),
    /// A footnote, and what it says.
    Footnote(&'a str),
    /// A reference to a part: the last digits of its id, and what it was called.
    Reference {
        /// In hexadecimal.
        digits: &'a str,
        /// For those who edit.
        called: &'a str,
    },
    /// A link.
    Link {
        /// What can be pressed.
        words: &'a str,
        /// An address that begins with https; none where what stands there is none.
        address: Option<&'a str>,
    },
    /// One of these of which the closing bracket is not there.
    Unclosed(&'a str),
}

const MISSING: [&str; 2] = ["mangler", "missing"];
const FOOTNOTE: [&str; 2] = ["fodnote", "footnote"];
const REFERENCE: [&str; 2] = ["se #", "see #"];
/// No words of a link and no bracket behind a run of x are longer than this, in bytes.
const LONGEST: usize = 600;
/// The fewest digits of an id that a reference has.
const DIGITS: usize = 8;

/// A hole, for whoever writes one.
pub fn missing(what: &str) -> String {
    match what.is_empty() {
        true => "[Mangler]".to_owned(),
        false => format!("[Mangler: {what}]"),
    }
}

/// A footnote, for whoever writes one.
pub fn footnote(words: &str) -> String {
    format!("[Fodnote: {words}]")
}

/// A text as words and tokens, in order and without a gap.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut words_from = 0;
    let mut at = 0;
    let mut before = None;
    while let Some(letter) = text[at..].chars().next() {
        let token = token_at(text, at, letter, before);
        let (end, token) = match token {
            Some((end, token)) => (end, Some(token)),
            None => (at + letter.len_utf8(), None),
        };
        if let Some(token) = token {
            if words_from < at {
                found.push(words(text, words_from..at));
            }
            found.push(Piece { token, at: at..end });
            words_from = end;
        }
        before = text[at..end].chars().next_back();
        at = end;
    }
    if words_from < text.len() {
        found.push(words(text, words_from..text.len()));
    }
    found
}

fn words(text: &str, at: Range<usize>) -> Piece<'_> {
    Piece {
        token: Token::Words(&text[at.clone()]),
        at,
    }
}

/// What begins here, and where it ends.
fn token_at(
    text: &str,
    at: usize,
    letter: char,
    before: Option<char>,
) -> Option<(usize, Token<'_>)> {
    let rest = &text[at..];
    let is_inside_a_word = before.is_some_and(char::is_alphanumeric);
    let (length, token) = match letter {
        '[' => bracketed(rest)?,
        'h' if !is_inside_a_word => bare_link(rest)?,
        'x' | 'X' if !is_inside_a_word => doubtful(rest)?,
        _ => return None,
    };
    Some((at + length, token))
}

fn bracketed(rest: &str) -> Option<(usize, Token<'_>)> {
    let line = rest.lines().next().unwrap_or_default();
    let inside = &line[1..];
    let missing = after_word(inside, &MISSING);
    let footnote = after_word(inside, &FOOTNOTE);
    let reference = after_one_of(inside, &REFERENCE);
    if missing.is_none() && footnote.is_none() && reference.is_none() {
        return link(line);
    }
    let Some(end) = closing(line) else {
        return Some((line.len(), Token::Unclosed(line)));
    };
    let content = |from: &str| -> &str { &line[line.len() - from.len()..end] };
    let token = if let Some(from) = missing {
        Token::Missing(after_colon(content(from)))
    } else if let Some(from) = footnote {
        Token::Footnote(after_colon(content(from)))
    } else {
        let content = content(reference.unwrap_or_default());
        let (digits, called) = content.split_once(':').unwrap_or((content, ""));
        let digits = digits.trim();
        let is_id = (DIGITS..=32).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !is_id {
            return None;
        }
        let called = called.trim();
        Token::Reference { digits, called }
    };
    Some((end + 1, token))
}

/// What stands behind one of these words, where the word ends there.
fn after_word<'a>(inside: &'a str, words: &[&str]) -> Option<&'a str> {
    let rest = after_one_of(inside, words)?;
    let next = rest.trim_start_matches(' ').chars().next();
    matches!(next, None | Some(':' | ']')).then_some(rest)
}

/// What stands behind one of these words, however it is written.
fn after_one_of<'a>(inside: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| {
        let head = inside.get(..word.len())?;
        head.eq_ignore_ascii_case(word)
            .then(|| &inside[word.len()..])
    })
}

fn after_colon(content: &str) -> &str {
    let content = content.trim();
    content.strip_prefix(':').unwrap_or(content).trim()
}

/// Where the bracket that a line begins with is closed; others may stand in it.
fn closing(line: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            b'[' => depth += 1,
            b']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// `[words](address)`.
fn link(line: &str) -> Option<(usize, Token<'_>)> {
    let end = line.bytes().take(LONGEST).position(|byte| byte == b']')?;
    let words = &line[1..end];
    let rest = line[end + 1..].strip_prefix('(')?;
    let close = rest
        .bytes()
        .take(4 * LONGEST)
        .position(|byte| byte == b')')?;
    let address = rest[..close].trim();
    let is_address = is_secure(address) && !address.contains(char::is_whitespace);
    let address = is_address.then_some(address);
    Some((end + 2 + close + 1, Token::Link { words, address }))
}

/// Nobody is led to an address that others can read along.
fn is_secure(address: &str) -> bool {
    let host = address
        .get(..8)
        .filter(|scheme| scheme.eq_ignore_ascii_case("https://"));
    host.is_some() && address.len() > 8
}

fn bare_link(rest: &str) -> Option<(usize, Token<'_>)> {
    if !rest.starts_with("https://") {
        return None;
    }
    let ends =
        |letter: char| letter.is_whitespace() || matches!(letter, '[' | ']' | '<' | '>' | '"');
    let address = &rest[..rest.find(ends).unwrap_or(rest.len())];
    let address = without_the_sentence(address);
    is_secure(address).then_some((
        address.len(),
        Token::Link {
            words: address,
            address: Some(address),
        },
    ))
}

/// An address without what ends the sentence that it stands in, and without a bracket that was opened before it.
fn without_the_sentence(mut address: &str) -> &str {
    loop {
        let shorter = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '»', '”', '\'']);
        let opened = shorter.matches('(').count();
        let is_over = shorter.ends_with(')') && shorter.matches(')').count() > opened;
        let shorter = match is_over {
            true => &shorter[..shorter.len() - 1],
            false => shorter,
        };
        if shorter.len() == address.len() {
            return address;
        }
        address = shorter;
    }
}

/// Three or more of the letter, which are a word by themselves. In capitals three are a number of the Romans', and a year of a
/// king's reign is no hole; four never are.
fn doubtful(rest: &str) -> Option<(usize, Token<'_>)> {
    let first = rest.chars().next()?;
    let length = rest.bytes().take_while(|byte| *byte == first as u8).count();
    let least = if first == 'X' { 4 } else { 3 };
    let goes_on = rest[length..]
        .chars()
        .next()
        .is_some_and(char::is_alphanumeric);
    if length < least || goes_on {
        return None;
    }
    let behind = rest[length..].strip_prefix(" (").and_then(|behind| {
        let line = behind.lines().next()?;
        let close = line.bytes().take(LONGEST).position(|byte| byte == b')')?;
        Some(2 + close + 1)
    });
    let length = length + behind.unwrap_or(0);
    Some((length, Token::Doubtful(&rest[..length])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<Token<'_>> {
        let pieces = pieces(text);
        // Nothing is lost, whatever stands there.
        let whole: String = pieces.iter().map(|one| &text[one.at.clone()]).collect();
        assert_eq!(whole, text);
        pieces.into_iter().map(|piece| piece.token).collect()
    }

    #[test]
    fn holes_are_what_was_marked_and_what_the_source_has() {
        assert_eq!(
            tokens("Indledning [Mangler: hvem skriver?] og [mangler]"),
            [
                Token::Words("Indledning "),
                Token::Missing("hvem skriver?"),
                Token::Words(" og "),
                Token::Missing(""),
            ]
        );
        assert_eq!(tokens("XXXXX"), [Token::Doubtful("XXXXX")]);
        assert_eq!(
            tokens("Boligsociale arbejde xxx (udbydes)"),
            [
                Token::Words("Boligsociale arbejde "),
                Token::Doubtful("xxx (udbydes)"),
            ]
        );
        for words in [
            "Christian XXX, xx, xXx, taxxxi, XXL, xxx2",
            "[Manglerne er mange] [Fodnoter]",
        ] {
            assert_eq!(tokens(words), [Token::Words(words)]);
        }
        assert_eq!(tokens("[Missing: a]"), [Token::Missing("a")]);
        assert_eq!(tokens(&missing("")), [Token::Missing("")]);
        assert_eq!(tokens(&missing("årstal")), [Token::Missing("årstal")]);
    }

    #[test]
    fn a_footnote_may_hold_a_hole_and_one_that_is_not_closed_ends_with_its_line() {
        assert_eq!(
            tokens(&footnote("James J. Heckman [Mangler: årstal], økonom")),
            [Token::Footnote(
                "James J. Heckman [Mangler: årstal], økonom"
            )]
        );
        assert_eq!(
            tokens("Før [Fodnote: uden slutning\nNæste linje"),
            [
                Token::Words("Før "),
                Token::Unclosed("[Fodnote: uden slutning"),
                Token::Words("\nNæste linje"),
            ]
        );
    }

    #[test]
    fn a_reference_names_a_part_by_its_id() {
        assert_eq!(
            tokens("se [Se #1f2e3d4c: hovedpointe 2]."),
            [
                Token::Words("se "),
                Token::Reference {
                    digits: "1f2e3d4c",
                    called: "hovedpointe 2"
                },
                Token::Words("."),
            ]
        );
        for words in ["[Se #12]", "[Se #nogetandet: x]", "[Se side 4]"] {
            assert_eq!(tokens(words), [Token::Words(words)]);
        }
    }

    #[test]
    fn links_lead_to_https_and_to_nothing_else() {
        let link = |words, address| Token::Link { words, address };
        assert_eq!(
            tokens("Link: [Dagtilbud for fremtiden](#)"),
            [
                Token::Words("Link: "),
                link("Dagtilbud for fremtiden", None),
            ]
        );
        assert_eq!(
            tokens("[her](https://aalborg.dk/unge) (se https://aalborg.dk/a_(b).)"),
            [
                link("her", Some("https://aalborg.dk/unge")),
                Token::Words(" (se "),
                link("https://aalborg.dk/a_(b)", Some("https://aalborg.dk/a_(b)")),
                Token::Words(".)"),
            ]
        );
        assert_eq!(
            tokens("(https://aalborg.dk)."),
            [
                Token::Words("("),
                link("https://aalborg.dk", Some("https://aalborg.dk")),
                Token::Words(")."),
            ]
        );
        for address in [
            "javascript:alert(1",
            "http://aalborg.dk",
            "https://",
            "data:x",
        ] {
            assert_eq!(
                tokens(&format!("[her]({address})")),
                [link("her", None)],
                "{address}"
            );
        }
    }

    #[test]
    fn ten_thousand_brackets_are_read_at_once() {
        for text in [
            "[".repeat(10_000),
            "[Fodnote:".repeat(1_100),
            "[a](".repeat(2_500),
        ] {
            let _ = tokens(&text);
        }
    }
}
