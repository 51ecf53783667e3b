//! What was said of a goal when it was followed up.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::action_keys::FOLLOW_UPS;

use super::acting::Acting;
use super::text::ActionTexts;
use crate::view::language::texts;
use crate::view::part::{Icon, each};

/// What was said of a goal at the follow-ups, each to be taken out again. Nothing, where nothing was.
#[component]
pub fn SaidBefore(goal: ItemId) -> impl IntoView {
    let acting = Acting::get();
    let language = texts().language;
    let words = ActionTexts::of(language);
    let said = acting.read(move |all| all.follow_ups.get(&goal).cloned().unwrap_or_default());
    view! {
        <Show when=move || said.with(|said| !said.is_empty())>
            <p class="form-label">{words.said_before}</p>
            <ul class="action-history" aria-label=words.said_before>
                {each(move || said.get(), |one| (one.id, one.text.clone()), move |one| {
                    let day = one.on.last().map(|day| day.short(language)).unwrap_or_default();
                    let label = (words.take_said)(&day);
                    view! {
                        <li class="action-change">
                            <span><strong>{day}</strong> " " <span class="action-text" dir="auto">{one.text}</span></span>
                            <button
                                type="button"
                                class="tool"
                                aria-label=label
                                on:click=move |_| acting.take_out(FOLLOW_UPS, &[one.id], words.said_taken)
                            >
                                <Icon name="close"/>
                            </button>
                        </li>
                    }
                    .into_any()
                })}
            </ul>
        </Show>
    }
}
