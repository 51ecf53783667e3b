//! The facts: what is counted of what came in, and how its parts are called. What is hidden is not counted.

use std::collections::HashMap;

use leptos::prelude::*;
use overview::{Fact, Labels};
use protocol::ItemId;
use workshop::Plan;
use workshop::collection::Part;
use workshop::synthesis::{State, Synthesis};
use workshop::visible;

use super::text::OverviewTexts;
use crate::text::Language;
use crate::view::facilitators::collect::gathering::Gathering;

/// What is counted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// A fact for each contribution.
    pub facts: Vec<Fact>,
    /// How their parts are called.
    pub labels: Labels,
    /// The themes, in their order.
    pub themes: Vec<ItemId>,
    /// Who supports each theme: points, and persons.
    pub support: Vec<(u32, usize)>,
    /// How much each theme would change and how well it can be done, where somebody has said both.
    pub ratings: Vec<Option<(f64, f64)>>,
}

impl Facts {
    /// Of everything that is here now; asked again when it changes.
    pub fn of(gathering: Gathering, language: Language) -> Self {
        let synthesis = gathering.synthesis;
        // Read, for a memo that nobody reads follows nothing.
        gathering.found.with(|_| ());
        synthesis.edition.track();
        synthesis.themes.track();
        let words = OverviewTexts::of(language);
        gathering.plan.with(|plan| {
            synthesis.with(|all| {
                let places = Places::of(plan);
                let mut made = Self {
                    labels: places.labels(words),
                    ..Self::default()
                };
                let memberships = made.read_themes(all);
                gathering.found_all(|entry| {
                    if all.state(&entry.subject) == State::Hidden {
                        return;
                    }
                    let place = |part, places: &HashMap<ItemId, usize>| match part {
                        Part::Known(id) => places.get(&id).copied(),
                        Part::Unknown => None,
                    };
                    let row = place(entry.row(), &places.focus_points);
                    let column = place(entry.column(), &places.aspects);
                    let stakeholder = entry.author.profile.stakeholder.as_deref();
                    // Whoever imports lines did not write them.
                    let is_imported = entry.contribution.imported.is_some();
                    let person = entry.author.person.filter(|_| !is_imported);
                    made.facts.push(Fact {
                        cell: row.zip(column),
                        table: entry.origin.table,
                        stakeholder: stakeholder
                            .and_then(|word| places.stakeholders.get(word).copied()),
                        person: person.map(|person| person.0),
                        themes: memberships.get(&entry.subject).cloned().unwrap_or_default(),
                    });
                });
                made
            })
        })
    }

    /// Returns in which themes each contribution is.
    fn read_themes(&mut self, all: &Synthesis) -> HashMap<ItemId, Vec<usize>> {
        let mut memberships: HashMap<ItemId, Vec<usize>> = HashMap::new();
        for (place, theme) in all.themes().in_use().into_iter().enumerate() {
            self.themes.push(theme.id);
            self.labels.themes.push(visible::in_line(&theme.title));
            self.ratings.push(theme.impact.zip(theme.feasibility));
            for origin in all.origins_of_theme(&theme.id) {
                memberships.entry(origin).or_default().push(place);
            }
            let support = all.support_of_theme(&theme.id);
            self.support.push((support.points, support.persons.len()));
        }
        memberships
    }
}

/// Where each part of the plan stands that is in use.
struct Places {
    focus_points: HashMap<ItemId, usize>,
    aspects: HashMap<ItemId, usize>,
    stakeholders: HashMap<String, usize>,
    titles: [Vec<String>; 3],
}

impl Places {
    fn of(plan: &Plan) -> Self {
        let focus_points = plan.focus_points.iter().filter(|one| !one.removed);
        let focus_points: Vec<_> = focus_points.map(|one| (one.id, &one.title)).collect();
        let aspects = plan.aspects.iter().filter(|one| !one.removed);
        let aspects: Vec<_> = aspects.map(|one| (one.id, &one.title)).collect();
        let stakeholders = plan.stakeholders.iter().filter(|one| !one.removed);
        let stakeholders: Vec<_> = stakeholders
            .map(|one| (one.word.clone(), &one.title))
            .collect();
        Self {
            titles: [
                titles(&focus_points),
                titles(&aspects),
                titles(&stakeholders),
            ],
            focus_points: places(focus_points),
            aspects: places(aspects),
            stakeholders: places(stakeholders),
        }
    }

    fn labels(&self, words: &OverviewTexts) -> Labels {
        let [focus_points, aspects, stakeholders] = self.titles.clone();
        Labels {
            focus_points,
            aspects,
            stakeholders,
            themes: Vec::new(),
            no_stakeholder: words.no_stakeholder.to_owned(),
            no_cell: words.no_cell.to_owned(),
            total: words.total.to_owned(),
        }
    }
}

fn titles<Id>(all: &[(Id, &String)]) -> Vec<String> {
    all.iter()
        .map(|(_, title)| visible::in_line(title))
        .collect()
}

fn places<Id: std::hash::Hash + Eq>(all: Vec<(Id, &String)>) -> HashMap<Id, usize> {
    let all = all.into_iter().enumerate();
    all.map(|(place, (id, _))| (id, place)).collect()
}
