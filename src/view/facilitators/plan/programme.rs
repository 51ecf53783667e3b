//! “Program”: what happens when, and whether it adds up.

use leptos::prelude::*;

use super::dispute::Disputes;
use super::parts::Parts;
use super::series::Series;
use super::text::PlanTexts;
use crate::view::facilitators::page::Page;

/// “Program”.
pub const PAGE: Page = Page {
    word: "program",
    name: |language| PlanTexts::of(language).programme,
    heading: None,
    content: || {
        view! {
            <Disputes in_programme=true/>
            <div class="programme">
                <Parts series=Series::Programme/>
            </div>
        }
        .into_any()
    },
};
