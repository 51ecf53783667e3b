//! The page of an open workshop that the address names.

use leptos::prelude::*;

use super::home::Home;
use crate::route::Route;
use crate::view::app::CurrentRoute;
use crate::view::facilitators::FacilitatorPages;

/// See the module.
#[component]
pub fn WorkshopPage() -> impl IntoView {
    let pages = expect_context::<FacilitatorPages>();
    let CurrentRoute(route) = expect_context();
    move || match route.get() {
        Some(Route::Workshop(_)) => view! { <Home/> }.into_any(),
        Some(Route::Plan(_)) => (pages.plan)(),
        Some(Route::Collect(_)) => (pages.collect)(),
        Some(Route::Share(_)) => (pages.share)(),
        // The person has left, and the frame goes next.
        _ => ().into_any(),
    }
}
