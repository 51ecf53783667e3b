//! The message to everyone: written, sent, and taken away again; and that another facilitator changed it. [T14]

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::Decision;
use workshop::visible;

use super::chosen::{Choice, Chosen};
use super::now::at;
use super::text::RunTexts;
use crate::state::{Evening, Workshop};
use crate::view::language::texts;
use crate::view::part::{Announcement, Keeping};

/// The id of the field.
const FIELD: &str = "run-message";

/// More characters do not fit on a telephone beside what people write.
const MOST: usize = 160;

/// See the module. What is typed is kept until it is sent.
#[component]
pub fn Message() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let running = expect_context::<Evening>().running;
    let texts = texts();
    let words = RunTexts::of(texts.language);
    let typed = RwSignal::new(String::new());
    let problem = RwSignal::new(String::new());
    let said = RwSignal::new(String::new());
    let keeping = Keeping::of(FIELD);
    keeping.find(move |_, found| {
        let _ = typed.try_set(found);
    });
    let stands = Memo::new(move |_| running.with(|running| running.message.clone()));
    let chosen = Memo::new(move |before: Option<&Chosen<_>>| {
        running.track();
        let now = workshop.device().read(|session| {
            let said = session.decided().message()?;
            Some(Choice::of(said, session))
        });
        before
            .cloned()
            .unwrap_or_default()
            .then(now, workshop.person)
    });
    // What this person had written, where it was replaced at once.
    let mine = Memo::new(move |_| chosen.with(|chosen| chosen.mine.clone()?.value));
    let by_other = move || {
        let chosen = chosen.get();
        let now = chosen.by_other(workshop.person)?;
        Some(match mine.get() {
            Some(mine) if now.value.is_some() => (words.message_both)(&visible::in_line(&mine)),
            _ => (words.by_other)(&at(now.at, texts)),
        })
    };
    let decide = move |message: Option<String>, done: &'static str| {
        spawn_local(async move {
            match workshop.decide(Decision::Message(message)).await {
                Ok(()) => {
                    let _ = said.try_set(done.to_owned());
                }
                Err(failure) => workshop.tell(&failure),
            }
        });
    };
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let message = visible::trim(&typed.get_untracked()).to_owned();
        let fault = match message.chars().count() {
            0 => words.message_empty.to_owned(),
            length if length > MOST => (words.message_long)(MOST),
            _ => String::new(),
        };
        let is_sound = fault.is_empty();
        problem.set(fault);
        if is_sound {
            decide(Some(message), words.message_sent);
            typed.set(String::new());
            keeping.drop();
        }
    };
    view! {
        <section class="panel" aria-labelledby="run-message-heading">
            <h3 class="panel-heading" id="run-message-heading" tabindex="-1">{words.message_heading}</h3>
            <form class="form-group" on:submit=send>
                <label class="form-label" for=FIELD>{words.message}</label>
                <span class="form-hint" id="run-message-help">{words.message_help}</span>
                <span class="form-error-message" id="run-message-error" aria-live="polite" prop:textContent=problem></span>
                <div class="inline-field">
                    <input
                        class="form-input"
                        id=FIELD
                        autocomplete="off"
                        aria-describedby="run-message-help run-message-error"
                        prop:value=typed
                        on:input=move |event| {
                            let value = event_target_value(&event);
                            keeping.keep("", &value);
                            typed.set(value);
                        }
                    />
                    <button type="submit" class="button button-secondary">{words.message_send}</button>
                </div>
            </form>
            <div class="run-message">
                <p>
                    {move || match stands.get() {
                        Some(message) => view! {
                            <strong>{words.message_stands}</strong> " " <span dir="auto">{message}</span>
                        }
                        .into_any(),
                        None => view! { <span class="hint">{words.message_none}</span> }.into_any(),
                    }}
                </p>
                <button
                    type="button"
                    class="button button-secondary"
                    hidden=move || stands.with(Option::is_none)
                    on:click=move |_| {
                        decide(None, words.message_taken);
                        crate::view::part::focus::put_on(FIELD);
                    }
                >
                    {words.message_take}
                </button>
            </div>
            <p class="run-others" aria-live="polite" prop:textContent=move || by_other().unwrap_or_default()></p>
            <button
                type="button"
                class="button button-secondary"
                hidden=move || mine.with(Option::is_none)
                on:click=move |_| {
                    if let Some(mine) = mine.get_untracked() {
                        decide(Some(mine), words.message_sent);
                    }
                    crate::view::part::focus::put_on(FIELD);
                }
            >
                {words.message_mine}
            </button>
            <Announcement text=said/>
        </section>
    }
}
