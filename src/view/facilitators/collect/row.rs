//! A row of the list: one input, with what became of it.

use std::sync::Arc;

use leptos::ev::{FocusEvent, MouseEvent};
use leptos::prelude::*;
use protocol::ItemId;
use workshop::collection::Entry;
use workshop::synthesis::State;
use workshop::visible;

use super::gathering::{Gathering, key_of};
use super::list::article_id;
use super::moderation::caution::Mark;
use super::rows::{Kind, Row};
use super::text::CollectTexts;
use super::treatment::Treatment;
use crate::state::{Contributions, SynthesisState};
use crate::view::language::texts;
use crate::view::part::{Icon, Passage};

/// A row.
#[component]
pub fn RowView(row: Row) -> impl IntoView {
    let treatment = expect_context::<Treatment>();
    let words = CollectTexts::of(texts().language);
    let id = row.subject();
    let is_current = Memo::new(move |_| treatment.current.get() == Some(id));
    let is_ticked = Memo::new(move |_| treatment.ticked.with(|ticked| ticked.contains(&id)));
    let rows = expect_context::<Gathering>().rows;
    let cell = cell_of(&row.by, words);
    let is_first = Memo::new(move |_| rows.with(|rows| rows.is_first(&id)));
    let (kind, content) = match row.kind {
        Kind::Contribution => ("", view! { <Contribution entry=row.by/> }.into_any()),
        Kind::Sentence(id) => ("is-sentence", view! { <Sentence id/> }.into_any()),
        Kind::Piece(id) => ("is-piece", view! { <Piece id/> }.into_any()),
    };
    let text_id = format!("{}-text", article_id(&id));
    view! {
        <li class="found-row" data-subject=id.to_string()>
            {move || is_first.get().then(|| view! { <h4 class="found-cell">{cell.clone()}</h4> })}
            <article
                class=format!("found-input {kind}")
                class:is-current=is_current
                class:is-ticked=is_ticked
                id=article_id(&id)
                tabindex=move || if is_current.get() { "0" } else { "-1" }
                aria-labelledby=text_id.clone()
                aria-current=move || is_current.get().then_some("true")
                on:focusin=move |_: FocusEvent| {
                    if treatment.current.get_untracked() != Some(id) {
                        treatment.current.set(Some(id));
                        treatment.editing.set(None);
                    }
                }
                on:click=move |event: MouseEvent| {
                    // Whoever picks several at once holds a key down, as elsewhere.
                    if event.ctrl_key() || event.meta_key() {
                        treatment.tick(id);
                    }
                    treatment.current.set(Some(id));
                }
            >
                <label class="found-tick">
                    <input
                        type="checkbox"
                        aria-label=words.tick
                        aria-describedby=text_id.clone()
                        prop:checked=is_ticked
                        on:change=move |_| treatment.tick(id)
                    />
                </label>
                <div class="found-body">
                    <div id=text_id.clone()>{content}</div>
                    <Mark id/>
                    <Became id/>
                </div>
            </article>
        </li>
    }
}

/// The cell that a contribution stands in.
pub fn cell_of(entry: &Entry, words: &CollectTexts) -> String {
    let named = |title: &Option<Arc<str>>, unknown: &str| {
        title
            .as_ref()
            .map_or_else(|| unknown.to_owned(), |title| title.to_string())
    };
    format!(
        "{} · {}",
        named(&entry.focus_point, words.unknown_focus_point),
        named(&entry.aspect, words.unknown_aspect)
    )
}

#[component]
fn Contribution(entry: Arc<Entry>) -> impl IntoView {
    let plain = entry.contribution.text.clone();
    let item = expect_context::<Contributions>().item(key_of(&entry));
    let text = move || match &item {
        Some(item) => item.with(|item| item.text.clone()),
        None => plain.clone(),
    };
    view! {
        <Passage text/>
        <By entry/>
    }
}

/// Whence a contribution comes.
#[component]
pub fn By(entry: Arc<Entry>) -> impl IntoView {
    let texts = texts();
    let words = CollectTexts::of(texts.language);
    let said = [
        Some((texts.common.table)(entry.origin.table.into())),
        entry.name().map(visible::in_line),
        entry.stakeholder.as_deref().map(visible::in_line),
    ];
    let said = said.into_iter().flatten();
    let imported = entry.contribution.imported.as_ref();
    view! {
        <ul class="found-by">
            {said.map(|part| view! { <li>{part}</li> }).collect_view()}
            {entry.origin.is_joint().then(|| view! {
                <li class="mark"><Icon name="groups"/>{words.joint}</li>
            })}
            {imported.map(|imported| view! {
                <li class="mark">
                    <Icon name="download"/>
                    {(words.imported)(&visible::in_line(&imported.source))}
                </li>
            })}
        </ul>
    }
}

