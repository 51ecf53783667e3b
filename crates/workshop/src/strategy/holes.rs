//! Holes: where the text still says that something is missing. As long as there is one it does not leave the house.

use std::ops::Range;

use protocol::ItemId;

use super::Strategy;
use super::references::References;
use super::tokens::{Piece, Token, pieces};
use crate::{Part, PartForm, PartText, visible};

/// A place at which something is missing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Hole {
    /// In which part; none where it is the title of the whole.
    pub part: Option<ItemId>,
    /// In which of its texts.
    pub text: PartText,
    /// Where it stands there, in UTF-16 units.
    pub at: Range<usize>,
    /// What it is.
    pub kind: HoleKind,
    /// The words that say so.
    pub words: String,
}

/// What a hole is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HoleKind {
    /// Whoever wrote marked it.
    Marked,
    /// It looks like one: “XXXXX”.
    Doubtful,
    /// It refers to a part that is not in the text.
    Reference,
    /// A link without an address.
    Link,
    /// A bracket was opened and not closed.
    Unclosed,
    /// A figure that nobody has put into words: who does not see it gets nothing.
    Undescribed,
}

/// All holes, in the order of the text.
pub fn holes(strategy: &Strategy) -> Vec<Hole> {
    let references = References::of(strategy.lines.iter().map(|line| line.part.id));
    let mut found = Vec::new();
    let title = &strategy.front.title;
    put(None, PartText::Title, title, &references, &mut found);
    for line in &strategy.lines {
        let part = &line.part;
        let id = Some(part.id);
        for text in [PartText::Title, PartText::Text, PartText::Plain] {
            put(id, text, text.of(part), &references, &mut found);
        }
        if part.form == PartForm::Figure && visible::is_blank(&part.text) {
            found.push(Hole {
                part: id,
                text: PartText::Text,
                at: 0..0,
                kind: HoleKind::Undescribed,
                words: part.title.clone(),
            });
        }
    }
    found
}

/// Whether nothing is missing; else what is. Whoever publishes asks here.
pub fn ready_to_publish(strategy: &Strategy) -> Result<(), Vec<Hole>> {
    match holes(strategy) {
        holes if holes.is_empty() => Ok(()),
        holes => Err(holes),
    }
}

impl PartText {
    /// This text of a part.
    pub fn of(self, part: &Part) -> &str {
        match self {
            Self::Title => &part.title,
            Self::Text => &part.text,
            Self::Plain => &part.plain,
            Self::Note => &part.note,
        }
    }
}

fn put(
    part: Option<ItemId>,
    text: PartText,
    words: &str,
    references: &References,
    found: &mut Vec<Hole>,
) {
    // Most texts have neither.
    if !words.contains(['[', 'x', 'X']) {
        return;
    }
    let (mut bytes, mut units) = (0, 0);
    for piece in pieces(words) {
        for (at, kind) in within(words, &piece, references) {
            units += utf16(&words[bytes..at.start]);
            bytes = at.start;
            let length = utf16(&words[at.clone()]);
            found.push(Hole {
                part,
                text,
                at: units..units + length,
                kind,
                words: words[at].to_owned(),
            });
        }
    }
}

/// The holes of a piece, and of what stands in it.
fn within(text: &str, piece: &Piece<'_>, references: &References) -> Vec<(Range<usize>, HoleKind)> {
    let kind = match piece.token {
        Token::Missing(_) => HoleKind::Marked,
        Token::Doubtful(_) => HoleKind::Doubtful,
        Token::Unclosed(_) => HoleKind::Unclosed,
        Token::Link { address: None, .. } => HoleKind::Link,
        Token::Reference { digits, .. } if references.find(digits).is_none() => HoleKind::Reference,
        Token::Footnote(words) => {
            // They end where the closing bracket stands, but for blanks.
            let before = text[..piece.at.end - 1].trim_end();
            let offset = before.len() - words.len();
            let inner = pieces(words);
            let inner = inner.iter();
            return inner
                .flat_map(|one| within(words, one, references))
                .map(|(at, kind)| (at.start + offset..at.end + offset, kind))
                .collect();
        }
        _ => return Vec::new(),
    };
    vec![(piece.at.clone(), kind)]
}

fn utf16(text: &str) -> usize {
    text.encode_utf16().count()
}
