//! Begin: a timetable that nobody has begun, and what it can begin as.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use workshop::timetable::TimetableTemplate;
use workshop::{TimetableCommand, visible};

use super::text::TimetableTexts;
use crate::view::facilitators::parts::Writing;
use crate::view::language::texts;
use crate::view::part::focus;
use crate::view::part::heading::PAGE_HEADING;

/// See the module.
#[component]
pub fn Begin() -> impl IntoView {
    let writing = expect_context::<Writing>();
    let texts = texts();
    let words = TimetableTexts::of(texts.language);
    let template = RwSignal::new(TimetableTemplate::ThemeDay);
    // What a person typed; else the template's own.
    let typed = RwSignal::new(None::<String>);
    let title = move || {
        let own = || template.get().title(texts.language).to_owned();
        typed.get().unwrap_or_else(own)
    };
    let begin = move |event: SubmitEvent| {
        event.prevent_default();
        let chosen = template.get_untracked();
        let title = visible::in_line(&untrack(title));
        let title = match title.is_empty() {
            true => chosen.title(texts.language).to_owned(),
            false => title,
        };
        let writes = chosen.begin(&title, || writing.fresh());
        writing.put(TimetableCommand, writes, (words.begun)(&title));
        focus::put_on(PAGE_HEADING);
    };
    let choice = move |which: TimetableTemplate| {
        view! {
            <label class="export-choice">
                <input
                    type="radio"
                    name="timetable-template"
                    prop:checked=move || template.get() == which
                    on:change=move |_| template.set(which)
                />
                <span>{words.template_named(which)}</span>
            </label>
        }
    };
    view! {
        <form class="panel timetable-begin" on:submit=begin aria-labelledby="timetable-begin-heading">
            <h3 class="panel-heading" id="timetable-begin-heading">{words.begin}</h3>
            <p class="hint">{words.begin_help}</p>
            <fieldset class="timetable-choices">
                <legend class="form-label">{words.template}</legend>
                {TimetableTemplate::ALL.map(choice).collect_view()}
            </fieldset>
            <label class="form-label" for="timetable-first-title">{words.title}</label>
            <input
                class="form-input"
                id="timetable-first-title"
                autocomplete="off"
                prop:value=title
                on:input=move |event| typed.set(Some(event_target_value(&event)))
            />
            <div class="actions">
                <button type="submit" class="button button-primary">{words.go}</button>
            </div>
        </form>
    }
}
