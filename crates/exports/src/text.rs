//! Text: what of a person's words a file can hold.
//!
//! Nothing is changed in them but what would do something: control characters, which XML forbids or a terminal obeys; the
//! marks that turn the direction of what follows; and more marks on a letter than any writing system has.

use std::borrow::Cow;

/// More marks than this above and below one letter are no writing system's; they cover what others wrote.
const MARKS: usize = 8;

/// The words with lines that end in `\n`, and without what does something to the file. Tabs stay.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    // Of most texts there is nothing to take out.
    let is_plain = |byte: u8| byte == b'\n' || byte == b'\t' || (b' '..0x7f).contains(&byte);
    if text.bytes().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        marks = if is_mark(letter) { marks + 1 } else { 0 };
        match letter {
            '\r' => {
                if letters.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\n' | '\t' => out.push(letter),
            _ if letter.is_control() || turns_round(letter) || is_no_character(letter) => {}
            _ if marks > MARKS => {}
            _ => out.push(letter),
        }
    }
    Cow::Owned(out)
}

/// A title or a name: clean, in one line, with one space between words.
pub(crate) fn line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text if anything of it is seen, else the dash that stands for nothing.
pub(crate) fn or_dash(text: String) -> String {
    if text.is_empty() {
        "–".to_owned()
    } else {
        text
    }
}

/// The text, or as much of it as goes into `most` units of UTF-16, which is what office programs count in, with `mark`
/// at its end where it was cut.
pub(crate) fn cut<'a>(text: &'a str, most: usize, mark: &str) -> Cow<'a, str> {
    // A byte is never less than a unit.
    if text.len() <= most || text.encode_utf16().count() <= most {
        return Cow::Borrowed(text);
    }
    let room = most.saturating_sub(mark.encode_utf16().count());
    let mut units = 0;
    let kept: String = text
        .chars()
        .take_while(|letter| {
            units += letter.len_utf16();
            units <= room
        })
        .collect();
    Cow::Owned(kept + mark)
}

/// Embeddings, overrides and isolates: whoever opens one and does not close it turns round what follows.
fn turns_round(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// XML allows all that Unicode has no character for but these two; a byte order mark inside a text is none either.
fn is_no_character(letter: char) -> bool {
    matches!(letter, '\u{fffe}' | '\u{ffff}' | '\u{feff}')
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_what_was_written_and_does_nothing() {
        assert!(matches!(clean("plain\n\ttext"), Cow::Borrowed(_)));
        assert_eq!(clean("a\r\nb\rc\u{2028}d\u{c}e"), "a\nb\nc\nd\ne");
        assert_eq!(clean("Åse\0\u{1b}[31m\u{202e}\u{ffff}\u{9f}"), "Åse[31m");
        assert_eq!(clean("❤\u{fe0f} 👩\u{200d}👧"), "❤\u{fe0f} 👩\u{200d}👧");
        let tall = format!("a{}b", "\u{300}".repeat(200));
        assert_eq!(clean(&tall), format!("a{}b", "\u{300}".repeat(8)));
        assert_eq!(line(" Tidlig\r\n\tindsats "), "Tidlig indsats");
    }

    #[test]
    fn a_cut_shows() {
        assert_eq!(cut("kort", 4, " …"), "kort");
        assert_eq!(cut("ææææ", 4, " …"), "ææææ");
        assert_eq!(cut("længere", 6, " …"), "læng …");
        assert_eq!(cut("😀😀😀", 5, "…"), "😀😀…");
        assert_eq!(cut("abc", 0, ""), "");
    }
}
