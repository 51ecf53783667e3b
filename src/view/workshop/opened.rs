//! The open device that a workshop's pages stand on.

use leptos::prelude::*;

use crate::device::SharedDevice;

/// Why a workshop does not open.
#[derive(Clone, Copy, PartialEq)]
pub enum Reason {
    /// This device has no keys to it.
    NotHere,
    /// The browser forbids the page to store anything.
    Forbidden,
    /// It was deleted from this device, in another tab.
    Erased,
    /// Anything else.
    Disk,
}

/// The device, once it is open. Another one in its place opens the workshop anew, in other hands.
#[derive(Clone, Copy)]
pub struct Opened(pub RwSignal<Option<Result<SharedDevice, Reason>>, LocalStorage>);

impl Opened {
    /// Puts another device in the place of this one.
    pub fn replace(self, device: SharedDevice) {
        self.follow(&device);
        // The person may have gone elsewhere meanwhile.
        let _ = self.0.try_set(Some(Ok(device)));
    }

    /// Says so when another tab deletes what is open here.
    pub fn follow(self, device: &SharedDevice) {
        device.when_erased(move || {
            let _ = self.0.try_set(Some(Err(Reason::Erased)));
        });
    }
}
