//! The alerts of a workshop: what happened, what is safe, what to do.

use leptos::prelude::*;
use protocol::Role;
use workshop::visible::in_line;

use crate::device::{settings, storage};
use crate::state::{Alert, Workshop};
use crate::text::Texts;
use crate::view::language::in_language;
use crate::view::part::{Notice, Tone, each};
use crate::view::program::Program;

/// Where it is kept, for this tab, that the person has read that storage is not promised.
const PUT_AWAY: &str = "temadag.not-persistent-read";

/// Every alert that stands.
#[component]
pub fn Alerts() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let put_away = RwSignal::new(settings::read_tab::<bool>(PUT_AWAY).unwrap_or(false));
    let alerts = Memo::new(move |_| {
        let mut alerts = workshop
            .troubles
            .with(|troubles| troubles.alerts().to_vec());
        // The browser answers once something is stored, which the status tells.
        workshop.status.track();
        let unsure = storage::persisted() == Some(false) && !put_away.get();
        let is_rehearsal = workshop.device().rehearsal_of().is_some();
        if unsure && workshop.role == Role::Facilitator && !is_rehearsal {
            alerts.push(Alert::NotPersistent);
        }
        alerts
    });
    let dismiss = Callback::new(move |alert| {
        if alert == Alert::NotPersistent {
            settings::keep_tab(PUT_AWAY, true);
            put_away.set(true);
        }
        workshop.troubles.update(|troubles| troubles.dismiss(alert));
    });
    in_language(move |texts| {
        view! {
            <div class="alerts">
                {each(
                    move || alerts.get(),
                    |alert| *alert,
                    move |alert| view! { <One alert texts dismiss/> }.into_any(),
                )}
            </div>
        }
    })
}

#[component]
fn One(alert: Alert, texts: &'static Texts, dismiss: Callback<Alert>) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let role = workshop.role;
    let program = expect_context::<Program>();
    let (heading, text) = words(alert, workshop, texts);
    if alert.stays() {
        return view! { <Notice tone=tone(alert) urgent=true heading><p>{text}</p></Notice> }
            .into_any();
    }
    view! {
        <Notice tone=tone(alert) urgent=true heading on_close=Callback::new(move |()| dismiss.run(alert))>
            <p>{text}</p>
            {(alert == Alert::UnknownWorkshop && role == Role::Facilitator).then(program.creation_token)}
        </Notice>
    }
    .into_any()
}

fn tone(alert: Alert) -> Tone {
    match alert {
        Alert::DiskFails | Alert::Excluded | Alert::Refused | Alert::WrongLink => Tone::Error,
        _ => Tone::Warning,
    }
}

fn words(alert: Alert, workshop: Workshop, texts: &Texts) -> (String, String) {
    let words = &texts.workshop;
    let (heading, text) = match alert {
        Alert::DiskFails => (words.disk_fails, words.disk_fails_text),
        Alert::SetAside(count) => {
            return ((words.set_aside)(count), words.set_aside_text.to_owned());
        }
        Alert::Corrected { document, others } => {
            let profile = workshop.device().read(|session| {
                let sheet = session.document(&document);
                sheet.map(|sheet| sheet.profile()).unwrap_or_default()
            });
            let name = profile.name.unwrap_or_default();
            let table = document.table().map_or(0, usize::from);
            return (
                (words.corrected)(table, &in_line(&name)),
                (words.corrected_text)(others),
            );
        }
        Alert::Refused => (words.refused, words.refused_text),
        Alert::RelayFull => (words.relay_full, words.relay_full_text),
        Alert::WrongLink => (words.wrong_link, words.wrong_link_text),
        Alert::UnknownWorkshop if workshop.role == Role::Facilitator => {
            (words.unknown_workshop, words.unknown_workshop_facilitator)
        }
        Alert::UnknownWorkshop => (words.unknown_workshop, words.unknown_workshop_text),
        Alert::NeedsUpdate => (words.needs_update, words.needs_update_text),
        Alert::OtherName => (words.other_name, words.other_name_text),
        Alert::Excluded => (words.excluded, words.excluded_text),
        // Only the creator's device can make a recovery file.
        Alert::NotPersistent if workshop.device().recovery_file().is_some() => {
            (words.not_persistent, words.not_persistent_creator)
        }
        Alert::NotPersistent => (words.not_persistent, words.not_persistent_text),
        Alert::NotDone(mishap) => return (words.not_done.to_owned(), mishap.words(texts)),
    };
    (heading.to_owned(), text.to_owned())
}
