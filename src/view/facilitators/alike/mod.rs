//! “Ens input”: input that resembles each other, asked about pair by pair, the surest first.
//!
//! It compares words. Nothing happens by itself: a person says whether two are the same, is asked once, and merges
//! them.

mod pair;
mod queue;
mod text;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::collect::gathering::Gatherings;
use super::collect::keys;
use super::collect::links::Links;
use super::collect::sum::Sum;
use super::collect::treatment::Treatment;
use super::page::Page;
use crate::view::language::texts;
use crate::view::part::heading::PAGE_HEADING;
use crate::view::part::{Icon, focus};
use pair::{Answers, PairView};
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
    let is_asked = Memo::new(move |_| queue.current.with(Option::is_some));
    let listening = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        // The same switch turns all keys off. [WCAG 2.1.4]
        if keys::are_off() || keys::is_for_another(&event) || event.repeat() {
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
                queue::Progress::Beginning => ().into_any(),
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
                queue::Progress::Failed => view! {
                    <div class="alike-head">
                        <p role="alert">{words.failed}</p>
                        <button type="button" class="button button-secondary button-small" on:click=move |_| queue.look()>
                            <Icon name="refresh"/>
                            <span>{words.look_again}</span>
                        </button>
                    </div>
                }.into_any(),
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
            <Show when=move || queue.last_same.get().is_some()>
                <p>
                    <button
                        type="button"
                        class="button button-secondary button-small"
                        on:click=move |_| {
                            queue.merge_last();
                            focus::put_on(PAGE_HEADING);
                        }
                    >
                        <Icon name="groups"/>
                        <span>{words.merge_last}</span>
                    </button>
                </p>
            </Show>
            <Show when=move || is_asked.get()>
                <section class="pair panel" aria-labelledby="pair-heading">
                    <h3 class="panel-heading" id="pair-heading">{words.question}</h3>
                    <div aria-live="polite">
                        {move || queue.current.get().map(|asked| view! { <PairView asked/> })}
                    </div>
                    <Answers/>
                </section>
            </Show>
        </div>
    }
}
