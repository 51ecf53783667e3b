//! A contribution: something that was written into a cell of the grid, in a sheet or a joint sheet.

use minicbor::{Decode, Encode};
use protocol::{ItemId, LaneId, PersonId};
use serde::{Deserialize, Serialize};

use crate::content::{Entry, Said, Says, Value};
use crate::limits::{NAME_LIMIT, TEXT_LIMIT};
use crate::schema::{Form, Keys, Root, attributed, entries, field};
use crate::step::{At, Step, Values};
use crate::{hexadecimal, order};

/// The key of the map that contributions stand in.
pub const CONTRIBUTIONS: &str = "contributions";

const FOCUS_POINT: &str = "focusPoint";
const ASPECT: &str = "aspect";
const TEXT: &str = "text";
const CREATED: &str = "created";
const WITHDRAWN: &str = "withdrawn";
const CREATOR: &str = "creator";
const IMPORTED: &str = "imported";
const SOURCE: &str = "source";
const TABLE: &str = "table";
const ORIGINAL: &str = "original";
const NAME: &str = "name";
const STAKEHOLDER: &str = "stakeholder";

const ID: Form = Form::Word(64);

/// The map in a sheet, where the sheet's person is who wrote.
pub(crate) const OWN: Root = entries(
    CONTRIBUTIONS,
    Keys::Id,
    &[
        field(FOCUS_POINT, ID),
        field(ASPECT, ID),
        field(TEXT, Form::Text(TEXT_LIMIT)),
        field(CREATED, Form::Time),
        attributed(WITHDRAWN, Form::Flag),
        field(IMPORTED, ORIGIN),
    ],
);

/// The map in a joint sheet, which says who wrote.
pub(crate) const JOINT: Root = entries(
    CONTRIBUTIONS,
    Keys::Id,
    &[
        field(FOCUS_POINT, ID),
        field(ASPECT, ID),
        field(TEXT, Form::Text(TEXT_LIMIT)),
        field(CREATED, Form::Time),
        attributed(WITHDRAWN, Form::Flag),
        field(CREATOR, ID),
        field(IMPORTED, ORIGIN),
    ],
);

const ORIGIN: Form = Form::Map(&[
    field(SOURCE, Form::Word(TEXT_LIMIT)),
    field(TABLE, Form::Word(NAME_LIMIT)),
    field(ORIGINAL, ID),
    field(NAME, Form::Word(NAME_LIMIT)),
    field(STAKEHOLDER, Form::Word(NAME_LIMIT)),
]);

/// Something a person wrote into a cell of the grid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Contribution {
    /// Its id.
    #[serde(with = "hexadecimal")]
    pub id: ItemId,
    /// The row it stands in.
    #[serde(with = "hexadecimal")]
    pub focus_point: ItemId,
    /// The column it stands in.
    #[serde(with = "hexadecimal")]
    pub aspect: ItemId,
    /// What was written.
    pub text: String,
    /// When it was added, in milliseconds since 1970 by the writer's clock.
    pub created: i64,
    /// Whether the person took it back.
    pub withdrawn: bool,
    /// Who added it, as a joint sheet says; compare with `written_by`, which is proved.
    #[serde(with = "hexadecimal::option")]
    pub creator: Option<PersonId>,
    /// Where it came from, if it was not written here.
    pub imported: Option<Imported>,
    /// The lane that added it.
    #[serde(with = "hexadecimal::option")]
    pub written_by: Option<LaneId>,
    /// The lane that last said whether it is withdrawn.
    #[serde(with = "hexadecimal::option")]
    pub withdrawn_by: Option<LaneId>,
}

/// Where a contribution came from that was not written here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Imported {
    /// The file, the paper, as the facilitator may recognise it.
    #[n(0)]
    pub source: String,
    /// The table it was written at, if that is known.
    #[n(1)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// The contribution it is a version of, if it is one.
    #[serde(
        default,
        with = "hexadecimal::option",
        skip_serializing_if = "Option::is_none"
    )]
    #[n(2)]
    pub original: Option<ItemId>,
    /// What who wrote it is called, as the source says. [F7]
    #[n(3)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The word of the stakeholder in the plan who wrote it, as the source says. [F7]
    #[n(4)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stakeholder: Option<String>,
}

