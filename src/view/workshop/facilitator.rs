//! The facilitators' frame: title, navigation, status, alerts.

use leptos::prelude::*;

use super::alerts::Alerts;
use super::page::WorkshopPage;
use super::status::StatusLine;
use crate::route::Route;
use crate::state::Workshop;
use crate::view::app::CurrentRoute;
use crate::view::join::Waiting;
use crate::view::language::in_language;
use crate::view::part::page::{Brand, MAIN};

/// Around “Plan”, “Saml” and “Del”.
#[component]
pub fn FacilitatorFrame() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let title = workshop.title();
    view! {
        <header class="masthead">
            <div class="masthead-inner">
                <Brand/>
                <StatusLine/>
            </div>
        </header>
        <main id=MAIN class="sheet sheet-wide" tabindex="-1">
            <Show when=move || workshop.ready.get() fallback=|| view! { <Alerts/> <Waiting/> }>
                <div class="workshop-head">
                    <h1 class="workshop-title">{title}</h1>
                    <Navigation/>
                </div>
                <Alerts/>
                <WorkshopPage/>
            </Show>
        </main>
    }
}

#[component]
fn Navigation() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let CurrentRoute(current) = expect_context();
    in_language(move |texts| {
        let words = &texts.workshop;
        let link = |route: Route, word: &'static str| {
            let is_here = move || (current.get() == Some(route)).then_some("page");
            view! { <li><a href=route.to_string() aria-current=is_here>{word}</a></li> }
        };
        view! {
            <nav class="tabs" aria-label=words.navigation>
                <ul class="tabs-list">
                    {link(Route::Plan(workshop.id), words.plan)}
                    {link(Route::Collect(workshop.id), words.collect)}
                    {link(Route::Share(workshop.id), words.share)}
                </ul>
            </nav>
        }
    })
}
