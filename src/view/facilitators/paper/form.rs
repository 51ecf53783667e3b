//! The form: where the paper comes from, and what stands on it.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::ItemId;
use sync::DocumentId;
use workshop::{Imported, SheetCommand, TEXT_LIMIT, visible};

use super::Typing;
use super::added::Added;
use super::text::PaperTexts;
use crate::state::failure::Mishap;
use crate::view::language::texts;
use crate::view::part::{Icon, Keeping, each, focus};

/// What the source of such input is called in the documents, in every language.
const SOURCE: &str = "papir";
/// The ids of the fields that a problem can be at, and of the first one.
const TABLE: &str = "paper-table";
const TEXT: &str = "paper-text";

/// Where the person goes on after adding.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    /// On the same sheet of paper.
    SameSheet,
    /// At the beginning of the next.
    NextSheet,
}

/// The fields and the button that adds.
#[component]
pub(super) fn Form() -> impl IntoView {
    let typing = expect_context::<Typing>();
    let texts = texts();
    let words = PaperTexts::of(texts.language);
    let field = NodeRef::<Textarea>::new();
    let keeping = Keeping::of(TEXT);
    let table_problem = RwSignal::new(None::<String>);
    let text_problem = RwSignal::new(None::<String>);
    keeping.find(move |_, typed| {
        if let Some(field) = field
            .get_untracked()
            .filter(|field| field.value().is_empty())
        {
            field.set_value(&typed);
        }
    });
    // What was added and is not on the disk yet stands in the draft beside what is being typed.
    let pending = StoredValue::new(Vec::<(ItemId, String)>::new());
    let hold = move || {
        let Some(now) = field.get_untracked().map(|field| field.value()) else {
            return;
        };
        let mut all =
            pending.with_value(|all| all.iter().map(|(_, text)| text.clone()).collect::<Vec<_>>());
        all.push(now);
        all.retain(|text| !text.is_empty());
        match all.is_empty() {
            true => keeping.drop(),
            false => keeping.keep("", &all.join("\n")),
        }
    };
    let add = move |then: Then| {
        let Some(field) = field.get_untracked() else {
            return;
        };
        let typed = field.value();
        let text = visible::trim(&typed).to_owned();
        let problem = match text.is_empty() {
            true => Some(words.text_missing.to_owned()),
            false => Mishap::of_name(&text, TEXT_LIMIT).map(|mishap| mishap.words(texts)),
        };
        let Some(table) = typing.table_number() else {
            table_problem.set(Some(words.table_missing.to_owned()));
            return focus::put_on(TABLE);
        };
        table_problem.set(None);
        let is_wrong = problem.is_some();
        text_problem.set(problem);
        let (Some(focus_point), Some(aspect), false) = (
            typing.focus_point.get_untracked(),
            typing.aspect.get_untracked(),
            is_wrong,
        ) else {
            return focus::put_on(TEXT);
        };
        let device = typing.workshop.device();
        let id = device.new_contribution();
        let stakeholder = typing.stakeholder.get_untracked();
        let command = SheetCommand::AddContribution {
            id,
            focus_point,
            aspect,
            text: text.clone(),
            created: device.now(),
            imported: Some(Imported {
                source: SOURCE.to_owned(),
                table: Some(table.to_string()),
                original: None,
                name: None,
                stakeholder: (!stakeholder.is_empty()).then_some(stakeholder),
            }),
        };
        let sheet = DocumentId::sheet(table, typing.workshop.person);
        let place = typing.place_in_words(texts);
        focus::put_on(match then {
            Then::SameSheet => TEXT,
            Then::NextSheet => TABLE,
        });
        // Who types fast begins the next one before this is on the disk.
        pending.update_value(|all| all.push((id, typed.clone())));
        field.set_value("");
        hold();
        spawn_local(async move {
            let written = typing.workshop.write(sheet, command.into()).await;
            let _ = pending.try_update_value(|all| all.retain(|(other, _)| *other != id));
            match written {
                Ok(()) => {
                    hold();
                    let added = Added::new(id, sheet, text, place);
                    let _ = typing.added.try_update(|all| all.insert(0, added));
                }
                Err(failure) => {
                    // It goes back to where it was written, before what was typed since.
                    let now = field.value();
                    let both = [typed, now].into_iter().filter(|text| !text.is_empty());
                    field.set_value(&both.collect::<Vec<_>>().join("\n"));
                    hold();
                    typing.workshop.tell(&failure);
                }
            }
        });
    };
    let press = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.shift_key() && !event.is_composing() => {
            event.prevent_default();
            let is_last = event.ctrl_key() || event.meta_key();
            add(match is_last {
                true => Then::NextSheet,
                false => Then::SameSheet,
            });
        }
        "ArrowDown" if event.alt_key() => {
            event.prevent_default();
            typing.shift_aspect(1);
        }
        "ArrowUp" if event.alt_key() => {
            event.prevent_default();
            typing.shift_aspect(-1);
        }
        _ => {}
    };
    let stakeholders = typing.plan.stakeholders();
    view! {
        <form
            class="panel paper-form"
            aria-label=words.form
            novalidate
            on:submit=move |event: SubmitEvent| {
                event.prevent_default();
                add(Then::SameSheet);
            }
        >
            <div class="paper-fields">
                <div class="form-group paper-table">
                    <label class="form-label" for=TABLE>{words.table}</label>
                    <input
                        class="form-input"
                        id=TABLE
                        inputmode="numeric"
                        autocomplete="off"
                        aria-describedby="paper-table-error"
                        prop:value=typing.table
                        on:input=move |event| {
                            typing.table.set(event_target_value(&event));
                            table_problem.set(None);
                        }
                    />
                    <span
                        class="form-error-message"
                        id="paper-table-error"
                        aria-live="polite"
                        prop:textContent=table_problem
                    ></span>
                </div>
                <div class="form-group">
                    <label class="form-label" for="paper-stakeholder">{words.stakeholder}</label>
                    <select
                        class="form-select"
                        id="paper-stakeholder"
                        on:change=move |event| typing.stakeholder.set(event_target_value(&event))
                    >
                        <option
                            value=""
                            prop:selected=move || typing.stakeholder.with(String::is_empty)
                        >
                            {words.stakeholder_none}
                        </option>
                        {each(move || stakeholders.get(), |one| (one.word.clone(), one.title.clone()), move |one| {
                            let word = one.word.clone();
                            let is_chosen = move || typing.stakeholder.with(|chosen| *chosen == word);
                            view! { <option value=one.word prop:selected=is_chosen>{one.title}</option> }.into_any()
                        })}
                    </select>
                </div>
                <Axis
                    id="paper-focus-point"
                    label=words.focus_point
                    chosen=typing.focus_point
                    parts=Memo::new({
                        let rows = typing.plan.focus_points();
                        move |_| rows.with(|all| all.iter().map(|one| (one.id, one.title.clone())).collect())
                    })
                />
                <Axis
                    id="paper-aspect"
                    label=words.aspect
                    chosen=typing.aspect
                    parts=Memo::new({
                        let columns = typing.plan.aspects();
                        move |_| columns.with(|all| all.iter().map(|one| (one.id, one.title.clone())).collect())
                    })
                />
            </div>
            <div class="form-group">
                <label class="form-label" for=TEXT>{words.text}</label>
                <textarea
                    class="form-input"
                    id=TEXT
                    rows="4"
                    autocomplete="off"
                    aria-describedby="paper-text-error paper-keys"
                    node_ref=field
                    on:keydown=press
                    on:input=move |_| {
                        hold();
                        text_problem.set(None);
                    }
                ></textarea>
                <span
                    class="form-error-message"
                    id="paper-text-error"
                    aria-live="polite"
                    prop:textContent=text_problem
                ></span>
                <p class="hint" id="paper-keys">{words.keys}</p>
            </div>
            <button type="submit" class="button button-primary">
                <Icon name="plus"/>
                <span>{words.add}</span>
            </button>
        </form>
    }
}

