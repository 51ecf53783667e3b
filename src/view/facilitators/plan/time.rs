//! Times of day in fields: read as people type them, shown as they write them.

use workshop::programme::TimeOfDay;

use super::dispute::Show;
use crate::text::Language;

/// Shows what the plan holds, “18:30”, as it is written in a language; what is no time stays as it is.
pub(super) fn shown_in(language: Language) -> Show {
    match language {
        Language::Danish => |time, _| shown(time, '.'),
        Language::English => |time, _| shown(time, ':'),
    }
}

/// Reads what a person typed, and gives it as it is shown.
pub(super) fn read_in(language: Language) -> fn(&str) -> Option<String> {
    match language {
        Language::Danish => |typed| Some(written(TimeOfDay::parse(typed)?, '.')),
        Language::English => |typed| Some(written(TimeOfDay::parse(typed)?, ':')),
    }
}

/// A time as it stands in a sentence.
pub(super) fn in_words(time: TimeOfDay, language: Language) -> String {
    match language {
        Language::Danish => written(time, '.'),
        Language::English => written(time, ':'),
    }
}

fn shown(time: &str, between: char) -> String {
    TimeOfDay::parse(time).map_or_else(|| time.to_owned(), |time| written(time, between))
}

fn written(time: TimeOfDay, between: char) -> String {
    let (hours, minutes) = time.parts();
    format!("{hours}{between}{minutes:02}")
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn a_time_is_shown_as_people_write_it() {
        let danish = crate::text::of(Language::Danish);
        assert_eq!(shown_in(Language::Danish)("18:30", danish), "18.30");
        assert_eq!(shown_in(Language::Danish)("", danish), "");
        assert_eq!(shown_in(Language::English)("09:05", danish), "9:05");
        assert_eq!(read_in(Language::Danish)("1830").as_deref(), Some("18.30"));
        assert_eq!(read_in(Language::Danish)("halv ti"), None);
    }
}
