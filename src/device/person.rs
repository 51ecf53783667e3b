//! The persons of a shared device, one after another; and a person's way to another device.

use protocol::secret::PersonSecret;
use protocol::{PersonId, Role, receipt};

use super::device::{Device, SharedDevice};
use super::entropy::entropy;
use super::keyring::{self, KeptPerson, Keyring};
use super::open::{OpenError, start, turn};

impl Device {
    /// The next person at this tablet. Who was here stays on the device; this tab, and tabs opened
    /// from now on, are the new person's. This device is closed; the one returned takes its place.
    pub async fn new_person(&self) -> Result<SharedDevice, OpenError> {
        let secret = PersonSecret::generate(&mut entropy());
        self.hand_over(KeptPerson::new(self.workshop, self.role, secret))
            .await
    }

    /// Back to a person who was here before.
    pub async fn return_to(&self, person: PersonId) -> Result<SharedDevice, OpenError> {
        let person = self
            .keyring
            .borrow()
            .person(self.role, person)
            .cloned()
            .ok_or(OpenError::Unknown)?;
        self.hand_over(person).await
    }

    /// A person from another device, by their receipt code.
    pub async fn bring_person(&self, code: &str) -> Result<SharedDevice, OpenError> {
        let secret = receipt::from_code(self.workshop, code)?;
        self.hand_over(KeptPerson::new(self.workshop, self.role, secret))
            .await
    }

    /// The code that brings this person to another device. It is a secret: for the person's eyes.
    pub fn receipt_code(&self) -> Option<String> {
        let keyring = self.keyring.borrow();
        let person = keyring.person(self.role, self.person)?;
        Some(receipt::to_code(self.workshop, &person.secret))
    }

    /// Everybody who has been here in this tab's role.
    pub fn persons(&self) -> Vec<PersonId> {
        self.keyring
            .borrow()
            .persons
            .iter()
            .filter(|person| person.role == self.role)
            .map(|person| person.id)
            .collect()
    }

    async fn hand_over(&self, person: KeptPerson) -> Result<SharedDevice, OpenError> {
        // What is in this session's memory only would go with it.
        if !self.written().await {
            return Err(OpenError::Unwritten);
        }
        let _turn = turn().await;
        let mut changes = vec![keyring::person_row(&person)];
        let facilitates = self.keyring.borrow().facilitator.is_some();
        if person.role == Role::Facilitator || !facilitates {
            changes.push(keyring::current_row(&person));
        }
        self.disk.keep(changes).await?;
        let keyring = Keyring::load(&self.disk, self.workshop).await?;
        start(self.disk.clone(), keyring, &person).await
    }
}
