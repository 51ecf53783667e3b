//! A lane: the key that this tab writes with. It lives in the tab's own storage, survives a reload
//! and ends with the tab.
//!
//! A browser that duplicates a tab copies that storage, and then two tabs would write in one lane. A
//! lock on the lane finds this at once where the browser has locks; where it has none, the rule that
//! one number holds one content finds it later, at the price of a rebuilt document.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use base16ct::lower;
use futures_channel::oneshot;
use protocol::secret::LaneSecret;
use protocol::{LaneKeys, PersonId, WorkshopId};

use super::entropy::entropy;
use super::lock::{self, Asking, Lock, LockEvent};
use super::settings;
use super::timer::Timeout;

/// What the names of locks on lanes begin with.
const LOCK: &str = "temadag.lane.";

/// How long the page before a reload may take to let go of the lane.
const PATIENCE: Duration = Duration::from_millis(300);

/// The tab's lane, and the lock on it.
pub struct Lane {
    /// Its keys.
    pub keys: LaneKeys,
    /// Held as long as the tab writes in the lane.
    pub lock: Option<Lock>,
}

/// The lane of this tab for a person, a fresh one if there is none or another tab has it.
pub async fn take(workshop: WorkshopId, person: PersonId) -> Lane {
    if let Some(keys) = kept(workshop, person) {
        match hold(&keys).await {
            Holding::Alone(lock) => {
                return Lane {
                    keys,
                    lock: Some(lock),
                };
            }
            Holding::Unknown => return Lane { keys, lock: None },
            Holding::Elsewhere => {}
        }
    }
    let keys = LaneKeys::generate(&mut entropy());
    keep(workshop, person, &keys);
    let lock = hold_new(&keys).await;
    Lane { keys, lock }
}

/// The lanes of the tabs that live; none where the browser has no locks.
pub async fn living() -> Vec<String> {
    let held = lock::held().await;
    let lanes = held.iter().filter_map(|name| name.strip_prefix(LOCK));
    lanes.map(str::to_owned).collect()
}

/// Keeps a lane for this tab; the one before is given up.
pub fn keep(workshop: WorkshopId, person: PersonId, keys: &LaneKeys) {
    settings::keep_tab(
        &key(workshop, person),
        lower::encode_string(keys.secret().expose()),
    );
}

/// Holds a fresh lane.
pub(super) async fn hold_new(keys: &LaneKeys) -> Option<Lock> {
    match hold(keys).await {
        Holding::Alone(lock) => Some(lock),
        Holding::Elsewhere | Holding::Unknown => None,
    }
}

fn kept(workshop: WorkshopId, person: PersonId) -> Option<LaneKeys> {
    let text: String = settings::read_tab(&key(workshop, person))?;
    let bytes = lower::decode_vec(text).ok()?;
    let secret = LaneSecret::from_bytes(bytes.try_into().ok()?);
    Some(LaneKeys::new(&secret))
}

fn key(workshop: WorkshopId, person: PersonId) -> String {
    format!("temadag.lane.{workshop}.{person}")
}

enum Holding {
    /// No other tab has the lane.
    Alone(Lock),
    /// Another tab has it.
    Elsewhere,
    /// The browser has no locks.
    Unknown,
}

async fn hold(keys: &LaneKeys) -> Holding {
    let (sender, receiver) = oneshot::channel();
    let sender = Rc::new(Cell::new(Some(sender)));
    let answer = move |alone: bool| {
        if let Some(sender) = sender.take() {
            let _ = sender.send(alone);
        }
    };
    let granted = answer.clone();
    let lock = Lock::request(
        &format!("{LOCK}{}", keys.id()),
        Asking::Waiting,
        move |event| granted(event == LockEvent::Granted),
    );
    let Some(lock) = lock else {
        return Holding::Unknown;
    };
    let _patience = Timeout::new(PATIENCE, move || answer(false));
    if receiver.await.unwrap_or(false) {
        Holding::Alone(lock)
    } else {
        Holding::Elsewhere
    }
}
