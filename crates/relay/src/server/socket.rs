//! A socket: one device's WebSocket, first in the lobby, then in its room.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Sender;
use std::time::Duration;

use axum::extract::State;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use protocol::{ClientFrame, Goodbye, RelayFrame};
use tokio::sync::{Semaphore, mpsc, oneshot, watch};
use tokio::time::{Instant, MissedTickBehavior, interval, sleep_until, timeout, timeout_at};

use super::clock::now_ms;
use super::origin::TurnedAway;
use super::places::Place;
use super::rooms::{Outbox, Outgoing, RoomEvent};
use super::shared::{Counted, Shared};
use crate::lobby::{Entrant, Lobby, LobbyEffect};
use crate::room::ConnectionId;

/// Frames of one device that its room has not dealt with.
const FRAMES_AT_ONCE: usize = 2;
/// What a socket reads and writes at one go. With more, somebody who says nothing takes as much memory
/// as somebody who does.
const READ_AT_ONCE: usize = 8 * 1024;
const WRITTEN_AT_ONCE: usize = 16 * 1024;
/// Answers that a device has not read before no more is read from it.
const ANSWERS_WAITING: usize = 4_096;

/// `GET /sync`.
pub(super) async fn upgrade(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    let Some(origins) = shared.origins.of_request(&headers) else {
        shared.metrics.foreign_origins.inc();
        let away = TurnedAway::of_request(&headers);
        shared.turned_away(&away);
        if away.is_own {
            // Only over a socket can a page be told: of an answer that is none its browser says nothing.
            let place = shared.strangers.take();
            return upgrade.on_upgrade(move |socket| async move {
                let (mut sink, _unheard) = socket.split();
                part(&shared, &mut sink, Goodbye::Origin).await;
                drop(place);
            });
        }
        return (
            StatusCode::FORBIDDEN,
            "This page may not use this relay: it is known by other names (--origin).",
        )
            .into_response();
    };
    if shared.is_full() {
        return (StatusCode::SERVICE_UNAVAILABLE, "Too many devices.").into_response();
    }
    let place = shared.strangers.take();
    upgrade
        .max_message_size(shared.frame)
        .max_frame_size(shared.frame)
        .read_buffer_size(READ_AT_ONCE)
        .write_buffer_size(WRITTEN_AT_ONCE)
        .on_upgrade(move |socket| async move { serve(&shared, socket, origins, place).await })
}

type Sink = SplitSink<WebSocket, Message>;
type Stream = SplitStream<WebSocket>;

async fn serve(shared: &Arc<Shared>, socket: WebSocket, origins: Vec<String>, mut place: Place) {
    let (mut sink, mut stream) = socket.split();
    let mut stopping = shared.stopping.clone();
    let met = tokio::select! {
        met = meet(shared, &mut sink, &mut stream, origins, &mut place) => met,
        _ = stopping.wait_for(|stopping| *stopping) => Err(Some(Goodbye::Stopping)),
    };
    let let_in = met.and_then(|entrant| match Counted::new(shared) {
        Some(counted) => Ok((entrant, counted)),
        None => Err(Some(Goodbye::Full)),
    });
    match let_in {
        Ok((entrant, _counted)) => {
            drop(place);
            stay(shared, sink, stream, entrant).await;
        }
        Err(reason) => {
            if let Some(reason) = reason {
                part(shared, &mut sink, reason).await;
            }
        }
    }
}

/// Says goodbye and hangs up.
async fn part(shared: &Shared, sink: &mut Sink, reason: Goodbye) {
    shared.metrics.goodbye(reason);
    tracing::debug!("goodbye: {reason:?}");
    let frame = RelayFrame::Goodbye { reason };
    let parting = async {
        sink.send(Message::Binary(frame.to_bytes().into())).await?;
        sink.close().await
    };
    // Whoever does not read it learns it from the closed socket.
    drop(timeout(Duration::from_secs(2), parting).await);
}

/// What a message is to the relay.
fn read(
    shared: &Shared,
    message: Option<Result<Message, axum::Error>>,
) -> Result<Option<ClientFrame>, Option<Goodbye>> {
    match message {
        Some(Ok(Message::Binary(bytes))) => {
            shared.metrics.received(bytes.len());
            match ClientFrame::from_bytes(&bytes) {
                Ok(frame) => Ok(Some(frame)),
                Err(_) => Err(Some(Goodbye::Malformed)),
            }
        }
        Some(Ok(Message::Ping(_) | Message::Pong(_))) => Ok(None),
        Some(Ok(Message::Text(_))) => Err(Some(Goodbye::Malformed)),
        Some(Err(error)) => Err(said_wrongly(error).then_some(Goodbye::Malformed)),
        Some(Ok(Message::Close(_))) | None => Err(None),
    }
}

