//! “Projektor”: the big screen, in a window of its own, readable from the back of the room.
//!
//! It reads the same device as the facilitator's other window, and shows the phase, the time, the QR code, numbers, and of
//! contributions, themes and votes only what a facilitator has chosen.
//!
//! - [`shown`]: what they have chosen. [`latest`]: what may be shown at all. [`choose`]: where they choose, on “Styring”.
//! - [`grid`]: how much stands in each cell. [`ranking`]: the themes, and what has most votes.

mod choose;
mod grid;
mod latest;
mod ranking;
mod shown;
mod text;

use leptos::html::Div;
use leptos::prelude::*;
use protocol::ItemId;
use workshop::visible;

use super::collect::gathering::Gatherings;
use super::overview::Counted;
use super::page::Page;
use super::rehearsal::{self, RehearsalTexts};
use super::run::room::Counts;
use super::share::qr::{self, Qr};
use crate::state::{Evening, PlanState, Workshop};
use crate::view::language::texts;
use crate::view::part::{Countdown, each};
use grid::Grid;
use latest::{Line, find, latest};
use ranking::{Ranking, themes, voted};
use shown::{Choice, Shown};
use text::ProjectorTexts;

pub use choose::BigScreen;

/// The word of its address.
pub const WORD: &str = "projektor";

/// So many contributions fit on the screen at once.
const AT_ONCE: usize = 3;

/// More characters than this are set smaller.
const LONG: usize = 180;

/// “Projektor”. Nothing stands around it.
pub const PAGE: Page = Page {
    word: WORD,
    name: |language| ProjectorTexts::of(language).page,
    heading: None,
    content: || view! { <Screen/> }.into_any(),
};

/// What fills the screen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Body {
    Numbers,
    Lines,
    /// Under this name.
    Ranking(&'static str),
}

#[component]
fn Screen() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let plan = expect_context::<PlanState>();
    let running = expect_context::<Evening>().running;
    let gathering = Gatherings::get();
    let counts = Counts::new();
    let language = texts().language;
    let words = ProjectorTexts::of(language);
    let choice = Choice::follow(workshop.id);
    let facts = Memo::new(move |_| Counted::of(gathering, language));
    let lines = Memo::new(move |_| {
        choice.shown.with(|shown| match shown {
            Shown::Nothing | Shown::Themes | Shown::Votes => Vec::new(),
            Shown::One(subject) => {
                let line = ItemId::from_hex(subject).and_then(|one| find(gathering, &one));
                line.into_iter().collect()
            }
            Shown::Newest => latest(gathering, AT_ONCE),
        })
    });
    let places = Memo::new(move |_| {
        choice.shown.with(|shown| match shown {
            Shown::Themes => themes(gathering, words),
            Shown::Votes => voted(gathering, words),
            _ => Vec::new(),
        })
    });
    let ranked = move || match choice.shown.get() {
        Shown::Votes => words.voted,
        _ => words.themes,
    };
    // The numbers stand there whenever nothing else can.
    let body = Memo::new(
        move |_| match (lines.with(Vec::is_empty), places.with(Vec::is_empty)) {
            (false, _) => Body::Lines,
            (true, false) => Body::Ranking(ranked()),
            (true, true) => Body::Numbers,
        },
    );
    let title = plan.title();
    let phase = move || {
        let phase = running.with(|running| running.phase)?;
        plan.plan.with(|plan| {
            let phase = plan.programme.iter().find(|one| one.id == phase)?;
            Some(visible::in_line(&phase.title))
        })
    };
    let written = move || {
        let inputs = facts.with(|counted| counted.facts.len());
        let tables = counts.which(|table| table.inputs > 0).len();
        (words.written)(inputs, tables)
    };
    let done = move || {
        let (done, all) = counts.done();
        (words.done)(done, all)
    };
    let message = move || running.with(|running| running.message.clone());
    Effect::new(move || document().set_title(&format!("{} – {}", words.page, title.get())));
    let place = NodeRef::<Div>::new();
    let fill = move |_| {
        if let Some(place) = place.get_untracked() {
            let _ = place.request_fullscreen();
        }
    };
    let link = workshop.device().links().participant;
    let code = match rehearsal::is_one() {
        true => {
            let words = RehearsalTexts::of(language);
            view! { <p class="projector-scan">{words.no_code}</p> }.into_any()
        }
        false => view! {
            <Qr link=link label=qr::label(language)/>
            <p class="projector-scan">{words.scan}</p>
        }
        .into_any(),
    };
    view! {
        <div class="projector" node_ref=place>
            <header class="projector-head">
                <p class="projector-title">{title}</p>
            {document().fullscreen_enabled().then(|| view! {
                <button type="button" class="button button-secondary projector-full" on:click=fill>
                    {words.full_screen}
                </button>
            })}
                <h1 class="projector-phase">{move || phase().unwrap_or_else(|| words.before.to_owned())}</h1>
                <Countdown/>
            </header>
            <p class="projector-message" aria-live="polite" dir="auto" prop:textContent=move || message().unwrap_or_default()></p>
            <div class="projector-body">
                {move || match body.get() {
                    Body::Numbers => view! { <Grid facts/> }.into_any(),
                    Body::Ranking(name) => view! { <Ranking name places/> }.into_any(),
                    Body::Lines => view! {
                        <ul class="projector-lines" aria-label=words.shown tabindex="0">
                            {each(
                                move || lines.get(),
                                |line| (line.subject, line.text.clone()),
                                move |line| view! { <Quote line/> }.into_any(),
                            )}
                        </ul>
                    }
                    .into_any(),
                }}
                <div class="projector-side">
                    {code}
                    <p class="projector-count">{written}</p>
                    <p class="projector-count" hidden=move || phase().is_none()>{done}</p>
                </div>
            </div>
        </div>
    }
}

/// What one person or table wrote. No name is shown.
#[component]
fn Quote(line: Line) -> impl IntoView {
    let words = ProjectorTexts::of(texts().language);
    let is_long = line.text.chars().nth(LONG).is_some();
    view! {
        <li class="projector-quote" class:is-long=is_long>
            <p class="projector-words" dir="auto">{line.text}</p>
            <p class="projector-table">{(words.from_table)(line.table.into())}</p>
        </li>
    }
}
