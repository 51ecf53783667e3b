//! The navigation: the links between the facilitators' pages of a workshop.

use leptos::prelude::*;

use super::page::Page;
use crate::bilingual;
use crate::route::Route;
use crate::state::Workshop;
use crate::view::current_route::CurrentRoute;
use crate::view::language::in_language;

/// The pages that a link leads to.
const LINKS: &[Page] = &[
    // In the order of an evening.
    super::plan::PAGE,
    super::plan::programme::PAGE,
    super::run::PAGE,
    super::collect::PAGE,
    super::strategy::PAGE,
    super::hearing::PAGE,
    super::cases::PAGE,
    super::actions::tracks::PAGE,
    super::timetable::PAGE,
    super::share::PAGE,
];

/// The links between the facilitators' pages.
#[component]
pub fn Navigation() -> impl IntoView {
    let workshop = expect_context::<Workshop>().id;
    let CurrentRoute(current) = expect_context();
    in_language(move |texts| {
        let link = |page: &Page| {
            let route = Route::Page(workshop, page.word);
            let is_here = move || match current.get() {
                Some(here) if here == route => Some("page"),
                // A part of the page.
                Some(here) if here.is_below(route) => Some("true"),
                _ => None,
            };
            let name = (page.name)(texts.language);
            view! { <li><a href=route.to_string() aria-current=is_here>{name}</a></li> }
        };
        view! {
            <nav class="tabs" aria-label=NavigationTexts::of(texts.language).label>
                <ul class="tabs-list">{LINKS.iter().map(link).collect_view()}</ul>
            </nav>
        }
    })
}

bilingual! {
    struct NavigationTexts;

    label: "Temadagens sider", "The pages of the theme day";
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::super::PAGES;
    use super::*;

    #[test]
    fn every_link_leads_to_a_page() {
        for link in LINKS {
            assert!(
                PAGES.iter().any(|page| page.word == link.word),
                "{}",
                link.word
            );
        }
    }
}
