//! The keys: every step of the work by one key, for whoever does a thousand of them.
//!
//! A key counts where nobody is writing, and whoever is disturbed by that turns them off. [WCAG 2.1.4]

use leptos::ev::KeyboardEvent;
use leptos::html::Dialog;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::filters::SEARCH;
use super::list::ListPlace;
use super::text::CollectTexts;
use super::treatment::{Asking, Treatment};
use crate::device::settings;
use crate::state::SynthesisState;
use crate::view::language::texts;
use crate::view::part::{Icon, focus};

const KEPT: &str = "temadag.keys-off";
const OPENER: &str = "keys-button";
const DIALOG: &str = "keys-dialog";

/// Whether the person has turned the keys off.
pub fn are_off() -> bool {
    settings::read::<bool>(KEPT).unwrap_or(false)
}

/// Whether a key is for a field, a list of choices or a dialog, or is held down, or goes with another.
pub fn is_for_another(event: &KeyboardEvent) -> bool {
    let with_others = event.ctrl_key() || event.meta_key() || event.alt_key();
    with_others
        || event.repeat() && !matches!(event.key().as_str(), "j" | "k" | "ArrowDown" | "ArrowUp")
        || event.default_prevented()
        || is_writing(event)
}

/// The button that shows the keys.
#[component]
pub fn KeysButton() -> impl IntoView {
    let words = CollectTexts::of(texts().language);
    let show = move |_| {
        let dialog = document().get_element_by_id(DIALOG);
        if let Some(dialog) = dialog.and_then(|one| one.dyn_into::<HtmlDialogElement>().ok())
            && !dialog.open()
        {
            let _ = dialog.show_modal();
        }
    };
    view! {
        <button
            type="button"
            class="button button-secondary button-small"
            id=OPENER
            aria-keyshortcuts="?"
            on:click=show
        >
            <Icon name="info"/>
            <span>{words.keys}</span>
        </button>
    }
}

/// What listens to the keys, and the dialog that names them.
#[component]
pub fn Keys() -> impl IntoView {
    let treatment = expect_context::<Treatment>();
    let place = expect_context::<ListPlace>();
    let synthesis = expect_context::<SynthesisState>();
    let texts = texts();
    let words = CollectTexts::of(texts.language);
    let are_off = RwSignal::new(are_off());
    let dialog = NodeRef::<Dialog>::new();
    let show = move || {
        if let Some(dialog) = dialog.get_untracked()
            && !dialog.open()
        {
            let _ = dialog.show_modal();
        }
    };
    let press = move |event: KeyboardEvent| {
        if are_off.get_untracked() || is_for_another(&event) {
            return;
        }
        let edit = || {
            let current = treatment.current.get_untracked();
            let sentence = current.filter(|id| synthesis.with(|all| all.sentence(id).is_some()));
            match sentence {
                Some(id) => treatment.editing.set(Some(id)),
                None => treatment.said.set(words.edit_only_sentences.to_owned()),
            }
        };
        match event.key().as_str() {
            "j" | "ArrowDown" => place.step(1),
            "k" | "ArrowUp" => place.step(-1),
            "x" => {
                if let Some(id) = treatment.current.get_untracked() {
                    treatment.tick(id);
                }
            }
            "t" => treatment.ask(Asking::Theme),
            "f" => treatment.merge(),
            "s" => treatment.ask_where_to_split(),
            "u" => treatment.ask(Asking::WhyLeaveOut),
            "h" => treatment.ask(Asking::WhyHide),
            "e" => edit(),
            "z" => treatment.undo(),
            "/" => {
                // On a narrow screen it is folded away.
                if let Ok(Some(fold)) = document().query_selector("details.workbench-look") {
                    let _ = fold.set_attribute("open", "");
                }
                focus::put_on(SEARCH);
            }
            "?" => show(),
            _ => return,
        }
        event.prevent_default();
    };
    let listening = window_event_listener(leptos::ev::keydown, press);
    on_cleanup(move || listening.remove());
    let line = |key: &'static str, what: &'static str| {
        view! {
            <div class="keys-line">
                <dt><kbd>{key}</kbd></dt>
                <dd>{what}</dd>
            </div>
        }
    };
    view! {
        <dialog
            class="dialog"
            id=DIALOG
            aria-labelledby="keys-heading"
            node_ref=dialog
            on:close=move |_| focus::put_on(OPENER)
        >
            <h2 class="dialog-heading" id="keys-heading">{words.keys}</h2>
            <dl class="keys-list">
                {line("j / ↓", words.key_next)}
                {line("k / ↑", words.key_previous)}
                {line("x", words.key_tick)}
                {line("t", words.key_theme)}
                {line("f", words.key_merge)}
                {line("s", words.key_split)}
                {line("u", words.key_leave_out)}
                {line("h", words.key_hide)}
                {line("e", words.key_edit)}
                {line("z", words.key_undo)}
                {line("/", words.key_search)}
                {line("?", words.key_help)}
            </dl>
            <label class="keys-off">
                <input
                    type="checkbox"
                    prop:checked=are_off
                    on:change=move |event| {
                        let off = event_target_checked(&event);
                        settings::keep(KEPT, off);
                        are_off.set(off);
                    }
                />
                <span>{words.keys_off}</span>
            </label>
            <div class="actions">
                <button
                    type="button"
                    class="button button-primary"
                    on:click=move |_| {
                        if let Some(dialog) = dialog.get_untracked() {
                            dialog.close();
                        }
                    }
                >
                    {texts.common.close}
                </button>
            </div>
        </dialog>
    }
}

/// Whether the key is for a field, a list of choices or a dialog.
fn is_writing(event: &KeyboardEvent) -> bool {
    let target = event.target();
    let is_asked = document().query_selector("dialog[open]");
    if is_asked.is_ok_and(|dialog| dialog.is_some()) {
        return true;
    }
    let Some(element) = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else {
        return false;
    };
    let is_arrow = event.key().starts_with("Arrow");
    let tick = element.get_attribute("type").as_deref() == Some("checkbox");
    if tick {
        return false;
    }
    // Arrows scroll everything but the list.
    if is_arrow && element.closest(".found-input").ok().flatten().is_none() {
        return true;
    }
    let fields = "input, textarea, select, dialog, [contenteditable]";
    element.closest(fields).ok().flatten().is_some()
}
