//! An indicator: what is measured, where it began, what is expected and by when; and what was measured.

use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use protocol::ItemId;
use workshop::action_keys::{BASELINE, EXPECTED, INDICATORS, MEASUREMENTS, TITLE, TO, UNIT};
use workshop::actions::{Progress, Reached, begin, progress_on};
use workshop::{Day, Indicator, visible};

use super::spark::SparkView;
use super::text::GoalTexts;
use crate::text::{Language, number};
use crate::view::facilitators::actions::acting::Acting;
use crate::view::facilitators::actions::fields::{DayField, LineField, NumberField, WordField};
use crate::view::facilitators::actions::text::ActionTexts;
use crate::view::language::texts;
use crate::view::part::heading::PAGE_HEADING;
use crate::view::part::{Icon, focus};

/// How far it has come, in words.
pub fn reached(progress: &Progress, language: Language) -> String {
    let words = GoalTexts::of(language);
    match (progress.reached, progress.share) {
        (Reached::NotMeasured, _) => words.not_measured.to_owned(),
        (Reached::NothingExpected, _) => words.nothing_expected.to_owned(),
        (Reached::Reached, _) => words.reached.to_owned(),
        (Reached::OnTheWay, Some(share)) => (words.on_the_way_by)((share * 100.0).round() as usize),
        (Reached::OnTheWay, None) => words.on_the_way.to_owned(),
        (Reached::Backwards, _) => words.backwards.to_owned(),
        (Reached::Missed, _) => words.missed.to_owned(),
    }
}

/// See the module. A group by what is measured.
#[component]
pub fn IndicatorView(id: ItemId, on_take_out: Callback<()>) -> impl IntoView {
    let acting = Acting::get();
    let language = texts().language;
    let (words, shared) = (GoalTexts::of(language), ActionTexts::of(language));
    let of = move |field| (INDICATORS, id, field);
    let one = acting.read(move |all| all.indicator(&id).cloned());
    let numbers = move |read: fn(&Indicator) -> &Vec<f64>| {
        Memo::new(move |_| one.with(|one| one.as_ref().map(read).cloned().unwrap_or_default()))
    };
    let title = Memo::new(move |_| {
        one.with(|one| {
            one.as_ref()
                .map(|one| one.title.clone())
                .unwrap_or_default()
        })
    });
    let units = Memo::new(move |_| {
        one.with(|one| {
            one.as_ref()
                .map(|one| one.units.clone())
                .unwrap_or_default()
        })
    });
    let by = Memo::new(move |_| {
        one.with(|one| one.as_ref().map(|one| one.by.clone()).unwrap_or_default())
    });
    let name = Memo::new(move |_| {
        let title = visible::in_line(&title.get());
        match title.is_empty() {
            true => words.indicator.to_owned(),
            false => title,
        }
    });
    let progress = acting.read(move |all| {
        let one = all.indicator(&id)?;
        Some(progress_on(one, all.measured(&id), acting.today()))
    });
    view! {
        <div class="indicator" role="group" aria-label=move || name.get()>
            <div class="action-fields">
                <LineField at=of(TITLE) label=words.indicator.to_owned() value=title/>
                <WordField at=of(UNIT) label=words.unit.to_owned() values=units/>
                <NumberField at=of(BASELINE) label=words.baseline.to_owned() values=numbers(|one| &one.baselines)/>
                <NumberField at=of(EXPECTED) label=words.expected.to_owned() values=numbers(|one| &one.expected)/>
                <DayField at=of(TO) label=words.by.to_owned() values=by/>
            </div>
            {move || progress.get().map(|progress| view! {
                <p class="indicator-reached">{reached(&progress, language)}</p>
                <SparkView name=name.get() unit=units.with(|units| units.last().cloned()).unwrap_or_default() progress/>
            })}
            <Measured id name/>
            <NewMeasurement id name/>
            <button
                type="button"
                class="button button-secondary button-small"
                aria-label=move || (shared.take_out_named)(&name.get())
                on:click=move |_| {
                    on_take_out.run(());
                    focus::put_on(PAGE_HEADING);
                }
            >
                {shared.take_out}
            </button>
        </div>
    }
}

