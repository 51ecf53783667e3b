//! A template: what a new plan starts with.
//!
//! The labels are those of the occasion, to the letter; they are content of the plan and can be
//! changed like everything in it.

use minicbor::{Decode, Encode};
use protocol::ItemId;
use serde::{Deserialize, Serialize};

use crate::{Activity, Plan, hexadecimal};

mod labels;

use labels::{empty, main_points, specialised_area, visions, year_tracks};

pub(crate) use labels::{MAIN_POINT_QUESTIONS, MAIN_POINTS, THE_YEAR};

/// The templates there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Template {
    /// The temadag of 29 January 2018: four focus points, four aspects, sixty tables.
    SpecialisedArea2018,
    /// The development strategy of 2016–2020: four main points, under each what is done and what is to come.
    MainPoints,
    /// Choosing the tracks of a year: main points against what is proposed for it.
    YearTracks,
    /// Five visions for citizens against five for the organisation.
    Visions,
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
    /// Where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[n(9)]
    pub place: Option<String>,
    /// What people are told of privacy.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[n(10)]
    pub privacy: Option<String>,
    /// How many points a person has to give.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[n(11)]
    pub points: Option<u32>,
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
    /// Its guiding question.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[n(2)]
    pub question: Option<String>,
    /// The same in plain words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[n(3)]
    pub plain: Option<String>,
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
    /// What people do in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[n(4)]
    pub activity: Option<Activity>,
}

impl Template {
    /// All templates, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::SpecialisedArea2018,
        Self::MainPoints,
        Self::YearTracks,
        Self::Visions,
        Self::Empty,
    ];

    /// The word that the plan keeps.
    pub fn word(self) -> &'static str {
        match self {
            Self::SpecialisedArea2018 => "specialisedArea2018",
            Self::MainPoints => "mainPoints",
            Self::YearTracks => "yearTracks",
            Self::Visions => "visions",
            Self::Empty => "empty",
        }
    }

    /// What the template is called where one chooses it, and the title it suggests.
    pub fn title(self, language: Language) -> &'static str {
        match (self, language) {
            // The occasion has one name; translating it would make it another.
            (Self::SpecialisedArea2018, _) => "Temadag på det specialiserede område",
            (Self::MainPoints, _) => "Hovedpointer i udviklingsstrategien",
            (Self::YearTracks, _) => "Valg af årets spor",
            (Self::Visions, _) => "Fem visioner for borgeren og fem for organisationen",
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

/// The year that the templates' sources speak of.
const SOURCE_YEAR: u16 = 2016;

/// The content of a new plan, with the year of its source where labels name one; `ids` gives a fresh
/// random id each time.
pub fn build(
    template: Template,
    language: Language,
    ids: &mut impl FnMut() -> ItemId,
) -> PlanContent {
    build_in(template, language, SOURCE_YEAR, ids)
}

/// The same for another year.
pub fn build_in(
    template: Template,
    language: Language,
    year: u16,
    ids: &mut impl FnMut() -> ItemId,
) -> PlanContent {
    match template {
        Template::SpecialisedArea2018 => specialised_area(ids),
        Template::MainPoints => main_points(year, ids),
        Template::YearTracks => year_tracks(year, ids),
        Template::Visions => visions(ids),
        Template::Empty => empty(language, ids),
    }
}

/// The content of a plan that begins as an earlier one: what is in use in it, under ids of its own. The
/// day is not the same, so it is left open.
pub fn copy_of(plan: &Plan, title: String, ids: &mut impl FnMut() -> ItemId) -> PlanContent {
    let part = |title: &str, question: &Option<String>, plain: &Option<String>, id| NewPart {
        id,
        title: title.to_owned(),
        question: question.clone(),
        plain: plain.clone(),
    };
    let rows = plan.focus_points.iter().filter(|row| !row.removed);
    let rows = rows.map(|row| part(&row.title, &row.question, &row.plain, ids()));
    let focus_points = rows.collect();
    let columns = plan.aspects.iter().filter(|column| !column.removed);
    let columns = columns.map(|one| part(&one.title, &one.question, &one.plain, ids()));
    let aspects = columns.collect();
    let stakeholders = plan.stakeholders.iter().filter(|one| !one.removed);
    let stakeholders = stakeholders.map(|one| NewStakeholder {
        word: one.word.clone(),
        title: one.title.clone(),
    });
    let stakeholders = stakeholders.collect();
    let tables = plan.tables.iter().filter(|table| !table.removed);
    let tables = tables.map(|table| NewTable {
        id: ids(),
        number: table.number,
    });
    let tables = tables.collect();
    let phases = plan.programme.iter().filter(|phase| !phase.removed);
    let phases = phases.map(|phase| NewPhase {
        id: ids(),
        title: phase.title.clone(),
        start: phase.start.clone().unwrap_or_default(),
        end: phase.end.clone().unwrap_or_default(),
        activity: Some(phase.activity),
    });
    PlanContent {
        template: plan.template.clone().unwrap_or_default(),
        language: plan.language.clone().unwrap_or_default(),
        title,
        date: None,
        focus_points,
        aspects,
        stakeholders,
        tables,
        programme: phases.collect(),
        place: plan.place.clone(),
        privacy: plan.privacy.clone(),
        points: (plan.points > 0).then_some(plan.points),
    }
}
