//! The session itself. It routes between owners, each with fields of its own, and one module for each thing
//! that is done with them. Owners, from the ground up:
//!
//! * [`alarms`]: every deadline.
//! * [`log`]: what this device holds of the workshop, and what of it counts: records, lanes, keys, control.
//! * [`documents`] and [`held`]: documents, asleep until something goes into them.
//! * [`orders`]: what waits to be written. [`gone`]: changes that never come again.
//! * [`inbox`], [`offers`]: what came and waits; what the relay was offered on this connection.
//! * [`transactions`]: what the disk was asked to keep. [`rows`]: how it stands there.
//! * [`readiness`]: what may go on now, and what waits for what.
//!
//! What is done, in the order of a device's life:
//!
//! * [`restore`]: rows of the disk become state again; [`opening`]: when all are read, they are put
//!   together.
//! * [`write`]: a command becomes a change, a record, a row; then it is shown.
//! * [`connection`]: greeting, silence, coming again.
//! * [`following`]: the streams that are asked for, and how far each has come.
//! * [`outbox`]: what the relay has not acknowledged is offered.
//! * [`arrive`]: what the relay, a file or a tab brings is checked and stored.
//! * [`settle`]: stored records are applied to documents, behind the guard; [`rebuild`]: documents are
//!   built anew.
//! * [`control`]: what facilitators decide, and the cut after a close.
//! * [`conflict`]: two contents under one number; commands are issued again in a new lane.
//! * [`orphans`]: what was built on a content that had to go.
//! * [`packing`]: whole documents are sealed for newcomers; [`packs`]: they come; [`checking`]: what
//!   facilitators took of them is held against the records.
//! * [`import`]: files that are handed in, and the one that is handed over; [`survey`]: what is in one, before
//!   anything of it is taken in.
//! * [`neighbours`]: the other tabs. [`objections`]: what the relay says no to.
//! * [`presence`]: who is at a table at this moment. [`newer`]: rows of a newer program.
//! * [`suspects`]: what was being applied when a session ended.
//! * [`disk`]: what is done when it answers. [`books`]: what is kept when there is time. [`status`]: the
//!   truth about saving.

mod alarms;
mod arrive;
mod books;
mod checking;
mod conflict;
mod connection;
mod control;
mod disk;
mod documents;
mod following;
mod gone;
mod heard;
mod held;
mod import;
mod inbox;
mod log;
mod neighbours;
mod newer;
mod objections;
mod offers;
mod opening;
mod orders;
mod orphans;
mod outbox;
mod packing;
mod packs;
mod presence;
mod readiness;
mod rebuild;
mod restore;
mod rows;
mod settle;
mod status;
mod survey;
mod suspects;
mod transactions;
mod write;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use protocol::{
    Access, Chain, Charter, ControlState, Kind, LaneId, LaneIdentity, LaneKeys, PersonId,
    PersonKeys, Role, SignedCharter, StreamId, WorkshopId,
};
use rand_core::CryptoRng;

use self::alarms::Alarms;
use self::checking::Checking;
use self::connection::Connection;
use self::control::CutAlarm;
use self::documents::Documents;
use self::gone::Gone;
use self::inbox::Incoming;
use self::log::decided::LetIn;
use self::log::{KnownLane, Log};
use self::newer::ForNewer;
use self::offers::Offers;
use self::orders::Orders;
use self::packing::Packing;
use self::packs::Unpacking;
use self::presence::Presence;
use self::restore::Restoring;
use self::transactions::Transactions;
use crate::{DocumentId, Effect, Event, Guard, Notice, Now, RequestId, Status, Waiting};

pub use self::heard::{HeardAt, WaitingFrom};
pub(crate) use self::import::AUTOMERGE_MAGIC;
pub use self::import::Whose;
pub use self::log::decided::Decided;
pub use self::survey::{Survey, Surveyed};

/// Who writes here, and what they can open.
#[derive(Clone)]
pub struct Identity {
    /// What the link gave.
    pub access: Access,
    /// The person.
    pub person: PersonKeys,
    /// The tab.
    pub lane: LaneKeys,
}

/// What a session borrows for the time of a call.
pub struct Environment<'a> {
    /// Where foreign bytes meet Automerge.
    pub guard: &'a dyn Guard,
    /// Randomness fit for keys.
    pub rng: &'a mut dyn CryptoRng,
}

