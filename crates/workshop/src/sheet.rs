//! A sheet: what one person wrote at a table; and the joint sheet: what the table wrote together.

use minicbor::{Decode, Encode};
use protocol::{ItemId, LaneId, PersonId};
use serde::{Deserialize, Serialize};

use automerge::ObjId;

use crate::field::{self, Fields};
use crate::{Document, hexadecimal, order};

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
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
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
}

/// Who a person says to be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    /// A name or pseudonym.
    pub name: Option<String>,
    /// The word of a stakeholder in the plan.
    pub stakeholder: Option<String>,
}

/// A person at a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Seat {
    /// Who.
    #[serde(with = "hexadecimal")]
    pub person: PersonId,
    /// Who the person says to be.
    #[serde(flatten)]
    pub profile: Profile,
    /// Whether the person has left the table.
    pub left: bool,
}

impl Seat {
    /// Who a person says to be at one of these seats; an empty profile without one.
    pub fn profile_of(seats: &[Self], person: Option<PersonId>) -> Profile {
        let seat = seats.iter().find(|seat| Some(seat.person) == person);
        seat.map(|seat| seat.profile.clone()).unwrap_or_default()
    }
}

impl Document {
    /// Everything written here, withdrawn or not, oldest first, ties by id.
    pub fn contributions(&self) -> Vec<Contribution> {
        if let Some(reading) = self.reading() {
            return reading.contributions.clone();
        }
        let Some(map) = self.root_map("contributions") else {
            return Vec::new();
        };
        let mut found: Vec<_> = field::entries(self.automerge(), &map)
            .into_iter()
            .filter_map(|(key, object)| self.read_contribution(&key, &object))
            .collect();
        order::sort_by(&mut found, |one, other| {
            (one.created, one.id).cmp(&(other.created, other.id))
        });
        found
    }

    /// One contribution.
    pub fn contribution(&self, id: &ItemId) -> Option<Contribution> {
        if let Some(reading) = self.reading() {
            return reading.contribution(id).cloned();
        }
        let map = self.root_map("contributions")?;
        let key = id.to_string();
        let object = field::map(self.automerge(), &map, &key)?;
        self.read_contribution(&key, &object)
    }

    /// Who the sheet's person says to be.
    pub fn profile(&self) -> Profile {
        if let Some(reading) = self.reading() {
            return reading.profile.clone();
        }
        self.root_map("profile")
            .map(|map| read_profile(&Fields::of(self.automerge(), &map)))
            .unwrap_or_default()
    }

    /// Who sits or sat at the table, by person.
    pub fn seats(&self) -> Vec<Seat> {
        if let Some(reading) = self.reading() {
            return reading.seats.clone();
        }
        let Some(map) = self.root_map("seats") else {
            return Vec::new();
        };
        field::entries(self.automerge(), &map)
            .into_iter()
            .filter_map(|(key, object)| {
                let fields = Fields::of(self.automerge(), &object);
                Some(Seat {
                    person: PersonId::from_hex(&key)?,
                    profile: read_profile(&fields),
                    left: fields.boolean("left").unwrap_or(false),
                })
            })
            .collect()
    }

    fn read_contribution(&self, key: &str, object: &ObjId) -> Option<Contribution> {
        let fields = Fields::of(self.automerge(), object);
        // No words vanish: what names no place stands in none that a plan knows. [A17]
        let place = |key: &str| {
            let id = fields.string(key).and_then(|text| ItemId::from_hex(&text));
            id.unwrap_or(ItemId([0; 16]))
        };
        Some(Contribution {
            id: ItemId::from_hex(key)?,
            focus_point: place("focusPoint"),
            aspect: place("aspect"),
            text: fields.string("text")?,
            created: fields.whole("created").unwrap_or(0),
            withdrawn: fields.boolean("withdrawn").unwrap_or(false),
            creator: fields
                .string("creator")
                .and_then(|text| PersonId::from_hex(&text)),
            imported: fields
                .map("imported")
                .map(|object| self.read_imported(&object)),
            written_by: field::writer(object).and_then(lane),
            withdrawn_by: fields.writer("withdrawn").and_then(lane),
        })
    }

    fn read_imported(&self, object: &ObjId) -> Imported {
        let fields = Fields::of(self.automerge(), object);
        Imported {
            source: fields.string("source").unwrap_or_default(),
            table: fields.string("table"),
            original: fields
                .string("original")
                .and_then(|text| ItemId::from_hex(&text)),
        }
    }
}

fn read_profile(fields: &Fields<'_>) -> Profile {
    Profile {
        name: fields.string("name"),
        stakeholder: fields.string("stakeholder"),
    }
}

fn lane(actor: &[u8]) -> Option<LaneId> {
    actor.try_into().ok().map(LaneId)
}
