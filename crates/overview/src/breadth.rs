//! Breadth: whether many stand behind a theme, or only some speak of it.

use crate::tally::Writer;
use crate::{Fact, Labels};

/// How many stand behind a theme, counted in four ways.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Breadth {
    /// Inputs in it.
    pub inputs: usize,
    /// Tables they were written at.
    pub tables: usize,
    /// Stakeholders they come from; those who chose none are no stakeholder.
    pub stakeholders: usize,
    /// Persons who wrote them.
    pub persons: usize,
}

/// A theme in which everything comes from one stakeholder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Minority {
    /// Which; `None` for those who chose none.
    pub stakeholder: Option<usize>,
    /// The theme.
    pub theme: usize,
    /// How much they wrote, which says nothing of its weight.
    pub inputs: usize,
}

/// How broad each of so many themes is.
///
/// These are exact numbers, of few persons too: for those who work with the input, not for publishing.
pub fn breadth(facts: &[Fact], themes: usize) -> Vec<Breadth> {
    let mut inputs = vec![0; themes];
    let mut tables = vec![Vec::new(); themes];
    let mut stakeholders = vec![Vec::new(); themes];
    let mut persons = vec![Vec::new(); themes];
    let mut alone = vec![0; themes];
    for (at, fact) in facts.iter().enumerate() {
        for theme in fact.known_themes(themes) {
            inputs[theme] += 1;
            tables[theme].push(fact.table);
            stakeholders[theme].extend(fact.stakeholder);
            match Writer::of(at, fact) {
                Writer::Known(person) => persons[theme].push(person),
                Writer::Alone(_) => alone[theme] += 1,
            }
        }
    }
    (0..themes)
        .map(|theme| Breadth {
            inputs: inputs[theme],
            tables: different(&mut tables[theme]),
            stakeholders: different(&mut stakeholders[theme]),
            persons: different(&mut persons[theme]) + alone[theme],
        })
        .collect()
}

/// The themes in which everything comes from only one stakeholder, whatever their volume: what a count of votes or
/// inputs would let disappear. In the order of stakeholders, those who chose none last, then of themes.
///
/// These are exact numbers, of few persons too: for those who work with the input, not for publishing.
pub fn minority(facts: &[Fact], labels: &Labels) -> Vec<Minority> {
    let none = labels.stakeholders.len();
    let mut themes = vec![vec![0; none + 1]; labels.themes.len()];
    for fact in facts {
        let place = fact.known_stakeholder(none).unwrap_or(none);
        for theme in fact.known_themes(labels.themes.len()) {
            themes[theme][place] += 1;
        }
    }
    let mut found: Vec<_> = themes
        .iter()
        .enumerate()
        .filter_map(|(theme, counts)| {
            let mut heard = counts.iter().enumerate().filter(|(_, inputs)| **inputs > 0);
            match (heard.next(), heard.next()) {
                (Some((place, inputs)), None) => Some((place, theme, *inputs)),
                _ => None,
            }
        })
        .collect();
    found.sort_unstable();
    found
        .into_iter()
        .map(|(place, theme, inputs)| Minority {
            stakeholder: (place < none).then_some(place),
            theme,
            inputs,
        })
        .collect()
}

fn different<T: Ord>(all: &mut Vec<T>) -> usize {
    all.sort_unstable();
    all.dedup();
    all.len()
}
