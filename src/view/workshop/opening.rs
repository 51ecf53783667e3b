//! Opening: from an address to an open workshop in the context of its pages.

use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::{Role, WorkshopId};

use super::opened::{Opened, Reason};
use super::participant::ParticipantFrame;
use crate::device::disk::PATIENCE;
use crate::device::timer::Timeout;
use crate::device::{self, OpenError, SharedDevice, settings};
use crate::state;
use crate::view::arrival::{Arrival, Arrivals};
use crate::view::language::in_language;
use crate::view::part::{Heading, Page};
use crate::view::program::Program;

/// Everything below `/w/…`.
#[component]
pub fn Opening(
    /// The workshop in the address.
    workshop: WorkshopId,
) -> impl IntoView {
    let arrival = expect_context::<Arrivals>().pick_up(workshop);
    let opened = RwSignal::new_local(None);
    provide_context(Opened(opened));
    spawn_local(async move {
        let result = match arrival {
            Some(Arrival::Device(device)) => Ok(device),
            Some(Arrival::Link(way)) => device::join(way).await,
            None => device::open(workshop).await,
        };
        let result = result.map_err(|error| match error {
            OpenError::Unknown => Reason::NotHere,
            _ if settings::are_forbidden() => Reason::Forbidden,
            _ => Reason::Disk,
        });
        if let Ok(device) = &result {
            Opened(opened).follow(device);
        }
        let _ = opened.try_set(Some(result));
    });
    move || match opened.get() {
        None => view! { <Busy/> }.into_any(),
        Some(Err(reason)) => view! { <Failed reason/> }.into_any(),
        Some(Ok(device)) => view! { <Pages device/> }.into_any(),
    }
}

#[component]
fn Pages(device: SharedDevice) -> impl IntoView {
    let workshop = state::open(device);
    // Who scanned the code of another table than theirs is asked where they sit.
    let scanned = expect_context::<Arrivals>().table(workshop.id);
    let sits_at = workshop.table.get_untracked();
    if sits_at.is_some() && scanned.is_some() && scanned != sits_at {
        workshop.choose_again();
    }
    match workshop.role {
        Role::Facilitator => (expect_context::<Program>().workshop)(),
        Role::Participant => view! { <ParticipantFrame/> }.into_any(),
        Role::Party => (expect_context::<Program>().party)(),
    }
}

#[component]
fn Busy() -> impl IntoView {
    let slow = RwSignal::new(false);
    let patience = Timeout::new(PATIENCE, move || {
        let _ = slow.try_set(true);
    });
    let patience = StoredValue::new_local(patience);
    on_cleanup(move || patience.dispose());
    in_language(move |texts| {
        view! {
            <Page class="sheet-narrow">
                <p class="opening">{texts.common.opening}</p>
                <p aria-live="polite" prop:textContent=move || slow.get().then_some(texts.join.slow)></p>
            </Page>
        }
    })
}

#[component]
fn Failed(reason: Reason) -> impl IntoView {
    in_language(move |texts| {
        let (heading, text) = match reason {
            Reason::NotHere => (texts.join.not_here, texts.join.not_here_text),
            Reason::Forbidden => (texts.join.forbidden, texts.join.forbidden_text),
            Reason::Erased => (texts.join.erased, texts.join.erased_text),
            Reason::Disk => (texts.join.failed, texts.join.failed_text),
        };
        let again = matches!(reason, Reason::Disk | Reason::Forbidden).then(|| {
            let reload = |_| {
                let _ = window().location().reload();
            };
            view! {
                <button type="button" class="button button-primary" on:click=reload>
                    {texts.common.try_again}
                </button>
            }
        });
        view! {
            <Page class="sheet-narrow">
                <Heading text=heading/>
                <p>{text}</p>
                <div class="actions">
                    {again}
                    <a class="button button-secondary" href="/">{texts.common.to_front}</a>
                </div>
            </Page>
        }
    })
}
