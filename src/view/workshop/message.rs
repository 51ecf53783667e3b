//! The message: a line from the facilitators to everyone, in sight on every page of the workshop.

use leptos::prelude::*;

use crate::state::Evening;
use crate::text::EveningTexts;
use crate::view::language::in_language;
use crate::view::part::Icon;

/// See the module. Said by screen readers when it comes.
#[component]
pub fn MessageBanner() -> impl IntoView {
    let running = expect_context::<Evening>().running;
    let message = move || running.with(|running| running.message.clone());
    in_language(move |texts| {
        view! {
            <div class="spoken" aria-live="polite">
                <div class="spoken-inner" hidden=move || message().is_none()>
                    <Icon name="info"/>
                    <p>
                        <strong>{EveningTexts::of(texts.language).message}</strong>
                        " "
                        <span dir="auto" prop:textContent=move || message().unwrap_or_default()></span>
                    </p>
                </div>
            </div>
        }
    })
}
