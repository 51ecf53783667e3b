//! Readiness: what may go on now, and what waits for what. It is asked before each step of a turn, and
//! nowhere else is it decided.

use super::Session;
use super::alarms::Alarm;

/// Where things stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Readiness {
    /// Everything that the disk held has been read.
    has_read: bool,
    /// The relay has welcomed this tab.
    is_connected: bool,
    /// What came is all taken in, or on its way to the disk.
    inbox_is_empty: bool,
    /// Nothing that came is on its way to the disk.
    nothing_arrives: bool,
    /// What this person wrote is on the disk.
    own_is_written: bool,
    /// Nothing waits to be written.
    nothing_is_ordered: bool,
    /// The disk has kept what it was last asked to keep of the books, and is not waited for.
    books_are_closed: bool,
}

impl Session {
    pub(super) fn readiness(&self) -> Readiness {
        Readiness {
            has_read: self.restored,
            is_connected: self.connection.is_open(),
            inbox_is_empty: self.inbox.is_empty() && !self.unpacking.is_opening(),
            nothing_arrives: !self.transactions.is_arriving(),
            own_is_written: self.transactions.may_write(),
            nothing_is_ordered: self.orders.is_empty(),
            books_are_closed: !self.transactions.keeps_books()
                && !self.alarms.is_set(Alarm::DiskAgain),
        }
    }
}

impl Readiness {
    /// The next that came may be taken in: all before it is on the disk, so a cursor never stands for records
    /// that are not there.
    pub(super) fn takes_in(self) -> bool {
        self.has_read && self.nothing_arrives
    }

    /// The next order may be carried out: a disk that fails leaves no number behind that later ones would
    /// build on.
    pub(super) fn issues(self) -> bool {
        self.has_read && self.own_is_written
    }

    /// What came is in, as far as it came.
    pub(super) fn is_settled(self) -> bool {
        self.inbox_is_empty && self.nothing_arrives
    }

    /// Streams may be asked for.
    pub(super) fn follows(self) -> bool {
        self.is_connected
    }

    /// Holes in lanes may be mended: what would fill them is not on its way.
    pub(super) fn mends_holes(self) -> bool {
        self.is_connected && self.nothing_arrives && self.own_is_written
    }

    /// What builds on what is gone may be issued again: it is known what the relay has.
    pub(super) fn mends_orphans(self) -> bool {
        self.is_connected && self.is_settled()
    }

    /// The relay may be offered what it lacks.
    pub(super) fn offers(self) -> bool {
        self.is_connected
    }

    /// The records behind packs may be asked for, if all has been caught up with.
    pub(super) fn fetches_behind_packs(self) -> bool {
        self.is_connected && self.is_settled() && self.own_is_written
    }

    /// A close may be cut, or what waits be let in.
    pub(super) fn cuts(self) -> bool {
        self.has_read && self.nothing_arrives && self.own_is_written && self.nothing_is_ordered
    }

    /// Documents may be packed: what is in them is on the disk, here and there.
    pub(super) fn packs(self) -> bool {
        self.has_read && self.is_connected && self.nothing_arrives && self.own_is_written
    }

    /// The books may be kept.
    pub(super) fn keeps_books(self) -> bool {
        self.has_read && self.books_are_closed
    }
}
