//! The band on every page of a rehearsal: that it is one, and the button that throws it away.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::text::RehearsalTexts;
use crate::route::Route;
use crate::state::Workshop;
use crate::view::facilitators::run;
use crate::view::language::in_language;
use crate::view::part::Icon;

/// See the module.
#[component]
pub fn Band() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let navigate = StoredValue::new_local(use_navigate());
    let busy = RwSignal::new(false);
    let end = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let (device, navigate) = (workshop.device(), navigate.get_value());
        spawn_local(async move {
            match device.end_rehearsal().await {
                Ok(of) => {
                    let to = of.map_or(Route::Front, |of| Route::Page(of, run::PAGE.word));
                    // There is no way back to what is gone.
                    let replace = NavigateOptions {
                        replace: true,
                        ..NavigateOptions::default()
                    };
                    navigate(&to.to_string(), replace);
                }
                Err(_) => {
                    let _ = busy.try_set(false);
                    workshop.tell_other();
                }
            }
        });
    };
    in_language(move |texts| {
        let words = RehearsalTexts::of(texts.language);
        view! {
            <aside class="rehearsal" aria-label=words.label>
                <p><Icon name="info"/><span>{words.band}</span></p>
                <button
                    type="button"
                    class="button button-secondary"
                    aria-disabled=move || busy.get().then_some("true")
                    on:click=end
                >
                    {words.end}
                </button>
            </aside>
        }
    })
}

/// In the place of the truth about saving, which is of a relay that a rehearsal does not have.
#[component]
pub fn RehearsalStatus() -> impl IntoView {
    in_language(move |texts| {
        let words = RehearsalTexts::of(texts.language);
        view! {
            <div class="saving" data-state="rehearsal">
                <Icon name="download-done"/>
                <p class="saving-words" role="status">{words.status}</p>
            </div>
        }
    })
}
