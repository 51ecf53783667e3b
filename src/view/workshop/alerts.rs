//! The alerts of a workshop: what happened, what is safe, what to do.

use leptos::prelude::*;

use crate::state::{Alert, Workshop};
use crate::text::Texts;
use crate::view::language::in_language;
use crate::view::part::{Icon, Notice, Tone};

/// Every alert that stands.
#[component]
pub fn Alerts() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let alerts = Memo::new(move |_| {
        workshop
            .troubles
            .with(|troubles| troubles.alerts().to_vec())
    });
    in_language(move |texts| {
        view! {
            <div class="alerts">
                <For each=move || alerts.get() key=|alert| *alert let:alert>
                    <One alert texts/>
                </For>
            </div>
        }
    })
}

#[component]
fn One(alert: Alert, texts: &'static Texts) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let (heading, text) = words(alert, texts);
    let close = (!alert.stays()).then(|| {
        let dismiss = move |_| {
            workshop.troubles.update(|troubles| troubles.dismiss(alert));
        };
        view! {
            <button type="button" class="button button-tertiary notice-close" on:click=dismiss>
                <Icon name="close"/>
                <span>{texts.common.close}</span>
            </button>
        }
    });
    view! {
        <Notice tone=tone(alert) urgent=true heading=heading>
            <p>{text}</p>
            {close}
        </Notice>
    }
}

fn tone(alert: Alert) -> Tone {
    match alert {
        Alert::DiskFails | Alert::Excluded | Alert::Refused | Alert::WrongLink => Tone::Error,
        _ => Tone::Warning,
    }
}

fn words(alert: Alert, texts: &Texts) -> (String, String) {
    let words = &texts.workshop;
    let (heading, text) = match alert {
        Alert::DiskFails => (words.disk_fails, words.disk_fails_text),
        Alert::SetAside(count) => {
            return ((words.set_aside)(count), words.set_aside_text.to_owned());
        }
        Alert::Refused => (words.refused, words.refused_text),
        Alert::RelayFull => (words.relay_full, words.relay_full_text),
        Alert::WrongLink => (words.wrong_link, words.wrong_link_text),
        Alert::UnknownWorkshop => (words.unknown_workshop, words.unknown_workshop_text),
        Alert::NeedsUpdate => (words.needs_update, words.needs_update_text),
        Alert::Excluded => (words.excluded, words.excluded_text),
        Alert::NotPersistent => (words.not_persistent, words.not_persistent_text),
        Alert::NotDone(mishap) => return (words.not_done.to_owned(), mishap.words(texts)),
    };
    (heading.to_owned(), text.to_owned())
}
