//! Pace: what is derived from everything that is here is derived at once when something changes, and a few times a second
//! while changes keep coming.
//!
//! When a facilitator opens an evening for the first time, five hundred sheets come within seconds; to count ten thousand
//! entries anew for each, or in every frame, takes longer than to read them.

use std::time::Duration;

use leptos::prelude::*;

/// So long after one time comes the next, in milliseconds.
const BETWEEN: f64 = 250.0;

/// When something was derived last, and whether it is going to be. A copy is the same.
#[derive(Clone, Copy)]
pub struct Pace(StoredValue<State>);

#[derive(Clone, Copy, Default)]
struct State {
    /// By the page's clock, in milliseconds.
    last: Option<f64>,
    is_due: bool,
}

impl Pace {
    /// Nothing has been derived yet.
    pub fn idle() -> Self {
        Self(StoredValue::new(State::default()))
    }

    /// Derives when it is time to: in the next frame, or when the last time is long enough ago. Whoever asks until then
    /// is served by the same.
    pub fn derive(self, derive: impl FnOnce() + 'static) {
        let state = self.0.get_value();
        if state.is_due {
            return;
        }
        self.0.set_value(State {
            is_due: true,
            ..state
        });
        let go = move || {
            // The page that wanted it may be gone.
            let last = Some(now());
            let state = State {
                last,
                is_due: false,
            };
            if self.0.try_set_value(state).is_none() {
                derive();
            }
        };
        match wait(state.last, now()) {
            Some(wait) => set_timeout(go, wait),
            None => request_animation_frame(go),
        }
    }
}

/// How long to wait, if at all.
fn wait(last: Option<f64>, now: f64) -> Option<Duration> {
    let left = last? + BETWEEN - now;
    // A clock that was set back must not stop it.
    (left > 0.0).then(|| Duration::from_secs_f64(left.min(BETWEEN) / 1000.0))
}

fn now() -> f64 {
    let performance = window().performance();
    performance.map_or(0.0, |performance| performance.now())
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn the_first_time_is_at_once_and_the_next_a_quarter_of_a_second_later() {
        assert_eq!(wait(None, 5.0), None);
        assert_eq!(wait(Some(100.0), 350.0), None);
        assert_eq!(wait(Some(100.0), 200.0), Some(Duration::from_millis(150)));
        assert_eq!(wait(Some(9_000.0), 0.0), Some(Duration::from_millis(250)));
    }
}
