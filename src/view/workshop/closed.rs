//! The banner for a participant while input is closed.

use leptos::prelude::*;

use crate::state::Workshop;
use crate::view::language::in_language;
use crate::view::part::Icon;

/// See the module.
#[component]
pub fn ClosedBanner() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    in_language(move |texts| {
        view! {
            <div class="closed" aria-live="polite">
                <Show when=move || workshop.closed.get()>
                    <div class="closed-inner">
                        <Icon name="lock"/>
                        <p>{texts.workshop.closed}</p>
                    </div>
                </Show>
            </div>
        }
    })
}
