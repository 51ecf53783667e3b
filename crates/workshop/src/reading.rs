//! A reading: what a document says, as it is kept beside the saved document.
//!
//! Automerge takes milliseconds to load a saved document, and most of those that a device holds are
//! only looked at. A [`Document`] that is given its reading sleeps: it says what the reading says,
//! and loads what was saved when somebody writes into it or asks for its history.

use minicbor::decode::Error;
use minicbor::{Decode, Decoder, Encode, Encoder, encode};
use protocol::ItemId;

use crate::{
    Aspect, Contribution, Document, DocumentKind, FocusPoint, Phase, Plan, Profile, Seat,
    Stakeholder, Table,
};

/// Raised whenever a program would read something else from the same document.
const FORM: u32 = 2;

/// See the module.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The number of the schema, where it says one.
    pub(crate) schema: Option<u64>,
    pub(crate) plan: Option<Plan>,
    pub(crate) contributions: Vec<Contribution>,
    pub(crate) profile: Profile,
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

/// Arrays of all fields in order, whole or not at all: nobody reads them but the form of the program
/// that wrote them. Deriving, for fields that come and go, made more than twice the code.
macro_rules! arrays {
    ($($type:ident: $($field:ident),+;)+) => {$(
        impl $type {
            const FIELDS: u64 = [$(stringify!($field)),+].len() as u64;
        }

        impl<C> Encode<C> for $type {
            fn encode<W: encode::Write>(
                &self,
                encoder: &mut Encoder<W>,
                context: &mut C,
            ) -> Result<(), encode::Error<W::Error>> {
                encoder.array(Self::FIELDS)?;
                $(self.$field.encode(encoder, context)?;)+
                Ok(())
            }
        }

        impl<'b, C> Decode<'b, C> for $type {
            fn decode(decoder: &mut Decoder<'b>, context: &mut C) -> Result<Self, Error> {
                if decoder.array()? != Some(Self::FIELDS) {
                    return Err(Error::message("another number of fields"));
                }
                Ok(Self {
                    $($field: decoder.decode_with(context)?,)+
                })
            }
        }
    )+};
}

arrays! {
    Reading: schema, plan, contributions, profile, seats;
    Plan: title, date, language, template, focus_points, aspects, stakeholders, tables, programme;
    FocusPoint: id, title, order, removed;
    Aspect: id, title, order, removed;
    Stakeholder: word, title, order, removed;
    Table: id, number, name, removed;
    Phase: id, title, order, start, end, removed;
    Contribution: id, focus_point, aspect, text, created, withdrawn, creator, imported, written_by, withdrawn_by;
    Profile: name, stakeholder;
    Seat: person, profile, left;
}
