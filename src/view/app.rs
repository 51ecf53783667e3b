//! The app: the routes, and what is around every page.

use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::path;

use super::arrival::{Arrivals, LinkPage};
use super::facilitators::FacilitatorPages;
use super::front::FrontPage;
use super::language::LanguageChoice;
use super::part::accessibility::AccessibilityPage;
use super::part::footer::Footer;
use super::part::heading::Journey;
use super::part::not_found::NotFound;
use super::part::skip::SkipLink;
use super::part::update::UpdateBanner;
use super::workshop::{Home, WorkshopFrame};

/// The whole page.
#[component]
pub fn App(
    /// What stands at the facilitators' addresses.
    pages: FacilitatorPages,
) -> impl IntoView {
    provide_context(pages);
    LanguageChoice::provide();
    Arrivals::provide();
    Journey::provide();
    view! {
        <Router>
            <SkipLink/>
            <UpdateBanner/>
            <Routes fallback=NotFound>
                <Route path=path!("/") view=FrontPage/>
                <Route path=path!("/ny") view=pages.create/>
                <Route path=path!("/tilgaengelighed") view=AccessibilityPage/>
                <Route path=path!("/deltag") view=LinkPage/>
                <Route path=path!("/facilitator") view=LinkPage/>
                <ParentRoute path=path!("/w/:workshop") view=WorkshopFrame>
                    <Route path=path!("") view=Home/>
                    <Route path=path!("plan") view=pages.plan/>
                    <Route path=path!("saml") view=pages.collect/>
                    <Route path=path!("del") view=pages.share/>
                </ParentRoute>
            </Routes>
            <Footer/>
        </Router>
    }
}
