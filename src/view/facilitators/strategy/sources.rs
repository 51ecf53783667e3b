//! The sources of a part: the themes, merged sentences and contributions that it builds on, with what they say.

use leptos::html::Select;
use leptos::prelude::*;
use protocol::ItemId;
use workshop::strategy::behind;
use workshop::{NewSource, StrategyCommand, visible};

use super::text::StrategyTexts;
use crate::state::{StrategyState, SynthesisState};
use crate::view::facilitators::collect::gathering::{Gathering, Gatherings};
use crate::view::facilitators::parts::Writing;
use crate::view::language::texts;
use crate::view::part::{Icon, each, focus};

/// So many of the contributions behind a source are shown.
const MOST: usize = 25;
/// So many letters of a sentence stand in a list to choose from.
const LETTERS: usize = 80;

/// See the module.
#[component]
pub fn Sources(id: ItemId, name: Signal<String>) -> impl IntoView {
    let strategy = expect_context::<StrategyState>();
    let words = StrategyTexts::of(texts().language);
    let sources = Memo::new(move |_| {
        strategy.all.with(|all| {
            let of = all.sources.get(&id);
            of.map(|of| of.keys().copied().collect::<Vec<_>>())
                .unwrap_or_default()
        })
    });
    let is_adding = RwSignal::new(false);
    let button = button_id(&id);
    view! {
        <div class="strategy-sources">
            <p class="form-label">{words.sources}</p>
            <Show
                when=move || sources.with(|sources| !sources.is_empty())
                fallback=move || view! { <p class="hint">{words.no_sources}</p> }
            >
                <ul class="strategy-source-list" aria-label=move || (words.sources_of)(&name.get())>
                    {each(move || sources.get(), |source| *source, move |source| view! {
                        <SourceView part=id source/>
                    }.into_any())}
                </ul>
            </Show>
            <Show
                when=move || is_adding.get()
                fallback=move || view! {
                    <button
                        type="button"
                        class="button button-secondary button-small"
                        id=button.clone()
                        on:click=move |_| {
                            is_adding.set(true);
                            request_animation_frame(move || focus::put_on(&field_id(&id)));
                        }
                    >
                        <Icon name="plus"/>
                        <span>{words.add_source}</span>
                    </button>
                }
            >
                <AddSource part=id is_adding/>
            </Show>
        </div>
    }
}

/// A source, what it says behind a summary, and the way to take it away.
#[component]
fn SourceView(part: ItemId, source: ItemId) -> impl IntoView {
    let strategy = expect_context::<StrategyState>();
    let writing = expect_context::<Writing>();
    let gathering = Gatherings::get();
    let texts = texts();
    let words = StrategyTexts::of(texts.language);
    let name = Memo::new(move |_| named(gathering, &source, words));
    let origins = Memo::new(move |_| {
        gathering.synthesis.edition.track();
        gathering.found.with(|_| ());
        gathering.synthesis.with(|all| behind(all, &source))
    });
    let said = move || {
        let all = origins.get();
        let shown = all.iter().take(MOST).filter_map(|id| gathering.entry(id));
        let shown = shown.map(|entry| {
            let who = entry.stakeholder.as_deref().map(visible::in_line);
            let who = who.unwrap_or_else(|| words.unknown.to_owned());
            let from = (words.at_table)(&who, &entry.origin.table.to_string());
            view! {
                <li>
                    <p class="strategy-said" dir="auto">{entry.contribution.text.clone()}</p>
                    <p class="hint">{from}</p>
                </li>
            }
        });
        let shown = shown.collect_view();
        let more = all.len().checked_sub(MOST).filter(|more| *more > 0);
        view! {
            <ul class="strategy-said-list">
                {shown}
                {more.map(|more| view! { <li class="hint">{(words.more)(more)}</li> })}
            </ul>
        }
    };
    let is_open = RwSignal::new(false);
    let take_away = move |_| {
        let ids = strategy.all.with_untracked(|all| {
            let ids = all.sources.get(&part).and_then(|of| of.get(&source));
            ids.cloned().unwrap_or_default()
        });
        let set = |removed| StrategyCommand::SetSourceRemoved {
            ids: ids.clone(),
            removed,
        };
        writing.change(
            vec![set(true)],
            vec![set(false)],
            words.source_taken.to_owned(),
        );
    };
    view! {
        <li class="strategy-source">
            <details on:toggle=move |event| is_open.set(event_target_open(&event))>
                <summary>
                    <span dir="auto">{move || name.get()}</span>
                    " "
                    <span class="hint">{move || (words.count)(origins.with(|all| all.len()))}</span>
                </summary>
                <Show when=move || is_open.get()>{said}</Show>
            </details>
            <button
                type="button"
                class="tool"
                aria-label=move || (words.take_source)(&name.get())
                on:click=take_away
            >
                <Icon name="close"/>
            </button>
        </li>
    }
}

