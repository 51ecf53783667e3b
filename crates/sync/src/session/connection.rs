//! The connection: greeting, silence, and coming again.
//!
//! Order on a fresh connection: greeting; the control stream to its end, since it says what counts;
//! then the others, see [`super::following`]; then what the relay lacks is offered, each stream once
//! it is known what the relay has.

use protocol::{ClientFrame, Goodbye, RelayFrame, SignedCharter};

use super::alarms::Alarm;
use super::inbox::Incoming;
use super::log::stream::Subscription;
use super::rows::CHARTER;
use super::{Session, Turn, rows};
use crate::store::{self, Table};
use crate::tabs::TabMessage;
use crate::{Effect, Notice, Objection};

/// The first wait before coming again is below this, in milliseconds; it doubles.
const FIRST_RETRY: u64 = 500;
/// No wait is longer than this, in milliseconds.
const LONGEST_RETRY: u64 = 30_000;
/// A socket that takes longer to open or to greet is given up, in milliseconds.
const GREETING: u64 = 15_000;
/// Silence after which the relay is asked whether it is there, in milliseconds …
const SILENCE: u64 = 25_000;
/// Clocks that differ by more than this from what they did were set, in milliseconds.
const CLOCK_WAS_SET: u64 = 250;
/// … and while something waits for its answer.
const SILENCE_WHILE_WAITING: u64 = 5_000;
/// How long the answer to that may take, in milliseconds …
const ANSWER: u64 = 5_000;
/// … and when the network has just come back.
const ANSWER_AFTER_ONLINE: u64 = 2_000;

/// Where the connection is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Stage {
    /// There is none.
    #[default]
    Closed,
    /// The socket is being opened, or waits for the relay's first word.
    Opening,
    /// Greeted; the relay has not answered.
    Greeting,
    /// Welcome.
    Open,
}

/// The connection to the relay.
#[derive(Default)]
pub(super) struct Connection {
    pub(super) stage: Stage,
    origin: String,
    challenge: [u8; 32],
    /// Tried since the last welcome.
    attempts: u32,
    /// When the socket was opened or the relay last said something.
    heard_at: u64,
    /// When the relay was last asked for something.
    pub(super) asked_at: u64,
    created: bool,
    /// The relay has said on this connection that its log is a new one.
    pub(super) reset: bool,
    /// The device says that it has no network.
    pub(super) offline: bool,
    /// The relay's clock less the device's.
    pub(super) clock: Option<i64>,
    /// What stands against the connection: the relay said so, or the tab that leads.
    pub(super) objection: Option<Objection>,
    pub(super) failed_before: bool,
}

impl Connection {
    pub(super) fn is_open(&self) -> bool {
        self.stage == Stage::Open
    }
}

impl Session {
    pub(super) fn send(&self, frame: &ClientFrame, turn: &mut Turn<'_>) {
        turn.effects.push(Effect::Send(frame.to_bytes()));
    }

    /// Opens a socket, if this tab leads and there is none.
    pub(super) fn connect(&mut self, turn: &mut Turn<'_>) {
        if self.leading && self.restored && self.connection.stage == Stage::Closed {
            self.connection.stage = Stage::Opening;
            self.alarms.clear(Alarm::ComeAgain);
            self.connection.heard_at = turn.now.monotonic;
            turn.effects.push(Effect::Connect);
        }
    }

    pub(super) fn socket_opened(&mut self, origin: String, turn: &mut Turn<'_>) {
        self.connection.origin = origin;
        self.connection.heard_at = turn.now.monotonic;
    }

    pub(super) fn socket_closed(&mut self, turn: &mut Turn<'_>) {
        if self.connection.stage == Stage::Closed {
            return;
        }
        self.hang_up(turn);
        self.come_again(turn);
    }

    /// Forgets everything that belonged to the connection.
    fn hang_up(&mut self, turn: &mut Turn<'_>) {
        let connection = &mut self.connection;
        connection.failed_before = true;
        connection.stage = Stage::Closed;
        connection.created = false;
        connection.reset = false;
        self.offers.clear();
        for alarm in [Alarm::Answer, Alarm::Offer, Alarm::Anew] {
            self.alarms.clear(alarm);
        }
        self.inbox
            .retain(|incoming| matches!(incoming, Incoming::File { .. }));
        for log in self.log.streams_mut().map(|(_, log)| log) {
            log.subscription = Subscription::None;
        }
        self.unpacking.connection_lost();
        self.set_connected(false, turn);
    }

