//! Words: a text taken apart.

/// Words that nearly every text holds and that tell none from another. Those that turn a sentence round, or say
/// which way, are not among them: [`crate::differences`] asks for them.
const SAY_NOTHING: &[&str] = &[
    "af", "alle", "alt", "altid", "andet", "andre", "at", "bare", "begge", "blev", "blive",
    "bliver", "bør", "da", "de", "dem", "den", "denne", "der", "deres", "derfor", "det", "dette",
    "dig", "din", "dine", "disse", "dit", "du", "efter", "ej", "eller", "en", "end", "endnu", "et",
    "fik", "for", "fordi", "fra", "fx", "få", "får", "før", "gerne", "giv", "give", "giver", "gå",
    "går", "gør", "gøre", "ham", "han", "hans", "har", "hav", "have", "hele", "helt", "hen",
    "hende", "her", "hos", "hun", "hvad", "hver", "hvert", "hvilke", "hvilken", "hvis", "hvor",
    "hvordan", "hvornår", "i", "igen", "imellem", "ind", "indenfor", "især", "ja", "jeg", "jer",
    "jo", "kan", "kom", "komme", "kommer", "kun", "kunne", "lad", "lave", "lige", "lidt", "man",
    "mange", "med", "meget", "mellem", "men", "mig", "min", "mine", "mit", "må", "måske", "nogen",
    "noget", "nogle", "nok", "nu", "når", "nær", "og", "også", "om", "op", "os", "over", "på",
    "samme", "samt", "se", "selv", "ser", "set", "sig", "sin", "sine", "sit", "skal", "skulle",
    "som", "sådan", "så", "tage", "tager", "til", "ud", "under", "var", "ved", "vi", "vil",
    "ville", "vor", "vore", "vores", "være", "været", "år", "er", "a", "an", "and", "of", "the",
    "to",
];

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// As it was written.
    pub written: &'a str,
    /// In small letters.
    pub small: String,
}

impl Word<'_> {
    /// Whether it says nothing of what a text is about.
    pub fn says_nothing(&self) -> bool {
        SAY_NOTHING.contains(&self.small.as_str())
    }

    /// Whether it is a number, in figures.
    pub fn is_number(&self) -> bool {
        self.small
            .starts_with(|letter: char| letter.is_ascii_digit())
    }
}

/// The words of a text, in order. A number may hold a comma or a full stop.
pub fn words(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut begin = None;
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    for (place, (at, letter)) in letters.iter().enumerate() {
        let joins = matches!(letter, '-' | '.' | ',' | '\'' | '’' | '/')
            && begin.is_some()
            && place > 0
            && letters.get(place + 1).is_some_and(|(_, next)| {
                let before = letters[place - 1].1;
                match letter {
                    '-' | '\'' | '’' => before.is_alphabetic() && next.is_alphabetic(),
                    _ => before.is_ascii_digit() && next.is_ascii_digit(),
                }
            });
        if letter.is_alphanumeric() || joins {
            begin.get_or_insert(*at);
        } else if let Some(begin) = begin.take() {
            found.push(word(&text[begin..*at]));
        }
    }
    if let Some(begin) = begin {
        found.push(word(&text[begin..]));
    }
    found
}

fn word(written: &str) -> Word<'_> {
    Word {
        written,
        small: written.to_lowercase().replace(['é', 'è'], "e"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_words_and_numbers() {
        let small = |text| {
            words(text)
                .into_iter()
                .map(|one| one.small)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            small("Ét barn, 2,5 timer/dag – kl. 18.30!"),
            ["et", "barn", "2,5", "timer", "dag", "kl", "18.30"]
        );
        assert_eq!(small("MED-systemet og §54"), ["med-systemet", "og", "54"]);
        assert_eq!(small(""), Vec::<String>::new());
    }

    #[test]
    fn what_turns_a_sentence_round_says_something() {
        for word in [
            "ikke", "ingen", "uden", "mod", "flere", "mere", "mindre", "aldrig", "færre",
        ] {
            assert!(!words(word)[0].says_nothing(), "{word}");
        }
        for word in ["og", "er", "også", "være"] {
            assert!(words(word)[0].says_nothing(), "{word}");
        }
    }
}
