//! A text of several lines that saves itself: it becomes a change when the person leaves it, and Escape or
//! Ctrl+Enter leaves it. While it has the focus a change of another's does not pull the text away; the
//! two edits are joined letter by letter when it is left.

use leptos::html::Textarea;
use leptos::prelude::*;
use workshop::visible;

use crate::state::failure::Mishap;
use crate::view::language::texts;
use crate::view::part::Keeping;

/// What was there when the person came, what they left, and where the caret stood then.
pub type Edited = (String, String, Option<usize>);

/// A text of several lines that is saved when it is left.
#[component]
pub fn SavedArea(
    /// Its id.
    id: String,
    /// What it is called.
    #[prop(into)]
    label: Signal<String>,
    /// What stands there now.
    #[prop(into)]
    value: Signal<String>,
    /// Saves what the person left.
    on_save: Callback<Edited>,
    /// What to say where nothing may not stand.
    #[prop(optional)]
    empty: Option<&'static str>,
    /// Called when the person is done.
    #[prop(optional, into)]
    on_done: Option<Callback<()>>,
    /// Whether the focus is asked for.
    #[prop(optional, into)]
    wanted: Option<Callback<(), bool>>,
    /// How many lines are shown at least.
    #[prop(default = 2)]
    rows: u32,
    /// The most characters that there is room for.
    #[prop(optional)]
    limit: Option<usize>,
) -> impl IntoView {
    let field = NodeRef::<Textarea>::new();
    let seen = StoredValue::new(value.get_untracked());
    let problem = RwSignal::new(None::<String>);
    let keeping = Keeping::of(&id);
    let texts = texts();
    let save = move || {
        let Some(field) = field.get_untracked() else {
            return;
        };
        let (before, after) = (seen.get_value(), field.value());
        if before == after {
            keeping.drop();
            return;
        }
        if visible::is_blank(&after) && (empty.is_some() || !after.is_empty()) {
            problem.set(empty.map(str::to_owned));
            if empty.is_none() {
                field.set_value("");
            }
            return;
        }
        // Nothing is cut off without a word: it stays in the field, and the person says what goes.
        if let Some(mishap) = limit.and_then(|limit| Mishap::of_name(&after, limit)) {
            problem.set(Some(mishap.words(texts)));
            return;
        }
        seen.set_value(after.clone());
        keeping.drop();
        let caret = field.selection_end().ok().flatten();
        let caret = caret.and_then(|caret| usize::try_from(caret).ok());
        on_save.run((before, after, caret));
    };
    let focused = StoredValue::new(false);
    // What another writes shows at once, except under the fingers.
    Effect::new(move || {
        let now = value.get();
        let Some(field) = field.get() else { return };
        if !focused.get_value() && field.value() != now {
            field.set_value(&now);
            seen.set_value(now);
        }
    });
    keeping.find(move |before, typed| {
        let Some(field) = field.get_untracked() else {
            return;
        };
        // Under the fingers already it shows, as long as nothing else was typed, and is saved when it is left.
        let is_untouched = field.value() == seen.get_value();
        if !focused.get_value() || is_untouched {
            seen.set_value(before);
            field.set_value(&typed);
        }
        if !focused.get_value() {
            save();
        }
    });
    if let Some(wanted) = wanted {
        Effect::new(move || {
            let is_wanted = wanted.run(());
            if let Some(field) = field.get().filter(|_| is_wanted) {
                let _ = field.focus();
                let end = field.text_length();
                let _ = field.set_selection_range(end, end);
            }
        });
    }
    let error = format!("{id}-error");
    let error_id = error.clone();
    let first = value.get_untracked();
    view! {
        <div class="saved-area">
            <label class="form-label" for=id.clone()>{move || label.get()}</label>
            <textarea
                class="form-input"
                id=id
                rows=rows.to_string()
                aria-describedby=error_id
                node_ref=field
                prop:value=first
                on:focus=move |_| {
                    focused.set_value(true);
                    // Of what nobody has typed yet, what others wrote meanwhile is what the person edits.
                    if let Some(field) = field.get_untracked()
                        && field.value() == seen.get_value()
                    {
                        let now = value.get_untracked();
                        field.set_value(&now);
                        seen.set_value(now);
                    }
                }
                on:input=move |_| {
                    problem.set(None);
                    if let Some(field) = field.get_untracked() {
                        keeping.keep(&seen.get_value(), &field.value());
                    }
                }
                on:blur=move |_| {
                    save();
                    focused.set_value(false);
                }
                on:keydown=move |event| {
                    let is_done = event.key() == "Enter" && (event.ctrl_key() || event.meta_key());
                    if event.key() == "Escape" || is_done {
                        event.prevent_default();
                        match on_done {
                            Some(done) => {
                                save();
                                done.run(());
                            }
                            None => {
                                if let Some(field) = field.get_untracked() {
                                    let _ = field.blur();
                                }
                            }
                        }
                    }
                }
            ></textarea>
            <span class="form-error-message" id=error aria-live="polite">{move || problem.get()}</span>
        </div>
    }
}
