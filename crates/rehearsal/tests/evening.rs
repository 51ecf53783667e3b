//! An evening with invented participants, as the facilitator's session sees it. Time is the test's.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};

use protocol::control::Clock;
use protocol::keys::OwnerKeys;
use protocol::secret::{FacilitatorSecret, OwnerSecret, ParticipantSecret, PersonSecret};
use protocol::{ItemId, Kind, LaneKeys, Link, PersonId, PersonKeys, SignedCharter, Stream};
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};
use rehearsal::{GUESTS, Heard, Rehearsal};
use sync::{
    Decision, DocumentId, Effect, Environment, Event, Guard, Identity, Now, RequestId, Session,
    Status, Trapped,
};
use workshop::template::{self, Language, Template};
use workshop::{Activity, PlanCommand, Vote};

const ORIGIN: &str = "https://temadag.example.dk";
/// Kl. 18.30 on 29 January 2018.
const EPOCH: i64 = 1_517_247_000_000;

struct Unwinding;

impl Guard for Unwinding {
    fn run(&self, step: &mut dyn FnMut()) -> Result<(), Trapped> {
        catch_unwind(AssertUnwindSafe(step)).map_err(|_| Trapped)
    }
}

/// A facilitator's session and the rehearsal that it is connected to.
struct Evening {
    link: Link,
    facilitator: Session,
    rehearsal: Rehearsal,
    rng: ChaCha20Rng,
    time: u64,
    alarm: Option<u64>,
    requests: u64,
}

impl Evening {
    /// A workshop of the template of 2018, on a device that knows no relay.
    fn new(seed: u64) -> Self {
        let mut rng = ChaCha20Rng::seed_from_u64(seed);
        let owner = OwnerKeys::new(&OwnerSecret::generate(&mut rng));
        let link = Link {
            workshop: owner.workshop(),
            participant: ParticipantSecret::generate(&mut rng),
            facilitator: Some(FacilitatorSecret::generate(&mut rng)),
        };
        let charter = SignedCharter::first(&owner, &link.access());
        let person = PersonKeys::derive(link.workshop, &PersonSecret::generate(&mut rng));
        let identity = Identity {
            access: link.access(),
            person,
            lane: LaneKeys::generate(&mut rng),
        };
        let mut evening = Self {
            rehearsal: Rehearsal::new(link.clone(), ORIGIN.to_owned()),
            facilitator: Session::new(identity, charter),
            link,
            rng,
            time: 0,
            alarm: None,
            requests: 0,
        };
        evening.feed(Event::Leading(true));
        evening.feed(Event::Restored);
        let mut item = || {
            let mut bytes = [0; 16];
            evening.rng.fill_bytes(&mut bytes);
            ItemId(bytes)
        };
        let content = template::build(Template::SpecialisedArea2018, Language::Danish, &mut item);
        let command = PlanCommand::CreatePlan { content }.into();
        evening.requests += 1;
        evening.feed(Event::Write {
            request: RequestId(evening.requests),
            document: DocumentId::PLAN,
            command,
        });
        evening
    }

    fn now(&self) -> Now {
        Now {
            monotonic: self.time,
            wall: EPOCH + self.time as i64,
        }
    }

