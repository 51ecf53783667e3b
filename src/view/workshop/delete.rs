//! Deleting the workshop from this device, once the person knows what that means.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::question::Question;
use crate::route::Route;
use crate::state::Workshop;
use crate::view::language::texts;
use crate::view::part::{Notice, Tone};

/// Asks, in a native dialog.
#[component]
pub fn DeleteDialog(
    /// Whether the person has asked for it.
    asked: RwSignal<bool>,
    /// The id of what opens it.
    opener: &'static str,
    /// What else to know beforehand.
    #[prop(optional)]
    also: Option<&'static str>,
) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let words = &texts().workshop;
    let navigate = use_navigate();
    let advice = Memo::new(move |_| {
        // Whatever changes the answer changes the status too, or happened before the person asked.
        workshop.status.track();
        asked.track();
        workshop.device().read(|session| {
            if session.is_ahead_of_file() {
                (Tone::Error, words.delete_ahead)
            } else if session.is_only_here() {
                (Tone::Error, words.delete_only_here)
            } else {
                (Tone::Info, words.delete_transferred)
            }
        })
    });
    let delete = Callback::new(move |()| {
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
    });
    view! {
        <Question
            asked
            opener
            id="delete-heading"
            heading=words.delete_confirm
            yes=words.delete_yes
            class="button-danger"
            on_yes=delete
        >
            {move || {
                let (tone, text) = advice.get();
                view! { <Notice tone><p>{text}</p></Notice> }
            }}
            {also.map(|text| view! { <p>{text}</p> })}
            <p class="hint">{words.delete_history}</p>
        </Question>
    }
}
