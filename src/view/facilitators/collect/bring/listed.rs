//! A file in the list: its tick, what is in it, what became of it.

use leptos::prelude::*;
use sync::Survey;

use super::bringing::{Bringing, Stage};
use super::file::{Content, File, parts};
use super::table::Table;
use super::text::BringTexts;
use crate::view::language::texts;
use crate::view::part::{Icon, Tone};

/// A file in the list.
#[component]
pub fn Listed(file: File) -> impl IntoView {
    let bringing = expect_context::<Bringing>();
    let texts = texts();
    let words = BringTexts::of(texts.language);
    let id = format!("bring-file-{}", file.id);
    let can_tick = {
        let file = file.clone();
        Memo::new(move |_| bringing.stage.get() == Stage::Preview && file.can_be_taken())
    };
    let told = {
        let file = file.clone();
        move || file.told(texts)
    };
    let was_left = {
        let file = file.clone();
        move || {
            bringing.stage.get() == Stage::Done
                && file.outcome.with(Option::is_none)
                && file.can_be_taken()
        }
    };
    let (is_ticked, tick) = (file.is_ticked.clone(), file.is_ticked.clone());
    let name = file.name.to_string();
    let head = {
        let (id, name) = (id.clone(), name.clone());
        move || match can_tick.get() {
            true => {
                let (is_ticked, tick) = (is_ticked.clone(), tick.clone());
                view! {
                    <label class="bring-name" for=id.clone()>
                        <input
                            type="checkbox"
                            id=id.clone()
                            prop:checked=move || is_ticked.get()
                            on:change=move |event| tick.set(event_target_checked(&event))
                        />
                        <span dir="auto">{name.clone()}</span>
                    </label>
                }
                .into_any()
            }
            false => view! { <p class="bring-name" dir="auto">{name.clone()}</p> }.into_any(),
        }
    };
    let content = {
        let file = file.clone();
        move || match file.content.get() {
            Content::Reading => view! { <p class="bring-said">{words.is_reading}</p> }.into_any(),
            Content::Ours(survey) => view! { <Numbers survey file=file.clone()/> }.into_any(),
            Content::Table(table) => view! { <OfTable table file=file.clone()/> }.into_any(),
            _ => ().into_any(),
        }
    };
    view! {
        <li class="bring-file">
            {head}
            {content}
            {move || told().map(|(tone, said)| view! {
                <p class=format!("bring-told bring-{}", class_of(tone))>
                    <Icon name=icon_of(tone)/>
                    <span>{said}</span>
                </p>
            })}
            {move || was_left().then(|| view! { <p class="bring-said">{words.was_left}</p> })}
        </li>
    }
}

fn class_of(tone: Tone) -> &'static str {
    match tone {
        Tone::Info => "info",
        Tone::Success => "success",
        Tone::Warning => "warning",
        Tone::Error => "error",
    }
}

fn icon_of(tone: Tone) -> &'static str {
    class_of(tone)
}

/// The numbers of one of this program's files; when it has been taken in, what of it is here now.
#[component]
fn Numbers(survey: Survey, file: File) -> impl IntoView {
    let words = BringTexts::of(texts().language);
    move || {
        let is_taken = file.outcome.with(Option::is_some);
        match (is_taken, survey.has_news()) {
            (true, _) => {
                let now = (words.now_here)(survey.known);
                view! { <p class="bring-said">{now}</p> }.into_any()
            }
            // That nothing is new is told below.
            (false, false) => ().into_any(),
            (false, true) => {
                let parts = parts(&survey, words).into_iter();
                let parts = parts.map(|part| view! { <li>{part}</li> });
                view! { <ul class="bring-numbers">{parts.collect_view()}</ul> }.into_any()
            }
        }
    }
}

/// What comes of a table, what it lacks, and the way to its columns.
#[component]
fn OfTable(table: Table, file: File) -> impl IntoView {
    let bringing = expect_context::<Bringing>();
    let words = BringTexts::of(texts().language);
    let is_open = Memo::new(move |_| bringing.stage.get() == Stage::Preview);
    let (counted, lacking) = (table.clone(), table.clone());
    let id = file.id;
    let outcome = file.outcome;
    move || {
        if outcome.with(Option::is_some) {
            return ().into_any();
        }
        let (counted, lacking) = (counted.clone(), lacking.clone());
        let name = file.name.to_string();
        view! {
            <p class="bring-said">{move || counted.in_words(words)}</p>
            {move || lacking.lack(words).map(|lack| view! {
                <p class="bring-told bring-warning"><Icon name="warning"/><span>{lack}</span></p>
            })}
            <Show when=move || is_open.get()>
                <button
                    type="button"
                    class="button button-secondary bring-columns-button"
                    aria-label=(words.adjust_columns_of)(&name)
                    on:click=move |_| bringing.columns_of.set(Some(id))
                >
                    <Icon name="edit"/>
                    <span>{words.columns}</span>
                </button>
            </Show>
        }
        .into_any()
    }
}
