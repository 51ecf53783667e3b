//! Coming back by a receipt code: who wrote on another device goes on as the same person.

use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::state::Workshop;
use crate::view::language::texts;
use crate::view::workshop::Opened;

/// Below the form, folded.
#[component]
pub fn ReceiptEntry() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let opened = expect_context::<Opened>();
    let words = &texts().mine;
    let field = NodeRef::<Input>::new();
    let problem = RwSignal::new("");
    let busy = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(code) = field.get_untracked().map(|field| field.value()) else {
            return;
        };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set("");
        spawn_local(async move {
            let came = workshop.device().bring_person(&code).await;
            let _ = busy.try_set(false);
            match came {
                Ok(device) => opened.replace(device),
                Err(_) => {
                    let _ = problem.try_set(words.wrong_code);
                    if let Some(field) = field.get_untracked() {
                        let _ = field.focus();
                    }
                }
            }
        });
    };
    view! {
        <details class="receipt-entry">
            <summary class="mine-summary">{words.have_code}</summary>
            <form autocomplete="off" on:submit=submit novalidate>
                <label class="form-label" for="receipt-entry">{words.receipt}</label>
                <p class="hint" id="receipt-entry-help">{words.have_code_help}</p>
                <p
                    class="form-error-message"
                    id="receipt-problem"
                    aria-live="polite"
                    prop:textContent=problem
                ></p>
                <input
                    node_ref=field
                    class="form-input receipt-code"
                    id="receipt-entry"
                    autocomplete="off"
                    autocapitalize="characters"
                    spellcheck="false"
                    aria-describedby="receipt-entry-help receipt-problem"
                />
                <button
                    type="submit"
                    class="button button-secondary"
                    aria-disabled=move || busy.get().then_some("true")
                >
                    {words.use_code}
                </button>
            </form>
        </details>
    }
}
