//! Elsewhere: what the participants' program has where the facilitators' pages would stand. It loads the address again,
//! which brings the facilitators' program; where that cannot be fetched, it says so.

use std::time::Duration;

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::front::OpenFileButton;
use super::part::{Heading, Notice, Page, Tone};
use super::program::Program;
use crate::device::page;
use crate::route::{self, Route};
use crate::state::Workshop;
use crate::view::language::{in_language, texts};

/// The participants' program: it knows of the facilitators' pages only where the other program would open.
pub const PARTICIPANTS: Program = Program {
    word: |_| Some(route::FIRST_PAGE),
    open_file: || view! { <OpenFileElsewhere/> }.into_any(),
    create: || view! { <Elsewhere/> }.into_any(),
    workshop: || view! { <WorkshopElsewhere/> }.into_any(),
    party: || view! { <WorkshopElsewhere/> }.into_any(),
    creation_token: || ().into_any(),
};

/// A page of its own.
#[component]
fn Elsewhere() -> impl IntoView {
    there_or(None, || view! { <Missing/> }.into_any())
}

/// “Åbn fil” on the front page: fetches the program that can.
#[component]
fn OpenFileElsewhere() -> impl IntoView {
    let texts = texts();
    let asked = RwSignal::new(page::was_fetched_for_a_file());
    let ask = Callback::new(move |()| match page::facilitators_program_missing() {
        true => asked.set(true),
        false => go_there(Route::OpenFile.to_string()),
    });
    view! {
        <div class="open-file">
            <OpenFileButton on_press=ask/>
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

/// Around the pages of a workshop that this device is a facilitator or a party of.
#[component]
fn WorkshopElsewhere() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let home = Route::home(workshop.id, workshop.role);
    there_or(Some(home), || view! { <Missing/> }.into_any())
}

#[component]
fn Missing() -> impl IntoView {
    in_language(|texts| {
        let again = |_| {
            let _ = page::location().reload();
        };
        view! {
            <Page class="sheet-narrow">
                <Heading text=texts.common.elsewhere/>
                <p>{texts.common.elsewhere_text}</p>
                <div class="actions">
                    <button type="button" class="button button-primary" on:click=again>
                        {texts.common.try_again}
                    </button>
                    <a class="button button-secondary" href="/">{texts.common.to_front}</a>
                </div>
            </Page>
        }
    })
}

/// Loads the facilitators' program at this address, or where a workshop opens for its holder. Where `boot.js` has tried that already
/// and says on `<html>` that it could not, shows what is to stand there.
fn there_or(home: Option<Route>, missing: fn() -> AnyView) -> AnyView {
    if page::facilitators_program_missing() {
        return missing();
    }
    let to = match home {
        Some(home) => home.to_string(),
        None => use_location().pathname.get_untracked(),
    };
    // The router is still on its way here and writes the address last.
    set_timeout(move || go_there(to), Duration::ZERO);
    ().into_any()
}

fn go_there(address: String) {
    let _ = page::location().replace(&address);
}
