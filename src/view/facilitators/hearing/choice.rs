//! Which of several hearings the pages are about.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::{date_in_words, visible};

use super::held::Held;
use super::text::HearingTexts;
use crate::view::language::texts;
use crate::view::part::each;

/// See the module. Nothing where there is one or none.
#[component]
pub fn Choice() -> impl IntoView {
    let held = expect_context::<Held>();
    let language = texts().language;
    let words = HearingTexts::of(language);
    let all = Memo::new(move |_| {
        held.hearings.all.with(|all| {
            let named = all.hearings.iter().map(|one| {
                let title = visible::in_line(&one.title);
                let days = [&one.from, &one.to].map(|days| {
                    let day = days.last().map(String::as_str).unwrap_or_default();
                    date_in_words(day, language)
                });
                let days = days.join(" – ");
                (
                    one.id,
                    if title.is_empty() {
                        days
                    } else {
                        format!("{title} · {days}")
                    },
                )
            });
            named.collect::<Vec<(ItemId, String)>>()
        })
    });
    let shown = move || {
        let id = held
            .hearing
            .with(|one| one.as_ref().map(|one| one.id.to_string()));
        id.unwrap_or_default()
    };
    view! {
        <Show when=move || all.with(|all| all.len() > 1)>
            <div>
                <label class="form-label" for="hearing-choice">{words.which_hearing}</label>
                <select
                    class="form-select"
                    id="hearing-choice"
                    prop:value=shown
                    on:change=move |event| {
                        if let Some(id) = ItemId::from_hex(&event_target_value(&event)) {
                            held.choose(id);
                        }
                    }
                >
                    {each(move || all.get(), |one| one.clone(), move |(id, name)| {
                        let value = id.to_string();
                        let is_it = move || held.hearing.with(|one| one.as_ref().is_some_and(|one| one.id == id));
                        view! { <option value=value selected=is_it>{name}</option> }.into_any()
                    })}
                </select>
            </div>
        </Show>
    }
}
