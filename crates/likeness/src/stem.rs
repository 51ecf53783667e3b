//! Stems: what the forms of a word have in common.
//!
//! Snowball's Danish stemmer takes endings off by rule. What it is known to get wrong stands here: words with
//! another vowel in the plural, and words of which it takes too much and so makes others of them.

use rust_stemmers::{Algorithm, Stemmer};

/// Forms that a rule does not find, and the stem of each.
const FORMS: &[(&str, &[&str])] = &[
    (
        "barn",
        &[
            "barn",
            "barnet",
            "barnets",
            "barns",
            "børn",
            "børnene",
            "børnenes",
            "børns",
        ],
    ),
    ("bog", &["bog", "bogen", "bøger", "bøgerne"]),
    (
        "forælder",
        &[
            "forælder",
            "forælderen",
            "forældre",
            "forældrene",
            "forældrenes",
            "forældres",
        ],
    ),
    ("hånd", &["hånd", "hånden", "hænder", "hænderne"]),
    ("mand", &["mand", "manden", "mænd", "mændene"]),
    ("mor", &["mor", "moren", "mødre", "mødrene", "mødres"]),
    ("far", &["far", "faren", "fædre", "fædrene", "fædres"]),
    ("bror", &["bror", "brødre", "brødrene"]),
    ("datter", &["datter", "datteren", "døtre", "døtrene"]),
    ("søn", &["søn", "sønnen", "sønner", "sønnerne"]),
    ("søskende", &["søskende", "søskendes"]),
    (
        "menneske",
        &[
            "menneske",
            "mennesket",
            "mennesker",
            "menneskene",
            "menneskers",
        ],
    ),
    ("fod", &["fod", "foden", "fødder", "fødderne"]),
    (
        "stor",
        &["stor", "stort", "store", "større", "størst", "største"],
    ),
    (
        "lang",
        &[
            "lang", "langt", "lange", "længe", "længere", "længst", "længste",
        ],
    ),
    (
        "ung",
        &["ung", "unge", "unges", "ungt", "yngre", "yngst", "yngste"],
    ),
    (
        "gammel",
        &["gammel", "gammelt", "gamle", "ældre", "ældst", "ældste"],
    ),
    ("god", &["god", "godt", "gode", "bedre", "bedst", "bedste"]),
    (
        "dårlig",
        &["dårlig", "dårligt", "dårlige", "værre", "værst"],
    ),
    (
        "tidlig",
        &[
            "tidlig",
            "tidligt",
            "tidlige",
            "tidligere",
            "tidligst",
            "tidligste",
        ],
    ),
    ("særlig", &["særlig", "særligt", "særlige"]),
    (
        "lærer",
        &[
            "lærer",
            "læreren",
            "lærere",
            "lærerne",
            "lærernes",
            "lærers",
            "læreres",
        ],
    ),
    ("læring", &["læring", "læringen", "læringens"]),
    ("lære", &["lære", "lært", "lærte"]),
    (
        "pædagog",
        &[
            "pædagog",
            "pædagogen",
            "pædagoger",
            "pædagogerne",
            "pædagogernes",
        ],
    ),
    (
        "rådgiver",
        &[
            "rådgiver",
            "rådgiveren",
            "rådgivere",
            "rådgiverne",
            "rådgivers",
        ],
    ),
    (
        "medarbejder",
        &[
            "medarbejder",
            "medarbejderen",
            "medarbejdere",
            "medarbejderne",
            "medarbejdernes",
            "medarbejderes",
        ],
    ),
    (
        "borger",
        &[
            "borger",
            "borgeren",
            "borgere",
            "borgerne",
            "borgerens",
            "borgernes",
            "borgeres",
        ],
    ),
    ("vej", &["vej", "vejen", "veje", "vejene"]),
    (
        "vejledning",
        &[
            "vejledning",
            "vejledningen",
            "vejlede",
            "vejleder",
            "vejledere",
        ],
    ),
    (
        "møde",
        &["møde", "mødet", "møder", "møderne", "mødes", "mødt"],
    ),
    (
        "skole",
        &[
            "skole",
            "skolen",
            "skoler",
            "skolerne",
            "skolens",
            "skolernes",
        ],
    ),
    (
        "sagsbehandler",
        &[
            "sagsbehandler",
            "sagsbehandleren",
            "sagsbehandlere",
            "sagsbehandlerne",
            "sagsbehandlers",
        ],
    ),
    ("sag", &["sag", "sagen", "sager", "sagerne", "sagens"]),
    (
        "behandling",
        &["behandling", "behandlingen", "behandlinger", "behandlet"],
    ),
    (
        "hjælp",
        &["hjælp", "hjælpen", "hjælpe", "hjælper", "hjalp", "hjulpet"],
    ),
    ("svar", &["svar", "svaret", "svarene", "svare", "svarer"]),
    ("vente", &["vente", "venter", "ventet", "venten"]),
    ("tid", &["tid", "tiden", "tider", "tiderne", "tids"]),
    ("høre", &["høre", "hører", "hørt", "hørte", "høres"]),
    (
        "spørge",
        &["spørg", "spørge", "spørger", "spurgt", "spurgte", "spørges"],
    ),
    ("vide", &["vide", "ved", "vidste", "vidst"]),
    ("viden", &["viden"]),
    ("fast", &["fast", "faste"]),
    ("få", &["færre", "færrest"]),
];

