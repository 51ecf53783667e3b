//! “Papir”: what was written on paper, typed in by keyboard alone. What one form has in common with the next stays in the
//! fields.
//!
//! - [`form`]: the fields. [`added`]: what was added, with the way back.

mod added;
mod form;
mod text;

use leptos::prelude::*;
use protocol::ItemId;

use super::collect::links::Links;
use super::page::Page;
use crate::state::{Evening, PlanState, Workshop};
use crate::view::language::texts;
use crate::view::part::{Notice, Tone};
use added::{Added, AddedList};
use form::Form;
use text::PaperTexts;

/// “Papir”.
pub const PAGE: Page = Page {
    word: "saml/papir",
    name: |language| PaperTexts::of(language).page,
    heading: Some(|language| PaperTexts::of(language).heading),
    content: || view! { <Paper/> }.into_any(),
};

/// What the page is about: a copy is a handle.
#[derive(Clone, Copy)]
struct Typing {
    workshop: Workshop,
    plan: PlanState,
    focus_point: RwSignal<Option<ItemId>>,
    aspect: RwSignal<Option<ItemId>>,
    /// The table as it was typed.
    table: RwSignal<String>,
    /// The word of the stakeholder; empty where the paper says none.
    stakeholder: RwSignal<String>,
    /// What was added here, the newest first.
    added: RwSignal<Vec<Added>>,
}

#[component]
fn Paper() -> impl IntoView {
    let plan = expect_context::<PlanState>();
    let closed = expect_context::<Evening>().closed;
    let words = PaperTexts::of(texts().language);
    let first = |ids: Vec<ItemId>| ids.first().copied();
    let rows = plan.focus_points().get_untracked();
    let columns = plan.aspects().get_untracked();
    provide_context(Typing {
        workshop: expect_context::<Workshop>(),
        plan,
        focus_point: RwSignal::new(first(rows.iter().map(|row| row.id).collect())),
        aspect: RwSignal::new(first(columns.iter().map(|column| column.id).collect())),
        table: RwSignal::default(),
        stakeholder: RwSignal::default(),
        added: RwSignal::default(),
    });
    view! {
        <Links/>
        <div class="paper-page">
            <Show when=move || closed.get()>
                <Notice tone=Tone::Info><p>{words.closed}</p></Notice>
            </Show>
            <Form/>
            <AddedList/>
        </div>
    }
}
