//! Decoding: letters out of bytes, in the encodings that tables come in.

use std::borrow::Cow;

use crate::sheet::Note;
use crate::{Kind, ReadError};

/// What Windows has in the places of 1252 where Latin-1 has control characters. Five places are empty; browsers and
/// Windows itself leave them what they are in Latin-1.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text in the bytes, and what to say of it. A byte order mark decides; without one it is UTF-8 if it can be, and
/// else what Windows writes in Western Europe. A library of encodings would bring those of the whole world, and be half
/// of what a browser fetches for this.
pub(crate) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Vec<Note>), ReadError> {
    let mut notes = Vec::new();
    let text = if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        String::from_utf8_lossy(rest)
    } else if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        utf_16(rest, u16::from_le_bytes)
    } else if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        utf_16(rest, u16::from_be_bytes)
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        Cow::Borrowed(text)
    } else {
        notes.push(Note::WesternLetters);
        bytes.iter().map(|byte| windows(*byte)).collect()
    };
    if !is_written(&text) {
        return Err(ReadError::NotATable { kind: Kind::Other });
    }
    let lost = text.matches('\u{fffd}').count();
    if lost > 0 {
        notes.push(Note::LettersLost { count: lost });
    }
    Ok((text, notes))
}

fn windows(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Cow<'static, str> {
    let (units, rest) = bytes.as_chunks::<2>();
    let letters = char::decode_utf16(units.iter().map(|bytes| unit(*bytes)));
    let letters = letters.map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER));
    // Half a unit at the end is a letter that is lost.
    let half = rest.iter().map(|_| char::REPLACEMENT_CHARACTER);
    letters.chain(half).collect()
}

/// Whether people could have written it: hardly any control characters, and no zero among them.
fn is_written(text: &str) -> bool {
    let (mut letters, mut controls) = (0_usize, 0_usize);
    for letter in text.chars() {
        letters += 1;
        match letter {
            '\0' => return false,
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' => {}
            '\u{fffd}' => controls += 1,
            _ if letter.is_control() => controls += 1,
            _ => {}
        }
    }
    controls <= letters / 50
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_read_in_every_encoding() {
        let text = "Bord;Input\n7;Pårørende – Ærlig “Øl” €";
        let utf_16 = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect();
        let little: Vec<u8> = utf_16(u16::to_le_bytes);
        let big: Vec<u8> = utf_16(u16::to_be_bytes);
        let windows = b"Bord;Input\n7;P\xe5r\xf8rende \x96 \xc6rlig \x93\xd8l\x94 \x80".to_vec();
        for (bytes, notes) in [
            (text.as_bytes().to_vec(), vec![]),
            ([b"\xef\xbb\xbf", text.as_bytes()].concat(), vec![]),
            ([&b"\xff\xfe"[..], &little].concat(), vec![]),
            ([&b"\xfe\xff"[..], &big].concat(), vec![]),
            (windows, vec![Note::WesternLetters]),
        ] {
            assert_eq!(decode(&bytes), Ok((Cow::Borrowed(text), notes)));
        }
    }

    #[test]
    fn what_is_lost_is_said_and_what_nobody_wrote_is_refused() {
        let mut half = b"\xff\xfe".to_vec();
        half.extend(
            "Pårørende skal høres af kommunen, før der bliver besluttet noget"
                .encode_utf16()
                .flat_map(u16::to_le_bytes),
        );
        half.push(b'x');
        assert_eq!(
            decode(&half).map(|(_, notes)| notes),
            Ok(vec![Note::LettersLost { count: 1 }])
        );
        for bytes in [&b"a\0b"[..], b"\x01\x02\x03\x80"] {
            assert_eq!(
                decode(bytes).map(|_| ()),
                Err(ReadError::NotATable { kind: Kind::Other })
            );
        }
    }
}
