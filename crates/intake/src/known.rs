//! Known headings: what those mean that many tools write, in Danish and English. Words that may mean many things are not
//! among them, as “Tema”; what is in the column says more.

use crate::fold::fold;
use crate::mapping::Meaning;

/// No known heading has more bytes, and this is asked of cells as well.
const LONGEST: usize = 80;

/// What a heading means, where it is one of those known in Danish or English. [`Meaning::Nothing`] is known too: the
/// columns that tools add of themselves.
pub(crate) fn meaning(heading: &str) -> Option<Meaning> {
    if heading.is_empty() || heading.len() > LONGEST {
        return None;
    }
    let folded = fold(heading);
    let has = |words: &[&str]| words.contains(&folded.as_str());
    let known = [
        (TEXT, Meaning::Text),
        (TITLE, Meaning::Title),
        (FOCUS_POINT, Meaning::FocusPoint),
        (ASPECT, Meaning::Aspect),
        (TABLE, Meaning::Table),
        (STAKEHOLDER, Meaning::Stakeholder),
        (NAMES, Meaning::Name),
        (NOTHING, Meaning::Nothing),
    ];
    let found = known.into_iter().find(|(words, _)| has(words));
    found.map(|(_, meaning)| meaning)
}

const TEXT: &[&str] = &[
    "input",
    "inputs",
    "tekst",
    "text",
    "svar",
    "besvarelse",
    "ditsvar",
    "kommentar",
    "kommentarer",
    "bemaerkning",
    "bemaerkninger",
    "forslag",
    "ide",
    "ideer",
    "udsagn",
    "indlaeg",
    "bidrag",
    "besked",
    "indhold",
    "beskrivelse",
    "answer",
    "answers",
    "response",
    "responses",
    "youranswer",
    "comment",
    "comments",
    "commentbody",
    "idea",
    "ideas",
    "suggestion",
    "contribution",
    "statement",
    "message",
    "content",
    "description",
    "body",
];

const TITLE: &[&str] = &["titel", "overskrift", "title", "subject", "headline"];

const FOCUS_POINT: &[&str] = &[
    "fokuspunkt",
    "fokuspunkter",
    "fokusomraade",
    "focuspoint",
    "focusarea",
];

const ASPECT: &[&str] = &["aspekt", "aspekter", "aspect", "vinkel"];

const TABLE: &[&str] = &[
    "bord",
    "bordnr",
    "bordnummer",
    "borde",
    "ditbord",
    "ditbordnummer",
    "table",
    "tableno",
    "tablenr",
    "tablenumber",
];

const STAKEHOLDER: &[&str] = &[
    "interessent",
    "interessenter",
    "interessentgruppe",
    "rolle",
    "dinrolle",
    "jeger",
    "hvemerdu",
    "stakeholder",
    "stakeholdergroup",
    "role",
    "yourrole",
    "iam",
];

const NAMES: &[&str] = &[
    "navn",
    "ditnavn",
    "fuldenavn",
    "fuldtnavn",
    "deltager",
    "deltagernavn",
    "forfatter",
    "afsender",
    "name",
    "yourname",
    "fullname",
    "participant",
    "participantname",
    "author",
    "authorname",
    "nickname",
];

const NOTHING: &[&str] = &[
    "id",
    "nr",
    "no",
    "nummer",
    "number",
    "loebenummer",
    "tidsstempel",
    "timestamp",
    "dato",
    "date",
    "datetime",
    "tid",
    "time",
    "tidspunkt",
    "starttidspunkt",
    "fuldfoerelsestidspunkt",
    "sluttidspunkt",
    "tidspunktforsenesteaendring",
    "starttime",
    "completiontime",
    "lastmodifiedtime",
    "submittedat",
    "createdat",
    "updatedat",
    "publishedat",
    "mail",
    "email",
    "emailaddress",
    "mailadresse",
    "emailadresse",
    "telefon",
    "telefonnummer",
    "phone",
    "sprog",
    "language",
    "status",
    "state",
    "url",
    "link",
    "reference",
    "ip",
    "ipaddress",
    "stemmer",
    "votes",
    "likes",
    "upvotes",
    "score",
    "point",
    "points",
    "antal",
    "count",
    "alder",
    "age",
    "postnummer",
    "postnr",
    "respondent",
    "respondentid",
    "responseid",
    "userid",
    "authorid",
    "faelles",
    "skrevet",
    "importeret",
    "shared",
    "written",
    "imported",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_words_are_folded_as_headings_are() {
        for words in [
            TEXT,
            TITLE,
            FOCUS_POINT,
            ASPECT,
            TABLE,
            STAKEHOLDER,
            NAMES,
            NOTHING,
        ] {
            for word in words {
                assert_eq!(fold(word), *word);
            }
        }
        assert_eq!(meaning("Bord nr."), Some(Meaning::Table));
        assert_eq!(meaning("comment-body"), Some(Meaning::Text));
        assert_eq!(meaning("Hvad tænker du?"), None);
    }
}
