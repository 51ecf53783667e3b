//! A field that saves itself: what is in it becomes a command when the person leaves it or presses
//! Enter; Escape puts back what stood there. It is uncontrolled while it has the focus, so that a change of
//! another's does not pull the text away under the fingers.

use leptos::ev::{FocusEvent, KeyboardEvent, SubmitEvent};
use leptos::html::Input;
use leptos::prelude::*;

/// See the module.
#[component]
pub fn SavedField(
    /// The id that the label names.
    id: String,
    /// What stands there now.
    #[prop(into)]
    value: Signal<String>,
    /// Called with what stood there when the person came, and what they left.
    on_save: Callback<(String, String)>,
    /// The input's type.
    #[prop(default = "text")]
    kind: &'static str,
    /// An accessible name, where no label names the id.
    #[prop(into, optional)]
    label: Option<Signal<String>>,
    /// What to say where nothing may not stand: it is put back then.
    #[prop(optional)]
    empty: Option<&'static str>,
) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let seen = StoredValue::new(value.get_untracked());
    let focused = RwSignal::new(false);
    // What others write shows at once, except under the fingers.
    let shown = Memo::new(move |before: Option<&String>| {
        let now = value.get();
        match before {
            Some(before) if focused.get() => before.clone(),
            _ => now,
        }
    });
    let problem = RwSignal::new(None::<&'static str>);
    let save = move || {
        let Some(field) = field.get_untracked() else {
            return;
        };
        let after = field.value().trim().to_owned();
        let before = seen.get_value();
        if after == before {
            return;
        }
        if after.is_empty() && empty.is_some() {
            problem.set(empty);
            // The signal may not change, so set it here.
            field.set_value(&value.get_untracked());
            return;
        }
        seen.set_value(after.clone());
        on_save.run((before, after));
    };
    let enter = move |_: FocusEvent| {
        seen.set_value(value.get_untracked());
        focused.set(true);
    };
    let leave = move |_: FocusEvent| {
        save();
        focused.set(false);
    };
    let press = move |event: KeyboardEvent| {
        if event.key() == "Escape"
            && let Some(field) = field.get_untracked()
        {
            field.set_value(&seen.get_value());
            problem.set(None);
        }
    };
    let error = format!("{id}-error");
    let has_error = error.clone();
    view! {
        <form
            class="saved-field"
            on:submit=move |event: SubmitEvent| {
                event.prevent_default();
                save();
            }
        >
            <input
                class="form-input"
                id=id
                type=kind
                autocomplete="off"
                maxlength=workshop::NAME_LIMIT.to_string()
                aria-label=label.map(|label| move || label.get())
                aria-describedby=move || problem.get().map(|_| has_error.clone())
                node_ref=field
                prop:value=shown
                on:focus=enter
                on:blur=leave
                on:keydown=press
                on:input=move |_| problem.set(None)
            />
            <span class="form-error-message" id=error aria-live="polite">{problem}</span>
        </form>
    }
}
