//! The rooms that are open: a thread for each, which tells its room what happens, one thing after
//! the other, and does what the room says.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use protocol::{ClientFrame, Goodbye, RelayFrame, SignedCharter, WorkshopId};
use tokio::sync::{OwnedSemaphorePermit, mpsc};

use super::clock::now_ms;
use super::metrics::Metrics;
use super::writer::Writer;
use crate::limits::Limits;
use crate::lobby::Entrant;
use crate::room::{BatchId, ConnectionId, Room, RoomEffect};
use crate::store::LogStore;

/// What happens to a room.
pub(super) enum RoomEvent {
    Enter(ConnectionId, Box<Entrant>, Outbox),
    /// A frame; the permit lets its device send another when this one is dealt with.
    Frame(ConnectionId, Box<ClientFrame>, OwnedSemaphorePermit),
    Drained(ConnectionId),
    Leave(ConnectionId),
    Written(BatchId, bool),
    Renewed(Box<SignedCharter>),
    Stop,
}

/// What a device's socket is to do.
pub(super) enum Outgoing {
    Frame(RelayFrame),
    /// Tell the room when everything before this is written.
    Wait,
    Pause(u64),
    Close(Goodbye),
}

/// The way to a device's socket. It has no bound of its own: the room sends no more than a window
/// before it waits, and a device whose answers pile up is not read from.
pub(super) struct Outbox {
    sender: mpsc::UnboundedSender<Outgoing>,
    backlog: Arc<AtomicUsize>,
}

impl Outbox {
    /// The outbox, what comes out of it, and how much has not.
    pub(super) fn new() -> (Self, mpsc::UnboundedReceiver<Outgoing>, Arc<AtomicUsize>) {
        let (sender, receiver) = mpsc::unbounded_channel();
        let backlog = Arc::new(AtomicUsize::new(0));
        let outbox = Self {
            sender,
            backlog: Arc::clone(&backlog),
        };
        (outbox, receiver, backlog)
    }

    fn put(&self, outgoing: Outgoing) {
        self.backlog.fetch_add(1, Ordering::Relaxed);
        // A socket that is gone wants nothing; its room hears of it by Leave.
        drop(self.sender.send(outgoing));
    }
}

struct Open {
    events: Sender<RoomEvent>,
    thread: JoinHandle<()>,
}

/// The rooms by workshop; `None` when the relay stops and opens no more.
type Doors = Option<BTreeMap<WorkshopId, Open>>;

struct Inner {
    store: Arc<dyn LogStore>,
    writer: Writer,
    limits: Limits,
    metrics: Arc<Metrics>,
    doors: Mutex<Doors>,
}

/// Every room that is open.
#[derive(Clone)]
pub(super) struct Rooms(Arc<Inner>);

impl Rooms {
    pub(super) fn new(
        store: Arc<dyn LogStore>,
        writer: Writer,
        limits: Limits,
        metrics: Arc<Metrics>,
    ) -> Self {
        Self(Arc::new(Inner {
            store,
            writer,
            limits,
            metrics,
            doors: Mutex::new(Some(BTreeMap::new())),
        }))
    }

