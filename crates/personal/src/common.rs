//! Common words: what is a name and a word, and what is never a name by itself. All of them folded.

/// Danish names that are words too. They are names where a capital stands inside a sentence; at its beginning
/// »Bo sammen« is the verb.
const BOTH: &[&str] = &[
    "april", "ask", "august", "birk", "bjørk", "bjørn", "bo", "bror", "dag", "due", "eg", "elg",
    "falk", "flora", "fred", "frede", "frost", "fryd", "gro", "gry", "hans", "håb", "jo", "jul",
    "juli", "june", "juni", "konge", "liv", "lykke", "lærke", "mai", "maj", "mark", "marts", "may",
    "mester", "mille", "mine", "my", "nat", "per", "pil", "prins", "ravn", "ro", "rosa", "rose",
    "sejr", "skjold", "sky", "sol", "sommer", "sten", "stjerne", "storm", "svale", "tage", "terne",
    "tine", "tom", "tove", "tro", "ture", "ulv", "vibe", "vilde", "vinter", "viol", "vita", "vår",
    "ørn",
];

/// Danish surnames that are words too, or places. Alone they are no names; with the given name before them they are.
const SURNAMES: &[&str] = &[
    "bager",
    "bakke",
    "bank",
    "bjerg",
    "bonde",
    "borg",
    "bro",
    "brun",
    "by",
    "bæk",
    "dal",
    "dam",
    "eng",
    "fisker",
    "fjord",
    "frisk",
    "gade",
    "gran",
    "grøn",
    "gård",
    "hav",
    "have",
    "holm",
    "hus",
    "hvid",
    "høj",
    "jæger",
    "kirke",
    "klint",
    "kloster",
    "kok",
    "krage",
    "krog",
    "kær",
    "lang",
    "lind",
    "lund",
    "mose",
    "munk",
    "nord",
    "næs",
    "odde",
    "park",
    "post",
    "rask",
    "ridder",
    "sand",
    "skov",
    "skrædder",
    "skytte",
    "smed",
    "stald",
    "stor",
    "strand",
    "sund",
    "sø",
    "sønder",
    "toft",
    "torp",
    "torv",
    "ung",
    "vang",
    "vej",
    "vester",
    "vig",
    "vold",
    "øster",
    "ås",
];

/// What people write in the field for their name that is none, and the small words in names.
const NEVER: &[&str] = &[
    "af",
    "afdeling",
    "alle",
    "anonym",
    "ansat",
    "barn",
    "beboer",
    "bedstefar",
    "bedstemor",
    "bestyrelse",
    "bestyrelsesmedlem",
    "bofælle",
    "bord",
    "borger",
    "bruger",
    "byråd",
    "børnehave",
    "da",
    "dagtilbud",
    "de",
    "del",
    "deltager",
    "dem",
    "den",
    "der",
    "det",
    "di",
    "dig",
    "din",
    "direktør",
    "dit",
    "dr",
    "du",
    "el",
    "elev",
    "en",
    "et",
    "facilitator",
    "familie",
    "far",
    "faster",
    "for",
    "forening",
    "formand",
    "forvaltning",
    "forælder",
    "forældre",
    "fr",
    "fra",
    "frk",
    "fru",
    "gruppe",
    "gæst",
    "han",
    "handicap",
    "handicapråd",
    "her",
    "herr",
    "hjem",
    "hos",
    "hr",
    "hun",
    "i",
    "ikke",
    "ind",
    "ingen",
    "institution",
    "ja",
    "jeg",
    "jer",
    "kommune",
    "kontaktperson",
    "la",
    "le",
    "leder",
    "lærer",
    "man",
    "mand",
    "med",
    "medarbejder",
    "mig",
    "min",
    "mor",
    "moster",
    "navn",
    "nej",
    "nogen",
    "nu",
    "og",
    "om",
    "onkel",
    "op",
    "organisation",
    "os",
    "person",
    "personale",
    "plejefar",
    "plejemor",
    "politiker",
    "pædagog",
    "på",
    "pårørende",
    "rådgiver",
    "sagsbehandler",
    "sammen",
    "sin",
    "skole",
    "skoleleder",
    "socialrådgiver",
    "som",
    "sundhedsplejerske",
    "søn",
    "søster",
    "så",
    "tante",
    "team",
    "test",
    "til",
    "to",
    "tre",
    "fire",
    "fem",
    "tillidsmand",
    "udvalg",
    "ukendt",
    "ung",
    "unge",
    "van",
    "ved",
    "vi",
    "vil",
    "von",
    "værge",
    "ældre",
    "ældreråd",
];

/// Abbreviations after whose full stop the sentence goes on, by their last part.
const ABBREVIATIONS: &[&str] = &[
    "a", "bl", "ca", "dr", "eks", "evt", "fl", "fr", "frk", "fx", "hr", "inkl", "jf", "ml", "nr",
    "pga", "vedr",
];

/// Whether a name is a word too.
pub(crate) fn is_both(folded: &str) -> bool {
    BOTH.contains(&folded)
}

/// Whether a surname by itself says nothing.
pub(crate) fn is_surname_too(folded: &str) -> bool {
    SURNAMES.contains(&folded) || is_both(folded)
}

/// Whether a word is no name by itself, wherever it stands: one letter is an initial, and figures are a table's.
pub(crate) fn is_never(folded: &str) -> bool {
    NEVER.contains(&folded)
        || folded.chars().count() < 2
        || !folded.chars().all(char::is_alphabetic)
}

/// Whether the sentence goes on after a word and a full stop.
pub(crate) fn is_abbreviation(word: &str) -> bool {
    ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    #[test]
    fn the_words_are_folded() {
        for word in BOTH.iter().chain(SURNAMES).chain(NEVER) {
            let words = Words::of(word);
            assert_eq!(words.folded(0, words.all().len()), *word);
        }
    }
}
