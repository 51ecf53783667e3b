//! Calendars, line by line as RFC 5545 has them. Another program reads one in `tests/e2e/timetable.spec.mjs`.

use exports::{Calendar, Event, calendar};

/// 29 January 2018, 12 o'clock.
const WRITTEN: i64 = 1_517_227_200;

fn event(summary: &str) -> Event {
    Event {
        id: "a1b2@temadag".to_owned(),
        summary: summary.to_owned(),
        description: String::new(),
        first: (2016, 2, 3),
        last: (2016, 2, 24),
        begins: None,
        ends: None,
    }
}

fn written(events: Vec<Event>) -> String {
    calendar(&Calendar {
        name: "Tidsplan".to_owned(),
        written: WRITTEN,
        events,
    })
}

/// The lines with their folds undone.
fn unfolded(text: &str) -> Vec<String> {
    let text = text.replace("\r\n ", "");
    text.split("\r\n").map(str::to_owned).collect()
}

fn has(text: &str, line: &str) -> bool {
    unfolded(text).iter().any(|one| one == line)
}

#[test]
fn what_is_on_days_ends_on_the_day_after_the_last() {
    let text = written(vec![event("Høring")]);
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "UID:a1b2@temadag",
        "DTSTAMP:20180129T120000Z",
        "SUMMARY:Høring",
        "DTSTART;VALUE=DATE:20160203",
        "DTEND;VALUE=DATE:20160225",
        "END:VCALENDAR",
    ] {
        assert!(has(&text, line), "{line} in\n{text}");
    }
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    assert_eq!(
        text,
        written(vec![event("Høring")]),
        "and is the same each time"
    );
}

#[test]
fn what_is_at_a_time_is_at_that_time_wherever_it_is_read() {
    let mut evening = event("Temadag");
    (evening.first, evening.last) = ((2018, 1, 29), (2018, 1, 29));
    evening.begins = Some((18, 30));
    let text = written(vec![evening.clone()]);
    assert!(has(&text, "DTSTART:20180129T183000"), "{text}");
    assert!(!text.contains("DTEND"), "{text}");
    evening.ends = Some((21, 30));
    assert!(has(
        &written(vec![evening.clone()]),
        "DTEND:20180129T213000"
    ));
    // What ends before it begins has no end.
    evening.ends = Some((8, 0));
    assert!(!written(vec![evening]).contains("DTEND"));
}

#[test]
fn long_lines_are_folded_between_letters_and_nothing_a_person_writes_is_a_line_of_its_own() {
    let mut one = event(&"Børnehøring på tværs, æøå; ".repeat(20));
    one.description = "Første linje\nBEGIN:VEVENT\r\nSUMMARY:Falsk\u{202e}".to_owned();
    let text = written(vec![one.clone()]);
    // A continued line may have the space that continues it beyond.
    assert!(text.split("\r\n").all(|line| line.len() <= 76), "{text}");
    let lines = unfolded(&text);
    assert_eq!(
        lines.iter().filter(|line| *line == "BEGIN:VEVENT").count(),
        1
    );
    let summary = format!(
        "SUMMARY:{}",
        one.summary.trim().replace(',', "\\,").replace(';', "\\;")
    );
    assert!(lines.contains(&summary), "{text}");
    assert!(
        lines.contains(&"DESCRIPTION:Første linje\\nBEGIN:VEVENT\\nSUMMARY:Falsk".to_owned()),
        "{text}"
    );
}

#[test]
fn what_has_no_such_day_is_left_out_of_it() {
    let mut none = event("Aldrig");
    none.first = (2018, 2, 31);
    let text = written(vec![none, event("Høring")]);
    assert!(!text.contains("Aldrig") && text.contains("Høring"));
}
