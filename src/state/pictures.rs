//! Pictures: what figures of the strategy show, read one at a time: all of them are larger than everything else together.

use leptos::prelude::*;
use protocol::ItemId;
use sync::{DocumentId, Notice};
use workshop::Picture;

use super::holder::Holder;
use super::workshop::Workshop;

/// The pictures that are here. A copy is a handle.
#[derive(Clone, Copy)]
pub struct PicturesState {
    /// Raised when one has come.
    edition: RwSignal<u32>,
    workshop: Workshop,
}

impl Holder for PicturesState {
    fn new(workshop: Workshop) -> Self {
        Self {
            edition: RwSignal::new(0),
            workshop,
        }
    }

    fn take_in(self, notice: &Notice) {
        match notice {
            Notice::Replaced { document } | Notice::Touched { document, .. }
                if *document == DocumentId::PICTURES =>
            {
                self.edition.update(|edition| *edition += 1);
            }
            _ => {}
        }
    }
}

impl PicturesState {
    /// One of them, if it is here.
    pub fn picture(self, id: &ItemId) -> Option<Picture> {
        self.edition.track();
        let device = self.workshop.device();
        device.read(|session| Picture::find(session.document(&DocumentId::PICTURES)?, id))
    }
}