/// Words that begin so are forms of that word.
const FAMILIES: &[&str] = &[
    "indsats",
    "kommunikation",
    "sammenhæng",
    "overgang",
    "opfølgning",
    "koordin",
    "samarbejd",
];

/// What compounds of the field end with: a `socialrådgiver` is a `rådgiver` too.
const HEADS: &[&str] = &[
    "rådgiver",
    "pædagog",
    "lærer",
    "forløb",
    "tilbud",
    "indsats",
    "plan",
    "møde",
    "person",
    "arbejde",
];

/// Finds stems.
pub struct Stems {
    snowball: Stemmer,
}

impl Default for Stems {
    fn default() -> Self {
        Self {
            snowball: Stemmer::create(Algorithm::Danish),
        }
    }
}

impl Stems {
    /// The stem of a word in small letters.
    pub fn of(&self, word: &str) -> String {
        if let Some((stem, _)) = FORMS.iter().find(|(_, forms)| forms.contains(&word)) {
            return (*stem).to_owned();
        }
        if let Some(family) = FAMILIES.iter().find(|family| word.starts_with(*family)) {
            return (*family).to_owned();
        }
        // What is left of a word is not another word of the same letters.
        let mut stem = self.snowball.stem(word).into_owned();
        if stem.chars().count() < 3 {
            stem = word.to_owned();
        }
        // A compound with a head whose forms a rule does not find.
        for (head, forms) in FORMS {
            if head.chars().count() < 4 {
                continue;
            }
            let form = forms.iter().find(|form| {
                word.len() > form.len() + 2 && word.ends_with(*form) && form.chars().count() >= 4
            });
            if let Some(form) = form {
                return format!("{}{head}", &word[..word.len() - form.len()]);
            }
        }
        stem
    }

    /// The head of a compound, where it is one that the field has many of.
    pub fn head(&self, stem: &str) -> Option<&'static str> {
        let head = HEADS.iter().find(|head| {
            stem.len() > head.len() + 2
                && (stem.ends_with(*head) || stem.ends_with(head.trim_end_matches('e')))
        });
        head.copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(words: &[&str]) {
        let stems = Stems::default();
        let first = stems.of(words[0]);
        for word in words {
            assert_eq!(stems.of(word), first, "{word}");
        }
    }

    fn different(one: &str, other: &str) {
        let stems = Stems::default();
        assert_ne!(stems.of(one), stems.of(other), "{one}, {other}");
    }

    #[test]
    fn the_forms_of_a_word_have_one_stem() {
        same(&["indsats", "indsatser", "indsatsen", "indsatserne"]);
        same(&["barn", "børn", "barnet", "børnene"]);
        same(&["bog", "bøger"]);
        same(&["forælder", "forældre", "forældrene"]);
        same(&["tidlig", "tidligere", "tidligt"]);
        same(&["ventetid", "ventetiden", "ventetider"]);
        same(&["afgørelse", "afgørelsen", "afgørelser"]);
        same(&["socialrådgiver", "socialrådgivere", "socialrådgiveren"]);
        same(&["plejebarn", "plejebørn", "plejebørnene"]);
    }

    #[test]
    fn another_word_has_another_stem() {
        different("tidlig", "tid");
        different("tidligere", "tiden");
        different("særlig", "sær");
        different("lærer", "læring");
        different("bog", "bogholder");
        different("ventetid", "tid");
        different("vej", "vejledning");
    }

    #[test]
    fn a_compound_has_the_head_that_the_field_has_many_of() {
        let stems = Stems::default();
        assert_eq!(stems.head(&stems.of("socialrådgiver")), Some("rådgiver"));
        assert_eq!(stems.head(&stems.of("rådgiver")), None);
        assert_eq!(stems.head(&stems.of("kontaktpersonen")), Some("person"));
    }
}
