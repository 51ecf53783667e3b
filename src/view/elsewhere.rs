//! Elsewhere: what the participants' program has where the facilitators' pages would stand. It loads the address again,
//! which brings the facilitators' program; where that cannot be fetched, it says so.

use std::time::Duration;

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use protocol::WorkshopId;

use super::front::FrontPage;
use super::part::{Heading, Icon, Notice, Page, Tone};
use crate::device::page;
use crate::route::Route;
use crate::state::Workshop;
use crate::view::language::{in_language, texts};

/// A page of its own.
#[component]
pub fn Elsewhere() -> impl IntoView {
    if go_there(None) {
        return ().into_any();
    }
    view! {
        <Page class="sheet-narrow">
            <Missing/>
        </Page>
    }
    .into_any()
}

/// The front page, which does without the other program where it has to: one's workshops are there either way.
#[component]
pub fn FrontElsewhere() -> impl IntoView {
    if go_there(None) {
        return ().into_any();
    }
    view! { <FrontPage/> }.into_any()
}

/// “Åbn fil” on that front page.
#[component]
pub fn OpenFileElsewhere() -> impl IntoView {
    let texts = texts();
    let asked = RwSignal::new(false);
    view! {
        <div class="open-file">
            <button
                type="button"
                class="button button-secondary"
                aria-describedby="open-file-help"
                on:click=move |_| asked.set(true)
            >
                <Icon name="folder-open"/>
                <span>{texts.front.open_file}</span>
            </button>
            <p class="hint" id="open-file-help">{texts.front.open_file_help}</p>
            <div aria-live="polite">
                <Show when=move || asked.get()>
                    <Notice tone=Tone::Warning>
                        <p>{texts.common.elsewhere_text}</p>
                    </Notice>
                </Show>
            </div>
        </div>
    }
}

/// Around the pages of a workshop that this device is a facilitator of.
#[component]
pub fn WorkshopElsewhere() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    if go_there(Some(workshop.id)) {
        return ().into_any();
    }
    view! {
        <Page class="sheet-narrow">
            <Missing/>
        </Page>
    }
    .into_any()
}

#[component]
fn Missing() -> impl IntoView {
    in_language(|texts| {
        let again = |_| {
            let _ = page::location().reload();
        };
        view! {
            <Heading text=texts.common.elsewhere/>
            <p>{texts.common.elsewhere_text}</p>
            <div class="actions">
                <button type="button" class="button button-primary" on:click=again>
                    {texts.common.try_again}
                </button>
                <a class="button button-secondary" href="/">{texts.common.to_front}</a>
            </div>
        }
    })
}

/// Loads the facilitators' program at this address, or at the plan of a workshop. `false` where `boot.js` has tried that
/// already and says on `<html>` that it could not.
fn go_there(workshop: Option<WorkshopId>) -> bool {
    if page::facilitators_program_missing() {
        return false;
    }
    let to = match workshop {
        Some(workshop) => Route::Plan(workshop).to_string(),
        None => use_location().pathname.get_untracked(),
    };
    // The router is still on its way here and writes the address last.
    set_timeout(
        move || {
            let _ = page::location().replace(&to);
        },
        Duration::ZERO,
    );
    true
}
