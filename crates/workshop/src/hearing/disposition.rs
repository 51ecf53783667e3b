//! Dispositions: what becomes of an answer, in the five ways of Danish hearing papers.

use crate::template::Language;

/// What becomes of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Disposition {
    /// The text is changed as asked.
    Met,
    /// In part.
    PartlyMet,
    /// It is not.
    NotMet,
    /// It was read, and asks for no change.
    Noted,
    /// It is for somebody else.
    SentOn,
}

impl Disposition {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Met,
        Self::PartlyMet,
        Self::NotMet,
        Self::Noted,
        Self::SentOn,
    ];

    /// The word for it in documents.
    pub fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::PartlyMet => "partlyMet",
            Self::NotMet => "notMet",
            Self::Noted => "noted",
            Self::SentOn => "sentOn",
        }
    }

    /// Reads the word for it.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }

    /// As people read it.
    pub fn name(self, language: Language) -> &'static str {
        let danish = language == Language::Danish;
        match self {
            Self::Met if danish => "Imødekommet",
            Self::Met => "Met",
            Self::PartlyMet if danish => "Delvist imødekommet",
            Self::PartlyMet => "Partly met",
            Self::NotMet if danish => "Ikke imødekommet",
            Self::NotMet => "Not met",
            Self::Noted if danish => "Taget til efterretning",
            Self::Noted => "Noted",
            Self::SentOn if danish => "Sendt videre til",
            Self::SentOn => "Sent on to",
        }
    }
}
