//! A scene: what a guest sees of the plan, and where in it they sit.

use protocol::ItemId;
use workshop::{Activity, Plan, SheetCommand};

use crate::part::Part;
use crate::words;

/// See the module.
pub(crate) struct Scene {
    pub plan: Plan,
    pub table: u16,
    pub stakeholder: usize,
    pub is_seated: bool,
}

impl Scene {
    /// Who sits already stays where they are. Nothing while the plan has no table.
    pub fn new(
        plan: Plan,
        part: Part,
        seat: Option<(u16, usize)>,
        is_seated: bool,
    ) -> Option<Self> {
        let tables = plan.tables.iter().filter(|table| !table.removed);
        let mut numbers: Vec<u16> = tables
            .filter_map(|table| table.number.try_into().ok())
            .collect();
        workshop::order::sort_by(&mut numbers, Ord::cmp);
        let stakeholders = plan.stakeholders.iter().filter(|one| !one.removed).count();
        let place = numbers.get(part.table(numbers.len())).copied();
        let (table, stakeholder) = match seat.filter(|_| is_seated) {
            Some(seat) => seat,
            None => (place?, part.stakeholder(stakeholders)),
        };
        Some(Self {
            plan,
            table,
            stakeholder,
            is_seated,
        })
    }

    /// The word of the stakeholder.
    pub fn word(&self) -> Option<String> {
        let mut in_use = self.plan.stakeholders.iter().filter(|one| !one.removed);
        in_use.nth(self.stakeholder).map(|one| one.word.clone())
    }

    pub fn is_for_writing(&self, phase: ItemId) -> bool {
        let mut phases = self.plan.programme.iter();
        phases.any(|one| one.id == phase && one.activity == Activity::Write)
    }

    pub fn contribution(
        &self,
        part: Part,
        nth: usize,
        id: ItemId,
        created: i64,
    ) -> Option<SheetCommand> {
        let rows: Vec<ItemId> = {
            let rows = self.plan.focus_points.iter().filter(|row| !row.removed);
            rows.map(|row| row.id).collect()
        };
        let columns: Vec<ItemId> = {
            let columns = self.plan.aspects.iter().filter(|column| !column.removed);
            columns.map(|column| column.id).collect()
        };
        let (row, column) = part.cell(nth, self.stakeholder, rows.len(), columns.len());
        Some(SheetCommand::AddContribution {
            id,
            focus_point: *rows.get(row)?,
            aspect: *columns.get(column)?,
            text: words::contribution(part, nth, column),
            created,
            imported: None,
        })
    }
}
