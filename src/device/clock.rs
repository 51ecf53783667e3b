//! The clocks: one for timers, one for people.

use sync::Now;

use super::page::window;

/// Both clocks as they stand.
pub fn now() -> Now {
    let monotonic = window()
        .performance()
        .map_or(0.0, |performance| performance.now());
    Now {
        monotonic: monotonic as u64,
        wall: js_sys::Date::now() as i64,
    }
}
