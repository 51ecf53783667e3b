//! A draft: the text under the fingers, not yet a change to anything.
//!
//! It is kept in two places, since neither is enough alone: local storage takes every keystroke and
//! survives a killed tab, but a killed browser loses what was half a minute old; IndexedDB takes it a
//! quarter of a second later and survives that. Each copy says when it was made, and the later holds.
//! A key says whose draft it is and where, so that the next person at a tablet sees none of it; and in which tab, where
//! two tabs may write at one place.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::time::Duration;

use protocol::WorkshopId;
use sync::store;
use wasm_bindgen_futures::spawn_local;

use super::disk::{Change, Disk, Durability, Store};
use super::page::{self, PageEvent, Subscription};
use super::settings;
use super::timer::Timeout;

/// How long IndexedDB may be behind.
const BEHIND: Duration = Duration::from_millis(250);

/// More drafts than this are not looked for at once.
const ROWS: u32 = 500;

/// When it was made, by the device's clock, and the text; empty when it was dropped.
type Kept = (f64, String);

#[derive(Default)]
struct Pending {
    copies: BTreeMap<(WorkshopId, String), Kept>,
    timer: Option<Timeout>,
    page: Vec<Subscription>,
}

thread_local! {
    static PENDING: RefCell<Pending> = RefCell::default();
    static LAST: Cell<f64> = const { Cell::new(0.0) };
}

/// Keeps a draft, at every keystroke.
pub fn keep(workshop: WorkshopId, key: &str, text: &str) {
    let copy = (stamp(), text.to_owned());
    settings::keep(&local_key(workshop, key), &copy);
    PENDING.with_borrow_mut(|pending| {
        if pending.page.is_empty() {
            pending.page = page::follow(|event| {
                if event == PageEvent::Leaving {
                    flush();
                }
            });
        }
        pending.copies.insert((workshop, key.to_owned()), copy);
        if pending.timer.is_none() {
            pending.timer = Some(Timeout::new(BEHIND, flush));
        }
    });
}

/// The draft that was kept last, if any.
pub async fn kept(workshop: WorkshopId, key: &str) -> Option<String> {
    let local: Option<Kept> = settings::read(&local_key(workshop, key));
    let disk = Disk::of(workshop).get(Store::Drafts, key).await;
    let stored = disk.ok().flatten().and_then(|value| read_row(&value));
    let (_, text) = [local, stored]
        .into_iter()
        .flatten()
        .max_by(|one, other| one.0.total_cmp(&other.0))?;
    (!text.is_empty()).then_some(text)
}

/// Every draft whose key begins so, with its key; the one that was kept last comes last.
pub async fn all(workshop: WorkshopId, prefix: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, Kept)> = Vec::new();
    let mut take = |key: &str, kept: Kept| {
        // Later copies come to stand later.
        let later = |(_, other): &(String, Kept)| other.0 > kept.0;
        let known = found.iter().position(|(known, _)| known == key);
        if known.is_some_and(|at| later(&found[at])) {
            return;
        }
        known.map(|at| found.remove(at));
        let at = found.iter().position(later).unwrap_or(found.len());
        found.insert(at, (key.to_owned(), kept));
    };
    let local = local_key(workshop, "");
    for key in settings::keys(&local_key(workshop, prefix)) {
        if let (Some(name), Some(kept)) = (key.strip_prefix(&local), settings::read(&key)) {
            take(name, kept);
        }
    }
    let disk = Disk::of(workshop);
    let rows = disk.slice(Store::Drafts, prefix, None, ROWS).await;
    for (key, value) in rows.unwrap_or_default() {
        if let Some(kept) = read_row(&value) {
            take(&key, kept);
        }
    }
    found.retain(|(_, (_, text))| !text.is_empty());
    found
        .into_iter()
        .map(|(key, (_, text))| (key, text))
        .collect()
}

fn read_row(value: &[u8]) -> Option<Kept> {
    serde_json::from_slice(store::unwrap(value)?).ok()
}

/// Drops a draft: it has become a change, or nothing.
pub fn drop(workshop: WorkshopId, key: &str) {
    // Both copies say so, with the time: a killed browser may bring an older one back.
    keep(workshop, key, "");
}

/// Leaves unwritten what IndexedDB does not have yet of a workshop.
pub(super) fn forget(workshop: WorkshopId) {
    PENDING.with_borrow_mut(|pending| pending.copies.retain(|(of, _), _| *of != workshop));
}

/// Writes what IndexedDB does not have yet.
fn flush() {
    let copies = PENDING.with_borrow_mut(|pending| {
        pending.timer = None;
        std::mem::take(&mut pending.copies)
    });
    for ((workshop, key), copy) in copies {
        let Ok(value) = serde_json::to_vec(&copy) else {
            continue;
        };
        let change = Change::Put(Store::Drafts, key.clone(), store::wrap(&value));
        let outcome = Disk::of(workshop).transact(vec![change], Durability::Relaxed);
        spawn_local(async move {
            let local = local_key(workshop, &key);
            let dropped = outcome.await.is_ok() && copy.1.is_empty();
            if dropped && settings::read::<Kept>(&local).is_some_and(|kept| kept == copy) {
                settings::forget(&local);
            }
        });
    }
}

/// Rises with every copy, also when the clock is set back meanwhile.
pub(super) fn stamp() -> f64 {
    let now = js_sys::Date::now().max(LAST.get() + 1.0);
    LAST.set(now);
    now
}

fn local_key(workshop: WorkshopId, key: &str) -> String {
    format!("temadag.draft.{workshop}.{key}")
}
