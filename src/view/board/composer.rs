//! The composer: where a new input is written before it is added.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::ItemId;
use sync::DocumentId;
use web_sys::HtmlTextAreaElement;
use workshop::{NewContribution, visible};

use super::caution::{Caution, CautionNote};
use super::drafts::NewDraft;
use super::room::Room;
use super::{Board, field, folding};
use crate::state::failure::Mishap;
use crate::state::{Cell, Key};
use crate::text::Texts;
use crate::view::language::texts;
use crate::view::part::{Icon, focus};

/// The field of a cell in which new input is written.
#[component]
pub fn Composer(
    /// What is written.
    writing: Writing,
) -> impl IntoView {
    let cell = writing.cell;
    let words = &texts().board;
    let part = |name: &str| part_id(&cell, name);
    let (field_id, room_id, joint_id) = (part("new"), part("room"), part("joint"));
    let unadded_id = part("unadded");
    let question_id = part(QUESTION);
    let described = format!("{question_id} {} {room_id} {unadded_id}", super::LIMIT_ID);
    writing.place.on_load(move |field| writing.resume(field));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        writing.add();
    };
    let press = move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            writing.add();
        }
    };
    let on_field = move |act: fn(&HtmlTextAreaElement)| {
        if let Some(field) = writing.place.get_untracked() {
            act(&field);
        }
    };
    view! {
        <form
            class="composer"
            autocomplete="off"
            novalidate
            on:submit=submit
            on:focusin=move |_| on_field(folding::unfold)
            // The press is over, and so is the key that brought the person here.
            on:click=move |_| on_field(folding::fold_others)
            on:keyup=move |event| {
                if event.key() == "Tab" {
                    on_field(folding::fold_others);
                }
            }
        >
            <div class="composer-head">
                <label class="composer-label" for=field_id.clone()>{words.new_input}</label>
                <p
                    class="composer-unadded"
                    id=unadded_id
                    prop:textContent=move || writing.unadded.get().then_some(words.not_added)
                ></p>
            </div>
            <textarea
                node_ref=writing.place
                class="composer-field"
                id=field_id
                rows="1"
                placeholder=words.placeholder
                aria-describedby=described
                aria-invalid=move || writing.room.get().is_over().then_some("true")
                on:input=move |_| writing.note()
                on:keydown=press
            ></textarea>
            <p class="composer-room" id=room_id>
                {move || writing.room.get().words(writing.texts())}
            </p>
            <p class="composer-problem" aria-live="polite">{writing.problem}</p>
            <CautionNote caution=writing.caution/>
            <div class="composer-foot">
                <div class="form-group-checkbox composer-joint">
                    <input
                        type="checkbox"
                        class="form-checkbox"
                        id=joint_id.clone()
                        prop:checked=writing.joint
                        on:change=move |event| writing.choose(event_target_checked(&event))
                    />
                    <label class="form-label" for=joint_id>{words.joint}</label>
                </div>
                <button
                    type="submit"
                    class="button button-secondary composer-add"
                    aria-disabled=move || writing.busy.get().then_some("true")
                >
                    <Icon name="plus"/>
                    <span>{words.add}</span>
                </button>
            </div>
        </form>
    }
}

/// What the id of a cell's guiding question begins with.
pub const QUESTION: &str = "question";

/// The id of a part of a cell.
pub fn part_id(cell: &Cell, name: &str) -> String {
    format!("{name}-{}-{}", cell.focus_point, cell.aspect)
}

/// Whether something stands in a field of the page that has not been added.
pub fn any_unadded() -> bool {
    const FILLED: &str = ":is(.composer, .comment-form) > textarea:not(:placeholder-shown)";
    document()
        .query_selector(FILLED)
        .is_ok_and(|field| field.is_some())
}

