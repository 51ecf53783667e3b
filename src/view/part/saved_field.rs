//! A field that saves itself: what is in it becomes a command when the person leaves it or presses
//! Enter; Escape puts back what stood there. It is uncontrolled while it has the focus, so that a change of
//! another's does not pull the text away under the fingers. What was typed and not left yet is kept as a draft: to
//! load the page anew is to leave the field.

use leptos::ev::{FocusEvent, KeyboardEvent, SubmitEvent};
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use workshop::{NAME_LIMIT, visible};

use crate::device::draft;
use crate::state::Workshop;
use crate::state::failure::Mishap;
use crate::view::language::texts;

/// A field that is saved when it is left, and says what is wrong with what stands in it.
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
    /// What to say of what is no value of this type, as half a date.
    #[prop(optional)]
    unreadable: Option<&'static str>,
    /// The least and the greatest value, where the type has them.
    #[prop(optional)]
    between: Option<(&'static str, &'static str)>,
    /// What a person means by what they typed, written as it is shown; nothing where that is unreadable.
    #[prop(optional)]
    read: Option<fn(&str) -> Option<String>>,
    /// How what was typed is written, where there is one way to write it; what cannot be read stays as it is.
    #[prop(optional)]
    written: Option<Callback<String, String>>,
    /// How a keyboard on the screen is set out.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// The id of a `datalist` with what is offered.
    #[prop(optional_no_strip, into)]
    list: Option<&'static str>,
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
    let texts = texts();
    let keeping = Keeping::of(&id);
    let problem = RwSignal::new(None::<String>);
    // Says whether something that is not saved stays in the field.
    let save = move || {
        let Some(field) = field.get_untracked() else {
            return false;
        };
        // What a half-typed date holds is nothing, and nothing is what clears it.
        let validity = field.validity();
        if validity.bad_input() || validity.range_underflow() || validity.range_overflow() {
            problem.set(unreadable.map(str::to_owned));
            return true;
        }
        let mut after = visible::trim(&field.value()).to_owned();
        if let Some(read) = read.filter(|_| !after.is_empty()) {
            let Some(meant) = read(&after) else {
                problem.set(unreadable.map(str::to_owned));
                return true;
            };
            field.set_value(&meant);
            after = meant;
        }
        if let Some(written) = written.filter(|_| !after.is_empty()) {
            after = written.run(after);
            field.set_value(&after);
        }
        let before = seen.get_value();
        if after == before {
            keeping.drop();
            return false;
        }
        if after.is_empty() && empty.is_some() {
            problem.set(empty.map(str::to_owned));
            // The signal may not change, so set it here.
            field.set_value(&value.get_untracked());
            keeping.drop();
            return false;
        }
        // Nothing is cut off without a word: it stays in the field, and the person says what goes.
        if let Some(mishap) = Mishap::of_name(&after, NAME_LIMIT) {
            problem.set(Some(mishap.words(texts)));
            return true;
        }
        seen.set_value(after.clone());
        keeping.drop();
        on_save.run((before, after));
        false
    };
    keeping.find(move |before, typed| {
        let Some(field) = field.get_untracked() else {
            return;
        };
        if !focused.get_untracked() {
            seen.set_value(before);
            field.set_value(&typed);
            save();
        }
    });
    let enter = move |_: FocusEvent| {
        seen.set_value(value.get_untracked());
        focused.set(true);
    };
    let leave = move |_: FocusEvent| {
        // What could not be saved stays as it was typed, with what is wrong with it, whatever comes meanwhile.
        if !save() {
            focused.set(false);
        }
    };
    let press = move |event: KeyboardEvent| {
        if event.key() == "Escape"
            && let Some(field) = field.get_untracked()
        {
            field.set_value(&seen.get_value());
            problem.set(None);
            keeping.drop();
        }
    };
    let typed = move |_| {
        problem.set(None);
        if let Some(field) = field.get_untracked() {
            keeping.keep(&seen.get_value(), &field.value());
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
                inputmode=inputmode
                list=list
                autocomplete="off"
                aria-label=label.map(|label| move || label.get())
                aria-describedby=move || problem.with(Option::is_some).then(|| has_error.clone())
                node_ref=field
                prop:value=shown
                on:focus=enter
                on:blur=leave
                on:keydown=press
                on:input=typed
                min=between.map(|(least, _)| least)
                max=between.map(|(_, greatest)| greatest)
            />
            <span class="form-error-message" id=error aria-live="polite" prop:textContent=problem></span>
        </form>
    }
}

/// The draft of a field of a workshop's page, by the field's id.
#[derive(Clone, Copy)]
pub struct Keeping {
    place: StoredValue<Option<(protocol::WorkshopId, String)>>,
    /// Whether there is something to drop.
    kept: StoredValue<bool>,
}

impl Keeping {
    /// Of the field with this id, in the workshop that the page is about.
    pub fn of(id: &str) -> Self {
        let place = use_context::<Workshop>().map(|workshop| (workshop.id, format!("field/{id}")));
        Self {
            place: StoredValue::new(place),
            kept: StoredValue::new(false),
        }
    }

    /// Keeps what was typed, and what stood there before.
    pub fn keep(self, before: &str, typed: &str) {
        self.kept.set_value(true);
        let text = serde_json::to_string(&(before, typed)).unwrap_or_default();
        self.at_place(|workshop, key| draft::keep(workshop, key, &text));
    }

    /// It is saved, or given up.
    pub fn drop(self) {
        if self.kept.try_update_value(std::mem::take).unwrap_or(false) {
            self.at_place(draft::drop);
        }
    }

    /// Calls with what was kept when the page went, and what had stood there.
    pub fn find(self, found: impl FnOnce(String, String) + 'static) {
        let Some((workshop, key)) = self.place.get_value() else {
            return;
        };
        spawn_local(async move {
            let text = draft::kept(workshop, &key).await.unwrap_or_default();
            if let Ok((before, typed)) = serde_json::from_str::<(String, String)>(&text)
                && !self.kept.is_disposed()
            {
                self.kept.set_value(true);
                found(before, typed);
            }
        });
    }

    fn at_place(self, act: impl FnOnce(protocol::WorkshopId, &str)) {
        self.place.with_value(|place| {
            if let Some((workshop, key)) = place {
                act(*workshop, key);
            }
        });
    }
}
