//! `/w/…`: where a participant takes a seat and then writes. A facilitator goes on to their first page.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::route::Route;
use crate::state::Workshop;
use crate::view::board::BoardPage;
use crate::view::current_route::CurrentRoute;
use crate::view::join::JoinForm;
use crate::view::language::in_language;

/// The participant's only page of a workshop; from those of facilitators they go there.
#[component]
pub fn Home() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let CurrentRoute(route) = expect_context();
    let seated = Memo::new(move |_| workshop.table.get().is_some());
    move || match route.get() {
        Some(Route::Workshop(_)) => in_language(move |_| {
            move || {
                if seated.get() {
                    view! { <BoardPage/> }.into_any()
                } else {
                    view! { <JoinForm/> }.into_any()
                }
            }
        }),
        Some(Route::Page(..)) => {
            go_home(workshop);
            ().into_any()
        }
        // The person has left, and the frame goes next.
        _ => ().into_any(),
    }
}

/// Goes where the workshop opens for this person.
pub fn go_home(workshop: Workshop) {
    let navigate = use_navigate();
    Effect::new(move || {
        let replace = NavigateOptions {
            replace: true,
            ..NavigateOptions::default()
        };
        let home = Route::home(workshop.id, workshop.role);
        navigate(&home.to_string(), replace);
    });
}