    /// Waits a random part of a doubling time: a room full of devices must not come all at once.
    fn come_again(&mut self, turn: &mut Turn<'_>) {
        let most = (FIRST_RETRY << self.connection.attempts.min(10)).min(LONGEST_RETRY);
        self.connection.attempts += 1;
        let wait = 1 + turn.rng.next_u64() % most;
        self.alarms.set(Alarm::ComeAgain, turn.now.monotonic + wait);
    }

    /// Closes the socket and opens another soon.
    pub(super) fn start_over(&mut self, turn: &mut Turn<'_>) {
        if self.connection.stage != Stage::Closed {
            turn.effects.push(Effect::Disconnect);
            self.hang_up(turn);
            self.come_again(turn);
        }
    }

    /// The same where nothing is wrong: what was asked for is to be asked for otherwise.
    pub(super) fn begin_anew(&mut self, turn: &mut Turn<'_>) {
        let failed_before = self.connection.failed_before;
        self.start_over(turn);
        self.connection.failed_before = failed_before;
    }

    pub(super) fn lead(&mut self, leading: bool, turn: &mut Turn<'_>) {
        if self.leading == leading {
            return;
        }
        self.leading = leading;
        if leading {
            self.led_since = turn.now.wall.max(self.led_since.saturating_add(1));
            // What the one who led said of the connection was of theirs.
            self.connected = false;
            self.connection.failed_before = false;
            if self.restored {
                // Another tab led until now and may have written while this one slept.
                self.read_again(turn);
            }
            return;
        }
        if self.connection.stage != Stage::Closed {
            turn.effects.push(Effect::Disconnect);
            self.hang_up(turn);
        }
        // Who leads now may have begun, and said so, before this one came to it.
        self.led_since = i64::MIN;
        let (lacks, holds) = (self.log.lacking(), Vec::new());
        self.tell(&TabMessage::Hello { lacks, holds }, turn);
    }

    pub(super) fn network_came(&mut self, turn: &mut Turn<'_>) {
        self.connection.offline = false;
        self.connection.attempts = 0;
        match self.connection.stage {
            Stage::Closed => self.connect(turn),
            // The old socket may be dead without knowing it.
            Stage::Open => self.ask_whether_it_lives(turn),
            Stage::Opening | Stage::Greeting => {
                // It was begun without a network, and may hang for long.
                turn.effects.push(Effect::Disconnect);
                self.hang_up(turn);
                self.connect(turn);
            }
        }
    }

    /// A socket without a network stalls and does not close; what was queued in it may still go out
    /// later, which does no harm. But the browser may be wrong (behind some VPNs it says for good that there is no
    /// network): whether an open one lives, the relay is asked.
    pub(super) fn network_went(&mut self, turn: &mut Turn<'_>) {
        self.connection.offline = true;
        if self.connection.is_open() {
            self.ask_whether_it_lives(turn);
        } else {
            self.start_over(turn);
        }
    }

    fn ask_whether_it_lives(&mut self, turn: &mut Turn<'_>) {
        self.send(&ClientFrame::Ping, turn);
        let at = turn.now.monotonic + ANSWER_AFTER_ONLINE;
        self.alarms.set(Alarm::Answer, at);
    }

    pub(super) fn frame_came(&mut self, bytes: &[u8], turn: &mut Turn<'_>) {
        if self.connection.stage == Stage::Closed {
            return;
        }
        self.connection.heard_at = turn.now.monotonic;
        self.alarms.clear(Alarm::Answer);
        let Ok(frame) = RelayFrame::from_bytes(bytes) else {
            self.start_over(turn);
            return;
        };
        self.inbox.push_back(Incoming::Frame(frame));
    }

