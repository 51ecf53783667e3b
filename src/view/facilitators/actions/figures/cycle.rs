//! Figure 1: the yearly cycle, with points of one's own.

use leptos::prelude::*;
use overview::figure::{Listed, columns};
use workshop::CycleColumn;
use workshop::action_keys::BULLETS;
use workshop::actions::{Cycle, begin, template};
use workshop::visible;

use super::points::Points;
use super::text::FigureTexts;
use super::{captions, room};
use crate::view::facilitators::actions::acting::Acting;
use crate::view::facilitators::actions::text::ActionTexts;
use crate::view::facilitators::parts::Drawing;
use crate::view::language::texts;

/// What a column is called.
fn column_name(column: CycleColumn, words: &FigureTexts) -> &'static str {
    match column {
        CycleColumn::Strategy => words.strategy,
        CycleColumn::Process => words.process,
        CycleColumn::CarryingOut => words.carrying_out,
        CycleColumn::Evaluation => words.evaluation,
    }
}

/// See the module.
#[component]
pub fn CycleFigure() -> impl IntoView {
    let acting = Acting::get();
    let words = FigureTexts::of(texts().language);
    let cycle = acting.read(|all| Some(all.cycle()));
    let is_from_the_source = Memo::new(move |_| {
        cycle.with(|cycle| cycle.as_ref().is_some_and(|one| one.is_from_the_source))
    });
    let room = room();
    let figure = Memo::new(move |_| {
        let room = room.get();
        let captions = captions(words.figure_1, words.figure_1_help);
        cycle.with(|cycle| columns(&drawn(cycle.as_ref()?, words), room, &captions))
    });
    let begin_points = move |_| acting.put(template::cycle(), words.points_begun);
    view! {
        <section class="panel" aria-labelledby="figure-1">
            <h3 class="sr-only" id="figure-1">{words.figure_1}</h3>
            <Drawing title=words.figure_1.to_owned() word="figur-1" figure>
                {move || cycle.get().map(|cycle| view! { <AsTable cycle/> })}
            </Drawing>
            <details class="action-more">
                <summary>{words.edit_points}</summary>
                <Show
                    when=move || is_from_the_source.get()
                    fallback=move || CycleColumn::ALL.map(|column| view! { <Column column/> })
                >
                    <p class="hint">{words.from_the_source}</p>
                    <button type="button" class="button button-secondary" on:click=begin_points>
                        {words.begin_points}
                    </button>
                </Show>
            </details>
        </section>
    }
}

fn drawn(cycle: &Cycle, words: &FigureTexts) -> Vec<Listed> {
    let columns = CycleColumn::ALL.into_iter().zip(&cycle.columns);
    let columns = columns.map(|(column, points)| Listed {
        title: column_name(column, words).to_owned(),
        points: points
            .iter()
            .map(|point| visible::in_line(&point.text))
            .collect(),
    });
    columns.collect()
}

/// The points of a column, to be written.
#[component]
fn Column(column: CycleColumn) -> impl IntoView {
    let acting = Acting::get();
    let language = texts().language;
    let (words, shared) = (FigureTexts::of(language), ActionTexts::of(language));
    let name = column_name(column, words);
    let lines = acting.read(move |all| {
        let points = all.points.iter().filter(|point| point.column == column);
        points
            .map(|point| (point.order, point.id, point.text.clone()))
            .collect::<Vec<_>>()
    });
    let on_new = move |text: String| {
        let id = acting.fresh();
        acting.by(move |all| {
            let write = begin::cycle_point(all, id, column, &text);
            Some((vec![write], (shared.added)(&text)))
        });
    };
    view! {
        <div role="group" aria-label=name>
            <h4 class="action-part-name">{name}</h4>
            <Points
                root=BULLETS
                lines
                label=Callback::new(move |place| (words.point_in)(place, name))
                new=(words.new_point_in)(name)
                field_id=format!("new-{}", column.word())
                on_new=Callback::new(on_new)
            />
        </div>
    }
}

#[component]
fn AsTable(cycle: Cycle) -> impl IntoView {
    let words = FigureTexts::of(texts().language);
    let heads = CycleColumn::ALL.map(|column| {
        view! { <th scope="col">{column_name(column, words)}</th> }
    });
    let cells = cycle.columns.map(|points| {
        let points = points
            .into_iter()
            .map(|point| view! { <li dir="auto">{point.text}</li> });
        view! { <td><ul class="figure-list">{points.collect_view()}</ul></td> }
    });
    view! {
        <div class="counts-scroll" tabindex="0" role="group" aria-label=words.figure_1>
            <table class="figure-table">
                <caption class="sr-only">{words.figure_1}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody><tr>{cells}</tr></tbody>
            </table>
        </div>
    }
}
