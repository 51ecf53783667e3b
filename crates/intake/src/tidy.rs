//! Tidying: a cell as it is kept.

use crate::bounds;

/// A cell without blanks around it, with one kind of line ends, and within its bound. The second is whether
/// something was cut off.
pub(crate) fn tidy(cell: &str) -> (String, bool) {
    let cell = trim(cell);
    let (cell, is_cut) = match cell.char_indices().nth(bounds::CELL) {
        Some((end, _)) => (&cell[..end], true),
        None => (cell, false),
    };
    if !cell.contains(|letter: char| letter.is_control()) {
        return (cell.to_owned(), is_cut);
    }
    let mut kept = String::with_capacity(cell.len());
    let mut letters = cell.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                if letters.peek() != Some(&'\n') {
                    kept.push('\n');
                }
            }
            '\n' | '\t' => kept.push(letter),
            // They end a line or a page.
            '\u{b}' | '\u{c}' | '\u{85}' => kept.push('\n'),
            // What does something to a program says nothing to a person.
            _ if letter.is_control() => {}
            _ => kept.push(letter),
        }
    }
    (trim(&kept).to_owned(), is_cut)
}

/// A text without what nobody sees around it.
pub(crate) fn trim(text: &str) -> &str {
    if text.chars().all(is_blank) {
        return "";
    }
    // A joiner belongs to the letter before it.
    text.trim_matches(|letter: char| is_blank(letter) && !matches!(letter, '\u{200c}' | '\u{200d}'))
}

/// Whether a letter shows nothing by itself.
pub(crate) fn is_blank(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{2800}' | '\u{3164}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_kept_without_what_nobody_sees() {
        for (cell, kept) in [
            ("  ro \t", "ro"),
            ("\u{a0}ro\u{feff}", "ro"),
            ("a\r\nb\rc\u{b}d", "a\nb\nc\nd"),
            ("a\u{0}b\u{1b}c", "abc"),
            ("\u{200b}\u{200d}", ""),
            ("", ""),
        ] {
            assert_eq!(tidy(cell), (kept.to_owned(), false), "{cell:?}");
        }
        let (kept, is_cut) = tidy(&"å".repeat(bounds::CELL + 1));
        assert!(is_cut);
        assert_eq!(kept.chars().count(), bounds::CELL);
        assert!(!tidy(&"å".repeat(bounds::CELL)).1);
    }
}
