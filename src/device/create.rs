//! Creating a workshop: its keys, its charter and its first plan, on this device alone. The relay
//! hears of it when there is one.

use js_sys::Date;
use protocol::keys::OwnerKeys;
use protocol::secret::{FacilitatorSecret, OwnerSecret, ParticipantSecret, PersonSecret};
use protocol::{Link, Role, SignedCharter};
use sync::DocumentId;
use workshop::template::{self, Language, PlanContent, Template};
use workshop::{Plan, PlanCommand};

use super::device::SharedDevice;
use super::disk::{Change, Disk};
use super::entropy::{entropy, item};
use super::keyring::{self, KeptPerson, Keyring};
use super::known;
use super::open::{OpenError, start, turn};

/// What a new workshop begins with.
#[derive(Clone, Debug)]
pub struct NewWorkshop {
    /// What fills the plan.
    pub beginning: Beginning,
    /// What it is called.
    pub title: String,
    /// The language that it is held in.
    pub language: Language,
    /// Its day, as in “2018-01-29”.
    pub date: Option<String>,
}

/// What a plan is filled from.
#[derive(Clone, Debug)]
pub enum Beginning {
    /// A template; where it speaks of a year, of this one.
    Template(Template),
    /// An earlier workshop's plan.
    Copy(Box<Plan>),
}

/// Creates a workshop; its creator is its first facilitator. The token is for a relay that asks for
/// one.
pub async fn create(
    new: NewWorkshop,
    creation_token: Option<String>,
) -> Result<SharedDevice, OpenError> {
    let token = creation_token.as_deref().map(keyring::token_row);
    create_with(new, token).await
}

/// The same, with one more row among its keys.
pub(super) async fn create_with(
    new: NewWorkshop,
    besides: Option<Change>,
) -> Result<SharedDevice, OpenError> {
    let _turn = turn().await;
    let rng = &mut entropy();
    let owner = OwnerSecret::generate(rng);
    let owner_keys = OwnerKeys::new(&owner);
    let workshop = owner_keys.workshop();
    let link = Link {
        workshop,
        participant: ParticipantSecret::generate(rng),
        facilitator: Some(FacilitatorSecret::generate(rng)),
    };
    let charter = SignedCharter::first(&owner_keys, &link.access()).ok_or(OpenError::Unknown)?;
    let person = KeptPerson::new(workshop, Role::Facilitator, PersonSecret::generate(rng));

    let disk = Disk::of(workshop);
    let mut changes = vec![
        keyring::link_row(&link.clone().into()),
        keyring::person_row(&person),
        keyring::current_row(&person),
        keyring::owner_row(&owner),
        keyring::charter_row(&charter),
    ];
    changes.extend(besides);
    // The keys first: without them nothing that follows can be read.
    disk.keep(changes).await?;
    let keyring = Keyring::load(&disk, workshop).await?;
    let device = start(disk, keyring, &person).await?;

    let content = content(new);
    known::remember_title(workshop, Role::Facilitator, &content.title);
    device
        .write(DocumentId::PLAN, PlanCommand::CreatePlan { content }.into())
        .await?;
    Ok(device)
}

fn content(new: NewWorkshop) -> PlanContent {
    let mut content = match new.beginning {
        Beginning::Template(template) => {
            let year = Date::new_0().get_full_year();
            let year = u16::try_from(year).unwrap_or_default();
            template::build_in(template, new.language, year, &mut item)
        }
        Beginning::Copy(plan) => template::copy_of(&plan, String::new(), &mut item),
    };
    content.title = new.title;
    content.date = new.date;
    content
}
