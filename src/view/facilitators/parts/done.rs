//! Done: what was done last on a page, in words, and the button that takes it back.

use leptos::prelude::*;

use super::writing::Writing;
use crate::view::language::texts;
use crate::view::part::Icon;

/// See the module.
#[component]
pub fn Done() -> impl IntoView {
    let writing = expect_context::<Writing>();
    let texts = texts();
    view! {
        <div class="done">
            <button type="button" class="button button-secondary" on:click=move |_| writing.undo()>
                <Icon name="reply"/>
                <span>{texts.common.undo}</span>
            </button>
            <p class="toolbar-said" aria-live="polite">{move || writing.said.get()}</p>
        </div>
    }
}
