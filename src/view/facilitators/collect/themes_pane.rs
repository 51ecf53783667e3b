//! The themes beside the list: which there are, how much is in each, and the way to see just that.

use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use protocol::ItemId;
use workshop::synthesis::Synthesis;
use workshop::{NAME_LIMIT, visible};

use super::gathering::Gathering;
use super::text::CollectTexts;
use super::treatment::Treatment;
use crate::state::SynthesisState;
use crate::state::failure::Mishap;
use crate::view::language::texts;
use crate::view::part::{Icon, each};

/// The themes, and what is in none.
#[component]
pub fn ThemesPane() -> impl IntoView {
    let gathering = expect_context::<Gathering>();
    let synthesis = expect_context::<SynthesisState>();
    let words = CollectTexts::of(texts().language);
    let themes = Memo::new(move |_| {
        let all = synthesis.themes.get();
        all.iter().map(|theme| theme.id).collect::<Vec<_>>()
    });
    let is_empty = Memo::new(move |_| themes.with(Vec::is_empty));
    let without = Memo::new(move |_| {
        synthesis.edition.track();
        synthesis.with(Synthesis::without_theme)
    });
    let shows_without = Memo::new(move |_| gathering.look.with(|look| look.without_theme));
    view! {
        <section class="themes-pane panel" aria-labelledby="themes-pane-heading">
            <h3 class="panel-heading" id="themes-pane-heading">{words.themes}</h3>
            <button
                type="button"
                class="theme-line theme-none"
                aria-pressed=move || if shows_without.get() { "true" } else { "false" }
                on:click=move |_| gathering.look_for(|look| {
                    look.without_theme = !look.without_theme;
                    look.theme = None;
                })
            >
                <span class="theme-line-name">{words.in_no_theme}</span>
                <span class="theme-line-count">{move || without.get().to_string()}</span>
            </button>
            <Show when=move || is_empty.get()>
                <p class="hint">{words.no_themes}</p>
            </Show>
            <ul class="theme-lines">
                {each(move || themes.get(), |id| *id, |id| view! { <ThemeLine id/> }.into_any())}
            </ul>
            <NewTheme/>
        </section>
    }
}

#[component]
fn ThemeLine(id: ItemId) -> impl IntoView {
    let gathering = expect_context::<Gathering>();
    let synthesis = expect_context::<SynthesisState>();
    let treatment = expect_context::<Treatment>();
    let words = CollectTexts::of(texts().language);
    let title = move || {
        synthesis.themes.track();
        synthesis.with(|all| {
            let theme = all.themes().get(&id);
            theme.map(|theme| theme.title.clone()).unwrap_or_default()
        })
    };
    let weight = Memo::new(move |_| {
        synthesis.changes(id).track();
        weight(gathering, synthesis, &id)
    });
    let is_shown = Memo::new(move |_| gathering.look.with(|look| look.theme == Some(id)));
    view! {
        <li>
            <button
                type="button"
                class="theme-line"
                aria-pressed=move || if is_shown.get() { "true" } else { "false" }
                on:click=move |_| {
                    gathering.look_for(|look| {
                        look.theme = (look.theme != Some(id)).then_some(id);
                        look.without_theme = false;
                    });
                    treatment.last_theme.set(Some(id));
                }
            >
                <span class="theme-line-name">{title}</span>
                <span class="theme-line-count">
                    {move || { let (inputs, tables) = weight.get(); (words.weight)(inputs, tables) }}
                </span>
            </button>
        </li>
    }
}

/// How many input are in a theme, and from how many tables. Of a sentence all that it was made of counts.
pub fn weight(gathering: Gathering, synthesis: SynthesisState, theme: &ItemId) -> (usize, usize) {
    let origins = synthesis.with(|all| all.origins_of_theme(theme));
    let tables = gathering.tables_of(&origins);
    (origins.len(), tables.len())
}

/// Makes a theme of a title.
#[component]
pub fn NewTheme() -> impl IntoView {
    let treatment = expect_context::<Treatment>();
    let texts = texts();
    let words = CollectTexts::of(texts.language);
    let field = NodeRef::<Input>::new();
    let problem = RwSignal::new(None::<String>);
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else {
            return;
        };
        let title = visible::trim(&field.value()).to_owned();
        if title.is_empty() {
            problem.set(Some(words.theme_without_name.to_owned()));
        } else if let Some(mishap) = Mishap::of_name(&title, NAME_LIMIT) {
            problem.set(Some(mishap.words(texts)));
        } else {
            treatment.make_theme(title);
            field.set_value("");
        }
        let _ = field.focus();
    };
    view! {
        <form class="new-theme" on:submit=add>
            <label class="form-label" for="new-theme">{words.new_theme_name}</label>
            <div class="new-theme-row">
                <input
                    class="form-input"
                    id="new-theme"
                    type="text"
                    autocomplete="off"
                    aria-describedby="new-theme-error"
                    node_ref=field
                    on:input=move |_| problem.set(None)
                />
                <button type="submit" class="button button-secondary button-small">
                    <Icon name="plus"/>
                    <span>{words.new_theme}</span>
                </button>
            </div>
            <span class="form-error-message" id="new-theme-error" aria-live="polite" prop:textContent=problem></span>
        </form>
    }
}
