//! A device's part in one workshop, as the view sees it.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::{Rc, Weak};

use futures_channel::oneshot;
use protocol::{ItemId, PartyLink, PersonId, Role, WorkshopId};
#[cfg(feature = "facilitators")]
use sync::Survey;
use sync::{
    Decision, DocumentId, Event, Failure, ImportReport, Notice, RequestId, Session, Trouble, Whose,
};
use workshop::Command;

use super::disk::Disk;
use super::keyring::Keyring;
use super::world::World;
use super::{archive, clock, entropy, page, seat};
#[cfg(feature = "facilitators")]
use super::{guard::BrowserGuard, timer};

/// One open workshop in this tab. It is closed when the last one who holds it lets go.
pub struct Device {
    pub(super) me: Weak<Self>,
    pub(super) workshop: WorkshopId,
    pub(super) role: Role,
    pub(super) person: PersonId,
    pub(super) disk: Disk,
    pub(super) keyring: RefCell<Keyring>,
    pub(super) session: RefCell<Session>,
    /// Events that came while another was being handled.
    pub(super) queue: RefCell<VecDeque<Event>>,
    pub(super) handling: Cell<bool>,
    /// Whether the session knows everything that the disk holds; before that, events wait.
    pub(super) restored: Cell<bool>,
    pub(super) closed: Cell<bool>,
    pub(super) table: Cell<Option<u16>>,
    pub(super) world: RefCell<World>,
    pub(super) answers: RefCell<BTreeMap<RequestId, oneshot::Sender<Answer>>>,
    /// Who waits until the disk has everything.
    pub(super) unwritten: RefCell<Vec<oneshot::Sender<()>>>,
    requests: Cell<u64>,
    listeners: RefCell<BTreeMap<u64, Listener>>,
    listened: Cell<u64>,
    /// Called when another tab deletes the workshop.
    when_erased: RefCell<Option<WhenErased>>,
    /// What went wrong before anyone listened: a device opens before its page does.
    unheard: RefCell<Vec<Trouble>>,
}

/// How a device is held.
pub type SharedDevice = Rc<Device>;

type Listener = Rc<dyn Fn(&Notice)>;
type WhenErased = Box<dyn Fn()>;

/// The answer to something asked for.
pub(super) enum Answer {
    Done,
    Failed(Failure),
    Imported(ImportReport),
}

/// The links to hand on, with the page's origin.
#[derive(Clone, PartialEq, Eq)]
pub struct Links {
    /// For participants.
    pub participant: String,
    /// For facilitators; a participant's device has none.
    pub facilitator: Option<String>,
    /// For parties; only a facilitator's device has it.
    pub party: Option<String>,
}

/// Somebody who listens to notices; stops when dropped.
pub struct Listening {
    device: Weak<Device>,
    number: u64,
}

impl Drop for Listening {
    fn drop(&mut self) {
        if let Some(device) = self.device.upgrade() {
            device.listeners.borrow_mut().remove(&self.number);
        }
    }
}

impl Device {
    pub(super) fn new(disk: Disk, keyring: Keyring, session: Session) -> SharedDevice {
        let workshop = session.access().workshop();
        let (role, person) = (session.role(), session.person());
        Rc::new_cyclic(|me| Self {
            me: me.clone(),
            workshop,
            role,
            person,
            disk,
            keyring: RefCell::new(keyring),
            session: RefCell::new(session),
            queue: RefCell::default(),
            handling: Cell::new(false),
            restored: Cell::new(false),
            closed: Cell::new(false),
            table: Cell::new(seat::table(workshop, person)),
            world: RefCell::default(),
            answers: RefCell::default(),
            unwritten: RefCell::default(),
            requests: Cell::new(0),
            listeners: RefCell::default(),
            listened: Cell::new(0),
            when_erased: RefCell::default(),
            unheard: RefCell::default(),
        })
    }

    /// The workshop.
    pub fn workshop(&self) -> WorkshopId {
        self.workshop
    }

    /// Of which workshop this one is a rehearsal, if it is one.
    pub fn rehearsal_of(&self) -> Option<WorkshopId> {
        self.keyring.borrow().rehearsal_of
    }

    /// What this tab's person may be.
    pub fn role(&self) -> Role {
        self.role
    }

    /// This tab's person.
    pub fn person(&self) -> PersonId {
        self.person
    }

    /// Reads from the session. Nothing may be asked of the device meanwhile.
    pub fn read<T>(&self, reading: impl FnOnce(&Session) -> T) -> T {
        reading(&self.session.borrow())
    }

    /// Has a document loaded with its history, if it is not.
    pub fn wake(&self, document: DocumentId) {
        self.handle(Event::Wake { document });
    }

    /// Says that the person is at a table, to whoever can hear it.
    pub fn be_here(&self, table: u16) {
        self.handle(Event::Here { table });
    }

