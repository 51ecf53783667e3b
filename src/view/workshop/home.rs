//! `/w/…`: where a participant takes a seat and then writes, with the links to their other pages. A facilitator goes on to
//! their first page.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::route::{Own, Route};
use crate::state::Workshop;
use crate::view::board::BoardPage;
use crate::view::current_route::CurrentRoute;
use crate::view::gallery::GalleryPage;
use crate::view::join::{JoinForm, ReceiptEntry};
use crate::view::language::{in_language, texts};
use crate::view::mine::MinePage;
use crate::view::vote::{VoteNotice, VotesLeft};

/// The participant's pages of a workshop; from those of facilitators they go there.
#[component]
pub fn Home() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let CurrentRoute(route) = expect_context();
    let seated = Memo::new(move |_| workshop.table.get().is_some());
    move || match route.get() {
        Some(here @ (Route::Workshop(_) | Route::Own(..))) => in_language(move |_| {
            move || {
                if !seated.get() {
                    return view! { <JoinForm/> <ReceiptEntry/> }.into_any();
                }
                let page = match here {
                    Route::Own(_, Own::Gallery) => view! { <GalleryPage/> }.into_any(),
                    Route::Own(_, Own::Mine) => view! { <MinePage/> }.into_any(),
                    _ => view! { <BoardPage/> }.into_any(),
                };
                view! {
                    <Links/>
                    <VoteNotice/>
                    {page}
                    <VotesLeft/>
                }
                .into_any()
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

/// The links between a participant's pages.
#[component]
fn Links() -> impl IntoView {
    let workshop = expect_context::<Workshop>().id;
    let CurrentRoute(current) = expect_context();
    let texts = texts();
    let words = &texts.vote;
    let link = |(route, name): (Route, &'static str)| {
        let is_here = move || (current.get() == Some(route)).then_some("page");
        view! { <li><a href=route.to_string() aria-current=is_here>{name}</a></li> }
    };
    let links = [
        (Route::Workshop(workshop), words.table),
        (Route::Own(workshop, Own::Gallery), words.gallery),
        (Route::Own(workshop, Own::Mine), texts.mine.heading),
    ];
    view! {
        <nav class="tabs own-pages" aria-label=words.pages>
            <ul class="tabs-list">{links.into_iter().map(link).collect_view()}</ul>
        </nav>
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
