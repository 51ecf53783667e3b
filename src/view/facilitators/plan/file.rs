//! “Planen som fil”: what another workshop can begin from.

use leptos::prelude::*;

use super::text::PlanTexts;
use crate::device::download;
use crate::state::{PlanState, Workshop};
use crate::view::facilitators::export::file_name;
use crate::view::language::texts;
use crate::view::part::{Announcement, Icon};

/// Saves the plan alone, without input.
#[component]
pub(super) fn PlanFile() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let title = expect_context::<PlanState>().title();
    let words = PlanTexts::of(texts().language);
    let said = RwSignal::new(String::new());
    let save = move |_| {
        if let Some(bytes) = workshop.device().plan_file() {
            let name = format!(
                "{}-plan.automerge",
                title.with_untracked(|title| file_name(title))
            );
            download::save(&name, "application/octet-stream", &bytes);
            said.set((words.file_saved)(&name));
        }
    };
    view! {
        <section class="panel" aria-labelledby="plan-file-heading">
            <h3 class="panel-heading" id="plan-file-heading">{words.file}</h3>
            <p id="plan-file-help">{words.file_help}</p>
            <button
                type="button"
                class="button button-secondary"
                aria-describedby="plan-file-help"
                on:click=save
            >
                <Icon name="download"/>
                <span>{words.file_save}</span>
            </button>
            <Announcement text=said/>
        </section>
    }
}
