//! Tabs: on a narrow screen they choose the focus point that is shown.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use protocol::ItemId;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::Board;
use crate::view::language::texts;
use crate::view::part::each;

/// The id of a focus point's tab.
pub fn tab_id(focus_point: ItemId) -> String {
    format!("tab-{focus_point}")
}

/// The id of a focus point's panel.
pub fn panel_id(focus_point: ItemId) -> String {
    format!("panel-{focus_point}")
}

/// See the module. The arrow keys go from tab to tab; the tab key goes on to the panel.
#[component]
pub fn Tabs() -> impl IntoView {
    let board = expect_context::<Board>();
    let words = &texts().board;
    let press = move |event: KeyboardEvent| {
        let all = board.focus_points.get_untracked();
        let at = all
            .iter()
            .position(|id| Some(*id) == board.selected.get_untracked())
            .unwrap_or(0);
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => (at + 1) % all.len().max(1),
            "ArrowLeft" | "ArrowUp" => (at + all.len().saturating_sub(1)) % all.len().max(1),
            "Home" => 0,
            "End" => all.len().saturating_sub(1),
            _ => return,
        };
        event.prevent_default();
        if let Some(id) = all.get(to) {
            board.select(*id);
            let tab = document().get_element_by_id(&tab_id(*id));
            if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<HtmlElement>().ok()) {
                let _ = tab.focus();
            }
        }
    };
    view! {
        <div class="board-tabs" role="tablist" aria-label=words.focus_points on:keydown=press>
            {each(move || board.focus_points.get(), |id| *id, |id| view! { <Tab id/> }.into_any())}
        </div>
    }
}

#[component]
fn Tab(id: ItemId) -> impl IntoView {
    let board = expect_context::<Board>();
    let texts = texts();
    let title = board.focus_point_title(id);
    let count = board.count(id);
    let selected = Memo::new(move |_| board.selected.get() == Some(id));
    let count_id = format!("count-{id}");
    let described = count_id.clone();
    view! {
        <button
            type="button"
            role="tab"
            class="board-tab"
            id=tab_id(id)
            aria-controls=panel_id(id)
            aria-selected=move || if selected.get() { "true" } else { "false" }
            aria-describedby=described
            tabindex=move || if selected.get() { "0" } else { "-1" }
            on:click=move |_| board.select(id)
        >
            <span class="board-tab-title">{title}</span>
            " "
            <span class="board-tab-count" aria-hidden="true">
                {move || texts.number(count.get())}
            </span>
            <span id=count_id hidden>{move || (texts.board.inputs)(count.get())}</span>
        </button>
    }
}
