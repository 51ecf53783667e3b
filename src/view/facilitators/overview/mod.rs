//! “Overblik”: pictures of what came in, each with its table, that a facilitator can show to politicians.
//!
//! - [`facts`]: what is counted, once for all pictures.
//! - [`picture`]: a picture with its table, and the way out as SVG and PNG.
//! - [`chart`]: themes by impact and feasibility, placed by hand.
//! - [`minority`]: what only one stakeholder said.

mod chart;
mod facts;
mod minority;
mod picture;
mod pictures;
mod text;

use leptos::prelude::*;

use super::collect::gathering::Gatherings;
use super::collect::links::Links;
use super::collect::sum::Sum;
use super::page::Page;
use crate::view::language::texts;
use chart::Chart;
use facts::Facts;
use minority::Minorities;
use pictures::Pictures;
use text::OverviewTexts;

pub use facts::Facts as Counted;
pub use picture::Picture;
pub use pictures::{Cell, Drawn, all as all_pictures, in_columns};

/// “Overblik”.
pub const PAGE: Page = Page {
    word: "saml/overblik",
    name: |language| OverviewTexts::of(language).page,
    heading: None,
    content: || view! { <Overview/> }.into_any(),
};

#[component]
fn Overview() -> impl IntoView {
    let gathering = Gatherings::get();
    let language = texts().language;
    let words = OverviewTexts::of(language);
    let facts = Memo::new(move |_| Facts::of(gathering, language));
    let is_empty = Memo::new(move |_| facts.with(|facts| facts.facts.is_empty()));
    view! {
        <Links/>
        <div class="overview">
            <Sum/>
            <Show when=move || is_empty.get()>
                <p class="found-none">{words.nothing}</p>
            </Show>
            <Show when=move || !is_empty.get()>
                <p class="hint">{words.help}</p>
                <Pictures facts/>
                <Chart/>
                <Minorities facts/>
            </Show>
        </div>
    }
}
