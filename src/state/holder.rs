//! A holder: what the view shows of one kind of document, as signals that it keeps in step with the device by itself.
//!
//! A new kind of document has its holder in a file of its own, and one line where the pages begin that show it: in
//! [`open`](super::open) if those are all pages, else in the frame or page that does.

use leptos::prelude::*;
use sync::Notice;

use super::workshop::Workshop;
use crate::device::Listening;

/// What a holder does. A copy is a handle.
pub trait Holder: Copy + Send + Sync + 'static {
    /// Reads what the device holds.
    fn new(workshop: Workshop) -> Self;

    /// Takes in what the device says after that. Only what a notice names is read again.
    fn take_in(self, notice: &Notice);
}

/// Makes a holder, puts it into the context of what is below, and lets it listen as long as what is here is shown.
pub fn hold<H: Holder>(workshop: Workshop) -> H {
    let holder = H::new(workshop);
    let kept = StoredValue::new_local(None::<Listening>);
    let listening = workshop.device().listen(move |notice| {
        // A notice can be under way while the page that listened goes.
        if !kept.is_disposed() {
            holder.take_in(notice);
        }
    });
    kept.set_value(Some(listening));
    provide_context(holder);
    holder
}
