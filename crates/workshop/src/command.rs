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
    /// The form that the outbox keeps: an array of the form's number, the command, and the time at which
    /// it was issued where that is known.
    pub fn to_bytes_at(&self, at: Option<i64>) -> Vec<u8> {
        let bytes = match at {
            Some(at) => minicbor::to_vec((FORM, self, at)),
            None => minicbor::to_vec((FORM, self)),
        };
        bytes.expect("writing into a Vec cannot fail")
    }

    /// The same without a time.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.to_bytes_at(None)
    }

    /// Reads the [`Command::to_bytes_at`] of a command for a document of this kind. Fields that this
    /// program does not know are passed over.
    pub fn from_bytes_at(
        kind: DocumentKind,
        bytes: &[u8],
    ) -> Result<(Self, Option<i64>), ReadCommandError> {
        let mut decoder = Decoder::new(bytes);
        let length = decoder.array()?;
        let form = decoder.u32()?;
        if form > FORM {
            return Err(ReadCommandError::Newer(form));
        }
        let command = Self::decode(kind, &mut decoder)?;
        let at = match length {
            Some(3..) => Some(decoder.i64()?),
            _ => None,
        };
        Ok((command, at))
    }

    /// The same without the time.
    pub fn from_bytes(kind: DocumentKind, bytes: &[u8]) -> Result<Self, ReadCommandError> {
        Ok(Self::from_bytes_at(kind, bytes)?.0)
    }
}
