//! The actions that were taken out, and the way to put them back.

use leptos::prelude::*;
use workshop::Write;
use workshop::action_keys::{ACTIONS, REMOVED};

use crate::view::facilitators::actions::acting::Acting;
use crate::view::facilitators::actions::names;
use crate::view::facilitators::actions::text::ActionTexts;
use crate::view::language::texts;
use crate::view::part::heading::PAGE_HEADING;
use crate::view::part::{Icon, each, focus};

/// See the module.
#[component]
pub fn TakenOut() -> impl IntoView {
    let acting = Acting::get();
    let words = ActionTexts::of(texts().language);
    let out = acting.read(move |all| {
        let out = all.out.iter();
        out.map(|one| (one.id, names::titled(&one.title, words)))
            .collect::<Vec<_>>()
    });
    view! {
        <Show when=move || out.with(|out| !out.is_empty())>
            <details class="action-more">
                <summary>{words.out}</summary>
                <ul class="strategy-open" aria-label=words.out>
                    {each(move || out.get(), |one| one.clone(), move |(id, name)| {
                        let label = (words.put_back_named)(&name);
                        let said = (words.added)(&name);
                        view! {
                            <li class="strategy-open-one">
                                <p dir="auto">{name}</p>
                                <button
                                    type="button"
                                    class="button button-secondary button-small"
                                    aria-label=label
                                    on:click=move |_| {
                                        acting.put(vec![Write::set(ACTIONS, id, REMOVED, false)], said.clone());
                                        focus::put_on(PAGE_HEADING);
                                    }
                                >
                                    <Icon name="reply"/>
                                    <span>{words.put_back}</span>
                                </button>
                            </li>
                        }
                        .into_any()
                    })}
                </ul>
            </details>
        </Show>
    }
}
