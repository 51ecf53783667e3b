//! The gate: whether input is open, what waits beyond it, and the buttons that decide.

use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::Kind;
use sync::Decision;

use super::late::Late;
use super::text::RunTexts;
use crate::state::{Evening, Workshop};
use crate::view::language::texts;
use crate::view::part::{Icon, focus};

/// The id of its heading.
const HEADING: &str = "gate-heading";

/// Opens and closes the tables, and lets in what came late.
#[component]
pub fn Gate() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let words = RunTexts::of(texts().language);
    let closed = expect_context::<Evening>().closed;
    let busy = RwSignal::new(false);
    let decide = move |decision: Decision| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let admits = matches!(decision, Decision::AdmitWaiting | Decision::Admit(_));
            match workshop.decide(decision).await {
                // The button goes with what waited.
                Ok(()) if admits => focus::put_on(HEADING),
                Ok(()) => {}
                Err(failure) => workshop.tell(&failure),
            }
            let _ = busy.try_set(false);
        });
    };
    let heading = move || {
        if closed.get() {
            words.gate_closed
        } else {
            words.gate_open
        }
    };
    let explanation = move || {
        if closed.get() {
            words.gate_closed_text
        } else {
            words.gate_open_text
        }
    };
    view! {
        <section class="panel gate" class:gate-closed=move || closed.get() aria-labelledby=HEADING>
            <h3 class="panel-heading" id=HEADING tabindex="-1">{words.gate}</h3>
            <p class="gate-state" aria-live="polite">
                {move || {
                    let name = if closed.get() { "lock" } else { "edit" };
                    view! { <Icon name/> }
                }}
                <span>{heading}</span>
            </p>
            <p id="gate-help">{explanation}</p>
            <div class="actions">
                <button
                    type="button"
                    class="button button-secondary"
                    aria-describedby="gate-help"
                    aria-disabled=move || closed.get().then_some("true")
                    on:click=move |_| {
                        if !closed.get_untracked() {
                            decide(Decision::Close(Kind::Tables));
                        }
                    }
                >
                    {words.close}
                </button>
                <button
                    type="button"
                    class="button button-secondary"
                    aria-describedby="gate-help"
                    aria-disabled=move || (!closed.get()).then_some("true")
                    on:click=move |_| {
                        if closed.get_untracked() {
                            decide(Decision::Open(Kind::Tables));
                        }
                    }
                >
                    {words.open}
                </button>
            </div>
            <Late decide=Callback::new(decide)/>
        </section>
    }
}
