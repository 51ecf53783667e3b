//! The others: that another facilitator changed what runs, and what one had chosen oneself just before. [T14]

use leptos::prelude::*;
use protocol::control::Said;
use protocol::{ItemId, PersonId};
use sync::Session;
use workshop::visible;

use super::now::at;
use super::text::RunTexts;
use crate::state::{Evening, PlanState, Workshop};
use crate::view::language::texts;

/// Two choices of one thing are said to be at the same time when no more lies between them, in milliseconds.
const AT_ONCE: u64 = 60_000;

/// Who chose which phase, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Choice {
    phase: Option<ItemId>,
    by: Option<PersonId>,
    at: i64,
}

impl Choice {
    fn read(session: &Session) -> Option<Self> {
        let said = session.decided().phase()?;
        Some(Self {
            phase: said.value,
            by: session.person_of(said.by.lane),
            at: said.at,
        })
    }
}

/// What is to be said of who chose what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Chosen {
    now: Option<Choice>,
    /// What this person had chosen otherwise just before.
    mine: Option<Choice>,
}

impl Chosen {
    /// What it comes to when the last word is another.
    fn then(self, now: Option<Choice>, me: PersonId) -> Self {
        let is_mine = |choice: &Choice| choice.by == Some(me);
        let mine = match (self.now, now) {
            (Some(before), Some(after))
                if is_mine(&before)
                    && !is_mine(&after)
                    && before.phase != after.phase
                    && before.at.abs_diff(after.at) <= AT_ONCE =>
            {
                Some(before)
            }
            (before, after) if before == after => self.mine,
            _ => None,
        };
        Self { now, mine }
    }
}

/// See the module. As long as it is this person who spoke last there is nothing.
#[component]
pub fn Others() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let plan = expect_context::<PlanState>().plan;
    let running = expect_context::<Evening>().running;
    let texts = texts();
    let words = RunTexts::of(texts.language);
    let chosen = Memo::new(move |before: Option<&Chosen>| {
        running.track();
        let now = workshop.device().read(Choice::read);
        before
            .copied()
            .unwrap_or_default()
            .then(now, workshop.person)
    });
    // The clock alone may be another's.
    let clock_by_other = move || {
        running.track();
        workshop.device().read(|session| {
            let said: &Said<_> = session.decided().clock()?;
            let by = session.person_of(said.by.lane);
            (said.value.is_some() && by != Some(workshop.person)).then_some(said.at)
        })
    };
    let name = move |phase: Option<ItemId>| {
        let title = phase.and_then(|id| {
            plan.with(|plan| {
                let phase = plan.programme.iter().find(|phase| phase.id == id)?;
                Some((words.a_phase)(&visible::in_line(&phase.title)))
            })
        });
        title.unwrap_or_else(|| words.no_phase.to_owned())
    };
    let said = move || {
        let Chosen { now, mine } = chosen.get();
        let by_other = now.filter(|now| now.by != Some(workshop.person));
        match (by_other, mine) {
            (Some(now), Some(mine)) => (words.both)(&name(mine.phase), &name(now.phase)),
            (Some(now), None) => (words.by_other)(&at(now.at, texts)),
            _ => match clock_by_other() {
                Some(moment) => (words.by_other)(&at(moment, texts)),
                None => String::new(),
            },
        }
    };
    view! { <p class="run-others" aria-live="polite" prop:textContent=said></p> }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    const ME: PersonId = PersonId([1; 32]);
    const OTHER: PersonId = PersonId([2; 32]);

    fn choice(phase: u8, by: PersonId, at: i64) -> Option<Choice> {
        Some(Choice {
            phase: Some(ItemId([phase; 16])),
            by: Some(by),
            at,
        })
    }

    #[test]
    fn what_another_chose_within_a_minute_is_said_beside_ones_own() {
        let first = Chosen::default().then(choice(1, ME, 0), ME);
        assert_eq!(first.mine, None);
        let both = first.then(choice(2, OTHER, 50_000), ME);
        assert_eq!(both.mine, choice(1, ME, 0));
        // It stands until somebody chooses anew.
        assert_eq!(both.then(choice(2, OTHER, 50_000), ME), both);
        assert_eq!(both.then(choice(3, ME, 60_000), ME).mine, None);
    }

    #[test]
    fn what_another_chose_later_or_alike_is_no_dispute() {
        let first = Chosen::default().then(choice(1, ME, 0), ME);
        assert_eq!(first.then(choice(2, OTHER, 90_000), ME).mine, None);
        assert_eq!(first.then(choice(1, OTHER, 10_000), ME).mine, None);
        let others = Chosen::default().then(choice(1, OTHER, 0), ME);
        assert_eq!(others.then(choice(2, ME, 10_000), ME).mine, None);
    }
}
