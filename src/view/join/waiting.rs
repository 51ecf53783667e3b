//! Waiting for charter and plan, which come from the relay after a link was opened.

use leptos::prelude::*;
use sync::Status;

use crate::state::{Alert, Workshop};
use crate::view::language::in_language;
use crate::view::part::Heading;

/// How it stands.
#[derive(Clone, Copy, PartialEq)]
enum Outlook {
    /// It may come any moment.
    Coming,
    /// It comes when there is a network.
    Offline,
    /// The relay does not have it yet.
    Unknown,
    /// It will not come; the alert above says why.
    Hopeless,
}

/// A calm word while the workshop is on its way.
#[component]
pub fn Waiting() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let outlook = Memo::new(move |_| {
        let stands = |alert| {
            workshop
                .troubles
                .with(|troubles| troubles.alerts().contains(&alert))
        };
        if stands(Alert::WrongLink) {
            Outlook::Hopeless
        } else if stands(Alert::UnknownWorkshop) {
            Outlook::Unknown
        } else if workshop.status.get() == Status::Offline {
            Outlook::Offline
        } else {
            Outlook::Coming
        }
    });
    in_language(move |texts| {
        let words = &texts.join;
        let said = move || match outlook.get() {
            Outlook::Coming => (words.waiting, words.waiting_text),
            Outlook::Offline => (words.offline, words.offline_text),
            Outlook::Unknown => (words.unknown, words.unknown_text),
            Outlook::Hopeless => (words.failed, ""),
        };
        let still = move || outlook.get() != Outlook::Coming;
        view! {
            <div class="waiting">
                <Show when=move || outlook.get() != Outlook::Hopeless>
                    <div class="waiting-mark" class:still=still aria-hidden="true"></div>
                </Show>
                <Heading text=Signal::derive(move || said().0.to_owned())/>
                <p aria-live="polite">{move || said().1}</p>
            </div>
        }
    })
}
