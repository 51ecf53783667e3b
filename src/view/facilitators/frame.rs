//! The facilitators' frame: title, navigation, status, alerts, and in it the page that the address names.

use leptos::prelude::*;

use super::PAGES;
use super::collect::gathering::Gatherings;
use super::collect::moderation::told::keep_told;
use super::navigation::Navigation;
use super::page::Page;
use super::projector;
use super::rehearsal::{self, Band, RehearsalStatus};
use super::vote::keep_clear;
use crate::route::Route;
use crate::state::{PlanState, Workshop};
use crate::view::current_route::CurrentRoute;
use crate::view::join::Waiting;
use crate::view::language::in_language;
use crate::view::part::page::{Brand, MAIN};
use crate::view::part::{Heading, Level};
use crate::view::workshop::{Alerts, StatusLine, go_home};

/// Around every page.
#[component]
pub fn Frame() -> impl IntoView {
    Gatherings::provide();
    keep_clear();
    keep_told();
    let CurrentRoute(route) = expect_context();
    // Nothing stands around the big screen: what is said to facilitators is not for the room.
    let is_bare = Memo::new(move |_| matches!(route.get(), Some(Route::Page(_, projector::WORD))));
    move || match is_bare.get() {
        true => view! { <Bare/> }.into_any(),
        false => view! { <Around/> }.into_any(),
    }
}

/// The big screen alone.
#[component]
fn Bare() -> impl IntoView {
    let plan = expect_context::<PlanState>();
    view! {
        {rehearsal::is_one().then(|| view! { <Band/> })}
        <main id=MAIN class="projector-page" tabindex="-1">
            <Show when=move || plan.ready.get() fallback=|| view! { <Waiting/> }>
                {in_language(|_| (projector::PAGE.content)())}
            </Show>
        </main>
    }
}

/// Title, navigation, status and alerts around a page.
#[component]
fn Around() -> impl IntoView {
    let plan = expect_context::<PlanState>();
    let title = plan.title();
    let is_rehearsal = rehearsal::is_one();
    let status = match is_rehearsal {
        true => view! { <RehearsalStatus/> }.into_any(),
        false => view! { <StatusLine/> }.into_any(),
    };
    view! {
        <header class="masthead">
            <div class="masthead-inner">
                <Brand/>
                {status}
            </div>
        </header>
        {is_rehearsal.then(|| view! { <Band/> })}
        <main id=MAIN class="sheet sheet-wide" tabindex="-1">
            <Show when=move || plan.ready.get() fallback=|| view! { <Alerts/> <Waiting/> }>
                <div class="workshop-head">
                    <h1 class="workshop-title">{title}</h1>
                    <Navigation/>
                </div>
                <Alerts/>
                <Current/>
            </Show>
        </main>
    }
}

#[component]
fn Current() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let CurrentRoute(route) = expect_context();
    move || match route.get() {
        Some(Route::Page(_, word)) => {
            let page = PAGES.iter().find(|page| page.word == word);
            page.map(|page| show(*page)).into_any()
        }
        Some(Route::Workshop(_) | Route::Own(..)) => {
            go_home(workshop);
            ().into_any()
        }
        // The person has left, and the frame goes next.
        _ => ().into_any(),
    }
}

fn show(page: Page) -> AnyView {
    let title = expect_context::<PlanState>().title();
    in_language(move |texts| {
        let heading = page.heading(texts.language);
        view! {
            <Heading
                level=Level::Second
                text=heading
                document_title=Signal::derive(move || format!("{heading} – {}", title.get()))
            />
            {(page.content)()}
        }
    })
}
