//! “Mangler”: every hole in the text, with a way to each, and whether the text is ready to be published.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::strategy::{Hole, HoleKind, Strategy, ready_to_publish};
use workshop::{PartText, visible};

use super::going::{Going, Place};
use super::line::path;
use super::text::StrategyTexts;
use crate::state::StrategyState;
use crate::view::language::texts;
use crate::view::part::each;

/// So many are listed at once.
const MOST: usize = 50;

/// A hole as it stands in the list.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Shown {
    part: Option<ItemId>,
    text: PartText,
    start: usize,
    end: usize,
    place: String,
    words: String,
}

/// See the module.
#[component]
pub fn Missing() -> impl IntoView {
    let strategy = expect_context::<StrategyState>();
    let going = expect_context::<Going>();
    let words = StrategyTexts::of(texts().language);
    let holes = Memo::new(move |_| {
        strategy.all.with(|all| {
            let holes = ready_to_publish(all).err().unwrap_or_default();
            let shown = holes.iter().take(MOST).map(|hole| shown(all, hole, words));
            (holes.len(), shown.collect::<Vec<_>>())
        })
    });
    let count = move || holes.with(|(count, _)| *count);
    let is_ready = Memo::new(move |_| count() == 0);
    let state = move || match count() {
        0 => words.is_ready.to_owned(),
        count => (words.is_not_ready)(count),
    };
    let more = move || {
        let more = count().saturating_sub(MOST);
        (more != 0).then(|| view! { <p class="hint">{(words.more)(more)}</p> })
    };
    view! {
        <section class="panel strategy-missing" aria-labelledby="strategy-missing-heading">
            <h3 class="panel-heading" id="strategy-missing-heading">{words.missing}</h3>
            <p class="strategy-ready" class:is-ready=move || is_ready.get() aria-live="polite">{state}</p>
            <Show when=move || !is_ready.get()>
                <p class="hint">{words.missing_help}</p>
                <ul class="strategy-open" aria-label=words.missing>
                    {each(
                        move || holes.with(|(_, holes)| holes.clone()),
                        |hole| hole.clone(),
                        move |hole| {
                            let label = format!("{}: {} – {}", words.go_to, hole.place, hole.words);
                            let place = Place {
                                part: hole.part,
                                text: hole.text,
                                at: hole.start..hole.end,
                            };
                            view! {
                                <li class="strategy-hole">
                                    <p dir="auto">
                                        <strong>{hole.place}</strong> " " <span>{hole.words}</span>
                                    </p>
                                    <button
                                        type="button"
                                        class="button button-secondary button-small"
                                        aria-label=label
                                        on:click=move |_| going.go(place.clone())
                                    >
                                        {words.go_to}
                                    </button>
                                </li>
                            }
                            .into_any()
                        },
                    )}
                </ul>
                {more}
            </Show>
        </section>
    }
}

fn shown(strategy: &Strategy, hole: &Hole, words: &StrategyTexts) -> Shown {
    let line = hole.part.and_then(|id| strategy.line(&id));
    let mut place = line.map_or_else(
        || words.title.to_owned(),
        |line| path(strategy, line, words),
    );
    match hole.text {
        PartText::Plain => place = format!("{place} ({})", words.plain),
        PartText::Title if line.is_some() => place = format!("{place} ({})", words.heading),
        _ => {}
    }
    let said = visible::shortened(&hole.words);
    let said = match hole.kind {
        HoleKind::Marked => said,
        HoleKind::Doubtful => (words.hole_doubtful)(&said),
        HoleKind::Reference => (words.hole_reference)(&said),
        HoleKind::Link => (words.hole_link)(&said),
        HoleKind::Unclosed => (words.hole_unclosed)(&said),
        HoleKind::Undescribed => words.hole_undescribed.to_owned(),
    };
    Shown {
        part: hole.part,
        text: hole.text,
        start: hole.at.start,
        end: hole.at.end,
        place,
        words: said,
    }
}
