//! A template: what a new plan starts with.
//!
//! The labels are those of the occasion, to the letter; they are content of the plan and can be
//! changed like everything in it.

use minicbor::{Decode, Encode};
use protocol::ItemId;
use serde::{Deserialize, Serialize};

use crate::{Activity, Plan, hexadecimal};

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

const MAIN_POINTS: [&str; 4] = [
    "Tilfør kompetencer tidligt i livet",
    "Styrke det tværprofessionelle samarbejde",
    "Nytænk de specialiserede indsatser og styrk sagsbehandlingen",
    "Hav ambitioner for alle børn og unges læring",
];

/// How many points a person has at first.
const POINTS: u32 = 5;

fn specialised_area(ids: &mut impl FnMut() -> ItemId) -> PlanContent {
    let template = Template::SpecialisedArea2018;
    PlanContent {
        date: Some("2018-01-29".to_owned()),
        place: Some("Nordkraft".to_owned()),
        focus_points: guided(
            &[
                (
                    "Fra rettigheds- til udviklingstænkning",
                    "",
                    "Fra hvad man har ret til, til hvordan man kan udvikle sig",
                ),
                ("Tidlige indsatser", "", "Hjælp, før problemerne vokser"),
                ("Sammenhængende indsatser", "", "Hjælp, der passer sammen"),
                (
                    "Styrket målsætning og -opfølgning",
                    "",
                    "Klare mål, og nogen, der ser efter, om de nås",
                ),
            ],
            ids,
        ),
        aspects: guided(
            &[
                (
                    "Potentiale",
                    "Hvad kan blive bedre, hvis det lykkes?",
                    "Hvad kan blive bedre?",
                ),
                (
                    "Væsentlige aktiviteter",
                    "Hvad er det vigtigste, vi skal gøre?",
                    "Hvad skal vi gøre?",
                ),
                (
                    "Forudsætninger",
                    "Hvad skal være på plads, før det kan lykkes?",
                    "Hvad har vi brug for?",
                ),
                (
                    "Opmærksomhedspunkter",
                    "Hvad skal vi være opmærksomme på undervejs?",
                    "Hvad skal vi passe på?",
                ),
            ],
            ids,
        ),
        tables: tables(60, ids),
        programme: evening(ids),
        ..blank(template, Language::Danish)
    }
}

fn main_points(year: u16, ids: &mut impl FnMut() -> ItemId) -> PlanContent {
    let next = format!("Hvad skal vi yderligere have fokus på i {year}?");
    PlanContent {
        focus_points: parts(&MAIN_POINTS, ids),
        aspects: guided(
            &[
                (
                    "Hvad gør vi allerede på dette område?",
                    "Nævn det, der virker i dag.",
                    "Hvad er godt nu?",
                ),
                (
                    &next,
                    "Nævn det, der mangler, eller som kan blive bedre.",
                    "Hvad mangler vi?",
                ),
            ],
            ids,
        ),
        tables: tables(20, ids),
        programme: evening(ids),
        ..blank(Template::MainPoints, Language::Danish)
    }
}

fn year_tracks(year: u16, ids: &mut impl FnMut() -> ItemId) -> PlanContent {
    PlanContent {
        title: format!("Spor {year}"),
        focus_points: parts(&MAIN_POINTS, ids),
        aspects: guided(
            &[
                (
                    "Indsatser",
                    "Hvilken indsats vil flytte mest i år?",
                    "Hvilken hjælp er vigtigst?",
                ),
                (
                    "Arbejdsopgaver/arbejdsprocedurer",
                    "Hvad kan vi gøre på en anden måde i hverdagen?",
                    "Hvad kan vi gøre anderledes?",
                ),
                (
                    "Projekter",
                    "Hvad er værd at prøve af i år?",
                    "Hvad skal vi prøve?",
                ),
            ],
            ids,
        ),
        tables: tables(20, ids),
        programme: evening(ids),
        ..blank(Template::YearTracks, Language::Danish)
    }
}

