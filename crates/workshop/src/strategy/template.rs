//! Templates: what a strategy can begin as.

use protocol::ItemId;

use super::visions;
use crate::template::{MAIN_POINT_QUESTIONS, MAIN_POINTS, THE_YEAR};
use crate::{NewPart, PartForm, StrategyCommand};

/// What a strategy can begin as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StrategyTemplate {
    /// As Aalborg's for 2016 to 2020: a foreword, an introduction, and four main points with two lists each.
    MainPoints,
    /// A foreword and an introduction.
    Empty,
    /// As Randers' for 2016: a mission, five visions for citizens and five for the organisation, and both crossed.
    Visions,
}

impl StrategyTemplate {
    /// The command that begins a strategy so.
    pub fn begin(
        self,
        title: String,
        year: u16,
        mut fresh: impl FnMut() -> ItemId,
    ) -> StrategyCommand {
        if self == Self::Visions {
            return StrategyCommand::Begin {
                title,
                period: Some(format!("{year}–{}", year + 3)),
                year: Some(year),
                parts: visions::parts(fresh),
            };
        }
        let mut parts = Vec::new();
        for (order, heading) in [(0.0, "Forord"), (1.0, "Indledning")] {
            parts.push(NewPart::new(fresh(), PartForm::Chapter, None, order).titled(heading));
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
        title,
        text,
        ..NewPart::new(id, PartForm::MainPoint, None, order)
    }];
    for (order, heading) in (0_u32..).zip(MAIN_POINT_QUESTIONS) {
        let list = NewPart::new(fresh(), PartForm::List, Some(id), order.into());
        parts.push(list.titled(heading));
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
