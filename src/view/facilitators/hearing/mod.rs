//! “Høring”: a version of the strategy is sent to parties, their answers are treated one by one, and what became of them is
//! read as a white paper and published.
//!
//! - [`held`]: which hearing the pages are about, and its answers with what became of each.
//! - [`links`]: the three pages. [`choice`]: which of several hearings they are about.
//! - [`send`]: a new hearing. [`period`]: from when to when, and whether it is open. [`parties`]: who is asked, and who has
//!   answered. [`reach`]: the parties' link.
//! - [`list`], [`answer`], [`point`], [`deciding`]: the answers, and what becomes of each. [`cut`]: several points out of one answer.
//!   [`alike`]: those that say the same. [`changes`]: the parts that a point changed. [`remarks`]: remarks that are used again.
//!   [`enter`]: what came on paper or by e-mail. [`late`]: what came after the end.
//! - [`white_paper`]: the “hvidbog”; [`paper`]: as a Word document.
//! - [`publishing`]: what parties read of it.

mod alike;
mod answer;
mod changes;
mod choice;
mod cut;
mod deciding;
mod enter;
mod held;
mod late;
mod links;
mod list;
mod paper;
mod parties;
mod period;
mod point;
mod publishing;
mod reach;
mod remarks;
mod send;
mod text;
mod white_paper;

use leptos::prelude::*;
use sync::DocumentId;

use super::page::Page;
use super::parts::{Done, Writing};
use crate::view::language::texts;
use choice::Choice;
use enter::Enter;
use held::Held;
use late::Late;
use links::Links;
use list::List;
use parties::Parties;
use period::Period;
use publishing::Publish;
use reach::Reach;
use remarks::Remarks;
use send::Send;
use text::HearingTexts;
use white_paper::WhitePaper;

/// “Høring”.
pub const PAGE: Page = Page {
    word: "hoering",
    name: |language| HearingTexts::of(language).page,
    heading: None,
    content: || view! { <Setting/> }.into_any(),
};

/// The answers.
pub const ANSWERS_PAGE: Page = Page {
    word: "hoering/svar",
    name: |language| HearingTexts::of(language).answers,
    heading: None,
    content: || view! { <Treating/> }.into_any(),
};

/// “Hvidbog”.
pub const WHITE_PAPER_PAGE: Page = Page {
    word: "hoering/hvidbog",
    name: |language| HearingTexts::of(language).white_paper,
    heading: None,
    content: || view! { <Reading/> }.into_any(),
};

#[component]
fn Setting() -> impl IntoView {
    let held = Held::provide();
    Writing::provide(DocumentId::HEARING);
    view! {
        <Links/>
        <div class="hearing">
            <Done/>
            <Choice/>
            <Show when=move || held.is_any()>
                <Period/>
                <Parties/>
                <Reach/>
            </Show>
            <Send/>
        </div>
    }
}

#[component]
fn Treating() -> impl IntoView {
    let held = Held::provide();
    Writing::provide(DocumentId::HEARING);
    view! {
        <Links/>
        <div class="hearing">
            <Show when=move || held.is_any() fallback=|| view! { <NoHearing/> }>
                <Done/>
                <Choice/>
                <Late/>
                <List/>
                <Enter/>
                <Remarks/>
            </Show>
        </div>
    }
}

#[component]
fn Reading() -> impl IntoView {
    let held = Held::provide();
    Writing::provide(DocumentId::NOTICE);
    view! {
        <Links/>
        <div class="hearing">
            <Show when=move || held.is_any() fallback=|| view! { <NoHearing/> }>
                <Done/>
                <Choice/>
                <Publish/>
                <WhitePaper/>
            </Show>
        </div>
    }
}

/// Nothing is heard yet.
#[component]
fn NoHearing() -> impl IntoView {
    let words = HearingTexts::of(texts().language);
    view! { <p class="empty">{words.none_yet}</p> }
}
