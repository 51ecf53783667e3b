//! What a person wrote on this device that the relay may not have yet, input by input.
//!
//! The device says of all that a person wrote whether it is transferred. Here is kept which inputs were touched since it
//! said so last, on this device and across reloads, so that each can say where it is.

use std::collections::BTreeSet;

use leptos::prelude::*;
use protocol::ItemId;
use sync::{Notice, Status};
use workshop::CONTRIBUTIONS;

use super::holder::Holder;
use super::shelf::Key;
use super::workshop::Workshop;
use crate::device::settings;

/// Where an input is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// On this device.
    Here,
    /// With everybody.
    Transferred,
    /// At the relay; a facilitator has to let it in.
    Waits,
}

/// Which inputs may not be transferred. A copy is a handle.
#[derive(Clone, Copy)]
pub struct Unsent {
    items: RwSignal<BTreeSet<ItemId>>,
    workshop: Workshop,
}

impl Holder for Unsent {
    fn new(workshop: Workshop) -> Self {
        let kept = settings::read::<Vec<String>>(&place(workshop)).unwrap_or_default();
        let items = kept.iter().filter_map(|id| ItemId::from_hex(id)).collect();
        Self {
            items: RwSignal::new(items),
            workshop,
        }
    }

    fn take_in(self, notice: &Notice) {
        match notice {
            Notice::Touched { document, touched } => {
                let is_own = document.owner == Some(self.workshop.person);
                let person = self.workshop.person;
                let items = touched.items(CONTRIBUTIONS);
                let own = items.filter(|id| is_own || document.is_joint() && id.is_by(person));
                let own: Vec<ItemId> = own.collect();
                let is_news = self
                    .items
                    .with_untracked(|items| own.iter().any(|id| !items.contains(id)));
                if is_news {
                    self.items.update(|items| items.extend(own));
                    self.keep();
                }
            }
            Notice::Status(Status::Transferred)
                if self.items.with_untracked(|items| !items.is_empty()) =>
            {
                self.items.update(BTreeSet::clear);
                self.keep();
            }
            _ => {}
        }
    }
}

impl Unsent {
    /// Where an input of this person's is.
    pub fn whereabouts(self, key: Key) -> Memo<Whereabouts> {
        let status = self.workshop.status;
        Memo::new(move |_| {
            let is_unsent = self.items.with(|items| items.contains(&key.item));
            match status.get() {
                Status::Transferred => Whereabouts::Transferred,
                _ if !is_unsent => Whereabouts::Transferred,
                Status::Waiting => Whereabouts::Waits,
                _ => Whereabouts::Here,
            }
        })
    }

    fn keep(self) {
        let place = place(self.workshop);
        let ids: Vec<String> = self
            .items
            .with_untracked(|items| items.iter().map(ItemId::to_string).collect());
        match ids.is_empty() {
            true => settings::forget(&place),
            false => settings::keep(&place, ids),
        }
    }
}

/// Under the workshop's own settings, so that it goes with them.
fn place(workshop: Workshop) -> String {
    format!("temadag.unsent.{}.{}", workshop.id, workshop.person)
}
