//! Differences: what makes two texts say different things though their words are the same.

use std::collections::BTreeSet;

use crate::words::{Word, words};

/// In what two texts differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Only one of them has this word, which turns a sentence round.
    Negation(String),
    /// They say which way by opposite words, of the first and of the second.
    Direction(String, String),
    /// They hold different numbers, of the first and of the second.
    Number(String, String),
}

/// Words that turn a sentence round.
const NEGATIONS: &[&str] = &[
    "ikke",
    "ingen",
    "intet",
    "uden",
    "mod",
    "imod",
    "aldrig",
    "hverken",
    "nej",
    "stop",
    "undgå",
    "afskaf",
    "drop",
    "fjern",
    "umuligt",
    "umulig",
    "forbyd",
    "undlad",
    "næppe",
    "sjældent",
    "fravælg",
    "manglende",
];

/// Words that say which way, and those that say the other.
const DIRECTIONS: &[(&[&str], &[&str])] = &[
    (
        &[
            "flere",
            "mere",
            "øge",
            "øg",
            "øget",
            "øges",
            "udvid",
            "udvide",
            "større",
            "højere",
            "tilfør",
            "styrk",
            "styrke",
            "styrkes",
            "opprioriter",
        ],
        &[
            "færre",
            "mindre",
            "mindske",
            "mindsk",
            "begræns",
            "begrænse",
            "lavere",
            "skær",
            "nedprioriter",
            "spar",
            "reducer",
            "reducere",
            "svæk",
        ],
    ),
    (
        &[
            "kortere",
            "kort",
            "korte",
            "hurtigere",
            "hurtig",
            "hurtigt",
            "hurtige",
            "straks",
        ],
        &[
            "længere",
            "lang",
            "lange",
            "langt",
            "langsom",
            "langsomt",
            "langsommere",
            "langsomme",
        ],
    ),
    (
        &["tidlig", "tidligere", "tidligt", "tidlige"],
        &["sent", "sen", "senere", "sene"],
    ),
    (
        &["bedre", "godt", "god", "gode"],
        &["dårligere", "dårlig", "dårligt", "dårlige", "værre"],
    ),
    (&["før", "inden"], &["efter", "bagefter"]),
    (
        &["åbn", "åben", "åbent", "åbne"],
        &["luk", "lukket", "lukke"],
    ),
    (
        &[
            "let", "lettere", "nem", "nemt", "nemmere", "enkel", "enkle", "enkelt",
        ],
        &[
            "svær",
            "svært",
            "sværere",
            "besværlig",
            "besværligt",
            "kompliceret",
            "komplicerede",
        ],
    ),
    (
        &["sammen", "saml", "samle", "fælles", "samlet"],
        &["hver", "adskilt", "adskil", "opdel", "enkeltvis"],
    ),
    (&["alle"], &["nogle", "få"]),
    (
        &["samme", "én", "en", "fast", "faste"],
        &["skiftende", "mange", "forskellige"],
    ),
    (&["behold", "bevar"], &["nedlæg", "afskaf", "luk"]),
    (
        &["frivillig", "frivilligt"],
        &["obligatorisk", "obligatoriske", "tvungen"],
    ),
    (
        &["centralt", "central", "centraliser"],
        &["lokalt", "lokal", "lokale", "decentralt"],
    ),
];

/// What makes two texts say different things though their words are the same.
pub fn differences(one: &str, other: &str) -> Vec<Difference> {
    let (one, other) = (words(one), words(other));
    let mut found = Vec::new();
    for negation in NEGATIONS {
        match (has(&one, negation), has(&other, negation)) {
            (Some(word), None) | (None, Some(word)) => found.push(Difference::Negation(word)),
            _ => {}
        }
    }
    // Twice round is as it was: »ikke uden« against nothing.
    if found.len() % 2 == 0 && found.len() > 1 && round(&one) % 2 == round(&other) % 2 {
        found.retain(|_| false);
    }
    for (ways, others) in DIRECTIONS {
        let first = |text: &[Word<'_>], ways: &[&str]| ways.iter().find_map(|way| has(text, way));
        let pairs = [(
            first(&one, ways),
            first(&other, others),
            first(&one, others),
            first(&other, ways),
        )];
        for (a, b, c, d) in pairs {
            match (a, b, c, d) {
                (Some(way), Some(back), None, None) | (None, None, Some(way), Some(back)) => {
                    found.push(Difference::Direction(way, back));
                }
                _ => {}
            }
        }
    }
    let numbers = |text: &[Word<'_>]| {
        let numbers = text.iter().filter(|word| word.is_number());
        numbers
            .map(|word| word.small.clone())
            .collect::<BTreeSet<_>>()
    };
    let (ours, theirs) = (numbers(&one), numbers(&other));
    if let (Some(a), Some(b)) = (
        ours.difference(&theirs).next(),
        theirs.difference(&ours).next(),
    ) {
        found.push(Difference::Number(a.clone(), b.clone()));
    }
    found
}

fn round(text: &[Word<'_>]) -> usize {
    let turns = NEGATIONS
        .iter()
        .filter(|negation| has(text, negation).is_some());
    turns.count()
}

fn has(text: &[Word<'_>], wanted: &str) -> Option<String> {
    // »Undgå« and »undgås« turn it round alike.
    let is_it = |word: &&Word<'_>| {
        word.small.strip_suffix('s').unwrap_or(&word.small) == wanted || word.small == wanted
    };
    let found = text.iter().find(is_it);
    found.map(|word| word.small.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_a_sentence_round_is_named() {
        assert_eq!(
            differences("Børn skal høres", "Børn skal ikke høres"),
            [Difference::Negation("ikke".into())]
        );
        assert_eq!(
            differences("Flere møder", "Færre møder"),
            [Difference::Direction("flere".into(), "færre".into())]
        );
        assert_eq!(
            differences("Svar inden 8 uger", "Svar inden 4 uger"),
            [Difference::Number("8".into(), "4".into())]
        );
        assert_eq!(differences("Flere møder", "Flere møder om året"), []);
        assert_eq!(differences("Flere pædagoger", "Flere timer"), []);
    }
}
