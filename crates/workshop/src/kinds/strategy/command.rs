//! What facilitators do to the strategy.

use minicbor::{Decode, Encode};
use protocol::ItemId;
use serde::Serialize;

use super::read::PartForm;
use crate::hexadecimal;

/// What a facilitator wants done to the strategy.
#[derive(Clone, Debug, PartialEq, Encode, Decode, Serialize)]
#[serde(
    tag = "command",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum StrategyCommand {
    /// Begins it, where nobody has given it a title, with these parts.
    #[n(0)]
    Begin {
        /// What it is called.
        #[n(0)]
        title: String,
        /// The years that it is for, as in “2016–2020”.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[n(1)]
        period: Option<String>,
        /// The year that its lists of points are about.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[n(2)]
        year: Option<u16>,
        /// Its parts.
        #[n(3)]
        parts: Vec<NewPart>,
    },
    /// Adds parts.
    #[n(1)]
    AddParts {
        /// Which.
        #[n(0)]
        parts: Vec<NewPart>,
    },
    /// Edits a text of a part.
    #[n(2)]
    EditPart {
        /// Of which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// Which text.
        #[n(1)]
        text: PartText,
        /// The text that the person saw.
        #[n(2)]
        before: String,
        /// The text that the person left.
        #[n(3)]
        after: String,
        /// Where the caret stood afterwards, in UTF-16 units.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[n(4)]
        caret: Option<usize>,
    },
    /// Moves a part: under another, and among the others there.
    #[n(3)]
    MovePart {
        /// Which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// Under which; under none it is a part of the whole.
        #[serde(serialize_with = "hexadecimal::option::serialize")]
        #[n(1)]
        under: Option<ItemId>,
        /// Its new place.
        #[n(2)]
        order: f64,
    },
    /// Takes a part out, with all that is under it, or puts it back. Nothing is erased.
    #[n(4)]
    SetPartRemoved {
        /// Which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// Out, or back.
        #[n(1)]
        removed: bool,
    },
    /// Edits its title.
    #[n(5)]
    EditTitle {
        /// The title that the person saw.
        #[n(0)]
        before: String,
        /// The title that the person left.
        #[n(1)]
        after: String,
    },
    /// Says for which years it is.
    #[n(6)]
    SetPeriod {
        /// As in “2016–2020”.
        #[n(0)]
        period: Option<String>,
    },
    /// Says which year its lists of points are about.
    #[n(7)]
    SetYear {
        /// Which.
        #[n(0)]
        year: Option<u16>,
    },
    /// Says what parts build on.
    #[n(8)]
    AddSources {
        /// What.
        #[n(0)]
        sources: Vec<NewSource>,
    },
    /// Says that a part does not build on something after all, or does again.
    #[n(9)]
    SetSourceRemoved {
        /// The ids of the sources.
        #[serde(serialize_with = "hexadecimal::list::serialize")]
        #[n(0)]
        ids: Vec<ItemId>,
        /// No longer, or again.
        #[n(1)]
        removed: bool,
    },
    /// Says that something is not used, and why.
    #[n(10)]
    SetAside {
        /// The id of this.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// What: a theme, a sentence, a contribution or a piece.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(1)]
        source: ItemId,
        /// Why.
        #[n(2)]
        reason: String,
    },
    /// Names a point in the document's history as a version of the text.
    #[n(12)]
    SaveVersion {
        /// The id of the version.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// What it is called.
        #[n(1)]
        name: String,
        /// The changes that nothing else built on then, in hexadecimal.
        #[n(2)]
        heads: Vec<String>,
    },
    /// Takes a version from the list, or puts it back.
    #[n(13)]
    SetVersionRemoved {
        /// Which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// From the list, or back.
        #[n(1)]
        removed: bool,
    },
    /// Takes that back, or says it again.
    #[n(11)]
    SetAsideRemoved {
        /// Its id.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// Back, or again.
        #[n(1)]
        removed: bool,
    },
    /// Edits the note about the whole.
    #[n(14)]
    EditNote {
        /// The note that the person saw.
        #[n(0)]
        before: String,
        /// The note that the person left.
        #[n(1)]
        after: String,
    },
    /// Says which picture a figure shows.
    #[n(16)]
    SetPicture {
        /// Which figure.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// Which picture.
        #[serde(serialize_with = "hexadecimal::option::serialize")]
        #[n(1)]
        picture: Option<ItemId>,
    },
    /// Says of a crossing whose visions are its rows and whose its columns.
    #[n(15)]
    SetCrossing {
        /// Which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// The part with the rows.
        #[serde(serialize_with = "hexadecimal::option::serialize")]
        #[n(1)]
        down: Option<ItemId>,
        /// The part with the columns.
        #[serde(serialize_with = "hexadecimal::option::serialize")]
        #[n(2)]
        across: Option<ItemId>,
    },
}

