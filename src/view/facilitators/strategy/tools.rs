//! The tools of a part: up, down, out, and what can be added under it.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::{NewPart, PartForm, StrategyCommand};

use super::more_tools::MoreTools;
use super::text::StrategyTexts;
use crate::state::StrategyState;
use crate::state::arrangement::Put;
use crate::view::facilitators::parts::{OrderTools, Writing};
use crate::view::language::texts;
use crate::view::part::Icon;

/// A part to be added: what it is, and what that is called.
pub type Adding = (PartForm, &'static str);

/// See the module.
#[component]
pub fn Tools(
    id: ItemId,
    /// Where the part stands, which no other part is called.
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
    let on_move = Callback::new(move |moves: Vec<Put>| {
        let Some((_, under)) = part.get_untracked() else {
            return;
        };
        let put = |id, order| StrategyCommand::MovePart { id, under, order };
        let there = moves.iter().map(|(id, order)| put(*id, *order));
        let before = beside.get_untracked();
        let back = before
            .iter()
            .filter(|(_, id)| moves.iter().any(|(moved, _)| moved == id));
        let back = back.map(|(order, id)| put(*id, *order)).collect();
        let said = (words.moved)(&name.get_untracked());
        writing.change(there.collect(), back, said);
    });
    let on_take_out = Callback::new(move |()| {
        let set = |removed| StrategyCommand::SetPartRemoved { id, removed };
        let said = (words.taken_out)(&name.get_untracked());
        writing.change(vec![set(true)], vec![set(false)], said);
    });
    let add = move |form: PartForm, what: &'static str| {
        let new = writing.fresh();
        let order = strategy.all.with_untracked(|all| all.next_order(Some(id)));
        let part = NewPart::new(new, form, Some(id), order);
        let add = StrategyCommand::AddParts { parts: vec![part] };
        let back = StrategyCommand::SetPartRemoved {
            id: new,
            removed: true,
        };
        writing.wanted.set(Some(new));
        writing.change(vec![add], vec![back], (words.added)(what));
    };
    let below = move || {
        let button = |(form, what): Adding, button: &'static str, label: String| {
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
        let named = |button: &str| format!("{button}: {}", name.get());
        Some(match part.get()?.0 {
            PartForm::List | PartForm::Point => {
                let label = (words.new_point_in)(&name.get());
                button((PartForm::Point, words.point), words.new_point, label)
            }
            PartForm::MainPoint => button(
                (PartForm::List, words.list),
                words.new_list,
                named(words.new_list),
            ),
            PartForm::Chapter => button(
                (PartForm::Signature, words.signature),
                words.new_signature,
                named(words.new_signature),
            ),
            _ => return None,
        })
    };
    let is_open = RwSignal::new(false);
    let more = move || {
        let (form, _) = part.get()?;
        let on_add = Callback::new(move |(form, what): Adding| add(form, what));
        is_open
            .get()
            .then(|| view! { <MoreTools id form name on_add is_open/> })
    };
    let has_heading = move || {
        let form = part.get().map(|(form, _)| form);
        matches!(
            form,
            Some(
                PartForm::Chapter
                    | PartForm::MainPoint
                    | PartForm::List
                    | PartForm::Vision
                    | PartForm::Crossing
                    | PartForm::Figure
            )
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
            <OrderTools id name beside on_move on_take_out/>
            <button
                type="button"
                class="strategy-insert"
                aria-label=move || format!("{}: {}", words.more_tools, name.get())
                aria-expanded=move || if is_open.get() { "true" } else { "false" }
                on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
            >
                {words.more_tools}
            </button>
        </div>
        {more}
    }
}
