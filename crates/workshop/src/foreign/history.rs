//! A history: all changes of a document that came whole, held to what each had been held to alone.
//!
//! Automerge loads a pack with changes in it that no record may carry. An object that was made within
//! itself loads, and whoever writes in it next makes Automerge follow a path without an end, which no
//! guard outlives.

use protocol::LaneId;

use super::{Admission, Frontier, PersonOf, Rejection, vet_change};
use crate::Document;

/// So many pairs of change and lane are looked at: each change notes how far it sees in each lane.
const MAX_SIGHTS: usize = 1_000_000;

/// Vets every change of a document that was loaded from foreign bytes. What this turns away may be the
/// sum of records of which most are sound: fetch these.
pub fn vet_history(document: &Document, person_of: PersonOf<'_>) -> Result<(), Rejection> {
    let first = Document::new(document.kind(), document.lane());
    let changes = document
        .automerge()
        .map(|doc| doc.get_changes(&first.heads()));
    let changes = changes.unwrap_or_default();
    if changes.len() * document.lanes().len() > MAX_SIGHTS {
        return Err(Rejection::TooMany { what: "changes" });
    }
    let mut frontier = Frontier::new(&first, person_of);
    for change in &changes {
        let lane = <[u8; 32]>::try_from(change.actor_id().to_bytes());
        let lane = LaneId(lane.map_err(|_| Rejection::WrongActor)?);
        // Whoever loads a document has all that its changes build on, each before what builds on it.
        if frontier.admit(&vet_change(change.raw_bytes(), lane)?)? != Admission::Next {
            return Err(Rejection::NotBuiltOn);
        }
    }
    Ok(())
}
