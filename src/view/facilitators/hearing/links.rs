//! The links between the pages of “Høring”.

use leptos::prelude::*;

use super::text::HearingTexts;
use crate::route::Route;
use crate::state::Workshop;
use crate::view::current_route::CurrentRoute;
use crate::view::facilitators::page::Page;
use crate::view::language::texts;

/// See the module.
#[component]
pub fn Links() -> impl IntoView {
    let workshop = expect_context::<Workshop>().id;
    let CurrentRoute(current) = expect_context();
    let language = texts().language;
    let words = HearingTexts::of(language);
    let link = |(page, name): (Page, &'static str)| {
        let route = Route::Page(workshop, page.word);
        let is_here = move || (current.get() == Some(route)).then_some("page");
        view! { <li><a href=route.to_string() aria-current=is_here>{name}</a></li> }
    };
    let links = [
        (super::PAGE, words.setting),
        (super::ANSWERS_PAGE, words.answers),
        (super::WHITE_PAPER_PAGE, words.white_paper),
    ];
    view! {
        <nav class="parts-nav" aria-label=words.page>
            <ul class="parts-nav-list">{links.map(link)}</ul>
        </nav>
    }
}
