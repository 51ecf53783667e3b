//! An effect: what a session wants done. A [`Notice`] is what the view should know.

use minicbor::{Decode, Encode};
use protocol::PersonId;
use protocol::file::FileError;
use workshop::foreign::Rejection;
use workshop::{CommandError, Touched};

use crate::store::Write;
use crate::{DocumentId, RequestId, WriteId};

/// What a session wants done, in this order.
#[derive(Debug)]
pub enum Effect {
    /// Read all rows again and give them to [`crate::Session::restore`], then
    /// [`crate::Event::Restored`]: this tab may have slept while another wrote.
    Reread,
    /// Store these rows in one transaction, all or none, and answer with
    /// [`crate::Event::Stored`] or [`crate::Event::StoreFailed`]. Transactions are answered in the
    /// order in which they were asked for.
    Store {
        /// For the answer.
        id: WriteId,
        /// The rows.
        writes: Vec<Write>,
        /// Whether the answer must wait until the disk really holds them.
        strict: bool,
    },
    /// Open a socket to the relay.
    Connect,
    /// Send a frame.
    Send(Vec<u8>),
    /// Close the socket; it is of no use any more. No answer is expected.
    Disconnect,
    /// Tell the other tabs of this device.
    Tell(Vec<u8>),
    /// Come back with [`crate::Event::Tick`] at this monotonic time; replaces the one before.
    WakeAt(u64),
    /// Tell the view.
    Notice(Notice),
}

/// What the view should know.
#[derive(Debug)]
pub enum Notice {
    /// A document changed. Read again what is named.
    Touched {
        /// Which.
        document: DocumentId,
        /// What in it.
        touched: Touched,
    },
    /// A document was rebuilt or appeared: read all of it again.
    Replaced {
        /// Which.
        document: DocumentId,
    },
    /// What was asked for is on disk.
    Done(RequestId),
    /// What was asked for was not done; nothing was changed.
    Failed(RequestId, Failure),
    /// A file was taken in.
    Imported(RequestId, ImportReport),
    /// The charter is known; the link is the right one.
    Joined,
    /// [`crate::Session::status`] has changed.
    Status(Status),
    /// What control records say has changed: open, closed, running.
    Control,
    /// [`crate::Session::waiting`] has changed.
    Waiting,
    /// [`crate::Session::present`] has changed.
    Present {
        /// At which table.
        table: u16,
    },
    /// [`crate::Session::unchecked`] may have changed.
    Unchecked,
    /// Something a person should know.
    Trouble(Trouble),
    /// Something in the session is as it must never be; it goes on as well as it can. For those who mend the
    /// program: a simulated night fails by it, a person is not told.
    Never(&'static str),
    /// The tab writes in another lane from now on; keep its secret for this tab.
    LaneChanged,
}

/// Why something asked for was not done.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The document does not allow it.
    #[error(transparent)]
    Command(#[from] CommandError),
    /// This person may not write there.
    #[error("this person may not write there")]
    NotAllowed,
    /// This person or lane was excluded; what they write would count for nobody. [T5]
    #[error("this person or lane was excluded")]
    Excluded,
    /// The document is not here (yet).
    #[error("the document is not on this device")]
    NoDocument,
    /// The record would be larger than a record may be.
    #[error("too much at once")]
    TooLarge,
}

/// The truth about saving, for what this person wrote on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Everything is on the relay's disk, and in.
    Transferred,
    /// Not everything that the disk holds has been read yet.
    Reading,
    /// The disk has not taken everything yet.
    Saving,
    /// Connected or connecting; all of it is on this disk, and something is only here yet.
    Saved,
    /// No connection; what was written is here.
    Offline,
    /// The disk does not take what was written.
    Unsaved,
    /// Everything is on the relay's disk; something waits for a facilitator.
    Waiting,
}

/// What waits beyond a close.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Records that wait.
    pub records: usize,
    /// From so many persons.
    pub persons: usize,
    /// At so many tables.
    pub tables: usize,
}

/// What became of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// New records, or new contributions from a document.
    pub new: usize,
    /// What was here already.
    pub known: usize,
    /// Of the new ones, those that wait for a facilitator's word.
    pub waiting: usize,
    /// What could not be taken.
    pub refused: usize,
    /// Why the file as a whole could not be read.
    pub unreadable: Option<Unreadable>,
}

/// Why a file could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Not a file that this program knows.
    OtherKind,
    /// Damaged or cut short.
    Damaged,
    /// Too large, or it would become so.
    TooLarge,
    /// Another workshop's.
    OtherWorkshop,
    /// A document of no table in this workshop.
    Unrelated,
    /// Only a facilitator may take it in.
    NotAllowed,
}

impl From<FileError> for Unreadable {
    fn from(error: FileError) -> Self {
        match error {
            FileError::OtherKind => Self::OtherKind,
            FileError::TooLarge => Self::TooLarge,
            FileError::Damaged => Self::Damaged,
        }
    }
}

impl From<Rejection> for Unreadable {
    fn from(rejection: Rejection) -> Self {
        match rejection {
            Rejection::TooLarge { .. }
            | Rejection::InflatesTooFar { .. }
            | Rejection::TooManyOperations { .. }
            | Rejection::TooMany { .. } => Self::TooLarge,
            _ => Self::Damaged,
        }
    }
}

/// Something a person should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The disk does not take what is written, or does not answer; it is tried again.
    DiskFails,
    /// The disk takes it again.
    DiskWorksAgain,
    /// Something on the disk was damaged and has been set aside.
    SetAside(SetAside),
    /// The relay does not take a record of this person's, and will not.
    Refused,
    /// This person or this lane was excluded.
    Excluded,
    /// A facilitator was shown a document as a pack said, and its records say something else. They count.
    PackDiffers(DocumentId),
    /// The relay says no to the device as a whole. Every tab is told, and once for as long as it stands.
    Relay(Objection),
}

/// What the relay says no to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Objection {
    /// It has no room for this workshop.
    #[n(0)]
    Full,
    /// The link belongs to no workshop, or to an earlier charter of it.
    #[n(1)]
    WrongLink,
    /// It does not know the workshop, and this device may not create it there.
    #[n(2)]
    UnknownWorkshop,
    /// It speaks a later version; the app must be renewed.
    #[n(3)]
    NeedsUpdate,
    /// It does not go by the name at which this page stands.
    #[n(4)]
    OtherName,
}

/// What was set aside. It is kept, never deleted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SetAside {
    /// A record; what was in it may come again from the relay or from its command.
    Record {
        /// Whose, where known.
        owner: Option<PersonId>,
        /// Its key on the disk.
        key: String,
    },
    /// A saved document; it is rebuilt from its records.
    Document {
        /// Its key on the disk.
        key: String,
    },
    /// Something else.
    Row {
        /// Its key on the disk.
        key: String,
    },
    /// A record that Automerge cannot take.
    Poison {
        /// Which document.
        document: DocumentId,
        /// Its key on the disk.
        key: String,
    },
}
