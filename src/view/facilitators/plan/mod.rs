//! “Plan” and “Program”: where facilitators set the workshop up.
//!
//! - [`basics`], [`said`], [`tables`], [`file`](mod@file): what there is one of.
//! - [`series`]: what there are several of, in an order; [`parts`]: such a list, [`row`]: one of it, [`guide`], [`phase`]:
//!   what else is said of one.
//! - [`programme`]: “Program”, [`sum`]: what it comes to, [`time`]: times in its fields.
//! - [`dispute`]: what two facilitators set at once, for one of them to choose.

mod basics;
mod dispute;
mod file;
mod guide;
mod parts;
mod phase;
mod row;
mod said;
mod series;
mod sum;
mod tables;
mod text;
mod time;

pub mod programme;

use leptos::prelude::*;

use super::page::Page;
use crate::route;
use basics::Basics;
use dispute::Disputes;
use file::PlanFile;
use parts::Parts;
use said::{Points, Privacy};
use series::Series;
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
        <Disputes in_programme=false/>
        <div class="plan">
            <div class="plan-side">
                <Basics/>
                <Privacy/>
                <Tables/>
                <Points/>
                <PlanFile/>
            </div>
            <div class="plan-grid">
                <Parts series=Series::FocusPoints/>
                <Parts series=Series::Aspects/>
                <Parts series=Series::Stakeholders/>
            </div>
        </div>
    }
}
