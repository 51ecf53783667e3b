//! “Mine input”: what a participant has written, at all tables, where it is, and what became of it once facilitators have
//! published that; the themes of the day; and the code that brings the person to another device.

use std::collections::HashSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::ItemId;
use workshop::{Placement, visible};

use crate::device::clipboard;
use crate::route::{Own, Route};
use crate::state::{Contributions, Key, OutcomeState, PlanState, Unsent, Whereabouts, Workshop};
use crate::text::{MineTexts, date};
use crate::view::language::texts;
use crate::view::part::{Announcement, Icon, Passage, each, moment};

/// Above the board, once something is published: that it is, and the way to one's own.
#[component]
pub fn Published() -> impl IntoView {
    let outcome = expect_context::<OutcomeState>();
    let workshop = expect_context::<Workshop>().id;
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
                        href=Route::Own(workshop, Own::Mine).to_string()
                    >
                        {words.see_mine}
                    </a>
                </div>
            </Show>
        </div>
    }
}

/// See the module.
#[component]
pub fn MinePage() -> impl IntoView {
    let words = &texts().mine;
    view! {
        <section class="mine" aria-labelledby="mine-heading">
            <h2 class="panel-heading" id="mine-heading" tabindex="-1">{words.heading}</h2>
            <p class="hint">{words.help}</p>
            <Written/>
            <Themes/>
            <Receipt/>
        </section>
    }
}

/// The code that brings the person to another device.
#[component]
fn Receipt() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let words = &texts().mine;
    let Some(code) = workshop.device().receipt_code() else {
        return ().into_any();
    };
    let said = RwSignal::new(String::new());
    let copy = {
        let code = code.clone();
        move |_| {
            let code = code.clone();
            spawn_local(async move {
                let words = match clipboard::copy(&code).await {
                    true => words.copied,
                    false => words.copy_failed,
                };
                let _ = said.try_set(words.to_owned());
            });
        }
    };
    view! {
        <div class="receipt panel">
            <label class="form-label" for="receipt-code">{words.receipt}</label>
            <p class="hint" id="receipt-help">{words.receipt_help}</p>
            <textarea
                class="form-input receipt-code"
                id="receipt-code"
                rows="2"
                readonly
                autocomplete="off"
                spellcheck="false"
                translate="no"
                aria-describedby="receipt-help"
                prop:value=code
                on:focus=|event| {
                    let field: web_sys::HtmlTextAreaElement = event_target(&event);
                    field.select();
                }
            ></textarea>
            <div class="actions">
                <button type="button" class="button button-secondary" on:click=copy>
                    <Icon name="copy"/>
                    <span>{words.copy}</span>
                </button>
                <button
                    type="button"
                    class="button button-secondary"
                    on:click=|_| {
                        let _ = window().print();
                    }
                >
                    <Icon name="print"/>
                    <span>{words.print}</span>
                </button>
            </div>
            <Announcement text=said/>
        </div>
    }
    .into_any()
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
    let whereabouts = expect_context::<Unsent>().whereabouts(key);
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
    let placement = key.subject().map(|subject| outcome.placement(subject));
    let hiding = key.subject().map(|subject| outcome.hiding(subject));
    let is_hidden = {
        let hiding = hiding.clone();
        move || hiding.as_ref().is_some_and(|hiding| hiding.get().is_some())
    };
    let hidden = move || {
        let reason = hiding.as_ref().and_then(|hiding| hiding.get())?;
        let said = (words.hidden)(&words.why_hidden(&reason));
        Some(view! {
            <p class="mine-state mine-hidden"><Icon name="visibility-off"/> <span>{said}</span></p>
        })
    };
    let became = move || {
        outcome.edition.track();
        // Where no theme is published there is nothing to say, and of what is hidden it is said already.
        if is_hidden() || outcome.themes.with(|themes| themes.is_empty()) {
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
            <p class="mine-state">
                {move || {
                    let (name, words) = match whereabouts.get() {
                        Whereabouts::Here => ("download-done", words.saved),
                        Whereabouts::Transferred => ("check", words.transferred),
                        Whereabouts::Waits => ("hourglass", words.waits),
                    };
                    view! { <Icon name/> <span>{words}</span> }
                }}
            </p>
            {hidden}
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
            let subjects = own.iter().filter_map(Key::subject);
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
