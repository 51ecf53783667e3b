//! The cycle: figure 1, how the strategy becomes what is done in a year, and how that is evaluated.

use protocol::ItemId;

use super::Actions;
use super::template::CYCLE;
use crate::{CycleColumn, CyclePoint};

/// Figure 1: for each column its points.
#[derive(Clone, Debug, PartialEq)]
pub struct Cycle {
    /// The points of the columns, in their order.
    pub columns: [Vec<CyclePoint>; 4],
    /// Whether nobody has written any, so that these are the source's.
    pub is_from_the_source: bool,
}

impl Actions {
    /// Figure 1. Until somebody writes a point the points are those of Aalborg's strategy for 2016 to 2020.
    pub fn cycle(&self) -> Cycle {
        let is_from_the_source = self.points.is_empty();
        let of_the_source = || source().collect();
        let points: Vec<CyclePoint> = match is_from_the_source {
            true => of_the_source(),
            false => self.points.clone(),
        };
        let of = |column| {
            let points = points.iter().filter(|point| point.column == column);
            points.cloned().collect()
        };
        Cycle {
            columns: CycleColumn::ALL.map(of),
            is_from_the_source,
        }
    }
}

/// The points of the source. Their ids are constant, so that two who begin with them at the same time write them once.
pub(super) fn source() -> impl Iterator<Item = CyclePoint> {
    CYCLE
        .into_iter()
        .zip(1_u8..)
        .map(|((column, text), number)| {
            let mut id = [0; 16];
            id[15] = number;
            CyclePoint {
                id: ItemId(id),
                column,
                text: text.to_owned(),
                order: f64::from(number),
            }
        })
}
