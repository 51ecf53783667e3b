//! A pair, side by side: what differs is marked, and why it is asked about is said in words.

use leptos::prelude::*;
use protocol::ItemId;

use super::queue::{Asked, Queue};
use super::text::AlikeTexts;
use crate::device::work::Turned;
use crate::view::facilitators::collect::gathering::Gathering;
use crate::view::facilitators::collect::row::{By, cell_of};
use crate::view::facilitators::collect::text::CollectTexts;
use crate::view::language::texts;
use crate::view::part::Icon;

/// A pair that a person is asked about.
#[component]
pub fn PairView(asked: Asked) -> impl IntoView {
    let gathering = expect_context::<Gathering>();
    let language = texts().language;
    let words = AlikeTexts::of(language);
    let collected = CollectTexts::of(language);
    let text = |id: &ItemId| gathering.text_of(id).unwrap_or_default();
    let (one, other) = (text(&asked.one), text(&asked.other));
    let side = |id: ItemId, text: &str, beside: &str| {
        let stretches =
            likeness::seen(text, beside)
                .into_iter()
                .map(|stretch| match stretch.is_own {
                    true => view! { <mark>{stretch.text}</mark> }.into_any(),
                    false => view! { <span>{stretch.text}</span> }.into_any(),
                });
        let entry = gathering.entry(&id);
        let cell = entry.as_ref().map(|entry| cell_of(entry, collected));
        view! {
            <article class="found-input pair-side">
                <div class="found-body">
                    <p class="passage" dir="auto">{stretches.collect_view()}</p>
                    {cell.map(|cell| view! { <p class="detail-cell">{cell}</p> })}
                    {entry.map(|entry| view! { <By entry/> })}
                </div>
            </article>
        }
    };
    let turned = asked.differs.iter().map(|turned| {
        let said = match turned {
            Turned::Word(word) => (words.only_one)(word),
            Turned::Way(one, other) => (words.ways)(one, other),
            Turned::Number(one, other) => (words.numbers)(one, other),
        };
        view! { <li class="pair-turned"><Icon name="warning"/>{said}</li> }
    });
    let (group, groups) = asked.group;
    view! {
        <p class="hint">{(words.group)(group, groups)}</p>
        <ul class="pair-why">
            <li>{(words.shared)(&asked.shared.join(", "))}</li>
            {turned.collect_view()}
        </ul>
        <div class="pair-sides">
            {side(asked.one, &one, &other)}
            {side(asked.other, &other, &one)}
        </div>
    }
}

/// What a person can answer. The buttons stay while pairs come and go, and so does the focus.
#[component]
pub fn Answers() -> impl IntoView {
    let queue = expect_context::<Queue>();
    let language = texts().language;
    let words = AlikeTexts::of(language);
    let collected = CollectTexts::of(language);
    let button = |kind: &str, key: &'static str, name: &'static str, press: fn(Queue)| {
        view! {
            <button
                type="button"
                class=format!("button button-{kind}")
                aria-keyshortcuts=key
                on:click=move |_| press(queue)
            >
                {name}
            </button>
        }
    };
    view! {
        <div class="actions">
            {button("primary", "j", words.same, |queue| queue.decide(true))}
            {button("secondary", "n", words.different, |queue| queue.decide(false))}
            {button("secondary", "f", collected.merge, Queue::merge)}
        </div>
        <p class="hint">{words.keys}</p>
    }
}
