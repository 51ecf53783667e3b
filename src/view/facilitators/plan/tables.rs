//! How many tables there are.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::DocumentId;
use workshop::{PlanCommand, TABLE_LIMIT};

use super::text::PlanTexts;
use crate::state::{PlanState, Workshop, tables};
use crate::view::language::texts;

/// How many tables there are, and what they are called.
#[component]
pub fn Tables() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let words = PlanTexts::of(texts().language);
    let used = expect_context::<PlanState>().tables();
    let count = Memo::new(move |_| used.with(Vec::len));
    // As when two facilitators set the number at once.
    let gaps = Memo::new(move |_| {
        let numbers = used.with(|used| used.iter().map(|table| table.number).collect::<Vec<_>>());
        tables::gaps(&numbers)
    });
    // What the person has typed and not yet saved.
    let typed = RwSignal::new(None::<String>);
    let wrong = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(text) = typed.get_untracked().filter(|_| !busy.get_untracked()) else {
            return;
        };
        let wanted = text.trim().parse::<u32>().ok();
        let Some(wanted) = wanted.filter(|wanted| (1..=TABLE_LIMIT).contains(wanted)) else {
            wrong.set(true);
            return;
        };
        wrong.set(false);
        busy.set(true);
        let device = workshop.device();
        let command = PlanCommand::SetTableCount {
            count: wanted,
            ids: (0..wanted).map(|_| device.new_item()).collect(),
        }
        .into();
        spawn_local(async move {
            if let Err(failure) = workshop.write(DocumentId::PLAN, command).await {
                workshop.tell(&failure);
            }
            let _ = typed.try_set(None);
            let _ = busy.try_set(false);
        });
    };
    view! {
        <section class="panel" aria-labelledby="tables-heading">
            <h3 class="panel-heading" id="tables-heading">{words.tables}</h3>
            <form class="form-group" class:form-error=move || wrong.get() on:submit=save novalidate>
                <label class="form-label" for="table-count">{words.table_count}</label>
                <span class="form-hint" id="table-count-hint">{words.tables_help}</span>
                <span
                    class="form-hint"
                    id="table-count-gaps"
                    aria-live="polite"
                    prop:textContent=move || gaps.get().map(|numbers| (words.table_gaps)(&numbers))
                ></span>
                <span
                    class="form-error-message"
                    id="table-count-error"
                    aria-live="polite"
                    prop:textContent=move || wrong.get().then(|| (words.table_count_bad)(TABLE_LIMIT))
                ></span>
                <div class="inline-field">
                    <input
                        class="form-input table-count"
                        id="table-count"
                        inputmode="numeric"
                        autocomplete="off"
                        aria-describedby="table-count-hint table-count-gaps table-count-error"
                        aria-invalid=move || wrong.get().then_some("true")
                        prop:value=move || typed.get().unwrap_or_else(|| count.get().to_string())
                        on:input=move |event| typed.set(Some(event_target_value(&event)))
                    />
                    <button
                        type="submit"
                        class="button button-secondary"
                        aria-disabled=move || {
                            (busy.get() || typed.with(Option::is_none)).then_some("true")
                        }
                    >
                        {words.table_count_set}
                    </button>
                </div>
            </form>
        </section>
    }
}
