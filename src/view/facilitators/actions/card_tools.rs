//! The tools at the head of a card: what opens and closes it, and its place among the others.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::Write;
use workshop::action_keys::ORDER;

use super::acting::Acting;
use super::text::ActionTexts;
use crate::state::arrangement::Put;
use crate::view::facilitators::parts::OrderTools;
use crate::view::language::texts;
use crate::view::part::Icon;

/// See the module.
#[component]
pub fn CardTools(
    /// The map that it is an entry of.
    root: &'static str,
    /// Which entry.
    id: ItemId,
    /// What it is called.
    name: Memo<String>,
    /// The cards beside it and itself, with the numbers that they are in the order of.
    beside: Memo<Vec<(f64, ItemId)>>,
    /// Which card is open.
    opened: RwSignal<Option<ItemId>>,
) -> impl IntoView {
    let acting = Acting::get();
    let words = ActionTexts::of(texts().language);
    let is_open = Memo::new(move |_| opened.get() == Some(id));
    let on_move = Callback::new(move |moves: Vec<Put>| {
        let moves = moves.into_iter();
        let writes = moves.map(|(id, order)| Write::set(root, id, ORDER, order));
        acting.put(writes.collect(), (words.moved)(&name.get_untracked()));
    });
    let on_take_out = Callback::new(move |()| {
        acting.take_out(root, &[id], (words.taken_out)(&name.get_untracked()));
    });
    view! {
        <div class="action-card-tools">
            <button
                type="button"
                class="button button-secondary button-small"
                aria-expanded=move || if is_open.get() { "true" } else { "false" }
                aria-label=move || match is_open.get() {
                    true => (words.close_named)(&name.get()),
                    false => (words.edit_named)(&name.get()),
                }
                on:click=move |_| opened.set((!is_open.get_untracked()).then_some(id))
            >
                <Icon name="edit"/>
                <span>{move || if is_open.get() { words.close } else { words.edit }}</span>
            </button>
            <OrderTools id name beside on_move on_take_out/>
        </div>
    }
}
