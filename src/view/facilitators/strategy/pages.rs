//! “Læs som tekst” and “Pjece”: the strategy as its readers get it, whole and in few and plain words, and how hard each is to
//! read.

use std::sync::Arc;

use leptos::prelude::*;
use workshop::strategy::leaflet::{Leaflet, readability};
use workshop::strategy::lix::Lix;
use workshop::strategy::rendered::Rendered;
use workshop::strategy::{holes, public};

use super::links::Links;
use super::paper::paper;
use super::reader::{Reader, lix_in_words};
use super::text::StrategyTexts;
use crate::route::Route;
use crate::state::{PicturesState, StrategyState, Workshop, hold};
use crate::view::facilitators::parts::PaperButton;
use crate::view::language::texts;

/// The text, and how hard it is to read.
type Shown = (Arc<Rendered>, Lix);

/// “Læs som tekst”.
#[component]
pub fn Read() -> impl IntoView {
    let strategy = hold::<StrategyState>(expect_context::<Workshop>());
    hold::<PicturesState>(expect_context::<Workshop>());
    let language = texts().language;
    let words = StrategyTexts::of(language);
    let shown: Memo<Shown> = Memo::new(move |_| {
        let public = strategy.all.with(|all| public(all));
        (Arc::new(Rendered::of(&public)), readability(&public))
    });
    let missing = Memo::new(move |_| strategy.all.with(|all| holes(all).len()));
    let said = move || match missing.get() {
        0 => words.is_ready.to_owned(),
        count => (words.is_not_ready)(count),
    };
    let is_empty = Memo::new(move |_| strategy.all.with(|all| all.is_empty()));
    view! {
        <Links/>
        <Show when=move || !is_empty.get() fallback=NotBegun>
            <div class="strategy-reader-about">
                <p class="strategy-ready" class:is-ready=move || missing.get() == 0>{said}</p>
                <Readability lix=Signal::derive(move || shown.with(|(_, lix)| *lix))/>
                <div class="actions">
                    <Print/>
                    <PaperButton
                        file="strategi".to_owned()
                        make=Callback::new(move |()| {
                            Ok(shown.with_untracked(|(text, _)| paper(text, words.page, language)))
                        })
                    />
                </div>
            </div>
            <Reader text=Signal::derive(move || shown.with(|(text, _)| Arc::clone(text)))/>
        </Show>
    }
}

/// “Pjece”.
#[component]
pub fn LeafletPage() -> impl IntoView {
    let strategy = hold::<StrategyState>(expect_context::<Workshop>());
    hold::<PicturesState>(expect_context::<Workshop>());
    let language = texts().language;
    let words = StrategyTexts::of(language);
    let shown: Memo<(Shown, Lix, usize)> = Memo::new(move |_| {
        let public = strategy.all.with(|all| public(all));
        let leaflet = Leaflet::of(&public);
        let lix = readability(&leaflet.text);
        let text = Arc::new(Rendered::of(&leaflet.text));
        ((text, lix), readability(&public), leaflet.without)
    });
    let has_parts = Memo::new(move |_| shown.with(|((text, _), ..)| !text.blocks.is_empty()));
    let without = move || shown.with(|(.., without)| (words.without_plain)(*without));
    let is_empty = Memo::new(move |_| strategy.all.with(|all| all.is_empty()));
    view! {
        <Links/>
        <Show when=move || !is_empty.get() fallback=NotBegun>
            <div class="strategy-reader-about">
                <p class="hint">{without}</p>
                <Readability lix=Signal::derive(move || shown.with(|((_, lix), ..)| *lix))/>
                <p class="hint">
                    {move || shown.with(|(_, whole, _)| {
                        (words.whole_for_comparison)(&lix_in_words(*whole, words))
                    })}
                </p>
                <div class="actions">
                    <Print/>
                    <PaperButton
                        file="pjece".to_owned()
                        make=Callback::new(move |()| {
                            Ok(shown.with_untracked(|((text, _), ..)| paper(text, words.leaflet, language)))
                        })
                    />
                </div>
            </div>
            <Show
                when=move || has_parts.get()
                fallback=move || view! { <p class="panel">{words.leaflet_empty}</p> }
            >
                <Reader text=Signal::derive(move || shown.with(|((text, _), ..)| Arc::clone(text)))/>
            </Show>
        </Show>
    }
}

/// Nobody has begun the strategy: where it is begun.
#[component]
fn NotBegun() -> impl IntoView {
    let workshop = expect_context::<Workshop>().id;
    let words = StrategyTexts::of(texts().language);
    let route = Route::Page(workshop, super::PAGE.word).to_string();
    view! { <p class="panel">{words.not_begun} " " <a href=route>{words.begin}</a></p> }
}

/// How hard it is to read, by the figure and in words.
#[component]
fn Readability(lix: Signal<Lix>) -> impl IntoView {
    let words = StrategyTexts::of(texts().language);
    let counted = move || {
        let lix = lix.get();
        (words.lix_counted)(lix.words, lix.long_words, lix.sentences)
    };
    view! {
        <div class="strategy-lix">
            <p class="strategy-lix-figure" role="status">{move || lix_in_words(lix.get(), words)}</p>
            <details>
                <summary>{words.lix_how}</summary>
                <p>{counted}</p>
                <p>{words.lix_scale}</p>
            </details>
        </div>
    }
}

/// The button that prints the page.
#[component]
fn Print() -> impl IntoView {
    let words = StrategyTexts::of(texts().language);
    view! {
        <button
            type="button"
            class="button button-secondary"
            on:click=move |_| {
                let _ = window().print();
            }
        >
            {words.print}
        </button>
    }
}
