//! “Ens input”: input that resembles each other, asked about pair by pair, the surest first.
//!
//! It compares words. Nothing happens by itself: a person says whether two are the same, is asked once, and merges
//! them.

mod pair;
mod queue;
mod text;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::collect::gathering::Gatherings;
use super::collect::links::Links;
use super::collect::sum::Sum;
use super::collect::treatment::Treatment;
use super::page::Page;
use crate::view::language::texts;
use crate::view::part::Icon;
use pair::PairView;
use queue::Queue;
use text::AlikeTexts;

/// “Ens input”.
pub const PAGE: Page = Page {
    word: "saml/ens",
    name: |language| AlikeTexts::of(language).page,
    heading: None,
    content: || view! { <SameInput/> }.into_any(),
};

#[component]
fn SameInput() -> impl IntoView {
    let gathering = Gatherings::get();
    let treatment = expect_context::<Treatment>();
    let texts = texts();
    let words = AlikeTexts::of(texts.language);
    let queue = Queue::provide(gathering);
    let listening = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        let with_others = event.ctrl_key() || event.meta_key() || event.alt_key();
        if with_others || is_writing(&event) {
            return;
        }
        match event.key().as_str() {
            "j" => queue.decide(true),
            "n" => queue.decide(false),
            "f" => queue.merge(),
            "z" => treatment.undo(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || listening.remove());
    view! {
        <Links/>
        <div class="alike">
            <Sum/>
            <p class="hint">{words.help}</p>
            {move || match queue.progress.get() {
                queue::Progress::Idle => view! {
                    <p>
                        <button type="button" class="button button-primary" on:click=move |_| queue.look()>
                            <Icon name="refresh"/>
                            <span>{words.look}</span>
                        </button>
                    </p>
                }.into_any(),
                queue::Progress::Looking(done, all) => view! {
                    <div class="alike-progress">
                        <label for="alike-progress">{(words.looking)(done, all)}</label>
                        <progress id="alike-progress" max=all.to_string() value=done.to_string()></progress>
                        <button
                            type="button"
                            class="button button-secondary button-small"
                            on:click=move |_| queue.stop()
                        >
                            {words.stop}
                        </button>
                    </div>
                }.into_any(),
                queue::Progress::Failed => view! { <p role="alert">{words.failed}</p> }.into_any(),
                queue::Progress::Done => view! {
                    <div class="alike-head">
                        <p class="alike-left" aria-live="polite">
                            {move || (words.left)(queue.left.get())}
                        </p>
                        <button type="button" class="button button-secondary button-small" on:click=move |_| queue.look()>
                            <Icon name="refresh"/>
                            <span>{words.look_again}</span>
                        </button>
                        <button type="button" class="button button-secondary button-small" on:click=move |_| treatment.undo()>
                            <Icon name="reply"/>
                            <span>{texts.common.undo}</span>
                        </button>
                    </div>
                }.into_any(),
            }}
            <p class="toolbar-said" aria-live="polite">{move || treatment.said.get()}</p>
            {move || queue.current.get().map(|asked| view! { <PairView asked/> })}
        </div>
    }
}

/// Whether the key is for a field or a dialog.
fn is_writing(event: &KeyboardEvent) -> bool {
    let target = event.target();
    let element = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| {
        let fields = "input, textarea, select, dialog";
        element.closest(fields).ok().flatten().is_some()
    })
}
