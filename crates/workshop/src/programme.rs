//! The programme of the day: times as they are written, and what does not fit together.

use protocol::ItemId;

use crate::Phase;

/// A time of day, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay {
    minutes: u16,
}

impl TimeOfDay {
    /// Reads what documents hold, “18:30”, and what people write: “18.30”, “9.05”, “1830”, “905”, “18”.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.strip_prefix("kl.").map_or(text, str::trim_start);
        let (hours, minutes) = match text.split_once([':', '.']) {
            Some((hours, minutes)) if minutes.len() == 2 => (hours, minutes),
            Some(_) => return None,
            None if text.is_ascii() && text.len() > 2 => text.split_at(text.len() - 2),
            None => (text, "00"),
        };
        let number = |digits: &str| -> Option<u16> {
            let is_plain =
                (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
            is_plain.then(|| digits.parse().ok())?
        };
        let (hours, minutes) = (number(hours)?, number(minutes)?);
        (hours < 24 && minutes < 60).then_some(Self {
            minutes: hours * 60 + minutes,
        })
    }

    /// As documents hold it, “18:30”.
    pub fn written(self) -> String {
        format!("{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }

    /// Hours and minutes.
    pub fn parts(self) -> (u8, u8) {
        ((self.minutes / 60) as u8, (self.minutes % 60) as u8)
    }

    /// How many minutes later the other is; negative where it is earlier.
    pub fn minutes_until(self, other: Self) -> i32 {
        i32::from(other.minutes) - i32::from(self.minutes)
    }
}

/// Something about the programme that a facilitator is told of. It is pointed out and never forbidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// A phase has no beginning or no end.
    NoTime {
        /// Which.
        phase: ItemId,
    },
    /// A phase ends when it begins, or before.
    EndsBeforeItBegins {
        /// Which.
        phase: ItemId,
    },
    /// A phase begins before the one above it has ended.
    Overlap {
        /// Which.
        phase: ItemId,
        /// By so many minutes.
        minutes: u16,
    },
    /// Between a phase and the one above it is time for which nothing is planned.
    Gap {
        /// Which.
        phase: ItemId,
        /// So many minutes.
        minutes: u16,
    },
}

/// From when to when a programme goes, and how many minutes of that are planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// When it begins.
    pub start: TimeOfDay,
    /// When it ends.
    pub end: TimeOfDay,
    /// The minutes of all phases together.
    pub planned: u32,
}

/// The phases that are in use.
fn in_use(programme: &[Phase]) -> impl Iterator<Item = &Phase> {
    programme.iter().filter(|phase| !phase.removed)
}

fn time(text: Option<&str>) -> Option<TimeOfDay> {
    TimeOfDay::parse(text?)
}

impl Phase {
    /// When it begins and ends, where both are said.
    pub fn times(&self) -> Option<(TimeOfDay, TimeOfDay)> {
        Some((time(self.start.as_deref())?, time(self.end.as_deref())?))
    }

    /// How many minutes it is planned to take.
    pub fn minutes(&self) -> Option<u16> {
        let (start, end) = self.times()?;
        u16::try_from(start.minutes_until(end))
            .ok()
            .filter(|minutes| *minutes > 0)
    }
}

/// What does not fit together, in the order of the phases.
pub fn remarks(programme: &[Phase]) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut last_end: Option<TimeOfDay> = None;
    for phase in in_use(programme) {
        let id = phase.id;
        let Some((start, end)) = phase.times() else {
            remarks.push(Remark::NoTime { phase: id });
            continue;
        };
        if let Some(last_end) = last_end {
            let between = last_end.minutes_until(start);
            let minutes = between.unsigned_abs() as u16;
            if between < 0 {
                remarks.push(Remark::Overlap { phase: id, minutes });
            } else if between > 0 {
                remarks.push(Remark::Gap { phase: id, minutes });
            }
        }
        if end <= start {
            remarks.push(Remark::EndsBeforeItBegins { phase: id });
        }
        last_end = last_end.max(Some(end.max(start)));
    }
    remarks
}

/// The whole of it; nothing where no phase has times.
pub fn span(programme: &[Phase]) -> Option<Span> {
    let times: Vec<_> = in_use(programme).filter_map(Phase::times).collect();
    let minutes = in_use(programme).filter_map(Phase::minutes);
    Some(Span {
        start: times.iter().map(|(start, _)| *start).min()?,
        end: times.iter().map(|(_, end)| *end).max()?,
        planned: minutes.map(u32::from).sum(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Activity;

    fn phase(number: u8, start: &str, end: &str) -> Phase {
        Phase {
            id: ItemId([number; 16]),
            title: format!("Phase {number}"),
            order: number.into(),
            start: Some(start.to_owned()),
            end: Some(end.to_owned()),
            activity: Activity::Write,
            removed: false,
        }
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, written) in [
            ("18:30", Some("18:30")),
            ("18.30", Some("18:30")),
            ("kl. 9.05", Some("09:05")),
            ("9", Some("09:00")),
            ("1830", Some("18:30")),
            ("905", Some("09:05")),
            ("18305", None),
            ("2460", None),
            ("24.00", None),
            ("18.3", None),
            ("18.300", None),
            ("+8.00", None),
            ("", None),
        ] {
            let read = TimeOfDay::parse(text).map(TimeOfDay::written);
            assert_eq!(read.as_deref(), written, "{text:?}");
        }
    }

    #[test]
    fn an_evening_adds_up() {
        let programme = [
            phase(1, "18:30", "19:00"),
            phase(2, "19:00", "20:15"),
            phase(3, "20:15", "21:30"),
        ];
        assert_eq!(remarks(&programme), []);
        let span = span(&programme).expect("times");
        assert_eq!(
            (span.start.written(), span.end.written()),
            ("18:30".into(), "21:30".into())
        );
        assert_eq!(span.planned, 180);
    }

    #[test]
    fn overlaps_gaps_and_what_has_no_time_are_pointed_out() {
        let id = |number| ItemId([number; 16]);
        let mut programme = vec![
            phase(1, "18:30", "19:10"),
            phase(2, "19:00", "20:00"),
            phase(3, "20:15", "20:05"),
            phase(4, "20:15", ""),
        ];
        assert_eq!(
            remarks(&programme),
            [
                Remark::Overlap {
                    phase: id(2),
                    minutes: 10
                },
                Remark::Gap {
                    phase: id(3),
                    minutes: 15
                },
                Remark::EndsBeforeItBegins { phase: id(3) },
                Remark::NoTime { phase: id(4) },
            ]
        );
        for phase in &mut programme[1..] {
            phase.removed = true;
        }
        assert_eq!(remarks(&programme), []);
        assert_eq!(span(&[]), None);
    }
}
