//! “Styring”: where facilitators run the evening.
//!
//! - [`steering`]: what they do to it, each step with its way back.
//! - [`now`], [`phases`]: what runs, and the programme from which phases are started.
//! - [`others`]: that another facilitator changed it.
//! - [`message`]: a line to everyone.
//! - [`room`]: what comes from the tables, and what nobody has said anything about.
//! - [`gate`], [`late`]: whether input is open, and what waits beyond a close.

mod gate;
mod late;
mod message;
mod now;
mod others;
mod phases;
pub mod room;
mod steering;
mod text;

use leptos::prelude::*;

use super::page::Page;
use super::projector::BigScreen;
use super::vote::{GalleryPanel, Voting};
use gate::Gate;
use message::Message;
use now::Now;
use phases::Phases;
use room::{Counts, Coverage, Tables};
use steering::Steering;
use text::RunTexts;

/// “Styring”.
pub const PAGE: Page = Page {
    word: "styring",
    name: |language| RunTexts::of(language).page,
    heading: Some(|language| RunTexts::of(language).heading),
    content: || view! { <Sections/> }.into_any(),
};

#[component]
fn Sections() -> impl IntoView {
    Steering::provide();
    let counts = Counts::new();
    view! {
        <div class="run">
            <div class="run-side">
                <Now/>
                <Phases/>
            </div>
            <div class="run-side">
                <Message/>
                <Gate/>
                <Voting/>
                <GalleryPanel/>
                <BigScreen/>
            </div>
        </div>
        <div class="coverage">
            <Tables counts/>
            <Coverage/>
        </div>
    }
}