/// The rows or columns as a choice that stays.
#[component]
fn Axis(
    id: &'static str,
    label: &'static str,
    chosen: RwSignal<Option<ItemId>>,
    parts: Memo<Vec<(ItemId, String)>>,
) -> impl IntoView {
    view! {
        <div class="form-group">
            <label class="form-label" for=id>{label}</label>
            <select
                class="form-select"
                id=id
                on:change=move |event| chosen.set(ItemId::from_hex(&event_target_value(&event)))
            >
                {each(move || parts.get(), |part| part.clone(), move |(id, title)| view! {
                    <option value=id.to_string() prop:selected=move || chosen.get() == Some(id)>{title}</option>
                }.into_any())}
            </select>
        </div>
    }
}

impl Typing {
    /// The number of a table in use, if that is what was typed.
    fn table_number(self) -> Option<u16> {
        let typed = self.table.get_untracked();
        let number = typed.trim().parse::<u32>().ok()?;
        let plan = self.plan.plan;
        let is_used = |table: &workshop::Table| !table.removed && table.number == number;
        let is_there = plan.with_untracked(|plan| plan.tables.iter().any(is_used));
        is_there.then(|| u16::try_from(number).ok())?
    }

    /// The aspect before or after; at an end it stays.
    fn shift_aspect(self, by: isize) {
        let columns: Vec<ItemId> = self.plan.plan.with_untracked(|plan| {
            let in_use = plan.aspects.iter().filter(|column| !column.removed);
            in_use.map(|column| column.id).collect()
        });
        let now = self.aspect.get_untracked();
        let at = columns.iter().position(|id| Some(*id) == now);
        let next = at.and_then(|at| columns.get(at.checked_add_signed(by)?).copied());
        if next.is_some() {
            self.aspect.set(next);
        }
    }
}
