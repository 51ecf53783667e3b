//! Folding: what two spellings of the same have in common.

/// A text with nothing but its letters and figures: small, without accents, and with “ae”, “oe” and “aa” for the
/// Danish letters, which people write where the keyboard has none. Misspellings stay apart.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        push(&mut folded, letter);
    }
    folded
}

/// The words of a text, each folded.
pub(crate) fn words(text: &str) -> Vec<String> {
    let is_between = |letter: char| !letter.is_alphanumeric() && !is_mark(letter);
    let words = text.split(is_between).map(fold);
    words.filter(|word| !word.is_empty()).collect()
}

fn push(folded: &mut String, letter: char) {
    match letter {
        'a'..='z' | '0'..='9' => folded.push(letter),
        'æ' | 'ä' => folded.push_str("ae"),
        'ø' | 'ö' => folded.push_str("oe"),
        'å' => folded.push_str("aa"),
        'ß' => folded.push_str("ss"),
        'à' | 'á' | 'â' | 'ã' => folded.push('a'),
        'ç' => folded.push('c'),
        'è' | 'é' | 'ê' | 'ë' => folded.push('e'),
        'ì' | 'í' | 'î' | 'ï' => folded.push('i'),
        'ñ' => folded.push('n'),
        'ò' | 'ó' | 'ô' | 'õ' => folded.push('o'),
        'ù' | 'ú' | 'û' | 'ü' => folded.push('u'),
        'ý' | 'ÿ' => folded.push('y'),
        // The ring of an å, and the dots of an ä or ö, that come after their letter, as Apple's files have them.
        '\u{30a}' if folded.ends_with('a') => folded.push('a'),
        '\u{308}' if folded.ends_with(['a', 'o']) => folded.push('e'),
        _ if is_mark(letter) => {}
        _ if letter.is_alphanumeric() => folded.push(letter),
        _ => {}
    }
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_the_same_fold_to_the_same() {
        for (one, other) in [
            ("Væsentlige aktiviteter", "vaesentlige  AKTIVITETER."),
            (
                "Fra rettigheds- til udviklingstænkning",
                "fra rettigheds – til udviklingstænkning",
            ),
            ("Pårørende", "Paaroerende"),
            ("Pårørende", "Pa\u{30a}rørende"),
            ("Één", "e\u{301}en"),
            ("Ärlig", "A\u{308}rlig"),
        ] {
            assert_eq!(fold(one), fold(other), "{one}");
        }
        assert_ne!(fold("Potentiale"), fold("Potentialer"));
        assert_eq!(fold(" –!"), "");
        assert_eq!(words("Hvad er “målet”, 2?"), ["hvad", "er", "maalet", "2"]);
    }
}
