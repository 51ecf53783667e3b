//! A check: one of the things that an evening needs, and whether it is there.

/// What is checked, in the order in which it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Check {
    /// The relay has answered and holds everything.
    Relay,
    /// The app opens without a network.
    App,
    /// The browser keeps what is stored.
    Storage,
    /// The device's clock is right.
    Clock,
    /// The recovery file is saved and read back.
    Recovery,
    /// The programme adds up.
    Programme,
    /// There is a text about privacy.
    Privacy,
    /// Everybody has points to give.
    Points,
    /// No two facilitators' versions wait for a choice.
    Disputes,
}

/// How it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum State {
    /// It is there.
    Ready,
    /// It is not, by so much where that can be counted.
    Missing(usize),
    /// Nobody can say yet.
    Unknown,
}

/// What the checks are made of.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    pub(super) persisted: Option<bool>,
    pub(super) holds_the_app: bool,
    pub(super) relay_reached: bool,
    /// The relay's clock without the device's.
    pub(super) minutes_apart: i64,
    pub(super) recovery_safe: bool,
    pub(super) points: u32,
    pub(super) phases: usize,
    pub(super) remarks: usize,
    pub(super) has_privacy: bool,
    pub(super) disputes: usize,
}

/// All checks.
pub(super) fn checks(facts: &Facts) -> Vec<(Check, State)> {
    let is = |met: bool| if met { State::Ready } else { State::Missing(0) };
    let none = |count: usize| match count {
        0 => State::Ready,
        count => State::Missing(count),
    };
    vec![
        (Check::Relay, is(facts.relay_reached)),
        (Check::App, is(facts.holds_the_app)),
        (Check::Storage, is(facts.persisted == Some(true))),
        (
            Check::Clock,
            match facts.relay_reached {
                true => none(facts.minutes_apart.unsigned_abs() as usize),
                false => State::Unknown,
            },
        ),
        (Check::Recovery, is(facts.recovery_safe)),
        (
            Check::Programme,
            match facts.phases {
                0 => State::Missing(0),
                _ => none(facts.remarks),
            },
        ),
        (Check::Privacy, is(facts.has_privacy)),
        (Check::Points, is(facts.points > 0)),
        (Check::Disputes, none(facts.disputes)),
    ]
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn state(facts: &Facts, check: Check) -> State {
        let found = checks(facts);
        found.into_iter().find(|(one, _)| *one == check).unwrap().1
    }

    #[test]
    fn a_clock_is_compared_once_the_relay_has_answered() {
        let mut facts = Facts {
            minutes_apart: -7,
            ..Facts::default()
        };
        assert_eq!(state(&facts, Check::Clock), State::Unknown);
        facts.relay_reached = true;
        assert_eq!(state(&facts, Check::Clock), State::Missing(7));
        facts.minutes_apart = 0;
        assert_eq!(state(&facts, Check::Clock), State::Ready);
    }

    #[test]
    fn a_programme_without_phases_is_none() {
        let mut facts = Facts::default();
        assert_eq!(state(&facts, Check::Programme), State::Missing(0));
        facts.phases = 3;
        assert_eq!(state(&facts, Check::Programme), State::Ready);
        facts.remarks = 2;
        assert_eq!(state(&facts, Check::Programme), State::Missing(2));
    }
}
