//! Why something that a person asked for was not done, as far as it makes a difference to them.

use sync::Failure;
use workshop::CommandError;

use crate::text::Texts;

/// Why something asked for was not done, in the view's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mishap {
    /// More characters than there is room for.
    TooLong {
        /// How many there are.
        length: usize,
        /// How many there may be.
        limit: usize,
    },
    /// More than fits a record.
    TooLarge,
    /// This person may not.
    NotAllowed,
    /// This person was excluded.
    Excluded,
    /// A newer program wrote the document.
    Newer,
    /// It is not on this device.
    Gone,
    /// Anything else.
    Other,
}

impl From<&Failure> for Mishap {
    fn from(failure: &Failure) -> Self {
        match failure {
            Failure::Command(CommandError::TooLong { length, limit }) => Self::TooLong {
                length: *length,
                limit: *limit,
            },
            Failure::Command(CommandError::Newer(_)) => Self::Newer,
            Failure::Command(CommandError::Unknown) | Failure::NoDocument => Self::Gone,
            Failure::Command(CommandError::NotTheCreator) | Failure::NotAllowed => Self::NotAllowed,
            Failure::Excluded => Self::Excluded,
            Failure::Command(_) => Self::Other,
            Failure::TooLarge => Self::TooLarge,
        }
    }
}

impl Mishap {
    /// That a name or title is too long, if it is.
    pub fn of_name(name: &str, limit: usize) -> Option<Self> {
        let length = name.chars().count();
        (length > limit).then_some(Self::TooLong { length, limit })
    }

    /// What to tell the person.
    pub fn words(self, texts: &Texts) -> String {
        let words = &texts.workshop;
        match self {
            Self::TooLong { length, limit } => (words.too_long)(length, limit),
            Self::TooLarge => words.too_large.to_owned(),
            Self::NotAllowed => words.not_allowed.to_owned(),
            Self::Excluded => words.excluded_text.to_owned(),
            Self::Newer => words.newer.to_owned(),
            Self::Gone => words.gone.to_owned(),
            Self::Other => words.other.to_owned(),
        }
    }
}
