//! “Strategi”: the text that facilitators write from what was gathered, part by part, each with what it builds on.
//!
//! - [`begin`]: what it can begin as.
//! - [`front`]: title, period and year.
//! - [`line`], [`tools`]: a part of the text, and what is done to it as a whole.
//! - [`more`]: new parts.
//! - [`out`]: what was taken out.
//! - [`sources`]: what a part builds on, and what that says.
//! - [`unused`]: what no part builds on.
//! - [`versions`], [`compare`]: named points in its history, the way back to one, and what differs between two.

mod begin;
mod compare;
mod front;
mod line;
mod more;
mod out;
mod sources;
mod text;
mod tools;
mod unused;
mod versions;

use leptos::prelude::*;
use sync::{DocumentId, Status};
use workshop::SetAside;
use workshop::strategy::{Sources, Usage};

use super::collect::gathering::{Gathering, Gatherings};
use super::page::Page;
use crate::state::{StrategyState, Workshop, hold};
use crate::view::facilitators::parts::{Done, Writing};
use crate::view::language::texts;
use crate::view::part::each;
use begin::Begin;
pub use compare::marked;
use front::Front;
use line::LineView;
pub use line::{named, path};
use more::NewParts;
use out::TakenOut;
pub use text::StrategyTexts;
pub use versions::as_it_was;

use unused::Unused;
use versions::Versions;

/// “Strategi”.
pub const PAGE: Page = Page {
    word: "strategi",
    name: |language| StrategyTexts::of(language).page,
    heading: None,
    content: || view! { <Strategy/> }.into_any(),
};

/// The year that lists are about. A copy is a handle.
#[derive(Clone, Copy)]
struct Year(Memo<Option<u16>>);

/// How much of what came in is used. A copy is a handle.
#[derive(Clone, Copy)]
struct Used(Memo<Usage>);

#[component]
fn Strategy() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let gathering = Gatherings::get();
    let strategy = hold::<StrategyState>(workshop);
    Writing::provide(DocumentId::STRATEGY);
    // What is said changes more often than what it builds on.
    let named = Memo::new(move |_| {
        strategy
            .all
            .with(|all| (all.sources.clone(), all.aside.clone()))
    });
    let used = Memo::new(move |_| named.with(|(named, aside)| usage(gathering, named, aside)));
    provide_context(Used(used));
    provide_context(Year(Memo::new(move |_| {
        strategy.all.with(|all| all.front.years.last().copied())
    })));
    // On a device that is new to the workshop it may be on its way.
    let is_reading = Memo::new(move |_| matches!(workshop.status.get(), Status::Reading));
    let is_empty = Memo::new(move |_| strategy.all.with(|all| all.is_empty()));
    let lines = Memo::new(move |_| {
        strategy.all.with(|all| {
            let ids = all.lines.iter().map(|line| line.part.id);
            ids.collect::<Vec<_>>()
        })
    });
    view! {
        <div class="strategy">
            <Show when=move || is_empty.get() && !is_reading.get()>
                <Begin/>
            </Show>
            <Show when=move || !is_empty.get()>
                <Front/>
                <Sum/>
            </Show>
            <div hidden=move || is_empty.get()>
                <Done/>
            </div>
            <div class="strategy-lines">
                {each(move || lines.get(), |id| *id, |id| view! { <LineView id/> }.into_any())}
            </div>
            <Show when=move || !is_empty.get()>
                <NewParts/>
                <Unused/>
                <TakenOut/>
                <Versions/>
            </Show>
        </div>
    }
}

/// “X af Y input er brugt”, and what the rest is.
#[component]
fn Sum() -> impl IntoView {
    let Used(used) = expect_context();
    let words = StrategyTexts::of(texts().language);
    view! {
        <div class="strategy-sum">
            <p class="sum-said" role="status">
                {move || used.with(|used| (words.used)(used.used, used.all()))}
            </p>
            <p class="hint">{move || used.with(|used| (words.rest)(used.aside, used.open.len()))}</p>
        </div>
    }
}

fn usage(gathering: Gathering, named: &Sources, aside: &[SetAside]) -> Usage {
    gathering.found.track();
    gathering.synthesis.edition.track();
    let mut subjects = Vec::new();
    gathering.found_all(|entry| subjects.push(entry.subject));
    gathering
        .synthesis
        .with(|all| Usage::of(named, aside, all, subjects.into_iter()))
}
