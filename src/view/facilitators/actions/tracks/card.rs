//! A card: an action as it is read, and the button that opens it.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::action_keys::ACTIONS;
use workshop::visible;

use super::Opened;
use super::form::Form;
use crate::view::facilitators::actions::acting::Acting;
use crate::view::facilitators::actions::card_tools::CardTools;
use crate::view::facilitators::actions::names;
use crate::view::facilitators::actions::text::ActionTexts;
use crate::view::language::texts;

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
    view! {
        <section class="action-card" class:is-open=is_open aria-label=move || name.get()>
            <div class="action-card-head">
                <h3 class="action-card-name" dir="auto">{move || name.get()}</h3>
                <CardTools root=ACTIONS id name beside opened/>
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
