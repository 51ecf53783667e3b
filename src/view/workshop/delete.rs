//! Deleting the workshop from this device, once the person knows what that means.

use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::route::Route;
use crate::state::Workshop;
use crate::view::language::texts;
use crate::view::part::{Notice, Tone};

/// Asks, in a native dialog.
#[component]
pub fn DeleteDialog(
    /// Whether the person has asked for it.
    asked: RwSignal<bool>,
) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let texts = texts();
    let words = &texts.workshop;
    let navigate = use_navigate();
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move || {
        let Some(dialog) = dialog.get() else {
            return;
        };
        if asked.get() && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !asked.get() && dialog.open() {
            dialog.close();
        }
    });
    let safe = Memo::new(move |_| {
        // Whatever changes the answer changes the status too, or happened before the person asked.
        workshop.status.track();
        asked.track();
        !workshop.device().read(sync::Session::is_only_here)
    });
    let delete = move |_| {
        let device = workshop.device();
        let navigate = navigate.clone();
        spawn_local(async move {
            match device.erase().await {
                Ok(()) => navigate(&Route::Front.to_string(), NavigateOptions::default()),
                // The alert stands above the page, where the dialog would hide it.
                Err(_) => {
                    let _ = asked.try_set(false);
                    workshop.tell_other();
                }
            }
        });
    };
    view! {
        <dialog class="dialog" aria-labelledby="delete-heading" node_ref=dialog on:close=move |_| asked.set(false)>
            <h2 class="dialog-heading" id="delete-heading">{words.delete_confirm}</h2>
            {move || {
                let (tone, text) = if safe.get() {
                    (Tone::Info, words.delete_transferred)
                } else {
                    (Tone::Error, words.delete_only_here)
                };
                view! { <Notice tone><p>{text}</p></Notice> }
            }}
            <div class="actions">
                <button type="button" class="button button-secondary" on:click=move |_| asked.set(false)>
                    {texts.common.cancel}
                </button>
                <button type="button" class="button button-danger" on:click=delete>
                    {words.delete_yes}
                </button>
            </div>
        </dialog>
    }
}
