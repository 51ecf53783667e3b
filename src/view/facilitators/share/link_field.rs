//! A link to hand on: in a field that can be read and not written, with a button that copies it.

use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::text::ShareTexts;
use crate::device::clipboard;
use crate::view::language::texts;
use crate::view::part::{Announcement, Icon};

/// A link to be read and copied.
#[component]
pub fn LinkField(
    /// The field's id.
    id: &'static str,
    /// What link it is.
    label: &'static str,
    /// The link.
    link: String,
) -> impl IntoView {
    let words = ShareTexts::of(texts().language);
    let field = NodeRef::<Input>::new();
    let said = RwSignal::new(String::new());
    let select = move |_| {
        if let Some(field) = field.get_untracked() {
            field.select();
        }
    };
    let link = StoredValue::new(link);
    let copy = move |_| {
        spawn_local(async move {
            let copied = clipboard::copy(&link.get_value()).await;
            let word = if copied {
                words.copied
            } else {
                words.copy_failed
            };
            let _ = said.try_set(word.to_owned());
        });
    };
    view! {
        <div class="form-group">
            <label class="form-label" for=id>{label}</label>
            <div class="inline-field">
                <input
                    class="form-input link-input"
                    id=id
                    readonly
                    autocomplete="off"
                    spellcheck="false"
                    node_ref=field
                    prop:value=link.get_value()
                    on:focus=select
                />
                <button
                    type="button"
                    class="button button-secondary"
                    aria-label=(words.copy)(label)
                    on:click=copy
                >
                    <Icon name="copy"/>
                    <span>{words.copy_short}</span>
                </button>
            </div>
            <Announcement text=said/>
        </div>
    }
}