    fn feed(&mut self, event: Event) {
        let now = self.now();
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            let env = &mut Environment {
                guard: &Unwinding,
                rng: &mut self.rng,
            };
            for effect in self.facilitator.handle(event, now, env) {
                match effect {
                    Effect::Store { id, .. } => events.push_back(Event::Stored(id)),
                    Effect::Connect => {
                        let env = &mut Environment {
                            guard: &Unwinding,
                            rng: &mut self.rng,
                        };
                        self.rehearsal.connect(now, env);
                    }
                    Effect::Send(frame) => self.rehearsal.say(frame),
                    Effect::Disconnect => self.rehearsal.hang_up(),
                    Effect::WakeAt(at) => self.alarm = Some(at),
                    Effect::Reread | Effect::Tell(_) | Effect::Notice(_) => {}
                }
            }
        }
    }

    /// Lets so many milliseconds pass.
    fn pass(&mut self, milliseconds: u64) {
        let end = self.time + milliseconds;
        loop {
            let now = self.now();
            let env = &mut Environment {
                guard: &Unwinding,
                rng: &mut self.rng,
            };
            let step = self.rehearsal.step(now, env);
            for told in step.told {
                self.feed(match told {
                    Heard::Opened => Event::Connected {
                        origin: ORIGIN.to_owned(),
                    },
                    Heard::Frame(frame) => Event::Frame(frame),
                    Heard::Closed => Event::Disconnected,
                });
            }
            if step.due <= self.time {
                continue;
            }
            let next = self.alarm.map_or(step.due, |alarm| alarm.min(step.due));
            if next > end {
                self.time = end;
                return;
            }
            self.time = next.max(self.time);
            if self.alarm.is_some_and(|alarm| alarm <= self.time) {
                self.alarm = None;
                self.feed(Event::Tick);
            }
        }
    }

    fn decide(&mut self, decision: Decision) {
        self.requests += 1;
        self.feed(Event::Decide {
            request: RequestId(self.requests),
            decision,
        });
    }

    /// As “Start fase” does it.
    fn start_writing(&mut self) {
        let plan = self
            .facilitator
            .document(&DocumentId::PLAN)
            .expect("a plan")
            .plan();
        let phase = plan
            .programme
            .iter()
            .find(|one| one.activity == Activity::Write);
        self.decide(Decision::Phase(phase.map(|phase| phase.id)));
        let end = self.now().wall + 45 * 60_000;
        self.decide(Decision::Clock(Some(Clock::Until(end))));
    }

    /// As “Luk fase” does it.
    fn close_phase(&mut self) {
        self.decide(Decision::Close(Kind::Tables));
        self.decide(Decision::Clock(None));
        self.decide(Decision::Phase(None));
    }

    /// How many contributions the facilitator sees of each person.
    fn written(&self) -> BTreeMap<PersonId, usize> {
        let mut written = BTreeMap::new();
        for (id, document) in self.facilitator.documents() {
            if let (Some(owner), Some(_)) = (id.owner, id.table()) {
                *written.entry(owner).or_default() += document.contributions().len();
            }
        }
        written
    }

    fn count(&self) -> usize {
        self.written().values().sum()
    }

    /// Who sits where.
    fn seated(&self) -> BTreeMap<u16, BTreeSet<PersonId>> {
        let mut seated = BTreeMap::new();
        for (id, document) in self.facilitator.documents() {
            if let (None, Some(table)) = (id.owner, id.table()) {
                let persons: BTreeSet<_> =
                    document.seats().iter().map(|seat| seat.person).collect();
                if !persons.is_empty() {
                    seated.insert(table, persons);
                }
            }
        }
        seated
    }

    /// The tables that are done.
    fn done(&self) -> usize {
        let phase = self
            .facilitator
            .decided()
            .phase()
            .and_then(|said| said.value);
        let joints = self
            .facilitator
            .documents()
            .filter(|(id, _)| id.owner.is_none() && id.table().is_some());
        let is_done = |document: &workshop::Document| {
            let seats = document.seats();
            seats
                .iter()
                .any(|seat| seat.done.is_some() && seat.done == phase)
        };
        joints.filter(|(_, document)| is_done(document)).count()
    }

    fn ballots(&self) -> BTreeMap<PersonId, u32> {
        let ballots = self
            .facilitator
            .documents()
            .filter(|(id, _)| id.stream == Stream::Ballots);
        let spent = ballots.filter_map(|(id, ballot)| {
            let points = Vote::all(ballot).iter().map(|vote| vote.points).sum();
            (points > 0).then_some((id.owner?, points))
        });
        spent.collect()
    }
}