impl Contribution {
    /// Everything written in a document, withdrawn or not, oldest first, ties by id.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        let entries = says.entries(CONTRIBUTIONS);
        let mut found: Vec<_> = entries.iter().filter_map(|one| Self::of(one)).collect();
        order::sort_by(&mut found, |one, other| {
            (one.created, one.id).cmp(&(other.created, other.id))
        });
        found
    }

    /// One of them.
    pub fn find(says: &dyn Says, id: &ItemId) -> Option<Self> {
        Self::of(&*says.entry(CONTRIBUTIONS, &id.to_string())?)
    }

    fn of(entry: &Entry) -> Option<Self> {
        // No words vanish: what names no place stands in none that a plan knows. [A17]
        let place = |field| {
            let id = entry.string(field).and_then(ItemId::from_hex);
            id.unwrap_or(ItemId([0; 16]))
        };
        Some(Self {
            id: ItemId::from_hex(&entry.key)?,
            focus_point: place(FOCUS_POINT),
            aspect: place(ASPECT),
            text: entry.string(TEXT)?.to_owned(),
            created: entry.whole(CREATED).unwrap_or(0),
            withdrawn: entry.flag(WITHDRAWN),
            creator: entry.string(CREATOR).and_then(PersonId::from_hex),
            imported: entry.get(IMPORTED).map(Imported::of),
            written_by: entry.made_by,
            withdrawn_by: entry.writer(WITHDRAWN),
        })
    }
}

impl Imported {
    fn of(value: &Value) -> Self {
        let string = |field| value.string_of(field).map(str::to_owned);
        Self {
            source: string(SOURCE).unwrap_or_default(),
            table: string(TABLE),
            original: value.string_of(ORIGINAL).and_then(ItemId::from_hex),
            name: string(NAME),
            stakeholder: string(STAKEHOLDER),
        }
    }

    fn value(&self) -> Value {
        let word = |field, value: String| Said {
            field,
            value: Value::String(value),
            by: None,
        };
        let mut said = vec![word(SOURCE, self.source.clone())];
        said.extend(self.table.clone().map(|table| word(TABLE, table)));
        said.extend(self.original.map(|id| word(ORIGINAL, id.to_string())));
        said.extend(self.name.clone().map(|name| word(NAME, name)));
        let stakeholder = self.stakeholder.clone();
        said.extend(stakeholder.map(|stakeholder| word(STAKEHOLDER, stakeholder)));
        Value::Map(said)
    }
}

/// Adds one, in a joint sheet with its creator.
pub(crate) fn add(
    id: &ItemId,
    focus_point: &ItemId,
    aspect: &ItemId,
    text: &str,
    created: i64,
    creator: Option<PersonId>,
    imported: Option<&Imported>,
) -> Step {
    let mut values: Values = vec![
        (FOCUS_POINT, Value::String(focus_point.to_string())),
        (ASPECT, Value::String(aspect.to_string())),
        (TEXT, text.into()),
        (CREATED, Value::Whole(created)),
        (WITHDRAWN, Value::Flag(false)),
    ];
    values.extend(creator.map(|person| (CREATOR, Value::String(person.to_string()))));
    values.extend(imported.map(|imported| (IMPORTED, imported.value())));
    Step::Add {
        root: CONTRIBUTIONS,
        key: id.to_string(),
        values,
    }
}

pub(crate) fn edit(id: &ItemId, before: &str, after: &str, caret: Option<usize>) -> Step {
    Step::Edit {
        at: at(id),
        field: TEXT,
        before: Some(before.to_owned()),
        after: after.to_owned(),
        caret,
    }
}

pub(crate) fn set_withdrawn(id: &ItemId, withdrawn: bool) -> Step {
    Step::flag(at(id), WITHDRAWN, withdrawn)
}

fn at(id: &ItemId) -> At {
    At::Entry(CONTRIBUTIONS, id.to_string())
}
