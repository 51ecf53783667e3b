//! An event: whatever happens to a session, from wherever.

use protocol::control::{Clock, Excluded};
use protocol::{ItemId, Kind, PersonId};
use workshop::Command;

use crate::DocumentId;

/// The clocks, as they stand at an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Milliseconds since some moment; never runs backwards. For timers.
    pub monotonic: u64,
    /// Milliseconds since 1970 by the device's clock, which may be wrong. For people.
    pub wall: i64,
}

/// Names something that the view asked for, so that the answer finds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestId(pub u64);

/// Names a transaction on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WriteId(pub u64);

/// Why the disk did not take a transaction. Nothing of it was stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreFailure {
    /// A row that had to be new is there already: another tab or copy took the number.
    Taken,
    /// The disk is full, gone or forbidden.
    Disk,
}

/// What a facilitator decides.
#[derive(Clone, Debug, PartialEq)]
pub enum Decision {
    /// No more of this kind.
    Close(Kind),
    /// Go on; what waited comes in.
    Open(Kind),
    /// Everything that waits now comes in; the kind stays closed.
    AdmitWaiting,
    /// What waits now of one person comes in; the kind stays closed.
    Admit(PersonId),
    /// Nothing more from somebody.
    Exclude(Excluded),
    /// The evening is in this phase, or in none.
    Phase(Option<ItemId>),
    /// The phase's clock.
    Clock(Option<Clock>),
    /// A line to everyone.
    Message(Option<String>),
}

/// Whatever happens to a session.
#[derive(Clone, Debug, PartialEq)]
#[allow(
    clippy::large_enum_variant,
    reason = "an event is handed over once and kept nowhere; where addresses are short it is not so large"
)]
pub enum Event {
    /// Everything that the disk held has been given to [`crate::Session::restore`].
    Restored,
    /// The person sits at this table now. Facilitators follow all tables anyway.
    SitDown {
        /// Its number.
        table: u16,
    },
    /// The person is there: their page can be seen. Said every quarter of a minute. [S11]
    Here {
        /// At which table.
        table: u16,
    },
    /// The person may write into this document soon: it is loaded now, if it is asleep. [D16]
    Wake {
        /// Which document.
        document: DocumentId,
    },
    /// The person changes a document. Answered by [`crate::Notice::Done`] or
    /// [`crate::Notice::Failed`].
    Write {
        /// For the answer.
        request: RequestId,
        /// Which document.
        document: DocumentId,
        /// What to do.
        command: Command,
    },
    /// A facilitator decides. Answered likewise.
    Decide {
        /// For the answer.
        request: RequestId,
        /// What.
        decision: Decision,
    },
    /// A file is handed in: records, or an Automerge document. Answered by
    /// [`crate::Notice::Imported`].
    Import {
        /// For the answer.
        request: RequestId,
        /// What the file is called.
        name: String,
        /// What is in it.
        bytes: Vec<u8>,
    },
    /// The socket is open. The origin is the relay's, as in `https://temadag.example.dk`.
    Connected {
        /// The relay's origin.
        origin: String,
    },
    /// A frame came.
    Frame(Vec<u8>),
    /// The socket is closed, or could not be opened.
    Disconnected,
    /// The device says that it has a network again.
    Online,
    /// The device says that it has none.
    Offline,
    /// The disk holds the transaction, for good.
    Stored(WriteId),
    /// The disk does not.
    StoreFailed(WriteId, StoreFailure),
    /// Another tab of this device says something, see [`crate::tabs`].
    Tab(Vec<u8>),
    /// What the relay asks for before it creates the workshop, see [`crate::Objection::UnknownWorkshop`].
    /// Tried at once.
    CreationToken(String),
    /// This tab holds the connection from now on, or no more.
    Leading(bool),
    /// The moment asked for by [`crate::Effect::WakeAt`], or any other.
    Tick,
    /// The page is hidden or closed; perhaps the last moment.
    Leaving,
}
