//! What is counted, and what the lines of a table are called.

/// One contribution, as far as it is counted.
///
/// A place that the [`Labels`] do not have counts as none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    /// Focus point and aspect, as places in the plan; `None` for a cell that the plan does not have.
    pub cell: Option<(usize, usize)>,
    /// At which table it was written.
    pub table: u16,
    /// The writer's stakeholder, as a place in the plan.
    pub stakeholder: Option<usize>,
    /// Who wrote it. Each contribution of nobody known counts as that of a person of its own.
    pub person: Option<[u8; 32]>,
    /// The themes it was put into, as places in the list of themes; one named twice counts once.
    pub themes: Vec<usize>,
}

/// What the lines of tables are called, in the language of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// The plan's focus points.
    pub focus_points: Vec<String>,
    /// The plan's aspects.
    pub aspects: Vec<String>,
    /// The plan's stakeholders.
    pub stakeholders: Vec<String>,
    /// The themes.
    pub themes: Vec<String>,
    /// The column of those who chose no stakeholder.
    pub no_stakeholder: String,
    /// The line of what stands in no cell of the plan.
    pub no_cell: String,
    /// The totals.
    pub total: String,
}

impl Fact {
    /// The stakeholder, where the list has it.
    pub(crate) fn known_stakeholder(&self, count: usize) -> Option<usize> {
        self.stakeholder.filter(|place| *place < count)
    }

    /// The themes that the list has, each once.
    pub(crate) fn known_themes(&self, count: usize) -> impl Iterator<Item = usize> + '_ {
        let themes = self.themes.iter().enumerate();
        // An input is in a handful of themes, so looking back is cheaper than a set.
        themes
            .filter(move |(at, theme)| **theme < count && !self.themes[..*at].contains(theme))
            .map(|(_, theme)| *theme)
    }
}
