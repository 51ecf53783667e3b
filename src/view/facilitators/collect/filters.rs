//! The filters: words, table, part of the grid, and the way back to everything.

use std::collections::BTreeSet;

use leptos::prelude::*;
use workshop::collection::Part;
use workshop::synthesis::State;

use super::gathering::Gathering;
use super::look::{Attention, Look};
use super::moderation::text::ModerationTexts;
use super::row::word;
use super::text::CollectTexts;
use crate::state::PlanState;
use crate::text::Texts;
use crate::view::language::texts;
use crate::view::part::{Icon, each, focus};

/// The id of the search field.
pub const SEARCH: &str = "collect-search";

/// Stands for everybody, and for who says nothing, where a word stands for a stakeholder; for everything, what has no
/// votes and what has some, where votes are looked for.
const ALL: &str = "*";
const NONE: &str = "-";
const WITH: &str = "+";

/// The states that one can look for.
const STATES: [State; 7] = [
    State::Untreated,
    State::Disputed,
    State::InTheme,
    State::Merged,
    State::Split,
    State::LeftOut,
    State::Hidden,
];

/// The fields by which one looks for input.
#[component]
pub fn Filters() -> impl IntoView {
    let gathering = expect_context::<Gathering>();
    let texts = texts();
    let words = CollectTexts::of(texts.language);
    let tables = expect_context::<PlanState>().tables();
    let table = move || gathering.look.with(|look| look.filter.table);
    let numbers = Memo::new(move |_| {
        let number = |table: &workshop::Table| u16::try_from(table.number).ok();
        let planned = tables.with(|tables| tables.iter().filter_map(number).collect::<Vec<_>>());
        // A table can be taken out of the plan; what was written there stays.
        let mut numbers = BTreeSet::new();
        numbers.extend(planned);
        gathering.tables.with(|tables| numbers.extend(tables));
        numbers.extend(table());
        numbers.into_iter().collect::<Vec<_>>()
    });
    let text = move || gathering.look.with(|look| look.filter.text.clone());
    let stakeholders = expect_context::<PlanState>().stakeholders();
    let stakeholder = move || gathering.look.with(|look| look.filter.stakeholder.clone());
    let state = move || gathering.look.with(|look| look.state);
    let has_votes = move || gathering.look.with(|look| look.has_votes);
    let attention = move || gathering.look.with(|look| look.attention);
    let reviewed = ModerationTexts::of(texts.language);
    let empty = Memo::new(move |_| gathering.look.with(Look::is_everything));
    let part = Memo::new(move |_| {
        gathering.look.with(|look| {
            title_of(
                gathering,
                look.filter.focus_point,
                look.filter.aspect,
                texts,
            )
        })
    });
    view! {
        <section class="filters" role="search" aria-label=words.find>
            <div class="filters-field filters-search">
                <label class="form-label" for=SEARCH>{words.search}</label>
                <input
                    type="search"
                    class="form-input"
                    id=SEARCH
                    autocomplete="off"
                    aria-describedby="collect-search-help"
                    prop:value=text
                    on:input=move |event| {
                        let text = event_target_value(&event);
                        gathering.refine(|filter| filter.text = text);
                    }
                />
                <span class="form-hint" id="collect-search-help">{words.search_help}</span>
            </div>
            <div class="filters-field">
                <label class="form-label" for="collect-table">{words.table}</label>
                <select
                    class="form-select"
                    id="collect-table"
                    on:change=move |event| {
                        let table = event_target_value(&event).parse().ok();
                        gathering.refine(|filter| filter.table = table);
                    }
                >
                    <option value="" prop:selected=move || table().is_none()>
                        {words.all_tables}
                    </option>
                    {each(
                        move || numbers.get(),
                        |number| *number,
                        move |number| view! {
                            <option
                                value=number.to_string()
                                prop:selected=move || table() == Some(number)
                            >
                                {(texts.common.table)(number.into())}
                            </option>
                        }
                        .into_any(),
                    )}
                </select>
            </div>
            <div class="filters-field">
                <label class="form-label" for="collect-stakeholder">{words.stakeholder}</label>
                <select
                    class="form-select"
                    id="collect-stakeholder"
                    on:change=move |event| {
                        let word = event_target_value(&event);
                        gathering.refine(|filter| filter.stakeholder = match word.as_str() {
                            ALL => None,
                            NONE => Some(String::new()),
                            word => Some(word.to_owned()),
                        });
                    }
                >
                    <option value=ALL prop:selected=move || stakeholder().is_none()>
                        {words.all_stakeholders}
                    </option>
                    {each(
                        move || stakeholders.get(),
                        |one| (one.word.clone(), one.title.clone()),
                        move |one| {
                            let word = one.word.clone();
                            let is_chosen = move || stakeholder().as_deref() == Some(&*word);
                            view! {
                                <option value=one.word.clone() prop:selected=is_chosen>{one.title.clone()}</option>
                            }
                            .into_any()
                        },
                    )}
                    <option value=NONE prop:selected=move || stakeholder().as_deref() == Some("")>
                        {words.no_stakeholder}
                    </option>
                </select>
            </div>
            <div class="filters-field">
                <label class="form-label" for="collect-state">{words.state}</label>
                <select
                    class="form-select"
                    id="collect-state"
                    on:change=move |event| {
                        let word = event_target_value(&event);
                        let state = State::ALL.into_iter().find(|state| self::word(*state) == word);
                        gathering.look_for(|look| look.state = state);
                    }
                >
                    <option value="" prop:selected=move || state().is_none()>{words.all_states}</option>
                    {STATES.map(|one| view! {
                        <option value=word(one) prop:selected=move || state() == Some(one)>
                            {words.state_of(one)}
                        </option>
                    }).into_iter().collect_view()}
                </select>
            </div>
            <div class="filters-field">
                <label class="form-label" for="collect-votes">{words.votes}</label>
                <select
                    class="form-select"
                    id="collect-votes"
                    on:change=move |event| {
                        let wanted = match event_target_value(&event).as_str() {
                            WITH => Some(true),
                            NONE => Some(false),
                            _ => None,
                        };
                        gathering.look_for(|look| look.has_votes = wanted);
                    }
                >
                    <option value=ALL prop:selected=move || has_votes().is_none()>{words.votes_all}</option>
                    <option value=WITH prop:selected=move || has_votes() == Some(true)>{words.votes_some}</option>
                    <option value=NONE prop:selected=move || has_votes() == Some(false)>{words.votes_none}</option>
                </select>
            </div>
            <div class="filters-field">
                <label class="form-label" for="collect-attention">{reviewed.attention}</label>
                <select
                    class="form-select"
                    id="collect-attention"
                    on:change=move |event| {
                        let word = event_target_value(&event);
                        let mut all = Attention::ALL.into_iter();
                        let wanted = all.find(|attention| format!("{attention:?}") == word);
                        gathering.look_for(|look| look.attention = wanted);
                    }
                >
                    <option value="" prop:selected=move || attention().is_none()>{reviewed.attention_all}</option>
                    {Attention::ALL.map(|one| view! {
                        <option value=format!("{one:?}") prop:selected=move || attention() == Some(one)>
                            {match one {
                                Attention::Warned => reviewed.attention_warned,
                                Attention::Awaiting => reviewed.attention_awaiting,
                            }}
                        </option>
                    }).into_iter().collect_view()}
                </select>
            </div>
            <label class="filters-check">
                <input
                    type="checkbox"
                    prop:checked=move || gathering.look.with(|look| look.without_theme)
                    on:change=move |event| {
                        let without = event_target_checked(&event);
                        gathering.look_for(|look| {
                            look.without_theme = without;
                            if without {
                                look.theme = None;
                            }
                        });
                    }
                />
                <span>{words.only_without_theme}</span>
            </label>
            <div class="filters-state">
                {move || part.get().map(|part| view! {
                    <p class="filters-part">{words.only} " " <strong>{part}</strong></p>
                })}
                <Show when=move || !empty.get()>
                    <button
                        type="button"
                        class="button button-secondary filters-clear"
                        on:click=move |_| {
                            // The button goes with the filter.
                            focus::put_on(SEARCH);
                            gathering.look_for(|look| *look = Look::default());
                        }
                    >
                        <Icon name="close"/>
                        <span>{words.clear}</span>
                    </button>
                </Show>
            </div>
        </section>
    }
}

/// The name of the part of the grid that shows, if it is not all of it.
fn title_of(
    gathering: Gathering,
    row: Option<Part>,
    column: Option<Part>,
    texts: &Texts,
) -> Option<String> {
    let words = CollectTexts::of(texts.language);
    if row.is_none() && column.is_none() {
        return None;
    }
    gathering.plan.with(|plan| {
        let row = row.map(|part| match part {
            Part::Known(id) => plan
                .focus_point(&id)
                .map(|one| one.title.clone())
                .unwrap_or_default(),
            Part::Unknown => words.unknown_focus_point.to_owned(),
        });
        let column = column.map(|part| match part {
            Part::Known(id) => plan
                .aspect(&id)
                .map(|one| one.title.clone())
                .unwrap_or_default(),
            Part::Unknown => words.unknown_aspect.to_owned(),
        });
        Some(match (row, column) {
            (Some(row), Some(column)) => (texts.board.cell)(&row, &column),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => String::new(),
        })
    })
}
