//! A sheet: what one person wrote at one table.

use minicbor::{Decode, Encode};
use protocol::{ItemId, PersonId, StreamClass};
use serde::Serialize;

use super::contribution::{self, Imported};
use super::error::CommandError;
use super::{comment, profile};
use crate::content::Says;
use crate::hexadecimal;
use crate::schema::{Declaration, Writers};
use crate::step::Step;

pub(super) const DECLARATION: Declaration = Declaration {
    name: "sheet",
    class: StreamClass::Table,
    only: None,
    writers: Writers::Owner,
    roots: &[
        comment::COMMENTS_ROOT,
        contribution::OWN,
        comment::MARKS_ROOT,
        profile::PROFILE_ROOT,
    ],
};

/// What a person wants done to their sheet.
#[derive(Clone, Debug, PartialEq, Encode, Decode, Serialize)]
#[serde(
    tag = "command",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum SheetCommand {
    /// Adds a contribution.
    #[n(9)]
    AddContribution {
        /// Its id.
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
    /// Withdraws a contribution, or puts it back.
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
    /// Says who the sheet's person is, as far as the person wants to.
    #[n(12)]
    SetProfile {
        /// A name or pseudonym.
        #[n(0)]
        name: Option<String>,
        /// The word of a stakeholder in the plan.
        #[n(1)]
        stakeholder: Option<String>,
        /// Which text about privacy the person was shown, see [`crate::privacy_version`].
        #[serde(skip_serializing_if = "Option::is_none")]
        #[n(2)]
        privacy: Option<String>,
    },
    /// Comments on a contribution of the table.
    #[n(15)]
    AddComment {
        /// Its id.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// On which contribution, as statements and votes name it. [A18]
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(1)]
        subject: ItemId,
        /// What the person wrote.
        #[n(2)]
        text: String,
        /// When, in milliseconds since 1970.
        #[n(3)]
        created: i64,
    },
    /// Withdraws a comment, or puts it back.
    #[n(16)]
    WithdrawComment {
        /// Which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// Withdrawn, or not any more.
        #[n(1)]
        withdrawn: bool,
    },
    /// Marks a contribution of the table as important to the person, or takes the mark away.
    #[n(17)]
    SetImportant {
        /// Which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        subject: ItemId,
        /// Important, or not any more.
        #[n(1)]
        important: bool,
    },
}

impl SheetCommand {
    pub(super) fn steps(&self, _: &dyn Says) -> Result<Vec<Step>, CommandError> {
        Ok(match self {
            Self::AddContribution {
                id,
                focus_point,
                aspect,
                text,
                created,
                imported,
            } => vec![contribution::add(
                id,
                focus_point,
                aspect,
                text,
                *created,
                None,
                imported.as_ref(),
            )],
            Self::EditContribution {
                id,
                before,
                after,
                caret,
            } => vec![contribution::edit(id, before, after, *caret)],
            Self::SetWithdrawn { id, withdrawn, .. } => {
                vec![contribution::set_withdrawn(id, *withdrawn)]
            }
            Self::SetProfile {
                name,
                stakeholder,
                privacy,
            } => profile::set_profile(name.as_deref(), stakeholder.as_deref(), privacy.as_deref()),
            Self::AddComment {
                id,
                subject,
                text,
                created,
            } => vec![comment::add(id, subject, text, *created)],
            Self::WithdrawComment { id, withdrawn } => vec![comment::withdraw(id, *withdrawn)],
            Self::SetImportant { subject, important } => comment::mark(subject, *important),
        })
    }
}
