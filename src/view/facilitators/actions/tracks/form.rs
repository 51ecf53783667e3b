//! The form of an action: what it is first, and the rest behind summaries that say what stands there.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::action_keys::*;
use workshop::actions::{ActionState, begin};
use workshop::{Action, ActionForm};

use super::DEPARTMENTS_LIST;
use super::ways::Ways;
use super::years::Years;
use crate::view::facilitators::actions::acting::Acting;
use crate::view::facilitators::actions::fields::{
    AreaField, DayField, LineField, OneOf, WordField,
};
use crate::view::facilitators::actions::names;
use crate::view::facilitators::actions::states::States;
use crate::view::facilitators::actions::text::ActionTexts;
use crate::view::facilitators::collect::sources::Sources;
use crate::view::language::texts;

/// See the module.
#[component]
pub fn Form(id: ItemId) -> impl IntoView {
    let acting = Acting::get();
    let words = ActionTexts::of(texts().language);
    let of = move |field| (ACTIONS, id, field);
    let text = move |read: fn(&Action) -> &String| {
        acting.read(move |all| all.action(&id).map(read).cloned().unwrap_or_default())
    };
    let chosen = move |read: fn(&Action) -> Vec<String>| {
        acting.read(move |all| all.action(&id).map(read).unwrap_or_default())
    };
    let days = move |read: fn(&Action) -> &Vec<workshop::Day>| {
        acting.read(move |all| all.action(&id).map(read).cloned().unwrap_or_default())
    };
    let wanted = Callback::new(move |()| acting.writing.wanted.get() == Some(id));
    let forms =
        ActionForm::ALL.map(|form| (form.word().to_owned(), names::form(form, words).to_owned()));
    let forms = Signal::stored(forms.to_vec());
    let points = Memo::new(move |_| {
        let points = acting.main_points.get();
        let points = points.iter();
        let points = points.map(|point| (point.id.to_string(), names::main_point(point, words)));
        let none = (String::new(), words.no_main_point.to_owned());
        std::iter::once(none).chain(points).collect::<Vec<_>>()
    });
    let steps = acting.read(move |all| {
        let steps = all.stairs.iter();
        let steps = steps.map(|step| (step.id.to_string(), names::titled(&step.title, words)));
        let none = (String::new(), words.no_step.to_owned());
        std::iter::once(none).chain(steps).collect::<Vec<_>>()
    });
    let has_steps = Memo::new(move |_| steps.with(|steps| steps.len() != 1));
    let history = acting.read(move |all| all.histories.get(&id).cloned().unwrap_or_default());
    let responsible = acting.read(move |all| {
        let Some(action) = all.action(&id) else {
            return false;
        };
        !(action.departments.is_empty()
            && action.persons.is_empty()
            && action.from.is_empty()
            && action.to.is_empty())
    });
    view! {
        <div class="action-form">
            <LineField at=of(TITLE) label=words.title.to_owned() value=text(|one| &one.title)/>
            <AreaField
                at=of(TEXT)
                label=words.what.to_owned()
                value=text(|one| &one.text)
                rows=3
                wanted
            />
            <div class="action-fields">
                <OneOf
                    at=of(FORM)
                    label=words.form.to_owned()
                    values=chosen(|one| match one.forms.is_empty() {
                        true => vec![ActionForm::default().word().to_owned()],
                        false => one.forms.clone(),
                    })
                    options=forms
                />
                <Show
                    when=move || points.with(|points| points.len() != 1)
                    fallback=move || view! { <p class="hint">{words.no_main_points}</p> }
                >
                    <OneOf
                        at=of(MAIN_POINT)
                        label=words.main_point.to_owned()
                        values=chosen(|one| one.main_points.iter().map(ItemId::to_string).collect())
                        options=points
                    />
                </Show>
                <Show when=move || has_steps.get()>
                    <OneOf
                        at=of(STEP_OF)
                        label=words.step.to_owned()
                        values=chosen(|one| one.steps.iter().map(ItemId::to_string).collect())
                        options=steps
                    />
                </Show>
            </div>
            <States
                id
                history
                name=Callback::new(move |state| names::state(state, words))
                next=|state| match state {
                    None | Some(ActionState::Proposed) => ActionState::Chosen,
                    Some(ActionState::Chosen) => ActionState::UnderWay,
                    Some(_) => ActionState::Done,
                }
            />
            <Years id/>
            <details class="action-more" prop:open=responsible.get_untracked()>
                <summary>{words.responsible}</summary>
                <div class="action-fields">
                    <WordField
                        at=of(DEPARTMENT)
                        label=words.department.to_owned()
                        values=chosen(|one| one.departments.clone())
                        list=DEPARTMENTS_LIST
                    />
                    <WordField at=of(PERSON) label=words.person.to_owned() values=chosen(|one| one.persons.clone())/>
                    <DayField at=of(FROM) label=words.from.to_owned() values=days(|one| &one.from)/>
                    <DayField at=of(TO) label=words.to.to_owned() values=days(|one| &one.to)/>
                </div>
            </details>
            <Ways id/>
            <ComesFrom id/>
        </div>
    }
}

/// What an action builds on.
#[component]
fn ComesFrom(id: ItemId) -> impl IntoView {
    let acting = Acting::get();
    let words = ActionTexts::of(texts().language);
    let name = acting.read(move |all| {
        let title = all.action(&id).map(|action| action.title.as_str());
        names::titled(title.unwrap_or_default(), words)
    });
    let sources = acting.read(move |all| {
        let of = all.sources.get(&id);
        of.map(|of| of.keys().copied().collect::<Vec<_>>())
            .unwrap_or_default()
    });
    let add = move |source: ItemId| {
        let write = begin::source(acting.fresh(), id, source);
        acting.put(vec![write], words.source_added);
    };
    let take = move |source: ItemId| {
        acting.by(move |all| {
            let ids = all.sources.get(&id)?.get(&source)?;
            Some((begin::take_out(LINKS, ids), words.source_taken.to_owned()))
        });
    };
    view! {
        <Sources id name sources on_add=Callback::new(add) on_take=Callback::new(take)/>
    }
}
