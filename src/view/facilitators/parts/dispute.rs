//! Dispute: what facilitators chose differently at the same time, each to be chosen.

use leptos::prelude::*;
use workshop::visible;

use crate::bilingual;
use crate::view::language::texts;
use crate::view::part::each;

/// See the module. Nothing, where there is one value or none.
#[component]
pub fn Dispute(
    /// What was chosen.
    #[prop(into)]
    values: Signal<Vec<String>>,
    /// Called with what is to hold.
    on_choice: Callback<String>,
) -> impl IntoView {
    let words = DisputeTexts::of(texts().language);
    // Those who chose the same do not differ.
    let values = Memo::new(move |_| {
        let mut different: Vec<String> = Vec::new();
        for value in values.get() {
            if !different.contains(&value) {
                different.push(value);
            }
        }
        different
    });
    let is_disputed = Memo::new(move |_| values.with(|values| values.len() > 1));
    let said = move || {
        let all = values.get();
        let all: Vec<_> = all.iter().map(|one| visible::in_line(one)).collect();
        is_disputed.get().then(|| (words.disputed)(&all.join(", ")))
    };
    view! {
        <p class="form-error-message" aria-live="polite">{said}</p>
        <Show when=move || is_disputed.get()>
            <div class="actions">
                {each(move || values.get(), |value| value.clone(), move |value| {
                    let label = (words.take_this)(&visible::in_line(&value));
                    view! {
                        <button
                            type="button"
                            class="button button-secondary button-small"
                            on:click=move |_| on_choice.run(value.clone())
                        >
                            {label}
                        </button>
                    }
                    .into_any()
                })}
            </div>
        </Show>
    }
}

bilingual! {
    struct DisputeTexts;

    disputed(values: &str):
        format!("I har valgt forskelligt på samme tid: {values}. Vælg det, der skal gælde."),
        format!("You chose differently at the same time: {values}. Choose what is to hold.");
    take_this(value: &str): format!("Brug »{value}«"), format!("Use “{value}”");
}
