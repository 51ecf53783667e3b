//! Templates: what a strategy can begin as.

use protocol::ItemId;

use crate::template::{MAIN_POINT_QUESTIONS, MAIN_POINTS, THE_YEAR};
use crate::{NewPart, PartForm, StrategyCommand};

/// What a strategy can begin as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StrategyTemplate {
    /// As Aalborg's for 2016 to 2020: a foreword, an introduction, and four main points with two lists each.
    MainPoints,
    /// A foreword and an introduction.
    Empty,
}

impl StrategyTemplate {
    /// The command that begins a strategy so.
    pub fn begin(
        self,
        title: String,
        year: u16,
        mut fresh: impl FnMut() -> ItemId,
    ) -> StrategyCommand {
        let mut parts = Vec::new();
        for (order, heading) in [(0.0, "Forord"), (1.0, "Indledning")] {
            parts.push(NewPart {
                id: fresh(),
                form: PartForm::Chapter,
                under: None,
                title: heading.to_owned(),
                text: String::new(),
                order,
            });
        }
        if self == Self::MainPoints {
            for (order, heading) in (2_u32..).zip(MAIN_POINTS) {
                parts.extend(main_point(
                    heading.to_owned(),
                    String::new(),
                    order.into(),
                    &mut fresh,
                ));
            }
        }
        StrategyCommand::Begin {
            title,
            period: Some(format!("{year}–{}", year + 4)),
            year: Some(year),
            parts,
        }
    }
}

/// A main point with its two lists. The first is the main point itself.
pub fn main_point(
    title: String,
    text: String,
    order: f64,
    mut fresh: impl FnMut() -> ItemId,
) -> Vec<NewPart> {
    let id = fresh();
    let mut parts = vec![NewPart {
        id,
        form: PartForm::MainPoint,
        under: None,
        title,
        text,
        order,
    }];
    for (order, heading) in (0_u32..).zip(MAIN_POINT_QUESTIONS) {
        parts.push(NewPart {
            id: fresh(),
            form: PartForm::List,
            under: Some(id),
            title: heading.to_owned(),
            text: String::new(),
            order: order.into(),
        });
    }
    parts
}

/// A heading as it is read: with the year in it.
pub fn with_year(heading: &str, year: Option<u16>) -> String {
    match year {
        Some(year) => heading.replace(THE_YEAR, &year.to_string()),
        None => heading.to_owned(),
    }
}
