//! A row of a series' list: its title, the tools that move and remove it, and what else is said of such a part.

use leptos::html::Button;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::DocumentId;
use workshop::collection::fold;
use workshop::{PlanCommand, PlanItem};

use super::guide::Guide;
use super::phase::PhaseFields;
use super::series::{self, Crossing, Part, Series};
use super::text::PlanTexts;
use crate::state::{Workshop, arrangement};
use crate::view::language::texts;
use crate::view::part::{Icon, SavedField};

/// One part of the plan: its title, its place, and taking it out.
#[component]
pub(super) fn Row(
    series: Series,
    item: PlanItem,
    parts: Memo<Vec<Part>>,
    said: RwSignal<String>,
    crossing: Crossing,
) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let words = PlanTexts::of(texts().language);
    let key = series::key(&item);
    let part = StoredValue::new(item.clone());
    let is_here = move |one: &Part| part.with_value(|item| one.item == *item);
    let place = Memo::new(move |_| parts.with(|all| all.iter().position(is_here).unwrap_or(0)));
    let count = Memo::new(move |_| parts.with(Vec::len));
    let title = Memo::new(move |_| {
        parts.with(|all| {
            let found = all.iter().find(|one| is_here(one));
            found.map(|part| part.title.clone()).unwrap_or_default()
        })
    });
    let twin = Memo::new(move |_| {
        let folded = fold(&title.get());
        let same = |one: &&Part| !is_here(one) && fold(&one.title) == folded;
        !folded.is_empty() && parts.with(|all| all.iter().any(|one| same(&one)))
    });
    let label = Signal::derive(move || series.label(words, place.get() + 1));
    let rename = Callback::new(move |(before, after): (String, String)| {
        let item = part.get_value();
        let command = PlanCommand::Rename {
            item,
            before,
            after,
        }
        .into();
        workshop.issue(DocumentId::PLAN, command);
    });
    let field_id = format!("{}-{key}", series.word());
    crossing.end(&key, &field_id);
    let (up, down) = (NodeRef::<Button>::new(), NodeRef::<Button>::new());
    let moved = StoredValue::new(None::<isize>);
    let shift = move |by: isize| {
        let from = place.get_untracked();
        let Some(to) = from.checked_add_signed(by) else {
            return;
        };
        let orders =
            parts.with_untracked(|all| all.iter().map(|part| part.order).collect::<Vec<_>>());
        if let Some(order) = arrangement::moved(&orders, from, to) {
            let item = part.get_value();
            workshop.issue(
                DocumentId::PLAN,
                PlanCommand::SetOrder { item, order }.into(),
            );
            said.set((words.moved)(&title.get_untracked(), to + 1));
            moved.set_value(Some(by));
        }
    };
    // A row that is moved in the page loses the focus; the person may want to move it on.
    Effect::new(move |before: Option<usize>| {
        let now = place.get();
        if before.is_some_and(|before| before != now)
            && let Some(by) = moved.try_update_value(Option::take).flatten()
        {
            let at_end = now == 0 || now + 1 == count.get_untracked();
            let (ahead, back) = if by < 0 { (up, down) } else { (down, up) };
            let button = if at_end { back } else { ahead };
            request_animation_frame(move || {
                if let Some(button) = button.get_untracked() {
                    let _ = button.focus();
                }
            });
        }
        now
    });
    let remove = move |_| {
        let command = PlanCommand::SetRemoved {
            item: part.get_value(),
            removed: true,
        }
        .into();
        // The button that is pressed goes with its row; the way back takes the focus.
        crossing.begin(key.clone());
        spawn_local(async move {
            if let Err(failure) = workshop.write(DocumentId::PLAN, command).await {
                crossing.fail();
                workshop.tell(&failure);
            }
        });
    };
    view! {
        <li class="part">
            <SavedField
                id=field_id
                value=title
                label=label
                empty=words.name_missing
                on_save=rename
            />
            <p
                class="part-twin hint"
                aria-live="polite"
                prop:textContent=move || twin.get().then_some(words.same_name)
            ></p>
            <div class="part-tools">
                <button
                    type="button"
                    class="tool"
                    aria-label=move || (words.move_up)(&title.get())
                    disabled=move || place.get() == 0
                    node_ref=up
                    on:click=move |_| shift(-1)
                >
                    <Icon name="arrow-upward"/>
                </button>
                <button
                    type="button"
                    class="tool"
                    aria-label=move || (words.move_down)(&title.get())
                    disabled=move || { place.get() + 1 == count.get() }
                    node_ref=down
                    on:click=move |_| shift(1)
                >
                    <Icon name="arrow-downward"/>
                </button>
                <button
                    type="button"
                    class="tool"
                    aria-label=move || (words.remove)(&title.get())
                    disabled=move || count.get() <= series.least()
                    on:click=remove
                >
                    <Icon name="delete"/>
                </button>
            </div>
            {match item {
                PlanItem::FocusPoint { .. } | PlanItem::Aspect { .. } => {
                    view! { <Guide item title/> }.into_any()
                }
                PlanItem::Phase { id } => view! { <PhaseFields id place/> }.into_any(),
                PlanItem::Stakeholder { .. } | PlanItem::Table { .. } => ().into_any(),
            }}
        </li>
    }
}
