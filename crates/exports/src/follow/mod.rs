//! Follow: from ids to what they stand for, and from a sentence back to where it comes from.

mod origin;

use std::collections::{BTreeMap, HashMap};

use crate::report::{Input, Language, Named, Report, Sentence, State, Sum, Theme};
use crate::text::{line, or_dash};
use crate::words::{INPUT, Words};

/// A report with its ids looked up.
pub(crate) struct Follow<'a> {
    pub(crate) report: &'a Report,
    pub(crate) words: &'static Words,
    inputs: HashMap<&'a str, &'a Input>,
    sentences: HashMap<&'a str, &'a Sentence>,
    themes: HashMap<&'a str, &'a Theme>,
    focus_points: HashMap<&'a str, Place<'a>>,
    aspects: HashMap<&'a str, Place<'a>>,
    stakeholders: HashMap<&'a str, Place<'a>>,
}

/// Where something stands in its list, and what it is called.
#[derive(Clone, Copy)]
struct Place<'a> {
    index: usize,
    title: &'a str,
}

/// The input of a row of the grid, column by column; `None` is what stands outside the plan.
pub(crate) struct Row<'a> {
    pub(crate) title: Option<String>,
    pub(crate) columns: Vec<(Option<String>, Vec<&'a Input>)>,
}

impl<'a> Follow<'a> {
    pub(crate) fn new(report: &'a Report) -> Self {
        Self {
            report,
            words: Words::of(report.language),
            inputs: by_id(&report.inputs, |input| &input.id),
            sentences: by_id(&report.sentences, |sentence| &sentence.id),
            themes: by_id(&report.themes, |theme| &theme.id),
            focus_points: places(&report.focus_points),
            aspects: places(&report.aspects),
            stakeholders: places(&report.stakeholders),
        }
    }

    pub(crate) fn title(&self) -> String {
        let title = line(&self.report.title);
        if title.is_empty() {
            self.words.untitled.to_owned()
        } else {
            title
        }
    }

    pub(crate) fn focus_point(&self, input: &Input) -> Option<String> {
        title_of(&self.focus_points, input.focus_point.as_deref())
    }

    pub(crate) fn aspect(&self, input: &Input) -> Option<String> {
        title_of(&self.aspects, input.aspect.as_deref())
    }

    pub(crate) fn stakeholder(&self, input: &Input) -> Option<String> {
        title_of(&self.stakeholders, input.stakeholder.as_deref())
    }

    /// The writer's name, where the report may say it.
    pub(crate) fn name(&self, input: &Input) -> Option<String> {
        let name = self.report.with_names.then_some(input.name.as_deref()?)?;
        Some(line(name)).filter(|name| !name.is_empty())
    }

    /// “2 (Nordlyset), fælles”.
    pub(crate) fn table(&self, input: &Input) -> String {
        let mut out = or_dash(
            input
                .table
                .map_or_else(String::new, |table| table.to_string()),
        );
        let name = input.table_name.as_deref().map(line).unwrap_or_default();
        if !name.is_empty() {
            out += &format!(" ({name})");
        }
        if input.is_joint {
            out += ", ";
            out += &self.words.joint.to_lowercase();
        }
        out
    }

