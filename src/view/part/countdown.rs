//! A countdown: how much is left of the phase, by the relay's clock, so that all screens show the same.

use std::time::Duration;

use leptos::prelude::*;
use protocol::control::Clock;

use crate::device::timer::Timeout;
use crate::state::evening::left;
use crate::state::{Evening, Workshop};
use crate::text::EveningTexts;
use crate::view::language::texts;

/// At so many minutes before the end it is said how many are left.
const SAID: [u64; 2] = [5, 1];

/// How many seconds are left of the phase, where it has a clock. It changes when a second of the relay's is over and
/// not when one of this page's is: what one screen shows the others show.
pub fn seconds_left() -> Memo<Option<u64>> {
    let device = expect_context::<Workshop>().device();
    let device = StoredValue::new_local(device);
    let running = expect_context::<Evening>().running;
    let tick = RwSignal::new(());
    let left = move || {
        tick.track();
        let clock = running.with(|running| running.clock)?;
        let now = device.try_with_value(|device| device.relay_time())?;
        Some((clock, left(clock, now)))
    };
    let due = StoredValue::new_local(None::<Timeout>);
    Effect::new(move || {
        let next = match left() {
            // Past the end it goes on too: this device's clock may be wrong, and the relay not heard yet.
            Some((Clock::Until(_), left)) => Some(left.saturating_sub(1).rem_euclid(1_000) + 1),
            _ => None,
        };
        due.set_value(next.map(|next| {
            Timeout::new(Duration::from_millis(next.unsigned_abs()), move || {
                let _ = tick.try_set(());
            })
        }));
    });
    Memo::new(move |_| left().map(|(_, left)| left.max(0).unsigned_abs().div_ceil(1_000)))
}

/// “12:05”, “1:02:05”.
pub fn in_figures(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes}:{seconds:02}"),
        hours => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

/// What is said aloud when so many seconds are left. Of a stretch and not of one second, for a page in the background
/// wakes when it may.
fn words(seconds: u64, words: &EveningTexts) -> String {
    if seconds == 0 {
        return words.time_is_up.to_owned();
    }
    let said = SAID.into_iter().find(|minutes| {
        let end = minutes * 60;
        (end - 30..=end).contains(&seconds)
    });
    said.map_or_else(String::new, |minutes| {
        (words.minutes_left)(minutes as usize)
    })
}

/// The timer. Where the phase has no clock it is not there.
#[component]
pub fn Countdown() -> impl IntoView {
    let evening_words = EveningTexts::of(texts().language);
    let running = expect_context::<Evening>().running;
    let seconds = seconds_left();
    let paused = move || running.with(|running| matches!(running.clock, Some(Clock::Paused(_))));
    let said = Memo::new(move |_| {
        seconds
            .get()
            .filter(|_| !paused())
            .map_or_else(String::new, |seconds| words(seconds, evening_words))
    });
    view! {
        <div class="countdown" class:is-paused=paused hidden=move || seconds.get().is_none()>
            <span class="countdown-name" aria-hidden="true">{evening_words.time_left}</span>
            <span
                class="countdown-time"
                role="timer"
                aria-label=evening_words.time_left
                prop:textContent=move || seconds.get().map(in_figures).unwrap_or_default()
            ></span>
            <span class="countdown-paused" aria-live="polite" prop:textContent=move || if paused() { evening_words.paused } else { "" }></span>
            <span class="countdown-said" aria-live="polite" prop:textContent=said></span>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn time_reads_as_on_a_clock() {
        assert_eq!(in_figures(0), "0:00");
        assert_eq!(in_figures(65), "1:05");
        assert_eq!(in_figures(3_725), "1:02:05");
    }

    #[test]
    fn five_minutes_and_one_are_said_and_nothing_between() {
        let said = |seconds| words(seconds, EveningTexts::of(crate::text::Language::Danish));
        assert_eq!(said(301), "");
        assert_eq!(said(300), "Der er 5 minutter tilbage.");
        assert_eq!(said(200), "");
        assert_eq!(said(60), "Der er 1 minut tilbage.");
        assert_eq!(said(10), "");
        assert_eq!(said(0), "Tiden er gået.");
    }
}