/// Was it a message larger than a frame may be, or none at all? Then the device may still listen;
/// otherwise it is gone.
fn said_wrongly(error: axum::Error) -> bool {
    use tungstenite::Error;
    use tungstenite::error::ProtocolError;
    match error.into_inner().downcast_ref::<Error>() {
        Some(Error::Protocol(ProtocolError::ResetWithoutClosingHandshake)) => false,
        Some(Error::Capacity(_) | Error::Protocol(_) | Error::Utf8(_)) => true,
        _ => false,
    }
}

/// The lobby: until they have said who they are, or somebody who came later needs the place. `Err(None)`
/// if they left.
async fn meet(
    shared: &Shared,
    sink: &mut Sink,
    stream: &mut Stream,
    origins: Vec<String>,
    place: &mut Place,
) -> Result<Box<Entrant>, Option<Goodbye>> {
    let mut challenge = [0; 32];
    getrandom::fill(&mut challenge).map_err(|_| Some(Goodbye::Stopping))?;
    let now = now_ms();
    let (mut lobby, first) = Lobby::open(Arc::clone(&shared.lobby), challenge, origins, now);
    let left = u64::try_from(lobby.deadline_ms() - now).unwrap_or(0);
    let deadline = Instant::now() + Duration::from_millis(left);
    write(sink, &first).await?;
    loop {
        let heard = tokio::select! {
            heard = timeout_at(deadline, stream.next()) => heard.ok(),
            () = place.lost() => None,
        };
        let message = heard.ok_or(Some(Goodbye::Timeout))?;
        let Some(frame) = read(shared, message)? else {
            continue;
        };
        // Signatures and a look into the store: short, but not nothing.
        let store = shared.store.as_ref();
        let mut effects = tokio::task::block_in_place(|| lobby.frame(frame, now_ms(), store));
        while let Some(effect) = effects.pop() {
            match effect {
                LobbyEffect::Send(frame) => write(sink, &frame).await?,
                LobbyEffect::Close(reason) => return Err(Some(reason)),
                LobbyEffect::Enter(entrant) => return Ok(entrant),
                LobbyEffect::Append(batch) => {
                    let (answer, durable) = oneshot::channel();
                    shared.writer.append(Arc::clone(&batch), move |stored| {
                        // Whoever asked may have left.
                        answer.send(stored).unwrap_or_default();
                    });
                    if durable.await == Ok(true) {
                        effects.extend(lobby.committed());
                        if let Some((_, charter)) = batch.charter.clone() {
                            shared.rooms.renewed(batch.workshop, charter);
                        }
                    } else {
                        effects.extend(lobby.failed());
                    }
                }
            }
        }
    }
}

async fn write(sink: &mut Sink, frame: &RelayFrame) -> Result<(), Option<Goodbye>> {
    let message = Message::Binary(frame.to_bytes().into());
    sink.send(message).await.map_err(|_| None)
}

/// The room: until one of the two leaves.
async fn stay(shared: &Arc<Shared>, mut sink: Sink, stream: Stream, entrant: Box<Entrant>) {
    let connection = ConnectionId(shared.next_connection.fetch_add(1, Ordering::Relaxed));
    // Only the room holds the outbox: when it drops it, the connection is over.
    let (outbox, outgoing, backlog) = Outbox::new();
    let events = match shared.rooms.enter(connection, entrant, outbox) {
        Ok(events) => events,
        Err(error) => {
            tracing::warn!("a room did not open: {error}");
            return part(shared, &mut sink, Goodbye::Stopping).await;
        }
    };
    let (pause, paused) = watch::channel(Instant::now());
    let listening = Listening {
        shared,
        stream,
        connection,
        events: events.clone(),
        backlog: Arc::clone(&backlog),
        paused,
    };
    let mut speaking = Speaking {
        shared,
        sink,
        connection,
        events: events.clone(),
        backlog,
        outgoing,
        pause,
    };
    let wrong = tokio::select! {
        wrong = listening.run() => wrong,
        () = speaking.run() => None,
    };
    drop(events.send(RoomEvent::Leave(connection)));
    if let Some(reason) = wrong {
        part(shared, &mut speaking.sink, reason).await;
    }
}

