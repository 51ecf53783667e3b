//! A goal by the common template: focus area, “mål”, “indsatser”, “opfølgning”, “indikatorer”; and whether it is proposed, handed
//! in or approved.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::action_keys::{AREA, EFFORTS, FOLLOWING, GOALS, INDICATORS, TITLE};
use workshop::actions::{GoalState, State, begin};
use workshop::{Goal, visible};

use super::indicator::IndicatorView;
use super::text::GoalTexts;
use super::{AREAS_LIST, Opened};
use crate::view::facilitators::actions::acting::Acting;
use crate::view::facilitators::actions::card_tools::CardTools;
use crate::view::facilitators::actions::fields::{AreaField, WordField};
use crate::view::facilitators::actions::names;
use crate::view::facilitators::actions::said::SaidBefore;
use crate::view::facilitators::actions::states::States;
use crate::view::facilitators::actions::text::ActionTexts;
use crate::view::language::texts;
use crate::view::part::{Icon, each};

/// See the module. A group by its number.
#[component]
pub fn GoalCard(id: ItemId, plan: ItemId) -> impl IntoView {
    let acting = Acting::get();
    let opened = expect_context::<Opened>();
    let language = texts().language;
    let words = GoalTexts::of(language);
    let beside = acting.read(move |all| {
        let goals = all.goals_of(plan);
        goals.map(|one| (one.order, one.id)).collect::<Vec<_>>()
    });
    let name = Memo::new(move |_| {
        let place = beside.with(|all| all.iter().position(|(_, one)| *one == id));
        (words.goal_numbered)(place.unwrap_or_default() + 1)
    });
    let line = acting.read(move |all| {
        let text = all.goal(&id).map(|goal| visible::in_line(&goal.text));
        text.unwrap_or_default()
    });
    let area = acting.read(move |all| {
        let area = all.goal(&id).map(|goal| visible::in_line(goal.area()));
        let area = area.filter(|area| !area.is_empty());
        area.unwrap_or_else(|| words.no_area.to_owned())
    });
    let state = acting.read(move |all| all.goal_state(&id, acting.today()));
    let is_open = Memo::new(move |_| opened.goal.get() == Some(id));
    view! {
        <div class="action-card" class:is-open=is_open role="group" aria-label=move || name.get()>
            <div class="action-card-head">
                <h4 class="action-card-name" dir="auto">
                    {move || name.get()} {move || line.with(|line| match line.is_empty() {
                        true => String::new(),
                        false => format!(": {line}"),
                    })}
                </h4>
                <CardTools root=GOALS id name beside opened=opened.goal/>
            </div>
            <ul class="action-facts">
                {move || state.get().map(|state| view! {
                    <li class="action-state" data-state=State::word(state)>
                        {names::goal_state(state, language)}
                    </li>
                })}
                <li dir="auto">{move || area.get()}</li>
            </ul>
            <Show when=move || is_open.get()>
                <Template id/>
            </Show>
        </div>
    }
}

/// The common template of an open goal.
#[component]
fn Template(id: ItemId) -> impl IntoView {
    let acting = Acting::get();
    let language = texts().language;
    let (words, shared) = (GoalTexts::of(language), ActionTexts::of(language));
    let of = move |field| (GOALS, id, field);
    let text = move |read: fn(&Goal) -> &String| {
        acting.read(move |all| all.goal(&id).map(read).cloned().unwrap_or_default())
    };
    let areas = acting.read(move |all| {
        all.goal(&id)
            .map(|goal| goal.areas.clone())
            .unwrap_or_default()
    });
    let history = acting.read(move |all| all.goal_histories.get(&id).cloned().unwrap_or_default());
    let indicators =
        acting.read(move |all| all.indicators_of(id).map(|one| one.id).collect::<Vec<_>>());
    let wanted = Callback::new(move |()| acting.writing.wanted.get() == Some(id));
    let new_indicator = move |_| {
        let new = acting.fresh();
        acting.by(move |all| {
            let write = begin::indicator(all, new, id, "");
            Some((vec![write], (shared.added)(words.new_indicator)))
        });
    };
    let taken = move |indicator: ItemId| {
        Callback::new(move |()| {
            acting.take_out(
                INDICATORS,
                &[indicator],
                (shared.taken_out)(words.indicator),
            )
        })
    };
    view! {
        <div class="action-form">
            <WordField at=of(AREA) label=words.area.to_owned() values=areas list=AREAS_LIST/>
            <AreaField at=of(TITLE) label=words.goal.to_owned() value=text(|one| &one.text) wanted/>
            <AreaField at=of(EFFORTS) label=words.efforts.to_owned() value=text(|one| &one.efforts)/>
            <AreaField at=of(FOLLOWING) label=words.following.to_owned() value=text(|one| &one.following)/>
            <div class="action-part" role="group" aria-label=words.indicators>
                <h5 class="action-part-name">{words.indicators}</h5>
                <Show when=move || indicators.with(Vec::is_empty)>
                    <p class="hint">{words.no_indicators}</p>
                </Show>
                {each(move || indicators.get(), |one| *one, move |one| view! {
                    <IndicatorView id=one on_take_out=taken(one)/>
                }.into_any())}
                <button type="button" class="button button-secondary button-small" on:click=new_indicator>
                    <Icon name="plus"/>
                    <span>{words.new_indicator}</span>
                </button>
            </div>
            <SaidBefore goal=id/>
            <States
                id
                history
                name=Callback::new(move |state| names::goal_state(state, language))
                next=|state| match state {
                    None | Some(GoalState::Proposed) => GoalState::HandedIn,
                    Some(_) => GoalState::Approved,
                }
            />
        </div>
    }
}
