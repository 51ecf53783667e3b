//! Late: what waits beyond a close, and the buttons that let it in: all of it, or one person's.

use leptos::prelude::*;
use protocol::Kind;
use sync::{Decision, DocumentId, WaitingFrom};

use super::now::at;
use super::text::RunTexts;
use crate::state::{Evening, People, PlanState, Workshop};
use crate::view::language::texts;
use crate::view::part::{Icon, each};

/// See the module.
#[component]
pub fn Late(
    /// Decides, and puts the focus where it is not lost.
    decide: Callback<Decision>,
) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let waiting = expect_context::<Evening>().waiting;
    let words = RunTexts::of(texts().language);
    let any = Memo::new(move |_| waiting.get().records > 0);
    let count = move || {
        let waiting = waiting.get();
        (words.waiting)(waiting.records, waiting.persons, waiting.tables)
    };
    let from = Memo::new(move |_| {
        waiting.track();
        workshop.device().read(|session| session.waiting_from())
    });
    view! {
        <div class="gate-waiting" aria-live="polite">
            <Show when=move || any.get()>
                <div class="gate-waiting-inner">
                    <p class="gate-count"><Icon name="hourglass"/><span>{count}</span></p>
                    <button
                        type="button"
                        class="button button-secondary"
                        aria-describedby="admit-help"
                        on:click=move |_| decide.run(Decision::AdmitWaiting)
                    >
                        {words.admit}
                    </button>
                    <p class="hint" id="admit-help">{words.admit_text}</p>
                </div>
            </Show>
        </div>
        <Show when=move || any.get()>
            <ul class="late" aria-label=words.who_waits>
                {each(
                    move || from.get(),
                    |one| (one.person, one.table, one.records, one.since),
                    move |one| view! { <Row one decide/> }.into_any(),
                )}
            </ul>
        </Show>
    }
}

#[component]
fn Row(one: WaitingFrom, decide: Callback<Decision>) -> impl IntoView {
    let plan = expect_context::<PlanState>();
    let people = expect_context::<People>();
    let texts = texts();
    let words = RunTexts::of(texts.language);
    let WaitingFrom {
        person,
        kind,
        table,
        records,
        since,
    } = one;
    let sheet = table.map(|table| people.profile(DocumentId::sheet(table, person)));
    let who = move || {
        let said = sheet
            .as_ref()
            .and_then(|profile| profile.with(|profile| plan.said_to_be(profile)));
        said.unwrap_or_else(|| words.somebody.to_owned())
    };
    let place = match (table, kind) {
        (Some(table), _) => (texts.common.table)(table.into()),
        (None, Some(Kind::Answers)) => words.an_answer.to_owned(),
        (None, _) => words.a_ballot.to_owned(),
    };
    let since = match since {
        Some(since) => (words.since)(&at(since, texts)),
        None => words.since_before.to_owned(),
    };
    let about = format!("{place} · {} {since}", (words.changes)(records));
    let name = format!("late-{person}-{}", table.unwrap_or_default());
    view! {
        <li class="late-row">
            <p id=name.clone()>
                <strong>{who}</strong>
                " "
                <span class="hint">{about}</span>
            </p>
            <button
                type="button"
                class="button button-secondary"
                aria-describedby=name
                on:click=move |_| decide.run(Decision::Admit(person))
            >
                {words.admit_one}
            </button>
        </li>
    }
}
