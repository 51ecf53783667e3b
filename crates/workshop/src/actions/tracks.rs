//! Tracks: figure 2, the main points of the strategy against the actions that are chosen in a year.

use std::collections::BTreeMap;

use protocol::ItemId;

use super::Actions;
use crate::strategy::Strategy;
use crate::{Action, PartForm, visible};

/// Figure 2 of a year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tracks {
    /// Which year.
    pub year: u16,
    /// A row for each main point, also for one without actions; behind them those without a main point, if there are any.
    pub rows: Vec<Track>,
}

/// A row: a main point, and what is done for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    /// Its id, number and title. What names none that stands is without.
    pub main_point: Option<MainPoint>,
    /// The actions, in their order.
    pub actions: Vec<Action>,
}

/// A main point of the strategy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MainPoint {
    /// Its id.
    pub id: ItemId,
    /// As in “1”.
    pub number: String,
    /// What it is called.
    pub title: String,
}

/// The main points of a strategy, in their order.
pub fn main_points(strategy: &Strategy) -> Vec<MainPoint> {
    let lines = strategy.lines.iter();
    let main_points = lines.filter(|line| line.part.form == PartForm::MainPoint);
    main_points
        .map(|line| MainPoint {
            id: line.part.id,
            number: line.number.clone(),
            title: visible::in_line(&line.part.title),
        })
        .collect()
}

/// Actions by main point: each stands once.
pub fn by_main_point(main_points: &[MainPoint], actions: Vec<Action>) -> Vec<Track> {
    let places = main_points.iter().zip(0_usize..);
    let places: BTreeMap<ItemId, usize> = places.map(|(one, place)| (one.id, place)).collect();
    let mut rows: Vec<Track> = main_points
        .iter()
        .map(|main_point| Track {
            main_point: Some(main_point.clone()),
            actions: Vec::new(),
        })
        .collect();
    let mut rest = Vec::new();
    for action in actions {
        let place = action.main_point().and_then(|id| places.get(&id));
        match place.and_then(|place| rows.get_mut(*place)) {
            Some(row) => row.actions.push(action),
            None => rest.push(action),
        }
    }
    if !rest.is_empty() {
        rows.push(Track {
            main_point: None,
            actions: rest,
        });
    }
    rows
}

impl Actions {
    /// Figure 2 of a year.
    pub fn tracks(&self, main_points: &[MainPoint], year: u16) -> Tracks {
        let chosen = self.actions.iter();
        let chosen = chosen.filter(|one| self.is_chosen(&one.id, year)).cloned();
        Tracks {
            year,
            rows: by_main_point(main_points, chosen.collect()),
        }
    }
}
