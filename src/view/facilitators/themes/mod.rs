//! “Temaer”: what several inputs are about, across cells, in the facilitators' own words.

mod from;
mod members;
mod publish;
mod suggest;
mod text;
mod theme;

use leptos::prelude::*;
use protocol::ItemId;
use workshop::SynthesisCommand;
use workshop::synthesis::Synthesis;

use super::collect;
use super::collect::gathering::Gatherings;
use super::collect::links::Links;
use super::collect::sum::Sum;
use super::collect::themes_pane::NewTheme;
use super::collect::treatment::Treatment;
use super::page::Page;
use crate::route::Route;
use crate::state::Workshop;
use crate::view::language::texts;
use crate::view::part::heading::PAGE_HEADING;
use crate::view::part::{Icon, each, focus};
use publish::Publish;
use suggest::Suggestions;
use text::ThemesTexts;
use theme::ThemeView;

/// “Temaer”.
pub const PAGE: Page = Page {
    word: "saml/temaer",
    name: |language| ThemesTexts::of(language).page,
    heading: None,
    content: || view! { <Themes/> }.into_any(),
};

/// What is being dragged: an input, and the theme that it is dragged from.
#[derive(Clone, Copy)]
struct Dragged(StoredValue<Option<(ItemId, ItemId)>>);

/// The theme of which something is to be moved to another.
#[derive(Clone, Copy)]
struct Moving(RwSignal<Option<ItemId>>);

#[component]
fn Themes() -> impl IntoView {
    let gathering = Gatherings::get();
    let synthesis = gathering.synthesis;
    let workshop = expect_context::<Workshop>().id;
    let treatment = expect_context::<Treatment>();
    let texts = texts();
    let words = ThemesTexts::of(texts.language);
    provide_context(Dragged(StoredValue::new(None)));
    provide_context(Moving(RwSignal::new(None)));
    let themes = Memo::new(move |_| {
        let all = synthesis.themes.get();
        all.iter().map(|theme| theme.id).collect::<Vec<_>>()
    });
    let is_empty = Memo::new(move |_| themes.with(Vec::is_empty));
    let without = Memo::new(move |_| {
        synthesis.edition.track();
        synthesis.with(Synthesis::without_theme)
    });
    let removed = Memo::new(move |_| {
        synthesis.themes.track();
        synthesis.edition.track();
        synthesis.with(|all| {
            let removed = all.themes().all().filter(|theme| theme.removed);
            let titled = removed.map(|theme| (theme.id, theme.title.clone()));
            titled.collect::<Vec<_>>()
        })
    });
    let input = Route::Page(workshop, collect::PAGE.word).to_string();
    view! {
        <Links/>
        <div class="themes">
            <Sum/>
            <div class="themes-head">
                <a
                    class="button button-secondary"
                    href=input
                    on:click=move |_| gathering.look_for(|look| {
                        *look = collect::look::Look { without_theme: true, ..Default::default() };
                    })
                >
                    {move || (words.without_theme)(without.get())}
                </a>
                <button type="button" class="button button-secondary" on:click=move |_| treatment.undo()>
                    <Icon name="reply"/>
                    <span>{texts.common.undo}</span>
                </button>
                <NewTheme/>
                <Publish/>
            </div>
            <p class="toolbar-said" aria-live="polite">{move || treatment.said.get()}</p>
            <Suggestions/>
            <Show when=move || is_empty.get()>
                <p class="found-none">{words.nothing}</p>
            </Show>
            <div class="theme-regions">
                {each(move || themes.get(), |id| *id, move |id| view! { <ThemeView id themes/> }.into_any())}
            </div>
            <Show when=move || removed.with(|removed| !removed.is_empty())>
                <section class="panel" aria-labelledby="removed-heading">
                    <h3 class="panel-heading" id="removed-heading">{words.removed_themes}</h3>
                    <ul class="joined">
                        {each(move || removed.get(), |one| one.clone(), move |(id, title)| {
                            let said = (words.is_back)(&title);
                            view! {
                                <li>
                                    <span>{title}</span>
                                    <button
                                        type="button"
                                        class="button button-secondary button-small"
                                        on:click=move |_| {
                                            let set = |removed| SynthesisCommand::SetThemeRemoved { id, removed };
                                            treatment.change_theme(vec![set(false)], vec![set(true)], said.clone());
                                            focus::put_on(PAGE_HEADING);
                                        }
                                    >
                                        {words.put_back}
                                    </button>
                                </li>
                            }
                            .into_any()
                        })}
                    </ul>
                </section>
            </Show>
        </div>
    }
}
