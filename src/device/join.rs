//! Joining: a link becomes keys on this device.

use protocol::Role;
use protocol::secret::PersonSecret;

use super::device::SharedDevice;
use super::disk::Disk;
use super::entropy::entropy;
use super::keyring::{self, KeptPerson, Keyring, WayIn};
use super::open::{OpenError, opened, start, turn};

/// Enters by a link. Who was here before in that role goes on as the same person; otherwise a new
/// one is made. A facilitator's link stands beside a participant's: two links, two persons.
pub async fn join(way: impl Into<WayIn>) -> Result<SharedDevice, OpenError> {
    let way = way.into();
    let _turn = turn().await;
    let (workshop, role) = (way.workshop(), way.role());
    let disk = Disk::of(workshop);
    let mut keyring = Keyring::load(&disk, workshop).await?;
    let same_link = keyring.way_in(role).as_ref() == Some(&way);
    if same_link && let Some(device) = opened(workshop).filter(|device| device.role() == role) {
        return Ok(device);
    }
    let before = keyring.who(workshop, Some(role)).or_else(|| {
        // The link may have been renewed; the person stays.
        keyring.persons.iter().find(|person| person.role == role)
    });
    let person = before
        .cloned()
        .unwrap_or_else(|| KeptPerson::new(workshop, role, PersonSecret::generate(&mut entropy())));

    let mut changes = vec![keyring::link_row(&way), keyring::person_row(&person)];
    // Who has a link to more stays who they are in other tabs: a facilitator who tries the participants' link, a
    // participant who answers a hearing.
    let others = [Role::Facilitator, Role::Participant];
    let stays = others
        .into_iter()
        .any(|other| other.outranks(role) && keyring.way_in(other).is_some());
    if !stays {
        changes.push(keyring::current_row(&person));
        keyring.current = Some((role, person.id));
    }
    disk.keep(changes).await?;
    if keyring.person(role, person.id).is_none() {
        keyring.persons.push(person.clone());
    }
    keyring.put_way_in(way);
    start(disk, keyring, &person).await
}
