//! “Galleri”: input of all tables that facilitators let everybody read, to be read and voted on.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::{Exhibit, visible};

use super::vote::Votes;
use crate::state::{Gallery, PlanState};
use crate::view::language::texts;
use crate::view::part::{Passage, each};

/// As many stand in the page at first, and come with each “Vis flere”.
const STEP: usize = 50;

/// See the module.
#[component]
pub fn GalleryPage() -> impl IntoView {
    let gallery = expect_context::<Gallery>();
    let plan = expect_context::<PlanState>();
    let texts = texts();
    let words = &texts.vote;
    let rows = plan.focus_points();
    let chosen = RwSignal::new(None::<ItemId>);
    let focus_point = Memo::new(move |_| {
        rows.with(|rows| {
            let known = chosen
                .get()
                .filter(|id| rows.iter().any(|row| row.id == *id));
            known.or_else(|| rows.first().map(|row| row.id))
        })
    });
    let limit = RwSignal::new(STEP);
    // In the order of the aspects, then of the tables.
    let found = Memo::new(move |_| {
        gallery.edition.track();
        let order: Vec<ItemId> = plan
            .plan
            .with(|plan| plan.aspects.iter().map(|aspect| aspect.id).collect());
        let row = focus_point.get();
        gallery.with(|all| {
            let here = all.values().filter(|one| Some(one.focus_point) == row);
            let place = |one: &Exhibit| order.iter().position(|id| *id == one.aspect);
            let mut here: Vec<_> = here
                .map(|one| (place(one), one.table, one.subject))
                .collect();
            workshop::order::sort_by(&mut here, Ord::cmp);
            here.into_iter().map(|(.., id)| id).collect::<Vec<_>>()
        })
    });
    let count = Memo::new(move |_| found.with(Vec::len));
    let shown =
        move || found.with(|found| found.iter().take(limit.get()).copied().collect::<Vec<_>>());
    let has_more = Memo::new(move |_| count.get() > limit.get());
    let is_empty = Memo::new(move |_| gallery.count.get() == 0);
    view! {
        <section class="gallery" aria-labelledby="gallery-heading">
            <h2 class="panel-heading" id="gallery-heading">{words.gallery}</h2>
            <p class="hint">
                {move || match is_empty.get() {
                    true => words.gallery_empty.to_owned(),
                    false => (words.gallery_lead)(gallery.count.get()),
                }}
            </p>
            <Show when=move || !is_empty.get()>
                <label class="gallery-row">
                    <span class="form-label">{words.focus_point}</span>
                    <select
                        class="form-select"
                        on:change=move |event| {
                            chosen.set(ItemId::from_hex(&event_target_value(&event)));
                            limit.set(STEP);
                        }
                        prop:value=move || focus_point.get().map(|id| id.to_string())
                    >
                        {move || rows.get().into_iter().map(|row| {
                            let id = row.id.to_string();
                            view! { <option value=id>{visible::in_line(&row.title)}</option> }
                        }).collect_view()}
                    </select>
                </label>
                <Show when=move || count.get() == 0>
                    <p>{words.nothing_here}</p>
                </Show>
                <ul class="gallery-list" role="list" aria-label=words.gallery>
                    {each(shown, |id| *id, |id| view! { <One id/> }.into_any())}
                </ul>
                <Show when=move || has_more.get()>
                    <p class="gallery-more">
                        {move || (words.shown)(limit.get(), count.get())}
                        <button
                            type="button"
                            class="button button-secondary"
                            on:click=move |_| limit.update(|limit| *limit += STEP)
                        >
                            {words.more}
                        </button>
                    </p>
                </Show>
            </Show>
        </section>
    }
}

#[component]
fn One(id: ItemId) -> impl IntoView {
    let gallery = expect_context::<Gallery>();
    let plan = expect_context::<PlanState>().plan;
    let texts = texts();
    let one = Memo::new(move |_| {
        gallery.edition.track();
        gallery.with(|all| all.get(&id).cloned())
    });
    let place = move || {
        let Some(one) = one.get() else {
            return String::new();
        };
        let aspect = plan.with(|plan| {
            plan.aspect(&one.aspect)
                .map(|one| visible::in_line(&one.title))
        });
        let table = (texts.common.table)(one.table.into());
        aspect.map_or_else(|| table.clone(), |aspect| format!("{aspect} · {table}"))
    };
    let text = move || one.with(|one| one.as_ref().map(|one| one.text.clone()).unwrap_or_default());
    view! {
        <li class="gallery-one">
            <article class="input">
                <p class="mine-cell">{place}</p>
                <Passage text/>
                <Votes subject=id/>
            </article>
        </li>
    }
}
