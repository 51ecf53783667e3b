//! The button “Åbn fil”, whichever program it stands in.

use leptos::prelude::*;

use crate::view::language::texts;
use crate::view::part::Icon;

/// Its id.
pub const OPEN_FILE: &str = "open-file";

/// The button and the word below it.
#[component]
pub fn OpenFileButton(
    /// Whether it has to wait.
    #[prop(optional, into)]
    busy: Signal<bool>,
    on_press: Callback<()>,
) -> impl IntoView {
    let words = &texts().front;
    view! {
        <button
            type="button"
            id=OPEN_FILE
            class="button button-secondary"
            aria-describedby="open-file-help"
            aria-disabled=move || busy.get().then_some("true")
            on:click=move |_| {
                if !busy.get_untracked() {
                    on_press.run(());
                }
            }
        >
            <Icon name="folder-open"/>
            <span>{words.open_file}</span>
        </button>
        <p class="hint" id="open-file-help">{words.open_file_help}</p>
    }
}
