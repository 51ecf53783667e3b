//! The look: what a person wants to see of everything that came in.

use std::collections::HashSet;

use protocol::ItemId;
use workshop::collection::Filter;
use workshop::synthesis::{State, Synthesis};

/// What a person wants to see. The default is everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Of which part of the grid, which table, with which words.
    pub filter: Filter,
    /// Only what is in this state. Untreated is what is disputed too.
    pub state: Option<State>,
    /// Only what is in this theme.
    pub theme: Option<ItemId>,
    /// Only what is in no theme and was not put aside.
    pub without_theme: bool,
    /// Only what somebody has to look at.
    pub attention: Option<Attention>,
    /// Only what somebody gave points to, or nobody.
    pub has_votes: Option<bool>,
}

/// Why somebody has to look at something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attention {
    /// It looks as if it named somebody.
    Warned,
    /// It is hidden, and another facilitator has not approved that.
    Awaiting,
}

impl Attention {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Warned, Self::Awaiting];
}

impl Look {
    /// Whether it is everything.
    pub fn is_everything(&self) -> bool {
        self.filter.is_empty() && !self.asks_for_more()
    }

    /// Whether it asks what became of things.
    pub fn asks_for_more(&self) -> bool {
        self.state.is_some()
            || self.theme.is_some()
            || self.without_theme
            || self.attention.is_some()
            || self.has_votes.is_some()
    }

    /// Whether something is in it, as far as that follows from what became of it. `noticed` is what somebody has to
    /// look at, where it is looked for.
    pub fn admits(&self, id: &ItemId, synthesis: &Synthesis, noticed: &HashSet<ItemId>) -> bool {
        if !self.asks_for_more() {
            return true;
        }
        let state = synthesis.state(id);
        let is_in_state = match self.state {
            Some(State::Untreated) => !state.is_treated(),
            Some(wanted) => state == wanted,
            None => true,
        };
        let is_in_theme = self
            .theme
            .is_none_or(|theme| !is_put_aside(state) && synthesis.themes_of(id).contains(&theme));
        let is_without =
            !self.without_theme || !is_put_aside(state) && synthesis.themes_of(id).is_empty();
        let is_noticed = self.attention.is_none() || noticed.contains(id);
        let is_voted_so = self
            .has_votes
            .is_none_or(|wanted| (synthesis.support(id).points > 0) == wanted);
        is_in_state && is_in_theme && is_without && is_noticed && is_voted_so
    }
}

/// Whether it is no longer to be found where it was put.
fn is_put_aside(state: State) -> bool {
    matches!(
        state,
        State::Merged | State::Split | State::LeftOut | State::Hidden
    )
}

#[cfg(test)]
mod tests {
    use protocol::PersonId;
    use wasm_bindgen_test::wasm_bindgen_test as test;
    use workshop::Vote;

    use super::*;

    #[test]
    fn what_has_votes_is_found_and_what_has_none() {
        let (one, other) = (ItemId([1; 16]), ItemId([2; 16]));
        let mut synthesis = Synthesis::default();
        synthesis.add_contribution(one);
        synthesis.add_contribution(other);
        let vote = Vote {
            subject: one,
            points: 3,
        };
        synthesis.put_ballot(PersonId([7; 32]), vec![vote]);
        let admits = |has_votes, id: &ItemId| {
            let look = Look {
                has_votes,
                ..Look::default()
            };
            look.admits(id, &synthesis, &HashSet::new())
        };
        assert!(admits(None, &one) && admits(None, &other));
        assert!(admits(Some(true), &one) && !admits(Some(true), &other));
        assert!(!admits(Some(false), &one) && admits(Some(false), &other));
    }

    #[test]
    fn what_somebody_has_to_look_at_is_what_was_noticed() {
        let (one, other) = (ItemId([1; 16]), ItemId([2; 16]));
        let look = Look {
            attention: Some(Attention::Warned),
            ..Look::default()
        };
        let noticed = HashSet::from([one]);
        assert!(look.admits(&one, &Synthesis::default(), &noticed));
        assert!(!look.admits(&other, &Synthesis::default(), &noticed));
        assert!(!look.is_everything());
    }
}
