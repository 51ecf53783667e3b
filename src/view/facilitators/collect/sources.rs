//! The sources of something: the themes, merged sentences and contributions that it builds on, with what they say.

use leptos::html::Select;
use leptos::prelude::*;
use protocol::ItemId;
use workshop::strategy::behind;
use workshop::visible;

use super::gathering::{Gathering, Gatherings};
use crate::bilingual;
use crate::state::SynthesisState;
use crate::view::language::texts;
use crate::view::part::{Icon, each, focus};

/// So many of the contributions behind a source are shown.
const MOST: usize = 25;
/// See the module.
#[component]
pub fn Sources(
    /// Of what.
    id: ItemId,
    /// What that is called.
    #[prop(into)]
    name: Signal<String>,
    /// What it builds on.
    #[prop(into)]
    sources: Signal<Vec<ItemId>>,
    /// Called with what it is to build on too.
    on_add: Callback<ItemId>,
    /// Called with what it is not to build on any more.
    on_take: Callback<ItemId>,
) -> impl IntoView {
    let words = SourceTexts::of(texts().language);
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
                        <li class="strategy-source">
                            <SaidBy source/>
                            <TakeAway source on_take/>
                        </li>
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
                <AddSource of=id sources is_adding on_add/>
            </Show>
        </div>
    }
}

/// The same, to be read.
#[component]
pub fn SourcesToRead(
    /// What it builds on.
    #[prop(into)]
    sources: Signal<Vec<ItemId>>,
    /// What is said where that is nothing.
    nothing: &'static str,
) -> impl IntoView {
    view! {
        <Show
            when=move || sources.with(|sources| !sources.is_empty())
            fallback=move || view! { <p class="hint">{nothing}</p> }
        >
            <ul class="strategy-source-list">
                {each(move || sources.get(), |source| *source, |source| view! {
                    <li class="strategy-source"><SaidBy source/></li>
                }.into_any())}
            </ul>
        </Show>
    }
}

/// A source, and what it says behind a summary.
#[component]
fn SaidBy(source: ItemId) -> impl IntoView {
    let gathering = Gatherings::get();
    let words = SourceTexts::of(texts().language);
    let name = Memo::new(move |_| named(gathering, &source));
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
    view! {
        <details on:toggle=move |event| is_open.set(event_target_open(&event))>
            <summary>
                <span dir="auto">{move || name.get()}</span>
                " "
                <span class="hint">{move || (words.count)(origins.with(|all| all.len()))}</span>
            </summary>
            <Show when=move || is_open.get()>{said}</Show>
        </details>
    }
}

/// The button that takes a source away.
#[component]
fn TakeAway(source: ItemId, on_take: Callback<ItemId>) -> impl IntoView {
    let gathering = Gatherings::get();
    let words = SourceTexts::of(texts().language);
    let name = Memo::new(move |_| named(gathering, &source));
    view! {
        <button
            type="button"
            class="tool"
            aria-label=move || (words.take_source)(&name.get())
            on:click=move |_| on_take.run(source)
        >
            <Icon name="close"/>
        </button>
    }
}

fn event_target_open(event: &leptos::ev::Event) -> bool {
    event_target::<web_sys::HtmlDetailsElement>(event).open()
}

/// The id of the button that begins to add a source.
fn button_id(of: &ItemId) -> String {
    format!("add-to-{of}")
}

/// The id of the field in which one is chosen.
fn field_id(of: &ItemId) -> String {
    format!("add-source-{of}")
}

/// What a source is called, or what could be one.
pub fn named(gathering: Gathering, source: &ItemId) -> String {
    let words = SourceTexts::of(texts().language);
    gathering.synthesis.edition.track();
    let theme = gathering
        .synthesis
        .with(|all| all.themes().get(source).map(|theme| theme.title.clone()));
    if let Some(title) = theme {
        return (words.source_theme)(&visible::in_line(&title));
    }
    let text = gathering.text_of(source);
    text.map_or_else(
        || words.source_gone.to_owned(),
        |text| visible::shortened(&text),
    )
}

/// A choice of themes and merged sentences, and the button that adds one.
#[component]
fn AddSource(
    of: ItemId,
    sources: Signal<Vec<ItemId>>,
    is_adding: RwSignal<bool>,
    on_add: Callback<ItemId>,
) -> impl IntoView {
    let synthesis = expect_context::<SynthesisState>();
    let words = SourceTexts::of(texts().language);
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
            choice.extend(sentences.map(|one| (one.id, visible::shortened(&one.text))));
        });
        sources.with(|sources| choice.retain(|(id, _)| !sources.contains(id)));
        choice
    });
    let add = move |_| {
        let source = field
            .get_untracked()
            .and_then(|field| ItemId::from_hex(&field.value()));
        if let Some(source) = source {
            on_add.run(source);
            is_adding.set(false);
            request_animation_frame(move || focus::put_on(&button_id(&of)));
        }
    };
    let field_id = field_id(&of);
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

bilingual! {
    struct SourceTexts;

    sources: "Bygger på", "Builds on";
    sources_of(what: &str): format!("»{what}« bygger på"), format!("“{what}” builds on");
    no_sources: "Ingen kilder endnu.", "No sources yet.";
    add_source: "Tilføj kilde", "Add a source";
    source_theme(title: &str): format!("Temaet »{title}«"), format!("The theme “{title}”");
    source_gone: "Noget, der ikke er her mere", "Something that is no longer here";
    count(count: usize): format!("{} input", whole(count)), counted(count, "input", "inputs");
    at_table(who: &str, table: &str): format!("{who}, bord {table}"), format!("{who}, table {table}");
    unknown: "Ikke oplyst", "Not said";
    take_source(what: &str): format!("Fjern kilden »{what}«"), format!("Remove the source “{what}”");
    more(count: usize): format!("og {} til", whole(count)), format!("and {} more", whole(count));
    no_themes: "Der er ingen temaer endnu.", "There are no themes yet.";
}
