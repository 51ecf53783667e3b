//! A paper: a text with headings, numbered points, tables and pictures, whatever it is about.
//!
//! The strategy, the white paper of a hearing, a case, a plan of action and a status are papers. Whoever makes one has
//! decided what stands in it.

use serde::{Deserialize, Serialize};

use crate::report::Language;

/// A text to be written as a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Paper {
    /// The language of the words that the file adds.
    pub language: Language,
    /// What kind of paper it is, above the title.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// What stands below the title; empty for nothing.
    pub subtitle: String,
    /// When it was made, as in “2018-01-29T18:45”.
    pub made: String,
    /// Whether a list of the headings stands before the text.
    pub contents: bool,
    /// What it says, in order.
    pub blocks: Vec<Block>,
}

/// A piece of a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "block", rename_all = "camelCase")]
pub enum Block {
    /// A heading.
    Heading {
        /// From 1 to 3.
        level: u8,
        /// Its words.
        text: String,
    },
    /// A text of one or several paragraphs.
    Text {
        /// What it says.
        spans: Vec<Span>,
    },
    /// What is small and beside the text, such as where something comes from.
    Aside {
        /// What it says.
        text: String,
    },
    /// A point of a numbered list. The file's own program numbers it: “1.”, and below it “1.1.”.
    Point {
        /// Whether it begins a list anew.
        begins: bool,
        /// How deep it is, from 0 to 2.
        depth: u8,
        /// What it says.
        spans: Vec<Span>,
    },
    /// A point of a list without numbers.
    Bullet {
        /// What it says.
        spans: Vec<Span>,
    },
    /// A table.
    Table {
        /// What it is called, above it and for who does not see it.
        caption: String,
        /// The headings of its columns, and the share of the width that each has, in hundredths.
        columns: Vec<(String, u32)>,
        /// Its rows.
        rows: Vec<Vec<String>>,
    },
    /// Who signs, two beside each other: names, and their titles.
    Signatures {
        /// A name and a title each.
        signed: Vec<(String, String)>,
    },
    /// A picture.
    Picture {
        /// What it is called.
        caption: String,
        /// What it shows, for who does not see it.
        alternative: String,
        /// The picture as PNG.
        png: Vec<u8>,
    },
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "span", content = "text", rename_all = "camelCase")]
pub enum Span {
    /// Words.
    Words(String),
    /// Words that are strong.
    Strong(String),
    /// A footnote at this place.
    Note(String),
    /// An address on the web that can be followed.
    Link(String),
    /// Words that went since another version.
    Gone(String),
    /// Words that came since another version.
    New(String),
}

impl Span {
    /// Words, with the addresses in them to be followed.
    pub fn of(text: &str) -> Vec<Self> {
        let mut spans = Vec::new();
        let mut words = String::new();
        for piece in text.split_inclusive(char::is_whitespace) {
            let address = piece.trim_end();
            // What closes a sentence is not of the address.
            let end = address.trim_end_matches(['.', ',', ';', ':', ')', '!', '?', '»', '”']);
            let is_address = end.starts_with("https://") || end.starts_with("http://");
            if !is_address {
                words.push_str(piece);
                continue;
            }
            if !words.is_empty() {
                spans.push(Self::Words(std::mem::take(&mut words)));
            }
            spans.push(Self::Link(end.to_owned()));
            words.push_str(&piece[end.len()..]);
        }
        if !words.is_empty() {
            spans.push(Self::Words(words));
        }
        spans
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_followed_without_the_full_stop_behind_it() {
        let words = |text: &str| Span::Words(text.to_owned());
        let link = |text: &str| Span::Link(text.to_owned());
        assert_eq!(
            Span::of("Se https://aalborg.dk/strategi. Mere\nhttp://a.dk"),
            [
                words("Se "),
                link("https://aalborg.dk/strategi"),
                words(". Mere\n"),
                link("http://a.dk"),
            ]
        );
        assert_eq!(
            Span::of("javascript:alert(1) ftp://a"),
            [words("javascript:alert(1) ftp://a")]
        );
        assert_eq!(Span::of(""), []);
    }
}
