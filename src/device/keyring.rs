//! The keyring: what is secret on this device, for one workshop.
//!
//! Each role has its own link and its own persons; a shared tablet has several persons one after
//! another, and all of them stay. The owner's secret is here only until its recovery file has been
//! read back. Lanes are not here: they are a tab's own, see [`super::lane`].

use protocol::secret::{OwnerSecret, PersonSecret};
use protocol::{Access, Link, PartyLink, PersonId, PersonKeys, Role, SignedCharter, WorkshopId};
use sync::{StoreFailure, store};

use super::disk::{Change, Disk, Store};
use super::settings;

const LINK: &str = "link/";
const PERSON: &str = "person/";
const CURRENT: &str = "current";
const OWNER: &str = "owner";
const CHARTER: &str = "charter";
const TOKEN: &str = "creation-token";
const REHEARSAL: &str = "rehearsal";

/// How many rows are read at once.
const SLICE: u32 = 500;

/// A link of either kind: what somebody enters a workshop by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WayIn {
    /// A member's.
    Member(Link),
    /// The parties'.
    Party(PartyLink),
}

impl WayIn {
    /// Reads a fragment. The two kinds differ in length.
    pub fn parse(fragment: &str) -> Option<Self> {
        match Link::parse(fragment) {
            Ok(link) => Some(Self::Member(link)),
            Err(_) => PartyLink::parse(fragment).ok().map(Self::Party),
        }
    }

    /// The workshop that it leads to.
    pub fn workshop(&self) -> WorkshopId {
        match self {
            Self::Member(link) => link.workshop,
            Self::Party(link) => link.workshop,
        }
    }

    /// What its holder may be.
    pub fn role(&self) -> Role {
        match self {
            Self::Member(link) => link.role(),
            Self::Party(_) => Role::Party,
        }
    }

    /// Derives the keys.
    pub fn access(&self) -> Access {
        match self {
            Self::Member(link) => link.access(),
            Self::Party(link) => link.access(),
        }
    }

    fn fragment(&self) -> String {
        match self {
            Self::Member(link) => link.fragment(),
            Self::Party(link) => link.fragment(),
        }
    }
}

impl From<Link> for WayIn {
    fn from(link: Link) -> Self {
        Self::Member(link)
    }
}

/// A person of this device.
#[derive(Clone)]
pub struct KeptPerson {
    /// What the person may be.
    pub role: Role,
    /// Who.
    pub id: PersonId,
    /// What everything of theirs derives from.
    pub secret: PersonSecret,
}

impl KeptPerson {
    /// The person that a secret makes.
    pub fn new(workshop: WorkshopId, role: Role, secret: PersonSecret) -> Self {
        let id = PersonKeys::derive(workshop, &secret).id();
        Self { role, id, secret }
    }
}

/// What this device holds for a workshop.
#[derive(Default)]
pub struct Keyring {
    /// The participants' link, if that is how somebody came.
    pub participant: Option<Link>,
    /// The facilitators' link.
    pub facilitator: Option<Link>,
    /// The parties' link.
    pub party: Option<PartyLink>,
    /// Everybody who was here.
    pub persons: Vec<KeptPerson>,
    /// Whom a new tab belongs to.
    pub current: Option<(Role, PersonId)>,
    /// The owner's secret, until its recovery file has been read back.
    pub owner: Option<OwnerSecret>,
    /// The first charter, where it was made or recovered.
    pub charter: Option<SignedCharter>,
    /// What a relay asks for before it creates the workshop.
    pub token: Option<String>,
    /// Of which workshop this one is a rehearsal, if it is one. No relay hears of it. [V1]
    pub rehearsal_of: Option<WorkshopId>,
}

impl Keyring {
    /// Reads it. A damaged row counts as none.
    pub async fn load(disk: &Disk, workshop: WorkshopId) -> Result<Self, StoreFailure> {
        let mut keyring = Self::default();
        let mut after: Option<String> = None;
        loop {
            let rows = disk.slice(Store::Keys, "", after.as_deref(), SLICE).await?;
            let Some((last, _)) = rows.last() else {
                return Ok(keyring);
            };
            after = Some(last.clone());
            for (key, value) in &rows {
                if let Some(value) = store::unwrap(value) {
                    keyring.take(workshop, key, value);
                }
            }
            if rows.len() < SLICE as usize {
                return Ok(keyring);
            }
        }
    }

