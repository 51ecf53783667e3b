//! Troubles: the alerts that stand above a workshop's pages, as notices come and go.

use sync::{DocumentId, Objection, SetAside, Trouble};

use super::failure::Mishap;

/// Something that a person should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Alert {
    /// The disk does not take what is written.
    DiskFails,
    /// So many things on the disk were damaged and set aside.
    SetAside(usize),
    /// This document, and so many others, were shown as a pack said, and are shown as was written now.
    Corrected {
        /// The last of them.
        document: DocumentId,
        /// Besides it.
        others: usize,
    },
    /// The relay does not take something.
    Refused,
    /// The relay has no room.
    RelayFull,
    /// The link is not this workshop's.
    WrongLink,
    /// The relay does not know the workshop.
    UnknownWorkshop,
    /// The app must be renewed.
    NeedsUpdate,
    /// The relay does not go by the name at which the page stands.
    OtherName,
    /// This person was excluded.
    Excluded,
    /// The browser does not promise to keep what is stored.
    NotPersistent,
    /// Something asked for was not done.
    NotDone(Mishap),
}

impl Alert {
    /// Whether it ends what a person can do here, and so cannot be put away.
    pub fn stays(self) -> bool {
        matches!(
            self,
            Self::DiskFails | Self::NeedsUpdate | Self::Excluded | Self::WrongLink
        )
    }
}

/// The alerts that stand, oldest first; of each kind one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Troubles {
    alerts: Vec<Alert>,
}

impl Troubles {
    /// The alerts.
    pub fn alerts(&self) -> &[Alert] {
        &self.alerts
    }

    /// Takes in what a session says.
    pub fn note(&mut self, trouble: &Trouble) {
        match trouble {
            Trouble::DiskFails => self.raise(Alert::DiskFails),
            Trouble::DiskWorksAgain => self.dismiss(Alert::DiskFails),
            Trouble::SetAside(SetAside::Document { .. }) => {
                // It is rebuilt from its records; nobody misses anything.
            }
            Trouble::SetAside(_) => {
                let before = self.alerts.iter().find_map(|alert| match alert {
                    Alert::SetAside(count) => Some(*count),
                    _ => None,
                });
                self.raise(Alert::SetAside(before.unwrap_or(0) + 1));
            }
            Trouble::PackDiffers(document) => {
                let before = self.alerts.iter().find_map(|alert| match alert {
                    Alert::Corrected { others, .. } => Some(others + 1),
                    _ => None,
                });
                self.raise(Alert::Corrected {
                    document: *document,
                    others: before.unwrap_or(0),
                });
            }
            Trouble::Refused => self.raise(Alert::Refused),
            Trouble::Excluded => self.raise(Alert::Excluded),
            Trouble::Relay(objection) => self.raise(match objection {
                Objection::Full => Alert::RelayFull,
                Objection::WrongLink => Alert::WrongLink,
                Objection::UnknownWorkshop => Alert::UnknownWorkshop,
                Objection::NeedsUpdate => Alert::NeedsUpdate,
                Objection::OtherName => Alert::OtherName,
            }),
        }
    }

    /// Puts an alert up, in the place of one of its kind.
    pub fn raise(&mut self, alert: Alert) {
        let same = |other: &Alert| std::mem::discriminant(other) == std::mem::discriminant(&alert);
        match self.alerts.iter_mut().find(|other| same(other)) {
            Some(place) => *place = alert,
            None => self.alerts.push(alert),
        }
    }

    /// Takes an alert down.
    pub fn dismiss(&mut self, alert: Alert) {
        self.alerts.retain(|other| *other != alert);
    }

    /// Everything is on the relay: what spoke against that is over.
    pub fn transferred(&mut self) {
        self.alerts.retain(|alert| {
            !matches!(
                alert,
                Alert::UnknownWorkshop
                    | Alert::RelayFull
                    | Alert::DiskFails
                    | Alert::WrongLink
                    | Alert::NeedsUpdate
                    | Alert::OtherName
            )
        });
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn an_alert_stands_once_and_goes_when_it_is_over() {
        let mut troubles = Troubles::default();
        troubles.note(&Trouble::DiskFails);
        troubles.note(&Trouble::DiskFails);
        assert_eq!(troubles.alerts(), [Alert::DiskFails]);
        troubles.note(&Trouble::DiskWorksAgain);
        assert_eq!(troubles.alerts(), []);
    }

    #[test]
    fn damaged_things_are_counted_but_not_those_that_are_rebuilt() {
        let mut troubles = Troubles::default();
        let key = || "a".to_owned();
        troubles.note(&Trouble::SetAside(SetAside::Document { key: key() }));
        assert_eq!(troubles.alerts(), []);
        for _ in 0..2 {
            troubles.note(&Trouble::SetAside(SetAside::Row { key: key() }));
        }
        assert_eq!(troubles.alerts(), [Alert::SetAside(2)]);
    }

    #[test]
    fn once_all_is_transferred_the_relay_knows_the_workshop() {
        let mut troubles = Troubles::default();
        troubles.note(&Trouble::Relay(Objection::UnknownWorkshop));
        troubles.note(&Trouble::Excluded);
        troubles.transferred();
        assert_eq!(troubles.alerts(), [Alert::Excluded]);
    }
}
