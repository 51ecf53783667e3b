//! A new action: of one's own, with a title, or of a theme in one step.

use leptos::ev::SubmitEvent;
use leptos::html::{Input, Select};
use leptos::prelude::*;
use protocol::ItemId;
use workshop::actions::begin;
use workshop::visible;

use super::Opened;
use crate::state::SynthesisState;
use crate::view::facilitators::actions::acting::Acting;
use crate::view::facilitators::actions::text::ActionTexts;
use crate::view::language::texts;
use crate::view::part::{Icon, each, focus};

const BUTTON: &str = "new-track";
const FIELD: &str = "new-track-title";
const THEME_BUTTON: &str = "new-track-of-theme";
const THEME_FIELD: &str = "new-track-theme";

/// Which of the two forms is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asking {
    Nothing,
    Title,
    Theme,
}

/// See the module. One form at a time: what was open is shut.
#[component]
pub fn New() -> impl IntoView {
    let synthesis = expect_context::<SynthesisState>();
    let words = ActionTexts::of(texts().language);
    let asking = RwSignal::new(Asking::Nothing);
    let has_themes = Memo::new(move |_| synthesis.themes.with(|themes| !themes.is_empty()));
    let Opened(opened) = expect_context();
    let open = move |what, field: &'static str| {
        opened.set(None);
        asking.set(what);
        request_animation_frame(move || focus::put_on(field));
    };
    // What was added asks for the focus itself when it is there.
    let close = Callback::new(move |button: Option<&'static str>| {
        asking.set(Asking::Nothing);
        request_animation_frame(move || button.into_iter().for_each(focus::put_on));
    });
    view! {
        <Show when=move || asking.get() == Asking::Nothing>
            <div class="actions-new">
                <button
                    type="button"
                    class="button button-primary"
                    id=BUTTON
                    on:click=move |_| open(Asking::Title, FIELD)
                >
                    <Icon name="plus"/>
                    <span>{words.new_track}</span>
                </button>
                <Show when=move || has_themes.get()>
                    <button
                        type="button"
                        class="button button-secondary"
                        id=THEME_BUTTON
                        on:click=move |_| open(Asking::Theme, THEME_FIELD)
                    >
                        <Icon name="plus"/>
                        <span>{words.from_theme}</span>
                    </button>
                </Show>
            </div>
        </Show>
        <Show when=move || asking.get() == Asking::Title>
            <ByTitle close/>
        </Show>
        <Show when=move || asking.get() == Asking::Theme>
            <ByTheme close/>
        </Show>
    }
}

#[component]
fn ByTitle(close: Callback<Option<&'static str>>) -> impl IntoView {
    let acting = Acting::get();
    let Opened(opened) = expect_context();
    let words = ActionTexts::of(texts().language);
    let field = NodeRef::<Input>::new();
    let problem = RwSignal::new("");
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let title = field
            .get_untracked()
            .map(|field| visible::in_line(&field.value()));
        let title = title.unwrap_or_default();
        if title.is_empty() {
            problem.set(words.title_missing);
            return;
        }
        let (id, today) = (acting.fresh(), acting.today());
        acting.by(move |all| {
            let writes = begin::action(all, id, &title, today, || acting.fresh());
            Some((writes, (words.added)(&title)))
        });
        acting.writing.wanted.set(Some(id));
        opened.set(Some(id));
        close.run(None);
    };
    view! {
        <form class="panel actions-form" aria-label=words.new_track on:submit=add>
            <div>
                <label class="form-label" for=FIELD>{words.title}</label>
                <span class="form-error-message" id="new-track-error" aria-live="polite">{problem}</span>
                <input
                    class="form-input"
                    id=FIELD
                    autocomplete="off"
                    maxlength="300"
                    aria-describedby="new-track-error"
                    node_ref=field
                />
            </div>
            <div class="actions">
                <button type="submit" class="button button-primary">{words.add}</button>
                <button type="button" class="button button-secondary" on:click=move |_| close.run(Some(BUTTON))>
                    {words.cancel}
                </button>
            </div>
        </form>
    }
}

#[component]
fn ByTheme(close: Callback<Option<&'static str>>) -> impl IntoView {
    let acting = Acting::get();
    let synthesis = expect_context::<SynthesisState>();
    let Opened(opened) = expect_context();
    let words = ActionTexts::of(texts().language);
    let field = NodeRef::<Select>::new();
    let themes = Memo::new(move |_| {
        let themes = synthesis.themes.get();
        let titled = themes.iter();
        let titled = titled.map(|theme| (theme.id, visible::in_line(&theme.title)));
        titled.collect::<Vec<_>>()
    });
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let chosen = field.get_untracked();
        let chosen = chosen.and_then(|field| ItemId::from_hex(&field.value()));
        let found = chosen.and_then(|id| synthesis.with(|all| all.themes().get(&id).cloned()));
        let Some(theme) = found else { return };
        let (id, today) = (acting.fresh(), acting.today());
        acting.by(move |all| {
            let said = (theme.id, theme.title.as_str(), theme.summary.as_str());
            let writes = begin::action_of_theme(all, id, said, today, || acting.fresh());
            Some((writes, (words.added)(&visible::in_line(&theme.title))))
        });
        acting.writing.wanted.set(Some(id));
        opened.set(Some(id));
        close.run(None);
    };
    view! {
        <form class="panel actions-form" aria-label=words.from_theme on:submit=add>
            <div>
                <label class="form-label" for=THEME_FIELD>{words.which_theme}</label>
                <select class="form-select" id=THEME_FIELD node_ref=field>
                    {each(move || themes.get(), |one| one.clone(), |(id, title)| view! {
                        <option value=id.to_string()>{title}</option>
                    }.into_any())}
                </select>
            </div>
            <div class="actions">
                <button type="submit" class="button button-primary">{words.add}</button>
                <button type="button" class="button button-secondary" on:click=move |_| close.run(Some(THEME_BUTTON))>
                    {words.cancel}
                </button>
            </div>
        </form>
    }
}
