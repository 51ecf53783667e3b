//! A card: an action as it is read, and the button that opens it.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::Write;
use workshop::action_keys::{ACTIONS, ORDER};
use workshop::visible;

use super::Opened;
use super::form::Form;
use crate::state::arrangement::Put;
use crate::view::facilitators::actions::acting::Acting;
use crate::view::facilitators::actions::names;
use crate::view::facilitators::actions::text::ActionTexts;
use crate::view::facilitators::parts::OrderTools;
use crate::view::language::texts;
use crate::view::part::Icon;

/// See the module. A region by its title.
#[component]
pub fn Card(id: ItemId) -> impl IntoView {
    let acting = Acting::get();
    let Opened(opened) = expect_context();
    let words = ActionTexts::of(texts().language);
    let name = acting.read(move |all| {
        let title = all.action(&id).map(|action| action.title.as_str());
        names::titled(title.unwrap_or_default(), words)
    });
    let beside = acting.read(|all| {
        let actions = all.actions.iter();
        actions.map(|one| (one.order, one.id)).collect::<Vec<_>>()
    });
    let is_open = Memo::new(move |_| opened.get() == Some(id));
    let on_move = Callback::new(move |moves: Vec<Put>| {
        let moves = moves.into_iter();
        let writes = moves.map(|(id, order)| Write::set(ACTIONS, id, ORDER, order));
        acting.put(writes.collect(), (words.moved)(&name.get_untracked()));
    });
    let on_take_out = Callback::new(move |()| {
        acting.take_out(ACTIONS, &[id], (words.taken_out)(&name.get_untracked()));
    });
    view! {
        <section class="action-card" class:is-open=is_open aria-label=move || name.get()>
            <div class="action-card-head">
                <h3 class="action-card-name" dir="auto">{move || name.get()}</h3>
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
            </div>
            <Facts id/>
            <Show when=move || is_open.get()>
                <Form id/>
            </Show>
        </section>
    }
}

/// What is known of an action, in a line: its state, what it is, its main point, who does it, and in which years.
#[component]
fn Facts(id: ItemId) -> impl IntoView {
    let acting = Acting::get();
    let words = ActionTexts::of(texts().language);
    let state = acting.read(move |all| all.state(&id, acting.today()));
    let facts = Memo::new(move |_| {
        let points = acting.main_points.get();
        acting.all.with(|all| {
            let Some(action) = all.action(&id) else {
                return Vec::new();
            };
            let mut facts = vec![names::form(action.form(), words).to_owned()];
            let point = action.main_point();
            let point = points.iter().find(|one| Some(one.id) == point);
            facts.extend(point.map(|point| names::main_point(point, words)));
            let named = [&action.departments, &action.persons];
            let named = named.into_iter().filter_map(|names| names.last());
            facts.extend(named.map(|name| visible::in_line(name)));
            let years = all.years.get(&id).into_iter().flatten();
            let years: Vec<_> = years.map(|(year, _)| year.to_string()).collect();
            facts.push(years.join(", "));
            facts.retain(|fact| !fact.is_empty());
            facts
        })
    });
    let said = move || {
        let facts = facts.get().into_iter();
        facts
            .map(|fact| view! { <li dir="auto">{fact}</li> })
            .collect_view()
    };
    view! {
        <ul class="action-facts">
            {move || state.get().map(|state| view! {
                <li class="action-state" data-state=workshop::actions::State::word(state)>
                    {names::state(state, words)}
                </li>
            })}
            {said}
        </ul>
    }
}