    /// Calls `listener` with every notice until what is returned is dropped. Nothing is borrowed
    /// meanwhile: a listener may read, and may ask for something. What went wrong while nobody
    /// listened comes at once; everything else can be read.
    pub fn listen(&self, listener: impl Fn(&Notice) + 'static) -> Listening {
        let number = self.listened.get() + 1;
        self.listened.set(number);
        for trouble in self.unheard.take() {
            listener(&Notice::Trouble(trouble));
        }
        self.listeners
            .borrow_mut()
            .insert(number, Rc::new(listener));
        Listening {
            device: self.me.clone(),
            number,
        }
    }

    /// Calls when another tab deletes the workshop from this device. It is no notice: the page that hears those goes.
    pub fn when_erased(&self, call: impl Fn() + 'static) {
        self.when_erased.replace(Some(Box::new(call)));
    }

    pub(super) fn tell_that_it_is_erased(&self) {
        let call = self.when_erased.take();
        if let Some(call) = call {
            call();
        }
    }

    pub(super) fn tell_listeners(&self, notice: &Notice) {
        let listeners: Vec<(u64, Listener)> = self
            .listeners
            .borrow()
            .iter()
            .map(|(number, listener)| (*number, listener.clone()))
            .collect();
        if let (Notice::Trouble(trouble), true) = (notice, listeners.is_empty()) {
            self.unheard.borrow_mut().push(trouble.clone());
        }
        for (number, listener) in listeners {
            // One listener may have dropped another.
            if self.listeners.borrow().contains_key(&number) {
                listener(notice);
            }
        }
    }

    /// Changes a document. Resolves when the change is on the disk; the notice that it was touched
    /// comes before.
    pub async fn write(&self, document: DocumentId, command: Command) -> Result<(), Failure> {
        let answer = self.ask(|request| Event::Write {
            request,
            document,
            command,
        });
        result_of(answer.await)
    }

    /// Decides something, as a facilitator. Resolves when it is on the disk.
    pub async fn decide(&self, decision: Decision) -> Result<(), Failure> {
        let answer = self.ask(|request| Event::Decide { request, decision });
        result_of(answer.await)
    }

    /// Says what is in a file, and changes nothing. Of an archive the numbers of its files are added up.
    #[cfg(feature = "facilitators")]
    pub async fn survey(&self, bytes: &[u8]) -> Survey {
        let survey = |bytes: &[u8]| self.read(|session| session.survey(bytes, &BrowserGuard));
        if !archive::is_one(bytes) {
            return survey(bytes);
        }
        let files = match archive::unpack(bytes) {
            Ok(files) => files,
            Err(unreadable) => return Survey::unreadable(unreadable),
        };
        let mut sum = Survey::default();
        let mut unreadable = Vec::new();
        let count = files.len();
        for (_, bytes) in files {
            let one = survey(&bytes);
            match one.unreadable {
                Some(why) => unreadable.push(why),
                None => sum.add(&one),
            }
            timer::breathe().await;
        }
        // As when it is taken in: one that cannot be read is refused; if none can, the archive is at fault.
        match unreadable.len() == count {
            true => {
                let why = unreadable.first().copied();
                Survey::unreadable(why.unwrap_or(sync::Unreadable::OtherKind))
            }
            false => {
                sum.conflicts += unreadable.len();
                sum
            }
        }
    }

    /// Takes a file in. An archive is unpacked, and each file in it taken in.
    pub async fn import(&self, name: &str, bytes: Vec<u8>) -> ImportReport {
        if !archive::is_one(&bytes) {
            return self.import_one(name, bytes).await;
        }
        let files = match archive::unpack(&bytes) {
            Ok(files) => files,
            Err(unreadable) => {
                return ImportReport {
                    unreadable: Some(unreadable),
                    ..ImportReport::default()
                };
            }
        };
        drop(bytes);
        let mut sum = ImportReport::default();
        let count = files.len();
        let mut unreadable = Vec::new();
        for (name, bytes) in files {
            let report = self.import_one(&name, bytes).await;
            sum.new += report.new;
            sum.known += report.known;
            sum.waiting += report.waiting;
            sum.refused += report.refused;
            unreadable.extend(report.unreadable);
        }
        // One file that cannot be read is one that was refused; if none can, the archive is at fault.
        if unreadable.len() == count {
            sum.unreadable = Some(
                unreadable
                    .first()
                    .copied()
                    .unwrap_or(sync::Unreadable::OtherKind),
            );
        } else {
            sum.refused += unreadable.len();
        }
        sum
    }

    async fn import_one(&self, name: &str, bytes: Vec<u8>) -> ImportReport {
        let name = name.to_owned();
        let answer = self.ask(|request| Event::Import {
            request,
            name,
            bytes,
        });
        match answer.await {
            Ok(Answer::Imported(report)) => report,
            _ => ImportReport {
                unreadable: Some(sync::Unreadable::NotAllowed),
                ..ImportReport::default()
            },
        }
    }

    fn ask(&self, event: impl FnOnce(RequestId) -> Event) -> oneshot::Receiver<Answer> {
        let number = self.requests.get() + 1;
        self.requests.set(number);
        let request = RequestId(number);
        let (sender, receiver) = oneshot::channel();
        self.answers.borrow_mut().insert(request, sender);
        self.handle(event(request));
        receiver
    }