/// One tab's part in one workshop.
pub struct Session {
    access: Access,
    person: PersonKeys,
    lane: LaneKeys,
    creation_token: Option<String>,
    /// Has everything on the disk been read?
    restored: bool,
    /// Does this tab hold the connection?
    leading: bool,
    /// Since when the tab leads that leads, by the device's clock.
    led_since: i64,
    /// Is the leading tab, which may be this one, welcome at the relay?
    connected: bool,
    log: Log,
    alarms: Alarms,
    /// The tables that the device's persons have sat at.
    tables: BTreeSet<u16>,
    documents: Documents,
    orders: Orders,
    offers: Offers,
    /// What came and waits for what came before it.
    inbox: VecDeque<Incoming>,
    restoring: Restoring,
    for_newer: ForNewer,
    transactions: Transactions,
    connection: Connection,
    presence: Presence,
    packing: Packing,
    unpacking: Unpacking,
    checking: Checking,
    /// Who waits for what waits to be let in.
    admissions: VecDeque<(RequestId, LetIn)>,
    /// Since when something of whom waits where; nothing where it did when the session began.
    waits_since: BTreeMap<(PersonId, StreamId), Option<i64>>,
    cut_alarm: CutAlarm,
    gone: Gone,
    /// The disk holds what other persons of this device have yet to issue again.
    others_owe: bool,
    /// The lanes in whose names this session has marked what it was about to apply.
    marks_by: BTreeSet<LaneId>,
    /// Lanes with a number missing, with the next that is here and since when that is known.
    holes: BTreeMap<(StreamId, LaneId), (u64, u64)>,
    shown_status: Status,
    shown_waiting: Waiting,
}

/// One call of [`Session::handle`]: what it may use and what it wants done.
struct Turn<'a> {
    now: Now,
    guard: &'a dyn Guard,
    rng: &'a mut dyn CryptoRng,
    effects: Vec<Effect>,
}

impl Turn<'_> {
    fn notice(&mut self, notice: Notice) {
        self.effects.push(Effect::Notice(notice));
    }

    /// Something is as it must never be. Said loudly where nights are simulated; a person's session goes on
    /// without it.
    fn never(&mut self, what: &'static str) {
        self.notice(Notice::Never(what));
    }
}

impl Session {
    /// A session that knows who it is and nothing else. A charter is given by who creates a
    /// workshop or opens its recovery file; others find it on the disk or get it from the relay.
    pub fn new(identity: Identity, charter: Option<SignedCharter>) -> Self {
        let Identity {
            access,
            person,
            lane,
        } = identity;
        let mut session = Self {
            log: Log::new(access.clone(), person.clone()),
            access,
            person,
            lane,
            creation_token: None,
            restored: false,
            alarms: Alarms::default(),
            leading: false,
            led_since: i64::MIN,
            connected: false,
            tables: BTreeSet::new(),
            documents: Documents::default(),
            orders: Orders::default(),
            offers: Offers::default(),
            inbox: VecDeque::new(),
            restoring: Restoring::default(),
            for_newer: ForNewer::default(),
            transactions: Transactions::default(),
            connection: Connection::default(),
            presence: Presence::default(),
            packing: Packing::default(),
            unpacking: Unpacking::default(),
            checking: Checking::default(),
            admissions: VecDeque::new(),
            waits_since: BTreeMap::new(),
            cut_alarm: CutAlarm::default(),
            gone: Gone::default(),
            others_owe: false,
            marks_by: BTreeSet::new(),
            holes: BTreeMap::new(),
            shown_status: Status::Reading,
            shown_waiting: Waiting::default(),
        };
        session.meet_own_lane();
        if let Some(signed) = charter {
            session.log.take_charter(signed);
        }
        session.ensure_document(DocumentId::PLAN);
        session
    }

    /// For a relay that asks for a token before it creates a workshop.
    #[must_use]
    pub fn with_creation_token(mut self, token: Option<String>) -> Self {
        self.creation_token = token;
        self
    }

    /// Takes an event in; returns what is to be done, in this order.
    pub fn handle(&mut self, event: Event, now: Now, env: &mut Environment<'_>) -> Vec<Effect> {
        let mut turn = Turn {
            now,
            guard: env.guard,
            rng: &mut *env.rng,
            effects: Vec::new(),
        };
        self.dispatch(event, &mut turn);
        self.go_on(&mut turn);
        turn.effects
    }

