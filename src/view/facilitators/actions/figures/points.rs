//! Points: a list in which each line is written, moved and taken out, and a new one added.

use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use protocol::ItemId;
use workshop::action_keys::{ORDER, TITLE};
use workshop::{NAME_LIMIT, Write, visible};

use crate::state::arrangement::Put;
use crate::state::failure::Mishap;
use crate::view::facilitators::actions::acting::Acting;
use crate::view::facilitators::actions::fields::LineField;
use crate::view::facilitators::actions::text::ActionTexts;
use crate::view::facilitators::parts::OrderTools;
use crate::view::language::texts;
use crate::view::part::each;

/// A line: its number among the others, its id, what it says.
pub type Line = (f64, ItemId, String);

/// See the module.
#[component]
pub fn Points(
    /// The map of the document that they are in.
    root: &'static str,
    /// The lines, in their order.
    #[prop(into)]
    lines: Signal<Vec<Line>>,
    /// What a line is called, by its place from 1.
    label: Callback<usize, String>,
    /// What the field for a new one is called.
    #[prop(into)]
    new: String,
    /// Its id.
    field_id: String,
    /// Called with what a new one says.
    on_new: Callback<String>,
) -> impl IntoView {
    let acting = Acting::get();
    let texts = texts();
    let words = ActionTexts::of(texts.language);
    let field = NodeRef::<Input>::new();
    let problem = RwSignal::new(String::new());
    let beside = Memo::new(move |_| {
        lines.with(|lines| {
            lines
                .iter()
                .map(|(order, id, _)| (*order, *id))
                .collect::<Vec<_>>()
        })
    });
    let row = move |id: ItemId| {
        let place = Memo::new(move |_| {
            let place = beside.with(|all| all.iter().position(|(_, one)| *one == id));
            place.unwrap_or_default() + 1
        });
        let text = Memo::new(move |_| {
            lines.with(|lines| {
                let line = lines.iter().find(|(_, one, _)| *one == id);
                line.map(|(_, _, text)| text.clone()).unwrap_or_default()
            })
        });
        let name = Signal::derive(move || label.run(place.get()));
        let on_move = Callback::new(move |moves: Vec<Put>| {
            let moves = moves.into_iter();
            let writes = moves.map(|(id, order)| Write::set(root, id, ORDER, order));
            acting.put(writes.collect(), (words.moved)(&name.get_untracked()));
        });
        let on_take_out = Callback::new(move |()| {
            acting.take_out(root, &[id], (words.taken_out)(&name.get_untracked()));
        });
        view! {
            <li class="figure-point">
                <LineField at=(root, id, TITLE) label=name value=text/>
                <div class="figure-point-tools"><OrderTools id name beside on_move on_take_out/></div>
            </li>
        }
        .into_any()
    };
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else {
            return;
        };
        let text = visible::in_line(&field.value());
        if let Some(mishap) = Mishap::of_name(&text, NAME_LIMIT) {
            problem.set(mishap.words(texts));
            return;
        }
        problem.set(String::new());
        if !text.is_empty() {
            on_new.run(text);
            field.set_value("");
        }
    };
    let error = format!("{field_id}-error");
    let add_named = format!("{}: {new}", words.add);
    view! {
        <ol class="figure-points">{each(move || beside.get(), |(_, id)| *id, move |(_, id)| row(id))}</ol>
        <form class="action-choose" on:submit=add>
            <div>
                <label class="form-label" for=field_id.clone()>{new}</label>
                <input
                    class="form-input"
                    id=field_id
                    autocomplete="off"
                    aria-describedby=error.clone()
                    node_ref=field
                />
            </div>
            <button type="submit" class="button button-secondary" aria-label=add_named>{words.add}</button>
        </form>
        <span class="form-error-message" id=error aria-live="polite">{problem}</span>
    }
}
