//! The latest: contributions that may be shown, newest first. What is hidden or withdrawn is not among them.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::ItemId;
use workshop::collection::Entry;
use workshop::synthesis::State;

use crate::state::shelf::is_shown;
use crate::view::facilitators::collect::gathering::Gathering;

/// A contribution that may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// By what it is named.
    pub subject: ItemId,
    /// What it says.
    pub text: String,
    /// Where it was written.
    pub table: u16,
}

impl Line {
    fn of(entry: &Entry) -> Self {
        Self {
            subject: entry.subject,
            text: entry.contribution.text.clone(),
            table: entry.origin.table,
        }
    }
}

/// One of them, if it may still be shown; asked again when anything changes.
pub fn find(gathering: Gathering, subject: &ItemId) -> Option<Line> {
    follow(gathering);
    let entry: Arc<Entry> = gathering.entry(subject)?;
    may_be_shown(gathering, &entry).then(|| Line::of(&entry))
}

/// So many of the newest.
pub fn latest(gathering: Gathering, most: usize) -> Vec<Line> {
    follow(gathering);
    let mut all: Vec<(i64, ItemId)> = Vec::new();
    gathering.found_all(|entry| {
        if may_be_shown(gathering, entry) {
            all.push((entry.contribution.created, entry.subject));
        }
    });
    // Only those that are shown are put in order.
    if all.len() > most {
        let at = all.len() - most;
        all.select_nth_unstable(at);
        all.drain(..at);
    }
    all.sort_unstable();
    let entries = all
        .iter()
        .rev()
        .filter_map(|(_, subject)| gathering.entry(subject));
    entries.map(|entry| Line::of(&entry)).collect()
}

/// Reads what rises when an entry or what became of it changes: a memo that nobody reads follows nothing.
fn follow(gathering: Gathering) {
    gathering.found.with(|_| ());
    gathering.synthesis.edition.track();
}

fn may_be_shown(gathering: Gathering, entry: &Entry) -> bool {
    let state = gathering.synthesis.with(|all| all.state(&entry.subject));
    state != State::Hidden && is_shown(&entry.contribution)
}
