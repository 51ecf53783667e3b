//! The form in which the outbox keeps commands beside the records that they led to.

use minicbor::Decoder;

use crate::kinds::{Command, DocumentKind};

/// The version of the form that is kept.
const FORM: u32 = 1;

/// Why bytes are not a command that this program knows.
#[derive(Debug, thiserror::Error)]
pub enum ReadCommandError {
    /// A newer program wrote it; it is to be kept as it is.
    #[error("the command has form {0}, which is newer than this program")]
    Newer(u32),
    /// It is not a command.
    #[error("not a command")]
    Malformed(#[from] minicbor::decode::Error),
}

impl Command {
    /// The form that the outbox keeps: an array of the form's number and the command.
    pub fn to_bytes(&self) -> Vec<u8> {
        minicbor::to_vec((FORM, self)).expect("writing into a Vec cannot fail")
    }

    /// Reads the [`Command::to_bytes`] of a command for a document of this kind. Fields that this
    /// program does not know are passed over.
    pub fn from_bytes(kind: DocumentKind, bytes: &[u8]) -> Result<Self, ReadCommandError> {
        let mut decoder = Decoder::new(bytes);
        decoder.array()?;
        let form = decoder.u32()?;
        if form > FORM {
            return Err(ReadCommandError::Newer(form));
        }
        Ok(Self::decode(kind, &mut decoder)?)
    }
}