    /// Sits down at a table, and remembers it for this workshop and person.
    pub fn sit_down(&self, table: u16) {
        self.table.set(Some(table));
        seat::remember(self.workshop, self.person, table);
        super::known::remember_table(self.workshop, self.role, table);
        self.handle(Event::SitDown { table });
    }

    /// The table where the person sits.
    pub fn table(&self) -> Option<u16> {
        self.table.get()
    }

    /// The links to hand on.
    pub fn links(&self) -> Links {
        let keyring = self.keyring.borrow();
        let absolute = |path: String| format!("{}{path}", page::origin());
        let own = match self.role {
            Role::Participant => keyring.participant.as_ref(),
            Role::Facilitator => keyring.facilitator.as_ref(),
            Role::Party => None,
        };
        Links {
            participant: own
                .map(|link| absolute(link.for_participants().path_and_fragment()))
                .unwrap_or_default(),
            facilitator: own
                .filter(|link| link.role() == Role::Facilitator)
                .map(|link| absolute(link.path_and_fragment())),
            party: own
                .and_then(PartyLink::of)
                .map(|link| absolute(link.path_and_fragment())),
        }
    }

    /// “Gem som fil”: charter, certificates and signed records, no secret. From a participant's
    /// device what everybody has written on it; all that a facilitator's device holds. `None` while
    /// there is nothing to save.
    pub fn record_file(&self) -> Option<Vec<u8>> {
        let persons = self.persons();
        let whose = match self.role {
            Role::Participant | Role::Party => Whose::Persons(&persons),
            Role::Facilitator => Whose::Everything,
        };
        self.read(|session| session.record_file(whose))
    }

    /// “Automerge”: all documents that are here, as files that any Automerge program reads.
    pub fn documents_zip(&self) -> Vec<u8> {
        let mut names = BTreeSet::new();
        let files: Vec<(String, Vec<u8>)> = self.read(|session| {
            session
                .documents()
                .map(|(id, document)| {
                    let short = file_name(id, 8);
                    let name = if names.insert(short.clone()) {
                        short
                    } else {
                        file_name(id, 64)
                    };
                    (name, document.export())
                })
                .collect()
        });
        archive::pack(files)
    }

    /// What names this tab among those of the device, for as long as it lives.
    pub fn tab(&self) -> String {
        self.read(|session| session.lane().id().to_string())
    }

    /// A fresh id.
    pub fn new_item(&self) -> ItemId {
        entropy::item()
    }

    /// A fresh id for what this person writes. [A15]
    pub fn new_contribution(&self) -> ItemId {
        ItemId::by(self.read(Session::person), entropy::item().0)
    }

    /// The device's clock, in milliseconds since 1970.
    pub fn now(&self) -> i64 {
        clock::now().wall
    }

    /// The relay's clock as far as it is known, likewise.
    pub fn relay_time(&self) -> i64 {
        self.read(|session| session.relay_time(clock::now()))
    }
}

fn result_of(answer: Result<Answer, oneshot::Canceled>) -> Result<(), Failure> {
    match answer {
        Ok(Answer::Done | Answer::Imported(_)) => Ok(()),
        Ok(Answer::Failed(failure)) => Err(failure),
        // The device was closed before it answered.
        Err(oneshot::Canceled) => Err(Failure::NoDocument),
    }
}

/// As in `bord-07/ark-1a2b3c4d.automerge`.
fn file_name(id: &DocumentId, digits: usize) -> String {
    let folder = match id.stream {
        protocol::Stream::Table(number) => format!("bord-{number:02}/"),
        _ => String::new(),
    };
    let name = match (id.stream, id.owner) {
        (protocol::Stream::Ballots, Some(owner)) => {
            format!("stemmer-{:.digits$}", owner.to_string())
        }
        (protocol::Stream::Answers, Some(owner)) => {
            format!("svar-{:.digits$}", owner.to_string())
        }
        (_, Some(owner)) => format!("ark-{:.digits$}", owner.to_string()),
        (protocol::Stream::Plan, None) => "plan".to_owned(),
        (protocol::Stream::Table(_), None) => "faelles".to_owned(),
        (protocol::Stream::STRATEGY, None) => "strategi".to_owned(),
        (protocol::Stream::TIMETABLE, None) => "tidsplan".to_owned(),
        (protocol::Stream::HEARING, None) => "hoering".to_owned(),
        (protocol::Stream::Notice, None) => "meddelelse".to_owned(),
        (protocol::Stream::PICTURES, None) => "billeder".to_owned(),
        (protocol::Stream::CASES, None) => "sager".to_owned(),
        (protocol::Stream::ACTIONS, None) => "handling".to_owned(),
        (protocol::Stream::Synthesis(part), None) => format!("syntese-{part:02}"),
        (protocol::Stream::Outcome, None) => "resultat".to_owned(),
        (stream, None) => format!("{stream:?}").to_lowercase(),
    };
    match id.generation {
        0 => format!("{folder}{name}.automerge"),
        generation => format!("{folder}{name}-{generation}.automerge"),
    }
}
