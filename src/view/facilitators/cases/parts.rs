//! The parts of a case: clauses, sections with headings of one's own, attachments.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::cases::{Attachment, Case, Clause, OFFERED_HEADINGS, PieceOf, Section};
use workshop::{
    ATTACHMENTS, CASE_TEXT, CASE_TITLE, CLAUSES, IS_UNDER, NAME_LIMIT, PIECE, SECTIONS, TEXT_LIMIT,
    visible,
};

use super::entry::{EntryOf, Tools, add};
use super::text::CasesTexts;
use super::{CasesState, case_of};
use crate::view::facilitators::parts::saved_area::SavedArea;
use crate::view::facilitators::parts::{Dispute, Writing};
use crate::view::language::texts;
use crate::view::part::{Icon, SavedField, each};

/// The headings that a new section is offered.
const HEADINGS: &str = "case-headings";

/// What a part has that lists of all of them need.
trait PartOf: Clone + PartialEq + Send + Sync + 'static {
    const ROOT: &'static str;
    fn all(case: &Case) -> &[Self];
    fn place(&self) -> (f64, ItemId);
}

impl PartOf for Clause {
    const ROOT: &'static str = CLAUSES;

    fn all(case: &Case) -> &[Self] {
        &case.clauses
    }

    fn place(&self) -> (f64, ItemId) {
        (self.order, self.id)
    }
}

impl PartOf for Section {
    const ROOT: &'static str = SECTIONS;

    fn all(case: &Case) -> &[Self] {
        &case.sections
    }

    fn place(&self) -> (f64, ItemId) {
        (self.order, self.id)
    }
}

impl PartOf for Attachment {
    const ROOT: &'static str = ATTACHMENTS;

    fn all(case: &Case) -> &[Self] {
        &case.attachments
    }

    fn place(&self) -> (f64, ItemId) {
        (self.order, self.id)
    }
}

/// “at …”, one after the other.
#[component]
pub fn Clauses(id: ItemId) -> impl IntoView {
    let words = CasesTexts::of(texts().language);
    list::<Clause>(
        id,
        words.clauses,
        words.new_clause,
        words.clause_added,
        clause,
    )
}

/// “Sagsbeskrivelse”.
#[component]
pub fn Sections(id: ItemId) -> impl IntoView {
    let words = CasesTexts::of(texts().language);
    view! {
        <datalist id=HEADINGS>
            {OFFERED_HEADINGS.map(|heading| view! { <option value=heading></option> }).collect_view()}
        </datalist>
        {list::<Section>(id, words.sections, words.new_section, words.section_added, section)}
    }
}

/// “Bilag:”.
#[component]
pub fn Attachments(id: ItemId) -> impl IntoView {
    let words = CasesTexts::of(texts().language);
    list::<Attachment>(
        id,
        words.attachments,
        words.new_attachment,
        words.attachment_added,
        attachment,
    )
}

/// A part in its list. A copy is a handle.
struct Listed<T: PartOf> {
    id: ItemId,
    beside: Memo<Vec<(f64, ItemId)>>,
    part: Memo<Option<T>>,
}

impl<T: PartOf> Clone for Listed<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: PartOf> Copy for Listed<T> {}

impl<T: PartOf> Listed<T> {
    fn text(self, read: fn(&T) -> &String) -> Signal<String> {
        let part = self.part;
        Signal::derive(move || {
            let text = part.with(|part| part.as_ref().map(|part| read(part).clone()));
            text.unwrap_or_default()
        })
    }

    /// Its number among its like, and what is seen of its words.
    fn named(self, text: Signal<String>, untitled: &'static str) -> Memo<String> {
        Memo::new(move |_| {
            let place = self
                .beside
                .with(|all| all.iter().position(|(_, one)| *one == self.id));
            let text = visible::in_line(&text.get());
            let text = match text.char_indices().nth(SHORT) {
                Some((end, _)) => format!("{}…", text[..end].trim_end()),
                None if text.is_empty() => untitled.to_owned(),
                None => text,
            };
            format!("{}. {text}", place.unwrap_or(0) + 1)
        })
    }
}

/// More letters of a part's words make no better name.
const SHORT: usize = 50;

fn list<T: PartOf>(
    id: ItemId,
    heading: &'static str,
    button: &'static str,
    added: &'static str,
    show: fn(Listed<T>) -> AnyView,
) -> AnyView {
    let cases = expect_context::<CasesState>();
    let writing = expect_context::<Writing>();
    let case = case_of(id);
    let places = |case: &Case| T::all(case).iter().map(T::place).collect::<Vec<_>>();
    let beside =
        Memo::new(move |_| case.with(|case| case.as_ref().map(places).unwrap_or_default()));
    let listed = move |id: ItemId| Listed {
        id,
        beside,
        part: Memo::new(move |_| {
            case.with(|case| {
                let mut all = T::all(case.as_ref()?).iter();
                all.find(|part| part.place().1 == id).cloned()
            })
        }),
    };
    let new = move |_| {
        let orders = move || {
            let all = cases.fresh();
            let places = all.case(&id).map(places).unwrap_or_default();
            places.into_iter().map(|(order, _)| order).collect()
        };
        add(writing, T::ROOT, id, orders, [], added);
    };
    view! {
        <h4 class="cases-part">{heading}</h4>
        <div class="cases-list" role="list" aria-label=heading>
            {each(
                move || beside.get(),
                |(_, id)| *id,
                move |(_, id)| view! { <div role="listitem">{show(listed(id))}</div> }.into_any(),
            )}
        </div>
        <button type="button" class="button button-secondary button-small" on:click=new>
            <Icon name="plus"/>
            <span>{button}</span>
        </button>
    }
    .into_any()
}

