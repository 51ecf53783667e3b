//! The app: the routes, and what is around every page.

use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::path;

use super::arrival::{Arrivals, LinkPage};
use super::collect::CollectPage;
use super::create::CreatePage;
use super::front::FrontPage;
use super::language::LanguageChoice;
use super::part::accessibility::AccessibilityPage;
use super::part::footer::Footer;
use super::part::heading::Journey;
use super::part::not_found::NotFound;
use super::part::skip::SkipLink;
use super::part::update::UpdateBanner;
use super::plan::PlanPage;
use super::share::SharePage;
use super::workshop::{Home, WorkshopFrame};

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    LanguageChoice::provide();
    Arrivals::provide();
    Journey::provide();
    view! {
        <Router>
            <SkipLink/>
            <UpdateBanner/>
            <Routes fallback=NotFound>
                <Route path=path!("/") view=FrontPage/>
                <Route path=path!("/ny") view=CreatePage/>
                <Route path=path!("/tilgaengelighed") view=AccessibilityPage/>
                <Route path=path!("/deltag") view=LinkPage/>
                <Route path=path!("/facilitator") view=LinkPage/>
                <ParentRoute path=path!("/w/:workshop") view=WorkshopFrame>
                    <Route path=path!("") view=Home/>
                    <Route path=path!("plan") view=PlanPage/>
                    <Route path=path!("saml") view=CollectPage/>
                    <Route path=path!("del") view=SharePage/>
                </ParentRoute>
            </Routes>
            <Footer/>
        </Router>
    }
}
