//! A question before something that cannot be taken back, in a native dialog.

use leptos::html::Dialog;
use leptos::prelude::*;

use crate::view::language::texts;
use crate::view::part::focus;

/// A dialog that asks before something is done that cannot be undone.
#[component]
pub fn Question(
    /// Whether the person has asked for it.
    asked: RwSignal<bool>,
    /// The id of what opens it: there the focus goes back.
    opener: &'static str,
    /// The id of its heading.
    id: &'static str,
    /// What is asked.
    heading: &'static str,
    /// What the answer is called that does it.
    yes: &'static str,
    /// The class of that button.
    class: &'static str,
    /// Does it.
    on_yes: Callback<()>,
    /// What it means.
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move || {
        let Some(dialog) = dialog.get() else {
            return;
        };
        if asked.get() && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !asked.get() && dialog.open() {
            dialog.close();
        }
    });
    let closed = move |_| {
        asked.set(false);
        // The browser would give it back to an entry of the menu, which is shut by now.
        focus::put_on(opener);
    };
    view! {
        <dialog class="dialog" aria-labelledby=id node_ref=dialog on:close=closed>
            <h2 class="dialog-heading" id=id>{heading}</h2>
            {children()}
            <div class="actions">
                <button type="button" class="button button-secondary" on:click=move |_| asked.set(false)>
                    {texts().common.cancel}
                </button>
                <button type="button" class=format!("button {class}") on:click=move |_| on_yes.run(())>
                    {yes}
                </button>
            </div>
        </dialog>
    }
}
