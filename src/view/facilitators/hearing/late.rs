//! Late: what came after the end, by whom, and the buttons that let it in.

use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::{Decision, DocumentId, WaitingFrom};
use workshop::{sender, visible};

use super::held::Held;
use super::text::HearingTexts;
use crate::state::Workshop;
use crate::text::date;
use crate::view::facilitators::parts::Writing;
use crate::view::language::texts;
use crate::view::part::heading::PAGE_HEADING;
use crate::view::part::{Icon, each, focus, moment};

/// See the module.
#[component]
pub fn Late() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let held = expect_context::<Held>();
    let writing = expect_context::<Writing>();
    let texts = texts();
    let words = HearingTexts::of(texts.language);
    let waiting = held.gate.waiting;
    let name = move |one: &WaitingFrom| {
        let document = DocumentId::answers(one.person);
        let said = workshop
            .device()
            .read(|session| session.document(&document).map(|document| sender(document)));
        let said = visible::in_line(&said.unwrap_or_default());
        // What a party wrote only after the end is not read yet; its own file has the same letters in its name.
        match said.is_empty() {
            true => (words.nameless_by)(&one.person.to_string()[..8]),
            false => said,
        }
    };
    let row = move |one: WaitingFrom| {
        let who = name(&one);
        let since = one.since.map(|since| {
            let (hour, minute) = moment::time_of(since);
            let day = moment::day_of(since).map(|day| day.short(texts.language));
            format!(
                "{} {}",
                day.unwrap_or_default(),
                date::time(hour, minute, texts.language)
            )
        });
        let (label, said) = ((words.admit_of)(&who), (words.admitted)(&who));
        let admit = move |_| {
            let said = said.clone();
            spawn_local(async move {
                match workshop.decide(Decision::Admit(one.person)).await {
                    Ok(()) => writing.said.set(said),
                    Err(failure) => workshop.tell(&failure),
                }
            });
            focus::put_on(PAGE_HEADING);
        };
        view! {
            <li class="strategy-open-one">
                <p><strong dir="auto">{who}</strong> " " <span class="hint">{since}</span></p>
                <button type="button" class="button button-secondary button-small" aria-label=label on:click=admit>
                    {words.admit}
                </button>
            </li>
        }
        .into_any()
    };
    view! {
        <Show when=move || waiting.with(|all| !all.is_empty())>
            <section class="panel" aria-labelledby="late-heading">
                <h3 class="panel-heading" id="late-heading"><Icon name="hourglass"/> " " {words.late}</h3>
                <p class="hint">{words.late_help}</p>
                <ul class="strategy-open" aria-label=words.late>
                    {each(move || waiting.get(), |one| (one.person, one.records), row)}
                </ul>
            </section>
        </Show>
    }
}
