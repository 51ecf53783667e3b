//! The app: which page stands at the address, and what is around every page.

use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, LocationProvider};

use super::arrival::{Arrivals, LinkPage};
use super::current_route::CurrentRoute;
use super::front::FrontPage;
use super::language::LanguageChoice;
use super::part::accessibility::AccessibilityPage;
use super::part::footer::Footer;
use super::part::heading::Journey;
use super::part::not_found::NotFound;
use super::part::skip::SkipLink;
use super::part::update::UpdateBanner;
use super::program::Program;
use super::reading::Reading;
use super::workshop::Opening;
use crate::route::Route;

/// The whole page.
#[component]
pub fn App(
    /// Which of the two it is.
    program: Program,
) -> impl IntoView {
    provide_context(program);
    LanguageChoice::provide();
    Reading::provide();
    Arrivals::provide();
    Journey::provide();
    view! {
        <Router>
            <SkipLink/>
            <UpdateBanner/>
            <CurrentPage/>
            <Footer/>
        </Router>
    }
}

/// A `match` where leptos_router would have a tree of routes: ours is known, and its code is 12 KB of brotli.
#[component]
fn CurrentPage() -> impl IntoView {
    let program = expect_context::<Program>();
    let path = use_location().pathname;
    let route = Memo::new(move |_| path.with(|path| Route::parse(path, program.word)));
    provide_context(CurrentRoute(route));
    // Where a link was followed, the router writes its address when it hears that the page is there.
    let browser = expect_context::<BrowserUrl>();
    Effect::new(move || {
        path.track();
        browser.ready_to_complete();
    });
    // From one page of a workshop to another, what is around them stays.
    let frame = Memo::new(move |_| route.get().map(Route::frame));
    move || match frame.get() {
        Some(Route::Front | Route::OpenFile) => view! { <FrontPage/> }.into_any(),
        Some(Route::Create) => (program.create)(),
        Some(Route::Accessibility) => view! { <AccessibilityPage/> }.into_any(),
        Some(Route::Link(_)) => view! { <LinkPage/> }.into_any(),
        Some(Route::Workshop(id) | Route::Own(id, _) | Route::Page(id, _)) => {
            view! { <Opening workshop=id/> }.into_any()
        }
        None => view! { <NotFound/> }.into_any(),
    }
}
