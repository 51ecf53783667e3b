//! The editor: where an input that is there already is edited, perhaps by several people at once.
//!
//! There is nothing to save: what is typed becomes a change at a pause and on leaving the field. So
//! the button says “Færdig med at rette”. What the editor holds outlives the page, for a change may be under way
//! when the person leaves it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlTextAreaElement;
use workshop::text::{Splice, difference};
use workshop::{Command, Contribution, visible};

use super::caution::{Caution, CautionNote};
use super::composer::Writing;
use super::drafts::{Drafts, EditDraft};
use super::room::Room;
use super::typing::Typing;
use super::undo::Undo;
use super::{Board, field};
use crate::device::SharedDevice;
use crate::device::timer::Timeout;
use crate::state::failure::Mishap;
use crate::state::{Key, shelf};
use crate::text::Texts;
use crate::view::language::texts;
use crate::view::part::Icon;

/// So long without a keystroke is a pause.
const PAUSE: Duration = Duration::from_millis(800);

/// The field in which an input that is there is edited.
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
    /// Withdraws it: who leaves nothing of their own input wants it gone. Nobody withdraws another's.
    withdraw: Option<Callback<()>>,
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
    let editing = Rc::new(Editing::new(
        board,
        key,
        item.clone(),
        typing,
        &value,
        done,
        withdraw,
    ));
    let (problem, room, caution) = (editing.problem, editing.room, editing.caution);
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
        let editing = editing.clone();
        move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() {
                let forth = match event.key().to_ascii_lowercase().as_str() {
                    "z" => Some(event.shift_key()),
                    "y" => Some(true),
                    _ => None,
                };
                if forth.is_some_and(|forth| editing.step(forth)) {
                    event.prevent_default();
                }
            }
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
            <CautionNote caution/>
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
    undo: RefCell<Undo>,
    /// What stood in the field last; the field may be gone.
    text: RefCell<String>,
    field: RefCell<Option<HtmlTextAreaElement>>,
    pause: RefCell<Option<Timeout>>,
    /// Whether changes are being asked for, one after another.
    saving: Cell<bool>,
    finishing: Cell<bool>,
    done: Callback<()>,
    withdraw: Option<Callback<()>>,
    problem: RwSignal<String>,
    room: RwSignal<Room>,
    caution: Caution,
}

impl Editing {
    fn new(
        board: Board,
        key: Key,
        item: ArcReadSignal<Contribution>,
        typing: Typing,
        value: &str,
        done: Callback<()>,
        withdraw: Option<Callback<()>>,
    ) -> Self {
        Self {
            device: board.workshop.device(),
            drafts: board.drafts(),
            texts: texts(),
            key,
            item,
            typing: RefCell::new(typing),
            undo: RefCell::default(),
            text: RefCell::new(value.to_owned()),
            field: RefCell::default(),
            pause: RefCell::default(),
            saving: Cell::new(false),
            finishing: Cell::new(false),
            done,
            withdraw,
            problem: RwSignal::new(String::new()),
            room: RwSignal::new(Room::of(value)),
            caution: Caution::default(),
        }
    }

    fn enter(&self, field: HtmlTextAreaElement) {
        field::turn(&field, &self.text.borrow());
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
        let before = self.text.replace(field.value());
        field::turn(&field, &self.text.borrow());
        self.undo.borrow_mut().typed(&before, &self.text.borrow());
        self.changed();
    }

    /// What stands in the field is another text by the person's doing.
    fn changed(self: &Rc<Self>) {
        self.measure();
        self.keep();
        let editing = self.clone();
        let pause = Timeout::new(PAUSE, move || editing.save());
        self.pause.replace(Some(pause));
    }

    /// One step back or forth, where that is done here. Whether it is.
    fn step(self: &Rc<Self>, forth: bool) -> bool {
        if !self.undo.borrow().is_ours() {
            return false;
        }
        let now = self.text.borrow().clone();
        let mut undo = self.undo.borrow_mut();
        let next = match forth {
            true => undo.forth(&now),
            false => undo.back(&now),
        };
        if let (Some(next), Some(field)) = (next, &*self.field.borrow()) {
            field::patch(field, &difference(&now, &next));
            self.text.replace(field.value());
            self.changed();
        }
        true
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
            self.undo.borrow_mut().heard(&self.text.borrow(), splices);
            field::patch(field, splices);
            self.text.replace(field.value());
        }
        self.measure();
        self.keep();
    }

    fn measure(&self) {
        self.caution.look(&self.text.borrow());
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
        if self.item.with_untracked(shelf::is_shown) {
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
        self.undo.borrow_mut().paused();
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
            self.end();
        }
    }

    /// The person is done. A text of which nothing can be seen never came into the document, see
    /// [`Editing::next_command`], so that taking the withdrawal back brings what stood there before.
    fn end(&self) {
        if !visible::is_blank(&self.text.borrow()) {
            self.done.try_run(());
        } else if let Some(withdraw) = self.withdraw {
            self.drafts.drop_edit(&self.key);
            withdraw.try_run(());
        } else {
            let _ = self
                .problem
                .try_set(self.texts.board.write_first.to_owned());
        }
    }

    fn next_command(&self) -> Option<Command> {
        let text = self.text.borrow();
        // Nothing is no input: it is kept as a draft until there is something again, or the person is done.
        if visible::is_blank(&text) {
            return None;
        }
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
