//! The tools of a thing among others: up, down, and out.

use leptos::prelude::*;
use protocol::ItemId;

use crate::bilingual;
use crate::state::arrangement::{self, Put};
use crate::view::language::texts;
use crate::view::part::heading::PAGE_HEADING;
use crate::view::part::{Icon, focus};

/// See the module.
#[component]
pub fn OrderTools(
    /// Which thing.
    id: ItemId,
    /// What it is called.
    #[prop(into)]
    name: Signal<String>,
    /// The things beside it and itself, with the numbers that they are in the order of.
    #[prop(into)]
    beside: Signal<Vec<(f64, ItemId)>>,
    /// Called with the numbers that move it.
    on_move: Callback<Vec<Put>>,
    /// Called when it is to be taken out.
    on_take_out: Callback<()>,
) -> impl IntoView {
    let words = OrderTexts::of(texts().language);
    let place = Memo::new(move |_| beside.with(|all| all.iter().position(|(_, one)| *one == id)));
    let is_first = move || place.get() == Some(0);
    let is_last = move || place.get().map(|place| place + 1) == Some(beside.with(Vec::len));
    let shift = move |by: isize| {
        let all = beside.get_untracked();
        let from = place.get_untracked();
        let to = from.and_then(|from| from.checked_add_signed(by));
        if let (Some(from), Some(to)) = (from, to.filter(|to| *to < all.len())) {
            on_move.run(arrangement::reordered(&all, from, to));
        }
        // At an end the arrow that was pressed goes out.
        request_animation_frame(move || {
            if focus::is_lost() {
                focus::put_on(PAGE_HEADING);
            }
        });
    };
    view! {
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
            on:click=move |_| {
                on_take_out.run(());
                // The button goes with the thing.
                focus::put_on(PAGE_HEADING);
            }
        >
            <Icon name="delete"/>
        </button>
    }
}

bilingual! {
    struct OrderTexts;

    move_up(what: &str): format!("Flyt »{what}« op"), format!("Move “{what}” up");
    move_down(what: &str): format!("Flyt »{what}« ned"), format!("Move “{what}” down");
    take_out(what: &str): format!("Tag »{what}« ud"), format!("Take “{what}” out");
}
