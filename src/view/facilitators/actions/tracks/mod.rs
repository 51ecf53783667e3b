//! “Spor”: what is done to carry the strategy out.
//!
//! - [`new`]: a new one, of one's own or of a theme.
//! - [`card`]: one of them, to be read; [`form`]: the one that is open, to be written.
//! - [`years`]: in which years it is chosen. [`ways`]: how it is carried out.
//! - [`out`]: what was taken out.

mod card;
mod form;
mod new;
mod out;
mod ways;
mod years;

use leptos::prelude::*;
use protocol::ItemId;
use workshop::actions::template::DEPARTMENTS;

use super::Frame;
use super::acting::Acting;
use super::text::ActionTexts;
use crate::view::facilitators::page::Page;
use crate::view::language::texts;
use crate::view::part::each;
use card::Card;
use new::New;
use out::TakenOut;

/// “Handling”, which begins with “Spor”.
pub const PAGE: Page = Page {
    word: "handling",
    name: |language| ActionTexts::of(language).page,
    heading: None,
    content: || view! { <Frame><Tracks/></Frame> }.into_any(),
};

/// The id of the list of afdelinger to choose from.
pub const DEPARTMENTS_LIST: &str = "departments";

/// Which action is open: one at a time. A copy is a handle.
#[derive(Clone, Copy)]
struct Opened(RwSignal<Option<ItemId>>);

#[component]
fn Tracks() -> impl IntoView {
    let acting = Acting::get();
    let words = ActionTexts::of(texts().language);
    let opened = Opened(RwSignal::new(None));
    provide_context(opened);
    let ids = acting.read(|all| all.actions.iter().map(|one| one.id).collect::<Vec<_>>());
    let is_empty = Memo::new(move |_| ids.with(Vec::is_empty));
    view! {
        <Show when=move || is_empty.get()>
            <section class="collect-nothing">
                <h3>{words.nothing}</h3>
                <p>{words.nothing_help}</p>
            </section>
        </Show>
        <New/>
        <div class="action-cards">
            {each(move || ids.get(), |id| *id, |id| view! { <Card id/> }.into_any())}
        </div>
        <TakenOut/>
        <Departments/>
    }
}

/// The afdelinger to choose from: those that are named, and those of the source.
#[component]
pub fn Departments() -> impl IntoView {
    let acting = Acting::get();
    let names = acting.read(|all| {
        let mut names = all.departments();
        for name in DEPARTMENTS {
            if !names.iter().any(|one| one == name) {
                names.push(name.to_owned());
            }
        }
        names
    });
    view! {
        <datalist id=DEPARTMENTS_LIST>
            {move || names.get().into_iter().map(|name| view! { <option value=name></option> }).collect_view()}
        </datalist>
    }
}
