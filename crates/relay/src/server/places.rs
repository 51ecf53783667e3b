//! Places: so many may be here at one time and no more. When all are taken, whoever has been here
//! longest makes room: refusing who comes instead would let a few who never leave keep everybody out.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::gauge::Gauge;
use tokio::sync::oneshot;

/// So many places.
#[derive(Clone)]
pub(super) struct Places(Arc<Inner>);

struct Inner {
    most: usize,
    taken: Mutex<Taken>,
    here: Gauge,
    made_room: Counter,
}

#[derive(Default)]
struct Taken {
    next: u64,
    /// By the order in which they were taken. What is dropped from here is lost to who holds it.
    by_age: BTreeMap<u64, oneshot::Sender<Infallible>>,
}

/// A place, until it is dropped or lost to somebody who came later.
pub(super) struct Place {
    places: Places,
    number: u64,
    lost: oneshot::Receiver<Infallible>,
}

impl Places {
    /// So many. `here` counts who is, `made_room` who had to.
    pub(super) fn new(most: usize, here: Gauge, made_room: Counter) -> Self {
        Self(Arc::new(Inner {
            most: most.max(1),
            taken: Mutex::default(),
            here,
            made_room,
        }))
    }

    /// Takes a place, the oldest if there is no other.
    pub(super) fn take(&self) -> Place {
        let (held, lost) = oneshot::channel();
        let mut taken = self.lock();
        if taken.by_age.len() >= self.0.most {
            self.take_from_oldest(&mut taken);
        }
        let number = taken.next;
        taken.next += 1;
        taken.by_age.insert(number, held);
        self.0.here.inc();
        Place {
            places: self.clone(),
            number,
            lost,
        }
    }

    /// Has the oldest make room for what is needed elsewhere.
    pub(super) fn make_room(&self) {
        self.take_from_oldest(&mut self.lock());
    }

    fn take_from_oldest(&self, taken: &mut Taken) {
        if taken.by_age.pop_first().is_some() {
            self.0.here.dec();
            self.0.made_room.inc();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Taken> {
        self.0.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place {
    /// Until somebody else has this place.
    pub(super) async fn lost(&mut self) {
        // Nothing is ever sent: the other end is dropped.
        let Err(_) = (&mut self.lost).await;
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if self.places.lock().by_age.remove(&self.number).is_some() {
            self.places.0.here.dec();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_oldest_makes_room_and_who_has_left_has_nothing_to_lose() {
        let (here, made_room) = (Gauge::default(), Counter::default());
        let places = Places::new(2, here.clone(), made_room.clone());
        let (left, mut oldest) = (places.take(), places.take());
        drop(left);
        let mut second = places.take();
        assert_eq!((here.get(), made_room.get()), (2, 0));
        let _third = places.take();
        oldest.lost().await;
        assert_eq!((here.get(), made_room.get()), (2, 1));
        drop(oldest);
        assert_eq!(here.get(), 2, "it had none any more");
        places.make_room();
        second.lost().await;
        assert_eq!((here.get(), made_room.get()), (1, 2));
    }
}
