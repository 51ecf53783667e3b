//! “Tidsplan”: the steps of the longer plan, row by row, what is odd about them, and the whole as a table, a picture and a
//! calendar.
//!
//! - [`begin`]: what it can begin as.
//! - [`front`]: its title, and how its dates are written.
//! - [`row`]: a row, edited where it stands.
//! - [`findings`]: what is odd, summed up.
//! - [`out`]: what was taken out.
//! - [`shown`]: the table, and the ways out of the page.
//! - [`drawing`]: the picture.

mod begin;
mod drawing;
mod findings;
mod front;
mod out;
mod row;
mod shown;
mod text;

use leptos::prelude::*;
use sync::{DocumentId, Status};
use workshop::content::Says;
use workshop::timetable::{Finding, Timetable};
use workshop::{ROW_ORDER, ROWS, TimetableCommand, Write};

use super::page::Page;
use crate::state::{Derived, Reads, Workshop, hold};
use crate::view::facilitators::parts::{Done, Writing};
use crate::view::language::texts;
use crate::view::part::{Icon, each};
use begin::Begin;
use findings::Findings;
use front::Front;
use out::TakenOut;
use row::RowView;
use shown::Shown;
use text::TimetableTexts;

/// “Tidsplan”.
pub const PAGE: Page = Page {
    word: "tidsplan",
    name: |language| TimetableTexts::of(language).page,
    heading: None,
    content: || view! { <TimetablePage/> }.into_any(),
};

/// What the timetable says.
pub type TimetableState = Derived<Timetable>;

impl Reads for Timetable {
    const DOCUMENT: DocumentId = DocumentId::TIMETABLE;

    fn read(says: &dyn Says) -> Self {
        Self::of(says)
    }
}

/// What is odd about it. A copy is a handle.
#[derive(Clone, Copy)]
struct Odd(Memo<Vec<Finding>>);

/// Bodies and roles that fields offer.
const BODIES: &str = "timetable-bodies";
const ROLES: &str = "timetable-roles";

#[component]
fn TimetablePage() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let table = hold::<TimetableState>(workshop);
    let writing = Writing::provide(DocumentId::TIMETABLE);
    let words = TimetableTexts::of(texts().language);
    provide_context(Odd(Memo::new(move |_| {
        table.all.with(|all| all.findings())
    })));
    // On a device that is new to the workshop it may be on its way.
    let is_reading = Memo::new(move |_| matches!(workshop.status.get(), Status::Reading));
    let is_empty = Memo::new(move |_| table.all.with(|all| all.is_empty()));
    let rows = Memo::new(move |_| {
        table.all.with(|all| {
            let ids = all.rows.iter().map(|row| row.row.id);
            ids.collect::<Vec<_>>()
        })
    });
    let add = move |_| {
        let id = writing.fresh();
        writing.wanted.set(Some(id));
        writing.put_by(TimetableCommand, move || {
            let order = table.fresh().next_order();
            let add = Write::add(ROWS, id, [(ROW_ORDER, order.into())]);
            Some((vec![add], words.row_added.to_owned()))
        });
    };
    view! {
        <div class="timetable">
            <Show when=move || is_empty.get() && !is_reading.get()>
                <Begin/>
            </Show>
            <Show when=move || !is_empty.get()>
                <Front/>
            </Show>
            <div hidden=move || is_empty.get()>
                <Done/>
            </div>
            <Show when=move || !is_empty.get()>
                <Suggestions/>
                <Findings/>
                <div class="timetable-rows" role="list" aria-label=words.rows>
                    {each(move || rows.get(), |id| *id, |id| view! { <RowView id/> }.into_any())}
                </div>
                <div class="actions timetable-add">
                    <button type="button" class="button button-primary" on:click=add>
                        <Icon name="plus"/>
                        <span>{words.new_row}</span>
                    </button>
                </div>
                <Shown/>
                <TakenOut/>
            </Show>
        </div>
    }
}

/// What fields offer: the bodies and roles of the sources, and those that stand in other rows.
#[component]
fn Suggestions() -> impl IntoView {
    let table = expect_context::<TimetableState>();
    let words = TimetableTexts::of(texts().language);
    let offered = move |of: fn(&workshop::TimetableRow) -> Option<&String>, first: Vec<&str>| {
        let first: Vec<String> = first.into_iter().map(str::to_owned).collect();
        Memo::new(move |_| {
            let mut all = first.clone();
            table.all.with(|table| {
                for row in &table.rows {
                    let said = of(&row.row).filter(|said| !all.contains(said));
                    all.extend(said.cloned());
                }
            });
            all
        })
    };
    let bodies = offered(|row| row.bodies.last(), Vec::new());
    let roles = offered(|row| row.roles.last(), words.roles.split(", ").collect());
    let options = |all: Memo<Vec<String>>| {
        each(
            move || all.get(),
            |one| one.clone(),
            |one| view! { <option value=one></option> }.into_any(),
        )
    };
    view! {
        <datalist id=BODIES>{options(bodies)}</datalist>
        <datalist id=ROLES>{options(roles)}</datalist>
    }
}
