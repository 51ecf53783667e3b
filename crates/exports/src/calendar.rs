//! A calendar: what lies when, as iCalendar (RFC 5545), for whatever calendar a person has.
//!
//! What is on days is on whole days, and ends, as the format has it, on the day after the last. What is at a time is at that
//! time of the day wherever it is read: the format calls it floating, and a meeting in a town hall is nowhere else.

use icalendar::{Component, EventLike};

use crate::text::{clean, line};

/// A calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// What it is called.
    pub name: String,
    /// When it was written, in seconds since 1970.
    pub written: i64,
    /// What is in it.
    pub events: Vec<Event>,
}

/// Something in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its id, the same whenever it is written: a calendar that has it already changes what it has.
    pub id: String,
    /// What it is.
    pub summary: String,
    /// What else is said of it; may be empty.
    pub description: String,
    /// Its first day.
    pub first: Date,
    /// Its last day, which is in it.
    pub last: Date,
    /// When it begins on the first day; none for whole days.
    pub begins: Option<Clock>,
    /// When it ends on the last day, where it has a beginning.
    pub ends: Option<Clock>,
}

/// A day: year, month, day.
pub type Date = (u16, u8, u8);

/// A time of the day: hour, minute.
pub type Clock = (u8, u8);

/// Writes a calendar. What has no such day as it says is left out.
pub fn calendar(calendar: &Calendar) -> String {
    let mut out = icalendar::Calendar::empty();
    let product = icalendar::Property::new("PRODID", "-//Temadag//Temadag//DA");
    out.append_property(icalendar::Property::new("VERSION", "2.0"));
    out.append_property(product);
    out.append_property(icalendar::Property::new("CALSCALE", "GREGORIAN"));
    let name = line(&calendar.name);
    if !name.is_empty() {
        out.name(&name);
    }
    for event in &calendar.events {
        if let Some(event) = written(event, calendar.written) {
            out.push(event);
        }
    }
    out.to_string()
}

fn written(event: &Event, at: i64) -> Option<icalendar::Event> {
    let mut out = icalendar::Event::with_uid(&line(&event.id));
    out.timestamp(chrono::DateTime::from_timestamp(at, 0)?);
    out.summary(&line(&event.summary));
    let description = clean(&event.description);
    if !description.is_empty() {
        out.description(&description);
    }
    let (first, last) = (date(event.first)?, date(event.last)?);
    let last = last.max(first);
    match event.begins {
        None => {
            out.starts(first);
            out.ends(last.succ_opt()?);
            // Whole days block nobody's day.
            out.add_property("TRANSP", "TRANSPARENT");
        }
        Some(begins) => {
            let begin = first.and_time(time(begins)?);
            out.starts(begin);
            let end = event.ends.and_then(time).map(|end| last.and_time(end));
            if let Some(end) = end.filter(|end| *end > begin) {
                out.ends(end);
            }
        }
    }
    Some(out.done())
}

fn date((year, month, day): Date) -> Option<chrono::NaiveDate> {
    chrono::NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())
}

fn time((hour, minute): Clock) -> Option<chrono::NaiveTime> {
    chrono::NaiveTime::from_hms_opt(hour.into(), minute.into(), 0)
}
