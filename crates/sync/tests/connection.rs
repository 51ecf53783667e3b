//! The connection of one session: to a relay that is played by hand, so that every word and every
//! millisecond is seen.

use protocol::{ClientFrame, PersonKeys, RelayFrame, Role, Stream, StreamId};
use simulation::dice::Dice;
use simulation::guard::NativeGuard;
use simulation::network::ORIGIN;
use simulation::{Clock, World, device::EPOCH};
use sync::{Decision, Effect, Environment, Event, Identity, Now, RequestId, Session};

/// A facilitator's session alone on a device, whose disk takes everything at once. It waits for a socket.
struct Alone {
    session: Session,
    dice: Dice,
    now: u64,
    alarm: Option<u64>,
    world: World,
    /// Who plays the relay tells at once that a stream has nothing more.
    answers: bool,
}

impl Alone {
    fn new(seed: u64) -> Self {
        let mut world = World::new(seed);
        let mut dice = Dice::new(seed);
        let who = world.new_person(Role::Facilitator);
        let identity = Identity {
            access: world.link.access(),
            person: PersonKeys::derive(world.workshop(), &world.persons[who].secret),
            lane: protocol::LaneKeys::generate(dice.rng()),
        };
        let session = Session::new(identity, Some(world.charter.clone()));
        let mut alone = Self {
            session,
            dice,
            now: 1_000_000,
            alarm: None,
            world,
            answers: true,
        };
        alone.tell(Event::Leading(true));
        assert!(alone.tell(Event::Restored).iter().any(connects));
        alone
    }

    /// Tells the session something, and the disk's and the relay's answers; what it wants otherwise.
    fn tell(&mut self, event: Event) -> Vec<Effect> {
        let mut wanted = Vec::new();
        let mut events = vec![event];
        while !events.is_empty() {
            let event = events.remove(0);
            let now = Now {
                monotonic: self.now,
                wall: EPOCH + self.now as i64,
            };
            let effects = self.session.handle(
                event,
                now,
                &mut Environment {
                    guard: &NativeGuard,
                    rng: self.dice.rng(),
                },
            );
            for effect in effects {
                match effect {
                    Effect::Store { id, .. } => events.push(Event::Stored(id)),
                    Effect::WakeAt(at) => self.alarm = Some(at),
                    Effect::Send(frame) => {
                        let asked = match ClientFrame::from_bytes(&frame) {
                            Ok(ClientFrame::Subscribe { stream, .. }) => Some(stream),
                            _ => None,
                        };
                        if let Some(stream) = asked.filter(|_| self.answers) {
                            events.push(nothing_more(stream));
                        }
                        wanted.push(Effect::Send(frame));
                    }
                    other => wanted.push(other),
                }
            }
        }
        wanted
    }

    fn say(&mut self, frame: RelayFrame) -> Vec<ClientFrame> {
        sent(&self.tell(Event::Frame(frame.to_bytes())))
    }

    fn challenge(&mut self) -> Vec<ClientFrame> {
        self.tell(Event::Connected {
            origin: ORIGIN.to_owned(),
        });
        self.say(RelayFrame::Challenge {
            version: protocol::VERSION,
            challenge: [7; 32],
            time: EPOCH,
        })
    }

    fn welcome(&mut self) -> Vec<ClientFrame> {
        let charter = self.world.charter.clone();
        self.say(RelayFrame::Welcome {
            charter,
            time: EPOCH,
        })
    }

    /// Lets the session be woken until it wants something of this kind; after how long that is, in
    /// milliseconds.
    fn until(&mut self, what: impl Fn(&Effect) -> bool) -> u64 {
        let began = self.now;
        for _ in 0..100 {
            self.now = self
                .alarm
                .take()
                .expect("it wants to be woken")
                .max(self.now);
            if self.tell(Event::Tick).iter().any(&what) {
                return self.now - began;
            }
        }
        panic!("it never came to that");
    }

    /// A decision, on its way to the relay that does not answer.
    fn offers_something(&mut self) {
        let asked = self.tell(Event::Decide {
            request: RequestId(1),
            decision: Decision::Message(None),
        });
        let offers = sent(&asked);
        let is_offer = |frame: &ClientFrame| matches!(frame, ClientFrame::Offer { .. });
        assert!(offers.iter().any(is_offer), "{offers:?}");
    }
}

fn nothing_more(stream: StreamId) -> Event {
    let position = RelayFrame::Position {
        stream,
        cursor: None,
        head: 0,
    };
    Event::Frame(position.to_bytes())
}

fn sent(effects: &[Effect]) -> Vec<ClientFrame> {
    let frames = effects.iter().filter_map(|effect| match effect {
        Effect::Send(frame) => ClientFrame::from_bytes(frame).ok(),
        _ => None,
    });
    frames.collect()
}

fn connects(effect: &Effect) -> bool {
    matches!(effect, Effect::Connect)
}

fn gives_up(effect: &Effect) -> bool {
    matches!(effect, Effect::Disconnect)
}

fn asks(effect: &Effect) -> bool {
    matches!(effect, Effect::Send(frame) if ClientFrame::from_bytes(frame).is_ok_and(|frame| frame == ClientFrame::Ping))
}

/// An open connection on which everything is quiet.
fn open(seed: u64) -> Alone {
    let mut alone = Alone::new(seed);
    alone.challenge();
    alone.welcome();
    alone
}

