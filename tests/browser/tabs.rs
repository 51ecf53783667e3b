//! Tabs: they hear each other, one leads, and the lead passes on.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Object, Reflect};
use protocol::{Role, WorkshopId};
use temadag::device::lock::{Asking, Lock, LockEvent};
use temadag::device::tabs::{ELECTION, PATIENCE, TRUST, TabEvent, Tabs};
use temadag::device::timer;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::some_workshop;

struct Tab {
    tabs: Option<Tabs>,
    heard: Rc<RefCell<Vec<TabEvent>>>,
}

impl Tab {
    fn open(workshop: WorkshopId) -> Self {
        Self::of(Role::Participant, workshop)
    }

    fn of(role: Role, workshop: WorkshopId) -> Self {
        let heard: Rc<RefCell<Vec<TabEvent>>> = Rc::default();
        let ears = heard.clone();
        Self {
            tabs: Some(Tabs::join(workshop, role, move |event| {
                ears.borrow_mut().push(event)
            })),
            heard,
        }
    }

    async fn hears(&self, event: TabEvent) {
        until(&format!("heard {event:?}"), || {
            self.heard.borrow().contains(&event)
        })
        .await;
    }

    fn leads(&self) -> bool {
        let heard = self.heard.borrow();
        let last = heard
            .iter()
            .rev()
            .find(|event| matches!(event, TabEvent::Leading(_)));
        last == Some(&TabEvent::Leading(true))
    }
}

/// How often to look.
const STEP: Duration = Duration::from_millis(20);

/// Waits until something is so, for as long as a leader is trusted and then some.
async fn until(what: &str, so: impl Fn() -> bool) {
    for _ in 0..(2 * TRUST.as_millis() / STEP.as_millis()) {
        if so() {
            return;
        }
        timer::pause(STEP).await;
    }
    panic!("never {what}");
}

/// Waits until one of the tabs leads, and has done so for longer than an election takes: whoever else was about to lead
/// would by then. Which it is.
async fn one_comes_to_lead(tabs: &[Tab]) -> usize {
    let calm = Cell::new(Duration::ZERO);
    until("did one lead alone", || {
        let alone = tabs.iter().filter(|tab| tab.leads()).count() == 1;
        calm.set(if alone {
            calm.get() + STEP
        } else {
            Duration::ZERO
        });
        calm.get() > 2 * ELECTION
    })
    .await;
    tabs.iter().position(Tab::leads).unwrap()
}

#[wasm_bindgen_test]
async fn one_leads_and_the_lead_passes_on() {
    let workshop = some_workshop();
    let mut first = Tab::open(workshop);
    first.hears(TabEvent::Leading(true)).await;
    let second = Tab::open(workshop);
    // The second would take the lead from a leader that did not answer in that time; that it does not can only be
    // waited for.
    timer::pause(PATIENCE + 2 * ELECTION).await;
    assert!(first.leads() && !second.leads());
    first.tabs = None;
    second.hears(TabEvent::Leading(true)).await;
}

#[wasm_bindgen_test]
async fn tabs_hear_each_other_and_not_themselves_nor_another_workshop() {
    let workshop = some_workshop();
    let (one, other, stranger) = (
        Tab::open(workshop),
        Tab::open(workshop),
        Tab::open(some_workshop()),
    );
    one.tabs.as_ref().unwrap().post(b"\x00stored\xff");
    other
        .hears(TabEvent::Message(b"\x00stored\xff".to_vec()))
        .await;
    let message = |event: &TabEvent| matches!(event, TabEvent::Message(_));
    assert!(!one.heard.borrow().iter().any(message));
    assert!(!stranger.heard.borrow().iter().any(message));
}

/// A tab that holds the lock and says what it is told to, when it is asked who leads, until dropped.
struct Puppet {
    _lock: Lock,
    channel: BroadcastChannel,
    _asked: Closure<dyn Fn(MessageEvent)>,
    /// How often it was asked.
    asked: Rc<Cell<usize>>,
    /// It answers no more.
    sleeps: Rc<Cell<bool>>,
}

impl Puppet {
    async fn lead(workshop: WorkshopId, asking: Asking, word: &'static str) -> Self {
        let held = Rc::new(Cell::new(false));
        let granted = held.clone();
        let name = format!("temadag.leader.{workshop}");
        let lock = Lock::request(&name, asking, move |event| {
            granted.set(event == LockEvent::Granted);
        });
        let lock = lock.expect("the tests run where there are locks");
        until("held", || held.get()).await;
        let channel = BroadcastChannel::new(&format!("temadag.{workshop}")).unwrap();
        let (asked, sleeps) = (Rc::new(Cell::new(0)), Rc::new(Cell::new(false)));
        let (count, mute, mouth) = (asked.clone(), sleeps.clone(), channel.clone());
        let ear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if event.data().as_string().as_deref() == Some("who leads?") {
                count.set(count.get() + 1);
                if !mute.get() {
                    mouth.post_message(&word.into()).unwrap();
                }
            }
        });
        channel.set_onmessage(Some(ear.as_ref().unchecked_ref()));
        Self {
            _lock: lock,
            channel,
            _asked: ear,
            asked,
            sleeps,
        }
    }
}

