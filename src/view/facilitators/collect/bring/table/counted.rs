//! Counted: the lines of a table, and how each of them stands to what is here.

use std::collections::{BTreeMap, BTreeSet};

use intake::{Line, Noted, PassedOver, Unmatched, Why};
use protocol::ItemId;
use workshop::{TEXT_LIMIT, visible};

use crate::device::office::Taken;

/// How a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It would come in.
    New,
    /// A facilitator has brought it in already. [F6]
    Known,
    /// It is longer than an input may be.
    TooLong,
    /// Nobody would see anything of it.
    Blank,
}

/// The lines of a table.
pub struct Counted {
    /// The lines, each with its id and how it stands.
    pub lines: Vec<(ItemId, Line, Standing)>,
    /// How many would come in.
    pub new: usize,
    /// How many are here already.
    pub known: usize,
    /// What became none.
    pub passed_over: Vec<PassedOver>,
    /// Values that are nothing of the plan.
    pub unmatched: Vec<Unmatched>,
    /// What their tool says of lines.
    pub noted: Vec<Noted>,
}

/// Why how many were passed over, besides those that are too long.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reasons {
    /// Nothing was written.
    pub empty: usize,
    /// Moderators turned it down.
    pub moderated: usize,
    /// It stands there more than once.
    pub repeated: usize,
}

impl Counted {
    /// Tells how lines stand, where these are known.
    pub fn of(taken: Taken, known: &BTreeSet<ItemId>) -> Self {
        let ids = taken.ids.iter().map(|id| ItemId::from_hex(id));
        let lines = ids.zip(taken.lines.lines).filter_map(|(id, line)| {
            let id = id?;
            let standing = match () {
                () if visible::is_blank(&line.text) => Standing::Blank,
                () if known.contains(&id) => Standing::Known,
                () if line.text.chars().count() > TEXT_LIMIT => Standing::TooLong,
                () => Standing::New,
            };
            Some((id, line, standing))
        });
        let lines: Vec<_> = lines.collect();
        let count = |wanted| lines.iter().filter(|(.., its)| *its == wanted).count();
        let (new, here) = (count(Standing::New), count(Standing::Known));
        Self {
            lines,
            new,
            known: here,
            passed_over: taken.lines.passed_over,
            unmatched: taken.lines.unmatched,
            noted: taken.lines.noted,
        }
    }

    /// How many do not come in and are not here.
    pub fn skipped(&self) -> usize {
        self.lines.len() - self.new - self.known + self.passed_over.len()
    }

    /// How many new lines say no table.
    pub fn without_table(&self) -> usize {
        let new = self.lines.iter();
        let new = new.filter(|(.., standing)| *standing == Standing::New);
        new.filter(|(_, line, _)| line.table.is_none()).count()
    }

    /// The rows of the lines that are too long.
    pub fn too_long(&self) -> Vec<usize> {
        let long = self.lines.iter();
        let long = long.filter(|(.., standing)| *standing == Standing::TooLong);
        long.map(|(_, line, _)| line.row).collect()
    }

    /// The rows of which their tool says something.
    pub fn noted_rows(&self) -> Vec<usize> {
        let mut rows = BTreeMap::new();
        rows.extend(self.noted.iter().map(|noted| (noted.row, ())));
        rows.into_keys().collect()
    }

    /// Why how many were passed over.
    pub fn reasons(&self) -> Reasons {
        let mut reasons = Reasons::default();
        for passed in &self.passed_over {
            *match passed.why {
                Why::Empty => &mut reasons.empty,
                Why::Moderated => &mut reasons.moderated,
                Why::Repeated { .. } => &mut reasons.repeated,
            } += 1;
        }
        let blank = self.lines.iter();
        reasons.empty += blank.filter(|(.., its)| *its == Standing::Blank).count();
        reasons
    }
}

#[cfg(test)]
mod tests {
    use intake::Lines;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn line(text: &str, table: Option<u16>) -> Line {
        Line {
            row: 2,
            times: 1,
            text: text.to_owned(),
            focus_point: None,
            aspect: None,
            table,
            stakeholder: None,
            name: None,
        }
    }

    #[test]
    fn each_line_stands_in_one_way_and_the_numbers_add_up() {
        let id = |number: u8| ItemId([number; 16]);
        let long = "a".repeat(TEXT_LIMIT + 1);
        let lines = [
            line("Ny", Some(7)),
            line("Kendt", None),
            line(&long, None),
            line("\u{200b}", None),
            line("Uden bord", None),
        ];
        let taken = Taken {
            ids: (0..5).map(|number| id(number).to_string()).collect(),
            lines: Lines {
                lines: lines.to_vec(),
                passed_over: vec![PassedOver {
                    row: 9,
                    why: Why::Repeated { of: 2 },
                }],
                ..Lines::default()
            },
        };
        let counted = Counted::of(taken, &BTreeSet::from([id(1)]));
        assert_eq!((counted.new, counted.known, counted.skipped()), (2, 1, 3));
        assert_eq!(counted.without_table(), 1);
        assert_eq!(counted.too_long(), [2]);
        let reasons = counted.reasons();
        assert_eq!((reasons.empty, reasons.repeated), (1, 1));
    }
}
