//! A phase of the programme: when it begins and ends, what people do in it, and what does not fit.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::ItemId;
use sync::DocumentId;
use workshop::programme::{Remark, TimeOfDay, remarks};
use workshop::{Activity, NAME_LIMIT, Phase, PlanCommand, PlanField, visible};

use super::dispute::Disputed;
use super::series::{Part, set};
use super::text::PlanTexts;
use super::time;
use crate::state::failure::Mishap;
use crate::state::{PlanState, Workshop, arrangement};
use crate::view::language::texts;
use crate::view::part::{Icon, Keeping, SavedField, focus};

/// A field of a phase.
type OfPhase = fn(ItemId) -> PlanField;

/// What is said of a phase beside its title.
#[component]
pub(super) fn PhaseFields(id: ItemId, place: Memo<usize>) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let plan = expect_context::<PlanState>().plan;
    let texts = texts();
    let words = PlanTexts::of(texts.language);
    let shows = time::shown_in(texts.language);
    let of = move |read: fn(&Phase) -> Option<String>| {
        Memo::new(move |_| {
            plan.with(|plan| {
                let phase = plan.programme.iter().find(|phase| phase.id == id)?;
                read(phase)
            })
            .unwrap_or_default()
        })
    };
    let start = of(|phase| phase.start.clone());
    let end = of(|phase| phase.end.clone());
    let activity = of(|phase| Some(phase.activity.word().to_owned()));
    let wrong = Memo::new(move |_| {
        plan.with(|plan| {
            let of_this = |remark: &Remark| phase_of(remark) == id;
            let found = remarks(&plan.programme).into_iter().filter(of_this);
            found
                .map(|remark| words.remark(remark))
                .collect::<Vec<_>>()
                .join(" ")
        })
    });
    let save = move |field: OfPhase| {
        Callback::new(move |(_, after): (String, String)| {
            let field = field(id);
            let value = TimeOfDay::parse(&after).map(TimeOfDay::written);
            set(workshop, PlanCommand::SetField { field, value });
        })
    };
    let (start_of, end_of): (OfPhase, OfPhase) = (
        |phase| PlanField::Start { phase },
        |phase| PlanField::End { phase },
    );
    let named =
        move |what: &'static str| Signal::derive(move || (words.of_phase)(what, place.get() + 1));
    let (start_id, end_id, activity_id) = (
        format!("start-{id}"),
        format!("end-{id}"),
        format!("activity-{id}"),
    );
    view! {
        <div class="phase-fields">
            <div class="phase-time">
                <label class="form-label" for=start_id.clone()>{words.from}</label>
                <SavedField
                    id=start_id
                    label=named(words.from)
                    value=Signal::derive(move || shows(&start.get(), texts))
                    read=time::read_in(texts.language)
                    unreadable=words.time_wrong
                    inputmode="decimal"
                    on_save=save(start_of)
                />
            </div>
            <div class="phase-time">
                <label class="form-label" for=end_id.clone()>{words.to}</label>
                <SavedField
                    id=end_id
                    label=named(words.to)
                    value=Signal::derive(move || shows(&end.get(), texts))
                    read=time::read_in(texts.language)
                    unreadable=words.time_wrong
                    inputmode="decimal"
                    on_save=save(end_of)
                />
            </div>
            <div class="phase-activity">
                <label class="form-label" for=activity_id.clone()>{words.activity}</label>
                <select
                    class="form-select"
                    id=activity_id
                    aria-label=named(words.activity)
                    on:change=move |event| {
                        let field = PlanField::Activity { phase: id };
                        let value = Some(event_target_value(&event));
                        set(workshop, PlanCommand::SetField { field, value });
                    }
                >
                    {Activity::ALL.map(|one| view! {
                        <option
                            value=one.word()
                            prop:selected=move || activity.with(|word| word == one.word())
                        >
                            {words.activity_name(one)}
                        </option>
                    })}
                </select>
            </div>
        </div>
        <p class="phase-wrong" aria-live="polite" class:phase-right=move || wrong.with(String::is_empty)>
            <Icon name="warning"/>
            <span prop:textContent=wrong></span>
        </p>
        <Disputed field=start_of(id) name=named(words.from) show=shows/>
        <Disputed field=end_of(id) name=named(words.to) show=shows/>
        <Disputed
            field=PlanField::Activity { phase: id }
            name=named(words.activity)
            show=|word, texts| {
                let known = Activity::ALL.into_iter().find(|one| one.word() == word);
                PlanTexts::of(texts.language).activity_name(known.unwrap_or_default()).to_owned()
            }
        />
    }
}

fn phase_of(remark: &Remark) -> ItemId {
    match remark {
        Remark::NoTime { phase }
        | Remark::EndsBeforeItBegins { phase }
        | Remark::Overlap { phase, .. }
        | Remark::Gap { phase, .. } => *phase,
    }
}

