//! Selector: what a rule is about, and whether the page has any such thing. Det Fælles Designsystem is eight times what
//! the page uses of it; a rule whose class nobody writes anywhere is not sent.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::checkout::Checkout;
use crate::fingerprint;

/// Every word in what the page is made of. Some are no classes, which costs a few rules too many; a class put together
/// from pieces would be missing, so there are none of the designsystem's.
pub struct Words(BTreeSet<String>);

impl Words {
    pub fn of(checkout: &Checkout) -> Result<Self> {
        let mut words = Words(BTreeSet::new());
        words.read(&checkout.path("index.html"))?;
        for (folder, ending) in [("src", ".rs"), ("public", ".js")] {
            let folder = checkout.path(folder);
            for file in fingerprint::files_below(&folder)? {
                if file.ends_with(ending) {
                    words.read(&folder.join(file))?;
                }
            }
        }
        Ok(words)
    }

    fn read(&mut self, path: &Path) -> Result<()> {
        let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
        self.add(&text);
        Ok(())
    }

    /// What else the page is made of.
    pub fn add(&mut self, text: &str) {
        let words = text.split(|character| !is_of_name(character));
        self.0.extend(words.map(str::to_owned));
    }

    /// Those of a rule's selectors that can match.
    pub fn known<'a>(&self, selectors: &'a str) -> Vec<&'a str> {
        let known = |selector: &&str| classes(selector).all(|class| self.0.contains(class));
        split(selectors).into_iter().filter(known).collect()
    }
}

#[cfg(test)]
impl From<&str> for Words {
    fn from(text: &str) -> Self {
        let mut words = Words(BTreeSet::new());
        words.add(text);
        words
    }
}

fn is_of_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_')
}

/// At the commas that stand between selectors.
fn split(selectors: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let comma = |character| {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        character == ',' && depth == 0
    };
    selectors.split(comma).map(str::trim).collect()
}

/// The classes that must be there. Those in parentheses and brackets need not be: `:not(.open)`, `[href=".pdf"]`.
fn classes(selector: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    let mut at = Vec::new();
    for (index, character) in selector.char_indices() {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '.' if depth == 0 => at.push(index + 1),
            _ => {}
        }
    }
    at.into_iter().map(|start| {
        let name = &selector[start..];
        // An escape is no part of any name of ours, so it may stay.
        let end = name.find(|character| !is_of_name(character) && character != '\\');
        &name[..end.unwrap_or(name.len())]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_selectors_whose_classes_are_written_somewhere_are_known() {
        let words = Words::from("<p class=\"lead is-open\">{\"Button\"}</p>");
        assert_eq!(
            words.known("p, .lead>a:hover , .leading, .lead.is-open::before,.lead .closed"),
            ["p", ".lead>a:hover", ".lead.is-open::before"]
        );
        assert_eq!(
            words.known(".lead:not(.closed,.gone), a[href$=\".pdf,\"], .w-1\\/2"),
            [".lead:not(.closed,.gone)", "a[href$=\".pdf,\"]"]
        );
        assert!(words.known(".button").is_empty());
    }
}
