//! Letting in: what came after the close is asked about once, whichever of the files it was in.

use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::Decision;

use super::Bringing;
use super::file::Outcome;
use super::text::BringTexts;
use crate::state::Workshop;
use crate::view::language::texts;

/// Asks whether what came after the close is to be let in, when the files have been looked at.
#[component]
pub fn LetIn(
    /// What was done, in words.
    said: RwSignal<String>,
) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let bringing = expect_context::<Bringing>();
    let waiting = bringing.waiting;
    let words = BringTexts::of(texts().language);
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move || {
        let Some(dialog) = dialog.get() else {
            return;
        };
        let is_asked = waiting.get() > 0 && !bringing.is_open.get();
        if is_asked && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !is_asked && dialog.open() {
            dialog.close();
        }
    });
    let admit = move |_| {
        waiting.set(0);
        let device = workshop.device();
        spawn_local(async move {
            match device.decide(Decision::AdmitWaiting).await {
                Ok(()) => {
                    // Nothing of it waits any more.
                    for file in bringing.files.try_get_untracked().unwrap_or_default() {
                        file.outcome.update(|outcome| {
                            if let Some(Outcome::Taken(report)) = outcome {
                                report.waiting = 0;
                            }
                        });
                    }
                    let _ = said.try_set(words.let_in_done.to_owned());
                }
                Err(failure) => workshop.tell(&failure),
            }
        });
    };
    view! {
        <dialog
            class="dialog"
            aria-labelledby="let-in-heading"
            node_ref=dialog
            on:close=move |_| {
                if !bringing.is_open.get_untracked() {
                    waiting.set(0);
                }
            }
        >
            <h2 class="dialog-heading" id="let-in-heading">{words.let_in}</h2>
            <p>{move || (words.let_in_text)(waiting.get())}</p>
            <div class="actions">
                <button type="button" class="button button-primary" on:click=admit>
                    {words.let_in_yes}
                </button>
                <button
                    type="button"
                    class="button button-secondary"
                    on:click=move |_| waiting.set(0)
                >
                    {words.let_in_no}
                </button>
            </div>
        </dialog>
    }
}