/// [V1] [V2] They come, sit down at the first tables, and are quiet until a phase is started; then they write, no faster
/// than one can follow, and table by table they are done.
#[test]
fn invented_participants_sit_down_write_and_are_done() {
    let mut evening = Evening::new(1);
    evening.pass(40_000);
    let seated = evening.seated();
    assert_eq!(
        seated.keys().copied().collect::<Vec<_>>(),
        (1..=8).collect::<Vec<_>>()
    );
    assert_eq!(seated.values().map(BTreeSet::len).sum::<usize>(), GUESTS);
    assert_eq!(evening.count(), 0, "somebody writes before it begins");
    assert_eq!(evening.facilitator.status(), Status::Transferred);

    evening.start_writing();
    let mut before = 0;
    for _ in 0..10 {
        evening.pass(2_000);
        let now = evening.count();
        assert!(
            (1..=4).contains(&(now - before)),
            "{} in two seconds",
            now - before
        );
        before = now;
    }
    let mut done = BTreeSet::new();
    for _ in 0..60 {
        evening.pass(10_000);
        done.insert(evening.done());
    }
    assert!(done.len() > 3, "all tables are done at once: {done:?}");
    assert_eq!(evening.done(), 8);
    let written = evening.written();
    assert_eq!(written.len(), GUESTS);
    assert!(
        written.values().all(|count| (3..=6).contains(count)),
        "{written:?}"
    );
    let all = evening.count();
    evening.pass(60_000);
    assert_eq!(evening.count(), all, "they go on without end");
}

/// [V2] In a pause they are quiet; what a few write after the close waits, and is let in.
#[test]
fn they_are_quiet_in_a_pause_and_a_few_are_late() {
    let mut evening = Evening::new(2);
    evening.pass(40_000);
    evening.start_writing();
    evening.pass(30_000);
    evening.decide(Decision::Clock(Some(Clock::Paused(60_000))));
    evening.pass(2_000);
    let paused = evening.count();
    evening.pass(30_000);
    assert_eq!(evening.count(), paused);
    let end = evening.now().wall + 60_000;
    evening.decide(Decision::Clock(Some(Clock::Until(end))));
    evening.pass(30_000);
    assert!(evening.count() > paused + 10);

    evening.close_phase();
    evening.pass(2_000);
    let closed = evening.count();
    evening.pass(30_000);
    assert_eq!(evening.count(), closed);
    let waiting = evening.facilitator.waiting();
    assert!((1..=4).contains(&waiting.persons), "{waiting:?}");
    evening.decide(Decision::AdmitWaiting);
    evening.pass(2_000);
    assert_eq!(evening.facilitator.waiting().records, 0);
    assert_eq!(evening.count(), closed + waiting.records);
    evening.pass(30_000);
    assert_eq!(evening.count(), closed + waiting.records);
}

/// [V2] While the vote is open everybody gives the points that the plan says, once.
#[test]
fn they_vote_once_the_vote_is_open() {
    let mut evening = Evening::new(3);
    evening.pass(40_000);
    evening.start_writing();
    evening.pass(60_000);
    evening.close_phase();
    evening.pass(10_000);
    assert!(evening.ballots().is_empty());
    evening.decide(Decision::Open(Kind::Ballots));
    evening.pass(40_000);
    let plan = evening
        .facilitator
        .document(&DocumentId::PLAN)
        .expect("a plan")
        .plan();
    let ballots = evening.ballots();
    assert_eq!(ballots.len(), GUESTS);
    assert!(
        ballots.values().all(|spent| *spent == plan.points),
        "{ballots:?}"
    );
}

/// [V3] Loaded again, the page has another room and the same participants: the device brings back what they wrote.
#[test]
fn after_a_reload_the_same_people_go_on() {
    let mut evening = Evening::new(4);
    evening.pass(40_000);
    evening.start_writing();
    evening.pass(30_000);
    let (seated, written) = (evening.seated(), evening.written());
    let count = evening.count();

    evening.rehearsal = Rehearsal::new(evening.link.clone(), ORIGIN.to_owned());
    evening.feed(Event::Disconnected);
    evening.pass(40_000);
    assert_eq!(evening.seated(), seated);
    evening.pass(30_000);
    assert!(evening.count() > count);
    let now = evening.written();
    assert_eq!(
        now.keys().collect::<Vec<_>>(),
        seated
            .values()
            .flatten()
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect::<Vec<_>>()
    );
    assert!(written.iter().all(|(person, count)| now[person] >= *count));
    evening.pass(400_000);
    assert!(
        evening
            .written()
            .values()
            .all(|count| (3..=6).contains(count))
    );
}
