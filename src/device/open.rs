//! Opening a workshop that this device knows.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};
use std::sync::Arc;

use futures_util::lock::{Mutex, OwnedMutexGuard};
use protocol::{LaneKeys, PersonKeys, Role, WorkshopId};
use sync::{Failure, Identity, Session, StoreFailure};

use super::device::{Device, SharedDevice};
use super::disk::Disk;
use super::keyring::{self, KeptPerson, Keyring};
use super::{known, lane, memory, page, storage};

/// Why a workshop cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// This device holds no link to it.
    #[error("this device does not know the workshop; open its link once more")]
    Unknown,
    /// The browser gives no storage, or what it has given cannot be opened.
    #[error("the browser does not let this page store anything")]
    Disk,
    /// What was to be written first was not done.
    #[error(transparent)]
    Failure(#[from] Failure),
    /// The disk does not take what was written here, and nobody else can write until it does.
    #[error("the disk does not take what was written before")]
    Unwritten,
    /// The file is not a recovery file, or damaged.
    #[error(transparent)]
    File(#[from] protocol::file::FileError),
    /// The code is not this workshop's.
    #[error(transparent)]
    Receipt(#[from] protocol::receipt::NotAReceipt),
}

impl From<StoreFailure> for OpenError {
    fn from(_: StoreFailure) -> Self {
        Self::Disk
    }
}

thread_local! {
    /// What is open in this tab. Two sessions of one tab would write in one lane.
    static OPENED: RefCell<BTreeMap<WorkshopId, Weak<Device>>> =
        const { RefCell::new(BTreeMap::new()) };
    static TURN: Arc<Mutex<()>> = Arc::default();
}

/// Opens a workshop that this device knows, as whoever this tab belongs to.
pub async fn open(workshop: WorkshopId) -> Result<SharedDevice, OpenError> {
    let _turn = turn().await;
    if let Some(device) = opened(workshop) {
        return Ok(device);
    }
    let disk = Disk::of(workshop);
    let keyring = Keyring::load(&disk, workshop).await?;
    let person = keyring
        .who(workshop, None)
        .cloned()
        .ok_or(OpenError::Unknown)?;
    start(disk, keyring, &person).await
}

/// Two pages that open at the same moment open one after the other.
pub(super) async fn turn() -> OwnedMutexGuard<()> {
    TURN.with(Arc::clone).lock_owned().await
}

/// The device that has a workshop open in this tab.
pub(super) fn opened(workshop: WorkshopId) -> Option<SharedDevice> {
    OPENED
        .with_borrow(|opened| opened.get(&workshop).and_then(Weak::upgrade))
        .filter(|device| !device.closed.get())
}

/// Opens a workshop as one of the persons of its keyring. Whoever has it open in this tab lets go.
pub(super) async fn start(
    disk: Disk,
    keyring: Keyring,
    person: &KeptPerson,
) -> Result<SharedDevice, OpenError> {
    let way = keyring.way_in(person.role).ok_or(OpenError::Unknown)?;
    let workshop = way.workshop();
    if let Some(before) = opened(workshop) {
        before.close();
    }
    let access = way.access();
    memory::recall(workshop).await;
    let lane = lane::take(workshop, person.id).await;
    let session = Session::new(
        Identity {
            access,
            person: PersonKeys::derive(workshop, &person.secret),
            lane: LaneKeys::clone(&lane.keys),
        },
        keyring.charter.clone(),
    )
    .with_creation_token(keyring.token.clone());
    keyring::keep_who_in_tab(workshop, person);
    known::remember(workshop, person.role);
    storage::look();
    let device = Device::new(disk, keyring, session);
    OPENED.with_borrow_mut(|opened| {
        opened.insert(workshop, Rc::downgrade(&device));
    });
    device.hear_the_world(lane);
    page::mark("temadag.opening");
    let home = device.restore_home().await?;
    page::mark("temadag.home");
    match person.role {
        // Whoever asks for a file right away must get all of it.
        Role::Participant | Role::Party => device.restore_rest(home).await?,
        // A facilitator's device holds everybody's documents: the page shows meanwhile.
        Role::Facilitator => device.restore_later(home),
    }
    Ok(device)
}
