//! A member of the crowd: one production session and its socket. Its disk takes everything at once
//! and is never read again, since nobody here is killed.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, anyhow, bail};
use futures_util::{SinkExt, StreamExt};
use protocol::keys::{LaneKeys, PersonKeys};
use protocol::secret::PersonSecret;
use protocol::{ItemId, Link, Pack, PersonId, Record, RelayFrame, SignedCharter, Stream, StreamId};
use rand_core::{Rng, UnwrapErr};
use sync::{
    DocumentId, Effect, Environment, Event, Guard, Identity, Notice, Now, RequestId, Session,
    Status, Trapped,
};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};
use workshop::{CONTRIBUTIONS, Command, Vote};

/// How long a member waits for what must come.
const PATIENCE: Duration = Duration::from_secs(240);

/// How often something is looked for that takes long to find.
const LOOK: Duration = Duration::from_millis(250);

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// What came to a device and went from it, in bytes of frames.
#[derive(Clone, Copy, Debug, Default)]
pub struct Traffic {
    pub sent: u64,
    pub received: u64,
    /// Of that, ballots of other persons.
    pub others_ballots: u64,
}

struct Unwinding;

impl Guard for Unwinding {
    fn run(&self, step: &mut dyn FnMut()) -> Result<(), Trapped> {
        catch_unwind(AssertUnwindSafe(step)).map_err(|_| Trapped)
    }
}

/// Randomness fit for keys.
pub fn entropy() -> UnwrapErr<getrandom::SysRng> {
    UnwrapErr(getrandom::SysRng)
}

/// A new id.
pub fn item() -> ItemId {
    let mut bytes = [0; 16];
    entropy().fill_bytes(&mut bytes);
    ItemId(bytes)
}

/// Milliseconds since 1970.
pub fn wall() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_millis() as i64)
}

/// One production session, its socket, and what a view would show.
pub struct Member {
    /// Whose session it is.
    pub person: PersonId,
    /// The session.
    pub session: Session,
    origin: String,
    start: Instant,
    socket: Option<Socket>,
    alarm: Option<u64>,
    /// Whether there is a network to connect by.
    online: bool,
    /// How far the device's monotonic clock was set on.
    skipped: Duration,
    /// What came and went since this was asked last.
    traffic: Traffic,
    requests: u64,
    status: Status,
    /// What a view would show of each document: its contributions, as notices name them.
    shown: BTreeMap<DocumentId, BTreeSet<ItemId>>,
}

impl Member {
    /// Somebody new with a link, connected to the relay at this origin.
    pub async fn arrive(origin: &str, link: &Link, charter: Option<SignedCharter>) -> Result<Self> {
        let person = PersonKeys::derive(link.workshop, &PersonSecret::generate(&mut entropy()));
        let id = person.id();
        let identity = Identity {
            access: link.access(),
            person,
            lane: LaneKeys::generate(&mut entropy()),
        };
        let mut member = Self {
            person: id,
            session: Session::new(identity, charter),
            origin: origin.to_owned(),
            start: Instant::now(),
            socket: None,
            alarm: None,
            online: true,
            skipped: Duration::ZERO,
            traffic: Traffic::default(),
            requests: 0,
            status: Status::Saved,
            shown: BTreeMap::new(),
        };
        member.feed(Event::Leading(true)).await?;
        member.feed(Event::Restored).await?;
        Ok(member)
    }

    /// Sits down at a table.
    pub async fn sit_down(&mut self, table: u16) -> Result<()> {
        self.feed(Event::SitDown { table }).await
    }

    /// Writes into a document.
    pub async fn write(&mut self, document: DocumentId, command: Command) -> Result<()> {
        self.requests += 1;
        let request = RequestId(self.requests);
        let event = Event::Write {
            request,
            document,
            command,
        };
        self.feed(event).await
    }

    /// Until the relay's disk holds everything.
    pub async fn until_transferred(&mut self) -> Result<()> {
        self.until("everything is transferred", |member| {
            member.status == Status::Transferred
        })
        .await
    }

