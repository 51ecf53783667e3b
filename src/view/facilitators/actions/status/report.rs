//! A report: its title, its day, its words, and the economic results in it.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::ActionReport;
use workshop::action_keys::{ON, REPORTS, TEXT, TITLE};

use super::Chosen;
use super::results::Results;
use super::text::StatusTexts;
use crate::view::facilitators::actions::acting::Acting;
use crate::view::facilitators::actions::fields::{AreaField, DayField, LineField};
use crate::view::facilitators::actions::names;
use crate::view::facilitators::actions::text::ActionTexts;
use crate::view::language::texts;
use crate::view::part::heading::PAGE_HEADING;
use crate::view::part::{Icon, focus};

/// See the module. A region by its title.
#[component]
pub fn ReportView(id: ItemId) -> impl IntoView {
    let acting = Acting::get();
    let Chosen { report, .. } = expect_context();
    let language = texts().language;
    let (words, shared) = (StatusTexts::of(language), ActionTexts::of(language));
    let text = move |read: fn(&ActionReport) -> &String| {
        acting.read(move |all| all.report(&id).map(read).cloned().unwrap_or_default())
    };
    let title = text(|one| &one.title);
    let name = Memo::new(move |_| names::titled(&title.get(), shared));
    let days = acting.read(move |all| {
        all.report(&id)
            .map(|one| one.on.clone())
            .unwrap_or_default()
    });
    let take_out = move |_| {
        acting.take_out(REPORTS, &[id], (shared.taken_out)(&name.get_untracked()));
        report.set(None);
        focus::put_on(PAGE_HEADING);
    };
    view! {
        <section class="panel" aria-label=move || name.get()>
            <div class="figure-head">
                <h3 class="panel-heading" dir="auto">{move || name.get()}</h3>
                <button
                    type="button"
                    class="tool"
                    aria-label=move || (words.take_out)(&name.get())
                    on:click=take_out
                >
                    <Icon name="delete"/>
                </button>
            </div>
            <div class="action-fields">
                <LineField at=(REPORTS, id, TITLE) label=shared.title.to_owned() value=title/>
                <DayField at=(REPORTS, id, ON) label=words.for_day.to_owned() values=days/>
            </div>
            <AreaField at=(REPORTS, id, TEXT) label=words.text.to_owned() value=text(|one| &one.text) rows=4/>
            <Results report=id/>
        </section>
    }
}
