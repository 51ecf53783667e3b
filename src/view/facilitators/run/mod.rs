//! “Styring”: where facilitators run the evening.
//!
//! - [`steering`]: what they do to it, each step with its way back.
//! - [`now`], [`phases`]: what runs, and the programme from which phases are started.
//! - [`others`], [`chosen`]: that another facilitator changed it.
//! - [`message`]: a line to everyone.
//! - [`room`]: what comes from the tables, and what nobody has said anything about.
//! - [`gate`], [`late`]: whether input is open, and what waits beyond a close.

mod chosen;
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
use super::rehearsal::{self, Begin, RehearsalTexts};
use super::vote::{GalleryPanel, Voting};
use gate::Gate;
use message::Message;
use now::Now;
use phases::Phases;
use room::{Counts, Coverage, Tables};
use steering::Steering;
use text::RunTexts;

use crate::state::{Evening, Workshop};
use crate::view::language::texts;

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
    let guide = rehearsal::is_one().then(|| view! { <rehearsal::Guide/> });
    let counts = Counts::new();
    view! {
        <div class="run">
            <div class="run-side">
                <Now/>
                {guide}
                <Phases/>
                <Rehearsal/>
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

/// “Prøv aftenen”, as long as nothing has been started.
#[component]
fn Rehearsal() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let running = expect_context::<Evening>().running;
    let words = RehearsalTexts::of(texts().language);
    let is_before = Memo::new(move |_| {
        running.track();
        let device = workshop.device();
        device.rehearsal_of().is_none()
            && device.read(|session| session.decided().phase().is_none())
    });
    view! {
        <Show when=move || is_before.get()>
            <section class="panel" aria-labelledby="run-rehearsal-heading">
                <h3 class="panel-heading" id="run-rehearsal-heading">{words.before}</h3>
                <Begin id="run-rehearsal"/>
            </section>
        </Show>
    }
}
