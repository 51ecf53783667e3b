//! The editor: where an input that is there already is edited, perhaps by several people at once.
//!
//! There is nothing to save: what is typed becomes a change at a pause and on leaving the field. So
//! the button says “Færdig”. What the editor holds outlives the page, for a change may be under way
//! when the person leaves it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlTextAreaElement;
use workshop::text::Splice;
use workshop::{Command, Contribution};

use super::composer::Writing;
use super::drafts::{Drafts, EditDraft};
use super::room::Room;
use super::typing::Typing;
use super::{Board, field};
use crate::device::SharedDevice;
use crate::device::timer::Timeout;
use crate::state::Key;
use crate::state::failure::Mishap;
use crate::text::Texts;
use crate::view::language::texts;
use crate::view::part::Icon;

/// So long without a keystroke is a pause.
const PAUSE: Duration = Duration::from_millis(800);

/// See the module.
#[component]
pub fn Editor(
    /// Of which input.
    key: Key,
    /// How it reads.
    item: ArcReadSignal<Contribution>,
    /// Called when the person is done and everything is on the disk.
    done: Callback<()>,
    /// Where the person goes on when somebody else withdraws the input.
    go_on: Option<Writing>,
) -> impl IntoView {
    let board = expect_context::<Board>();
    let words = &texts().board;
    let resumed = board.drafts().edit(&key);
    let text = item.with_untracked(|item| item.text.clone());
    let (typing, value) = match &resumed {
        Some(draft) => (Typing::resume(&draft.before, &text), draft.after.clone()),
        None => {
            let typing = Typing::new(&text);
            let value = typing.known().to_owned();
            (typing, value)
        }
    };
    let editing = Rc::new(Editing::new(board, key, item.clone(), typing, &value, done));
    let (problem, room) = (editing.problem, editing.room);
    let place = NodeRef::<Textarea>::new();
    place.on_load({
        let editing = editing.clone();
        move |field| editing.enter(field)
    });
    Effect::new({
        let editing = editing.clone();
        move || item.with(|item| editing.hear(&item.text))
    });
    let hidden = window_event_listener_untyped("visibilitychange", {
        let editing = editing.clone();
        move |_| editing.save()
    });
    let left = StoredValue::new_local(editing.clone());
    on_cleanup(move || {
        hidden.remove();
        if let (Some(editing), Some(go_on)) = (left.try_get_value(), go_on) {
            editing.leave(go_on);
        }
    });
    let on = |act: fn(&Rc<Editing>)| {
        let editing = editing.clone();
        move || act(&editing)
    };
    let (note, save, finish) = (on(Editing::note), on(Editing::save), on(Editing::finish));
    let (compose, composed) = (on(|e| e.compose(true)), on(|e| e.compose(false)));
    let press = {
        let finish = finish.clone();
        move |event: KeyboardEvent| {
            let ends = event.key() == "Escape"
                || event.key() == "Enter" && (event.ctrl_key() || event.meta_key());
            if ends && !event.is_composing() {
                event.prevent_default();
                finish();
            }
        }
    };
    let id = format!("edit-{}", key.item);
    let room_id = format!("edit-room-{}", key.item);
    let described = format!("{} {room_id}", super::LIMIT_ID);
    let texts = texts();
    view! {
        <div class="editor">
            <label class="sr-only" for=id.clone()>{words.edit_field}</label>
            <textarea
                node_ref=place
                class="composer-field"
                id=id
                rows="2"
                dir="auto"
                prop:value=value
                aria-describedby=described
                aria-invalid=move || room.get().is_over().then_some("true")
                on:input=move |_| note()
                on:blur=move |_| save()
                on:compositionstart=move |_| compose()
                on:compositionend=move |_| composed()
                on:keydown=press
            ></textarea>
            {resumed.is_some().then(|| view! { <p class="editor-resumed">{words.resumed}</p> })}
            <p class="composer-room" id=room_id>{move || room.get().words(texts)}</p>
            <p class="composer-problem" aria-live="polite">{problem}</p>
            <button type="button" class="button button-secondary editor-done" on:click=move |_| finish()>
                <Icon name="check"/>
                <span>{words.done}</span>
            </button>
        </div>
    }
}

/// An edit under way.
struct Editing {
    device: SharedDevice,
    drafts: Drafts,
    texts: &'static Texts,
    key: Key,
    item: ArcReadSignal<Contribution>,
    typing: RefCell<Typing>,
    /// What stood in the field last; the field may be gone.
    text: RefCell<String>,
    field: RefCell<Option<HtmlTextAreaElement>>,
    pause: RefCell<Option<Timeout>>,
    /// Whether changes are being asked for, one after another.
    saving: Cell<bool>,
    finishing: Cell<bool>,
    done: Callback<()>,
    problem: RwSignal<String>,
    room: RwSignal<Room>,
}