    pub(super) fn obey_relay(&mut self, frame: RelayFrame, turn: &mut Turn<'_>) {
        match frame {
            RelayFrame::Challenge {
                version,
                challenge,
                time,
            } => {
                if version != protocol::VERSION {
                    self.relay_objects(Objection::NeedsUpdate, turn);
                    return;
                }
                self.connection.clock = Some(time.saturating_sub(turn.now.wall));
                self.connection.challenge = challenge;
                self.greet(turn);
            }
            RelayFrame::Welcome { charter, time } => self.welcomed(charter, time, turn),
            RelayFrame::Unknown => self.unknown_here(turn),
            RelayFrame::Chains { chains } => self.meet(&chains, turn),
            // Taken in together, see [`Session::take_in`].
            RelayFrame::Records { .. } => {}
            RelayFrame::Position {
                stream,
                cursor,
                head,
            } => self.position_came(stream, cursor, head, turn),
            RelayFrame::Reset { stream } => self.log_is_new(stream, turn),
            RelayFrame::NotFollowed { stream } => self.may_not_follow(stream),
            RelayFrame::Accepted {
                stream,
                lane,
                number,
                cursor,
                hash,
            } => {
                self.accepted(stream, lane, number, cursor, hash);
            }
            RelayFrame::Refused { hash, reason, have } => self.refused(hash, reason, have, turn),
            RelayFrame::Pack { chunk } => self.pack_chunk_came(chunk),
            // It is kept; nothing waits for that.
            RelayFrame::PackAccepted { .. } => {}
            RelayFrame::Pong { time } => self.hear_the_time(time, turn),
            RelayFrame::Goodbye { reason } => self.dismissed(reason, turn),
            RelayFrame::Ephemeral { record } => self.presence_came(&record, turn),
        }
    }

    /// The relay said how late it is. The other tabs are told where that is news: somebody set the device's clock.
    fn hear_the_time(&mut self, time: i64, turn: &mut Turn<'_>) {
        let before = self.connection.clock;
        let clock = time.saturating_sub(turn.now.wall);
        self.connection.clock = Some(clock);
        if before.is_none_or(|before| before.abs_diff(clock) > CLOCK_WAS_SET) {
            self.tell_connection(turn);
        }
    }

    fn greet(&mut self, turn: &mut Turn<'_>) {
        let Some(known) = self.log.lane(&self.lane.id()) else {
            return;
        };
        let hello = ClientFrame::hello(
            self.access.workshop(),
            known.chain.clone(),
            &self.lane,
            &self.connection.challenge,
            &self.connection.origin,
        );
        self.connection.stage = Stage::Greeting;
        self.send(&hello, turn);
    }

    fn welcomed(&mut self, charter: SignedCharter, time: i64, turn: &mut Turn<'_>) {
        let Ok(theirs) = charter.verify(self.access.workshop()) else {
            self.relay_objects(Objection::WrongLink, turn);
            self.start_over(turn);
            return;
        };
        self.connection.objection = None;
        if !theirs.admits(&self.access) {
            self.relay_objects(Objection::WrongLink, turn);
        }
        self.connection.clock = Some(time.saturating_sub(turn.now.wall));
        if self.log.take_charter(charter) {
            self.keep_charter(turn);
        } else if let (Some(ours), Some(signed)) = (self.log.charter(), self.log.signed_charter())
            && ours.number > theirs.number
        {
            let frame = ClientFrame::Charter {
                workshop: self.access.workshop(),
                charter: signed.clone(),
                token: self.creation_token.clone(),
            };
            self.send(&frame, turn);
        }
        self.connection.stage = Stage::Open;
        self.connection.attempts = 0;
        self.connection.failed_before = false;
        self.set_connected(true, turn);
    }

    /// Keeps the charter and tells everyone that the link is the right one.
    pub(super) fn keep_charter(&mut self, turn: &mut Turn<'_>) {
        if let Some(signed) = self.log.signed_charter() {
            let bytes = signed.to_bytes();
            self.transactions.keep_later(rows::put(
                Table::Meta,
                CHARTER.to_owned(),
                store::wrap(&bytes),
            ));
            self.tell(&TabMessage::Charter { charter: bytes }, turn);
            turn.notice(Notice::Joined);
            self.ask_for_chains(turn);
        }
    }

    fn unknown_here(&mut self, turn: &mut Turn<'_>) {
        match self.log.signed_charter() {
            Some(charter) if !self.connection.created => {
                self.connection.created = true;
                let frame = ClientFrame::Charter {
                    workshop: self.access.workshop(),
                    charter: charter.clone(),
                    token: self.creation_token.clone(),
                };
                self.send(&frame, turn);
                self.greet(turn);
            }
            _ => {
                self.relay_objects(Objection::UnknownWorkshop, turn);
                self.wait_long(turn);
            }
        }
    }