    /// The titles of the groups, in the report's order.
    pub(crate) fn groups<'b>(&self, ids: impl Iterator<Item = &'b str>) -> Vec<String> {
        let found: BTreeMap<usize, &str> = ids
            .filter_map(|id| self.stakeholders.get(id))
            .map(|place| (place.index, place.title))
            .collect();
        found.into_values().map(line).collect()
    }

    /// The titles of the themes that are in the report.
    pub(crate) fn theme_titles(&self, ids: &[String]) -> Vec<String> {
        ids.iter()
            .filter_map(|id| self.themes.get(id.as_str()))
            .map(|theme| line(&theme.title))
            .collect()
    }

    pub(crate) fn sentence(&self, input: &Input) -> Option<&'a Sentence> {
        self.sentences.get(input.sentence.as_deref()?).copied()
    }

    /// The inputs among these that are in the report.
    pub(crate) fn sources(&self, sentence: &Sentence) -> Vec<&'a Input> {
        self.found(sentence.sources.iter().map(String::as_str))
    }

    fn found<'b>(&self, ids: impl Iterator<Item = &'b str>) -> Vec<&'a Input> {
        ids.filter_map(|id| self.inputs.get(id).copied()).collect()
    }

    /// What became of it, in a few words: “Flettet. Tema: Hjælp i tide”.
    pub(crate) fn became(&self, input: &Input) -> String {
        let state = self.words.state(input.state);
        let reason = input.reason.as_deref().map(line).unwrap_or_default();
        if input.state == State::LeftOut && !reason.is_empty() {
            return format!("{state}: {reason}");
        }
        let themes = self.theme_titles(&input.themes);
        if themes.is_empty() {
            return state.to_owned();
        }
        let label = if themes.len() == 1 {
            self.words.theme
        } else {
            self.words.themes
        };
        let themes = themes.join("; ");
        match input.state {
            State::InTheme => format!("{label}: {themes}"),
            _ => format!("{state}. {label}: {themes}"),
        }
    }

    /// All input by focus point and aspect, in the plan's order and by number; what is outside the plan comes last.
    pub(crate) fn grid(&self) -> Vec<Row<'a>> {
        type Cells<'a> = BTreeMap<(usize, usize), Vec<&'a Input>>;
        let place = |places: &HashMap<&str, Place<'a>>, id: Option<&str>| {
            id.and_then(|id| places.get(id))
                .map_or(usize::MAX, |place| place.index)
        };
        let mut cells: Cells<'a> = BTreeMap::new();
        for input in &self.report.inputs {
            let row = place(&self.focus_points, input.focus_point.as_deref());
            let column = place(&self.aspects, input.aspect.as_deref());
            cells.entry((row, column)).or_default().push(input);
        }
        let title =
            |named: &[Named], index: usize| named.get(index).map(|named| line(&named.title));
        let mut rows: Vec<(usize, Row<'a>)> = Vec::new();
        for ((row, column), mut inputs) in cells {
            inputs.sort_by_key(|input| input.number);
            let columns = (title(&self.report.aspects, column), inputs);
            match rows.last_mut() {
                Some((last, found)) if *last == row => found.columns.push(columns),
                _ => rows.push((
                    row,
                    Row {
                        title: title(&self.report.focus_points, row),
                        columns: vec![columns],
                    },
                )),
            }
        }
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// What was left out, by number.
    pub(crate) fn left_out(&self) -> Vec<&'a Input> {
        let mut inputs: Vec<&Input> = self
            .report
            .inputs
            .iter()
            .filter(|input| input.state == State::LeftOut)
            .collect();
        inputs.sort_by_key(|input| input.number);
        inputs
    }

    /// All input, by number.
    pub(crate) fn by_number(&self) -> Vec<&'a Input> {
        let mut inputs: Vec<&Input> = self.report.inputs.iter().collect();
        inputs.sort_by_key(|input| input.number);
        inputs
    }

    /// “28 af 30 input er behandlet.”
    pub(crate) fn treated(&self) -> String {
        let sum = &self.report.sum;
        let language = self.words.language;
        let treated = crate::typography::count(sum.treated(), language);
        let all = self.words.counted(sum.all, &INPUT);
        match language {
            Language::Danish => format!("{treated} af {all} er behandlet."),
            Language::English => format!("{treated} of {all} treated."),
        }
    }

    /// What the sum is made of, with its words, in the order in which it is shown.
    pub(crate) fn sum(&self) -> [(&'static str, u32); 6] {
        let Sum {
            in_theme,
            merged,
            split,
            left_out,
            hidden,
            untreated,
            ..
        } = self.report.sum;
        let words = self.words;
        [
            (words.in_theme, in_theme),
            (words.merged, merged),
            (words.split, split),
            (words.left_out, left_out),
            (words.hidden, hidden),
            (words.untreated, untreated),
        ]
    }
}

fn by_id<'a, T>(all: &'a [T], id: impl Fn(&'a T) -> &'a String) -> HashMap<&'a str, &'a T> {
    all.iter().map(|one| (id(one).as_str(), one)).collect()
}

fn places(named: &[Named]) -> HashMap<&str, Place<'_>> {
    let places = named.iter().enumerate().map(|(index, named)| {
        let title = named.title.as_str();
        (named.id.as_str(), Place { index, title })
    });
    places.collect()
}

fn title_of(places: &HashMap<&str, Place<'_>>, id: Option<&str>) -> Option<String> {
    let title = line(places.get(id?)?.title);
    Some(title).filter(|title| !title.is_empty())
}
