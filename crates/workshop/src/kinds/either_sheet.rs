//! Either sheet: what is done alike in a person's sheet and in the table's joint sheet, for whoever has
//! both before them.

use protocol::{ItemId, PersonId};

use super::Command;
use super::contribution::Imported;
use super::joint_sheet::JointCommand;
use super::sheet::SheetCommand;

/// A contribution to be added.
#[derive(Clone, Debug)]
pub struct NewContribution {
    /// Its id; in a joint sheet it begins as its creator does.
    pub id: ItemId,
    /// The row it stands in.
    pub focus_point: ItemId,
    /// The column it stands in.
    pub aspect: ItemId,
    /// What the person wrote.
    pub text: String,
    /// When, in milliseconds since 1970.
    pub created: i64,
    /// Where it comes from, if it was not written here.
    pub imported: Option<Imported>,
}

impl NewContribution {
    /// Adds it, to a joint sheet in the name of this person.
    pub fn command(self, joint: bool, creator: PersonId) -> Command {
        let Self {
            id,
            focus_point,
            aspect,
            text,
            created,
            imported,
        } = self;
        match joint {
            true => JointCommand::AddContribution {
                id,
                focus_point,
                aspect,
                text,
                created,
                creator,
                imported,
            }
            .into(),
            false => SheetCommand::AddContribution {
                id,
                focus_point,
                aspect,
                text,
                created,
                imported,
            }
            .into(),
        }
    }
}

impl Command {
    /// Edits a contribution's text, in a joint sheet or not.
    pub fn edit_contribution(
        joint: bool,
        id: ItemId,
        before: String,
        after: String,
        caret: Option<usize>,
    ) -> Self {
        match joint {
            true => JointCommand::EditContribution {
                id,
                before,
                after,
                caret,
            }
            .into(),
            false => SheetCommand::EditContribution {
                id,
                before,
                after,
                caret,
            }
            .into(),
        }
    }

    /// Withdraws a contribution, of a joint sheet or not, or puts it back.
    pub fn set_withdrawn(joint: bool, id: ItemId, withdrawn: bool, person: PersonId) -> Self {
        match joint {
            true => JointCommand::SetWithdrawn {
                id,
                withdrawn,
                person,
            }
            .into(),
            false => SheetCommand::SetWithdrawn {
                id,
                withdrawn,
                person,
            }
            .into(),
        }
    }
}
