//! Origin: where what stands in a theme comes from, in a sentence.

use std::collections::HashSet;

use super::Follow;
use crate::report::{Language, Member, Theme};
use crate::typography::{list, number, numbers};
use crate::words::{INPUT, POINT, SUPPORTER, TABLE};

/// What stands in a theme, looked up.
pub(crate) struct Standing<'a> {
    /// Its words; `None` where the report does not hold them.
    pub(crate) text: Option<&'a str>,
    /// The sentence that says where it comes from.
    pub(crate) origin: String,
}

impl<'a> Follow<'a> {
    /// What stands in a theme, with where it comes from.
    pub(crate) fn standing(&self, member: &'a Member) -> Standing<'a> {
        match member {
            Member::Input { id } => {
                let input = self.inputs.get(id.as_str()).copied();
                Standing {
                    text: input.map(|input| input.text.as_str()),
                    origin: self.origin(self.words.from_input, &[id.as_str()]),
                }
            }
            Member::Sentence { id } => {
                let Some(sentence) = self.sentences.get(id.as_str()) else {
                    return Standing {
                        text: None,
                        origin: self.words.from_nothing_shown.to_owned(),
                    };
                };
                let sources: Vec<&str> = sentence.sources.iter().map(String::as_str).collect();
                Standing {
                    text: Some(&sentence.text),
                    origin: self.origin(self.words.from_input, &sources),
                }
            }
            Member::Piece { input, words } => Standing {
                text: Some(words),
                origin: self.origin(self.words.from_piece, &[input.as_str()]),
            },
        }
    }

    /// “Fra input nr. 3, 17 og 40; bord 2 og 9; borger, pårørende”.
    fn origin(&self, from: &str, ids: &[&str]) -> String {
        let words = self.words;
        let inputs = self.found(ids.iter().copied());
        if inputs.is_empty() {
            return words.from_nothing_shown.to_owned();
        }
        let all = inputs.iter().map(|input| input.number).collect();
        let mut out = format!("{from} {}", numbers(all, words.language));
        let missing = ids.len() - inputs.len();
        if missing > 0 {
            // Who reads on must know that the sentence stands on more than can be looked up here.
            let missing = words.counted(u32::try_from(missing).unwrap_or(u32::MAX), &INPUT);
            out += &match words.language {
                Language::Danish => format!(" og {missing}, der ikke er vist i rapporten"),
                Language::English => format!(" and {missing} not shown in the report"),
            };
        }
        let mut tables: Vec<u32> = inputs
            .iter()
            .filter_map(|input| input.table.map(u32::from))
            .collect();
        tables.sort_unstable();
        tables.dedup();
        if !tables.is_empty() {
            let word = if tables.len() == 1 {
                words.note_table
            } else {
                words.note_tables
            };
            out += &format!("; {word} {}", numbers(tables, words.language));
        }
        let groups = self.groups(
            inputs
                .iter()
                .filter_map(|input| input.stakeholder.as_deref()),
        );
        if !groups.is_empty() {
            let groups: Vec<String> = groups
                .into_iter()
                .map(|title| words.in_sentence(title))
                .collect();
            out += &format!("; {}", groups.join(", "));
        }
        let mut names: Vec<String> = inputs.iter().filter_map(|input| self.name(input)).collect();
        let mut seen = HashSet::new();
        names.retain(|name| seen.insert(name.clone()));
        if !names.is_empty() {
            out += &format!("; {}", names.join(", "));
        }
        out
    }

    /// What is known of a theme in figures: “12 input fra 5 borde · borger, pårørende · 30 point”.
    pub(crate) fn facts(&self, theme: &Theme) -> String {
        let words = self.words;
        let mut from = words.counted(theme.inputs, &INPUT);
        if theme.tables > 0 {
            let tables = words.counted(theme.tables, &TABLE);
            from += &match words.language {
                Language::Danish => format!(" fra {tables}"),
                Language::English => format!(" from {tables}"),
            };
        }
        let mut parts = vec![from];
        let groups: Vec<String> = self
            .groups(theme.stakeholders.iter().map(String::as_str))
            .into_iter()
            .map(|title| words.in_sentence(title))
            .collect();
        if !groups.is_empty() {
            parts.push(list(&groups, words.language));
        }
        if let Some(supporters) = theme.supporters.filter(|supporters| *supporters > 0) {
            parts.push(words.counted(supporters, &SUPPORTER));
        }
        if let Some(points) = theme.points.filter(|points| *points > 0) {
            parts.push(words.counted(points, &POINT));
        }
        if let Some(impact) = theme.impact {
            let word = words.impact.to_lowercase();
            parts.push(format!("{word}\u{a0}{}", number(impact, words.language)));
        }
        if let Some(feasibility) = theme.feasibility {
            let word = words.feasibility.to_lowercase();
            parts.push(format!(
                "{word}\u{a0}{}",
                number(feasibility, words.language)
            ));
        }
        parts.join(" · ")
    }
}
