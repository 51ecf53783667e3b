//! “Mine input”: what a participant has written, at all tables, and what became of it once facilitators have
//! published that; and the themes of the day.

use std::collections::HashSet;

use leptos::html::Details;
use leptos::prelude::*;
use protocol::ItemId;
use workshop::collection::Origin;
use workshop::{Placement, visible};

use crate::state::{Contributions, Key, OutcomeState, PlanState, Workshop};
use crate::text::{MineTexts, date};
use crate::view::language::texts;
use crate::view::part::{Icon, Passage, each, focus, moment};

const PLACE: &str = "mine";
const SUMMARY: &str = "mine-summary";

/// Above the board, once something is published: that it is, and the way to one's own.
#[component]
pub fn Published() -> impl IntoView {
    let outcome = expect_context::<OutcomeState>();
    let words = &texts().mine;
    let is_published = Memo::new(move |_| outcome.themes.with(|themes| !themes.is_empty()));
    view! {
        // The region is there before it says something: what comes together with its region is not read aloud.
        <div class="published-place" aria-live="polite">
            <Show when=move || is_published.get()>
                <div class="published">
                    <p>{words.published}</p>
                    <a
                        class="button button-secondary button-small"
                        href=format!("#{PLACE}")
                        on:click=move |event| {
                            event.prevent_default();
                            open();
                        }
                    >
                        {words.see_mine}
                    </a>
                </div>
            </Show>
        </div>
    }
}

/// Below the board. It is made when it is opened first: until then it costs nothing.
#[component]
pub fn Mine() -> impl IntoView {
    let words = &texts().mine;
    let place = NodeRef::<Details>::new();
    let is_open = RwSignal::new(false);
    view! {
        <details
            class="mine panel"
            id=PLACE
            node_ref=place
            on:toggle=move |_| {
                if let Some(place) = place.get_untracked() {
                    is_open.set(place.open());
                }
            }
        >
            <summary class="mine-summary" id=SUMMARY><h2 class="panel-heading">{words.heading}</h2></summary>
            <Show when=move || is_open.get()>
                <Written/>
                <Themes/>
            </Show>
        </details>
    }
}

/// Opens it and goes there.
fn open() {
    let Some(place) = document().get_element_by_id(PLACE) else {
        return;
    };
    let _ = place.set_attribute("open", "");
    place.scroll_into_view();
    focus::put_on(SUMMARY);
}

/// One's own input, the newest first.
fn own() -> Memo<Vec<Key>> {
    let workshop = expect_context::<Workshop>();
    let contributions = expect_context::<Contributions>();
    let edition = contributions.edition();
    Memo::new(move |_| {
        edition.track();
        contributions.shelf(|shelf| {
            let mine = shelf
                .shown()
                .filter(|(key, one)| workshop.is_mine(key, one));
            let mut mine: Vec<(i64, Key)> = mine.map(|(key, one)| (one.created, *key)).collect();
            workshop::order::sort_by(&mut mine, |one, other| other.cmp(one));
            mine.into_iter().map(|(_, key)| key).collect()
        })
    })
}

fn subject(key: &Key) -> Option<ItemId> {
    let origin = Origin {
        table: key.document.table()?,
        owner: key.document.owner,
    };
    Some(origin.subject(&key.item))
}

#[component]
fn Written() -> impl IntoView {
    let words = &texts().mine;
    let own = own();
    let is_empty = Memo::new(move |_| own.with(Vec::is_empty));
    view! {
        <Show when=move || is_empty.get()>
            <p class="hint">{words.none}</p>
        </Show>
        <ul class="mine-list" role="list" aria-label=words.heading>
            {each(move || own.get(), |key| *key, |key| view! { <One key/> }.into_any())}
        </ul>
    }
}

