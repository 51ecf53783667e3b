//! Drafts: what is under the fingers, kept at every keystroke and found again. A new input follows the
//! person to another table; an edit stays where the input is.
//!
//! A new input gets its id when it is begun, and the draft names it. So a page that dies between the
//! disk's answer and the draft's end does not leave a second copy: adding it again changes nothing.
//!
//! Each tab keeps its own, for a person may have two tabs at one cell. What a tab left that lives no more is taken over
//! by the next page that looks there. [D15]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::task::spawn_local;
use protocol::{ItemId, PersonId, WorkshopId};
use serde::{Deserialize, Serialize};

use crate::device::{draft, lane};
use crate::state::{Cell, Key};

/// A new input that is being written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewDraft {
    id: String,
    /// What has been written.
    pub text: String,
    /// Whether it is to be the table's.
    #[serde(default)]
    pub joint: bool,
}

/// An edit that has not become a change yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditDraft {
    /// The text that the person saw.
    pub before: String,
    /// The text as far as they got.
    pub after: String,
}

/// A comment that has not been added yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentDraft {
    /// The id that it gets.
    pub id: ItemId,
    /// What has been written.
    pub text: String,
}

/// Where a person's drafts at a table are kept.
#[derive(Clone)]
pub struct Drafts {
    workshop: WorkshopId,
    /// Whose; the next person at a tablet has others.
    person: PersonId,
    table: u16,
    /// The tab that keeps them.
    tab: String,
    /// All edits under way, and all comments: one draft, since they are looked for together. Of a comment what was
    /// before is the id that it gets.
    edits: Rc<RefCell<BTreeMap<String, EditDraft>>>,
}

impl NewDraft {
    /// A draft of an input with this id.
    pub fn new(id: ItemId, text: String, joint: bool) -> Self {
        Self {
            id: id.to_string(),
            text,
            joint,
        }
    }

    /// The id that the input has, or will have.
    pub fn id(&self) -> Option<ItemId> {
        ItemId::from_hex(&self.id)
    }
}

impl Drafts {
    /// The drafts of a person at a table, as this tab keeps them.
    pub fn of(workshop: WorkshopId, person: PersonId, table: u16, tab: String) -> Self {
        Self {
            workshop,
            person,
            table,
            tab,
            edits: Rc::default(),
        }
    }

    /// Keeps the new input of a cell.
    pub fn keep_new(&self, cell: &Cell, draft: &NewDraft) {
        keep(self.workshop, &self.new_key(cell), draft);
    }

    /// Drops it.
    pub fn drop_new(&self, cell: &Cell) {
        draft::drop(self.workshop, &self.new_key(cell));
    }

    /// The new input of a cell, as it was left: this tab's, or else the last of one that lives no more.
    pub async fn kept_new(self, cell: Cell) -> Option<NewDraft> {
        let own = self.new_key(&cell);
        let mut left = self.left(&new_place(self.person, &cell)).await;
        let of_this_tab = left.iter().position(|(key, _)| *key == own);
        let (key, text) = match of_this_tab {
            Some(at) => left.swap_remove(at),
            None => left.pop()?,
        };
        if key != own {
            draft::keep(self.workshop, &own, &text);
            draft::drop(self.workshop, &key);
        }
        serde_json::from_str(&text).ok()
    }

    /// What was kept at a place by this tab and by those that live no more, the last last.
    async fn left(&self, place: &str) -> Vec<(String, String)> {
        let mut all = draft::all(self.workshop, place).await;
        // Most places hold nothing, and the browser need not be asked for every cell.
        if all.is_empty() {
            return all;
        }
        let living = lane::living().await;
        all.retain(|(key, _)| {
            let tab = key.rsplit('/').next().unwrap_or_default();
            tab == self.tab || !living.iter().any(|lane| lane == tab)
        });
        all
    }

    /// Keeps an edit.
    pub fn keep_edit(&self, key: &Key, edit: EditDraft) {
        self.edits.borrow_mut().insert(edit_name(key), edit);
        self.keep_edits();
    }

    /// Drops it.
    pub fn drop_edit(&self, key: &Key) {
        self.drop_named(&edit_name(key));
    }

    fn drop_named(&self, name: &str) {
        let was_there = self.edits.borrow_mut().remove(name).is_some();
        if was_there {
            self.keep_edits();
        }
    }

    /// Keeps the comment on the contribution with this subject.
    pub fn keep_comment(&self, subject: &ItemId, draft: CommentDraft) {
        let edit = EditDraft {
            before: draft.id.to_string(),
            after: draft.text,
        };
        let name = comment_name(subject);
        self.edits.borrow_mut().insert(name, edit);
        self.keep_edits();
    }

    /// Drops it.
    pub fn drop_comment(&self, subject: &ItemId) {
        self.drop_named(&comment_name(subject));
    }

    /// The comment on a contribution, as it was left.
    pub fn comment(&self, subject: &ItemId) -> Option<CommentDraft> {
        let edit = self.edits.borrow().get(&comment_name(subject)).cloned()?;
        Some(CommentDraft {
            id: ItemId::from_hex(&edit.before)?,
            text: edit.after,
        })
    }

    /// The edit of a contribution, as it was left.
    pub fn edit(&self, key: &Key) -> Option<EditDraft> {
        self.edits.borrow().get(&edit_name(key)).cloned()
    }

    /// Finds the edits that were under way when the page went, then calls back.
    pub fn find_edits(&self, then: impl FnOnce() + 'static) {
        let drafts = self.clone();
        spawn_local(async move {
            let own = drafts.edits_key();
            let left = drafts.left(&edits_place(drafts.table, drafts.person)).await;
            for (key, text) in left.iter().rev() {
                let found = serde_json::from_str::<BTreeMap<String, EditDraft>>(text);
                for (name, edit) in found.unwrap_or_default() {
                    // What was begun meanwhile, or kept later, is newer.
                    drafts.edits.borrow_mut().entry(name).or_insert(edit);
                }
                if *key != own {
                    drafts.keep_edits();
                    draft::drop(drafts.workshop, key);
                }
            }
            if !left.is_empty() {
                then();
            }
        });
    }

    fn keep_edits(&self) {
        let edits = self.edits.borrow();
        if edits.is_empty() {
            draft::drop(self.workshop, &self.edits_key());
        } else {
            keep(self.workshop, &self.edits_key(), &*edits);
        }
    }

    fn new_key(&self, cell: &Cell) -> String {
        format!("{}/{}", new_place(self.person, cell), self.tab)
    }

    fn edits_key(&self) -> String {
        format!("{}/{}", edits_place(self.table, self.person), self.tab)
    }
}

/// What all keys of a cell's new input begin with, whichever tab keeps it.
fn new_place(person: PersonId, cell: &Cell) -> String {
    format!("new/{person}/{}/{}", cell.focus_point, cell.aspect)
}

fn edits_place(table: u16, person: PersonId) -> String {
    format!("edits/{table}/{person}")
}

fn edit_name(key: &Key) -> String {
    let sheet = match key.document.owner {
        Some(owner) => owner.to_string(),
        None => "joint".to_owned(),
    };
    format!("{sheet}/{}", key.item)
}

fn comment_name(subject: &ItemId) -> String {
    format!("comment/{subject}")
}

fn keep(workshop: WorkshopId, key: &str, value: &impl Serialize) {
    if let Ok(text) = serde_json::to_string(value) {
        draft::keep(workshop, key, &text);
    }
}
