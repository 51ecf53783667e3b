//! Typing: one person's edit of a contribution while others may edit it too.
//!
//! The text field belongs to the person: nothing is ever put into it but what others changed, letter
//! by letter, around what the person has typed and where the caret stands. What the person typed
//! becomes a command at a pause. While that command is under way, and while an input method composes
//! a letter, what others did is held back.
//!
//! Three texts are told apart: what the document said when the field last agreed with it (`known`),
//! what the document says now, and what stands in the field.

use workshop::text::{self, Splice, difference, transform};

/// See the module. The field itself is the view's; its text is an argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typing {
    known: String,
    document: String,
    /// What the text is after the command that is under way.
    sent: Option<String>,
    composing: bool,
}

/// A change to be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The text that the person saw.
    pub before: String,
    /// The text that the person left.
    pub after: String,
    /// Where the caret stands in it.
    pub caret: Option<usize>,
}

/// Replacements with fewer equal letters between them, in UTF-16 units, are one edit: letters that a
/// new word shares with the old one by chance are not kept.
const NEAR: usize = 4;

/// More places than this are not typed in one pause; it is another text, and one edit.
const MOST_PLACES: usize = 8;

impl Typing {
    /// Begins with what the document says.
    pub fn new(document: &str) -> Self {
        let document = in_field(document);
        Self {
            known: document.clone(),
            document,
            sent: None,
            composing: false,
        }
    }

    /// Begins with an edit that was under the fingers when the page went, on what was then seen.
    pub fn resume(seen: &str, document: &str) -> Self {
        Self {
            known: in_field(seen),
            ..Self::new(document)
        }
    }

    /// What the field is to hold at the beginning.
    pub fn known(&self) -> &str {
        &self.known
    }

    /// Whether the field holds something that the document has not been told.
    pub fn is_ahead(&self, field: &str) -> bool {
        self.sent.as_deref().unwrap_or(&self.known) != field
    }

    /// Whether a command is under way.
    pub fn is_busy(&self) -> bool {
        self.sent.is_some()
    }

    /// What is to be asked for next. It is under way until [`Typing::settled`].
    pub fn next_edit(&mut self, field: &str, caret: usize) -> Option<Edit> {
        if self.sent.is_some() || self.composing || self.known == field {
            return None;
        }
        let all = difference(&self.known, field);
        let first = first_group(&all);
        let (after, caret) = if first.len() == all.len() {
            (field.to_owned(), Some(caret))
        } else {
            // Edits at several places go one by one: what stands between them would be written anew,
            // and twice if another does the same.
            (text::apply_all(&self.known, first)?, None)
        };
        self.sent = Some(after.clone());
        Some(Edit {
            before: self.known.clone(),
            after,
            caret,
        })
    }

    /// What was asked for is done, or failed; `document` is what it says now. Returns what others
    /// changed, for the field.
    pub fn settled(&mut self, done: bool, document: &str, field: &str) -> Vec<Splice> {
        if let Some(sent) = self.sent.take()
            && done
        {
            self.known = sent;
        }
        self.document(document, field)
    }

    /// The document says this now. Returns what others changed, for the field.
    pub fn document(&mut self, document: &str, field: &str) -> Vec<Splice> {
        self.document = in_field(document);
        self.catch_up(field)
    }

    /// An input method begins to compose a letter, or has ended. Returns what others changed
    /// meanwhile, for the field.
    pub fn composing(&mut self, composing: bool, field: &str) -> Vec<Splice> {
        self.composing = composing;
        self.catch_up(field)
    }

    /// The splices that bring others' changes into the field, counted in it, in rising order: the
    /// last is to be done first.
    fn catch_up(&mut self, field: &str) -> Vec<Splice> {
        if self.composing || self.sent.is_some() || self.known == self.document {
            return Vec::new();
        }
        if self.document == field {
            // The very same edit came from elsewhere: another tab, or before the page went.
            self.known.clone_from(&self.document);
            return Vec::new();
        }
        let mine = difference(&self.known, field);
        let theirs = difference(&self.known, &self.document);
        self.known.clone_from(&self.document);
        theirs
            .iter()
            .flat_map(|splice| transform(splice, &mine))
            .filter(|splice| !splice.is_empty())
            .collect()
    }
}

/// A text as a text field holds it: every end of a line is one line feed.
fn in_field(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn first_group(splices: &[Splice]) -> &[Splice] {
    if splices.len() > MOST_PLACES {
        return splices;
    }
    let apart = |pair: &[Splice]| {
        let between = pair[1].index - (pair[0].index + pair[0].delete);
        let inserted = pair[0].delete == 0 && pair[1].delete == 0;
        inserted || between >= NEAR
    };
    let end = splices.windows(2).position(apart);
    &splices[..end.map_or(splices.len(), |place| place + 1)]
}

#[cfg(test)]
mod tests;
