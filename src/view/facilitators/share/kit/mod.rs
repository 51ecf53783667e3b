//! The print kit: signs for the tables, and forms of paper for who would rather write by hand. Each is a page that only the
//! printer sees, and the browser's own dialog, which also makes a PDF.

mod forms;
mod signs;
mod text;

use leptos::prelude::*;

use crate::state::PlanState;
use crate::view::language::texts;
use crate::view::part::Icon;
use forms::Forms;
use signs::Signs;
use text::KitTexts;

/// What is being printed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Print {
    Signs,
    Forms,
}

/// The buttons, each with what comes out.
#[component]
pub(super) fn Kit(printed: RwSignal<Option<Print>>) -> impl IntoView {
    let plan = expect_context::<PlanState>();
    let words = KitTexts::of(texts().language);
    let (tables, rows) = (plan.tables(), plan.focus_points());
    let signs = move || (words.signs_help)(tables.with(Vec::len));
    let forms = move || (words.forms_help)(rows.with(Vec::len));
    let button = move |print: Print, name: &'static str, id: &'static str| {
        view! {
            <button
                type="button"
                class="button button-secondary"
                aria-describedby=id
                on:click=move |_| printed.set(Some(print))
            >
                <Icon name="print"/>
                <span>{name}</span>
            </button>
        }
    };
    view! {
        <div class="poster-print">
            {button(Print::Signs, words.signs, "signs-help")}
            <p class="hint" id="signs-help">{signs}</p>
        </div>
        <div class="poster-print">
            {button(Print::Forms, words.forms, "forms-help")}
            <p class="hint" id="forms-help">{forms}</p>
        </div>
    }
}

/// What is being printed, as long as the browser's dialog is open.
#[component]
pub(super) fn Printed(
    printed: RwSignal<Option<Print>>,
    /// The participants' link.
    link: String,
) -> impl IntoView {
    move || {
        let print = printed.get()?;
        let link = link.clone();
        // As in “Eksport”: the browser lays it out first, and some take the page only after they have said that they did.
        let shut = window_event_listener_untyped("afterprint", move |_| {
            let _ = printed.try_set(None);
        });
        on_cleanup(move || shut.remove());
        request_animation_frame(|| {
            let _ = window().print();
        });
        Some(view! {
            <div class="kit">
                {match print {
                    Print::Signs => view! { <Signs link/> }.into_any(),
                    Print::Forms => view! { <Forms/> }.into_any(),
                }}
            </div>
        })
    }
}
