//! Recovery: the file that brings a workshop back when every facilitator's device is lost.

use protocol::file::FileError;
use protocol::recovery::Recovery;
use protocol::secret::PersonSecret;
use protocol::{Role, SignedCharter};
use sync::StoreFailure;

use super::device::{Device, SharedDevice};
use super::disk::Disk;
use super::entropy::entropy;
use super::keyring::{self, KeptPerson, Keyring};
use super::open::{OpenError, start, turn};

/// Why a file that was read back does not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadBackError {
    /// It is not a recovery file, or damaged.
    #[error(transparent)]
    File(#[from] FileError),
    /// It is another workshop's.
    #[error("the recovery file belongs to another workshop")]
    OtherWorkshop,
    /// The file is good, but the disk did not take note.
    #[error("the browser does not let this page store anything")]
    Disk,
}

/// Opens a workshop by its recovery file, as a facilitator. The owner's secret stays in the file.
pub async fn open_recovery(bytes: &[u8]) -> Result<SharedDevice, OpenError> {
    let recovery = Recovery::from_bytes(bytes)?;
    let link = recovery.link();
    let _turn = turn().await;
    let workshop = link.workshop;
    let disk = Disk::of(workshop);
    let mut keyring = Keyring::load(&disk, workshop).await?;
    let person = keyring
        .persons
        .iter()
        .find(|person| person.role == Role::Facilitator)
        .cloned()
        .unwrap_or_else(|| {
            let secret = PersonSecret::generate(&mut entropy());
            KeptPerson::new(workshop, Role::Facilitator, secret)
        });
    let changes = vec![
        keyring::link_row(&link.clone().into()),
        keyring::person_row(&person),
        keyring::current_row(&person),
        keyring::charter_row(&recovery.charter),
    ];
    disk.keep(changes).await?;
    if keyring.person(Role::Facilitator, person.id).is_none() {
        keyring.persons.push(person.clone());
    }
    keyring.current = Some((Role::Facilitator, person.id));
    keyring.charter = Some(recovery.charter.clone());
    keyring.put_way_in(link.into());
    start(disk, keyring, &person).await
}

impl Device {
    /// The recovery file, while this device still holds the owner's secret: its creator's does,
    /// until a saved file has been read back.
    pub fn recovery_file(&self) -> Option<Vec<u8>> {
        let keyring = self.keyring.borrow();
        let link = keyring.facilitator.as_ref()?;
        let charter: SignedCharter = self
            .read(|session| session.signed_charter().cloned())
            .or_else(|| keyring.charter.clone())?;
        let recovery = Recovery {
            owner: keyring.owner.clone()?,
            participant: link.participant.clone(),
            facilitator: link.facilitator.clone()?,
            charter,
        };
        Some(recovery.to_bytes())
    }

    /// Reads a saved recovery file back. If it is this workshop's and whole, the owner's secret is
    /// forgotten here: from now on it is in that file and nowhere else.
    pub async fn recovery_read_back(&self, bytes: &[u8]) -> Result<(), ReadBackError> {
        let recovery = Recovery::from_bytes(bytes)?;
        if recovery.link().workshop != self.workshop {
            return Err(ReadBackError::OtherWorkshop);
        }
        self.disk
            .keep(vec![keyring::no_owner_row()])
            .await
            .map_err(|_: StoreFailure| ReadBackError::Disk)?;
        self.keyring.borrow_mut().owner = None;
        Ok(())
    }
}
