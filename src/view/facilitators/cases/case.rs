//! A case as it is written: what it is, what it opens with, and the bodies that treat it.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::cases::{Case, Treatment};
use workshop::timetable::{Style, When};
use workshop::{
    CASE_BODY, CASE_FORM, CASE_NUMBER, CASE_TEXT, CASE_TITLE, CASE_WHEN, CASES, CLOSING, CaseForm,
    NAME_LIMIT, NOTE_LIMIT, OPENING, POINT, TEXT_LIMIT, TREATMENTS, visible,
};

use super::entry::{EntryOf, Tools, add};
use super::parts::{Attachments, Clauses, Sections};
use super::text::CasesTexts;
use super::{CasesState, case_of};
use crate::view::facilitators::parts::saved_area::SavedArea;
use crate::view::facilitators::parts::{Dispute, Writing};
use crate::view::language::texts;
use crate::view::part::heading::PAGE_HEADING;
use crate::view::part::{Icon, SavedField, each, focus};

/// See the module. A region by the case's title.
#[component]
pub fn CaseView(id: ItemId) -> impl IntoView {
    let words = CasesTexts::of(texts().language);
    let case = case_of(id);
    let entry = EntryOf::new(CASES, id);
    let name = Memo::new(move |_| case.with(|case| case.as_ref().map(|case| words.called(case))));
    let text = move |read: fn(&Case) -> &String| {
        Signal::derive(move || {
            case.with(|case| {
                case.as_ref()
                    .map(|case| read(case).clone())
                    .unwrap_or_default()
            })
        })
    };
    let numbers = Signal::derive(move || {
        let numbers = case.with(|case| case.as_ref().map(|case| case.numbers.clone()));
        numbers.unwrap_or_default()
    });
    let number = Signal::derive(move || numbers.get().pop().unwrap_or_default());
    let form =
        Memo::new(move |_| case.with(|case| case.as_ref().map(Case::form).unwrap_or_default()));
    let forms = Signal::derive(move || {
        let forms = case.with(|case| case.as_ref().map(|case| case.forms.clone()));
        let forms = forms.unwrap_or_default().into_iter();
        forms
            .map(|form| words.form_named(form).to_owned())
            .collect::<Vec<_>>()
    });
    let area = move |field: &'static str,
                     label: &'static str,
                     value: Signal<String>,
                     rows: u32,
                     limit: usize| {
        view! {
            <SavedArea
                id=entry.field(field)
                label=label.to_owned()
                value
                rows
                limit
                on_save=entry.edit(field)
            />
        }
    };
    view! {
        <section class="panel cases-case" aria-label=name>
            <h3 class="panel-heading" dir="auto">{name}</h3>
            <div class="cases-front">
                <div>
                    <label class="form-label" for=entry.field(CASE_FORM)>{words.form}</label>
                    <select
                        class="form-select"
                        id=entry.field(CASE_FORM)
                        prop:value=move || form.get().word()
                        on:change=move |event| entry.set(CASE_FORM, &event_target_value(&event))
                    >
                        {CaseForm::ALL
                            .map(|one| view! {
                                <option value=one.word() selected=move || form.get() == one>{words.form_named(one)}</option>
                            })
                            .collect_view()}
                    </select>
                    <Dispute
                        values=forms
                        on_choice=Callback::new(move |chosen: String| {
                            let form = CaseForm::ALL.into_iter().find(|form| words.form_named(*form) == chosen);
                            if let Some(form) = form {
                                entry.set(CASE_FORM, form.word());
                            }
                        })
                    />
                </div>
                <div>
                    <label class="form-label" for=entry.field(CASE_NUMBER)>{words.number}</label>
                    <SavedField
                        id=entry.field(CASE_NUMBER)
                        value=number
                        on_save=Callback::new(move |(_, after): (String, String)| entry.set(CASE_NUMBER, &after))
                    />
                    <Dispute values=numbers on_choice=Callback::new(move |chosen: String| entry.set(CASE_NUMBER, &chosen))/>
                </div>
            </div>
            {area(CASE_TITLE, words.title, text(|case| &case.title), 1, NAME_LIMIT)}
            <Treatments id/>
            {area(OPENING, words.opening, text(|case| &case.opening), 2, TEXT_LIMIT)}
            <Show when=move || form.get() == CaseForm::Approval>
                <Clauses id/>
            </Show>
            {area(CLOSING, words.closing, text(|case| &case.closing), 1, TEXT_LIMIT)}
            <Sections id/>
            <Attachments id/>
            <div class="actions">
                <button
                    type="button"
                    class="button button-secondary"
                    on:click=move |_| {
                        let name = name.get_untracked().unwrap_or_default();
                        entry.take_out((words.taken_out)(&name));
                        focus::put_on(PAGE_HEADING);
                    }
                >
                    <Icon name="delete"/>
                    <span>{words.take_case_out}</span>
                </button>
            </div>
        </section>
    }
}

