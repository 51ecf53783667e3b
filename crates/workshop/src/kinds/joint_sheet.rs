//! A joint sheet: what a table wrote together, and who sits there.

use minicbor::{Decode, Encode};
use protocol::{ItemId, PersonId, StreamClass};
use serde::Serialize;

use super::contribution::{self, Imported};
use super::error::CommandError;
use super::profile;
use crate::content::Says;
use crate::hexadecimal;
use crate::schema::{Declaration, Writers};
use crate::step::Step;

pub(super) const DECLARATION: Declaration = Declaration {
    name: "jointSheet",
    class: StreamClass::Table,
    only: None,
    writers: Writers::Participants,
    roots: &[contribution::JOINT, profile::SEATS_ROOT],
};

/// What a person wants done to the table's joint sheet.
#[derive(Clone, Debug, PartialEq, Encode, Decode, Serialize)]
#[serde(
    tag = "command",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum JointCommand {
    /// Adds a contribution.
    #[n(9)]
    AddContribution {
        /// Its id, which begins as its creator does.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// The row it stands in.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(1)]
        focus_point: ItemId,
        /// The column it stands in.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(2)]
        aspect: ItemId,
        /// What the person wrote.
        #[n(3)]
        text: String,
        /// When, in milliseconds since 1970.
        #[n(4)]
        created: i64,
        /// Who.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(5)]
        creator: PersonId,
        /// Where it comes from, if it was not written here.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[n(6)]
        imported: Option<Imported>,
    },
    /// Edits a contribution's text.
    #[n(10)]
    EditContribution {
        /// Which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// The text that the person saw.
        #[n(1)]
        before: String,
        /// The text that the person left.
        #[n(2)]
        after: String,
        /// Where the caret stood afterwards, in UTF-16 units; it tells which of several equal
        /// letters was typed.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[n(3)]
        caret: Option<usize>,
    },
    /// Withdraws a contribution, or puts it back. Only its creator may.
    #[n(11)]
    SetWithdrawn {
        /// Which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// Withdrawn, or not any more.
        #[n(1)]
        withdrawn: bool,
        /// Who asks.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(2)]
        person: PersonId,
    },
    /// Sits down at the table, or says anew who one is.
    #[n(13)]
    TakeSeat {
        /// Who.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        person: PersonId,
        /// A name or pseudonym.
        #[n(1)]
        name: Option<String>,
        /// The word of a stakeholder in the plan.
        #[n(2)]
        stakeholder: Option<String>,
    },
    /// Leaves the table. What the person wrote stays.
    #[n(14)]
    LeaveSeat {
        /// Who.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        person: PersonId,
    },
    /// Says that the table is done in a phase, or is not after all.
    #[n(15)]
    SetDone {
        /// Who says so.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        person: PersonId,
        /// In which phase.
        #[serde(serialize_with = "hexadecimal::option::serialize")]
        #[n(1)]
        phase: Option<ItemId>,
    },
}

impl JointCommand {
    pub(super) fn steps(&self, says: &dyn Says) -> Result<Vec<Step>, CommandError> {
        Ok(match self {
            Self::AddContribution {
                id,
                focus_point,
                aspect,
                text,
                created,
                creator,
                imported,
            } => {
                if !id.is_by(*creator) {
                    return Err(CommandError::NotTheCreator);
                }
                vec![contribution::add(
                    id,
                    focus_point,
                    aspect,
                    text,
                    *created,
                    Some(*creator),
                    imported.as_ref(),
                )]
            }
            Self::EditContribution {
                id,
                before,
                after,
                caret,
            } => vec![contribution::edit(id, before, after, *caret)],
            Self::SetWithdrawn {
                id,
                withdrawn,
                person,
            } => {
                if says
                    .entry(contribution::CONTRIBUTIONS, &id.to_string())
                    .is_none()
                {
                    return Err(CommandError::Unknown);
                }
                if !id.is_by(*person) {
                    return Err(CommandError::NotTheCreator);
                }
                vec![contribution::set_withdrawn(id, *withdrawn)]
            }
            Self::TakeSeat {
                person,
                name,
                stakeholder,
            } => profile::take_seat(person, name.as_deref(), stakeholder.as_deref()),
            Self::LeaveSeat { person } => vec![profile::leave_seat(person)],
            Self::SetDone { person, phase } => profile::set_done(person, phase.as_ref()),
        })
    }
}
