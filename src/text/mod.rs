//! The texts that a person reads, in every language there is.
//!
//! A text is a field of its page's texts. [`bilingual!`](crate::bilingual) declares those as one list, each text in both
//! languages side by side; a text that is missing in one of them does not compile. What holds a number or a name is a
//! function. Danish is written first, English after it; plain words, short sentences, and an error says what happened,
//! what is safe and what to do.
//!
//! Here are those that both programs show. A facilitators' page has its texts with it, so that the participants' program
//! does without them.

mod bilingual;
mod board;
mod common;
mod evening;
mod front;
mod join;
mod mine;
mod vote;
mod workshop;

pub mod date;
pub mod number;

pub use ::workshop::template::Language;
pub use board::BoardTexts;
pub use common::CommonTexts;
pub use evening::EveningTexts;
pub use front::FrontTexts;
pub use join::JoinTexts;
pub use mine::MineTexts;
pub use vote::VoteTexts;
pub use workshop::WorkshopTexts;

/// Every text of both programs in one language.
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
    /// What became of a participant's own input.
    pub mine: MineTexts,
    /// Voting, and the gallery.
    pub vote: VoteTexts,
}

/// Danish.
pub static DANISH: Texts = Texts {
    language: Language::Danish,
    common: CommonTexts::DANISH,
    front: FrontTexts::DANISH,
    join: JoinTexts::DANISH,
    workshop: WorkshopTexts::DANISH,
    board: BoardTexts::DANISH,
    mine: MineTexts::DANISH,
    vote: VoteTexts::DANISH,
};

/// English.
pub static ENGLISH: Texts = Texts {
    language: Language::English,
    common: CommonTexts::ENGLISH,
    front: FrontTexts::ENGLISH,
    join: JoinTexts::ENGLISH,
    workshop: WorkshopTexts::ENGLISH,
    board: BoardTexts::ENGLISH,
    mine: MineTexts::ENGLISH,
    vote: VoteTexts::ENGLISH,
};

/// The texts of a language.
pub fn of(language: Language) -> &'static Texts {
    match language {
        Language::Danish => &DANISH,
        Language::English => &ENGLISH,
    }
}

impl Texts {
    /// A whole number as people write it.
    pub fn number(&self, number: usize) -> String {
        number::whole(number as u64, self.language)
    }

    /// A day such as “2018-01-29” in words; what is no day stays as it is.
    pub fn date(&self, date: &str) -> String {
        ::workshop::date_in_words(date, self.language)
    }
}
