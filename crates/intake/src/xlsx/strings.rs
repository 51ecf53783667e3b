//! Shared strings: the texts that cells name by number.

use quick_xml::events::Event;

use crate::parts::{Part, Parts};
use crate::{ReadError, bounds};

/// The texts, in order.
pub(super) fn read(parts: &mut Parts<'_>, path: &str) -> Result<Vec<String>, ReadError> {
    let mut strings = Vec::new();
    let Some(mut part) = parts.open(path)? else {
        return Ok(strings);
    };
    loop {
        match part.next()? {
            Event::Start(element) if element.local_name().as_ref() == "si" => {
                // As many as there can be cells that are read.
                if strings.len() >= bounds::ROWS * bounds::COLUMNS {
                    return Err(ReadError::TooLarge {
                        most: bounds::INFLATED,
                    });
                }
                strings.push(text(&mut part)?);
            }
            Event::Eof => return Ok(strings),
            _ => {}
        }
    }
}

/// The text of the element that was begun last. It may be in runs of different looks; how it is pronounced, as in
/// Japanese tables, is no part of it.
pub(super) fn text(part: &mut Part<'_>) -> Result<String, ReadError> {
    let mut text = String::new();
    let mut depth = 0_usize;
    let mut pronounced = None;
    loop {
        let is_text = match part.next()? {
            Event::Start(element) => {
                let name = element.local_name();
                if name.as_ref() == "rPh" && pronounced.is_none() {
                    pronounced = Some(depth);
                }
                depth += 1;
                name.as_ref() == "t" && pronounced.is_none()
            }
            Event::End(_) if depth == 0 => return Ok(unescape(text)),
            Event::End(_) => {
                depth -= 1;
                if pronounced == Some(depth) {
                    pronounced = None;
                }
                false
            }
            Event::Eof => return Err(ReadError::Damaged),
            _ => false,
        };
        if is_text {
            part.text(&mut text)?;
            // That was read to its end.
            depth -= 1;
        }
    }
}

/// A text with the letters that Excel writes as “_x000D_”, by the number that each has in UTF-16.
pub(super) fn unescape(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(letter) = rest.chars().next() {
        if let Some(unit) = escaped(rest) {
            units.push(unit);
            rest = &rest[7..];
        } else {
            units.extend_from_slice(letter.encode_utf16(&mut [0; 2]));
            rest = &rest[letter.len_utf8()..];
        }
    }
    String::from_utf16_lossy(&units)
}

fn escaped(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("_x")?.get(..5)?.strip_suffix('_')?;
    let are_digits = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    are_digits
        .then(|| u16::from_str_radix(digits, 16).ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_written_as_numbers_are_letters() {
        for (written, meant) in [
            ("a_x000D_b", "a\rb"),
            ("_xD83D__xDE00_", "😀"),
            ("_x005F_x000D_", "_x000D_"),
            ("snake_xample", "snake_xample"),
            ("_x00", "_x00"),
            ("_xå0e5_", "_xå0e5_"),
            ("_x+0e5_", "_x+0e5_"),
        ] {
            assert_eq!(unescape(written.to_owned()), meant, "{written}");
        }
    }
}
