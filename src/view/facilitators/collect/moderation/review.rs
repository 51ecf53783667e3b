//! The review: how much there is to look through, each number the way to it; how facilitators want to work; and the
//! log.

use leptos::html::Input;
use leptos::prelude::*;
use workshop::Act;
use workshop::synthesis::{EVERYTHING, Synthesis};

use super::log::Log;
use super::text::ModerationTexts;
use crate::state::SynthesisState;
use crate::view::facilitators::collect::gathering::Gathering;
use crate::view::facilitators::collect::list::ListPlace;
use crate::view::facilitators::collect::look::{Attention, Look};
use crate::view::facilitators::collect::treatment::Treatment;
use crate::view::language::texts;
use crate::view::part::Icon;

/// “Gennemsyn”, below the list.
#[component]
pub fn Review() -> impl IntoView {
    let gathering = expect_context::<Gathering>();
    let synthesis = expect_context::<SynthesisState>();
    let treatment = expect_context::<Treatment>();
    let words = ModerationTexts::of(texts().language);
    let warned = Memo::new(move |_| gathering.warned.with(|warned| warned.len()));
    let awaiting = Memo::new(move |_| gathering.awaiting.with(|awaiting| awaiting.len()));
    let asks_two = Memo::new(move |_| synthesis.of(EVERYTHING, Synthesis::asks_two));
    // The box stands as the hand left it until the disk has answered, and then as it is.
    let approval_box = NodeRef::<Input>::new();
    Effect::new(move |_| {
        let stands = asks_two.get();
        if let Some(field) = approval_box.get().filter(|_| treatment.is_at_rest()) {
            field.set_checked(stands);
        }
    });
    view! {
        <section class="panel review" aria-labelledby="review-heading">
            <h3 class="panel-heading" id="review-heading">{words.review}</h3>
            <p class="hint">{words.review_help}</p>
            <Show when=move || warned.get() == 0>
                <p>
                    {move || match gathering.warnings.is_searching.get() {
                        true => words.searching,
                        false => words.no_warnings,
                    }}
                </p>
            </Show>
            <div class="toolbar-buttons">
                <Show when=move || warned.get() != 0>
                    <ShowOnly attention=Attention::Warned words=Signal::derive(move || (words.warned)(warned.get()))/>
                </Show>
                <Show when=move || awaiting.get() != 0>
                    <ShowOnly
                        attention=Attention::Awaiting
                        words=Signal::derive(move || (words.awaiting)(awaiting.get()))
                    />
                </Show>
            </div>
            <label class="filters-check">
                <input
                    type="checkbox"
                    node_ref=approval_box
                    on:change=move |event| {
                        let (act, said) = match event_target_checked(&event) {
                            true => (Act::AskTwo, words.two_now),
                            false => (Act::AskOne, words.one_now),
                        };
                        treatment.decide_aloud(EVERYTHING, act, said.to_owned());
                    }
                />
                <span>{words.ask_two}</span>
            </label>
            <Log/>
        </section>
    }
}

/// A number of input, which shows just those.
#[component]
fn ShowOnly(attention: Attention, words: Signal<String>) -> impl IntoView {
    let gathering = expect_context::<Gathering>();
    let place = expect_context::<ListPlace>();
    view! {
        <button
            type="button"
            class="button button-secondary button-small"
            on:click=move |_| {
                gathering.look_for(|look| {
                    *look = Look { attention: Some(attention), ..Look::default() };
                });
                place.come_back();
            }
        >
            <Icon name="warning"/>
            <span>{words}</span>
        </button>
    }
}
