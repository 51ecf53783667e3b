//! Told: who wrote something that is hidden reads that it is, and why, in “Mine input”.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use workshop::{Hiding, OutcomeCommand};

use crate::state::{OutcomeState, Workshop};
use crate::view::facilitators::again::Again;
use crate::view::facilitators::collect::gathering::Gatherings;

/// So many go into one command, which becomes one record.
const MOST: usize = 200;

/// Tells of what is hidden, and of what is no longer, as soon as this device knows. Around every page of a facilitator.
/// [A30]
pub fn keep_told() {
    let workshop = expect_context::<Workshop>();
    let outcome = expect_context::<OutcomeState>();
    // Until what was told last is in the outcome.
    let busy = RwSignal::new(false);
    let again = Again::new();
    Effect::new(move || {
        let synthesis = Gatherings::get().synthesis;
        synthesis.edition.track();
        outcome.edition.track();
        let told = outcome.read(|outcome| Some(Hiding::all(outcome)));
        let told = told.unwrap_or_default().into_iter();
        let told = told.filter_map(|one| Some((one.subject, one.reason?)));
        let told: BTreeMap<_, _> = told.collect();
        let mut untold = synthesis.with(|all| all.untold(&told));
        untold.truncate(MOST);
        if untold.is_empty() || busy.get() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let command = OutcomeCommand::TellHidden { inputs: untold };
            again.write(workshop, command).await;
            let _ = busy.try_set(false);
        });
    });
}
