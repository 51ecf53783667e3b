//! The grid: what a workshop's plan has, by which the cells of a table are understood.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::fold::{fold, words};
use crate::mapping::Meaning;

/// A title has not more bytes than this.
const LONGEST: usize = 2_000;

/// A part of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Part {
    /// Its id, which goes through unread.
    pub id: String,
    /// What it is called.
    pub title: String,
}

/// What a plan has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Grid {
    /// The rows of the grid.
    pub focus_points: Vec<Part>,
    /// The columns of the grid.
    pub aspects: Vec<Part>,
    /// Whom people may say to be.
    pub stakeholders: Vec<Part>,
    /// How many tables there are; they are numbered from 1.
    pub tables: u16,
}

/// The grid, made ready to be asked.
pub(crate) struct Titles<'g> {
    focus_points: ByTitle<'g>,
    aspects: ByTitle<'g>,
    stakeholders: ByTitle<'g>,
    tables: u16,
}

#[derive(Default)]
struct ByTitle<'g> {
    /// By its folded title; none where two have the same.
    ids: HashMap<String, Option<&'g str>>,
    /// The words of each title, and its id.
    words: Vec<(Vec<String>, &'g str)>,
}

impl<'g> Titles<'g> {
    pub fn of(grid: &'g Grid) -> Self {
        Self {
            focus_points: ByTitle::of(&grid.focus_points),
            aspects: ByTitle::of(&grid.aspects),
            stakeholders: ByTitle::of(&grid.stakeholders),
            tables: grid.tables,
        }
    }

    /// The id of the part whose title is written here, in whatever spelling.
    pub fn id(&self, meaning: Meaning, value: &str) -> Option<&'g str> {
        let parts = self.parts(meaning)?;
        // No title is so long, and it would be read to its end.
        if value.len() > LONGEST {
            return None;
        }
        parts.ids.get(&fold(value)).copied().flatten()
    }

    /// The id of the part whose title stands among other words.
    pub fn within(&self, meaning: Meaning, text: &str) -> Option<&'g str> {
        let parts = self.parts(meaning)?;
        let text = words(text);
        let is_in = |title: &[String]| text.windows(title.len()).any(|part| part == title);
        let mut found: Option<(&[String], &str)> = None;
        for (title, id) in &parts.words {
            if !is_in(title) {
                continue;
            }
            found = match found {
                // Of two titles one may be a part of the other, and then the longer one is meant.
                Some((other, _)) if is_part(other, title) => Some((title, id)),
                Some((other, _)) if is_part(title, other) => found,
                Some(_) => return None,
                None => Some((title, id)),
            };
        }
        found.map(|(_, id)| id)
    }

    /// The table that is written here: “7”, “7.0”, “Bord 7”, “Table no. 7”.
    pub fn table(&self, value: &str) -> Option<u16> {
        table_number(value).filter(|number| (1..=self.tables).contains(number))
    }

    fn parts(&self, meaning: Meaning) -> Option<&ByTitle<'g>> {
        match meaning {
            Meaning::FocusPoint => Some(&self.focus_points),
            Meaning::Aspect => Some(&self.aspects),
            Meaning::Stakeholder => Some(&self.stakeholders),
            _ => None,
        }
    }
}

fn is_part(short: &[String], long: &[String]) -> bool {
    short.len() < long.len() && long.windows(short.len()).any(|part| part == short)
}

impl<'g> ByTitle<'g> {
    fn of(parts: &'g [Part]) -> Self {
        let mut by = Self::default();
        for part in parts {
            let title = fold(&part.title);
            if title.is_empty() {
                continue;
            }
            by.words.push((words(&part.title), part.id.as_str()));
            let entry = by.ids.entry(title);
            // Nobody can tell which of two is meant.
            entry
                .and_modify(|id| *id = None)
                .or_insert(Some(part.id.as_str()));
        }
        by
    }
}

/// A whole number, alone or after the word for a table.
fn table_number(value: &str) -> Option<u16> {
    let begin = value.find(|letter: char| letter.is_ascii_digit())?;
    let (before, number) = value.split_at(begin);
    // A minus is not a dash between the word and its number.
    if before.trim() == "-" {
        return None;
    }
    let is_named = matches!(
        fold(before).as_str(),
        "" | "bord"
            | "bordnr"
            | "bordnummer"
            | "nr"
            | "nummer"
            | "table"
            | "tableno"
            | "tablenr"
            | "tablenumber"
            | "no"
    );
    let end = number
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(number.len());
    let (number, after) = number.split_at(end);
    let after = after.trim_start_matches(['.', ',']).trim_end();
    (is_named && after.chars().all(|letter| letter == '0'))
        .then(|| number.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(titles: &[&str]) -> Vec<Part> {
        let part = |title: &&str| Part {
            id: title.to_lowercase(),
            title: (*title).to_owned(),
        };
        titles.iter().map(part).collect()
    }

    #[test]
    fn a_table_is_its_number_in_whatever_words() {
        let grid = Grid {
            tables: 60,
            ..Grid::default()
        };
        let titles = Titles::of(&grid);
        for seven in [
            "7",
            "07",
            "7.0",
            "7,00",
            "Bord 7",
            "bord nr. 7",
            "BORD-7",
            "Table 7",
            "#7",
            "7.",
            " 7 ",
        ] {
            assert_eq!(titles.table(seven), Some(7), "{seven}");
        }
        for none in [
            "",
            "0",
            "61",
            "70000",
            "-7",
            "7.5",
            "7 og 8",
            "Syv",
            "Bordeaux 7",
            "7b",
            "99999999999999999999",
        ] {
            assert_eq!(titles.table(none), None, "{none}");
        }
    }

    #[test]
    fn a_title_is_found_among_other_words_and_the_longer_is_meant() {
        let grid = Grid {
            focus_points: parts(&["Indsatser", "Tidlige indsatser", "Mål", "Ro", "ro!"]),
            ..Grid::default()
        };
        let titles = Titles::of(&grid);
        let within = |text| titles.within(Meaning::FocusPoint, text);
        assert_eq!(
            within("Hvad med tidlige indsatser?"),
            Some("tidlige indsatser")
        );
        assert_eq!(within("Vores indsatser"), Some("indsatser"));
        assert_eq!(within("Det normale"), None);
        assert_eq!(within("Indsatser og mål"), None);
        assert_eq!(titles.id(Meaning::FocusPoint, " MAAL."), Some("mål"));
        // Two have it.
        assert_eq!(titles.id(Meaning::FocusPoint, "Ro"), None);
        assert_eq!(titles.id(Meaning::FocusPoint, ""), None);
        assert_eq!(titles.id(Meaning::Text, "Mål"), None);
    }
}
