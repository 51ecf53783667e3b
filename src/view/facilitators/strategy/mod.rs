//! “Strategi”: the text that facilitators write from what was gathered, part by part, each with what it builds on.
//!
//! - [`asides`]: beside the text of a part its plain words, and a note to the other facilitators.
//! - [`begin`], [`doubled`]: what it can begin as, and what two who began it apart have twice.
//! - [`crossing`]: two sets of visions, crossed in a table.
//! - [`front`]: title, period and year.
//! - [`insert`]: what is put into a text at the caret.
//! - [`line`], [`tools`], [`more_tools`]: a part of the text, and what is done to it as a whole.
//! - [`links`], [`pages`], [`reader`]: the other pages: as what it is read.
//! - [`paper`]: the text as a Word document.
//! - [`picture`]: what a figure shows.
//! - [`missing`], [`going`]: what is still missing, and the way to a place in a text.
//! - [`more`]: new parts.
//! - [`out`]: what was taken out.
//! - [`sources`]: what a part builds on, and what that says.
//! - [`unused`]: what no part builds on.
//! - [`versions`], [`compare`], [`who`]: named points in its history, the way back to one, what differs between two and who
//!   changed it.

mod asides;
mod begin;
mod compare;
mod crossing;
mod doubled;
mod front;
mod going;
mod insert;
mod line;
mod links;
mod missing;
mod more;
mod more_tools;
mod out;
mod pages;
mod paper;
mod picture;
mod reader;
mod sources;
mod text;
mod tools;
mod unused;
mod versions;
mod who;

use leptos::prelude::*;
use sync::{DocumentId, Status};
use workshop::strategy::{Sources, Usage};
use workshop::{PartForm, SetAside};

use super::collect::gathering::{Gathering, Gatherings};
use super::page::Page;
use crate::state::{PicturesState, StrategyState, Workshop, hold};
use crate::view::facilitators::parts::{Done, Writing};
use crate::view::language::texts;
use crate::view::part::each;
use begin::Begin;
use doubled::Doubled;
use front::Front;
use going::Going;
use line::LineView;
use links::Links;
use missing::Missing;
use more::NewParts;
use out::TakenOut;
use unused::Unused;
use versions::Versions;

pub use compare::marked;
pub use line::{named, path};
pub use reader::{Footnotes, in_words, shown};
pub use text::StrategyTexts;
pub use versions::as_it_was;

/// “Strategi”.
pub const PAGE: Page = Page {
    word: "strategi",
    name: |language| StrategyTexts::of(language).page,
    heading: None,
    content: || view! { <Strategy/> }.into_any(),
};

/// “Læs som tekst”.
pub const READ: Page = Page {
    word: "strategi/tekst",
    name: |language| StrategyTexts::of(language).read,
    heading: None,
    content: || view! { <pages::Read/> }.into_any(),
};

/// “Pjece”.
pub const LEAFLET: Page = Page {
    word: "strategi/pjece",
    name: |language| StrategyTexts::of(language).leaflet,
    heading: None,
    content: || view! { <pages::LeafletPage/> }.into_any(),
};

/// So many parts are made in one frame: a hundred pages at once would keep everybody waiting for the first.
const AT_ONCE: usize = 40;

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
    hold::<PicturesState>(workshop);
    Writing::provide(DocumentId::STRATEGY);
    Going::provide();
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
            // Cells stand in their tables.
            let is_in_a_table = |line: &workshop::strategy::Line| {
                let above = line.part.under.and_then(|id| all.line(&id));
                line.part.form == PartForm::Cell
                    && above.is_some_and(|above| above.part.form == PartForm::Crossing)
            };
            let lines = all.lines.iter().filter(|line| !is_in_a_table(line));
            lines.map(|line| line.part.id).collect::<Vec<_>>()
        })
    });
    let room = RwSignal::new(AT_ONCE);
    let count = Memo::new(move |_| lines.with(Vec::len));
    Effect::new(move || {
        if room.get() < count.get() {
            request_animation_frame(move || {
                let _ = room.try_update(|room| *room += AT_ONCE);
            });
        }
    });
    let shown = Memo::new(move |_| {
        let room = room.get();
        lines.with(|lines| lines.iter().copied().take(room).collect::<Vec<_>>())
    });
    view! {
        <Show when=move || !is_empty.get()>
            <Links/>
        </Show>
        <div class="strategy">
            <Show when=move || is_empty.get() && !is_reading.get()>
                <Begin/>
            </Show>
            <Show when=move || !is_empty.get()>
                <Front/>
                <Doubled/>
                <Sum/>
                <Missing/>
            </Show>
            <div hidden=move || is_empty.get()>
                <Done/>
            </div>
            <div class="strategy-lines">
                {each(move || shown.get(), |id| *id, |id| view! { <LineView id/> }.into_any())}
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
