//! A step of the calendar as it stands on a day.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::action_keys::{CALENDAR, DONE};
use workshop::actions::{Standing, period_in_words};
use workshop::{CalendarTask, Write};

use super::OnDay;
use super::open::OpenView;
use super::text::FollowTexts;
use crate::view::facilitators::actions::acting::Acting;
use crate::view::facilitators::actions::names;
use crate::view::facilitators::actions::text::ActionTexts;
use crate::view::language::texts;
use crate::view::part::each;

/// How it stands, in words, and the word for it in styles.
fn standing_in_words(standing: Standing, words: &FollowTexts) -> (&'static str, &'static str) {
    match standing {
        Standing::Undated => (words.undated, "undated"),
        Standing::Later => (words.later, "later"),
        Standing::Due => (words.due, "due"),
        Standing::Late => (words.late, "late"),
        Standing::Done => (words.is_done, "done"),
    }
}

/// See the module.
#[component]
pub fn StepView(id: ItemId) -> impl IntoView {
    let acting = Acting::get();
    let OnDay { steps, .. } = expect_context();
    let language = texts().language;
    let (words, shared) = (FollowTexts::of(language), ActionTexts::of(language));
    let step = acting.read(move |all| all.calendar.iter().find(|step| step.id == id).cloned());
    let name = Memo::new(move |_| {
        let title = step.with(|step| step.as_ref().map(|step| step.title.clone()));
        names::titled(&title.unwrap_or_default(), shared)
    });
    let when = Memo::new(move |_| {
        let days = step.with(|step| step.as_ref().and_then(|step| step.days()));
        days.map_or_else(
            || words.undated.to_owned(),
            |(from, to)| period_in_words(from, to, language),
        )
    });
    let task = Memo::new(move |_| {
        step.with(|step| step.as_ref().map(|step| step.task()).unwrap_or_default())
    });
    let stands = Memo::new(move |_| {
        let one = steps.with(|steps| steps.iter().find(|one| one.id == id).cloned());
        one.map_or((Standing::Undated, Vec::new()), |one| {
            (one.standing, one.open)
        })
    });
    // What is missing shows when it is time.
    let open = Memo::new(move |_| {
        let (standing, open) = stands.get();
        match standing {
            Standing::Due | Standing::Late => open,
            _ => Vec::new(),
        }
    });
    let mark = move |is_done: bool| {
        let day = is_done.then(|| acting.today().to_string());
        let said = match is_done {
            true => (words.marked)(&name.get_untracked()),
            false => (words.marked_open)(&name.get_untracked()),
        };
        acting.put(vec![Write::set_or_clear(CALENDAR, id, DONE, day)], said);
    };
    let is_marked = Memo::new(move |_| {
        step.with(|step| step.as_ref().is_some_and(|step| !step.done.is_empty()))
    });
    view! {
        <li class="calendar-step">
            <div class="calendar-head">
                <span class="calendar-when">{move || when.get()}</span>
                <strong class="calendar-name" dir="auto">{move || name.get()}</strong>
                {move || {
                    let (said, word) = standing_in_words(stands.get().0, words);
                    view! { <span class="action-state" data-standing=word>{said}</span> }
                }}
                <Show when=move || task.get() == CalendarTask::Other>
                    <button
                        type="button"
                        class="button button-secondary button-small"
                        aria-label=move || match is_marked.get() {
                            true => (words.mark_open_named)(&name.get()),
                            false => (words.mark_done_named)(&name.get()),
                        }
                        on:click=move |_| mark(!is_marked.get_untracked())
                    >
                        {move || if is_marked.get() { words.mark_open } else { words.mark_done }}
                    </button>
                </Show>
            </div>
            <Show when=move || open.with(|open| !open.is_empty())>
                <p class="calendar-missing" hidden=move || task.get() != CalendarTask::HandIn>{words.not_handed_in}</p>
                <ul class="action-history" aria-label=move || (words.open_in)(&name.get())>
                    {each(
                        move || open.get(),
                        |open| (open.plan, open.goal),
                        move |open| view! { <OpenView open task=task.get_untracked()/> }.into_any(),
                    )}
                </ul>
            </Show>
        </li>
    }
}