fn event_target_open(event: &leptos::ev::Event) -> bool {
    event_target::<web_sys::HtmlDetailsElement>(event).open()
}

/// The id of the button that begins to add a source.
fn button_id(part: &ItemId) -> String {
    format!("add-to-{part}")
}

/// The id of the field in which one is chosen.
fn field_id(part: &ItemId) -> String {
    format!("add-source-{part}")
}

/// What a source is called, or what could be one.
pub fn named(gathering: Gathering, source: &ItemId, words: &StrategyTexts) -> String {
    gathering.synthesis.edition.track();
    let theme = gathering
        .synthesis
        .with(|all| all.themes().get(source).map(|theme| theme.title.clone()));
    if let Some(title) = theme {
        return (words.source_theme)(&visible::in_line(&title));
    }
    let text = gathering.text_of(source);
    text.map_or_else(|| words.source_gone.to_owned(), |text| shortened(&text))
}

/// The beginning of a text, for a line.
pub fn shortened(text: &str) -> String {
    let line = visible::in_line(text);
    match line.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

/// A choice of themes and merged sentences, and the button that adds one.
#[component]
fn AddSource(part: ItemId, is_adding: RwSignal<bool>) -> impl IntoView {
    let strategy = expect_context::<StrategyState>();
    let synthesis = expect_context::<SynthesisState>();
    let writing = expect_context::<Writing>();
    let texts = texts();
    let words = StrategyTexts::of(texts.language);
    let field = NodeRef::<Select>::new();
    let choice = Memo::new(move |_| {
        synthesis.edition.track();
        let themes = synthesis.themes.get();
        let themes = themes.iter().map(|theme| {
            (
                theme.id,
                (words.source_theme)(&visible::in_line(&theme.title)),
            )
        });
        let mut choice: Vec<(ItemId, String)> = themes.collect();
        synthesis.with(|all| {
            let sentences = all
                .sentences()
                .filter(|one| all.merged_into(&one.id).is_none());
            choice.extend(sentences.map(|one| (one.id, shortened(&one.text))));
        });
        strategy.all.with(|strategy| {
            let has = |id: &ItemId| {
                let of = strategy.sources.get(&part);
                of.is_some_and(|of| of.contains_key(id))
            };
            choice.retain(|(id, _)| !has(id));
        });
        choice
    });
    let add = move |_| {
        let source = field
            .get_untracked()
            .and_then(|field| ItemId::from_hex(&field.value()));
        if let Some(source) = source {
            use_in(writing, part, source, words);
            is_adding.set(false);
            request_animation_frame(move || focus::put_on(&button_id(&part)));
        }
    };
    let field_id = field_id(&part);
    view! {
        <Show
            when=move || choice.with(|choice| !choice.is_empty())
            fallback=move || view! { <p class="hint">{words.no_themes}</p> }
        >
            <div class="strategy-add">
                <div>
                    <label class="form-label" for=field_id.clone()>{words.add_source}</label>
                    <select class="form-select" id=field_id.clone() node_ref=field>
                        {each(move || choice.get(), |one| one.clone(), |(id, name)| view! {
                            <option value=id.to_string()>{name}</option>
                        }.into_any())}
                    </select>
                </div>
                <button type="button" class="button button-secondary" on:click=add>
                    {words.add_source}
                </button>
            </div>
        </Show>
    }
}

/// Says that a part builds on something.
pub fn use_in(writing: Writing, part: ItemId, source: ItemId, words: &StrategyTexts) {
    let id = writing.fresh();
    let sources = vec![NewSource {
        id,
        of: part,
        source,
    }];
    let back = StrategyCommand::SetSourceRemoved {
        ids: vec![id],
        removed: true,
    };
    let add = StrategyCommand::AddSources { sources };
    writing.change(vec![add], vec![back], words.source_added.to_owned());
}
