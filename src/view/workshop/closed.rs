//! The banner for a participant while input is closed; who does not see it go hears that it is open again.

use leptos::prelude::*;

use crate::state::Evening;
use crate::view::language::in_language;
use crate::view::part::Icon;

/// Says that input is closed.
#[component]
pub fn ClosedBanner() -> impl IntoView {
    let is_closed = expect_context::<Evening>().closed;
    // `None` as long as it never was closed.
    let closed = Memo::new(move |before: Option<&Option<bool>>| {
        let now = is_closed.get();
        (now || before.is_some_and(Option::is_some)).then_some(now)
    });
    in_language(move |texts| {
        view! {
            <div class="closed" aria-live="polite">
                <Show when=move || closed.get() == Some(true)>
                    <div class="closed-inner">
                        <Icon name="lock"/>
                        <p>{texts.workshop.closed}</p>
                    </div>
                </Show>
                <Show when=move || closed.get() == Some(false)>
                    <p class="sr-only">{texts.workshop.opened}</p>
                </Show>
            </div>
        }
    })
}
