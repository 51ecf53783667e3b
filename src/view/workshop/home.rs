//! `/w/…`: where a participant takes a seat and then writes. A facilitator goes on to the plan.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use protocol::Role;

use crate::route::Route;
use crate::state::Workshop;
use crate::view::board::BoardPage;
use crate::view::join::JoinForm;
use crate::view::language::in_language;

/// See the module.
#[component]
pub fn Home() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    if workshop.role == Role::Facilitator {
        go_home(workshop);
        return ().into_any();
    }
    let seated = Memo::new(move |_| workshop.table.get().is_some());
    in_language(move |_| {
        move || {
            if seated.get() {
                view! { <BoardPage/> }.into_any()
            } else {
                view! { <JoinForm/> }.into_any()
            }
        }
    })
    .into_any()
}

/// A page for facilitators only; others go to where they belong.
#[component]
pub fn FacilitatorsOnly(children: ChildrenFn) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    match workshop.role {
        Role::Facilitator => in_language(move |_| children()).into_any(),
        Role::Participant | Role::Party => {
            go_home(workshop);
            ().into_any()
        }
    }
}

fn go_home(workshop: Workshop) {
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
