//! A mapping: what the columns of a table mean, and what a person said that its values mean.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::fold::fold;

/// What a column means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Meaning {
    /// What somebody wrote. Of several such columns each gives a line of its own.
    Text,
    /// What stands above the first text of its row, as its first line; alone, it is the text.
    Title,
    /// Which focus point it is about.
    FocusPoint,
    /// Which aspect of it.
    Aspect,
    /// At which table it was written.
    Table,
    /// Which stakeholder wrote it.
    Stakeholder,
    /// What who wrote it is called.
    Name,
    /// Nothing that is taken in.
    #[default]
    Nothing,
}

/// What a person said that a value means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Value {
    /// As what: a focus point, an aspect, a stakeholder or a table.
    pub meaning: Meaning,
    /// The value as it stands in the file, or the heading of a column of texts. Spellings of it are the same.
    pub value: String,
    /// The id of what it means; a table's is its number. Empty: it means nothing, and is not asked again.
    pub id: String,
}

/// What the columns of a table mean.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Mapping {
    /// For each column in order; a column beyond means nothing.
    pub columns: Vec<Meaning>,
    /// What a person said of values.
    #[serde(default)]
    pub values: Vec<Value>,
}

impl Mapping {
    /// The columns with a meaning, in order.
    pub(crate) fn with(&self, meaning: Meaning) -> impl Iterator<Item = usize> {
        let columns = self.columns.iter().enumerate();
        columns.filter_map(move |(column, its)| (*its == meaning).then_some(column))
    }
}

/// The key under which a mapping is remembered for tables with these headings.
///
/// It depends on their order: a mapping goes by places, and two columns may have the same heading. A tool writes its
/// columns in the same order each time; where it does not, guessing anew costs one look. Spellings of a heading are
/// the same. It is a digest, so that what remembers it does not hold what was asked.
pub fn signature(headings: &[String]) -> String {
    let mut digest = Sha256::new();
    digest.update(b"temadag/intake/headings/1");
    for heading in headings {
        let heading = fold(heading);
        digest.update((heading.len() as u64).to_be_bytes());
        digest.update(heading);
    }
    let digest = digest.finalize();
    let mut key = String::with_capacity(32);
    for byte in digest.iter().take(16) {
        for half in [byte >> 4, byte & 15] {
            key.extend(char::from_digit(u32::from(half), 16));
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_of_headings_in_order() {
        let of = |headings: &[&str]| {
            signature(
                &headings
                    .iter()
                    .map(|one| (*one).to_owned())
                    .collect::<Vec<_>>(),
            )
        };
        let key = of(&["Bord", "Input"]);
        assert_eq!(key.len(), 32);
        assert_eq!(key, of(&["bord ", "INPUT"]));
        assert_ne!(key, of(&["Input", "Bord"]));
        assert_ne!(key, of(&["Bordin", "put"]));
        assert_ne!(key, of(&["Bord", "Input", ""]));
    }
}
