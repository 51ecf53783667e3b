//! The state: what became of a contribution, in one word of which there is one for each. [A20]

/// In which state something is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Nothing became of it yet.
    #[default]
    Untreated,
    /// Different things were decided at the same time. It counts as untreated.
    Disputed,
    /// It is in a theme.
    InTheme,
    /// It is merged into a sentence.
    Merged,
    /// It is cut into pieces.
    Split,
    /// It is left out.
    LeftOut,
    /// Nobody but facilitators shall see it.
    Hidden,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Untreated,
        Self::Disputed,
        Self::InTheme,
        Self::Merged,
        Self::Split,
        Self::LeftOut,
        Self::Hidden,
    ];

    /// Whether something became of it.
    pub fn is_treated(self) -> bool {
        !matches!(self, Self::Untreated | Self::Disputed)
    }
}

/// How many contributions are in which state. They add up to all that are here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    counts: [usize; State::ALL.len()],
}

impl Tally {
    /// How many are in a state.
    pub fn of(&self, state: State) -> usize {
        self.counts[state as usize]
    }

    /// How many there are.
    pub fn all(&self) -> usize {
        self.counts.iter().sum()
    }

    /// Of how many something became.
    pub fn treated(&self) -> usize {
        let treated = State::ALL.into_iter().filter(|state| state.is_treated());
        treated.map(|state| self.of(state)).sum()
    }

    pub(super) fn add(&mut self, state: State) {
        self.counts[state as usize] += 1;
    }

    pub(super) fn take(&mut self, state: State) {
        let count = &mut self.counts[state as usize];
        debug_assert!(*count > 0, "nothing is {state:?}");
        *count = count.saturating_sub(1);
    }
}
