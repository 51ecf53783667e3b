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
        is_in_state && is_in_theme && is_without && is_noticed
    }
}

/// Whether it is no longer to be found where it was put.
fn is_put_aside(state: State) -> bool {
    matches!(
        state,
        State::Merged | State::Split | State::LeftOut | State::Hidden
    )
}
