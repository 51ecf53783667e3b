//! Why: the reason for which input is left out or hidden.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::html::Select;
use leptos::prelude::*;

use super::list::ListPlace;
use super::text::CollectTexts;
use super::treatment::Treatment;
use crate::view::language::texts;

/// The words that stand in documents for why something is left out.
pub const LEFT_OUT: [&str; 5] = ["duplicate", "off-topic", "unclear", "elsewhere", "other"];
/// The words that stand in documents for why something is hidden.
pub const HIDDEN: [&str; 5] = ["personal", "offensive", "not-meant", "wished", "other"];

/// Asks why, and does it.
#[component]
pub fn Why(
    /// Whether it is hidden, or left out.
    hides: bool,
) -> impl IntoView {
    let treatment = expect_context::<Treatment>();
    let place = expect_context::<ListPlace>();
    let texts = texts();
    let words = CollectTexts::of(texts.language);
    let field = NodeRef::<Select>::new();
    field.on_load(|field| {
        let _ = field.focus();
    });
    let close = move || {
        treatment.asking.set(None);
        place.come_back();
    };
    let go = move || {
        let reason = field.get_untracked().map(|field| field.value());
        let reason = reason.unwrap_or_default();
        match hides {
            true => treatment.hide(&reason),
            false => treatment.leave_out(&reason),
        }
        close();
    };
    let reasons = if hides { HIDDEN } else { LEFT_OUT };
    let options = reasons.map(|reason| {
        view! { <option value=reason>{words.reason(reason)}</option> }
    });
    view! {
        <form
            class="asking"
            on:submit=move |event: SubmitEvent| {
                event.prevent_default();
                go();
            }
            on:keydown=move |event: KeyboardEvent| {
                if event.key() == "Escape" {
                    close();
                }
            }
        >
            <label class="form-label" for="why">{words.why}</label>
            <select
                class="form-select"
                id="why"
                node_ref=field
                on:keydown=move |event: KeyboardEvent| {
                    if event.key() == "Enter" {
                        event.prevent_default();
                        go();
                    }
                }
            >
                {options.into_iter().collect_view()}
            </select>
            <div class="asking-buttons">
                <button type="submit" class="button button-primary button-small">
                    {if hides { words.hide_now } else { words.leave_out_now }}
                </button>
                <button type="button" class="button button-secondary button-small" on:click=move |_| close()>
                    {texts.common.cancel}
                </button>
            </div>
        </form>
    }
}
