//! Tabs: they hear each other, one leads, and the lead passes on.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Object, Reflect};
use protocol::WorkshopId;
use temadag::device::lock::{Asking, Lock, LockEvent};
use temadag::device::tabs::{ELECTION, PATIENCE, TabEvent, Tabs};
use temadag::device::timer;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::some_workshop;

struct Tab {
    tabs: Option<Tabs>,
    heard: Rc<RefCell<Vec<TabEvent>>>,
}

impl Tab {
    fn open(workshop: WorkshopId) -> Self {
        let heard: Rc<RefCell<Vec<TabEvent>>> = Rc::default();
        let ears = heard.clone();
        Self {
            tabs: Some(Tabs::join(workshop, move |event| {
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

/// Waits until something is so, for six seconds at most.
async fn until(what: &str, so: impl Fn() -> bool) {
    for _ in 0..300 {
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

#[wasm_bindgen_test]
async fn a_leader_that_does_not_answer_is_replaced() {
    let workshop = some_workshop();
    // A frozen tab: it holds the lock and hears nothing.
    let held = Rc::new(Cell::new(false));
    let granted = held.clone();
    let frozen = Lock::request(
        &format!("temadag.leader.{workshop}"),
        Asking::Waiting,
        move |event| granted.set(event == LockEvent::Granted),
    );
    assert!(frozen.is_some());
    until("held", || held.get()).await;
    let awake = Tab::open(workshop);
    awake.hears(TabEvent::Leading(true)).await;
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