    fn dispatch(&mut self, event: Event, turn: &mut Turn<'_>) {
        match event {
            Event::Restored => self.restored(turn),
            Event::SitDown { table } => self.sit_down(table, turn),
            Event::Here { table } => self.be_here(table, turn),
            Event::Wake { document } => self.wake(document, turn),
            Event::Write {
                request,
                document,
                command,
            } => self.order_command(request, document, command, turn),
            Event::Decide { request, decision } => self.decide(request, decision, turn),
            Event::Import {
                request,
                name,
                bytes,
            } => self.inbox.push_back(Incoming::File {
                request,
                name,
                bytes,
            }),
            Event::Connected { origin } => self.socket_opened(origin, turn),
            Event::Frame(bytes) => self.frame_came(&bytes, turn),
            Event::Disconnected => self.socket_closed(turn),
            Event::Online => self.network_came(turn),
            Event::Offline => self.network_went(turn),
            Event::Stored(id) => self.stored(id, turn),
            Event::StoreFailed(id, failure) => self.store_failed(id, failure, turn),
            Event::Tab(bytes) => self.tab_said(&bytes, turn),
            Event::CreationToken(token) => self.creation_token_given(token, turn),
            Event::Leading(leading) => self.lead(leading, turn),
            // Whatever is due is done after every event.
            Event::Tick => {}
            Event::Leaving => {
                self.pack_what_is_due(true, turn);
                self.keep_books(true, turn);
            }
        }
    }

    /// What follows after every event: whatever can go on goes on.
    fn go_on(&mut self, turn: &mut Turn<'_>) {
        self.tick(turn);
        self.take_in(turn);
        self.settle_what_came(turn);
        self.fetch_behind_packs(turn);
        self.check_packs(turn);
        self.issue_next_order(turn);
        self.follow(turn);
        self.mend_holes(turn);
        self.mend_orphans(turn);
        self.offer(turn);
        self.cut_if_due(turn);
        self.pack_what_is_due(false, turn);
        self.keep_books(false, turn);
        self.tell_status(turn);
        self.set_alarm(turn);
    }

    /// What its holder can open.
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// What the person may be.
    pub fn role(&self) -> Role {
        self.access.role()
    }

    /// Does this program do what only facilitators do, for one of them? Where it is built without that, the
    /// compiler leaves it out.
    fn facilitates(&self) -> bool {
        cfg!(feature = "facilitators") && self.access.role() == Role::Facilitator
    }

    /// The workshop.
    pub fn workshop(&self) -> WorkshopId {
        self.access.workshop()
    }

    /// The person.
    pub fn person(&self) -> PersonId {
        self.person.id()
    }

    /// The lane that this tab writes in now.
    pub fn lane(&self) -> &LaneKeys {
        &self.lane
    }

    /// The charter, once it is known.
    pub fn charter(&self) -> Option<&Charter> {
        self.log.charter()
    }

    /// The charter with its signature.
    pub fn signed_charter(&self) -> Option<&SignedCharter> {
        self.log.signed_charter()
    }

    /// A document, if it is here.
    pub fn document(&self, id: &DocumentId) -> Option<&workshop::Document> {
        self.documents.get(id).map(|held| &held.document)
    }

    /// All documents that are here.
    pub fn documents(&self) -> impl Iterator<Item = (&DocumentId, &workshop::Document)> {
        self.documents.iter().map(|(id, held)| (id, &held.document))
    }

    /// Whose lane it is, if its chain is known.
    pub fn identity_of(&self, lane: LaneId) -> Option<&LaneIdentity> {
        self.log.lane(&lane).map(|known| &known.identity)
    }

    /// The person of a lane whose chain is known.
    pub fn person_of(&self, lane: LaneId) -> Option<PersonId> {
        self.identity_of(lane).map(|identity| identity.person)
    }

    /// Is this kind closed?
    pub fn closed(&self, kind: Kind) -> bool {
        self.log.control().closed(kind).is_some()
    }

    /// What facilitators decided: open and closed, phase, clock and message, with who said so and when.
    pub fn decided(&self) -> &ControlState {
        self.log.control()
    }

    /// Every control record that is here and that this program can read, in the order in which they have
    /// the last word: who decided what, and when. [T14]
    pub fn decisions(&self) -> Vec<Decided> {
        self.log.decisions()
    }

    /// What waits beyond a close, as far as this device holds it.
    pub fn waiting(&self) -> Waiting {
        self.log.waiting()
    }

    /// Is this tab, or the one that leads, welcome at the relay?
    pub fn connected(&self) -> bool {
        self.connected
    }

    fn meet_own_lane(&mut self) {
        let chain = Chain::issue(&self.access, &self.person, &self.lane);
        let identity = LaneIdentity {
            lane: self.lane.id(),
            person: self.person.id(),
            role: self.access.role(),
            agreement: self.person.agreement_public(),
        };
        self.log.meet(KnownLane::new(identity, chain));
    }
}
