//! The calendar: by when goals are set, handed in, followed up and adjusted, and what of it is open on a day.

use protocol::ItemId;

use super::{Actions, GoalState};
use crate::day::month_name;
use crate::template::Language;
use crate::{CalendarStep, CalendarTask, Day, visible};

/// How a step of the calendar stands on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepStanding {
    /// Which step.
    pub id: ItemId,
    /// How it stands.
    pub standing: Standing,
    /// What is not done yet.
    pub open: Vec<Open>,
}

/// How something with a first and a last day stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It has no day.
    Undated,
    /// It begins later.
    Later,
    /// It is to be done now.
    Due,
    /// It should have been done.
    Late,
    /// It is done.
    Done,
}

/// What is not done yet: a plan, or a goal of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    /// Which plan.
    pub plan: ItemId,
    /// Which goal; none where the plan has none.
    pub goal: Option<ItemId>,
}

/// Something with a day or days, for whoever writes calendars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The id of what it is: a step of the calendar, an indicator, an action.
    pub id: ItemId,
    /// What it is.
    pub what: What,
    /// What it is called.
    pub title: String,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
}

/// What something with a day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// A step of the calendar.
    Step,
    /// What is expected of an indicator.
    Expected,
    /// The end of an action.
    End,
}

impl Actions {
    /// How each step of the calendar stands on a day, in their order.
    pub fn calendar_on(&self, day: Day) -> Vec<StepStanding> {
        let steps = self.calendar.iter();
        let standing = steps.map(|step| {
            let open = self.open_in(step, day);
            let is_done = open.is_empty() && self.is_done(step, day);
            StepStanding {
                id: step.id,
                standing: match step.days() {
                    _ if is_done => Standing::Done,
                    None => Standing::Undated,
                    Some((from, _)) if day < from => Standing::Later,
                    Some((_, to)) if day <= to => Standing::Due,
                    Some(_) => Standing::Late,
                },
                open,
            }
        });
        standing.collect()
    }

    /// What is not done yet of a step, as it was on a day.
    fn open_in(&self, step: &CalendarStep, day: Day) -> Vec<Open> {
        let task = step.task();
        let mut open = Vec::new();
        for plan in &self.plans {
            let goals = self.goals_of(plan.id);
            let mut goals = goals
                .filter(|goal| self.goal_state(&goal.id, day).is_some())
                .peekable();
            let in_it = |goal| Open {
                plan: plan.id,
                goal,
            };
            match task {
                CalendarTask::Set | CalendarTask::HandIn if goals.peek().is_none() => {
                    open.push(in_it(None));
                }
                CalendarTask::HandIn => {
                    let left = goals
                        .filter(|goal| self.goal_state(&goal.id, day) < Some(GoalState::HandedIn));
                    open.extend(left.map(|goal| in_it(Some(goal.id))));
                }
                CalendarTask::FollowUp => {
                    let window = self.window(step, day);
                    let left = goals.filter(|goal| {
                        window.is_none_or(|window| !self.is_followed_up(&goal.id, window))
                    });
                    open.extend(left.map(|goal| in_it(Some(goal.id))));
                }
                CalendarTask::Set | CalendarTask::Other => {}
            }
        }
        open
    }

    /// Whether a step of which nothing is open is done: something was, or somebody said so.
    fn is_done(&self, step: &CalendarStep, day: Day) -> bool {
        let has_goals = || {
            let mut goals = self.goals.iter();
            goals.any(|goal| self.goal_state(&goal.id, day).is_some())
        };
        match step.task() {
            CalendarTask::Set | CalendarTask::HandIn => {
                // Before it has begun it cannot be done: a later year's goals are not this one's.
                step.days().is_some_and(|(from, _)| from <= day) && has_goals()
            }
            CalendarTask::FollowUp => self.window(step, day).is_some() && has_goals(),
            CalendarTask::Other => step.done.last().is_some_and(|done| *done <= day),
        }
    }

    /// The days on which what is said counts for this following up: from its first day until the next one begins, and no later
    /// than this day. None before it has begun.
    fn window(&self, step: &CalendarStep, day: Day) -> Option<(Day, Day)> {
        let (from, _) = step.days()?;
        let all = self.calendar.iter();
        let others = all.filter(|other| other.task() == CalendarTask::FollowUp);
        let begins = others.filter_map(|other| other.days().map(|(from, _)| from));
        let next = begins.filter(|other| *other > from).min();
        let until = match next {
            // The day before the next one begins is the last that counts.
            Some(next) if next <= day => next.plus(-1).unwrap_or(day),
            _ => day,
        };
        (from <= until).then_some((from, until))
    }

    /// Whether somebody said something of a goal, or measured an indicator of it, on one of these days.
    fn is_followed_up(&self, goal: &ItemId, (from, until): (Day, Day)) -> bool {
        let counts = |on: &[Day]| {
            let on = on.last();
            on.is_some_and(|on| (from..=until).contains(on))
        };
        let said = self.follow_ups.get(goal).into_iter().flatten();
        let mut said = said.map(|one| one.on.as_slice());
        let measured = self.indicators_of(*goal);
        let mut measured = measured.flat_map(|one| self.measured(&one.id));
        said.any(counts) || measured.any(|one| counts(&one.on))
    }
}

/// All that has a day, by their first days: steps of the calendar, what is expected by a day, the ends of actions.
pub fn dated(actions: &Actions) -> Vec<Dated> {
    let steps = actions.calendar.iter().filter_map(|step| {
        let (from, to) = step.days()?;
        Some((step.id, What::Step, &step.title, from, to))
    });
    let expected = actions.indicators.iter().filter_map(|one| {
        let by = one.by.last().copied()?;
        Some((one.id, What::Expected, &one.title, by, by))
    });
    let ends = actions.actions.iter().filter_map(|one| {
        let to = one.to.last().copied()?;
        Some((one.id, What::End, &one.title, to, to))
    });
    let all = steps.chain(expected).chain(ends);
    let mut found: Vec<Dated> = all
        .map(|(id, what, title, from, to)| Dated {
            id,
            what,
            title: visible::in_line(title),
            from,
            to,
        })
        .collect();
    crate::order::sort_by(&mut found, |one: &Dated, other| {
        let days = (one.from, one.to).cmp(&(other.from, other.to));
        days.then(one.what.cmp(&other.what))
            .then(one.id.cmp(&other.id))
    });
    found
}

/// Days as people write them: “maj–juni 2016”, “ultimo juni 2016”, “september 2016”, “21.6.2016–30.6.2016”.
pub fn period_in_words(from: Day, to: Day, language: Language) -> String {
    let ends_month = to == Day::last_of(to.year(), to.month());
    let is_whole = from.of_month() == 1 && ends_month;
    let month = |day: Day| month_name(day.month(), language);
    let in_one_month = (from.year(), from.month()) == (to.year(), to.month());
    if is_whole && in_one_month {
        return format!("{} {}", month(from), from.year());
    }
    if is_whole && from.year() == to.year() {
        return format!("{}–{} {}", month(from), month(to), to.year());
    }
    if is_whole {
        let (first, last) = (month(from), month(to));
        return format!("{first} {} – {last} {}", from.year(), to.year());
    }
    if in_one_month && from.of_month() == ULTIMO && ends_month {
        return match language {
            Language::Danish => format!("ultimo {} {}", month(from), from.year()),
            Language::English => format!("end of {} {}", month(from), from.year()),
        };
    }
    if from == to {
        return from.short(language);
    }
    format!("{}–{}", from.short(language), to.short(language))
}

/// The day on which the end of a month begins: “ultimo”.
pub(super) const ULTIMO: u8 = 21;
