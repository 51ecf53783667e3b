//! Room: how much more a text may hold.

use workshop::TEXT_LIMIT;

use crate::text::Texts;

/// From so many characters before the limit on, the person is told.
const NEAR: usize = 1_000;

/// How a text stands to the limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Room {
    /// Far from it.
    #[default]
    Plenty,
    /// So many more.
    Left(usize),
    /// So many too many.
    Over(usize),
}

impl Room {
    /// Measures a text.
    pub fn of(text: &str) -> Self {
        // A text of so few bytes has no more characters than that; the usual case costs nothing.
        if text.len() <= TEXT_LIMIT - NEAR {
            return Self::Plenty;
        }
        let length = text.chars().count();
        match TEXT_LIMIT.checked_sub(length) {
            None => Self::Over(length - TEXT_LIMIT),
            Some(left) if left <= NEAR => Self::Left(left),
            Some(_) => Self::Plenty,
        }
    }

    /// What to tell the person.
    pub fn words(self, texts: &Texts) -> String {
        match self {
            Self::Plenty => String::new(),
            Self::Left(left) => (texts.board.left)(left),
            Self::Over(over) => (texts.board.over)(over),
        }
    }

    /// Whether the text is too long.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Over(_))
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn characters_are_counted_and_not_bytes() {
        assert_eq!(Room::of(""), Room::Plenty);
        assert_eq!(Room::of(&"å".repeat(8_999)), Room::Plenty);
        assert_eq!(Room::of(&"å".repeat(9_000)), Room::Left(1_000));
        assert_eq!(Room::of(&"\u{1f600}".repeat(10_000)), Room::Left(0));
        assert_eq!(Room::of(&"a".repeat(10_001)), Room::Over(1));
    }
}
