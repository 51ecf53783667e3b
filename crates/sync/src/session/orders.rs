//! Orders: what waits to be written, in the order in which it was asked for.

use std::collections::{BTreeSet, VecDeque};

use protocol::{ControlAction, LaneId, PersonId};
use workshop::Command;

use super::rows::{self, ReissueRow, TaskRow};
use crate::effect::ImportReport;
use crate::tabs::TabOrder;
use crate::{DocumentId, RequestId};

/// Something that waits to be written.
#[derive(Clone, Debug)]
pub(super) struct Order {
    /// Who is to be answered; nobody if it is issued again.
    pub(super) request: Option<RequestId>,
    pub(super) task: Task,
    /// The row that keeps it until it is written, if it is issued again.
    pub(super) reissue: Option<String>,
    /// The lane that it was lost in, if it is issued again. [K9]
    pub(super) after: Option<LaneId>,
    /// The report that is due when it is written: the last of an import.
    pub(super) report: Option<(RequestId, ImportReport)>,
    /// It was tried in a lane that nobody else has.
    pub(super) alone: bool,
}

/// What is to be written.
#[derive(Clone, Debug)]
pub(super) enum Task {
    /// A change to a document, and when it was wanted, where the document says so.
    Command(DocumentId, Box<Command>, Option<i64>),
    /// A control record.
    Control(ControlAction),
}

impl Order {
    /// As it is told to the tabs of another person.
    pub(super) fn for_others(&self, person: PersonId) -> Option<TabOrder> {
        let row = ReissueRow {
            person,
            task: self.task.row(),
            after: self.after,
        };
        Some(TabOrder {
            key: self.reissue.clone()?,
            row: rows::plain(&row),
        })
    }
}

impl Task {
    /// As it is kept on the disk.
    pub(super) fn row(&self) -> TaskRow {
        match self {
            Self::Command(document, command, at) => TaskRow::Command {
                document: rows::document_key(document),
                command: command.to_bytes_at(*at),
            },
            Self::Control(action) => TaskRow::Control(action.clone()),
        }
    }

    /// Reads what the disk kept.
    pub(super) fn from_row(row: TaskRow) -> Option<Self> {
        Some(match row {
            TaskRow::Command { document, command } => {
                let document = rows::parse_document_key(&document)?;
                let (command, at) = Command::from_bytes_at(document.kind()?, &command).ok()?;
                Self::Command(document, Box::new(command), at)
            }
            TaskRow::Control(action) => Self::Control(action),
        })
    }
}

/// What waits to be written.
#[derive(Default)]
pub(super) struct Orders {
    waiting: VecDeque<Order>,
    /// What is to be issued again and cannot be yet.
    postponed: Vec<Order>,
    /// Lanes in which something is said again. [K9]
    lanes_after: BTreeSet<LaneId>,
}

impl Orders {
    /// Is nothing to be carried out now?
    pub(super) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Does something wait until it can be carried out?
    pub(super) fn has_postponed(&self) -> bool {
        !self.postponed.is_empty()
    }

    pub(super) fn push_back(&mut self, order: Order) {
        self.waiting.push_back(order);
    }

    pub(super) fn push_front(&mut self, order: Order) {
        self.waiting.push_front(order);
    }

    /// Orders that are issued again come before what was asked for since, and keep the order in which they
    /// were withdrawn: an edit is told from the text before it.
    pub(super) fn push_again(&mut self, orders: Vec<Order>) {
        let again = self.waiting.iter();
        let first = again.take_while(|order| order.reissue.is_some()).count();
        for (place, order) in orders.into_iter().enumerate() {
            self.waiting.insert(first + place, order);
        }
    }

    pub(super) fn postpone(&mut self, order: Order) {
        self.postponed.push(order);
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Order> {
        self.waiting.iter()
    }

    /// Takes the order at a place out.
    pub(super) fn take(&mut self, place: usize) -> Option<Order> {
        self.waiting.remove(place)
    }

    /// Is an order that the disk keeps here already?
    pub(super) fn has_kept(&self, key: &str) -> bool {
        let mut all = self.waiting.iter().chain(&self.postponed);
        all.any(|order| order.reissue.as_deref() == Some(key))
    }

    /// What was postponed about these documents is tried again.
    pub(super) fn resume(&mut self, is_meant: impl Fn(&DocumentId) -> bool) {
        let meant = |order: &Order| match &order.task {
            Task::Command(document, ..) => is_meant(document),
            Task::Control(_) => false,
        };
        let postponed = std::mem::take(&mut self.postponed);
        for order in postponed {
            if meant(&order) {
                self.waiting.push_back(order);
            } else {
                self.postponed.push(order);
            }
        }
    }

    /// Something is said again in a lane; nothing else is written there.
    pub(super) fn say_again_in(&mut self, lane: LaneId) {
        self.lanes_after.insert(lane);
    }

    pub(super) fn is_said_again_in(&self, lane: LaneId) -> bool {
        self.lanes_after.contains(&lane)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(name: u64, reissue: bool) -> Order {
        Order {
            request: Some(RequestId(name)),
            task: Task::Control(ControlAction::Message(None)),
            reissue: reissue.then(|| name.to_string()),
            after: None,
            report: None,
            alone: false,
        }
    }

    #[test]
    fn what_is_issued_again_keeps_its_order_before_what_is_new() {
        let mut orders = Orders::default();
        orders.push_back(order(9, false));
        for name in 1..=3 {
            orders.push_again(vec![order(name, true)]);
        }
        let names: Vec<_> = orders.iter().map(|order| order.request).collect();
        assert_eq!(names, [1, 2, 3, 9].map(|name| Some(RequestId(name))));
    }
}
