//! Work: what takes longer than a page may stand still, done by a worker of the browser.
//!
//! The worker runs the facilitators' program too, see `public/worker.js`: it is on the device already, also without
//! a network, and a program of its own would be fetched, kept and compiled beside it.

use std::collections::HashSet;

use js_sys::Array;
use likeness::{Difference, Pair, Texts};
use serde::{Deserialize, Serialize};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    DedicatedWorkerGlobalScope, MessageEvent, Window, Worker, WorkerOptions, WorkerType,
};

/// So many texts are looked through between two words of how far it is.
const STEP: usize = 100;
/// So many pairs are told, of those that nobody has decided about; who has decided about these compares again.
const MOST: usize = 2_000;

/// Two texts that resemble each other, as the worker tells of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alike {
    /// The first, by its place among the texts.
    pub one: usize,
    /// The second.
    pub other: usize,
    /// How alike they are, from 0 to 1.
    pub likeness: f32,
    /// Whether it is among the sure ones.
    pub is_sure: bool,
    /// The words that they share, the rarest first.
    pub shared: Vec<String>,
    /// What turns the one against the other.
    pub differs: Vec<Turned>,
}

/// What turns one text against another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Turned {
    /// Only one has this word.
    Word(String),
    /// They hold these opposite words.
    Way(String, String),
    /// They hold these numbers.
    Number(String, String),
}

impl From<Pair> for Alike {
    fn from(pair: Pair) -> Self {
        let is_sure = pair.is_sure();
        let differs = pair.differs.into_iter().map(|difference| match difference {
            Difference::Negation(word) => Turned::Word(word),
            Difference::Direction(one, other) => Turned::Way(one, other),
            Difference::Number(one, other) => Turned::Number(one, other),
        });
        Self {
            one: pair.one,
            other: pair.other,
            likeness: pair.likeness,
            is_sure,
            shared: pair.shared,
            differs: differs.collect(),
        }
    }
}

/// Texts that share rare words, as the worker tells of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bunch {
    /// The words, the one that all share first.
    pub words: Vec<String>,
    /// The texts, by their places.
    pub texts: Vec<usize>,
}

/// What a worker says.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// So many texts of all are looked through.
    Progress(usize, usize),
    /// The pairs, the surest first.
    Done(Vec<Alike>),
    /// The groups, the best first.
    Grouped(Vec<Bunch>),
    /// It cannot work here.
    Failed,
}

/// What a worker is asked, as JSON.
#[derive(Serialize, Deserialize)]
enum Task<T, D> {
    /// For texts that resemble each other, but for the pairs that are decided about.
    Compare { texts: T, decided: D },
    /// For groups of texts that share rare words.
    Group { texts: T },
}

/// A search that a worker does; dropped, it stops.
pub struct Looking {
    worker: Worker,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut()>,
}

impl Looking {
    /// Lets a worker look for texts that resemble each other; it says how far it is, and what it found.
    /// What somebody has decided about, pairs by their places, is not told.
    pub fn start(
        texts: &[String],
        decided: &[(usize, usize)],
        said: impl Fn(Said) + Clone + 'static,
    ) -> Option<Self> {
        let task = Task::Compare { texts, decided };
        Self::begin(&task, read_pairs, said)
    }

    /// Lets a worker look for groups of texts that share rare words.
    pub fn group(texts: &[String], said: impl Fn(Said) + Clone + 'static) -> Option<Self> {
        Self::begin(&Task::Group { texts }, read_groups, said)
    }