    /// Takes somebody to the room of their workshop, which is opened if need be.
    pub(super) fn enter(
        &self,
        connection: ConnectionId,
        entrant: Box<Entrant>,
        outbox: Outbox,
    ) -> std::io::Result<Sender<RoomEvent>> {
        let workshop = entrant.workshop;
        let mut doors = self.lock();
        let Some(open) = doors.as_mut() else {
            return Err(std::io::ErrorKind::NotConnected.into());
        };
        let room = match open.entry(workshop) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => {
                let (events, inbox) = channel();
                let (rooms, own) = (self.clone(), events.clone());
                let thread = std::thread::Builder::new()
                    .name("room".to_owned())
                    .spawn(move || rooms.run(workshop, &own, inbox))?;
                self.0.metrics.rooms.inc();
                entry.insert(Open { events, thread })
            }
        };
        // Sent under the lock, so that the room does not close before it has read it.
        let enter = RoomEvent::Enter(connection, entrant, outbox);
        room.events
            .send(enter)
            .map_err(|_| std::io::ErrorKind::NotConnected)?;
        Ok(room.events.clone())
    }

    /// A charter was renewed in the lobby.
    pub(super) fn renewed(&self, workshop: WorkshopId, charter: SignedCharter) {
        let doors = self.lock();
        if let Some(room) = doors.as_ref().and_then(|open| open.get(&workshop)) {
            drop(room.events.send(RoomEvent::Renewed(Box::new(charter))));
        }
    }

    /// Opens no more rooms, lets every room finish what is on its way to the disk, and closes it.
    pub(super) fn stop(&self) {
        let open = self.lock().take().unwrap_or_default();
        for room in open.values() {
            drop(room.events.send(RoomEvent::Stop));
        }
        for room in open.into_values() {
            if room.thread.join().is_err() {
                tracing::error!("a room ended in disorder");
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Doors> {
        self.0.doors.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The thread of one room.
    fn run(&self, workshop: WorkshopId, own: &Sender<RoomEvent>, inbox: Receiver<RoomEvent>) {
        let name = short_name(workshop);
        // A room that panics takes nobody else's with it; who was in it comes again.
        let ended = catch_unwind(AssertUnwindSafe(|| self.host(workshop, own, &inbox)));
        let end = ended.unwrap_or_else(|_| {
            tracing::error!("room {name} panicked");
            End::Open
        });
        // Once it is out of the map another may have taken its place: it is taken out once.
        if end == End::Open
            && let Some(open) = self.lock().as_mut()
        {
            open.remove(&workshop);
        }
        // Whoever is still on the way in finds the outbox dropped, and comes again.
        drop(inbox);
        self.0.metrics.rooms.dec();
        tracing::info!("room {name} closed");
    }

    fn host(
        &self,
        workshop: WorkshopId,
        own: &Sender<RoomEvent>,
        inbox: &Receiver<RoomEvent>,
    ) -> End {
        let name = short_name(workshop);
        match Room::open(self.0.store.as_ref(), workshop, self.0.limits.clone()) {
            Ok(Some(room)) => {
                tracing::info!("room {name} opens");
                let mut thread = RoomThread {
                    rooms: self,
                    own,
                    room,
                    outboxes: BTreeMap::new(),
                    stopping: false,
                };
                return thread.run(inbox);
            }
            Ok(None) => tracing::error!("room {name} is not in the store"),
            Err(error) => tracing::error!("room {name} cannot open: {error}"),
        }
        End::Open
    }
}

/// Whether the room's door is still in the map when its thread ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Open,
    Shut,
}

struct RoomThread<'a> {
    rooms: &'a Rooms,
    own: &'a Sender<RoomEvent>,
    room: Room,
    outboxes: BTreeMap<ConnectionId, Outbox>,
    stopping: bool,
}

impl RoomThread<'_> {
    fn run(&mut self, inbox: &Receiver<RoomEvent>) -> End {
        let mut next = inbox.recv().ok();
        while let Some(event) = next {
            self.hear(event);
            if self.room.is_broken() || (self.stopping && self.room.is_settled()) {
                break;
            }
            next = if self.room.is_idle() {
                // Nobody gets in while the lock is held: either somebody already has, or it closes.
                let mut doors = self.rooms.lock();
                match (inbox.try_recv(), doors.as_mut()) {
                    (Ok(event), _) => Some(event),
                    (Err(_), Some(open)) => {
                        open.remove(&self.room.workshop());
                        return End::Shut;
                    }
                    // The relay stops, and so does this room.
                    (Err(_), None) => return End::Shut,
                }
            } else {
                inbox.recv().ok()
            };
        }
        for outbox in self.outboxes.values() {
            outbox.put(Outgoing::Close(Goodbye::Stopping));
        }
        End::Open
    }

    fn hear(&mut self, event: RoomEvent) {
        let store = self.rooms.0.store.as_ref();
        let now = now_ms();
        let effects = match event {
            RoomEvent::Enter(connection, entrant, outbox) => {
                self.outboxes.insert(connection, outbox);
                self.room.connect(connection, *entrant, now)
            }
            // What is not on its way to the disk when the relay stops is offered to the next one.
            RoomEvent::Frame(..) if self.stopping => Vec::new(),
            RoomEvent::Frame(connection, frame, permit) => {
                let effects = self.room.frame(connection, *frame, now, store);
                drop(permit);
                effects
            }
            RoomEvent::Drained(connection) => self.room.drained(connection, store),
            RoomEvent::Leave(connection) => {
                self.outboxes.remove(&connection);
                self.room.disconnect(connection);
                Vec::new()
            }
            RoomEvent::Written(batch, true) => self.room.committed(batch, now, store),
            RoomEvent::Written(batch, false) => self.room.failed(batch, store),
            RoomEvent::Renewed(charter) => self.room.charter_renewed(*charter, now),
            RoomEvent::Stop => {
                self.stopping = true;
                Vec::new()
            }
        };
        for effect in effects {
            self.obey(effect);
        }
    }

    fn obey(&mut self, effect: RoomEffect) {
        match effect {
            RoomEffect::Send { to, frame } => {
                self.rooms.0.metrics.sent(&frame);
                self.put(to, Outgoing::Frame(frame));
            }
            RoomEffect::Wait { to } => self.put(to, Outgoing::Wait),
            RoomEffect::Pause { from, ms } => {
                self.rooms.0.metrics.pauses.inc();
                self.put(from, Outgoing::Pause(ms));
            }
            RoomEffect::Close { to, reason } => {
                self.put(to, Outgoing::Close(reason));
                self.outboxes.remove(&to);
            }
            RoomEffect::Append { id, batch } => {
                let own = self.own.clone();
                self.rooms.0.writer.append(batch, move |durable| {
                    // A room that is gone has nobody left to tell.
                    drop(own.send(RoomEvent::Written(id, durable)));
                });
            }
        }
    }

    fn put(&self, to: ConnectionId, outgoing: Outgoing) {
        if let Some(outbox) = self.outboxes.get(&to) {
            outbox.put(outgoing);
        }
    }
}