fn visions(ids: &mut impl FnMut() -> ItemId) -> PlanContent {
    PlanContent {
        focus_points: parts(
            &[
                "En tidlig og forebyggende indsats",
                "Kvalitet i opgaveløsningen",
                "Tværgående samarbejde",
                "Nytænkning af indsatsen",
                "Medbestemmelse",
            ],
            ids,
        ),
        aspects: parts(
            &[
                "Helhed og sammenhæng",
                "Professionel ledelse",
                "Social kapital",
                "Dokumenteret effekt",
                "Økonomisk balance i et udviklingsperspektiv",
            ],
            ids,
        ),
        tables: tables(20, ids),
        programme: evening(ids),
        ..blank(Template::Visions, Language::Danish)
    }
}

fn empty(language: Language, ids: &mut impl FnMut() -> ItemId) -> PlanContent {
    let (focus_point, aspect) = match language {
        Language::Danish => ("Fokuspunkt 1", "Aspekt 1"),
        Language::English => ("Focus point 1", "Aspect 1"),
    };
    PlanContent {
        focus_points: parts(&[focus_point], ids),
        aspects: parts(&[aspect], ids),
        tables: tables(10, ids),
        ..blank(Template::Empty, language)
    }
}

/// What every plan begins with.
fn blank(template: Template, language: Language) -> PlanContent {
    PlanContent {
        template: template.word().to_owned(),
        language: language.code().to_owned(),
        title: template.title(language).to_owned(),
        date: None,
        focus_points: Vec::new(),
        aspects: Vec::new(),
        stakeholders: stakeholders(language),
        tables: Vec::new(),
        programme: Vec::new(),
        place: None,
        privacy: Some(privacy(language).to_owned()),
        points: Some(POINTS),
    }
}

/// A first text about privacy, for facilitators to make their own.
fn privacy(language: Language) -> &'static str {
    match language {
        Language::Danish => {
            "Det, du skriver, kan læses af alle, der er med i dag. Skriv ikke navne eller andet, som man kan kende et \
             barn eller en familie på. Du behøver ikke at sige, hvem du er."
        }
        Language::English => {
            "Everybody who takes part today can read what you write. Please write no names, and nothing that a child \
             or a family can be recognised by. You need not say who you are."
        }
    }
}

/// An evening of three hours, from 18.30 to 21.30.
fn evening(ids: &mut impl FnMut() -> ItemId) -> Vec<NewPhase> {
    [
        ("Velkomst", "18:30", "18:45", Activity::Listen),
        ("Oplæg", "18:45", "19:05", Activity::Listen),
        ("Input ved bordene", "19:05", "19:50", Activity::Write),
        ("Pause", "19:50", "20:05", Activity::Pause),
        ("Input, anden runde", "20:05", "20:40", Activity::Write),
        ("Galleri", "20:40", "20:55", Activity::Gallery),
        ("Prioritering", "20:55", "21:15", Activity::Vote),
        ("Afrunding", "21:15", "21:30", Activity::Listen),
    ]
    .into_iter()
    .map(|(title, start, end, activity)| NewPhase {
        id: ids(),
        title: title.to_owned(),
        start: start.to_owned(),
        end: end.to_owned(),
        activity: Some(activity),
    })
    .collect()
}

fn parts(titles: &[&str], ids: &mut impl FnMut() -> ItemId) -> Vec<NewPart> {
    let bare: Vec<_> = titles.iter().map(|title| (*title, "", "")).collect();
    guided(&bare, ids)
}

/// Parts with a question and its plain wording; an empty one is none.
fn guided(parts: &[(&str, &str, &str)], ids: &mut impl FnMut() -> ItemId) -> Vec<NewPart> {
    let words = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let part = |(title, question, plain): &(&str, &str, &str)| NewPart {
        id: ids(),
        title: (*title).to_owned(),
        question: words(question),
        plain: words(plain),
    };
    parts.iter().map(part).collect()
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
