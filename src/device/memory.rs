//! What this device remembers of a workshop beside its documents: how it is called, who sat where.
//!
//! Local storage answers at once, but of a killed browser it has lost the last half minute. So the
//! workshop's database holds everything as well, and gives back what local storage does not have.

use protocol::WorkshopId;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sync::store;

use super::disk::{Change, Disk, Durability, Store};
use super::{draft, settings};

const PREFIX: &str = "temadag.memory.";

/// How many rows are read at once.
const SLICE: u32 = 500;

/// When it was noted, by the device's clock, and what, as JSON.
type Noted = (f64, String);

/// What is remembered under a name.
pub fn recollect<T: DeserializeOwned>(workshop: WorkshopId, name: &str) -> Option<T> {
    let (_, text): Noted = settings::read(&local_key(workshop, name))?;
    serde_json::from_str(&text).ok()
}

/// Remembers it.
pub fn keep(workshop: WorkshopId, name: &str, value: &impl Serialize) {
    let Ok(text) = serde_json::to_string(value) else {
        return;
    };
    let noted: Noted = (draft::stamp(), text);
    settings::keep(&local_key(workshop, name), &noted);
    let Ok(value) = serde_json::to_vec(&noted) else {
        return;
    };
    let change = Change::Put(Store::Memory, name.to_owned(), store::wrap(&value));
    drop(Disk::of(workshop).transact(vec![change], Durability::Relaxed));
}

/// Forgets it.
pub fn forget(workshop: WorkshopId, name: &str) {
    settings::forget(&local_key(workshop, name));
    let change = Change::Delete(Store::Memory, name.to_owned());
    drop(Disk::of(workshop).transact(vec![change], Durability::Relaxed));
}

/// The workshops of which local storage remembers something under this name.
pub fn workshops_with(name: &str) -> Vec<WorkshopId> {
    settings::keys(PREFIX)
        .iter()
        .filter_map(|key| key.strip_prefix(PREFIX)?.split_once('.'))
        .filter(|(_, of)| *of == name)
        .filter_map(|(workshop, _)| WorkshopId::from_hex(workshop))
        .collect()
}

/// Brings back what local storage has lost of a workshop; says whether anything.
pub async fn recall(workshop: WorkshopId) -> bool {
    let rows = Disk::of(workshop)
        .slice(Store::Memory, "", None, SLICE)
        .await
        .unwrap_or_default();
    let mut lost = false;
    for (name, value) in rows {
        let noted: Option<Noted> =
            store::unwrap(&value).and_then(|value| serde_json::from_slice(value).ok());
        let Some(noted) = noted else { continue };
        let key = local_key(workshop, &name);
        if settings::read::<Noted>(&key).is_none_or(|local| local.0 < noted.0) {
            settings::keep(&key, &noted);
            lost = true;
        }
    }
    lost
}

/// Brings back what local storage has lost of any workshop; says whether anything. Nothing where the
/// browser does not list its databases.
pub async fn recall_all() -> bool {
    let mut lost = false;
    for workshop in Disk::all().await {
        lost |= recall(workshop).await;
    }
    lost
}

fn local_key(workshop: WorkshopId, name: &str) -> String {
    format!("{PREFIX}{workshop}.{name}")
}
