//! “Plan”: where facilitators set the workshop up.

mod axis;
mod basics;
mod parts;
mod row;
mod tables;
mod text;

use leptos::prelude::*;

use super::page::Page;
use crate::route;
use basics::Basics;
use parts::{Aspects, FocusPoints};
use tables::Tables;
use text::PlanTexts;

/// The page on which a workshop opens for a facilitator.
pub const PAGE: Page = Page {
    word: route::FIRST_PAGE,
    name: |language| PlanTexts::of(language).page,
    heading: None,
    content: || view! { <Sections/> }.into_any(),
};

#[component]
fn Sections() -> impl IntoView {
    view! {
        <div class="plan">
            <div class="plan-side">
                <Basics/>
                <Tables/>
            </div>
            <div class="plan-grid">
                <FocusPoints/>
                <Aspects/>
            </div>
        </div>
    }
}
