//! The report: what facilitators made of what came in, as plain data for files. What is hidden is not in it.

use std::collections::{BTreeSet, HashMap, HashSet};

use exports::{Input, Member, Named, Report, Sentence, State, Sum, Theme};
use leptos::prelude::*;
use overview::SMALLEST_GROUP;
use protocol::ItemId;
use workshop::collection::Entry;
use workshop::synthesis::{self, Support, Synthesis, Tally};
use workshop::{Plan, visible};

use crate::text::Language;
use crate::view::facilitators::collect::gathering::Gathering;
use crate::view::facilitators::collect::rows::Row;
use crate::view::facilitators::collect::text::CollectTexts;
use crate::view::part::moment;

/// What goes into a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Only what “Input” shows now.
    pub only_shown: bool,
    /// Who wrote what.
    pub with_names: bool,
    /// Counts, themes and pictures, and nobody's own words.
    pub only_aggregates: bool,
}

/// The report, without its figures. `filter` says in words what it is a selection of.
pub fn report(
    gathering: Gathering,
    scope: Scope,
    filter: Option<String>,
    now: i64,
    language: Language,
) -> Report {
    let shown = scope.only_shown.then(|| shown(gathering));
    gathering.plan.with_untracked(|plan| {
        gathering.synthesis.with(|all| {
            let maker = Maker {
                gathering,
                plan,
                all,
                scope,
                words: CollectTexts::of(language),
            };
            let mut report = maker.frame(language);
            report.made = moment::iso_of(now);
            report.filter = filter;
            report.inputs = maker.inputs(shown.as_ref());
            let held: HashSet<String> =
                report.inputs.iter().map(|input| input.id.clone()).collect();
            report.sentences = maker.sentences(&held);
            report.themes = maker.themes(&held);
            if scope.only_aggregates {
                report.inputs.clear();
                report.sentences.clear();
                for theme in &mut report.themes {
                    theme.members.clear();
                }
            }
            report
        })
    })
}

/// The contributions that “Input” shows now, and those that what it shows was made of.
fn shown(gathering: Gathering) -> HashSet<ItemId> {
    gathering.rows.with_untracked(|rows| {
        gathering.synthesis.with(|all| {
            let subjects = rows.iter().map(Row::subject);
            subjects.flat_map(|id| all.origins(&id)).collect()
        })
    })
}

struct Maker<'a> {
    gathering: Gathering,
    plan: &'a Plan,
    all: &'a Synthesis,
    scope: Scope,
    words: &'static CollectTexts,
}

