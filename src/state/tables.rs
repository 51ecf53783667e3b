//! Tables by number: which commands make so many of them.

use protocol::ItemId;
use workshop::{Command, Plan, PlanItem};

/// The most tables that a workshop can have from here.
pub const MOST: u32 = 500;

/// What makes the tables 1 to `count` the ones in use. Those that were taken out come back before
/// new ones are made; nothing is ever erased.
pub fn commands_for(plan: &Plan, count: u32, mut id: impl FnMut() -> ItemId) -> Vec<Command> {
    let mut commands = Vec::new();
    for table in &plan.tables {
        let wanted = (1..=count).contains(&table.number);
        if wanted == table.removed {
            commands.push(Command::SetRemoved {
                item: PlanItem::Table { id: table.id },
                removed: !wanted,
            });
        }
    }
    for number in 1..=count {
        if !plan.tables.iter().any(|table| table.number == number) {
            commands.push(Command::AddTable {
                id: id(),
                number,
                name: None,
            });
        }
    }
    commands
}

#[cfg(test)]
mod tests {
    use workshop::Table;

    use super::*;

    fn table(number: u32, removed: bool) -> Table {
        Table {
            id: ItemId([number as u8; 16]),
            number,
            name: None,
            removed,
        }
    }

    fn plan(tables: Vec<Table>) -> Plan {
        Plan {
            tables,
            ..Plan::default()
        }
    }

    #[test]
    fn more_tables_bring_back_the_old_and_make_the_rest() {
        let plan = plan(vec![table(1, false), table(2, true)]);
        let commands = commands_for(&plan, 3, || ItemId([9; 16]));
        assert_eq!(
            commands,
            [
                Command::SetRemoved {
                    item: PlanItem::Table {
                        id: ItemId([2; 16])
                    },
                    removed: false
                },
                Command::AddTable {
                    id: ItemId([9; 16]),
                    number: 3,
                    name: None
                },
            ]
        );
    }

    #[test]
    fn fewer_tables_take_the_last_out() {
        let plan = plan(vec![table(1, false), table(2, false), table(3, true)]);
        assert_eq!(
            commands_for(&plan, 1, || ItemId([9; 16])),
            [Command::SetRemoved {
                item: PlanItem::Table {
                    id: ItemId([2; 16])
                },
                removed: true
            }]
        );
        assert_eq!(commands_for(&plan, 2, || ItemId([9; 16])), []);
    }
}
