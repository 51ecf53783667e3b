//! A new handleplan of an afdeling, and the four of the source.

use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use workshop::actions::{begin, template};
use workshop::{NAME_LIMIT, visible};

use super::Opened;
use super::text::GoalTexts;
use crate::state::failure::Mishap;
use crate::view::facilitators::actions::acting::Acting;
use crate::view::facilitators::actions::text::ActionTexts;
use crate::view::facilitators::actions::tracks::DEPARTMENTS_LIST;
use crate::view::language::texts;
use crate::view::part::{Icon, focus};

const BUTTON: &str = "new-plan";
const FIELD: &str = "new-plan-department";

/// See the module.
#[component]
pub fn New() -> impl IntoView {
    let acting = Acting::get();
    let words = GoalTexts::of(texts().language);
    let is_adding = RwSignal::new(false);
    let is_empty = acting.read(|all| all.plans.is_empty());
    let open = move |_| {
        is_adding.set(true);
        request_animation_frame(|| focus::put_on(FIELD));
    };
    let begin_four = move |_| {
        let year = acting.today().year();
        acting.by(move |all| {
            let period = format!("{year}–{}", year + 2);
            let writes = template::plans(all, &period, || acting.fresh());
            all.plans
                .is_empty()
                .then(|| (writes, words.begun.to_owned()))
        });
        request_animation_frame(|| focus::put_on(BUTTON));
    };
    view! {
        <Show
            when=move || is_adding.get()
            fallback=move || view! {
                <div class="actions-new">
                    <button type="button" class="button button-primary" id=BUTTON on:click=open>
                        <Icon name="plus"/>
                        <span>{words.new_plan}</span>
                    </button>
                    <Show when=move || is_empty.get()>
                        <button
                            type="button"
                            class="button button-secondary"
                            aria-describedby="begin-four"
                            on:click=begin_four
                        >
                            {words.begin}
                        </button>
                        <p class="hint" id="begin-four">{words.begin_help}</p>
                    </Show>
                </div>
            }
        >
            <ByDepartment is_adding/>
        </Show>
    }
}

#[component]
fn ByDepartment(is_adding: RwSignal<bool>) -> impl IntoView {
    let acting = Acting::get();
    let opened = expect_context::<Opened>();
    let texts = texts();
    let (words, shared) = (
        GoalTexts::of(texts.language),
        ActionTexts::of(texts.language),
    );
    let field = NodeRef::<Input>::new();
    let problem = RwSignal::new(String::new());
    let close = move || {
        is_adding.set(false);
        request_animation_frame(|| focus::put_on(BUTTON));
    };
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let name = field
            .get_untracked()
            .map(|field| visible::in_line(&field.value()));
        let name = name.unwrap_or_default();
        if name.is_empty() {
            problem.set(words.department_missing.to_owned());
            return;
        }
        if let Some(mishap) = Mishap::of_name(&name, NAME_LIMIT) {
            problem.set(mishap.words(texts));
            return;
        }
        let id = acting.fresh();
        acting.by(move |all| {
            let said = (shared.added)(&(words.plan_of)(&name));
            Some((vec![begin::plan(all, id, &name)], said))
        });
        opened.plan.set(Some(id));
        close();
    };
    view! {
        <form class="panel actions-form" aria-label=words.new_plan on:submit=add>
            <div>
                <label class="form-label" for=FIELD>{shared.department}</label>
                <span class="form-error-message" id="new-plan-error" aria-live="polite">{problem}</span>
                <input
                    class="form-input"
                    id=FIELD
                    list=DEPARTMENTS_LIST
                    autocomplete="off"
                    aria-describedby="new-plan-error"
                    node_ref=field
                />
            </div>
            <div class="actions">
                <button type="submit" class="button button-primary">{shared.add}</button>
                <button type="button" class="button button-secondary" on:click=move |_| close()>{shared.cancel}</button>
            </div>
        </form>
    }
}