impl Maker<'_> {
    fn frame(&self, language: Language) -> Report {
        let plan = self.plan;
        let named = |id: String, title: &str| Named {
            id,
            title: visible::in_line(title),
        };
        Report {
            title: visible::in_line(&plan.title),
            date: plan.date.clone(),
            language: match language {
                Language::Danish => exports::Language::Danish,
                Language::English => exports::Language::English,
            },
            with_names: self.scope.with_names,
            focus_points: plan
                .focus_points
                .iter()
                .map(|one| named(one.id.to_string(), &one.title))
                .collect(),
            aspects: plan
                .aspects
                .iter()
                .map(|one| named(one.id.to_string(), &one.title))
                .collect(),
            stakeholders: plan
                .stakeholders
                .iter()
                .map(|one| named(one.word.clone(), &one.title))
                .collect(),
            sum: sum(self.all.tally()),
            ..Report::default()
        }
    }

    fn inputs(&self, shown: Option<&HashSet<ItemId>>) -> Vec<Input> {
        let mut names = HashMap::new();
        for table in &self.plan.tables {
            let name = visible::in_line(table.name.as_deref().unwrap_or_default());
            if !name.is_empty() {
                names.insert(table.number, name);
            }
        }
        let mut inputs = Vec::new();
        let mut number = 0;
        self.gathering.found_all(|entry| {
            // The same number in every file, whatever it is a selection of.
            number += 1;
            let is_wanted = shown.is_none_or(|shown| shown.contains(&entry.subject));
            if is_wanted && self.all.state(&entry.subject) != synthesis::State::Hidden {
                let table_name = names.get(&u32::from(entry.origin.table)).cloned();
                inputs.push(self.input(entry, number, table_name));
            }
        });
        inputs
    }

    fn input(&self, entry: &Entry, number: u32, table_name: Option<String>) -> Input {
        let (all, id) = (self.all, entry.subject);
        let ends = all.arrivals(&id);
        let mut themes = Vec::new();
        for theme in ends.iter().flat_map(|end| all.themes_of(end)) {
            let theme = theme.to_string();
            if !themes.contains(&theme) {
                themes.push(theme);
            }
        }
        let sentence = ends.iter().find(|end| all.sentence(end).is_some());
        let (supporters, points) = votes(&all.support(&id));
        let reason = match all.disposition(&id) {
            synthesis::Disposition::LeftOut(reason) => Some(self.words.reason(&reason)),
            _ => None,
        };
        let contribution = &entry.contribution;
        let name = entry.name().filter(|_| self.scope.with_names);
        Input {
            id: id.to_string(),
            number,
            text: self.words_of(entry),
            focus_point: Some(contribution.focus_point.to_string()),
            aspect: Some(contribution.aspect.to_string()),
            table: Some(entry.origin.table),
            table_name,
            is_joint: entry.origin.is_joint(),
            stakeholder: entry.author.profile.stakeholder.clone(),
            name: name.map(str::to_owned),
            written: Some(moment::iso_of(contribution.created)),
            state: state(all.state(&id)),
            reason,
            themes,
            sentence: sentence.map(ItemId::to_string),
            supporters,
            points,
        }
    }

    /// What was written; of what was cut, without the pieces that are hidden.
    fn words_of(&self, entry: &Entry) -> String {
        let pieces = self.all.pieces_of(&entry.subject);
        let is_hidden = |id: &ItemId| self.all.state(id) == synthesis::State::Hidden;
        if !pieces.iter().any(|piece| is_hidden(&piece.id)) {
            return entry.contribution.text.clone();
        }
        let seen = pieces.iter().filter(|piece| !is_hidden(&piece.id));
        let words: Vec<&str> = seen.map(|piece| piece.words.as_str()).collect();
        words.join(" […] ")
    }

    /// The sentences that stand for something in the report.
    fn sentences(&self, held: &HashSet<String>) -> Vec<Sentence> {
        let mut sentences: Vec<Sentence> = self
            .all
            .sentences()
            .filter(|sentence| self.all.arrivals(&sentence.id).contains(&sentence.id))
            .filter(|sentence| !self.repeats_unseen(sentence))
            .filter_map(|sentence| {
                let id = sentence.id;
                let sources = self.origins(&id, held);
                let themes = self.all.themes_of(&id);
                let (supporters, points) = votes(&self.all.support(&id));
                (!sources.is_empty()).then(|| Sentence {
                    id: id.to_string(),
                    text: sentence.text.clone(),
                    sources,
                    themes: themes.iter().map(ItemId::to_string).collect(),
                    supporters,
                    points,
                })
            })
            .collect();
        workshop::order::sort_by(&mut sentences, |one, other| {
            let weight = |sentence: &Sentence| std::cmp::Reverse(sentence.sources.len());
            weight(one)
                .cmp(&weight(other))
                .then_with(|| one.id.cmp(&other.id))
        });
        sentences
    }

    fn themes(&self, held: &HashSet<String>) -> Vec<Theme> {
        let in_use = self.all.themes().in_use().into_iter();
        let themes = in_use.map(|theme| {
            let (mut origins, mut members) = (BTreeSet::new(), Vec::new());
            for id in self.all.members(&theme.id) {
                let from = self.origins(&id, held);
                if from.is_empty() {
                    continue;
                }
                origins.extend(from);
                if self
                    .all
                    .sentence(&id)
                    .is_some_and(|one| self.repeats_unseen(one))
                {
                    continue;
                }
                members.push((self.weight(&id), self.member(&id)));
            }
            // Sentences first, for they stand for many.
            workshop::order::sort_by(&mut members, |(one, _), (other, _)| other.cmp(one));
            let (tables, stakeholders) = self.whence(&origins);
            let (supporters, points) = votes(&self.all.support_of_theme(&theme.id));
            Theme {
                id: theme.id.to_string(),
                title: visible::in_line(&theme.title),
                summary: theme.summary.clone(),
                members: members.into_iter().map(|(_, member)| member).collect(),
                inputs: count(origins.len()),
                tables: count(tables.len()),
                stakeholders,
                supporters,
                points,
                impact: theme.impact,
                feasibility: theme.feasibility,
            }
        });
        // Of a selection only those are told that something of it is in.
        let is_told = |theme: &Theme| !self.scope.only_shown || theme.inputs != 0;
        themes.filter(is_told).collect()
    }

    /// Whether a sentence still says what something said that is hidden now: it began as that.
    fn repeats_unseen(&self, sentence: &::workshop::Sentence) -> bool {
        let unseen = self.all.unseen_sources(&sentence.id);
        let says = visible::in_line(&sentence.text);
        // Of what was withdrawn the words are not here to be compared.
        let mut texts = unseen.iter().filter_map(|id| self.gathering.text_of(id));
        texts.any(|text| visible::in_line(&text) == says)
    }

    fn weight(&self, id: &ItemId) -> usize {
        match self.all.sentence(id) {
            Some(_) => self.all.origins(id).len(),
            None => 0,
        }
    }

    fn member(&self, id: &ItemId) -> Member {
        if self.all.sentence(id).is_some() {
            return Member::Sentence { id: id.to_string() };
        }
        match self.all.piece(id) {
            Some(piece) => Member::Piece {
                input: piece.of.to_string(),
                words: piece.words.clone(),
            },
            None => Member::Input { id: id.to_string() },
        }
    }

    /// What something comes from, of what is in the report.
    fn origins(&self, id: &ItemId, held: &HashSet<String>) -> Vec<String> {
        let origins = self.all.origins(id).into_iter();
        let origins = origins.map(|origin| origin.to_string());
        origins.filter(|origin| held.contains(origin)).collect()
    }

    fn whence(&self, origins: &BTreeSet<String>) -> (BTreeSet<u16>, Vec<String>) {
        let mut tables = BTreeSet::new();
        let mut words = BTreeSet::new();
        for id in origins.iter().filter_map(|id| ItemId::from_hex(id)) {
            if let Some(entry) = self.gathering.entry(&id) {
                tables.insert(entry.origin.table);
                words.extend(entry.author.profile.stakeholder.clone());
            }
        }
        let planned = self.plan.stakeholders.iter().map(|one| one.word.clone());
        let mut stakeholders: Vec<String> = planned.filter(|word| words.contains(word)).collect();
        let others = words
            .into_iter()
            .filter(|word| !stakeholders.contains(word));
        let others: Vec<String> = others.collect();
        stakeholders.extend(others);
        (tables, stakeholders)
    }
}

/// Who supports something, where that points at nobody.
fn votes(support: &Support) -> (Option<u32>, Option<u32>) {
    match support.persons.len() {
        few if (1..SMALLEST_GROUP).contains(&few) => (None, None),
        persons => (Some(count(persons)), Some(support.points)),
    }
}

/// What is disputed counts as untreated.
fn sum(tally: &Tally) -> Sum {
    let of = |state| count(tally.of(state));
    Sum {
        all: count(tally.all()),
        in_theme: of(synthesis::State::InTheme),
        merged: of(synthesis::State::Merged),
        split: of(synthesis::State::Split),
        left_out: of(synthesis::State::LeftOut),
        hidden: of(synthesis::State::Hidden),
        untreated: of(synthesis::State::Untreated) + of(synthesis::State::Disputed),
    }
}

fn state(state: synthesis::State) -> State {
    match state {
        synthesis::State::InTheme => State::InTheme,
        synthesis::State::Merged => State::Merged,
        synthesis::State::Split => State::Split,
        synthesis::State::LeftOut => State::LeftOut,
        synthesis::State::Hidden | synthesis::State::Untreated | synthesis::State::Disputed => {
            State::Untreated
        }
    }
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
