//! The office: tables and documents of other programs are read and written by a program of its own, in a worker.
//!
//! Most facilitators need it once, at the end; so it is fetched with the facilitators' program, kept, and run when it is
//! asked for the first time. The page hands a [`Job`] over as JSON and gets what comes of it as JSON or as bytes.

mod job;
mod worker;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use futures_channel::oneshot;
use js_sys::{Array, Uint8Array};
use serde::de::DeserializeOwned;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

use super::work;

pub use job::{Form, Job, Read, ReadSheet, Taken};
pub use worker::work;

/// The office of a page. A copy asks the same worker; when the last one goes, it ends.
#[derive(Clone, Default)]
pub struct Office(Rc<RefCell<Option<Running>>>);

/// What a worker answers: JSON, or bytes.
#[derive(Clone, Debug)]
enum Answer {
    Text(String),
    Bytes(Vec<u8>),
}

type Asked = Rc<RefCell<VecDeque<oneshot::Sender<Answer>>>>;

struct Running {
    worker: Worker,
    /// Those who wait for an answer, the first first: it answers in the order in which it is asked.
    asked: Asked,
    /// What is asked before the program has begun.
    early: Rc<RefCell<Option<Vec<Array>>>>,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut()>,
}

/// The office could not do it: it cannot run here, or the job was too much for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the office cannot do this")]
pub struct Unable;

impl Office {
    /// Has a job done that is answered by a value. `bytes` is the file that it is about.
    pub async fn ask<T: DeserializeOwned>(
        &self,
        job: &Job,
        bytes: Option<&[u8]>,
    ) -> Result<T, Unable> {
        match self.have_done(job, bytes).await? {
            Answer::Text(text) => serde_json::from_str(&text).map_err(|_| Unable),
            Answer::Bytes(_) => Err(Unable),
        }
    }

    /// Has a file written.
    pub async fn write(&self, job: &Job) -> Result<Vec<u8>, Unable> {
        match self.have_done(job, None).await? {
            Answer::Bytes(bytes) => Ok(bytes),
            Answer::Text(_) => Err(Unable),
        }
    }

    async fn have_done(&self, job: &Job, bytes: Option<&[u8]>) -> Result<Answer, Unable> {
        let text = serde_json::to_string(job).map_err(|_| Unable)?;
        let message = Array::of1(&JsValue::from(text));
        if let Some(bytes) = bytes {
            message.push(&Uint8Array::from(bytes));
        }
        let answer = {
            let mut place = self.0.borrow_mut();
            if place.is_none() {
                *place = Some(Running::start(self.0.clone()).ok_or(Unable)?);
            }
            let running = place.as_ref().ok_or(Unable)?;
            running.send(message)?
        };
        answer.await.map_err(|_| Unable)
    }
}

impl Running {
    fn start(place: Rc<RefCell<Option<Self>>>) -> Option<Self> {
        let program = work::program(work::OFFICE)?;
        let worker = work::begin(&program)?;
        let asked: Asked = Rc::default();
        let early = Rc::new(RefCell::new(Some(Vec::new())));
        // It does not keep itself alive.
        let place = Rc::downgrade(&place);
        let give_up = move || {
            if let Some(place) = place.upgrade() {
                // Whoever waits hears that nothing comes; whoever asks again gets a new one.
                place.borrow_mut().take();
            }
        };
        let heard = {
            let (worker, asked, early) = (worker.clone(), asked.clone(), early.clone());
            let give_up = give_up.clone();
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let words = Array::from(&event.data());
                let answer = match words.length() {
                    0 => {
                        let held: Vec<Array> = early.borrow_mut().take().unwrap_or_default();
                        for message in held {
                            let _ = worker.post_message(&message);
                        }
                        return;
                    }
                    1 => {
                        let word = words.get(0);
                        match word.dyn_ref::<Uint8Array>() {
                            Some(bytes) => Answer::Bytes(bytes.to_vec()),
                            None => Answer::Text(word.as_string().unwrap_or_default()),
                        }
                    }
                    // The program could not be fetched.
                    _ => return wasm_bindgen_futures::spawn_local(later(give_up.clone())),
                };
                let waiting = asked.borrow_mut().pop_front();
                if let Some(waiting) = waiting {
                    let _ = waiting.send(answer);
                }
            })
        };
        let failed = Closure::<dyn FnMut()>::new(move || {
            wasm_bindgen_futures::spawn_local(later(give_up.clone()));
        });
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        Some(Self {
            worker,
            asked,
            early,
            _heard: heard,
            _failed: failed,
        })
    }

    fn send(&self, message: Array) -> Result<oneshot::Receiver<Answer>, Unable> {
        let (sender, receiver) = oneshot::channel();
        match self.early.borrow_mut().as_mut() {
            Some(early) => early.push(message),
            None => self.worker.post_message(&message).map_err(|_| Unable)?,
        }
        self.asked.borrow_mut().push_back(sender);
        Ok(receiver)
    }
}

/// A closure is not dropped while it runs.
async fn later(act: impl FnOnce()) {
    act();
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