#[component]
fn Sentence(id: ItemId) -> impl IntoView {
    let synthesis = expect_context::<SynthesisState>();
    let words = CollectTexts::of(texts().language);
    let text = move || {
        synthesis.of(id, |all| {
            all.sentence(&id)
                .map(|sentence| sentence.text.clone())
                .unwrap_or_default()
        })
    };
    let sources = Memo::new(move |_| synthesis.of(id, |all| all.origins(&id).len()));
    view! {
        <Passage text/>
        <ul class="found-by">
            <li class="mark">
                <Icon name="groups"/>
                {move || (words.merged_from)(sources.get())}
            </li>
        </ul>
    }
}

#[component]
fn Piece(id: ItemId) -> impl IntoView {
    let synthesis = expect_context::<SynthesisState>();
    let gathering = expect_context::<Gathering>();
    let words = CollectTexts::of(texts().language);
    let piece = synthesis.with(|all| all.piece(&id).cloned());
    let text = piece.as_ref().map(|piece| piece.words.clone());
    let of = piece.map(|piece| piece.of);
    let place = Memo::new(move |_| {
        let of = of?;
        synthesis.of(of, |all| {
            let pieces = all.pieces_of(&of);
            let place = pieces.iter().position(|piece| piece.id == id)?;
            Some((place + 1, pieces.len()))
        })
    });
    let has_changed = Memo::new(move |_| {
        let of = of?;
        gathering.found.track();
        let entry = gathering.entry(&of)?;
        let words = synthesis.with(|all| all.piece(&id).map(|piece| piece.words.clone()))?;
        (!entry.contribution.text.contains(&words)).then_some(())
    });
    let text = text.unwrap_or_default();
    view! {
        <Passage text=move || text.clone()/>
        <ul class="found-by">
            <li class="mark">
                <Icon name="copy"/>
                {move || place.get().map(|(place, all)| (words.piece_of)(place, all))}
            </li>
            <Show when=move || has_changed.get().is_some()>
                <li class="mark mark-warning"><Icon name="warning"/>{words.piece_changed}</li>
            </Show>
        </ul>
    }
}

/// What became of something, in one line: its state with an icon, and the themes that it is in.
#[component]
fn Became(id: ItemId) -> impl IntoView {
    let synthesis = expect_context::<SynthesisState>();
    let words = CollectTexts::of(texts().language);
    let became = Memo::new(move |_| {
        synthesis.themes.track();
        synthesis.of(id, |all| {
            let titles = all.themes_of(&id).into_iter().filter_map(|theme| {
                let theme = all.themes().get(&theme)?;
                Some(theme.title.clone())
            });
            (all.state(&id), titles.collect::<Vec<_>>())
        })
    });
    let is_said = Memo::new(move |_| {
        became.with(|(state, themes)| *state != State::Untreated || !themes.is_empty())
    });
    view! {
        <Show when=move || is_said.get()>
            <ul class="became" aria-label=words.became>
                {move || {
                    let (state, themes) = became.get();
                    let own = (state != State::InTheme && state != State::Untreated).then(|| view! {
                        <li class=format!("became-state became-{}", word(state))>
                            <Icon name=icon(state)/>
                            {words.state_of(state)}
                        </li>
                    });
                    let themes = themes
                        .into_iter()
                        .map(|title| view! { <li class="became-theme">{title}</li> });
                    view! { {own} {themes.collect_view()} }
                }}
            </ul>
        </Show>
    }
}

/// The word for a state in class names.
pub fn word(state: State) -> &'static str {
    match state {
        State::Untreated => "untreated",
        State::Disputed => "disputed",
        State::InTheme => "in-theme",
        State::Merged => "merged",
        State::Split => "split",
        State::LeftOut => "left-out",
        State::Hidden => "hidden",
    }
}

/// The icon for a state: its colour is not the only sign.
pub fn icon(state: State) -> &'static str {
    match state {
        State::Untreated => "hourglass",
        State::Disputed => "warning",
        State::InTheme => "check",
        State::Merged => "groups",
        State::Split => "copy",
        State::LeftOut => "close",
        State::Hidden => "lock",
    }
}
