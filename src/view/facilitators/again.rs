//! Again: what a facilitator's device does by itself, and could not, it tries once more, each time after a longer wait.

use std::time::Duration;

use leptos::prelude::*;
use sync::DocumentId;
use workshop::OutcomeCommand;

use crate::device::timer;
use crate::state::Workshop;

/// So long after the first time comes the second.
const FIRST: Duration = Duration::from_secs(5);
/// The wait doubles so often, to some five minutes.
const DOUBLINGS: u32 = 6;

/// How often it failed in a row. A copy is the same.
#[derive(Clone, Copy)]
pub struct Again(StoredValue<u32>);

impl Again {
    /// It has not been tried.
    pub fn new() -> Self {
        Self(StoredValue::new(0))
    }

    /// Writes into the outcome; whether it was written. If it was not, that is told the first time, and it is time to try
    /// again when this returns.
    pub async fn write(self, workshop: Workshop, command: OutcomeCommand) -> bool {
        let Err(failure) = workshop.write(DocumentId::OUTCOME, command.into()).await else {
            let _ = self.0.try_set_value(0);
            return true;
        };
        // The pages may have gone meanwhile.
        let Some(failed) = self.0.try_get_value() else {
            return false;
        };
        if failed == 0 {
            workshop.tell(&failure);
        }
        self.0.set_value(failed + 1);
        timer::pause(FIRST * 2_u32.pow(failed.min(DOUBLINGS))).await;
        false
    }
}