/// A text of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Encode, Decode, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum PartText {
    /// Its heading.
    #[n(0)]
    Title,
    /// What it says.
    #[n(1)]
    Text,
    /// The same in few and plain words.
    #[n(2)]
    Plain,
    /// The note to the other facilitators.
    #[n(3)]
    Note,
}

/// A part to be added.
#[derive(Clone, Debug, PartialEq, Encode, Decode, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewPart {
    /// Its id.
    #[serde(serialize_with = "hexadecimal::serialize")]
    #[n(0)]
    pub id: ItemId,
    /// What it is.
    #[n(1)]
    pub form: PartForm,
    /// The part that it is under.
    #[serde(serialize_with = "hexadecimal::option::serialize")]
    #[n(2)]
    pub under: Option<ItemId>,
    /// Its heading.
    #[n(3)]
    pub title: String,
    /// What it says.
    #[n(4)]
    pub text: String,
    /// Its place among the others there.
    #[n(5)]
    pub order: f64,
    /// Of a crossing the part with its rows; of a cell its row.
    #[serde(
        serialize_with = "hexadecimal::option::serialize",
        skip_serializing_if = "Option::is_none"
    )]
    #[n(6)]
    pub down: Option<ItemId>,
    /// Of a crossing the part with its columns; of a cell its column.
    #[serde(
        serialize_with = "hexadecimal::option::serialize",
        skip_serializing_if = "Option::is_none"
    )]
    #[n(7)]
    pub across: Option<ItemId>,
}

/// A source to be added.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewSource {
    /// Its id.
    #[serde(serialize_with = "hexadecimal::serialize")]
    #[n(0)]
    pub id: ItemId,
    /// Of which part.
    #[serde(serialize_with = "hexadecimal::serialize")]
    #[n(1)]
    pub of: ItemId,
    /// A theme, a sentence, a contribution or a piece.
    #[serde(serialize_with = "hexadecimal::serialize")]
    #[n(2)]
    pub source: ItemId,
}

impl NewPart {
    /// A part that says nothing yet.
    pub fn new(id: ItemId, form: PartForm, under: Option<ItemId>, order: f64) -> Self {
        Self {
            id,
            form,
            under,
            title: String::new(),
            text: String::new(),
            order,
            down: None,
            across: None,
        }
    }

    /// With a heading.
    #[must_use]
    pub fn titled(self, title: &str) -> Self {
        let title = title.to_owned();
        Self { title, ..self }
    }

    /// With words.
    #[must_use]
    pub fn saying(self, text: &str) -> Self {
        let text = text.to_owned();
        Self { text, ..self }
    }

    /// Of a crossing where its rows and columns are; of a cell which row and column it is in.
    #[must_use]
    pub fn crossing(self, down: ItemId, across: ItemId) -> Self {
        let (down, across) = (Some(down), Some(across));
        Self {
            down,
            across,
            ..self
        }
    }
}