/// [D12] Each wait is random below a bound that doubles from half a second to thirty; a room full of
/// devices spreads over all of it.
#[test]
fn the_waits_before_coming_again_double_as_far_as_half_a_minute() {
    let mut longest = [0; 9];
    for seed in 0..60 {
        let mut alone = Alone::new(seed);
        for longest in &mut longest {
            alone.tell(Event::Disconnected);
            let wait = alone.until(connects);
            *longest = wait.max(*longest);
        }
    }
    let bounds = (0..9).map(|times| (500 << times).min(30_000));
    for (longest, bound) in longest.into_iter().zip(bounds) {
        assert!(
            (bound * 3 / 4..=bound).contains(&longest),
            "at most {longest} of {bound}"
        );
    }
}

/// [D12] 25 s of silence, then a question, then 5 s for the answer.
#[test]
fn a_silent_relay_is_asked_and_given_up() {
    let mut alone = open(1);
    assert_eq!(alone.until(asks), 25_000);
    alone.now += 4_999;
    alone.say(RelayFrame::Pong { time: EPOCH });
    // It answered in time.
    assert_eq!(alone.until(asks), 25_000);
    assert_eq!(alone.until(gives_up), 5_000);
}

/// [D12] While an answer is due, 5 s.
#[test]
fn a_relay_that_owes_an_answer_is_asked_sooner() {
    let mut alone = open(2);
    alone.offers_something();
    assert_eq!(alone.until(asks), 5_000);
    assert_eq!(alone.until(gives_up), 5_000);
}

/// [D12] A network that comes back is tried at once: an old socket has 2 s to show that it lives, and a
/// wait before coming again is over, however long it had become.
#[test]
fn a_network_that_comes_back_is_tried_at_once() {
    let mut alone = open(3);
    assert!(alone.tell(Event::Online).iter().any(asks));
    assert_eq!(alone.until(gives_up), 2_000);
    for _ in 0..8 {
        alone.until(connects);
        alone.tell(Event::Disconnected);
    }
    assert!(alone.tell(Event::Online).iter().any(connects));
    alone.tell(Event::Disconnected);
    assert!(alone.until(connects) <= 500);
}

/// [D12] Some browsers say for good that there is no network, at every look at the page. A relay that answers is not left
/// for that; one that is silent is.
#[test]
fn a_browser_that_knows_of_no_network_is_believed_only_where_the_relay_is_silent_d12() {
    let mut alone = open(5);
    for _ in 0..3 {
        let effects = alone.tell(Event::Offline);
        assert!(effects.iter().any(asks) && !effects.iter().any(gives_up));
        alone.now += 500;
        alone.say(RelayFrame::Pong { time: EPOCH });
    }
    assert_eq!(alone.until(asks), 25_000);
    let mut alone = open(6);
    assert!(alone.tell(Event::Offline).iter().any(asks));
    assert_eq!(alone.until(gives_up), 2_000);
    assert!(alone.until(connects) <= 500, "it goes on trying");
}

/// [D7] Greeting; control to its end; the other streams; then what the relay lacks, of each stream when
/// it is known what the relay has of it.
#[test]
fn a_device_that_arrives_listens_before_it_offers() {
    let mut alone = Alone::new(4);
    alone.answers = false;
    let access = alone.world.link.access();
    let [control, plan] = [Stream::Control, Stream::Plan].map(|one| access.stream_id(one));
    let mut next = 0;
    let content = workshop::template::build(
        workshop::template::Template::Empty,
        workshop::template::Language::Danish,
        &mut || {
            next += 1;
            protocol::ItemId([next; 16])
        },
    );
    alone.tell(Event::Write {
        request: RequestId(1),
        document: sync::DocumentId::PLAN,
        command: workshop::PlanCommand::CreatePlan { content }.into(),
    });
    let said = alone.challenge();
    assert!(matches!(&said[..], [ClientFrame::Hello { .. }]), "{said:?}");
    let said = alone.welcome();
    assert!(
        matches!(&said[..], [ClientFrame::Subscribe { stream, .. }] if *stream == control),
        "{said:?}"
    );
    let said = sent(&alone.tell(nothing_more(control)));
    let asked = said.iter().map(|frame| match frame {
        ClientFrame::Subscribe { stream, .. } => *stream,
        other => panic!("{other:?} before it is known what the relay has"),
    });
    let asked: Vec<StreamId> = asked.collect();
    assert_eq!(asked.first(), Some(&plan));
    assert!(!asked.contains(&control));
    let said = sent(&alone.tell(nothing_more(plan)));
    assert!(matches!(&said[..], [ClientFrame::Offer { .. }]), "{said:?}");
}

/// [W14] Whatever a device's own clock shows, it knows the relay's.
#[test]
fn timers_agree_where_clocks_do_not() {
    let mut world = World::new(5);
    world.create_workshop(1, Clock::default());
    world.pass(3_000);
    let ahead = [-7_200_000, 0, 7_200_000];
    let tabs = ahead.map(|ahead| {
        let clock = Clock {
            ahead,
            ..Clock::default()
        };
        let tab = world.join(Role::Participant, clock);
        world.pass(2_000);
        tab
    });
    // A second tab, which holds no connection, is told.
    let person = world.tab(tabs[0]).person;
    let second = world.new_tab(tabs[0].device, person, None);
    world.open(second);
    world.pass(1_000);
    let truth = EPOCH + world.time as i64;
    for tab in tabs.into_iter().chain([second]) {
        let session = world.session(tab).expect("it is open");
        let shown = session.relay_time(world.devices[tab.device].clock.now(world.time));
        assert!((shown - truth).abs() < 200, "{shown} for {truth}");
    }
}
