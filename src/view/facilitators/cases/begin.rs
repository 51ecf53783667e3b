//! A new case, and what it can begin as.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use workshop::CasesCommand;
use workshop::cases::CaseTemplate;

use super::text::CasesTexts;
use super::{CasesState, Chosen};
use crate::view::facilitators::parts::Writing;
use crate::view::language::texts;
use crate::view::part::heading::PAGE_HEADING;
use crate::view::part::{Icon, focus};

/// See the module.
#[component]
pub fn NewCase() -> impl IntoView {
    let cases = expect_context::<CasesState>();
    let writing = expect_context::<Writing>();
    let Chosen(chosen) = expect_context();
    let words = CasesTexts::of(texts().language);
    let template = RwSignal::new(CaseTemplate::Empty);
    let begin = move |event: SubmitEvent| {
        event.prevent_default();
        let template = template.get_untracked();
        let id = writing.fresh();
        chosen.set(Some(id));
        writing.put_by(CasesCommand, move || {
            let orders = cases.fresh().cases.into_iter().map(|case| case.order);
            let order = orders.fold(0.0, f64::max).floor() + 1.0;
            let writes = template.begin(id, order, || writing.fresh());
            Some((writes, words.begun.to_owned()))
        });
        focus::put_on(PAGE_HEADING);
    };
    let choice = move |which: CaseTemplate| {
        view! {
            <label class="export-choice">
                <input
                    type="radio"
                    name="case-template"
                    prop:checked=move || template.get() == which
                    on:change=move |_| template.set(which)
                />
                <span>{words.template_named(which)}</span>
            </label>
        }
    };
    view! {
        <form class="panel cases-begin" on:submit=begin aria-labelledby="case-begin-heading">
            <h3 class="panel-heading" id="case-begin-heading">{words.begin}</h3>
            <p class="hint">{words.begin_help}</p>
            <fieldset class="timetable-choices">
                <legend class="form-label">{words.template}</legend>
                {CaseTemplate::ALL.map(choice).collect_view()}
            </fieldset>
            <div class="actions">
                <button type="submit" class="button button-primary">
                    <Icon name="plus"/>
                    <span>{words.new_case}</span>
                </button>
            </div>
        </form>
    }
}
