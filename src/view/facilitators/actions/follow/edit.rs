//! The steps of the calendar, to be written: what, when, and what is to be done.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::action_keys::{CALENDAR, FROM, ORDER, TASK, TITLE, TO};
use workshop::actions::begin;
use workshop::{CalendarStep, CalendarTask, Day, Write};

use super::begin::Begin;
use super::text::FollowTexts;
use crate::state::arrangement::Put;
use crate::view::facilitators::actions::acting::Acting;
use crate::view::facilitators::actions::fields::{DayField, LineField, OneOf};
use crate::view::facilitators::actions::text::ActionTexts;
use crate::view::facilitators::parts::OrderTools;
use crate::view::language::texts;
use crate::view::part::{Icon, each, focus};

/// See the module. It is made when it is opened.
#[component]
pub fn Edit() -> impl IntoView {
    let acting = Acting::get();
    let language = texts().language;
    let (words, shared) = (FollowTexts::of(language), ActionTexts::of(language));
    let is_open = RwSignal::new(false);
    let ids = acting.read(|all| all.calendar.iter().map(|step| step.id).collect::<Vec<_>>());
    let add = move |_| {
        let id = acting.fresh();
        acting.by(move |all| {
            let write = begin::calendar_step(all, id, words.new_step);
            Some((vec![write], (shared.added)(words.new_step)))
        });
    };
    view! {
        <div class="actions-new">
            <button
                type="button"
                class="button button-secondary"
                aria-expanded=move || if is_open.get() { "true" } else { "false" }
                on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
            >
                <Icon name="edit"/>
                <span>{words.edit_calendar}</span>
            </button>
        </div>
        <Show when=move || is_open.get()>
            <section class="panel" aria-label=words.edit_calendar>
                {each(move || ids.get(), |id| *id, |id| view! { <Fields id/> }.into_any())}
                <button type="button" class="button button-secondary" on:click=add>
                    <Icon name="plus"/>
                    <span>{words.new_step}</span>
                </button>
                <Begin/>
            </section>
        </Show>
    }
}

#[component]
fn Fields(id: ItemId) -> impl IntoView {
    let acting = Acting::get();
    let language = texts().language;
    let (words, shared) = (FollowTexts::of(language), ActionTexts::of(language));
    let beside = acting.read(|all| {
        let steps = all.calendar.iter();
        steps.map(|step| (step.order, step.id)).collect::<Vec<_>>()
    });
    let name = Memo::new(move |_| {
        let place = beside.with(|all| all.iter().position(|(_, one)| *one == id));
        (words.step_numbered)(place.unwrap_or_default() + 1)
    });
    let step = acting.read(move |all| all.calendar.iter().find(|step| step.id == id).cloned());
    let title = Memo::new(move |_| {
        step.with(|step| {
            step.as_ref()
                .map(|step| step.title.clone())
                .unwrap_or_default()
        })
    });
    let tasks = Memo::new(move |_| {
        let tasks = step.with(|step| {
            step.as_ref()
                .map(|step| step.tasks.clone())
                .unwrap_or_default()
        });
        match tasks.is_empty() {
            true => vec![CalendarTask::default().word().to_owned()],
            false => tasks,
        }
    });
    let days = move |read: fn(&CalendarStep) -> &Vec<Day>| {
        Memo::new(move |_| step.with(|step| step.as_ref().map(read).cloned().unwrap_or_default()))
    };
    let options = CalendarTask::ALL.map(|task| {
        let name = match task {
            CalendarTask::Set => words.set,
            CalendarTask::HandIn => words.hand_in_task,
            CalendarTask::FollowUp => words.follow_up_task,
            CalendarTask::Other => words.other,
        };
        (task.word().to_owned(), name.to_owned())
    });
    let options = Signal::stored(options.to_vec());
    let on_move = Callback::new(move |moves: Vec<Put>| {
        let moves = moves.into_iter();
        let writes = moves.map(|(id, order)| Write::set(CALENDAR, id, ORDER, order));
        acting.put(writes.collect(), (shared.moved)(&name.get_untracked()));
    });
    let on_take_out = Callback::new(move |()| {
        acting.take_out(CALENDAR, &[id], (shared.taken_out)(&name.get_untracked()));
        focus::put_on(crate::view::part::heading::PAGE_HEADING);
    });
    let of = move |field| (CALENDAR, id, field);
    view! {
        <div class="indicator" role="group" aria-label=move || name.get()>
            <div class="action-fields">
                <LineField at=of(TITLE) label=name value=title/>
                <OneOf at=of(TASK) label=words.task.to_owned() values=tasks options/>
                <DayField at=of(FROM) label=shared.from.to_owned() values=days(|step| &step.from)/>
                <DayField at=of(TO) label=shared.to.to_owned() values=days(|step| &step.to)/>
            </div>
            <div class="figure-point-tools"><OrderTools id name beside on_move on_take_out/></div>
        </div>
    }
}
