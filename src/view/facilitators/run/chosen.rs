//! Chosen: what stands of one thing that facilitators decide, who decided it, and what this person had chosen otherwise just
//! before. [T14]

use protocol::PersonId;
use protocol::control::Said;
use sync::Session;

/// Two choices of one thing are said to be at the same time when no more lies between them, in milliseconds.
const AT_ONCE: u64 = 60_000;

/// Who chose what, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice<T> {
    /// What.
    pub value: T,
    /// Who, where it is known.
    pub by: Option<PersonId>,
    /// When, in milliseconds since 1970.
    pub at: i64,
}

impl<T: Clone> Choice<T> {
    /// As a control record says it.
    pub fn of(said: &Said<T>, session: &Session) -> Self {
        Self {
            value: said.value.clone(),
            by: session.person_of(said.by.lane),
            at: said.at,
        }
    }
}

/// What is to be said of who chose what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen<T> {
    /// What stands.
    pub now: Option<Choice<T>>,
    /// What this person had chosen otherwise just before.
    pub mine: Option<Choice<T>>,
}

impl<T> Default for Chosen<T> {
    fn default() -> Self {
        Self {
            now: None,
            mine: None,
        }
    }
}

impl<T: Clone + PartialEq> Chosen<T> {
    /// What it comes to when the last word is another.
    pub fn then(self, now: Option<Choice<T>>, me: PersonId) -> Self {
        let is_mine = |choice: &Choice<T>| choice.by == Some(me);
        let mine = match (&self.now, &now) {
            (Some(before), Some(after))
                if is_mine(before)
                    && !is_mine(after)
                    && before.value != after.value
                    && before.at.abs_diff(after.at) <= AT_ONCE =>
            {
                Some(before.clone())
            }
            (before, after) if before == after => self.mine,
            _ => None,
        };
        Self { now, mine }
    }

    /// What stands, if another chose it.
    pub fn by_other(&self, me: PersonId) -> Option<&Choice<T>> {
        self.now.as_ref().filter(|now| now.by != Some(me))
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    const ME: PersonId = PersonId([1; 32]);
    const OTHER: PersonId = PersonId([2; 32]);

    fn choice(value: u8, by: PersonId, at: i64) -> Option<Choice<u8>> {
        Some(Choice {
            value,
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
        assert_eq!(both.clone().then(choice(2, OTHER, 50_000), ME), both);
        assert_eq!(both.then(choice(3, ME, 60_000), ME).mine, None);
    }

    #[test]
    fn what_another_chose_later_or_alike_is_no_dispute() {
        let first = Chosen::default().then(choice(1, ME, 0), ME);
        assert_eq!(first.clone().then(choice(2, OTHER, 90_000), ME).mine, None);
        assert_eq!(first.then(choice(1, OTHER, 10_000), ME).mine, None);
        let others = Chosen::default().then(choice(1, OTHER, 0), ME);
        assert_eq!(others.then(choice(2, ME, 10_000), ME).mine, None);
    }
}
