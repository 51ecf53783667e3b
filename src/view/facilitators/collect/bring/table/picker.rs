//! A picker: a labelled field in which one of several things is chosen.

use leptos::prelude::*;

/// A thing that can be chosen: what stands for it, and what it is called.
pub type Choice = (String, String);

/// A field in which one of several things is chosen.
#[component]
pub fn Picker(
    /// Its id.
    id: String,
    /// What it asks.
    label: String,
    /// Whether what it asks stands elsewhere already, and is said only.
    #[prop(optional)]
    quiet: bool,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// What stands for what is chosen now.
    #[prop(into)]
    chosen: Signal<String>,
    /// Called with what is chosen.
    on_choose: Callback<String>,
) -> impl IntoView {
    let options = choices.into_iter().map(|(value, title)| {
        let is_it = {
            let value = value.clone();
            move || chosen.with(|chosen| *chosen == value)
        };
        view! { <option value=value prop:selected=is_it>{title}</option> }
    });
    let shown = (!quiet).then(|| {
        view! { <label class="form-label" for=id.clone()>{label.clone()}</label> }
    });
    view! {
        <div class="bring-picker">
            {shown}
            <select
                class="form-select"
                id=id
                aria-label=quiet.then_some(label)
                on:change=move |event| on_choose.run(event_target_value(&event))
            >
                {options.collect_view()}
            </select>
        </div>
    }
}
