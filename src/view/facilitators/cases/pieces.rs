//! Pieces: what is drawn into a case from the data. Each is made anew from what stands there now.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use workshop::cases::PieceOf;
use workshop::synthesis::State;
use workshop::timetable::Timetable;
use workshop::visible;

use super::text::CasesTexts;
use crate::text::number;
use crate::view::facilitators::collect::gathering::Gathering;
use crate::view::facilitators::timetable::TimetableState;
use crate::view::language::texts;

/// A piece.
#[component]
pub fn Piece(of: PieceOf) -> impl IntoView {
    match of {
        PieceOf::Timetable => view! { <TimetablePiece/> }.into_any(),
        PieceOf::Participation => view! { <Participation/> }.into_any(),
    }
}

/// The timetable as cases have it: what, and when.
#[component]
fn TimetablePiece() -> impl IntoView {
    let table = expect_context::<TimetableState>();
    let texts = texts();
    let words = CasesTexts::of(texts.language);
    let rows = move |all: &Timetable| {
        let rows = all.rows.iter().map(|row| {
            let when = row.timing.print(all.style(), texts.language);
            view! {
                <tr>
                    <th scope="row" dir="auto">{visible::in_line(&row.row.what)}</th>
                    <td>{when}</td>
                </tr>
            }
        });
        rows.collect_view()
    };
    view! {
        <table class="cases-table">
            <caption class="sr-only">{words.timetable}</caption>
            <thead class="sr-only">
                <tr>
                    <th scope="col">{words.what}</th>
                    <th scope="col">{words.when}</th>
                </tr>
            </thead>
            <tbody>{move || table.all.with(|all| rows(all))}</tbody>
        </table>
        <p class="hint cases-hint" hidden=move || table.all.with(|all| !all.rows.is_empty())>{words.no_timetable}</p>
    }
}

/// Who took part, counted by whom they speak for: persons who wrote, and what they wrote. What is hidden is not counted.
#[component]
fn Participation() -> impl IntoView {
    let gathering = expect_context::<Gathering>();
    let texts = texts();
    let words = CasesTexts::of(texts.language);
    let counted = Memo::new(move |_| counts(gathering, words));
    view! {
        <table class="cases-table">
            <caption class="sr-only">{words.participation}</caption>
            <thead>
                <tr>
                    <th scope="col">{words.stakeholder}</th>
                    <th scope="col">{words.persons}</th>
                    <th scope="col">{words.inputs}</th>
                </tr>
            </thead>
            <tbody>
                {move || {
                    let rows = counted.get().into_iter().map(|(name, persons, inputs)| view! {
                        <tr>
                            <th scope="row">{name}</th>
                            <td>{number::whole(persons as u64, texts.language)}</td>
                            <td>{number::whole(inputs as u64, texts.language)}</td>
                        </tr>
                    });
                    rows.collect_view()
                }}
            </tbody>
        </table>
    }
}

/// Each stakeholder with how many persons wrote and how much, those that the plan does not know at the end, and the sum.
fn counts(gathering: Gathering, words: &CasesTexts) -> Vec<(String, usize, usize)> {
    // Read, for a memo that nobody reads follows nothing.
    gathering.found.with(|_| ());
    gathering.synthesis.edition.track();
    let mut persons: BTreeMap<Option<String>, BTreeSet<[u8; 32]>> = BTreeMap::new();
    let mut inputs: BTreeMap<Option<String>, usize> = BTreeMap::new();
    gathering.synthesis.with(|all| {
        gathering.found_all(|entry| {
            if all.state(&entry.subject) == State::Hidden {
                return;
            }
            let stakeholder = entry.stakeholder.as_deref().map(str::to_owned);
            *inputs.entry(stakeholder.clone()).or_default() += 1;
            // Whoever imports lines did not write them.
            let is_imported = entry.contribution.imported.is_some();
            let of = persons.entry(stakeholder).or_default();
            of.extend(
                entry
                    .author
                    .person
                    .filter(|_| !is_imported)
                    .map(|person| person.0),
            );
        });
    });
    let everybody: BTreeSet<[u8; 32]> = persons.values().flatten().copied().collect();
    let all_inputs = inputs.values().sum();
    let known = gathering.plan.with(|plan| {
        let stakeholders = plan.stakeholders.iter().filter(|one| !one.removed);
        stakeholders
            .map(|one| one.title.clone())
            .collect::<Vec<_>>()
    });
    let place = |name: &Option<String>| {
        let name = name.as_ref()?;
        known.iter().position(|title| title == name)
    };
    let mut rows: Vec<(Option<String>, usize)> = inputs.into_iter().collect();
    rows.sort_by_key(|(name, _)| place(name).unwrap_or(usize::MAX));
    let rows = rows.into_iter().map(|(name, inputs)| {
        let persons = persons.get(&name).map_or(0, BTreeSet::len);
        let name = name.unwrap_or_else(|| words.no_stakeholder.to_owned());
        (visible::in_line(&name), persons, inputs)
    });
    let sum = (words.sum.to_owned(), everybody.len(), all_inputs);
    rows.chain([sum]).collect()
}
