//! Steering: what a facilitator does to the evening, each step with its way back.

use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::control::Clock;
use protocol::{ItemId, Kind};
use sync::Decision;
use workshop::{Activity, Phase, visible};

use super::text::RunTexts;
use crate::state::evening::left;
use crate::state::{Evening, PlanState, Running, Workshop};

/// Milliseconds in a minute.
const MINUTE: i64 = 60_000;

/// The evening in a facilitator's hands. In the context of “Styring”.
#[derive(Clone, Copy)]
pub struct Steering {
    /// What was done last, in words; empty for nothing.
    pub said: RwSignal<String>,
    /// How it was before that.
    before: RwSignal<Option<Before>>,
    workshop: Workshop,
    evening: Evening,
    plan: PlanState,
    busy: StoredValue<bool>,
}

/// How the evening was before a step.
#[derive(Clone, PartialEq)]
struct Before {
    phase: Option<ItemId>,
    clock: Option<Clock>,
    closed: bool,
}

impl Steering {
    /// Puts it into the context of what is below.
    pub fn provide() -> Self {
        let steering = Self {
            said: RwSignal::new(String::new()),
            before: RwSignal::new(None),
            workshop: expect_context(),
            evening: expect_context(),
            plan: expect_context(),
            busy: StoredValue::new(false),
        };
        provide_context(steering);
        steering
    }

    /// The phase that runs, as the plan has it.
    pub fn phase(self) -> Option<Phase> {
        let id = self.evening.running.with(|running| running.phase)?;
        let find = |phase: &&Phase| phase.id == id;
        let plan = self.plan.plan;
        plan.with(|plan| plan.programme.iter().find(find).cloned())
    }

    /// The phase that comes next: after the one that runs, or that ran until it was closed here.
    pub fn next(self) -> Option<ItemId> {
        let runs = self.evening.running.with(|running| running.phase);
        let ran = || self.before.with(|before| before.as_ref()?.phase);
        let last = runs.or_else(ran);
        self.plan.plan.with(|plan| {
            let mut phases = plan.programme.iter().filter(|phase| !phase.removed);
            if let Some(last) = last
                && phases.clone().any(|phase| phase.id == last)
            {
                phases.find(|phase| phase.id == last);
            }
            phases.next().map(|phase| phase.id)
        })
    }

    /// Whether there is a step to take back.
    pub fn can_undo(self) -> bool {
        self.before.with(Option::is_some)
    }

    /// Starts a phase: its time begins to run, and where people write in it, they can.
    pub fn start(self, phase: &Phase, words: &RunTexts) {
        let end = phase
            .minutes()
            .map(|minutes| self.now() + i64::from(minutes) * MINUTE);
        let mut decisions = vec![
            Decision::Phase(Some(phase.id)),
            Decision::Clock(end.map(Clock::Until)),
        ];
        if phase.activity == Activity::Write && self.evening.closed.get_untracked() {
            decisions.push(Decision::Open(Kind::Tables));
        }
        self.decide(decisions, (words.started)(&visible::in_line(&phase.title)));
    }

    /// Stops the time, or lets it go on.
    pub fn pause_or_go_on(self, words: &RunTexts) {
        let now = self.now();
        let (clock, said) = match self.running().clock {
            Some(Clock::Until(end)) => {
                let left = left(Clock::Until(end), now).max(0);
                (Clock::Paused(left.unsigned_abs()), words.paused)
            }
            Some(paused @ Clock::Paused(_)) => {
                let end = now.saturating_add(left(paused, now));
                (Clock::Until(end), words.resumed)
            }
            None => return,
        };
        self.decide(vec![Decision::Clock(Some(clock))], said.to_owned());
    }

    /// Gives the phase more time. One whose time is over gets it from now on.
    pub fn extend(self, minutes: u16, words: &RunTexts) {
        let (now, more) = (self.now(), i64::from(minutes) * MINUTE);
        let clock = match self.running().clock {
            Some(Clock::Until(end)) => Clock::Until(end.max(now).saturating_add(more)),
            Some(Clock::Paused(left)) => Clock::Paused(left.saturating_add(more.unsigned_abs())),
            None => Clock::Until(now.saturating_add(more)),
        };
        let said = (words.extended)(minutes.into());
        self.decide(vec![Decision::Clock(Some(clock))], said);
    }

    /// Closes the phase, and writing with it.
    pub fn close(self, words: &RunTexts) {
        let title = untrack(|| self.phase()).map(|phase| visible::in_line(&phase.title));
        let mut decisions = Vec::new();
        if !self.evening.closed.get_untracked() {
            decisions.push(Decision::Close(Kind::Tables));
        }
        decisions.extend([Decision::Clock(None), Decision::Phase(None)]);
        let said = (words.closed_phase)(&title.unwrap_or_default());
        self.decide(decisions, said);
    }

    /// Puts everything back as it was before the last step.
    pub fn undo(self, words: &RunTexts) {
        let Some(before) = self.before.get_untracked() else {
            return;
        };
        let (running, closed) = (self.running(), self.evening.closed.get_untracked());
        let mut decisions = Vec::new();
        if before.phase != running.phase {
            decisions.push(Decision::Phase(before.phase));
        }
        if before.clock != running.clock {
            decisions.push(Decision::Clock(before.clock));
        }
        if before.closed != closed {
            decisions.push(match before.closed {
                true => Decision::Close(Kind::Tables),
                false => Decision::Open(Kind::Tables),
            });
        }
        self.carry_out(decisions, None, words.undone.to_owned());
    }

    fn decide(self, decisions: Vec<Decision>, said: String) {
        let running = self.running();
        let before = Before {
            phase: running.phase,
            clock: running.clock,
            closed: self.evening.closed.get_untracked(),
        };
        self.carry_out(decisions, Some(before), said);
    }

    /// One after the other: each is on the disk before the next.
    fn carry_out(self, decisions: Vec<Decision>, before: Option<Before>, said: String) {
        if self.busy.get_value() {
            return;
        }
        self.busy.set_value(true);
        let workshop = self.workshop;
        spawn_local(async move {
            for decision in decisions {
                if let Err(failure) = workshop.decide(decision).await {
                    let _ = self.busy.try_set_value(false);
                    workshop.tell(&failure);
                    return;
                }
            }
            let _ = self.busy.try_set_value(false);
            let _ = self.before.try_set(before);
            let _ = self.said.try_set(said);
        });
    }

    fn running(self) -> Running {
        self.evening.running.get_untracked()
    }

    fn now(self) -> i64 {
        self.workshop.device().relay_time()
    }
}