fn clause(one: Listed<Clause>) -> AnyView {
    let writing = expect_context::<Writing>();
    let words = CasesTexts::of(texts().language);
    let entry = EntryOf::new(CLAUSES, one.id);
    let text = one.text(|clause| &clause.text);
    let name = one.named(text, words.untitled);
    view! {
        <div class="cases-entry" role="group" aria-label=name>
            <SavedArea
                id=entry.field(CASE_TEXT)
                label=words.clause.to_owned()
                value=text
                rows=1
                limit=TEXT_LIMIT
                wanted=Callback::new(move |()| writing.wanted.get() == Some(one.id))
                on_save=entry.edit(CASE_TEXT)
            />
            <Tools entry name beside=one.beside/>
        </div>
    }
    .into_any()
}

fn attachment(one: Listed<Attachment>) -> AnyView {
    let writing = expect_context::<Writing>();
    let words = CasesTexts::of(texts().language);
    let entry = EntryOf::new(ATTACHMENTS, one.id);
    let title = one.text(|attachment| &attachment.title);
    let name = one.named(title, words.untitled);
    view! {
        <div class="cases-entry" role="group" aria-label=name>
            <SavedArea
                id=entry.field(CASE_TITLE)
                label=words.attachment.to_owned()
                value=title
                rows=1
                limit=NAME_LIMIT
                wanted=Callback::new(move |()| writing.wanted.get() == Some(one.id))
                on_save=entry.edit(CASE_TITLE)
            />
            <Tools entry name beside=one.beside/>
        </div>
    }
    .into_any()
}

fn section(one: Listed<Section>) -> AnyView {
    let words = CasesTexts::of(texts().language);
    let entry = EntryOf::new(SECTIONS, one.id);
    let title = one.text(|section| &section.title);
    let name = one.named(title, words.untitled);
    let pieces = Memo::new(move |_| {
        let pieces = one
            .part
            .with(|part| part.as_ref().map(|part| part.pieces.clone()));
        pieces.unwrap_or_default()
    });
    let piece = Memo::new(move |_| pieces.get().pop().unwrap_or_default());
    let is_under = Memo::new(move |_| {
        one.part
            .with(|part| part.as_ref().is_some_and(|part| part.is_under))
    });
    let named = move |word: &str| match PieceOf::of_word(word) {
        Some(piece) => words.piece_named(piece).to_owned(),
        None => word.to_owned(),
    };
    view! {
        <div class="cases-entry" role="group" aria-label=name>
            <div class="cases-section">
                <div>
                    <label class="form-label" for=entry.field(CASE_TITLE)>{words.heading}</label>
                    <SavedField
                        id=entry.field(CASE_TITLE)
                        value=title
                        list=HEADINGS
                        on_save=Callback::new(move |(before, after): (String, String)| {
                            entry.edit(CASE_TITLE).run((before, after, None));
                        })
                    />
                </div>
                <div>
                    <label class="form-label" for=entry.field(PIECE)>{words.piece}</label>
                    <select
                        class="form-select"
                        id=entry.field(PIECE)
                        prop:value=piece
                        on:change=move |event| entry.set(PIECE, &event_target_value(&event))
                    >
                        <option value="" selected=move || piece.get().is_empty()>{words.no_piece}</option>
                        {PieceOf::ALL
                            .map(|one| view! {
                                <option value=one.word() selected=move || piece.get() == one.word()>
                                    {words.piece_named(one)}
                                </option>
                            })
                            .collect_view()}
                    </select>
                    <Dispute
                        values=Signal::derive(move || pieces.get().iter().map(|word| named(word)).collect())
                        on_choice=Callback::new(move |chosen: String| {
                            let piece = PieceOf::ALL.into_iter().find(|piece| words.piece_named(*piece) == chosen);
                            match piece {
                                Some(piece) => entry.set(PIECE, piece.word()),
                                None => entry.set(PIECE, &chosen),
                            }
                        })
                    />
                </div>
            </div>
            <SavedArea
                id=entry.field(CASE_TEXT)
                label=words.text.to_owned()
                value=one.text(|section| &section.text)
                rows=2
                limit=TEXT_LIMIT
                on_save=entry.edit(CASE_TEXT)
            />
            <label class="cases-under">
                <input
                    type="checkbox"
                    prop:checked=is_under
                    on:change=move |event| entry.flag(IS_UNDER, event_target_checked(&event))
                />
                <span>{words.is_under}</span>
            </label>
            <Tools entry name beside=one.beside/>
        </div>
    }
    .into_any()
}
