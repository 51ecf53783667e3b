//! What is seen of a text beside another: the words of it that the other does not have.

use std::collections::BTreeSet;

use crate::stem::Stems;
use crate::words::words;

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Its letters, with all that stands between words.
    pub text: String,
    /// Whether it is words that the other text does not have.
    pub is_own: bool,
}

/// A text in stretches, beside another. Together the stretches are the text. Forms of a word count as the word, and
/// words that say nothing are not told apart.
pub fn seen(text: &str, beside: &str) -> Vec<Seen> {
    let stems = Stems::default();
    let mut theirs: BTreeSet<String> = BTreeSet::new();
    theirs.extend(words(beside).iter().map(|word| stems.of(&word.small)));
    let mut found: Vec<Seen> = Vec::new();
    let mut put = |text: &str, is_own: bool| match found.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.is_own == is_own => last.text.push_str(text),
        _ => found.push(Seen {
            text: text.to_owned(),
            is_own,
        }),
    };
    let mut at = 0;
    for word in words(text) {
        // The word is a part of the text, and so is found in it from where the last one ended.
        let Some(begin) = text[at..].find(word.written) else {
            continue;
        };
        put(&text[at..at + begin], false);
        at += begin + word.written.len();
        let is_own = !word.says_nothing() && !theirs.contains(&stems.of(&word.small));
        put(word.written, is_own);
    }
    put(&text[at..], false);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_other_does_not_have_is_told_apart() {
        let marked = |text: &str, beside: &str| {
            let all = seen(text, beside);
            let whole: String = all.iter().map(|one| one.text.as_str()).collect();
            assert_eq!(whole, text);
            let own = all.into_iter().filter(|one| one.is_own);
            own.map(|one| one.text).collect::<Vec<_>>()
        };
        assert_eq!(
            marked("Børnene skal ikke høres!", "Barnet skal høres"),
            ["ikke"]
        );
        assert_eq!(
            marked("Barnet skal høres", "Børnene skal ikke høres!"),
            Vec::<String>::new()
        );
        assert_eq!(marked("", "x"), Vec::<String>::new());
        assert_eq!(marked("Ro 👩‍👧 og tid", "tid"), ["Ro"]);
    }
}