impl Editing {
    fn new(
        board: Board,
        key: Key,
        item: ArcReadSignal<Contribution>,
        typing: Typing,
        value: &str,
        done: Callback<()>,
    ) -> Self {
        Self {
            device: board.workshop.device(),
            drafts: board.drafts(),
            texts: texts(),
            key,
            item,
            typing: RefCell::new(typing),
            text: RefCell::new(value.to_owned()),
            field: RefCell::default(),
            pause: RefCell::default(),
            saving: Cell::new(false),
            finishing: Cell::new(false),
            done,
            problem: RwSignal::new(String::new()),
            room: RwSignal::new(Room::of(value)),
        }
    }

    fn enter(&self, field: HtmlTextAreaElement) {
        field::grow(&field);
        field::enter(&field);
        self.field.replace(Some(field));
        let now = self.item.with_untracked(|item| item.text.clone());
        self.hear(&now);
    }

    /// Notes a keystroke.
    fn note(self: &Rc<Self>) {
        let Some(field) = self.field.borrow().clone() else {
            return;
        };
        field::grow(&field);
        self.text.replace(field.value());
        self.measure();
        self.keep();
        let editing = self.clone();
        let pause = Timeout::new(PAUSE, move || editing.save());
        self.pause.replace(Some(pause));
    }

    /// The document says this now.
    fn hear(&self, document: &str) {
        if self.field.borrow().is_none() {
            return;
        }
        let splices = self
            .typing
            .borrow_mut()
            .document(document, &self.text.borrow());
        self.patch(&splices);
    }

    fn compose(self: &Rc<Self>, composing: bool) {
        if let Some(field) = &*self.field.borrow() {
            self.text.replace(field.value());
        }
        let splices = self
            .typing
            .borrow_mut()
            .composing(composing, &self.text.borrow());
        self.patch(&splices);
        if !composing {
            self.note();
        }
    }

    fn patch(&self, splices: &[Splice]) {
        if splices.is_empty() {
            return;
        }
        if let Some(field) = &*self.field.borrow() {
            field::patch(field, splices);
            self.text.replace(field.value());
        }
        self.measure();
        self.keep();
    }

    fn measure(&self) {
        let room = Room::of(&self.text.borrow());
        if self
            .room
            .try_get_untracked()
            .is_some_and(|before| before != room)
        {
            self.room.set(room);
        }
    }

    fn keep(&self) {
        let (typing, text) = (self.typing.borrow(), self.text.borrow());
        if typing.is_ahead(&text) {
            self.drafts.keep_edit(
                &self.key,
                EditDraft {
                    before: typing.known().to_owned(),
                    after: text.clone(),
                },
            );
        } else if !typing.is_busy() {
            self.drafts.drop_edit(&self.key);
        }
    }

    /// The editor goes. Where that is because the input was withdrawn, the person goes on elsewhere,
    /// once it is out of the page and the focus with it.
    fn leave(self: Rc<Self>, go_on: Writing) {
        if self.item.with_untracked(|item| !item.withdrawn) {
            return;
        }
        self.pause.take();
        let was_saving = self.saving.replace(true);
        queue_microtask(move || {
            let text = self.text.borrow().clone();
            let known = self.item.with_untracked(|item| item.text == text);
            if go_on.go_on((!known).then_some(&text)) {
                self.drafts.drop_edit(&self.key);
            } else if !was_saving {
                // What is withdrawn keeps them, for it may come back.
                self.saving.set(false);
                self.save();
            }
        });
    }

    fn finish(self: &Rc<Self>) {
        self.finishing.set(true);
        self.save();
    }

    /// Asks for what is to be changed, until the document says what the field says.
    fn save(self: &Rc<Self>) {
        self.pause.take();
        if !self.saving.replace(true) {
            spawn_local(self.clone().save_all());
        }
    }

    async fn save_all(self: Rc<Self>) {
        while let Some(command) = self.next_command() {
            let result = self.device.write(self.key.document, command).await;
            let now = self.item.with_untracked(|item| item.text.clone());
            let splices = {
                let text = self.text.borrow().clone();
                let mut typing = self.typing.borrow_mut();
                typing.settled(result.is_ok(), &now, &text)
            };
            self.patch(&splices);
            self.keep();
            let problem = match &result {
                Ok(()) => String::new(),
                Err(failure) => Mishap::from(failure).words(self.texts),
            };
            let _ = self.problem.try_set(problem);
            if result.is_err() {
                // It stays in the field and in the draft.
                self.finishing.set(false);
                break;
            }
        }
        self.saving.set(false);
        if self.finishing.take() {
            self.done.try_run(());
        }
    }

    fn next_command(&self) -> Option<Command> {
        let text = self.text.borrow();
        let caret = match &*self.field.borrow() {
            Some(field) => field::caret(field),
            None => workshop::text::length(&text),
        };
        let edit = self.typing.borrow_mut().next_edit(&text, caret)?;
        Some(Command::edit_contribution(
            self.key.document.is_joint(),
            self.key.item,
            edit.before,
            edit.after,
            edit.caret,
        ))
    }
}