impl Drop for Puppet {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}

#[wasm_bindgen_test]
async fn a_leader_that_does_not_answer_is_replaced() {
    let workshop = some_workshop();
    let frozen = Puppet::lead(workshop, Asking::Waiting, "").await;
    frozen.sleeps.set(true);
    let awake = Tab::open(workshop);
    awake.hears(TabEvent::Leading(true)).await;
}

/// As on an iPad: the page that leads is put to sleep beside the one that is looked at.
#[wasm_bindgen_test]
async fn a_leader_that_falls_asleep_is_replaced() {
    let workshop = some_workshop();
    let leader = Puppet::lead(workshop, Asking::Waiting, "I lead 7").await;
    let awake = Tab::open(workshop);
    until("asked", || leader.asked.get() > 0).await;
    leader.sleeps.set(true);
    awake.hears(TabEvent::Leading(true)).await;
}

#[wasm_bindgen_test]
async fn who_loses_the_lead_looks_whether_the_thief_lives() {
    let workshop = some_workshop();
    let awake = Tab::open(workshop);
    awake.hears(TabEvent::Leading(true)).await;
    let _thief = Puppet::lead(workshop, Asking::Stealing, "").await;
    awake.hears(TabEvent::Leading(false)).await;
    until("led again", || awake.leads()).await;
}

/// A participant's tab does not follow what a facilitator must see, so it does not lead one.
#[wasm_bindgen_test]
async fn a_facilitators_tab_leads_a_participants() {
    let workshop = some_workshop();
    let participant = Tab::of(Role::Participant, workshop);
    participant.hears(TabEvent::Leading(true)).await;
    let facilitator = Tab::of(Role::Facilitator, workshop);
    facilitator.hears(TabEvent::Leading(true)).await;
    participant.hears(TabEvent::Leading(false)).await;
    // The participants' tabs, the one that led and a new one, ask who leads, and leave it at the answer.
    let another = Tab::of(Role::Participant, workshop);
    let colleague = Tab::of(Role::Facilitator, workshop);
    timer::pause(PATIENCE + 2 * ELECTION).await;
    assert!(facilitator.leads());
    assert!(!participant.leads() && !another.leads() && !colleague.leads());
}

/// Tabs of another version lead by what they say, whatever else they say.
#[wasm_bindgen_test]
async fn a_leader_of_another_version_is_let_lead() {
    for word in ["I lead 7", "I lead 8 of a kind that is not known yet"] {
        let workshop = some_workshop();
        let leader = Puppet::lead(workshop, Asking::Waiting, word).await;
        let tabs = [Role::Participant, Role::Facilitator].map(|role| Tab::of(role, workshop));
        until("asked", || leader.asked.get() >= tabs.len()).await;
        timer::pause(PATIENCE + 2 * ELECTION).await;
        assert!(tabs.iter().all(|tab| !tab.leads()), "{word}");
    }
}

/// The browser without locks, as over plain `http`, until dropped.
struct WithoutLocks(Object);

impl WithoutLocks {
    fn begin() -> Self {
        let navigator: Object = web_sys::window().unwrap().navigator().unchecked_into();
        let hidden = Object::new();
        Reflect::set(&hidden, &"configurable".into(), &true.into()).unwrap();
        Reflect::set(&hidden, &"value".into(), &JsValue::UNDEFINED).unwrap();
        Object::define_property(&navigator, &"locks".into(), &hidden);
        Self(navigator)
    }
}

impl Drop for WithoutLocks {
    fn drop(&mut self) {
        Reflect::delete_property(&self.0, &"locks".into()).unwrap();
    }
}

#[wasm_bindgen_test]
async fn without_locks_one_leads_all_the_same() {
    let _without = WithoutLocks::begin();
    let workshop = some_workshop();
    let mut tabs = [
        Tab::open(workshop),
        Tab::open(workshop),
        Tab::open(workshop),
    ];
    let leader = one_comes_to_lead(&tabs).await;
    // The leader leaves.
    tabs[leader] = Tab {
        tabs: None,
        heard: Rc::default(),
    };
    one_comes_to_lead(&tabs).await;
}

#[wasm_bindgen_test]
async fn without_locks_a_facilitators_tab_leads_a_participants() {
    let _without = WithoutLocks::begin();
    let workshop = some_workshop();
    let tabs = [
        Tab::of(Role::Participant, workshop),
        Tab::of(Role::Facilitator, workshop),
        Tab::of(Role::Participant, workshop),
    ];
    assert_eq!(one_comes_to_lead(&tabs).await, 1);
}