#[component]
fn One(key: Key) -> impl IntoView {
    let contributions = expect_context::<Contributions>();
    let outcome = expect_context::<OutcomeState>();
    let plan = expect_context::<PlanState>().plan;
    let texts = texts();
    let words = &texts.mine;
    let Some(item) = contributions.item(key) else {
        return ().into_any();
    };
    let first = item.get_untracked();
    let (hour, minute) = moment::time_of(first.created);
    let time = date::time(hour, minute, texts.language);
    let cell = move || {
        plan.with(|plan| {
            let row = plan
                .focus_point(&first.focus_point)
                .map(|one| one.title.clone());
            let column = plan.aspect(&first.aspect).map(|one| one.title.clone());
            let parts = [row, column].into_iter().flatten();
            let parts: Vec<String> = parts.map(|part| visible::in_line(&part)).collect();
            parts.join(": ")
        })
    };
    let placement = subject(&key).map(|subject| outcome.placement(subject));
    let became = move || {
        outcome.edition.track();
        // Where no theme is published there is nothing to say.
        if outcome.themes.with(|themes| themes.is_empty()) {
            return None;
        }
        let placement = placement.as_ref().and_then(|placement| placement.get());
        let placement = placement.filter(|placement| !placement.is_nowhere());
        Some(match placement {
            None => view! { <p class="mine-became is-none">{words.in_none}</p> }.into_any(),
            Some(placement) => became(&placement, outcome, words).into_any(),
        })
    };
    view! {
        <li class="mine-one">
            <p class="mine-cell">{cell} " · " {time}</p>
            <Passage text=move || item.with(|item| item.text.clone())/>
            {became}
        </li>
    }
    .into_any()
}

/// What became of it, in words.
fn became(
    placement: &Placement,
    outcome: OutcomeState,
    words: &'static MineTexts,
) -> impl IntoView + use<> {
    let titles = outcome.themes.with(|themes| {
        let named = placement.themes.iter().filter_map(|id| {
            let theme = themes.iter().find(|theme| theme.id == *id)?;
            Some(visible::in_line(&theme.title))
        });
        named.collect::<Vec<_>>()
    });
    let in_themes = match titles.as_slice() {
        [] => words.in_none.to_owned(),
        [one] => (words.in_theme)(one),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(|title| (words.quoted)(title)).collect();
            (words.in_themes)(&first.join(", "), last)
        }
    };
    let sentences = placement.sentences.iter().filter_map(|id| {
        let sentence = outcome.sentence(id)?;
        let others = (sentence.inputs as usize).saturating_sub(1);
        let text = sentence.text;
        Some(view! {
            <p class="mine-became">{(words.in_sentence)(others)}</p>
            <blockquote class="mine-sentence" dir="auto">{text}</blockquote>
        })
    });
    let sentences = sentences.collect_view();
    view! {
        <p class="mine-became"><Icon name="check"/>{in_themes}</p>
        {sentences}
    }
}

/// The themes that are published, those with one's own input marked.
#[component]
fn Themes() -> impl IntoView {
    let outcome = expect_context::<OutcomeState>();
    let words = &texts().mine;
    let own = own();
    let mine = Memo::new(move |_| {
        let placed = own.with(|own| {
            let subjects = own.iter().filter_map(subject);
            let placed = subjects.filter_map(|subject| outcome.placement(subject).get());
            placed.collect::<Vec<_>>()
        });
        let themes = placed.into_iter().flat_map(|placement| placement.themes);
        themes.collect::<HashSet<ItemId>>()
    });
    let is_published = Memo::new(move |_| outcome.themes.with(|themes| !themes.is_empty()));
    view! {
        <Show when=move || is_published.get()>
            <h3 class="mine-heading">{words.themes}</h3>
            <ul class="mine-themes" role="list" aria-label=words.themes>
                {each(
                    move || outcome.themes.with(|themes| themes.to_vec()),
                    |theme| (theme.id, theme.title.clone(), theme.summary.clone(), theme.inputs, theme.tables),
                    move |theme| {
                        let weight = (words.weight)(theme.inputs as usize, theme.tables as usize);
                        let id = theme.id;
                        view! {
                            <li class="mine-theme">
                                <h4>{theme.title}</h4>
                                <p class="hint">
                                    {weight}
                                    <Show when=move || mine.with(|mine| mine.contains(&id))>
                                        " · " <strong>{words.has_yours}</strong>
                                    </Show>
                                </p>
                                <p class="passage" dir="auto">{theme.summary}</p>
                            </li>
                        }
                        .into_any()
                    },
                )}
            </ul>
        </Show>
    }
}
