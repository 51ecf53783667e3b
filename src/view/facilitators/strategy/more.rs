//! New parts of the whole: a chapter, a main point with its lists, or one that begins as a theme.

use leptos::html::Select;
use leptos::prelude::*;
use protocol::ItemId;
use workshop::strategy::main_point;
use workshop::{NewPart, NewSource, PartForm, StrategyCommand, visible};

use super::text::StrategyTexts;
use crate::state::{StrategyState, SynthesisState};
use crate::view::facilitators::parts::Writing;
use crate::view::language::texts;
use crate::view::part::{Icon, each};

/// See the module.
#[component]
pub fn NewParts() -> impl IntoView {
    let strategy = expect_context::<StrategyState>();
    let synthesis = expect_context::<SynthesisState>();
    let writing = expect_context::<Writing>();
    let words = StrategyTexts::of(texts().language);
    let form = NodeRef::<Select>::new();
    let theme = NodeRef::<Select>::new();
    let themes = Memo::new(move |_| {
        let themes = synthesis.themes.get();
        let titled = themes
            .iter()
            .map(|theme| (theme.id, visible::in_line(&theme.title)));
        titled.collect::<Vec<_>>()
    });
    let next = move || strategy.all.with_untracked(|all| all.next_order(None));
    let add = move |parts: Vec<NewPart>, sources: Vec<NewSource>, what: &str| {
        let back = parts.iter().map(|part| StrategyCommand::SetPartRemoved {
            id: part.id,
            removed: true,
        });
        let back = back.take(1).collect();
        writing.wanted.set(parts.first().map(|part| part.id));
        let mut commands = vec![StrategyCommand::AddParts { parts }];
        if !sources.is_empty() {
            commands.push(StrategyCommand::AddSources { sources });
        }
        writing.change(commands, back, (words.added)(what));
    };
    let add_part = move |_| {
        let is_main_point = form
            .get_untracked()
            .is_some_and(|form| form.value() == PartForm::MainPoint.word());
        match is_main_point {
            true => {
                let parts = main_point(String::new(), String::new(), next(), || writing.fresh());
                add(parts, Vec::new(), words.main_point);
            }
            false => {
                let part = NewPart::new(writing.fresh(), PartForm::Chapter, None, next());
                add(vec![part], Vec::new(), words.chapter);
            }
        }
    };
    let add_theme = move |_| {
        let id = theme
            .get_untracked()
            .and_then(|theme| ItemId::from_hex(&theme.value()));
        let found = id.and_then(|id| synthesis.with(|all| all.themes().get(&id).cloned()));
        let Some(found) = found else { return };
        let parts = main_point(found.title.clone(), found.summary, next(), || {
            writing.fresh()
        });
        let sources = parts.iter().take(1).map(|part| NewSource {
            id: writing.fresh(),
            of: part.id,
            source: found.id,
        });
        let sources = sources.collect();
        add(parts, sources, &visible::in_line(&found.title));
    };
    view! {
        <section class="panel strategy-more" aria-labelledby="strategy-more-heading">
            <h3 class="panel-heading" id="strategy-more-heading">{words.new_part}</h3>
            <div class="strategy-add">
                <div>
                    <label class="form-label" for="strategy-new-form">{words.new_part_form}</label>
                    <select class="form-select" id="strategy-new-form" node_ref=form>
                        <option value=PartForm::MainPoint.word()>{words.main_point}</option>
                        <option value=PartForm::Chapter.word()>{words.chapter}</option>
                    </select>
                </div>
                <button type="button" class="button button-secondary" on:click=add_part>
                    <Icon name="plus"/>
                    <span>{words.new_part}</span>
                </button>
            </div>
            <Show
                when=move || themes.with(|themes| !themes.is_empty())
                fallback=move || view! { <p class="hint">{words.no_themes}</p> }
            >
                <div class="strategy-add">
                    <div>
                        <label class="form-label" for="strategy-new-theme">{words.which_theme}</label>
                        <select class="form-select" id="strategy-new-theme" node_ref=theme>
                            {each(move || themes.get(), |one| one.clone(), |(id, title)| view! {
                                <option value=id.to_string()>{title}</option>
                            }.into_any())}
                        </select>
                    </div>
                    <button type="button" class="button button-secondary" on:click=add_theme>
                        <Icon name="plus"/>
                        <span>{words.from_theme}</span>
                    </button>
                </div>
            </Show>
        </section>
    }
}