    fn dismissed(&mut self, reason: Goodbye, turn: &mut Turn<'_>) {
        match reason {
            Goodbye::Version => self.relay_objects(Objection::NeedsUpdate, turn),
            Goodbye::MayNotCreate => self.relay_objects(Objection::UnknownWorkshop, turn),
            Goodbye::Full => self.relay_objects(Objection::Full, turn),
            Goodbye::Authentication | Goodbye::Charter => {
                self.relay_objects(Objection::WrongLink, turn)
            }
            Goodbye::Origin => self.relay_objects(Objection::OtherName, turn),
            Goodbye::Malformed | Goodbye::Timeout | Goodbye::TooSlow | Goodbye::Stopping => {
                self.start_over(turn);
                return;
            }
        }
        self.wait_long(turn);
    }

    /// Coming again soon would change nothing.
    fn wait_long(&mut self, turn: &mut Turn<'_>) {
        self.connection.attempts = self.connection.attempts.max(6);
        self.start_over(turn);
    }

    pub(super) fn set_connected(&mut self, connected: bool, turn: &mut Turn<'_>) {
        if std::mem::replace(&mut self.connected, connected) != connected && self.leading {
            self.tell_connection(turn);
        }
    }

    pub(super) fn tick(&mut self, turn: &mut Turn<'_>) {
        let now = turn.now.monotonic;
        self.retry_disk(turn);
        self.give_way(turn);
        self.alarms.ring(Alarm::SayAgain, now);
        if self.alarms.ring(Alarm::Offer, now) {
            self.offers.go_on_with_all();
        }
        if self.alarms.ring(Alarm::ComeAgain, now) {
            self.connect(turn);
            return;
        }
        if self.alarms.is_due(Alarm::Answer, now) {
            self.start_over(turn);
            return;
        }
        if self.alarms.is_due(Alarm::Anew, now) {
            self.begin_anew(turn);
            return;
        }
        match self.connection.stage {
            Stage::Closed => {}
            Stage::Opening | Stage::Greeting => {
                if self.connection.heard_at + GREETING <= now {
                    self.start_over(turn);
                }
            }
            Stage::Open => {
                if !self.alarms.is_set(Alarm::Answer) && self.silent_at() <= now {
                    self.alarms.set(Alarm::Answer, now + ANSWER);
                    self.send(&ClientFrame::Ping, turn);
                }
            }
        }
    }

    /// When the relay has been silent for too long.
    fn silent_at(&self) -> u64 {
        let waiting = self.offers.open() > 0
            || self
                .log
                .streams()
                .map(|(_, log)| log)
                .any(|log| log.subscription == Subscription::CatchingUp);
        let Connection {
            heard_at, asked_at, ..
        } = self.connection;
        if waiting {
            heard_at.max(asked_at) + SILENCE_WHILE_WAITING
        } else {
            heard_at + SILENCE
        }
    }

    /// When this session wants to be woken. What is derived is derived here.
    pub(super) fn set_alarm(&mut self, turn: &mut Turn<'_>) {
        let now = turn.now.monotonic;
        let silence = match self.connection.stage {
            Stage::Closed => None,
            Stage::Opening | Stage::Greeting => Some(self.connection.heard_at + GREETING),
            Stage::Open => Some(self.silent_at()),
        };
        let derived = [
            (
                Alarm::Silence,
                silence.filter(|_| !self.alarms.is_set(Alarm::Answer)),
            ),
            (Alarm::Cut, self.cut_at()),
            (Alarm::Hole, self.hole_at()),
            (Alarm::GiveWay, self.offers.overdue_at()),
            (Alarm::Settle, self.settle_at(now)),
            (Alarm::Check, self.checking.check_at(now)),
        ];
        for (alarm, at) in derived {
            self.alarms.put(alarm, at);
        }
        if let Some(at) = self.alarms.next_after(now) {
            turn.effects.push(Effect::WakeAt(at));
        }
    }

    /// The relay's clock, as far as it is known, in milliseconds since 1970.
    pub fn relay_time(&self, now: crate::Now) -> i64 {
        now.wall.saturating_add(self.connection.clock.unwrap_or(0))
    }
}
