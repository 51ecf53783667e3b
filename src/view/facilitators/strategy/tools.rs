//! The tools of a part: up, down, out, and what can be added under it.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::{NewPart, PartForm, StrategyCommand};

use super::text::StrategyTexts;
use super::writing::Writing;
use crate::state::{StrategyState, arrangement};
use crate::view::language::texts;
use crate::view::part::heading::PAGE_HEADING;
use crate::view::part::{Icon, focus};

/// See the module.
#[component]
pub fn Tools(
    id: ItemId,
    name: Signal<String>,
    /// Whether the heading's field shows.
    is_naming: RwSignal<bool>,
) -> impl IntoView {
    let strategy = expect_context::<StrategyState>();
    let writing = expect_context::<Writing>();
    let words = StrategyTexts::of(texts().language);
    let line = strategy.line(id);
    let part = Memo::new(move |_| {
        line.with(|line| line.as_ref().map(|line| (line.part.form, line.part.under)))
    });
    // The parts beside it, their places and their ids.
    let beside = Memo::new(move |_| {
        let Some((_, under)) = part.get() else {
            return Vec::new();
        };
        strategy.all.with(|all| {
            let parts = all.beside(under);
            parts.map(|part| (part.order, part.id)).collect::<Vec<_>>()
        })
    });
    let place = Memo::new(move |_| beside.with(|all| all.iter().position(|(_, one)| *one == id)));
    let is_first = move || place.get() == Some(0);
    let is_last = move || place.get().map(|place| place + 1) == Some(beside.with(Vec::len));
    let shift = move |by: isize| {
        let (Some(from), Some((_, under))) = (place.get_untracked(), part.get_untracked()) else {
            return;
        };
        let all = beside.get_untracked();
        let orders: Vec<f64> = all.iter().map(|(order, _)| *order).collect();
        let to = from.checked_add_signed(by).filter(|to| *to < all.len());
        let Some(to) = to else { return };
        let put = |id, order| StrategyCommand::MovePart { id, under, order };
        let said = (words.moved)(&name.get_untracked());
        // Those that were added apart can have the same numbers; then all of them get new ones.
        let are_apart = orders.windows(2).all(|two| two[0] < two[1]);
        match arrangement::moved(&orders, from, to).filter(|_| are_apart) {
            Some(order) => {
                let back = put(id, orders[from]);
                writing.change(vec![put(id, order)], vec![back], said);
            }
            None => {
                let mut ids: Vec<ItemId> = all.iter().map(|(_, id)| *id).collect();
                let moved = ids.remove(from);
                ids.insert(to, moved);
                let there = (0_u32..).zip(&ids);
                let there = there.map(|(order, id)| put(*id, order.into()));
                let back = all.iter().map(|(order, id)| put(*id, *order));
                writing.change(there.collect(), back.collect(), said);
            }
        }
        // At an end the arrow that was pressed goes out.
        request_animation_frame(move || {
            if focus::is_lost() {
                focus::put_on(PAGE_HEADING);
            }
        });
    };
    let take_out = move |_| {
        let set = |removed| StrategyCommand::SetPartRemoved { id, removed };
        let said = (words.taken_out)(&name.get_untracked());
        writing.change(vec![set(true)], vec![set(false)], said);
        // The button goes with the part.
        focus::put_on(PAGE_HEADING);
    };
    let add = move |form: PartForm, what: &'static str| {
        let new = writing.fresh();
        let order = strategy.all.with_untracked(|all| all.next_order(Some(id)));
        let part = NewPart {
            id: new,
            form,
            under: Some(id),
            title: String::new(),
            text: String::new(),
            order,
        };
        let add = StrategyCommand::AddParts { parts: vec![part] };
        let back = StrategyCommand::SetPartRemoved {
            id: new,
            removed: true,
        };
        writing.wanted.set(Some(new));
        writing.change(vec![add], vec![back], (words.added)(what));
    };
    let below = move || {
        let button = |form: PartForm, what: &'static str, button: &'static str, label: String| {
            view! {
                <button
                    type="button"
                    class="button button-secondary button-small"
                    aria-label=label
                    on:click=move |_| add(form, what)
                >
                    <Icon name="plus"/>
                    <span>{button}</span>
                </button>
            }
        };
        match part.get()?.0 {
            PartForm::List | PartForm::Point => {
                let label = (words.new_point_in)(&name.get());
                Some(button(PartForm::Point, words.point, words.new_point, label).into_any())
            }
            PartForm::MainPoint => Some(
                button(
                    PartForm::List,
                    words.list,
                    words.new_list,
                    words.new_list.to_owned(),
                )
                .into_any(),
            ),
            PartForm::Chapter => {
                let label = words.new_signature.to_owned();
                Some(
                    button(
                        PartForm::Signature,
                        words.signature,
                        words.new_signature,
                        label,
                    )
                    .into_any(),
                )
            }
            PartForm::Signature => None,
        }
    };
    let has_heading = move || {
        let form = part.get().map(|(form, _)| form);
        matches!(
            form,
            Some(PartForm::Chapter | PartForm::MainPoint | PartForm::List)
        )
    };
    view! {
        <div class="strategy-tools">
            {below}
            <button
                type="button"
                class="tool"
                hidden=move || !has_heading()
                aria-label=move || (words.edit_heading)(&name.get())
                aria-expanded=move || if is_naming.get() { "true" } else { "false" }
                on:click=move |_| is_naming.update(|is_naming| *is_naming = !*is_naming)
            >
                <Icon name="edit"/>
            </button>
            <button
                type="button"
                class="tool"
                aria-label=move || (words.move_up)(&name.get())
                disabled=is_first
                on:click=move |_| shift(-1)
            >
                <Icon name="arrow-upward"/>
            </button>
            <button
                type="button"
                class="tool"
                aria-label=move || (words.move_down)(&name.get())
                disabled=is_last
                on:click=move |_| shift(1)
            >
                <Icon name="arrow-downward"/>
            </button>
            <button
                type="button"
                class="tool"
                aria-label=move || (words.take_out)(&name.get())
                on:click=take_out
            >
                <Icon name="delete"/>
            </button>
        </div>
    }
}
