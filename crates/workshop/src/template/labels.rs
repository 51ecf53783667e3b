//! The labels: what each template says, to the letter of its source.

use protocol::ItemId;

use super::{Language, NewPart, NewPhase, NewStakeholder, NewTable, PlanContent, Template};
use crate::Activity;

/// The main points of Aalborg's development strategy for 2016 to 2020.
pub(crate) const MAIN_POINTS: [&str; 4] = [
    "Tilfør kompetencer tidligt i livet",
    "Styrke det tværprofessionelle samarbejde",
    "Nytænk de specialiserede indsatser og styrk sagsbehandlingen",
    "Hav ambitioner for alle børn og unges læring",
];

/// What stands for the year in a label, so that next year's is another year and not another label.
pub(crate) const THE_YEAR: &str = "{år}";

/// What is asked of each main point.
pub(crate) const MAIN_POINT_QUESTIONS: [&str; 2] = [
    "Hvad gør vi allerede på dette område?",
    "Hvad skal vi yderligere have fokus på i {år}?",
];

/// How many points a person has at first.
const POINTS: u32 = 5;

pub(super) fn specialised_area(ids: &mut impl FnMut() -> ItemId) -> PlanContent {
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

pub(super) fn main_points(year: u16, ids: &mut impl FnMut() -> ItemId) -> PlanContent {
    let [already, next] = MAIN_POINT_QUESTIONS;
    let next = next.replace(THE_YEAR, &year.to_string());
    PlanContent {
        focus_points: parts(&MAIN_POINTS, ids),
        aspects: guided(
            &[
                (already, "Nævn det, der virker i dag.", "Hvad er godt nu?"),
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

pub(super) fn year_tracks(year: u16, ids: &mut impl FnMut() -> ItemId) -> PlanContent {
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

pub(super) fn visions(ids: &mut impl FnMut() -> ItemId) -> PlanContent {
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

pub(super) fn empty(language: Language, ids: &mut impl FnMut() -> ItemId) -> PlanContent {
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