/// A new input on its way.
#[derive(Clone, Copy)]
pub struct Writing {
    board: Board,
    cell: Cell,
    texts: StoredValue<&'static Texts>,
    place: NodeRef<Textarea>,
    id: StoredValue<ItemId>,
    joint: RwSignal<bool>,
    room: RwSignal<Room>,
    /// Whether there is something to add.
    unadded: RwSignal<bool>,
    problem: RwSignal<String>,
    caution: Caution,
    busy: RwSignal<bool>,
    said: RwSignal<String>,
}

impl Writing {
    /// In a cell, with what has just happened there.
    pub fn new(cell: Cell, said: RwSignal<String>) -> Self {
        let board = expect_context::<Board>();
        Self {
            board,
            cell,
            texts: StoredValue::new(texts()),
            place: NodeRef::new(),
            id: StoredValue::new(board.workshop.device().new_contribution()),
            joint: RwSignal::new(board.is_joint(&cell)),
            room: RwSignal::new(Room::default()),
            unadded: RwSignal::new(false),
            problem: RwSignal::new(String::new()),
            caution: Caution::default(),
            busy: RwSignal::new(false),
            said,
        }
    }

    fn texts(self) -> &'static Texts {
        self.texts.get_value()
    }

    /// Finds what was being written when the page went.
    fn resume(self, field: HtmlTextAreaElement) {
        let drafts = self.board.drafts();
        spawn_local(async move {
            let Some(draft) = drafts.clone().kept_new(self.cell).await else {
                return;
            };
            let Some(id) = draft.id() else {
                return;
            };
            // The page may be gone, or the person may have begun anew.
            if self.busy.is_disposed() || !field.value().is_empty() {
                return;
            }
            if self.is_added(id, &draft.text).is_some() {
                return drafts.drop_new(&self.cell);
            }
            self.id.set_value(id);
            self.joint.set(draft.joint);
            field.set_value(&draft.text);
            field::turn(&field, &draft.text);
            field::grow(&field);
            self.measure(&draft.text);
        });
    }

    /// Notes a keystroke.
    fn note(self) {
        let Some(field) = self.place.get_untracked() else {
            return;
        };
        field::grow(&field);
        let text = field.value();
        field::turn(&field, &text);
        self.keep(&text);
        self.measure(&text);
        clear(self.problem);
        clear(self.said);
    }

    /// The person was editing an input that somebody has withdrawn, and goes on here; with their words,
    /// if the document never had them and there is room. Whether it took them.
    pub fn go_on(self, words: Option<&str>) -> bool {
        if self.busy.is_disposed() {
            return false;
        }
        let Some(field) = self.place.get_untracked() else {
            return false;
        };
        let words = words.filter(|_| field.value().is_empty());
        if let Some(words) = words {
            field.set_value(words);
            field::grow(&field);
            self.keep(words);
            self.measure(words);
        }
        let texts = &self.texts().board;
        let said = match words {
            Some(_) => texts.withdrawn_words_here,
            None => texts.withdrawn_by_other,
        };
        self.said.set(said.to_owned());
        if focus::is_lost() {
            field::enter(&field);
        }
        words.is_some()
    }

    fn choose(self, joint: bool) {
        self.joint.set(joint);
        self.board.keep_joint(&self.cell, joint);
        if let Some(field) = self.place.get_untracked() {
            self.keep(&field.value());
        }
    }

    fn keep(self, text: &str) {
        let drafts = self.board.drafts();
        if text.is_empty() {
            drafts.drop_new(&self.cell);
        } else {
            let joint = self.joint.get_untracked();
            let draft = NewDraft::new(self.id.get_value(), text.to_owned(), joint);
            drafts.keep_new(&self.cell, &draft);
        }
    }

    fn measure(self, text: &str) {
        // What was found again, or came here by itself, is shown whole.
        if let Some(field) = self.place.get_untracked().filter(|_| !text.is_empty()) {
            folding::unfold(&field);
        }
        self.caution.look(text);
        let room = Room::of(text);
        if self.room.get_untracked() != room {
            self.room.set(room);
        }
        let unadded = !visible::is_blank(text);
        if self.unadded.get_untracked() != unadded {
            self.unadded.set(unadded);
        }
    }

    /// Adds what stands in the field. The field is emptied once that is on the disk, and not before.
    fn add(self) {
        let Some(field) = self.place.get_untracked() else {
            return;
        };
        let written = field.value();
        let text = visible::trim(&written).to_owned();
        if self.busy.get_untracked() {
            return;
        }
        if let Some(problem) = self.problem_of(&text) {
            self.problem.set(problem);
            let _ = field.focus();
            return;
        }
        match self.is_added(self.id.get_value(), &text) {
            // Another tab has added this very draft.
            Some(true) => return self.added(&field, &written, self.joint.get_untracked()),
            Some(false) => self
                .id
                .set_value(self.board.workshop.device().new_contribution()),
            None => {}
        }
        let joint = self.joint.get_untracked();
        let person = self.board.workshop.person;
        let document = self.document(joint);
        let device = self.board.workshop.device();
        let new = NewContribution {
            id: self.id.get_value(),
            focus_point: self.cell.focus_point,
            aspect: self.cell.aspect,
            text,
            // By the relay's clock, as far as it is known: clocks of tablets go wrong by hours.
            created: device.relay_time(),
            imported: None,
        };
        let command = new.command(joint, person);
        let (drafts, cell) = (self.board.drafts(), self.cell);
        let item = self.id.get_value();
        self.board.pin(cell, Key { document, item });
        self.busy.set(true);
        spawn_local(async move {
            let result = device.write(document, command).await;
            if self.busy.is_disposed() {
                if result.is_ok() {
                    drafts.drop_new(&cell);
                }
                return;
            }
            self.busy.set(false);
            match result {
                Ok(()) => self.added(&field, &written, joint),
                Err(failure) => self.problem.set(Mishap::from(&failure).words(self.texts())),
            }
        });
    }

    /// Why a text cannot be added, in words.
    fn problem_of(self, text: &str) -> Option<String> {
        let room = Room::of(text);
        if text.is_empty() {
            Some(self.texts().board.write_first.to_owned())
        } else if room.is_over() {
            Some(room.words(self.texts()))
        } else {
            None
        }
    }

    fn added(self, field: &HtmlTextAreaElement, written: &str, joint: bool) {
        let now = field.value();
        // What was typed while the disk was busy is the beginning of the next one.
        let rest = now.strip_prefix(written).unwrap_or(&now).trim_start();
        field.set_value(rest);
        field::grow(field);
        self.id
            .set_value(self.board.workshop.device().new_contribution());
        self.keep(rest);
        self.measure(rest);
        if rest.is_empty() {
            // Another tab may have left something here that is to be added too.
            self.resume(field.clone());
        }
        clear(self.problem);
        let words = &self.texts().board;
        let said = if joint {
            words.added_joint
        } else {
            words.added
        };
        self.said.set(said.to_owned());
    }

    /// Whether there is an input with this id, and then whether it says this.
    /// At whatever table: what was begun here another tab may have taken along and added there.
    fn is_added(self, id: ItemId, text: &str) -> Option<bool> {
        let documents = self.board.workshop.device().read(|session| {
            let all = session.documents().map(|(document, _)| *document);
            all.collect::<Vec<_>>()
        });
        self.board.contributions.shelf(|shelf| {
            let found = documents
                .into_iter()
                .find_map(|document| shelf.get(&Key { document, item: id }))?;
            Some(visible::trim(&found.text) == visible::trim(text))
        })
    }

    fn document(self, joint: bool) -> DocumentId {
        if joint {
            DocumentId::joint(self.board.table)
        } else {
            DocumentId::sheet(self.board.table, self.board.workshop.person)
        }
    }
}

fn clear(words: RwSignal<String>) {
    if !words.with_untracked(String::is_empty) {
        words.set(String::new());
    }
}
