//! The facilitators' pages: what stands at their addresses in which program.
//!
//! They are passed in as functions because the linker leaves out what no function of a program names: the participants'
//! program is a tenth smaller for it, and no line of it is written twice.

use leptos::prelude::*;

use super::collect::CollectPage;
use super::create::CreatePage;
use super::elsewhere::{Elsewhere, OpenFileElsewhere, WorkshopElsewhere};
use super::front::OpenFile;
use super::plan::PlanPage;
use super::share::SharePage;
use super::workshop::{CreationToken, FacilitatorFrame, Home};

/// A function for each; in the context of everything.
#[derive(Clone, Copy)]
pub struct FacilitatorPages {
    /// On the front page, the button “Åbn fil”.
    pub open_file: fn() -> AnyView,
    /// `/ny`.
    pub create: fn() -> AnyView,
    /// Around the pages of an open workshop.
    pub frame: fn() -> AnyView,
    /// In the alert that the relay lets this device not create the workshop.
    pub creation_token: fn() -> AnyView,
    /// `/w/…/plan`.
    pub plan: fn() -> AnyView,
    /// `/w/…/saml`.
    pub collect: fn() -> AnyView,
    /// `/w/…/del`.
    pub share: fn() -> AnyView,
}

impl FacilitatorPages {
    /// In the facilitators' program: the pages.
    pub const HERE: Self = Self {
        open_file: || view! { <OpenFile/> }.into_any(),
        create: || view! { <CreatePage/> }.into_any(),
        frame: || view! { <FacilitatorFrame/> }.into_any(),
        creation_token: || view! { <CreationToken/> }.into_any(),
        plan: || view! { <PlanPage/> }.into_any(),
        collect: || view! { <CollectPage/> }.into_any(),
        share: || view! { <SharePage/> }.into_any(),
    };

    /// In the participants' program: the way to the other one, and for participants their own page.
    pub const ELSEWHERE: Self = Self {
        open_file: || view! { <OpenFileElsewhere/> }.into_any(),
        create: || view! { <Elsewhere/> }.into_any(),
        frame: || view! { <WorkshopElsewhere/> }.into_any(),
        creation_token: || ().into_any(),
        plan: || view! { <Home/> }.into_any(),
        collect: || view! { <Home/> }.into_any(),
        share: || view! { <Home/> }.into_any(),
    };
}
