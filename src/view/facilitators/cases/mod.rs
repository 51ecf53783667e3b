//! “Sag”: what political bodies are asked to approve or told of, written part by part and read as on an agenda.
//!
//! - [`begin`]: a new case, and what it can begin as.
//! - [`case`]: a case, with what it opens with and the bodies that treat it.
//! - [`entry`]: its parts as they are edited, moved and taken out.
//! - [`parts`]: its clauses, sections and attachments.
//! - [`reading`]: the case as a body reads it, on the page and on paper.
//! - [`pieces`]: what is drawn into it from the data.
//! - [`out`]: what was taken out.

mod begin;
mod case;
mod entry;
mod out;
mod parts;
mod pieces;
mod reading;
mod text;

use leptos::prelude::*;
use protocol::ItemId;
use sync::{DocumentId, Status};
use workshop::cases::{Case, Cases};
use workshop::content::Says;

use super::page::Page;
use super::timetable::TimetableState;
use crate::state::{Derived, Reads, Workshop, hold};
use crate::view::facilitators::collect::gathering::Gatherings;
use crate::view::facilitators::parts::{Done, Writing};
use crate::view::language::texts;
use begin::NewCase;
use case::CaseView;
use out::TakenOut;
use reading::Reading;
use text::CasesTexts;

/// “Sag”.
pub const PAGE: Page = Page {
    word: "sag",
    name: |language| CasesTexts::of(language).page,
    heading: None,
    content: || view! { <CasesPage/> }.into_any(),
};

/// What the cases say.
type CasesState = Derived<Cases>;

impl Reads for Cases {
    const DOCUMENT: DocumentId = DocumentId::CASES;

    fn read(says: &dyn Says) -> Self {
        Self::of(says)
    }
}

/// The case that is worked on. A copy is a handle.
#[derive(Clone, Copy)]
struct Chosen(RwSignal<Option<ItemId>>);

#[component]
fn CasesPage() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let cases = hold::<CasesState>(workshop);
    hold::<TimetableState>(workshop);
    provide_context(Gatherings::get());
    Writing::provide(DocumentId::CASES);
    let words = CasesTexts::of(texts().language);
    let chosen = RwSignal::new(None::<ItemId>);
    provide_context(Chosen(chosen));
    // On a device that is new to the workshop it may be on its way.
    let is_reading = Memo::new(move |_| matches!(workshop.status.get(), Status::Reading));
    // The one that was chosen while it stands, else the first.
    let current = Memo::new(move |_| {
        cases.all.with(|all| {
            let chosen = chosen.get().filter(|id| all.case(id).is_some());
            chosen.or_else(|| all.cases.first().map(|case| case.id))
        })
    });
    let named = Memo::new(move |_| {
        cases.all.with(|all| {
            let named = all.cases.iter().map(|case| (case.id, words.called(case)));
            named.collect::<Vec<_>>()
        })
    });
    let is_any = Memo::new(move |_| current.get().is_some());
    let shown = move || {
        current.get().map(|id| {
            view! {
                <CaseView id/>
                <Reading id/>
            }
        })
    };
    view! {
        <div class="cases">
            <Show when=move || named.with(|named| named.len() > 1)>
                <div class="panel cases-choice">
                    <label class="form-label" for="case-chosen">{words.chosen}</label>
                    <select
                        class="form-select"
                        id="case-chosen"
                        on:change=move |event| chosen.set(ItemId::from_hex(&event_target_value(&event)))
                    >
                        {move || {
                            let options = named.get().into_iter().map(|(id, name)| {
                                let is_it = move || current.get() == Some(id);
                                view! { <option value=id.to_string() selected=is_it>{name}</option> }
                            });
                            options.collect_view()
                        }}
                    </select>
                </div>
            </Show>
            <div hidden=move || !is_any.get()>
                <Done/>
            </div>
            {shown}
            <Show when=move || !is_reading.get()>
                <NewCase/>
                <TakenOut/>
            </Show>
        </div>
    }
}

/// A case that stands, as a signal.
fn case_of(id: ItemId) -> Memo<Option<Case>> {
    let cases = expect_context::<CasesState>();
    Memo::new(move |_| cases.all.with(|all| all.case(&id).cloned()))
}
