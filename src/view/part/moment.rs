//! A moment as the device's own clock and time zone show it.

use js_sys::Date;
use wasm_bindgen::JsValue;
use workshop::Day;

/// The day of a moment in milliseconds since 1970.
pub fn day_of(milliseconds: i64) -> Option<Day> {
    let date = Date::new(&JsValue::from_f64(milliseconds as f64));
    Day::parse(&format!(
        "{:04}-{:02}-{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date()
    ))
}

/// A moment as “2018-01-29T18:45”, for programs.
pub fn iso_of(milliseconds: i64) -> String {
    let date = Date::new(&JsValue::from_f64(milliseconds as f64));
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes()
    )
}

/// Hour and minute of a moment.
pub fn time_of(milliseconds: i64) -> (u8, u8) {
    let date = Date::new(&JsValue::from_f64(milliseconds as f64));
    (date.get_hours() as u8, date.get_minutes() as u8)
}