/// The bodies that treat it, each with the number of its point, when, and what it decided.
#[component]
fn Treatments(id: ItemId) -> impl IntoView {
    let cases = expect_context::<CasesState>();
    let writing = expect_context::<Writing>();
    let words = CasesTexts::of(texts().language);
    let case = case_of(id);
    let ids = Memo::new(move |_| {
        let treatments = case.with(|case| case.as_ref().map(|case| case.treatments.clone()));
        let treatments = treatments.unwrap_or_default().into_iter();
        treatments
            .map(|one| (one.order, one.id))
            .collect::<Vec<_>>()
    });
    let new = move |_| {
        let orders = move || {
            let case = cases.fresh();
            let treatments = case.case(&id).map(|case| case.treatments.clone());
            treatments
                .unwrap_or_default()
                .iter()
                .map(|one| one.order)
                .collect()
        };
        add(writing, TREATMENTS, id, orders, [], words.treatment_added);
    };
    view! {
        <h4 class="cases-part">{words.treatments}</h4>
        <div class="cases-list" role="list" aria-label=words.treatments>
            {each(
                move || ids.get(),
                |(_, id)| *id,
                move |(_, one)| view! { <TreatmentView case id=one beside=ids/> }.into_any(),
            )}
        </div>
        <button type="button" class="button button-secondary button-small" on:click=new>
            <Icon name="plus"/>
            <span>{words.new_treatment}</span>
        </button>
    }
}

#[component]
fn TreatmentView(
    case: Memo<Option<Case>>,
    id: ItemId,
    beside: Memo<Vec<(f64, ItemId)>>,
) -> impl IntoView {
    let texts = texts();
    let words = CasesTexts::of(texts.language);
    let entry = EntryOf::new(TREATMENTS, id);
    let one = Memo::new(move |_| {
        case.with(|case| {
            let mut all = case.as_ref()?.treatments.iter();
            all.find(|one| one.id == id).cloned()
        })
    });
    let all = move |read: fn(&Treatment) -> &Vec<String>| {
        Signal::derive(move || {
            one.with(|one| {
                one.as_ref()
                    .map(|one| read(one).clone())
                    .unwrap_or_default()
            })
        })
    };
    let print = move |word: &str| {
        When::of_word(word).map_or_else(
            || word.to_owned(),
            |when| when.print(Style::Words, texts.language),
        )
    };
    let field = move |key: &'static str, label: &'static str, values: Signal<Vec<String>>| {
        let printed = Signal::derive(move || {
            let values = values.get();
            let printed = values.iter().map(|word| match key {
                CASE_WHEN => print(word),
                _ => word.clone(),
            });
            printed.collect::<Vec<_>>()
        });
        let last = Signal::derive(move || printed.get().pop().unwrap_or_default());
        let set = move |typed: &str| match (key, When::typed(typed)) {
            (CASE_WHEN, Some(when)) => entry.set(key, &when.word()),
            _ => entry.set(key, typed),
        };
        view! {
            <div>
                <label class="form-label" for=entry.field(key)>{label}</label>
                <SavedField
                    id=entry.field(key)
                    value=last
                    on_save=Callback::new(move |(_, after): (String, String)| set(&after))
                />
                <Dispute values=printed on_choice=Callback::new(move |chosen: String| set(&chosen))/>
            </div>
        }
    };
    let name = Memo::new(move |_| {
        let number = beside
            .with(|all| all.iter().position(|(_, one)| *one == id))
            .unwrap_or(0)
            + 1;
        let body = one.with(|one| one.as_ref().and_then(|one| one.bodies.last().cloned()));
        let body = body
            .map(|body| visible::in_line(&body))
            .filter(|body| !body.is_empty());
        (words.treatment_named)(number, &body.unwrap_or_else(|| words.no_body.to_owned()))
    });
    let decision = Signal::derive(move || {
        one.with(|one| {
            one.as_ref()
                .map(|one| one.decision.clone())
                .unwrap_or_default()
        })
    });
    view! {
        <div role="listitem">
            <div class="cases-entry" role="group" aria-label=name>
                <div class="cases-treatment">
                    {field(CASE_BODY, words.body, all(|one| &one.bodies))}
                    {field(POINT, words.point, all(|one| &one.points))}
                    {field(CASE_WHEN, words.when, all(|one| &one.whens))}
                </div>
                <SavedArea
                    id=entry.field(CASE_TEXT)
                    label=words.decision.to_owned()
                    value=decision
                    rows=1
                    limit=NOTE_LIMIT
                    on_save=entry.edit(CASE_TEXT)
                />
                <Tools entry name beside/>
            </div>
        </div>
    }
}