    fn begin(
        task: &Task<&[String], &[(usize, usize)]>,
        read: fn(&str) -> Said,
        said: impl Fn(Said) + Clone + 'static,
    ) -> Option<Self> {
        // One text: ten thousand handed over one by one hold the page up for as long as it takes to see it.
        let task = JsValue::from(serde_json::to_string(task).ok()?);
        let worker = begin(&program(FACILITATORS)?)?;
        let heard = {
            let (worker, said) = (worker.clone(), said.clone());
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let words = Array::from(&event.data());
                let number = |at| words.get(at).as_f64().unwrap_or(0.0) as usize;
                match words.length() {
                    0 => {
                        let _ = worker.post_message(&task);
                    }
                    1 => {
                        let found = words.get(0).as_string().unwrap_or_default();
                        said(read(&found));
                    }
                    2 => said(Said::Progress(number(0), number(1))),
                    // The program could not be fetched.
                    _ => said(Said::Failed),
                }
            })
        };
        let failed = Closure::<dyn FnMut()>::new(move || said(Said::Failed));
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        Some(Self {
            worker,
            _heard: heard,
            _failed: failed,
        })
    }
}

fn read_pairs(found: &str) -> Said {
    serde_json::from_str(found).map_or(Said::Failed, Said::Done)
}

fn read_groups(found: &str) -> Said {
    serde_json::from_str(found).map_or(Said::Failed, Said::Grouped)
}

impl Drop for Looking {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// What the names of the facilitators' program in the page begin with.
pub const FACILITATORS: &str = "facilitators";
/// What the names of the office's program in the page begin with.
pub const OFFICE: &str = "office";

/// Where a program is, and the worker that runs it.
pub struct Place {
    js: String,
    wasm: String,
    worker: String,
}

/// Where a program is, as the page says.
pub fn program(name: &str) -> Option<Place> {
    let document = super::page::window().document()?;
    let tag = document.query_selector("script[data-js]").ok()??;
    Some(Place {
        js: tag.get_attribute(&format!("data-{name}-js"))?,
        wasm: tag.get_attribute(&format!("data-{name}-wasm"))?,
        worker: tag.get_attribute("data-worker")?,
    })
}

/// Begins a worker, which says an empty word when the program runs, and three when it cannot.
pub fn begin(place: &Place) -> Option<Worker> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(&place.worker, &options).ok()?;
    let begin = Array::of2(&JsValue::from(&place.js), &JsValue::from(&place.wasm));
    worker.post_message(&begin).ok()?;
    Some(worker)
}

/// Whether this is a worker and not a page.
pub fn is_worker() -> bool {
    !js_sys::global().is_instance_of::<Window>()
}

/// Does what a page asks for, for as long as the worker lives.
pub fn work() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let say = {
        let scope = scope.clone();
        move |words: &Array| {
            let _ = scope.post_message(words);
        }
    };
    let ready = say.clone();
    let asked = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let task = event.data().as_string().unwrap_or_default();
        let found = match serde_json::from_str(&task) {
            Ok(Task::Compare { texts, decided }) => compare(texts, decided, &say),
            Ok(Task::Group { texts }) => group(texts),
            // Which the page that asked does not understand either.
            Err(_) => String::new(),
        };
        say(&Array::of1(&JsValue::from(found)));
    });
    scope.set_onmessage(Some(asked.as_ref().unchecked_ref()));
    // It lives as long as the worker does.
    asked.forget();
    ready(&Array::new());
}

/// Which texts resemble each other, as JSON; it says how far it is.
fn compare(texts: Vec<String>, decided: HashSet<(usize, usize)>, say: impl Fn(&Array)) -> String {
    let texts = Texts::new(texts.iter().map(String::as_str));
    let all = JsValue::from(texts.len() as f64);
    let mut search = texts.search();
    while search.step(STEP) {
        say(&Array::of2(&JsValue::from(search.done() as f64), &all));
    }
    let found = search.finish().into_iter();
    let open = found.filter(|pair| !decided.contains(&(pair.one, pair.other)));
    let found: Vec<Alike> = open.take(MOST).map(Alike::from).collect();
    serde_json::to_string(&found).unwrap_or_default()
}

/// Which texts share rare words, as JSON.
fn group(texts: Vec<String>) -> String {
    let groups = Texts::new(texts.iter().map(String::as_str)).groups();
    let groups = groups.into_iter().map(|group| Bunch {
        words: group.words,
        texts: group.texts,
    });
    serde_json::to_string(&groups.collect::<Vec<_>>()).unwrap_or_default()
}