    fn take(&mut self, workshop: WorkshopId, key: &str, value: &[u8]) {
        let text = std::str::from_utf8(value).ok();
        if key.starts_with(LINK) {
            let way = text.and_then(WayIn::parse);
            if let Some(way) = way.filter(|way| way.workshop() == workshop) {
                self.put_way_in(way);
            }
        } else if let Some(role) = key
            .strip_prefix(PERSON)
            .and_then(|rest| rest.split('/').next())
            .and_then(role_of)
        {
            if let Ok(secret) = value.try_into() {
                let secret = PersonSecret::from_bytes(secret);
                self.persons.push(KeptPerson::new(workshop, role, secret));
            }
        } else {
            match key {
                CURRENT => self.current = text.and_then(parse_who),
                OWNER => self.owner = value.try_into().ok().map(OwnerSecret::from_bytes),
                CHARTER => self.charter = SignedCharter::from_bytes(value).ok(),
                TOKEN => self.token = text.map(str::to_owned),
                REHEARSAL => self.rehearsal_of = value.try_into().ok().map(WorkshopId),
                _ => {}
            }
        }
    }

    /// The link by which a role is entered.
    pub fn way_in(&self, role: Role) -> Option<WayIn> {
        match role {
            Role::Participant => self.participant.clone().map(WayIn::Member),
            Role::Facilitator => self.facilitator.clone().map(WayIn::Member),
            Role::Party => self.party.clone().map(WayIn::Party),
        }
    }

    /// Puts a link beside what is there.
    pub fn put_way_in(&mut self, way: WayIn) {
        match way {
            WayIn::Member(link) => match link.facilitator {
                None => self.participant = Some(link),
                Some(_) => self.facilitator = Some(link),
            },
            WayIn::Party(link) => self.party = Some(link),
        }
    }

    /// A person who was here.
    pub fn person(&self, role: Role, id: PersonId) -> Option<&KeptPerson> {
        self.persons
            .iter()
            .find(|person| person.role == role && person.id == id)
    }

    /// Whom this tab belongs to: who was in it before a reload, or else the current person, or
    /// whoever is there; in a given role, if one is.
    pub fn who(&self, workshop: WorkshopId, role: Option<Role>) -> Option<&KeptPerson> {
        let fits = |person: &&KeptPerson| {
            role.is_none_or(|role| person.role == role) && self.way_in(person.role).is_some()
        };
        [who_in_tab(workshop), self.current]
            .into_iter()
            .flatten()
            .filter_map(|(role, id)| self.person(role, id))
            .find(fits)
            .or_else(|| self.persons.iter().find(fits))
    }
}

/// The row of a link.
pub fn link_row(way: &WayIn) -> Change {
    put(
        format!("{LINK}{}", role_word(way.role())),
        way.fragment().as_bytes(),
    )
}

/// The row of a person.
pub fn person_row(person: &KeptPerson) -> Change {
    put(
        format!("{PERSON}{}/{}", role_word(person.role), person.id),
        person.secret.expose(),
    )
}

/// The row that says whom a new tab belongs to.
pub fn current_row(person: &KeptPerson) -> Change {
    put(
        CURRENT.to_owned(),
        who_word(person.role, person.id).as_bytes(),
    )
}

/// The row of the owner's secret.
pub fn owner_row(owner: &OwnerSecret) -> Change {
    put(OWNER.to_owned(), owner.expose())
}

/// No owner's secret any more.
pub fn no_owner_row() -> Change {
    Change::Delete(Store::Keys, OWNER.to_owned())
}

/// The row of the first charter.
pub fn charter_row(charter: &SignedCharter) -> Change {
    put(CHARTER.to_owned(), &charter.to_bytes())
}

/// The row of a creation token.
pub fn token_row(token: &str) -> Change {
    put(TOKEN.to_owned(), token.as_bytes())
}

/// The row that says of which workshop this one is a rehearsal.
#[cfg(feature = "facilitators")]
pub fn rehearsal_row(of: WorkshopId) -> Change {
    put(REHEARSAL.to_owned(), &of.0)
}

/// Notes whom this tab belongs to, reloads included.
pub fn keep_who_in_tab(workshop: WorkshopId, person: &KeptPerson) {
    settings::keep_tab(&who_key(workshop), who_word(person.role, person.id));
}

fn who_in_tab(workshop: WorkshopId) -> Option<(Role, PersonId)> {
    parse_who(&settings::read_tab::<String>(&who_key(workshop))?)
}

fn who_key(workshop: WorkshopId) -> String {
    format!("temadag.person.{workshop}")
}

fn who_word(role: Role, id: PersonId) -> String {
    format!("{}/{id}", role_word(role))
}

fn parse_who(word: &str) -> Option<(Role, PersonId)> {
    let (role, id) = word.split_once('/')?;
    Some((role_of(role)?, PersonId::from_hex(id)?))
}

fn role_word(role: Role) -> &'static str {
    match role {
        Role::Participant => "participant",
        Role::Facilitator => "facilitator",
        Role::Party => "party",
    }
}

fn role_of(word: &str) -> Option<Role> {
    match word {
        "participant" => Some(Role::Participant),
        "facilitator" => Some(Role::Facilitator),
        "party" => Some(Role::Party),
        _ => None,
    }
}

fn put(key: String, value: &[u8]) -> Change {
    Change::Put(Store::Keys, key, store::wrap(value))
}