struct Listening<'a> {
    shared: &'a Shared,
    stream: Stream,
    connection: ConnectionId,
    events: Sender<RoomEvent>,
    backlog: Arc<AtomicUsize>,
    paused: watch::Receiver<Instant>,
}

impl Listening<'_> {
    /// Until they leave, or say what cannot be heard.
    async fn run(mut self) -> Option<Goodbye> {
        let permits = Arc::new(Semaphore::new(FRAMES_AT_ONCE));
        loop {
            let Ok(permit) = Arc::clone(&permits).acquire_owned().await else {
                return None;
            };
            self.keep_pace().await;
            let Ok(message) = timeout(self.shared.silence, self.stream.next()).await else {
                return None;
            };
            match read(self.shared, message) {
                Ok(Some(frame)) => {
                    let event = RoomEvent::Frame(self.connection, Box::new(frame), permit);
                    if self.events.send(event).is_err() {
                        return None;
                    }
                }
                Ok(None) => {}
                Err(reason) => return reason,
            }
        }
    }

    /// Waits while the device is paused, or does not read its answers.
    async fn keep_pace(&mut self) {
        loop {
            let until = *self.paused.borrow_and_update();
            sleep_until(until).await;
            if self.backlog.load(Ordering::Relaxed) < ANSWERS_WAITING {
                return;
            }
            // The speaker says so whenever it has caught up.
            if self.paused.changed().await.is_err() {
                return;
            }
        }
    }
}

struct Speaking<'a> {
    shared: &'a Shared,
    sink: Sink,
    connection: ConnectionId,
    events: Sender<RoomEvent>,
    backlog: Arc<AtomicUsize>,
    outgoing: mpsc::UnboundedReceiver<Outgoing>,
    pause: watch::Sender<Instant>,
}

impl Speaking<'_> {
    /// Until the room hangs up, or nobody reads.
    async fn run(&mut self) {
        let mut asking = interval(self.shared.silence / 3);
        asking.set_missed_tick_behavior(MissedTickBehavior::Delay);
        asking.tick().await;
        loop {
            let next = tokio::select! {
                next = self.outgoing.recv() => next,
                _ = asking.tick() => {
                    if self.put(Message::Ping(Default::default())).await.is_err()
                        || self.flush().await.is_err()
                    {
                        return;
                    }
                    continue;
                }
            };
            // The room dropped the connection without a word: it could not open.
            let Some(next) = next else {
                return part(self.shared, &mut self.sink, Goodbye::Stopping).await;
            };
            self.backlog.fetch_sub(1, Ordering::Relaxed);
            if let ControlFlow::Break(()) = self.say(next).await {
                return;
            }
            if self.outgoing.is_empty() {
                if self.flush().await.is_err() {
                    return;
                }
                self.pause.send_modify(|_| {});
            }
        }
    }

    async fn say(&mut self, next: Outgoing) -> ControlFlow<()> {
        let said = match next {
            Outgoing::Frame(frame) => {
                let bytes = frame.to_bytes();
                self.shared.metrics.bytes_out.inc_by(bytes.len() as u64);
                self.put(Message::Binary(bytes.into())).await
            }
            Outgoing::Wait => {
                let flushed = self.flush().await;
                drop(self.events.send(RoomEvent::Drained(self.connection)));
                flushed
            }
            Outgoing::Pause(ms) => {
                self.pause
                    .send_replace(Instant::now() + Duration::from_millis(ms.min(60_000)));
                Ok(())
            }
            Outgoing::Close(reason) => {
                part(self.shared, &mut self.sink, reason).await;
                return ControlFlow::Break(());
            }
        };
        match said {
            Ok(()) => ControlFlow::Continue(()),
            Err(()) => ControlFlow::Break(()),
        }
    }

    /// Puts a message into the socket; gives up on a device that reads nothing for too long.
    async fn put(&mut self, message: Message) -> Result<(), ()> {
        self.patiently(|sink| sink.feed(message)).await
    }

    async fn flush(&mut self) -> Result<(), ()> {
        self.patiently(SinkExt::flush).await
    }

    async fn patiently<'s, F>(&'s mut self, act: impl FnOnce(&'s mut Sink) -> F) -> Result<(), ()>
    where
        F: Future<Output = Result<(), axum::Error>>,
    {
        match timeout(self.shared.patience, act(&mut self.sink)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(()),
            Err(_) => {
                self.shared.metrics.goodbye(Goodbye::TooSlow);
                Err(())
            }
        }
    }
}
