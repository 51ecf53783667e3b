//! Creating a workshop: its keys, its charter and its first plan, on this device alone. The relay
//! hears of it when there is one.

use protocol::keys::OwnerKeys;
use protocol::secret::{FacilitatorSecret, OwnerSecret, ParticipantSecret, PersonSecret};
use protocol::{Link, Role, SignedCharter};
use sync::DocumentId;
use workshop::PlanCommand;
use workshop::template::{self, Language, Template};

use super::device::SharedDevice;
use super::disk::Disk;
use super::entropy::{entropy, item};
use super::keyring::{self, KeptPerson, Keyring};
use super::known;
use super::open::{OpenError, start, turn};

/// What a new workshop begins with.
#[derive(Clone, Debug)]
pub struct NewWorkshop {
    /// What fills the plan.
    pub template: Template,
    /// What it is called.
    pub title: String,
    /// The language that it is held in.
    pub language: Language,
    /// Its day, as in “2018-01-29”.
    pub date: Option<String>,
}

/// Creates a workshop; its creator is its first facilitator. The token is for a relay that asks for
/// one.
pub async fn create(
    new: NewWorkshop,
    creation_token: Option<String>,
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
        keyring::link_row(&link),
        keyring::person_row(&person),
        keyring::current_row(&person),
        keyring::owner_row(&owner),
        keyring::charter_row(&charter),
    ];
    changes.extend(creation_token.as_deref().map(keyring::token_row));
    // The keys first: without them nothing that follows can be read.
    disk.keep(changes).await?;
    let keyring = Keyring::load(&disk, workshop).await?;
    let device = start(disk, keyring, &person).await?;

    let mut content = template::build(new.template, new.language, &mut item);
    content.title = new.title;
    content.date = new.date;
    known::remember_title(workshop, Role::Facilitator, &content.title);
    device
        .write(DocumentId::PLAN, PlanCommand::CreatePlan { content }.into())
        .await?;
    Ok(device)
}
