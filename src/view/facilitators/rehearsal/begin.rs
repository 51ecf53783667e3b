//! “Prøv aftenen”: makes a rehearsal of this workshop's plan, or leads to the one there is.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use workshop::{NAME_LIMIT, visible};

use super::is_one;
use super::text::RehearsalTexts;
use crate::device::rehearsal;
use crate::route::Route;
use crate::state::{PlanState, Workshop};
use crate::view::arrival::{Arrival, Arrivals};
use crate::view::facilitators::run;
use crate::view::language::texts;
use crate::view::part::{Notice, Tone};

/// See the module. In a rehearsal there is nothing.
#[component]
pub fn Begin(
    /// The id of what says what it is; each page has its own.
    #[prop(into)]
    id: String,
) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let plan = expect_context::<PlanState>().plan;
    let arrivals = expect_context::<Arrivals>();
    let navigate = StoredValue::new_local(use_navigate());
    let texts = texts();
    let words = RehearsalTexts::of(texts.language);
    let (busy, failed) = (RwSignal::new(false), RwSignal::new(false));
    if is_one() {
        return ().into_any();
    }
    let begin = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(false);
        let plan = plan.get_untracked();
        let title = (words.title)(&visible::in_line(&plan.title));
        let title = title.chars().take(NAME_LIMIT).collect();
        let (arrivals, navigate) = (arrivals, navigate.get_value());
        spawn_local(async move {
            match rehearsal::begin(workshop.id, plan, title, texts.language).await {
                Ok(device) => {
                    let to = Route::Page(device.workshop(), run::PAGE.word).to_string();
                    arrivals.leave(Arrival::Device(device));
                    navigate(&to, NavigateOptions::default());
                }
                Err(_) => {
                    let _ = busy.try_set(false);
                    let _ = failed.try_set(true);
                }
            }
        });
    };
    let way = match rehearsal::of(workshop.id) {
        Some(there) => {
            let to = Route::Page(there, run::PAGE.word).to_string();
            view! { <a class="button button-secondary" aria-describedby=id.clone() href=to>{words.go_on}</a> }
                .into_any()
        }
        None => view! {
            <button
                type="button"
                class="button button-secondary"
                aria-describedby=id.clone()
                aria-disabled=move || busy.get().then_some("true")
                on:click=begin
            >
                {move || if busy.get() { words.busy } else { words.begin }}
            </button>
        }
        .into_any(),
    };
    view! {
        <div class="rehearsal-begin">
            <p class="hint" id=id.clone()>{words.begin_help}</p>
            {way}
            <Show when=move || failed.get()>
                <Notice tone=Tone::Error urgent=true><p>{words.failed}</p></Notice>
            </Show>
        </div>
    }
    .into_any()
}
