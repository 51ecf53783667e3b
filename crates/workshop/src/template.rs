//! A template: what a new plan starts with.
//!
//! The labels are those of the occasion, to the letter; they are content of the plan and can be
//! changed like everything in it.

use minicbor::{Decode, Encode};
use protocol::ItemId;
use serde::{Deserialize, Serialize};

use crate::hexadecimal;

/// The templates there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Template {
    /// The temadag of 29 January 2018: four focus points, four aspects, sixty tables.
    SpecialisedArea2018,
    /// One focus point, one aspect and ten tables, to be grown in the plan.
    Empty,
}

/// The languages that a template speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// Danish.
    #[default]
    #[serde(rename = "da")]
    Danish,
    /// English.
    #[serde(rename = "en")]
    English,
}

/// What [`crate::PlanCommand::CreatePlan`] fills a plan with. It holds its ids, so that the command can
/// be issued again.
#[derive(Clone, Debug, PartialEq, Encode, Decode, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlanContent {
    /// The word of the template.
    #[n(0)]
    pub template: String,
    /// The language it is held in.
    #[n(1)]
    pub language: String,
    /// What the workshop is called.
    #[n(2)]
    pub title: String,
    /// Its day, as in “2018-01-29”.
    #[n(3)]
    pub date: Option<String>,
    /// The rows of the grid, in order.
    #[n(4)]
    pub focus_points: Vec<NewPart>,
    /// The columns of the grid, in order.
    #[n(5)]
    pub aspects: Vec<NewPart>,
    /// Whom people may say to be, in order.
    #[n(6)]
    pub stakeholders: Vec<NewStakeholder>,
    /// Where people sit.
    #[n(7)]
    pub tables: Vec<NewTable>,
    /// What happens when, in order.
    #[n(8)]
    pub programme: Vec<NewPhase>,
}

/// A row or column to be made.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewPart {
    /// Its id.
    #[serde(serialize_with = "hexadecimal::serialize")]
    #[n(0)]
    pub id: ItemId,
    /// What it is called.
    #[n(1)]
    pub title: String,
}

/// A stakeholder to be made.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewStakeholder {
    /// Its word.
    #[n(0)]
    pub word: String,
    /// What it is called.
    #[n(1)]
    pub title: String,
}

/// A table to be made.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewTable {
    /// Its id.
    #[serde(serialize_with = "hexadecimal::serialize")]
    #[n(0)]
    pub id: ItemId,
    /// The number that stands on it.
    #[n(1)]
    pub number: u32,
}

/// A phase to be made.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewPhase {
    /// Its id.
    #[serde(serialize_with = "hexadecimal::serialize")]
    #[n(0)]
    pub id: ItemId,
    /// What it is called.
    #[n(1)]
    pub title: String,
    /// When it begins, as in “18:30”.
    #[n(2)]
    pub start: String,
    /// When it ends, as in “21:30”.
    #[n(3)]
    pub end: String,
}

impl Template {
    /// All templates, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::SpecialisedArea2018, Self::Empty];

    /// The word that the plan keeps.
    pub fn word(self) -> &'static str {
        match self {
            Self::SpecialisedArea2018 => "specialisedArea2018",
            Self::Empty => "empty",
        }
    }

    /// What the template is called where one chooses it, and the title it suggests.
    pub fn title(self, language: Language) -> &'static str {
        match (self, language) {
            // The occasion has one name; translating it would make it another.
            (Self::SpecialisedArea2018, _) => "Temadag på det specialiserede område",
            (Self::Empty, Language::Danish) => "Tom temadag",
            (Self::Empty, Language::English) => "Empty theme day",
        }
    }
}

impl Language {
    /// As documents name it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Danish => "da",
            Self::English => "en",
        }
    }
}

/// The content of a new plan; `ids` gives a fresh random id each time.
pub fn build(
    template: Template,
    language: Language,
    ids: &mut impl FnMut() -> ItemId,
) -> PlanContent {
    match template {
        Template::SpecialisedArea2018 => specialised_area(ids),
        Template::Empty => empty(language, ids),
    }
}

fn specialised_area(ids: &mut impl FnMut() -> ItemId) -> PlanContent {
    PlanContent {
        template: Template::SpecialisedArea2018.word().to_owned(),
        language: Language::Danish.code().to_owned(),
        title: Template::SpecialisedArea2018
            .title(Language::Danish)
            .to_owned(),
        date: Some("2018-01-29".to_owned()),
        focus_points: parts(
            &[
                "Fra rettigheds- til udviklingstænkning",
                "Tidlige indsatser",
                "Sammenhængende indsatser",
                "Styrket målsætning og -opfølgning",
            ],
            ids,
        ),
        aspects: parts(
            &[
                "Potentiale",
                "Væsentlige aktiviteter",
                "Forudsætninger",
                "Opmærksomhedspunkter",
            ],
            ids,
        ),
        stakeholders: stakeholders(Language::Danish),
        tables: tables(60, ids),
        programme: vec![NewPhase {
            id: ids(),
            title: Template::SpecialisedArea2018
                .title(Language::Danish)
                .to_owned(),
            start: "18:30".to_owned(),
            end: "21:30".to_owned(),
        }],
    }
}

fn empty(language: Language, ids: &mut impl FnMut() -> ItemId) -> PlanContent {
    let (focus_point, aspect) = match language {
        Language::Danish => ("Fokuspunkt 1", "Aspekt 1"),
        Language::English => ("Focus point 1", "Aspect 1"),
    };
    PlanContent {
        template: Template::Empty.word().to_owned(),
        language: language.code().to_owned(),
        title: Template::Empty.title(language).to_owned(),
        date: None,
        focus_points: parts(&[focus_point], ids),
        aspects: parts(&[aspect], ids),
        stakeholders: stakeholders(language),
        tables: tables(10, ids),
        programme: Vec::new(),
    }
}

fn parts(titles: &[&str], ids: &mut impl FnMut() -> ItemId) -> Vec<NewPart> {
    titles
        .iter()
        .map(|title| NewPart {
            id: ids(),
            title: (*title).to_owned(),
        })
        .collect()
}

fn tables(count: u32, ids: &mut impl FnMut() -> ItemId) -> Vec<NewTable> {
    (1..=count)
        .map(|number| NewTable { id: ids(), number })
        .collect()
}

fn stakeholders(language: Language) -> Vec<NewStakeholder> {
    let titles = match language {
        Language::Danish => [
            "Borger",
            "Pårørende",
            "Medarbejder",
            "Politiker",
            "Organisation",
        ],
        Language::English => [
            "Citizen",
            "Relative",
            "Member of staff",
            "Politician",
            "Organisation",
        ],
    };
    ["citizen", "relative", "staff", "politician", "organisation"]
        .into_iter()
        .zip(titles)
        .map(|(word, title)| NewStakeholder {
            word: word.to_owned(),
            title: title.to_owned(),
        })
        .collect()
}