/// The first four bytes of a workshop's id: enough to follow it in a log, too little to find it.
fn short_name(workshop: WorkshopId) -> String {
    workshop.0[..4]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::RecvTimeoutError;
    use std::time::Duration;

    use protocol::Link;
    use protocol::keys::OwnerKeys;
    use protocol::secret::{FacilitatorSecret, OwnerSecret, ParticipantSecret};

    use super::*;
    use crate::store::{Batch, MemoryStore};

    /// A workshop in a store, and the rooms over it.
    fn rooms() -> (Rooms, WorkshopId) {
        let owner = OwnerKeys::new(&OwnerSecret::from_bytes([1; 32]));
        let link = Link {
            workshop: owner.workshop(),
            participant: ParticipantSecret::from_bytes([2; 32]),
            facilitator: Some(FacilitatorSecret::from_bytes([3; 32])),
        };
        let charter = SignedCharter::first(&owner, &link.access()).expect("a facilitator's link");
        let mut batch = Batch::new(link.workshop);
        batch.charter = Some((1, charter));
        let store: Arc<dyn LogStore> = Arc::new(MemoryStore::new());
        store.append(&[Arc::new(batch)]).expect("a first charter");
        let metrics = Arc::new(Metrics::new());
        let data = std::env::temp_dir();
        let (writer, _) =
            Writer::start(Arc::clone(&store), data, 0, Arc::clone(&metrics)).expect("a thread");
        let rooms = Rooms::new(store, writer, Limits::default(), metrics);
        (rooms, link.workshop)
    }

    /// The relay is told to stop while the last device is on its way out: both stand in the room's
    /// inbox, and the room must not take the one for the other and wait for a third.
    #[test]
    fn a_room_that_empties_while_the_relay_stops_ends() {
        let (rooms, workshop) = rooms();
        drop(rooms.lock().take());
        let (own, inbox) = channel();
        own.send(RoomEvent::Leave(ConnectionId(1)))
            .expect("an inbox");
        own.send(RoomEvent::Stop).expect("an inbox");
        let (done, ended) = channel();
        std::thread::spawn(move || {
            let end = rooms.host(workshop, &own, &inbox);
            let _ = done.send(end);
            // The way into the inbox stays open until the room has ended, as in the relay.
            drop(own);
        });
        let ended = ended.recv_timeout(Duration::from_secs(10));
        assert_ne!(
            ended.err(),
            Some(RecvTimeoutError::Timeout),
            "it waits for ever"
        );
    }
}
