//! “Status”: how all of it stands on a day, by main point and by afdeling, and the reports that keep a day and words of one's
//! own. The figures are worked out.
//!
//! - [`reports`]: which day is looked at, and new reports. [`report`]: the words of one.
//! - [`groups`]: the figures, each line with the way back to what people said.
//! - [`results`]: economic results.

mod groups;
mod report;
mod reports;
mod results;
mod text;

use leptos::prelude::*;
use protocol::ItemId;
use workshop::Day;

use super::Frame;
use super::acting::Acting;
use crate::view::facilitators::page::Page;
use crate::view::language::texts;
use groups::Groups;
use report::ReportView;
use reports::Reports;
use text::StatusTexts;

/// “Status”.
pub const PAGE: Page = Page {
    word: "handling/status",
    name: |language| StatusTexts::of(language).page,
    heading: None,
    content: || view! { <Frame><Status/></Frame> }.into_any(),
};

/// Which report is looked at; without one the day is today. A copy is a handle.
#[derive(Clone, Copy)]
struct Chosen {
    report: RwSignal<Option<ItemId>>,
    day: Memo<Day>,
}

#[component]
fn Status() -> impl IntoView {
    let acting = Acting::get();
    let words = StatusTexts::of(texts().language);
    let report = RwSignal::new(None::<ItemId>);
    let today = acting.today();
    let day = Memo::new(move |_| {
        let report = report.get();
        acting.all.with(|all| {
            let report = report.and_then(|id| all.report(&id));
            let day = report.and_then(|report| report.on.last().copied());
            day.unwrap_or(today)
        })
    });
    provide_context(Chosen { report, day });
    let is_empty =
        acting.read(|all| all.actions.is_empty() && all.plans.is_empty() && all.reports.is_empty());
    view! {
        <Show
            when=move || !is_empty.get()
            fallback=move || view! {
                <section class="collect-nothing">
                    <h3>{words.nothing}</h3>
                    <p>{words.nothing_help}</p>
                </section>
            }
        >
            <Reports/>
            {move || report.get().map(|id| view! { <ReportView id/> })}
            <Groups/>
        </Show>
    }
}
