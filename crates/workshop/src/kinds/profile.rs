//! A profile: who a person says to be, on a sheet of their own or at a seat of the table.

use protocol::{ItemId, PersonId};
use serde::{Deserialize, Serialize};

use crate::content::{Entry, Says};
use crate::hexadecimal;
use crate::limits::NAME_LIMIT;
use crate::schema::{Field, Form, Keys, Root, entries, field, fields};
use crate::step::{At, Step};

/// The key of a sheet's profile.
pub const PROFILE: &str = "profile";

/// The key of the map of seats.
pub const SEATS: &str = "seats";

const NAME: Field = field("name", Form::Word(NAME_LIMIT));
const STAKEHOLDER: Field = field("stakeholder", Form::Word(NAME_LIMIT));
const LEFT: Field = field("left", Form::Flag);
const DONE: Field = field("done", Form::Word(NAME_LIMIT));
const PRIVACY: Field = field("privacy", Form::Word(NAME_LIMIT));

pub(crate) const PROFILE_ROOT: Root = fields(PROFILE, &[NAME, STAKEHOLDER, PRIVACY]);
pub(crate) const SEATS_ROOT: Root = entries(SEATS, Keys::Person, &[NAME, STAKEHOLDER, LEFT, DONE]);

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
    /// The phase in which the person said that the table is done.
    #[serde(skip)]
    pub done: Option<ItemId>,
}

impl Profile {
    /// Who the person of a sheet says to be.
    pub fn find(says: &dyn Says) -> Self {
        let entry = says.entry(PROFILE, "");
        entry.map(|entry| Self::of(&entry)).unwrap_or_default()
    }

    fn of(entry: &Entry) -> Self {
        let string = |field: Field| entry.string(field.key).map(str::to_owned);
        Self {
            name: string(NAME),
            stakeholder: string(STAKEHOLDER),
        }
    }
}

impl Seat {
    /// Who sits or sat at the table, by person.
    pub fn all(says: &dyn Says) -> Vec<Self> {
        let seat = |entry: &Entry| {
            Some(Self {
                person: PersonId::from_hex(&entry.key)?,
                profile: Profile::of(entry),
                left: entry.flag(LEFT.key),
                done: entry.string(DONE.key).and_then(ItemId::from_hex),
            })
        };
        let entries = says.entries(SEATS);
        entries.iter().filter_map(|entry| seat(entry)).collect()
    }

    /// Who a person says to be at one of these seats; an empty profile without one.
    pub fn profile_of(seats: &[Self], person: Option<PersonId>) -> Profile {
        let seat = seats.iter().find(|seat| Some(seat.person) == person);
        seat.map(|seat| seat.profile.clone()).unwrap_or_default()
    }
}

/// Which text about privacy a sheet's person was shown, by its [version](privacy_version).
pub fn privacy_shown(says: &dyn Says) -> Option<String> {
    let entry = says.entry(PROFILE, "")?;
    entry.string(PRIVACY.key).map(str::to_owned)
}

/// What a text about privacy is known by: the first 8 bytes of its SHA-256, in hexadecimal.
pub fn privacy_version(text: &str) -> String {
    hexadecimal::fingerprint(text)
}

pub(crate) fn set_profile(
    name: Option<&str>,
    stakeholder: Option<&str>,
    privacy: Option<&str>,
) -> Vec<Step> {
    let at = || At::Entry(PROFILE, String::new());
    let mut steps = say(at, name, stakeholder);
    // What was shown once stays said.
    if privacy.is_some() {
        steps.push(Step::word(at(), PRIVACY.key, privacy));
    }
    steps
}

/// Says in which phase the table is done, or that it is not.
pub(crate) fn set_done(person: &PersonId, phase: Option<&ItemId>) -> Vec<Step> {
    let phase = phase.map(ItemId::to_string);
    let add = Step::Add {
        root: SEATS,
        key: person.to_string(),
        values: Vec::new(),
    };
    let at = At::Entry(SEATS, person.to_string());
    vec![add, Step::word(at, DONE.key, phase.as_deref())]
}

/// Sits down, or says anew who one is.
pub(crate) fn take_seat(
    person: &PersonId,
    name: Option<&str>,
    stakeholder: Option<&str>,
) -> Vec<Step> {
    let at = || At::Entry(SEATS, person.to_string());
    let mut steps = vec![Step::Add {
        root: SEATS,
        key: person.to_string(),
        values: Vec::new(),
    }];
    steps.extend(say(at, name, stakeholder));
    steps.push(Step::flag(at(), LEFT.key, false));
    steps
}

pub(crate) fn leave_seat(person: &PersonId) -> Step {
    Step::flag(At::Entry(SEATS, person.to_string()), LEFT.key, true)
}

fn say(at: impl Fn() -> At, name: Option<&str>, stakeholder: Option<&str>) -> Vec<Step> {
    vec![
        Step::word(at(), NAME.key, name),
        Step::word(at(), STAKEHOLDER.key, stakeholder),
    ]
}
