//! What is put into a text at the caret: a hole, a footnote, a reference to another part.

use leptos::ev::MouseEvent;
use leptos::html::Select;
use leptos::prelude::*;
use protocol::ItemId;
use wasm_bindgen::JsCast;
use workshop::strategy::references::References;
use workshop::strategy::tokens;
use workshop::{PartForm, PartText};

use super::going::{area, field_id, select};
use super::line::{called, path};
use super::text::StrategyTexts;
use crate::state::StrategyState;
use crate::view::language::texts;
use crate::view::part::{each, focus};

/// See the module. Of the text of a part.
#[component]
pub fn Insert(id: ItemId, #[prop(into)] name: Signal<String>) -> impl IntoView {
    let words = StrategyTexts::of(texts().language);
    let is_referring = RwSignal::new(false);
    let field = move || field_id(Some(id), PartText::Text);
    let button = move |word: &'static str, insert: Callback<()>| {
        view! {
            <button
                type="button"
                class="strategy-insert"
                aria-label=move || format!("{word}: {}", name.get())
                // The caret stays where it is.
                on:mousedown=|event: MouseEvent| event.prevent_default()
                on:click=move |_| insert.run(())
            >
                {word}
            </button>
        }
    };
    let missing = Callback::new(move |()| {
        put(
            &field(),
            &tokens::missing(words.what_is_missing),
            words.what_is_missing,
        );
    });
    let footnote = Callback::new(move |()| {
        put(
            &field(),
            &tokens::footnote(words.what_it_says),
            words.what_it_says,
        );
    });
    view! {
        {button(words.missing, missing)}
        {button(words.footnote, footnote)}
        <button
            type="button"
            class="strategy-insert"
            aria-label=move || format!("{}: {}", words.reference, name.get())
            aria-expanded=move || if is_referring.get() { "true" } else { "false" }
            on:mousedown=|event: MouseEvent| event.prevent_default()
            on:click=move |_| {
                is_referring.update(|is_referring| *is_referring = !*is_referring);
                request_animation_frame(move || {
                    if is_referring.get_untracked() {
                        focus::put_on(&choice_id(&id));
                    }
                });
            }
        >
            {words.reference}
        </button>
        <Show when=move || is_referring.get()>
            <Refer id name is_referring/>
        </Show>
    }
}

fn choice_id(part: &ItemId) -> String {
    format!("refer-{part}")
}

/// A choice of parts, and the button that puts a reference to one into the text.
#[component]
fn Refer(id: ItemId, name: Signal<String>, is_referring: RwSignal<bool>) -> impl IntoView {
    let strategy = expect_context::<StrategyState>();
    let words = StrategyTexts::of(texts().language);
    let choice = NodeRef::<Select>::new();
    let parts = Memo::new(move |_| {
        strategy.all.with(|all| {
            let can_be = |form: PartForm| !matches!(form, PartForm::Signature | PartForm::Cell);
            let lines = all.lines.iter();
            let lines = lines.filter(|line| can_be(line.part.form) && line.part.id != id);
            let named = lines.map(|line| (line.part.id, path(all, line, words)));
            named.collect::<Vec<_>>()
        })
    });
    let add = move |_| {
        let chosen = choice
            .get_untracked()
            .and_then(|choice| ItemId::from_hex(&choice.value()));
        let all = strategy.fresh();
        let year = all.front.years.last().copied();
        let Some(line) = chosen.and_then(|id| all.line(&id)) else {
            return;
        };
        let references = References::of(all.lines.iter().map(|line| line.part.id));
        let token = references.write(&line.part.id, &called(line, year, words));
        is_referring.set(false);
        put(&field_id(Some(id), PartText::Text), &token, "");
    };
    view! {
        <div class="strategy-add">
            <div>
                <label class="form-label" for=choice_id(&id)>{words.refer_to}</label>
                <select class="form-select" id=choice_id(&id) node_ref=choice>
                    {each(move || parts.get(), |one| one.clone(), |(id, name)| view! {
                        <option value=id.to_string()>{name}</option>
                    }.into_any())}
                </select>
            </div>
            <button
                type="button"
                class="button button-secondary"
                aria-label=move || format!("{}: {}", words.insert_reference, name.get())
                on:click=add
            >
                {words.insert_reference}
            </button>
        </div>
    }
}

/// Puts letters into a field at the caret, in the place of what is selected, and selects these of them.
fn put(field: &str, letters: &str, selected: &str) {
    let Some(area) = area(field) else { return };
    let start = area.selection_start().ok().flatten().unwrap_or_default();
    let end = area.selection_end().ok().flatten().unwrap_or(start);
    let value: Vec<u16> = area.value().encode_utf16().collect();
    let before = start
        .checked_sub(1)
        .and_then(|before| value.get(before as usize))
        .and_then(|unit| char::from_u32(u32::from(*unit)));
    // A hole and a reference are words of their own; the number of a footnote follows the word.
    let needs_space = !letters.starts_with("[Fodnote")
        && before.is_some_and(|letter| !letter.is_whitespace() && letter != '(');
    let space = if needs_space { " " } else { "" };
    let all = format!("{space}{letters}");
    if area
        .set_range_text_with_start_and_end(&all, start, end)
        .is_err()
    {
        return;
    }
    // As if it had been typed.
    if let Ok(event) = web_sys::Event::new("input") {
        let _ = area
            .unchecked_ref::<web_sys::EventTarget>()
            .dispatch_event(&event);
    }
    let units = |text: &str| text.encode_utf16().count();
    let start = start as usize + units(space);
    let from = letters.find(selected).filter(|_| !selected.is_empty());
    let at = match from {
        Some(from) => {
            let from = start + units(&letters[..from]);
            from..from + units(selected)
        }
        None => start + units(letters)..start + units(letters),
    };
    select(field, &at);
}
