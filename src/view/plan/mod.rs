//! “Plan”: where facilitators set the workshop up, and open and close it.

mod basics;
mod gate;
mod parts;
mod row;
mod tables;
mod text;

use leptos::prelude::*;

use super::part::{Heading, Level};
use super::workshop::FacilitatorsOnly;
use crate::state::Workshop;
use crate::view::language::texts;
use basics::Basics;
use gate::Gate;
use parts::{Aspects, FocusPoints};
use tables::Tables;
use text::PlanTexts;

/// See the module.
#[component]
pub fn PlanPage() -> impl IntoView {
    view! {
        <FacilitatorsOnly>
            <Sections/>
        </FacilitatorsOnly>
    }
}

#[component]
fn Sections() -> impl IntoView {
    let title = expect_context::<Workshop>().title();
    let page = PlanTexts::of(texts().language).page;
    view! {
        <Heading
            level=Level::Second
            text=page
            document_title=Signal::derive(move || format!("{page} – {}", title.get()))
        />
        <div class="plan">
            <div class="plan-side">
                <Gate/>
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
