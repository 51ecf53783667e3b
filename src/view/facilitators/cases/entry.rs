//! An entry of the document: its fields as they are edited, set, moved and taken out.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::{CASE_OF, CASE_ORDER, CasesCommand, Place, Write, Written, visible};

use super::text::CasesTexts;
use crate::state::arrangement::Put;
use crate::view::facilitators::parts::saved_area::Edited;
use crate::view::facilitators::parts::{OrderTools, Writing};
use crate::view::language::texts;

/// An entry of one of the document's maps. A copy is a handle.
#[derive(Clone, Copy)]
pub struct EntryOf {
    root: &'static str,
    id: ItemId,
    writing: Writing,
    words: &'static CasesTexts,
}

impl EntryOf {
    /// The entry with this id.
    pub fn new(root: &'static str, id: ItemId) -> Self {
        Self {
            root,
            id,
            writing: expect_context(),
            words: CasesTexts::of(texts().language),
        }
    }

    /// The id of the field of the page for one of its fields.
    pub fn field(self, field: &str) -> String {
        format!("case-{}-{field}-{}", self.root, self.id)
    }

    /// Edits a Text.
    pub fn edit(self, field: &'static str) -> Callback<Edited> {
        Callback::new(move |(before, after, caret)| {
            let place = Place::of(self.root, self.id, field);
            let edit = Write::Edit {
                place,
                before,
                after,
                caret,
            };
            self.put(vec![edit], self.words.saved.to_owned());
        })
    }

    /// Sets a field as a whole; blank clears it.
    pub fn set(self, field: &'static str, text: &str) {
        let value = (!visible::is_blank(text)).then(|| text.to_owned());
        let write = Write::set_or_clear(self.root, self.id, field, value);
        self.put(vec![write], self.words.saved.to_owned());
    }

    /// Says yes or no.
    pub fn flag(self, field: &'static str, flag: bool) {
        let write = Write::set(self.root, self.id, field, flag);
        self.put(vec![write], self.words.saved.to_owned());
    }

    /// Takes it out.
    pub fn take_out(self, said: String) {
        self.put(vec![Write::set(self.root, self.id, "removed", true)], said);
    }

    fn put(self, writes: Vec<Write>, said: String) {
        self.writing.put(CasesCommand, writes, said);
    }
}

/// Adds an entry to a case, behind those with these orders.
pub fn add<const N: usize>(
    writing: Writing,
    root: &'static str,
    case: ItemId,
    orders: impl Fn() -> Vec<f64> + 'static,
    values: [(&'static str, Written); N],
    said: &'static str,
) {
    let id = writing.fresh();
    writing.wanted.set(Some(id));
    writing.put_by(CasesCommand, move || {
        let order = orders().into_iter().fold(0.0, f64::max).floor() + 1.0;
        let own = [(CASE_OF, case.into()), (CASE_ORDER, order.into())];
        let values = own.into_iter().chain(values);
        let add = Write::Add {
            root: root.to_owned(),
            id,
            values: values
                .map(|(field, value)| (field.to_owned(), value))
                .collect(),
        };
        Some((vec![add], said.to_owned()))
    });
}

/// Up, down and out, of an entry among its like.
#[component]
pub fn Tools(
    /// Which.
    entry: EntryOf,
    /// What it is called.
    #[prop(into)]
    name: Signal<String>,
    /// Those beside it and itself.
    #[prop(into)]
    beside: Signal<Vec<(f64, ItemId)>>,
) -> impl IntoView {
    let on_move = Callback::new(move |moved: Vec<Put>| {
        let writes = moved.into_iter();
        let writes = writes.map(|(id, order)| Write::set(entry.root, id, CASE_ORDER, order));
        entry.put(writes.collect(), entry.words.moved.to_owned());
    });
    let on_take_out = Callback::new(move |()| {
        entry.take_out((entry.words.taken_out)(&name.get_untracked()));
    });
    view! {
        <div class="cases-tools">
            <OrderTools id=entry.id name beside on_move on_take_out/>
        </div>
    }
}
