//! “Læsning”: in the menu, how the person reads best.

use leptos::prelude::*;

use crate::text::WorkshopTexts;
use crate::view::language::texts;
use crate::view::part::Icon;
use crate::view::reading::{CALM, COLOURS, CONTRAST, PLAIN, Reading, SIZES};

/// See the module. It opens in its place, so that the page behind shows what a choice does.
#[component]
pub fn ReadingPanel() -> impl IntoView {
    let words = &texts().workshop;
    view! {
        <details class="menu-entry reading">
            <summary class="menu-action">
                <Icon name="visibility"/>
                <span>{words.reading_panel}</span>
            </summary>
            <div class="reading-choices">
                <OneOf legend=words.text_size name="reading-size" all=&SIZES label=size/>
                <OneOf legend=words.colours name="reading-colours" all=&COLOURS label=colour/>
                <Word word=CONTRAST label=words.contrast/>
                <Word word=CALM label=words.calm/>
                <Word word=PLAIN label=words.plain help=words.plain_help/>
            </div>
        </details>
    }
}

fn size(word: &str, _: &WorkshopTexts) -> String {
    format!("{} %", word.trim_start_matches("size-"))
}

fn colour(word: &str, words: &WorkshopTexts) -> String {
    let label = match word {
        "light" => words.light,
        "dark" => words.dark,
        _ => words.as_device,
    };
    label.to_owned()
}

/// A choice of one.
#[component]
fn OneOf(
    legend: &'static str,
    name: &'static str,
    all: &'static [&'static str],
    label: fn(&str, &WorkshopTexts) -> String,
) -> impl IntoView {
    let reading = expect_context::<Reading>();
    let words = &texts().workshop;
    let choices = all.iter().map(|word| {
        let id = format!("reading-{word}");
        view! {
            <div class="form-group-radio">
                <input
                    type="radio"
                    class="form-radio"
                    name=name
                    id=id.clone()
                    prop:checked=move || reading.one_of(all) == *word
                    on:change=move |_| reading.set_one(all, word)
                />
                <label class="form-label" for=id>{label(word, words)}</label>
            </div>
        }
    });
    view! {
        <fieldset class="reading-one">
            <legend class="form-label">{legend}</legend>
            <div class="reading-row">{choices.collect_view()}</div>
        </fieldset>
    }
}

/// A choice of yes or no.
#[component]
fn Word(
    word: &'static str,
    label: &'static str,
    #[prop(optional)] help: &'static str,
) -> impl IntoView {
    let reading = expect_context::<Reading>();
    let id = format!("reading-{word}");
    let help_id = format!("{id}-help");
    let described = (!help.is_empty()).then(|| help_id.clone());
    view! {
        <div class="form-group-checkbox">
            <input
                type="checkbox"
                class="form-checkbox"
                id=id.clone()
                aria-describedby=described
                prop:checked=move || reading.has(word)
                on:change=move |event| reading.set(word, event_target_checked(&event))
            />
            <label class="form-label" for=id>{label}</label>
            {(!help.is_empty()).then(|| view! { <p class="choice-help" id=help_id>{help}</p> })}
        </div>
    }
}
