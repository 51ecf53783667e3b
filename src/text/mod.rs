//! The texts that a person reads, in every language there is.
//!
//! A text is a field. Each page's texts are a struct in a file of their own, with one constant for
//! each language; a text that is missing in one of them does not compile. What holds a number or a
//! name is a function. Danish is written first, English after it; plain words, short sentences, and
//! an error says what happened, what is safe and what to do.

mod board;
mod collect;
mod common;
mod create;
mod front;
mod join;
mod plan;
mod share;
mod workshop;

pub mod date;
pub mod number;

pub use ::workshop::template::Language;
pub use board::BoardTexts;
pub use collect::CollectTexts;
pub use common::CommonTexts;
pub use create::CreateTexts;
pub use front::FrontTexts;
pub use join::JoinTexts;
pub use plan::PlanTexts;
pub use share::ShareTexts;
pub use workshop::WorkshopTexts;

/// Every text in one language.
pub struct Texts {
    /// The language.
    pub language: Language,
    /// What stands on more than one page.
    pub common: CommonTexts,
    /// The front page.
    pub front: FrontTexts,
    /// Joining one.
    pub join: JoinTexts,
    /// What is around every page of a workshop: status, menu, troubles.
    pub workshop: WorkshopTexts,
    /// The participants' board.
    pub board: BoardTexts,
}

/// Those of the facilitators' pages, apart so that the participants' program does without them.
pub struct FacilitatorTexts {
    /// Creating a workshop.
    pub create: CreateTexts,
    /// The facilitators' plan.
    pub plan: PlanTexts,
    /// The facilitators' overview, “Saml”.
    pub collect: CollectTexts,
    /// The facilitators' links, “Del”.
    pub share: ShareTexts,
}

/// Danish.
pub static DANISH: Texts = Texts {
    language: Language::Danish,
    common: common::DANISH,
    front: front::DANISH,
    join: join::DANISH,
    workshop: workshop::DANISH,
    board: board::DANISH,
};

static DANISH_FACILITATORS: FacilitatorTexts = FacilitatorTexts {
    create: create::DANISH,
    plan: plan::DANISH,
    collect: collect::DANISH,
    share: share::DANISH,
};

/// English.
pub static ENGLISH: Texts = Texts {
    language: Language::English,
    common: common::ENGLISH,
    front: front::ENGLISH,
    join: join::ENGLISH,
    workshop: workshop::ENGLISH,
    board: board::ENGLISH,
};

static ENGLISH_FACILITATORS: FacilitatorTexts = FacilitatorTexts {
    create: create::ENGLISH,
    plan: plan::ENGLISH,
    collect: collect::ENGLISH,
    share: share::ENGLISH,
};

/// The texts of a language.
pub fn of(language: Language) -> &'static Texts {
    match language {
        Language::Danish => &DANISH,
        Language::English => &ENGLISH,
    }
}

impl Texts {
    /// Those of the facilitators' pages in this language.
    pub fn facilitators(&self) -> &'static FacilitatorTexts {
        match self.language {
            Language::Danish => &DANISH_FACILITATORS,
            Language::English => &ENGLISH_FACILITATORS,
        }
    }

    /// A whole number as people write it.
    pub fn number(&self, number: usize) -> String {
        number::whole(number as u64, self.language)
    }

    /// A day such as “2018-01-29” in words; what is no day stays as it is.
    pub fn date(&self, date: &str) -> String {
        ::workshop::date_in_words(date, self.language)
    }
}

/// A number with its noun: “1 input”, “2 borde”.
pub(crate) fn counted(number: usize, one: &str, many: &str, language: Language) -> String {
    let noun = if number == 1 { one } else { many };
    format!("{} {noun}", number::whole(number as u64, language))
}
