//! A filter: which entries one wants to see.
//!
//! A search forgives what a keyboard, a phone or a hurry does to words: case, accents, å written as
//! aa, æ as ae, ø as oe. All words must be found, in any order, parts of words too.

use memchr::memmem::Finder;

use super::{Entry, Part};

/// Which entries one wants to see. The default lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this focus point.
    pub focus_point: Option<Part>,
    /// Only this aspect.
    pub aspect: Option<Part>,
    /// Only this table.
    pub table: Option<u16>,
    /// Only who says to be this, by the word that profiles hold; empty for who says nothing.
    pub stakeholder: Option<String>,
    /// Only where all these words are found: in the text, the name or the stakeholder.
    pub text: String,
}

/// The words that a filter looks for, made ready once.
#[derive(Clone, Debug)]
pub struct Needle(Vec<Finder<'static>>);

impl Filter {
    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        self.focus_point.is_none()
            && self.aspect.is_none()
            && self.table.is_none()
            && self.stakeholder.is_none()
            && self.text.trim().is_empty()
    }

    /// The same filter for the whole grid.
    pub fn whole_grid(&self) -> Self {
        Self {
            focus_point: None,
            aspect: None,
            ..self.clone()
        }
    }

    /// Whether all that it lets through, `other` lets through too, as when a person types on: then
    /// only what `other` found need be looked at.
    pub fn narrows(&self, other: &Self) -> bool {
        fn same_or_any<T: PartialEq>(one: &Option<T>, other: &Option<T>) -> bool {
            other.is_none() || one == other
        }
        same_or_any(&self.focus_point, &other.focus_point)
            && same_or_any(&self.aspect, &other.aspect)
            && same_or_any(&self.table, &other.table)
            && same_or_any(&self.stakeholder, &other.stakeholder)
            && self.text.starts_with(&other.text)
    }

    /// Its words, made ready to be looked for.
    pub fn needle(&self) -> Needle {
        let words = self.text.split_whitespace().map(fold);
        let words = words.filter(|word| !word.is_empty());
        Needle(words.map(|word| Finder::new(&word).into_owned()).collect())
    }

    /// Whether it lets an entry through; `needle` is its own.
    pub fn admits(&self, entry: &Entry, needle: &Needle) -> bool {
        let says_to_be = entry.author.profile.stakeholder.as_deref();
        self.table.is_none_or(|table| table == entry.origin.table)
            && self
                .stakeholder
                .as_deref()
                .is_none_or(|word| word == says_to_be.unwrap_or_default())
            && self.focus_point.is_none_or(|part| part == entry.row())
            && self.aspect.is_none_or(|part| part == entry.column())
            && needle
                .0
                .iter()
                .all(|word| word.find(entry.folded.as_bytes()).is_some())
    }
}

/// A text in the form in which texts are compared.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        if letter.is_ascii() {
            folded.push(letter.to_ascii_lowercase());
            continue;
        }
        match letter {
            // Letters in two parts, as they come out of PDF files and Macs.
            '\u{30a}' => double(&mut folded, 'a', 'a'),
            '\u{308}' => {
                double(&mut folded, 'a', 'e');
                double(&mut folded, 'o', 'e');
            }
            '\u{300}'..='\u{36f}' => {}
            // What cannot be seen: soft hyphens, joiners, marks of direction and of byte order.
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}' => {}
            _ => letter
                .to_lowercase()
                .for_each(|letter| push_letter(&mut folded, letter)),
        }
    }
    folded
}

/// Adds the second letter of a pair after the first.
fn double(folded: &mut String, first: char, second: char) {
    if folded.ends_with(first) {
        folded.push(second);
    }
}

fn push_letter(folded: &mut String, letter: char) {
    let plain = match letter {
        'å' => "aa",
        'æ' | 'ä' => "ae",
        'ø' | 'ö' => "oe",
        'ß' => "ss",
        'á' | 'à' | 'â' | 'ã' => "a",
        'ç' | 'č' | 'ć' => "c",
        'ð' | 'đ' => "d",
        'é' | 'è' | 'ê' | 'ë' => "e",
        'í' | 'ì' | 'î' | 'ï' => "i",
        'ł' => "l",
        'ñ' => "n",
        'ó' | 'ò' | 'ô' | 'õ' => "o",
        'š' | 'ś' => "s",
        'ú' | 'ù' | 'û' | 'ü' => "u",
        'ý' | 'ÿ' => "y",
        'ž' | 'ź' | 'ż' => "z",
        '‘' | '’' => "'",
        '“' | '”' | '„' => "\"",
        '‐'..='—' => "-",
        '\u{307}' => "",
        other => return folded.push(other),
    };
    folded.push_str(plain);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_however_it_is_written() {
        for same in [
            "Pårørende",
            "PÅRØRENDE",
            "paarørende",
            "paaroerende",
            "pa\u{30a}rørende",
        ] {
            assert_eq!(fold(same), "paaroerende", "{same}");
        }
        assert_eq!(fold("Væsentlig"), fold("vaesentlig"));
        assert_eq!(fold("Café"), fold("cafe\u{301}"));
        assert_eq!(fold("børne\u{ad}have"), fold("BØRNEHAVE"));
        assert_eq!(fold("İ"), "i");
    }
}
