//! Around a number: the words before and after it, which say that it is a telephone's, or an account's.

/// So far back they are looked for.
const NEAR: usize = 40;
/// So far back an address of the web may have begun.
const FAR: usize = 200;

/// What people write before a telephone number, also without a space.
const TELEPHONE: &[&str] = &[
    "tlf",
    "telefon",
    "telefonnr",
    "telefonnummer",
    "tel",
    "mobil",
    "mobilnr",
    "mobilnummer",
    "mob",
    "ring",
    "sms",
    "cpr",
    "cprnr",
    "cprnummer",
    "personnummer",
];

/// What people write before numbers that name no person.
const OTHERS: &[&str] = &[
    "account",
    "art",
    "beløb",
    "bilag",
    "cvr",
    "cvrnr",
    "dkk",
    "dok",
    "dokument",
    "ean",
    "eannr",
    "faktura",
    "fakturanr",
    "iban",
    "id",
    "isbn",
    "j",
    "jnr",
    "journal",
    "journalnr",
    "journalnummer",
    "konto",
    "kontonr",
    "kontoen",
    "kontonummer",
    "kontonummeret",
    "kr",
    "kroner",
    "ordre",
    "ordrenr",
    "p",
    "reg",
    "regnr",
    "sag",
    "sagen",
    "sagsid",
    "sagsnr",
    "sagsnummer",
    "sagsnummeret",
    "uge",
    "uger",
    "ugerne",
    "version",
];

/// Words between the one that says what a number is and the number.
const BETWEEN: &[&str] = &["er", "lyder", "no", "nr", "nummer", "nummeret", "på"];

/// What people count in, after a number.
const MEASURES: &[&str] = &[
    "kr",
    "kroner",
    "dkk",
    "mio",
    "mia",
    "millioner",
    "milliarder",
    "euro",
    "eur",
    "borgere",
    "personer",
    "stk",
];

/// Whether the text before says that a telephone number, or a person's, follows.
pub(crate) fn is_labelled(text: &str, start: usize) -> bool {
    word_before(text, start).is_some_and(|word| TELEPHONE.contains(&word.to_lowercase().as_str()))
}

/// Whether the text around says that figures are a case, an account, a sum, or a part of a longer sign.
pub(crate) fn is_something_else(text: &str, start: usize, end: usize) -> bool {
    let named = word_before(text, start).is_some_and(|word| {
        let small = word.to_lowercase();
        // EMN-22345678 is a document's number, Anna-22345678 is sloppy.
        let is_sign = text[..start].ends_with('-') && word.chars().all(char::is_uppercase);
        OTHERS.contains(&small.as_str()) || is_sign && !TELEPHONE.contains(&small.as_str())
    });
    named || is_counted(&text[end..]) || is_in_address(text, start)
}

/// Whether a letter touches a run of figures, so that it is a part of something longer.
pub(crate) fn is_touched(text: &str, start: usize, end: usize) -> bool {
    let is_letter = |letter: char| letter.is_alphanumeric() || letter == '_';
    text[end..].starts_with(is_letter)
        || text[..start].ends_with(is_letter) && !is_labelled(text, start)
}

/// The last word before that says something, if it is near and no other number comes between.
fn word_before(text: &str, start: usize) -> Option<&str> {
    let near = &text[back(text, start, NEAR)..start];
    let words = near.rsplit(|letter: char| !letter.is_alphanumeric());
    let word = words
        .filter(|word| !word.is_empty())
        .find(|word| !BETWEEN.contains(&word.to_lowercase().as_str()));
    word.filter(|word| word.chars().all(char::is_alphabetic))
}

/// Whether a text begins with what people count in, or with the rest of a decimal number.
fn is_counted(after: &str) -> bool {
    if let Some(rest) = after.strip_prefix(',') {
        let figures = rest.trim_start_matches(|sign: char| sign.is_ascii_digit());
        return rest.starts_with('-') || matches!(rest.len() - figures.len(), 1 | 2);
    }
    let after = after.trim_start_matches([' ', '\u{a0}']);
    if after.starts_with(['%', '€', '$']) {
        return true;
    }
    let length = after.find(|letter: char| !letter.is_alphabetic());
    let word = &after[..length.unwrap_or(after.len())];
    word.len() <= 12 && MEASURES.contains(&word.to_lowercase().as_str())
}

/// Whether figures stand in an address of the web.
fn is_in_address(text: &str, start: usize) -> bool {
    let far = &text[back(text, start, FAR)..start];
    let piece = far.rsplit(char::is_whitespace).next().unwrap_or(far);
    piece.contains("://") || piece.contains("www.")
}

/// The boundary of a letter so many letters back.
fn back(text: &str, from: usize, letters: usize) -> usize {
    let before = text[..from].char_indices().rev().take(letters);
    before.last().map_or(from, |(at, _)| at)
}