/// What was measured, each to be taken out again.
#[component]
fn Measured(id: ItemId, name: Memo<String>) -> impl IntoView {
    let acting = Acting::get();
    let language = texts().language;
    let words = GoalTexts::of(language);
    let measured = acting.read(move |all| all.measured(&id).to_vec());
    let rows = move || {
        let measured = measured.get().into_iter();
        let rows = measured.map(|one| {
            let day = one.on.last().map(|day| day.short(language)).unwrap_or_default();
            let value = one.values.last().map(|value| number::decimal(*value, language));
            let label = (words.take_measurement)(&day);
            view! {
                <li class="action-change">
                    <span>{day} ": " {value}</span>
                    <button
                        type="button"
                        class="tool"
                        aria-label=label
                        on:click=move |_| acting.take_out(MEASUREMENTS, &[one.id], words.measurement_taken)
                    >
                        <Icon name="close"/>
                    </button>
                </li>
            }
        });
        rows.collect_view()
    };
    view! {
        <Show when=move || measured.with(|all| !all.is_empty())>
            <ul class="action-history" aria-label=move || (words.measurements_of)(&name.get())>{rows}</ul>
        </Show>
    }
}

#[component]
fn NewMeasurement(id: ItemId, name: Memo<String>) -> impl IntoView {
    let acting = Acting::get();
    let language = texts().language;
    let (words, shared) = (GoalTexts::of(language), ActionTexts::of(language));
    let is_adding = RwSignal::new(false);
    let (on, value) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let problem = RwSignal::new("");
    let [button_id, on_id, value_id, error] = [
        "new-measurement",
        "measured-on",
        "measured",
        "measured-error",
    ]
    .map(|part| format!("{part}-{id}"));
    let (button, first) = (StoredValue::new(button_id), StoredValue::new(value_id));
    let (day_id, error) = (StoredValue::new(on_id), StoredValue::new(error));
    let close = move || {
        is_adding.set(false);
        request_animation_frame(move || button.with_value(|id| focus::put_on(id)));
    };
    let open = move |_| {
        is_adding.set(true);
        request_animation_frame(move || first.with_value(|id| focus::put_on(id)));
    };
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let day = on
            .get_untracked()
            .and_then(|field| Day::parse(&field.value()));
        let Some(day) = day else {
            problem.set(shared.day_unreadable);
            return;
        };
        let measured = value
            .get_untracked()
            .and_then(|field| number::read(&field.value(), language));
        let Some(measured) = measured else {
            problem.set(shared.number_unreadable);
            return;
        };
        problem.set("");
        let write = begin::measurement(acting.fresh(), id, day, measured);
        acting.put(vec![write], words.measurement_added);
        close();
    };
    view! {
        <Show
            when=move || is_adding.get()
            fallback=move || view! {
                <button
                    type="button"
                    class="button button-secondary button-small"
                    id=button.get_value()
                    aria-label=move || (words.new_measurement_of)(&name.get())
                    on:click=open
                >
                    <Icon name="plus"/>
                    <span>{words.new_measurement}</span>
                </button>
            }
        >
            <form class="actions-form" aria-label=words.new_measurement on:submit=add>
                <div class="action-fields">
                    <div>
                        <label class="form-label" for=first.get_value()>{words.value}</label>
                        <input
                            class="form-input"
                            id=first.get_value()
                            inputmode="decimal"
                            autocomplete="off"
                            aria-describedby=error.get_value()
                            node_ref=value
                        />
                    </div>
                    <div>
                        <label class="form-label" for=day_id.get_value()>{shared.on}</label>
                        <input
                            class="form-input"
                            type="date"
                            id=day_id.get_value()
                            aria-describedby=error.get_value()
                            prop:value=acting.today().to_string()
                            node_ref=on
                        />
                    </div>
                </div>
                <span class="form-error-message" id=error.get_value() aria-live="polite">{problem}</span>
                <div class="actions">
                    <button type="submit" class="button button-primary">{shared.add}</button>
                    <button type="button" class="button button-secondary" on:click=move |_| close()>{shared.cancel}</button>
                </div>
            </form>
        </Show>
    }
}