/// A new phase at the end. It begins when the last one ends, unless the person says otherwise.
#[component]
pub(super) fn AddPhase(parts: Memo<Vec<Part>>) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let plan = expect_context::<PlanState>().plan;
    let texts = texts();
    let words = PlanTexts::of(texts.language);
    let shows = time::shown_in(texts.language);
    let read = time::read_in(texts.language);
    let title = RwSignal::new(String::new());
    let start = RwSignal::new(None::<String>);
    let end = RwSignal::new(String::new());
    let activity = RwSignal::new(Activity::default());
    let problem = RwSignal::new(None::<String>);
    let keeping = Keeping::of("new-programme");
    keeping.find(move |_, typed| {
        let _ = title.try_set(typed);
    });
    let last_end = Memo::new(move |_| {
        plan.with(|plan| {
            let in_use = plan.programme.iter().filter(|phase| !phase.removed);
            in_use.filter_map(|phase| phase.end.clone()).next_back()
        })
        .map(|end| shows(&end, texts))
        .unwrap_or_default()
    });
    let begins = move || start.get().unwrap_or_else(|| last_end.get());
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let new = visible::trim(&title.get_untracked()).to_owned();
        if new.is_empty() {
            problem.set(Some(words.phase_name_missing.to_owned()));
            return focus::put_on("new-programme");
        }
        if let Some(mishap) = Mishap::of_name(&new, NAME_LIMIT) {
            problem.set(Some(mishap.words(texts)));
            return focus::put_on("new-programme");
        }
        let written = |typed: String| match typed.trim() {
            "" => Some(String::new()),
            typed => TimeOfDay::parse(typed).map(TimeOfDay::written),
        };
        let Some(from) = written(untrack(begins)) else {
            problem.set(Some(words.time_wrong.to_owned()));
            return focus::put_on("new-start");
        };
        let Some(to) = written(end.get_untracked()) else {
            problem.set(Some(words.time_wrong.to_owned()));
            return focus::put_on("new-end");
        };
        problem.set(None);
        let orders =
            parts.with_untracked(|all| all.iter().map(|part| part.order).collect::<Vec<_>>());
        let command = PlanCommand::AddPhase {
            id: workshop.device().new_item(),
            title: new,
            order: arrangement::last(&orders),
            start: from,
            end: to,
            activity: activity.get_untracked(),
        };
        spawn_local(async move {
            // What was typed goes when it is in the plan, not before.
            match workshop.write(DocumentId::PLAN, command.into()).await {
                Ok(()) => {
                    let _ = title.try_set(String::new());
                    let _ = start.try_set(None);
                    let _ = end.try_set(String::new());
                    keeping.drop();
                    focus::put_on("new-programme");
                }
                Err(failure) => workshop.tell(&failure),
            }
        });
    };
    let tidy = move |typed: String| read(&typed).unwrap_or(typed);
    view! {
        <form class="phase-new" on:submit=add novalidate aria-labelledby="new-phase-heading">
            <h4 class="phase-new-heading" id="new-phase-heading">{words.new_phase}</h4>
            <span
                class="form-error-message"
                id="new-programme-error"
                aria-live="polite"
                prop:textContent=problem
            ></span>
            <div class="phase-fields">
                <div class="phase-title">
                    <label class="form-label" for="new-programme">{words.phase_title}</label>
                    <input
                        class="form-input"
                        id="new-programme"
                        autocomplete="off"
                        aria-describedby="new-programme-error"
                        prop:value=title
                        on:input=move |event| {
                            let typed = event_target_value(&event);
                            keeping.keep("", &typed);
                            title.set(typed);
                            problem.set(None);
                        }
                    />
                </div>
                <div class="phase-time">
                    <label class="form-label" for="new-start">{words.from}</label>
                    <input
                        class="form-input"
                        id="new-start"
                        inputmode="decimal"
                        autocomplete="off"
                        aria-describedby="new-programme-error"
                        prop:value=begins
                        on:input=move |event| start.set(Some(event_target_value(&event)))
                        on:change=move |event| start.set(Some(tidy(event_target_value(&event))))
                    />
                </div>
                <div class="phase-time">
                    <label class="form-label" for="new-end">{words.to}</label>
                    <input
                        class="form-input"
                        id="new-end"
                        inputmode="decimal"
                        autocomplete="off"
                        aria-describedby="new-programme-error"
                        prop:value=end
                        on:input=move |event| end.set(event_target_value(&event))
                        on:change=move |event| end.set(tidy(event_target_value(&event)))
                    />
                </div>
                <div class="phase-activity">
                    <label class="form-label" for="new-activity">{words.activity}</label>
                    <select
                        class="form-select"
                        id="new-activity"
                        on:change=move |event| {
                            let word = event_target_value(&event);
                            let known = Activity::ALL.into_iter().find(|one| one.word() == word);
                            activity.set(known.unwrap_or_default());
                        }
                    >
                        {Activity::ALL.map(|one| view! {
                            <option value=one.word() prop:selected=move || activity.get() == one>
                                {words.activity_name(one)}
                            </option>
                        })}
                    </select>
                </div>
            </div>
            <button type="submit" class="button button-secondary">
                <Icon name="plus"/>
                <span>{words.add_phase}</span>
            </button>
        </form>
    }
}
