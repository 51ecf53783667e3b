//! A reading: what a document says, as it is kept beside the saved document.
//!
//! Automerge takes milliseconds to load a saved document, and most of those that a device holds are
//! only looked at. A [`Document`] that is given its reading sleeps: it says what the reading says,
//! and loads what was saved when somebody writes into it or asks for its history.

use minicbor::{Decode, Decoder, Encode};
use protocol::ItemId;

use crate::{Contribution, Document, DocumentKind, Plan, Profile, Seat};

/// Raised whenever a program would read something else from the same document.
const FORM: u32 = 1;

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Encode, Decode)]
pub struct Reading {
    /// The number of the schema, where it says one.
    #[n(0)]
    pub(crate) schema: Option<u64>,
    #[n(1)]
    pub(crate) plan: Option<Plan>,
    #[n(2)]
    pub(crate) contributions: Vec<Contribution>,
    #[n(3)]
    pub(crate) profile: Profile,
    #[n(4)]
    pub(crate) seats: Vec<Seat>,
}

impl Reading {
    /// What a document says now.
    pub fn of(document: &Document) -> Self {
        Self {
            schema: document.schema_number(),
            plan: (document.kind() == DocumentKind::Plan).then(|| document.plan()),
            contributions: document.contributions(),
            profile: document.profile(),
            seats: document.seats(),
        }
    }

    /// The form that is kept: an array of the form's number and the reading.
    pub fn to_bytes(&self) -> Vec<u8> {
        minicbor::to_vec((FORM, self)).expect("writing into a Vec cannot fail")
    }

    /// Reads [`Reading::to_bytes`] back, if it was this form of the program that read the document.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut decoder = Decoder::new(bytes);
        decoder.array().ok()?;
        let form = decoder.u32().ok()?;
        (form == FORM).then(|| decoder.decode().ok()).flatten()
    }

    pub(crate) fn contribution(&self, id: &ItemId) -> Option<&Contribution> {
        self.contributions.iter().find(|one| one.id == *id)
    }
}
