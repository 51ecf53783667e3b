//! Shown: what the big screen shows besides numbers. A facilitator says so on “Styring”; the window of the projector, in
//! the same browser, hears of it by the storage that both have. It never leaves the device.

use leptos::prelude::*;
use protocol::{ItemId, WorkshopId};
use serde::{Deserialize, Serialize};

use crate::device::page::Subscription;
use crate::device::settings;

/// What is shown. Nothing, until somebody says so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shown {
    /// No contribution.
    #[default]
    Nothing,
    /// One, by its subject.
    One(String),
    /// The newest, as they come.
    Newest,
    /// The themes, and how much stands in each.
    Themes,
    /// What has most votes.
    Votes,
}

impl Shown {
    /// This one.
    pub fn one(subject: &ItemId) -> Self {
        Self::One(subject.to_string())
    }

    fn read(workshop: WorkshopId) -> Self {
        settings::read(&key(workshop)).unwrap_or_default()
    }
}

/// What is shown, and the way to change it. A copy is a handle.
#[derive(Clone, Copy)]
pub struct Choice {
    /// What is shown now, whichever window said so.
    pub shown: ReadSignal<Shown>,
    set: WriteSignal<Shown>,
    workshop: WorkshopId,
}

impl Choice {
    /// Reads it, and hears of it as long as what is here is shown.
    pub fn follow(workshop: WorkshopId) -> Self {
        let (shown, set) = signal(Shown::read(workshop));
        // The browser tells every window but the one that wrote.
        let heard = Subscription::new(window().as_ref(), "storage", move |_| {
            let now = Shown::read(workshop);
            if shown.try_with_untracked(|before| *before != now) == Some(true) {
                set.set(now);
            }
        });
        let heard = StoredValue::new_local(heard);
        on_cleanup(move || heard.dispose());
        Self {
            shown,
            set,
            workshop,
        }
    }

    /// Shows this from now on.
    pub fn show(self, shown: Shown) {
        settings::keep(&key(self.workshop), &shown);
        self.set.set(shown);
    }
}

fn key(workshop: WorkshopId) -> String {
    format!("temadag.projector.{workshop}")
}
