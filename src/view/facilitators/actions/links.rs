//! The links between the pages of “Handling”.

use leptos::prelude::*;

use super::text::ActionTexts;
use super::{figures, follow, goals, status, tracks};
use crate::route::Route;
use crate::state::Workshop;
use crate::text::Language;
use crate::view::current_route::CurrentRoute;
use crate::view::language::texts;

/// What a page is called in a language.
type Name = fn(Language) -> &'static str;

/// The words of their addresses, and what they are called, in the order of the work.
const LINKS: &[(&str, Name)] = &[
    (tracks::PAGE.word, |language| {
        ActionTexts::of(language).tracks
    }),
    (figures::PAGE.word, figures::PAGE.name),
    (goals::PAGE.word, goals::PAGE.name),
    (follow::PAGE.word, follow::PAGE.name),
    (status::PAGE.word, status::PAGE.name),
];

/// The links.
#[component]
pub fn Links() -> impl IntoView {
    let workshop = expect_context::<Workshop>().id;
    let CurrentRoute(current) = expect_context();
    let texts = texts();
    let link = |(word, name): &(&'static str, Name)| {
        let route = Route::Page(workshop, word);
        let is_here = move || (current.get() == Some(route)).then_some("page");
        let name = name(texts.language);
        view! { <li><a href=route.to_string() aria-current=is_here>{name}</a></li> }
    };
    view! {
        <nav class="parts-nav" aria-label=ActionTexts::of(texts.language).page>
            <ul class="parts-nav-list">{LINKS.iter().map(link).collect_view()}</ul>
        </nav>
    }
}
