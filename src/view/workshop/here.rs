//! Here: a participant's device says that they are at the table as long as their pages are shown.

use std::time::Duration;

use leptos::prelude::*;
use sync::Status;

use crate::state::{People, Workshop};

/// So often; whoever has not said so for some fifty seconds is taken to have gone.
const EVERY: Duration = Duration::from_secs(15);

/// Says so, whichever page it is. [S11]
pub fn be_here() {
    let (workshop, people) = (expect_context::<Workshop>(), expect_context::<People>());
    let say = move |table: Option<u16>| {
        if let Some(table) = table {
            people.be_here(table);
        }
    };
    let is_heard =
        Memo::new(move |_| !matches!(workshop.status.get(), Status::Reading | Status::Offline));
    Effect::new(move || {
        // At once where it can be heard now, so that nobody waits for the next time.
        is_heard.track();
        say(workshop.table.get());
    });
    let again = move || say(workshop.table.get_untracked());
    if let Ok(often) = set_interval_with_handle(again, EVERY) {
        on_cleanup(move || often.clear());
    }
}
