//! Waiting for charter and plan, which come from the relay after a link was opened.

use leptos::prelude::*;
use sync::Status;

use crate::state::{Alert, Workshop};
use crate::view::language::in_language;
use crate::view::part::Heading;

/// A calm word while the workshop is on its way.
#[component]
pub fn Waiting() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let offline = Memo::new(move |_| workshop.status.get() == Status::Offline);
    // The alert above says what is wrong then; nothing is on its way.
    let hopeless = Memo::new(move |_| {
        workshop
            .troubles
            .with(|troubles| troubles.alerts().contains(&Alert::WrongLink))
    });
    in_language(move |texts| {
        let words = &texts.join;
        let heading = move || match (hopeless.get(), offline.get()) {
            (true, _) => words.failed,
            (_, true) => words.offline,
            _ => words.waiting,
        };
        let text = move || match (hopeless.get(), offline.get()) {
            (true, _) => "",
            (_, true) => words.offline_text,
            _ => words.waiting_text,
        };
        view! {
            <div class="waiting">
                <div class="waiting-mark" class:still=move || hopeless.get() || offline.get() aria-hidden="true"></div>
                <Heading text=Signal::derive(move || heading().to_owned())/>
                <p aria-live="polite">{text}</p>
            </div>
        }
    })
}
