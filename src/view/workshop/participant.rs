//! The participant's frame: title, where one sits, status, menu, alerts.

use leptos::prelude::*;
use sync::DocumentId;
use workshop::visible;

use super::alerts::Alerts;
use super::closed::ClosedBanner;
use super::here::be_here;
use super::home::Home;
use super::menu::Menu;
use super::message::MessageBanner;
use super::status::StatusLine;
use crate::state::{self, Comments, People, PlanState, Workshop};
use crate::view::join::Waiting;
use crate::view::language::in_language;
use crate::view::part::Heading;
use crate::view::part::page::{Brand, MAIN};

/// Around joining and the board.
#[component]
pub fn ParticipantFrame() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    state::hold::<Comments>(workshop);
    be_here();
    let plan = expect_context::<PlanState>();
    let title = plan.title();
    let seated = Memo::new(move |_| workshop.table.get().is_some());
    view! {
        <header class="masthead">
            <div class="masthead-inner">
                <Brand/>
                <StatusLine/>
                <Show when=move || plan.ready.get()>
                    <Menu/>
                </Show>
            </div>
            // Here, so that it sticks below the rest however many lines that takes.
            <ClosedBanner/>
            <MessageBanner/>
        </header>
        <main
            id=MAIN
            class="sheet"
            class:sheet-wide=move || seated.get()
            class:sheet-narrow=move || !seated.get()
            tabindex="-1"
        >
            <Show when=move || plan.ready.get() fallback=|| view! { <Alerts/> <Waiting/> }>
                <div class="workshop-head">
                    <Heading text=title/>
                    <Place/>
                </div>
                <Alerts/>
                <Home/>
            </Show>
        </main>
    }
}

/// Where the person sits, and who they say to be.
#[component]
fn Place() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let (people, plan) = (
        expect_context::<People>(),
        expect_context::<PlanState>().plan,
    );
    in_language(move |texts| {
        move || {
            let table = workshop.table.get()?;
            let profile = people
                .profile(DocumentId::sheet(table, workshop.person))
                .get();
            let stakeholder = plan.with(|plan| {
                let word = profile.stakeholder.as_deref()?;
                plan.stakeholder_title(word).map(visible::in_line)
            });
            let parts = [
                Some((texts.common.table)(table.into())),
                profile.name.as_deref().map(visible::in_line),
                stakeholder,
            ];
            let parts = parts
                .into_iter()
                .flatten()
                .filter(|part| !part.is_empty())
                .map(|part| view! { <li>{part}</li> });
            Some(view! { <ul class="place">{parts.collect_view()}</ul> })
        }
    })
}
