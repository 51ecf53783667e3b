//! “Indsatstrappen”: steps of one's own, and the tracks that stand on each.

use leptos::prelude::*;
use overview::figure::{Listed, stairs};
use workshop::action_keys::STEPS;
use workshop::actions::{begin, template};

use super::points::Points;
use super::text::FigureTexts;
use super::{captions, room};
use crate::view::facilitators::actions::acting::Acting;
use crate::view::facilitators::actions::names;
use crate::view::facilitators::actions::text::ActionTexts;
use crate::view::facilitators::parts::Drawing;
use crate::view::language::texts;

/// See the module.
#[component]
pub fn StairsFigure() -> impl IntoView {
    let acting = Acting::get();
    let language = texts().language;
    let (words, shared) = (FigureTexts::of(language), ActionTexts::of(language));
    // The lowest first.
    let steps = acting.read(move |all| {
        let steps = all.stairs.iter().map(|step| Listed {
            title: names::titled(&step.title, shared),
            points: all
                .actions
                .iter()
                .filter(|action| action.steps.last() == Some(&step.id))
                .map(|action| names::titled(&action.title, shared))
                .collect(),
        });
        steps.collect::<Vec<_>>()
    });
    let lines = acting.read(|all| {
        let steps = all.stairs.iter();
        steps
            .map(|step| (step.order, step.id, step.title.clone()))
            .collect::<Vec<_>>()
    });
    let is_empty = Memo::new(move |_| steps.with(Vec::is_empty));
    let room = room();
    let figure = Memo::new(move |_| {
        let room = room.get();
        let captions = captions(words.stairs, words.stairs_help);
        steps.with(|steps| stairs(steps, room, &captions))
    });
    let begin_steps = move |_| {
        acting.by(move |all| {
            let writes = template::stairs(|| acting.fresh());
            all.stairs
                .is_empty()
                .then(|| (writes, words.stairs_begun.to_owned()))
        });
    };
    let on_new = move |title: String| {
        let id = acting.fresh();
        acting.by(move |all| Some((vec![begin::stair(all, id, &title)], (shared.added)(&title))));
    };
    view! {
        <section class="panel" aria-labelledby="stairs-heading">
            <h3 class="sr-only" id="stairs-heading">{words.stairs}</h3>
            <Show
                when=move || !is_empty.get()
                fallback=move || view! {
                    <p class="hint">{words.stairs_help}</p>
                    <p class="hint">{words.no_stairs}</p>
                    <button type="button" class="button button-secondary" on:click=begin_steps>
                        {words.begin_stairs}
                    </button>
                }
            >
                <Drawing title=words.stairs.to_owned() word="indsatstrappen" figure>
                    {move || view! { <AsTable steps=steps.get()/> }}
                </Drawing>
            </Show>
            <details class="action-more">
                <summary>{words.edit_stairs}</summary>
                <Points
                    root=STEPS
                    lines
                    label=Callback::new(move |place| (words.step_numbered)(place))
                    new=words.new_step
                    field_id="new-stair".to_owned()
                    on_new=Callback::new(on_new)
                />
            </details>
        </section>
    }
}

#[component]
fn AsTable(steps: Vec<Listed>) -> impl IntoView {
    let words = FigureTexts::of(texts().language);
    // As it is drawn: the highest on top.
    let rows = steps.into_iter().rev().map(|step| {
        let actions = step
            .points
            .into_iter()
            .map(|title| view! { <li dir="auto">{title}</li> });
        view! {
            <tr>
                <th scope="row" dir="auto">{step.title}</th>
                <td><ul class="figure-list">{actions.collect_view()}</ul></td>
            </tr>
        }
    });
    view! {
        <div class="counts-scroll" tabindex="0" role="group" aria-label=words.stairs>
            <table class="figure-table">
                <caption class="sr-only">{words.stairs}</caption>
                <thead>
                    <tr><th scope="col">{words.step}</th><th scope="col">{words.on_step}</th></tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}
