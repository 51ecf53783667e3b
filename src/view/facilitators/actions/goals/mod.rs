//! “Handleplaner”: what each afdeling wants to reach in each focus area, by the common template.
//!
//! - [`new`]: a new plan, and the four of the source. [`plan`]: a plan with its goals.
//! - [`goal`]: a goal by the template. [`indicator`]: an indicator with what was measured.
//! - [`spark`]: a small picture of that, with its table. [`across`]: how many goals there are where.

mod across;
mod goal;
pub mod indicator;
mod new;
mod plan;
pub mod spark;
pub mod text;

use leptos::prelude::*;
use protocol::ItemId;
use workshop::actions::template::AREAS;

use super::Frame;
use super::acting::Acting;
use super::tracks::Departments;
use crate::view::facilitators::page::Page;
use crate::view::language::texts;
use crate::view::part::each;
use across::Across;
use new::New;
use plan::PlanCard;
use text::GoalTexts;

/// “Handleplaner”.
pub const PAGE: Page = Page {
    word: "handling/handleplaner",
    name: |language| GoalTexts::of(language).page,
    heading: None,
    content: || view! { <Frame><Plans/></Frame> }.into_any(),
};

/// The id of the list of focus areas to choose from.
const AREAS_LIST: &str = "areas";

/// Which plan, and which goal of it, are open: one of each at a time. A copy is a handle.
#[derive(Clone, Copy)]
struct Opened {
    plan: RwSignal<Option<ItemId>>,
    goal: RwSignal<Option<ItemId>>,
}

#[component]
fn Plans() -> impl IntoView {
    let acting = Acting::get();
    let words = GoalTexts::of(texts().language);
    provide_context(Opened {
        plan: RwSignal::new(None),
        goal: RwSignal::new(None),
    });
    let ids = acting.read(|all| all.plans.iter().map(|one| one.id).collect::<Vec<_>>());
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
            {each(move || ids.get(), |id| *id, |id| view! { <PlanCard id/> }.into_any())}
        </div>
        <Across/>
        <Departments/>
        <Areas/>
    }
}

/// The focus areas to choose from: those that are named, the main points of the strategy, and those of the source.
#[component]
fn Areas() -> impl IntoView {
    let acting = Acting::get();
    let names = Memo::new(move |_| {
        let mut names = acting.all.with(|all| all.areas());
        let points = acting.main_points.get();
        let more = points.iter().map(|point| point.title.as_str()).chain(AREAS);
        for name in more {
            if !name.is_empty() && !names.iter().any(|one| one == name) {
                names.push(name.to_owned());
            }
        }
        names
    });
    view! {
        <datalist id=AREAS_LIST>
            {move || names.get().into_iter().map(|name| view! { <option value=name></option> }).collect_view()}
        </datalist>
    }
}
