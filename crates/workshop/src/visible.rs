//! Visible: what a person sees of a text. A text of which nobody sees anything is empty, however many characters it
//! holds; and a text may hide characters that do something to what stands beside it.
//!
//! This is the one rule for it. Whoever asks whether something was written asks here: commands, fields, counts, titles.

use std::borrow::Cow;

/// How many characters of a text that may be long name it: enough to know it by, and a line of a list.
const NAMING: usize = 80;

/// More marks than this above and below one letter are no writing system's; they cover what others wrote.
const MARKS: usize = 8;

/// Whether nobody sees anything of it.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_invisible)
}

/// The text without the blanks around it, of whatever kind. What belongs to a letter before it stays, as the selector
/// that makes a heart red.
#[must_use]
pub fn trim(text: &str) -> &str {
    if is_blank(text) {
        return "";
    }
    text.trim_matches(|letter| is_invisible(letter) && !is_part_of_a_letter(letter))
}

/// A text for a file or beside other people's words: without control characters, which do things in a terminal or a
/// spreadsheet; without the marks of direction that reach beyond the text; and with no more marks on a letter than any
/// writing system has. Tabs and ends of lines stay.
#[must_use]
pub fn confined(text: &str) -> Cow<'_, str> {
    // Of most texts there is nothing to take out.
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control()) {
        return Cow::Borrowed(text);
    }
    let mut marks = 0;
    let kept = text.chars().filter_map(move |letter| {
        marks = if is_mark(letter) { marks + 1 } else { 0 };
        match letter {
            '\t' | '\n' | '\r' => Some(letter),
            // They end a line, or a page.
            '\u{b}' | '\u{c}' | '\u{85}' => Some(' '),
            _ if letter.is_control() || turns_round(letter) || marks > MARKS => None,
            _ => Some(letter),
        }
    });
    Cow::Owned(kept.collect())
}

/// A name or a title, to stand in one line with other words: confined, trimmed, and without ends of lines.
#[must_use]
pub fn in_line(text: &str) -> String {
    let ends = |letter: char| matches!(letter, '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}');
    trim(&confined(text)).replace(ends, " ")
}

/// The beginning of a text that may be long, in one line, to name it by.
#[must_use]
pub fn shortened(text: &str) -> String {
    let line = in_line(text);
    match line.char_indices().nth(NAMING) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

/// Whether a character shows nothing by itself: white space, control, and what Unicode calls ignorable by default; and a
/// sign of Braille without a dot.
fn is_invisible(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// What changes how the letter before it looks: joiners, selectors, the tags of a flag.
fn is_part_of_a_letter(letter: char) -> bool {
    matches!(letter, '\u{200c}' | '\u{200d}' | '\u{180b}'..='\u{180f}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Embeddings, overrides and isolates: whoever opens one and does not close it turns round what follows.
fn turns_round(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_blank_whatever_it_is_made_of() {
        for blank in [
            "",
            " \t\r\n",
            "\u{a0}\u{2003}",
            "\u{200b}",
            "\u{ad}",
            "\u{feff}",
            "\u{2060}",
            "\u{3164}",
            "\u{ffa0}",
            "\u{115f}\u{1160}",
            "\u{200d}\u{fe0f}",
            "\u{2800}",
            "\0\u{1b}",
            "\u{202e}\u{2066}",
        ] {
            assert!(is_blank(blank), "{blank:?}");
            assert_eq!(trim(blank), "", "{blank:?}");
        }
        for seen in ["a", ".", "\u{200b}å", "❤\u{fe0f}", "\u{301}", "한"] {
            assert!(!is_blank(seen), "{seen:?}");
        }
    }

    #[test]
    fn blanks_around_a_text_go_and_what_makes_a_letter_stays() {
        assert_eq!(
            trim("\u{feff} \u{200b}hej\u{ad} du\u{3164}\n"),
            "hej\u{ad} du"
        );
        assert_eq!(trim(" ❤\u{fe0f} "), "❤\u{fe0f}");
        let flag = "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}";
        assert_eq!(trim(flag), flag);
    }

    #[test]
    fn a_text_does_nothing_to_what_stands_beside_it() {
        assert_eq!(confined("Åse\tog\nBo"), "Åse\tog\nBo");
        assert_eq!(confined("a\0b\u{1b}[31mc\u{7f}"), "ab[31mc");
        assert_eq!(confined("\u{202e}Åse\u{2066}n\u{200f}"), "Åsen\u{200f}");
        assert_eq!(confined("side\u{c}skift"), "side skift");
        let tall = format!("a{}b\u{301}", "\u{300}".repeat(200));
        assert_eq!(confined(&tall), format!("a{}b\u{301}", "\u{300}".repeat(8)));
        assert!(matches!(confined("plain"), Cow::Borrowed("plain")));
    }

    #[test]
    fn a_long_text_is_named_by_its_beginning() {
        let long = "ål ".repeat(40);
        assert_eq!(
            shortened(&long),
            format!("{}…", long[..long.len() / 40 * 27].trim_end())
        );
        assert_eq!(shortened(&"å".repeat(80)), "å".repeat(80));
        assert_eq!(shortened(&"å".repeat(81)), format!("{}…", "å".repeat(80)));
    }

    #[test]
    fn a_name_stays_in_its_line() {
        assert_eq!(in_line(" Åse\r\nBo\u{202e} "), "Åse  Bo");
        assert_eq!(in_line("\u{200b}"), "");
    }
}