    /// Until something has come; it fails when that takes too long.
    pub async fn until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        while !holds(self) {
            if Instant::now() > deadline {
                bail!("waited in vain until {what}");
            }
            self.hear().await.with_context(|| format!("until {what}"))?;
        }
        Ok(())
    }

    /// Until something is shown that takes long to look for: it is looked for now and then.
    pub async fn until_shown(&mut self, shows: impl Fn(&Self) -> bool) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        let mut looked = Instant::now();
        loop {
            self.hear_for(LOOK).await?;
            if looked.elapsed() >= LOOK {
                if shows(self) {
                    return Ok(());
                }
                looked = Instant::now();
            }
            if Instant::now() > deadline {
                bail!("waited in vain until everything is shown");
            }
        }
    }

    /// How many contributions are shown, at one table or at all of them.
    pub fn shows(&self, table: Option<u16>) -> usize {
        let meant = |id: &DocumentId| table.is_none() || id.table() == table;
        let shown = self.shown.iter().filter(|(id, _)| meant(id));
        shown.map(|(_, ids)| ids.len()).sum()
    }

    /// The ids of the contributions that are shown at one table or at all of them.
    pub fn shown(&self, table: Option<u16>) -> BTreeSet<ItemId> {
        let meant = |id: &DocumentId| table.is_none() || id.table() == table;
        let shown = self.shown.iter().filter(|(id, _)| meant(id));
        shown.flat_map(|(_, ids)| ids.iter().copied()).collect()
    }

    /// All that the documents of a table say, in order: the same on every device that agrees.
    pub fn says(&self, table: u16) -> Vec<(DocumentId, ItemId, String)> {
        let documents = self.session.documents();
        let there = documents.filter(|(id, _)| id.table() == Some(table));
        let mut said: Vec<_> = there
            .flat_map(|(id, document)| {
                let all = document.contributions().into_iter();
                all.map(|one| (*id, one.id, one.text))
            })
            .collect();
        said.sort_unstable();
        said
    }

    /// The points that this device reads in ballots: how many ballots hold any.
    pub fn ballots(&self) -> usize {
        let documents = self.session.documents();
        let ballots = documents.filter(|(id, _)| id.stream == Stream::Ballots);
        let given = ballots.filter(|(_, ballot)| !Vote::all(*ballot).is_empty());
        given.count()
    }

    /// What came and went since this was asked last.
    pub fn take_traffic(&mut self) -> Traffic {
        std::mem::take(&mut self.traffic)
    }

    /// The device's network goes, and the socket with it.
    pub async fn lose_network(&mut self) -> Result<()> {
        self.online = false;
        self.socket = None;
        self.feed(Event::Offline).await?;
        self.feed(Event::Disconnected).await
    }

    /// So much time passes on the device at once.
    pub async fn skip(&mut self, time: Duration) -> Result<()> {
        self.skipped += time;
        self.feed(Event::Tick).await
    }

    /// The network is back.
    pub async fn find_network(&mut self) -> Result<()> {
        self.online = true;
        self.feed(Event::Online).await
    }

    /// Says goodbye, which leaves a pack behind, and waits for the relay to hang up.
    pub async fn leave(mut self) -> Result<()> {
        self.feed(Event::Leaving).await?;
        let Some(mut socket) = self.socket.take() else {
            return Ok(());
        };
        socket.close(None).await?;
        // The relay answers after all that it was sent before.
        while let Some(Ok(_)) = socket.next().await {}
        Ok(())
    }

    /// One frame, or the alarm that comes before it.
    async fn hear(&mut self) -> Result<()> {
        self.hear_for(Duration::from_secs(1)).await
    }

    /// The same, within this time.
    pub async fn hear_for(&mut self, most: Duration) -> Result<()> {
        let now = self.now().monotonic;
        let most = most.as_millis() as u64;
        let wait = self
            .alarm
            .map_or(most, |alarm| alarm.saturating_sub(now))
            .min(most);
        let Some(socket) = &mut self.socket else {
            tokio::time::sleep(Duration::from_millis(wait)).await;
            return self.feed(Event::Tick).await;
        };
        match tokio::time::timeout(Duration::from_millis(wait), socket.next()).await {
            Err(_) => self.feed(Event::Tick).await,
            Ok(Some(Ok(Message::Binary(bytes)))) => {
                self.notes(&bytes);
                self.feed(Event::Frame(bytes.to_vec())).await
            }
            Ok(Some(Ok(_))) => Ok(()),
            Ok(None | Some(Err(_))) => {
                self.socket = None;
                self.feed(Event::Disconnected).await
            }
        }
    }

    fn now(&self) -> Now {
        Now {
            monotonic: (self.start.elapsed() + self.skipped).as_millis() as u64,
            wall: wall(),
        }
    }

    async fn feed(&mut self, event: Event) -> Result<()> {
        let mut events = vec![event];
        while let Some(event) = events.pop() {
            let effects = self.handle(event);
            let mut next = Vec::new();
            for effect in effects {
                next.extend(self.perform(effect).await?);
            }
            events.extend(next.into_iter().rev());
        }
        Ok(())
    }

    fn handle(&mut self, event: Event) -> Vec<Effect> {
        let now = self.now();
        let rng = &mut entropy();
        let mut environment = Environment {
            guard: &Unwinding,
            rng,
        };
        self.session.handle(event, now, &mut environment)
    }

    async fn perform(&mut self, effect: Effect) -> Result<Option<Event>> {
        match effect {
            Effect::Store { id, .. } => return Ok(Some(Event::Stored(id))),
            Effect::Connect => return self.connect().await.map(Some),
            Effect::Send(frame) => {
                if let Some(socket) = &mut self.socket {
                    self.traffic.sent += frame.len() as u64;
                    socket.send(Message::Binary(frame.into())).await?;
                }
            }
            Effect::Disconnect => self.socket = None,
            Effect::WakeAt(moment) => self.alarm = Some(moment),
            Effect::Notice(Notice::Status(status)) => self.status = status,
            Effect::Notice(Notice::Failed(_, failure)) => return Err(failure.into()),
            Effect::Notice(Notice::Trouble(trouble)) => return Err(anyhow!("{trouble:?}")),
            Effect::Notice(Notice::Touched { document, touched }) if !touched.rest => {
                let shown = self.shown.entry(document).or_default();
                shown.extend(touched.items(CONTRIBUTIONS));
            }
            Effect::Notice(Notice::Touched { document, .. } | Notice::Replaced { document }) => {
                let read = self.session.document(&document);
                let all = read.map(|document| document.contributions());
                let ids = all.into_iter().flatten().map(|one| one.id);
                self.shown.insert(document, ids.collect());
            }
            Effect::Reread | Effect::Tell(_) | Effect::Notice(_) => {}
        }
        Ok(None)
    }

    /// Counts a frame, and what of others' ballots is in it.
    fn notes(&mut self, frame: &[u8]) {
        self.traffic.received += frame.len() as u64;
        let is_mine = |owner| owner == Some(self.person);
        let others = match RelayFrame::from_bytes(frame) {
            Ok(RelayFrame::Records {
                stream, entries, ..
            }) if stream == self.ballots_stream() => {
                let records = entries.iter().map(|entry| &entry.record);
                let others = records.filter(|bytes| {
                    let record = Record::parse(bytes);
                    !record.is_ok_and(|record| is_mine(record.header().owner))
                });
                others.map(Vec::len).sum()
            }
            // A ballot's pack is one chunk.
            Ok(RelayFrame::Pack { chunk }) => match Pack::parse(&chunk.bytes) {
                Ok(pack) if pack.header().stream == self.ballots_stream() => {
                    let is_mine = is_mine(pack.header().owner);
                    if is_mine { 0 } else { chunk.bytes.len() }
                }
                _ => 0,
            },
            _ => 0,
        };
        self.traffic.others_ballots += others as u64;
    }

    fn ballots_stream(&self) -> StreamId {
        self.session.access().stream_id(Stream::Ballots)
    }

    async fn connect(&mut self) -> Result<Event> {
        if !self.online {
            return Ok(Event::Disconnected);
        }
        let address = format!("{}/sync", self.origin.replacen("http", "ws", 1));
        Ok(match connect_async(address).await {
            Ok((socket, _)) => {
                self.socket = Some(socket);
                Event::Connected {
                    origin: self.origin.clone(),
                }
            }
            Err(_) => Event::Disconnected,
        })
    }
}
