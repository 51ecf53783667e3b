//! What runs now: the phase, its time, and the buttons that change both.

use leptos::prelude::*;
use protocol::control::Clock;
use workshop::visible;

use super::others::Others;
use super::steering::Steering;
use super::text::RunTexts;
use crate::state::Evening;
use crate::text::{Texts, date};
use crate::view::language::texts;
use crate::view::part::{Countdown, moment};

/// The id of its heading.
pub const HEADING: &str = "run-now-heading";

/// The id of the choice of minutes.
const MINUTES: &str = "run-minutes";

/// By how many minutes a phase is made longer; the first is what is chosen.
const STEPS: [u16; 4] = [5, 1, 10, 15];

/// See the module.
#[component]
pub fn Now() -> impl IntoView {
    let steering = expect_context::<Steering>();
    let texts = texts();
    let words = RunTexts::of(texts.language);
    let running = expect_context::<Evening>().running;
    let phase = Memo::new(move |_| steering.phase());
    let runs = Memo::new(move |_| phase.with(Option::is_some));
    let clock = Memo::new(move |_| running.with(|running| running.clock));
    let title = move || {
        let title = phase.with(|phase| phase.as_ref().map(|phase| visible::in_line(&phase.title)));
        title.unwrap_or_else(|| words.nothing.to_owned())
    };
    let about = move || match phase.get() {
        None => words.nothing_help.to_owned(),
        Some(phase) => {
            let times = phase.times().map(|(start, end)| {
                let time = |(hour, minute)| date::time(hour, minute, texts.language);
                (words.planned)(&time(start.parts()), &time(end.parts()))
            });
            let ends = match clock.get() {
                Some(Clock::Until(end)) => Some((words.ends)(&at(end, texts))),
                Some(Clock::Paused(_)) => None,
                None => Some(words.no_clock.to_owned()),
            };
            let parts: Vec<String> = [times, ends].into_iter().flatten().collect();
            parts.join(" ")
        }
    };
    let is_paused = move || matches!(clock.get(), Some(Clock::Paused(_)));
    let stops = move || {
        if is_paused() {
            words.go_on
        } else {
            words.pause
        }
    };
    let minutes = RwSignal::new(STEPS[0]);
    view! {
        <section class="panel run-now" class:is-running=runs aria-labelledby=HEADING>
            <h3 class="panel-heading" id=HEADING tabindex="-1">{words.now}</h3>
            <p class="run-phase" aria-live="polite" prop:textContent=title></p>
            <Countdown/>
            <p class="hint" prop:textContent=about></p>
            <Others/>
            <Show when=move || runs.get()>
                <div class="run-actions">
                    <button
                        type="button"
                        class="button button-secondary"
                        aria-disabled=move || clock.get().is_none().then_some("true")
                        on:click=move |_| steering.pause_or_go_on(words)
                        prop:textContent=stops
                    ></button>
                    <div class="run-extend">
                        <label class="sr-only" for=MINUTES>{words.extend_by}</label>
                        <select
                            class="form-select"
                            id=MINUTES
                            on:change=move |event| {
                                minutes.set(event_target_value(&event).parse().unwrap_or(STEPS[0]));
                            }
                        >
                            {STEPS.map(|step| view! {
                                <option value=step.to_string()>{(words.minutes)(step.into())}</option>
                            })}
                        </select>
                        <button
                            type="button"
                            class="button button-secondary"
                            on:click=move |_| steering.extend(minutes.get_untracked(), words)
                        >
                            {words.extend}
                        </button>
                    </div>
                    <button
                        type="button"
                        class="button button-primary"
                        aria-describedby="run-close-help"
                        on:click=move |_| {
                            steering.close(words);
                            // The button goes with the phase.
                            crate::view::part::focus::put_on(HEADING);
                        }
                    >
                        {words.close_phase}
                    </button>
                </div>
                <p class="hint" id="run-close-help">{words.close_help}</p>
            </Show>
            <Said/>
        </section>
    }
}

/// What was done last, and the way back.
#[component]
fn Said() -> impl IntoView {
    let steering = expect_context::<Steering>();
    let texts = texts();
    let words = RunTexts::of(texts.language);
    let said = steering.said;
    view! {
        <div class="undo run-said" aria-live="polite" hidden=move || said.with(String::is_empty)>
            <p prop:textContent=said></p>
            <button
                type="button"
                class="button button-tertiary"
                hidden=move || !steering.can_undo()
                on:click=move |_| {
                    steering.undo(words);
                    crate::view::part::focus::put_on(HEADING);
                }
            >
                {texts.common.undo}
            </button>
        </div>
    }
}

/// A moment of the relay's, as a time of the day here.
pub fn at(moment: i64, texts: &Texts) -> String {
    let (hour, minute) = moment::time_of(moment);
    date::time(hour, minute, texts.language)
}
