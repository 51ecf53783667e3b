//! “Åbn fil” on the front page: a file says itself what it is and which workshop it belongs to.

use protocol::Role;
use protocol::file::RecordFile;
use protocol::recovery::Recovery;
use sync::{ImportReport, Unreadable};

use super::device::SharedDevice;
use super::known;
use super::open::{OpenError, open};
use super::recovery::open_recovery;

/// What a file was good for.
pub enum OpenedFile {
    /// It made this device a facilitator of its workshop.
    Recovered(SharedDevice),
    /// Its records went to their workshop.
    TakenIn {
        /// What became of them.
        report: ImportReport,
        /// As whom the workshop is open here.
        role: Role,
    },
}

/// Why a file cannot be opened. Nothing on this device was changed by it.
#[derive(Debug, thiserror::Error)]
pub enum OpenFileError {
    /// It is no file of ours that can be read.
    #[error("the file cannot be read")]
    Unreadable(Unreadable),
    /// It is a recovery file, but cut short or changed.
    #[error("the recovery file is damaged")]
    RecoveryDamaged,
    /// It belongs to a workshop that this device does not know.
    #[error("this device does not know the file's workshop")]
    UnknownWorkshop,
    /// Its workshop cannot be opened.
    #[error(transparent)]
    Closed(OpenError),
}

/// Opens a workshop by its recovery file, or puts a file of records into the workshop that it names.
pub async fn open_file(name: &str, bytes: Vec<u8>) -> Result<OpenedFile, OpenFileError> {
    if Recovery::is_one(&bytes) {
        return match open_recovery(&bytes).await {
            Ok(device) => Ok(OpenedFile::Recovered(device)),
            Err(OpenError::File(_)) => Err(OpenFileError::RecoveryDamaged),
            Err(error) => Err(OpenFileError::Closed(error)),
        };
    }
    let file =
        RecordFile::from_bytes(&bytes).map_err(|error| OpenFileError::Unreadable(error.into()))?;
    let known = known::find(file.workshop).ok_or(OpenFileError::UnknownWorkshop)?;
    let device = open(known.id).await.map_err(OpenFileError::Closed)?;
    let report = device.import(name, bytes).await;
    let role = device.role();
    Ok(OpenedFile::TakenIn { report, role })
}
