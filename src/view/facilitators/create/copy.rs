//! “Kopi af en tidligere temadag”: the plan of an earlier workshop, from its file.

use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::file::RecordFile;
use sync::Unreadable;

use super::{CreateTexts, Form};
use crate::device::pick;
use crate::device::plan_file::read_plan;
use crate::state::import;
use crate::text::Texts;
use crate::view::language::texts;
use crate::view::part::Icon;

/// The id of the button that chooses the file.
pub(super) const BUTTON: &str = "copy-file";

/// The choice beside the templates, and the file that it takes.
#[component]
pub(super) fn Copy(form: Form) -> impl IntoView {
    let texts = texts();
    let words = CreateTexts::of(texts.language);
    let is_chosen = move || form.template.get().is_none();
    let choose = move |_| {
        spawn_local(async move {
            let Some(file) = pick::file().await else {
                return;
            };
            let read = match file.read().await {
                None => Err(texts.common.file_not_read),
                Some(bytes) => read_plan(&bytes).map_err(|why| match why {
                    Unreadable::OtherKind if RecordFile::is_one(&bytes) => words.copy_records,
                    why => why_not(why, words, texts),
                }),
            };
            match read {
                Ok(plan) => {
                    let _ = form.plan.try_set(Some(plan));
                    let _ = form.copy_problem.try_set(None);
                }
                // What was read before still holds.
                Err(why) => {
                    let _ = form.copy_problem.try_set(Some(why));
                }
            }
        });
    };
    let said = move || {
        let plan = form.plan.get()?;
        let in_use = |removed: Vec<bool>| removed.into_iter().filter(|removed| !removed).count();
        Some((words.copy_read)(
            &plan.title,
            in_use(plan.focus_points.iter().map(|one| one.removed).collect()),
            in_use(plan.aspects.iter().map(|one| one.removed).collect()),
            in_use(plan.tables.iter().map(|one| one.removed).collect()),
            in_use(plan.programme.iter().map(|one| one.removed).collect()),
        ))
    };
    view! {
        <div class="choice">
            <div class="form-group-radio">
                <input
                    type="radio"
                    class="form-radio"
                    name="template"
                    id="template-copy"
                    aria-describedby="template-copy-help"
                    prop:checked=is_chosen
                    on:change=move |_| form.template.set(None)
                />
                <label class="form-label" for="template-copy">{words.copy}</label>
            </div>
            <p class="choice-help" id="template-copy-help">{words.copy_help}</p>
            <Show when=is_chosen>
                <div class="choice-more">
                    <button
                        type="button"
                        class="button button-secondary"
                        id=BUTTON
                        aria-describedby="copy-said copy-error"
                        on:click=choose
                    >
                        <Icon name="folder-open"/>
                        <span>{move || match form.plan.with(Option::is_some) {
                            true => words.copy_again,
                            false => words.copy_choose,
                        }}</span>
                    </button>
                    <p class="choice-said" id="copy-said" aria-live="polite" prop:textContent=said></p>
                    <span
                        class="form-error-message"
                        id="copy-error"
                        aria-live="polite"
                        prop:textContent=move || form.copy_problem.get().map(str::to_owned)
                    ></span>
                </div>
            </Show>
        </div>
    }
}

fn why_not(why: Unreadable, words: &CreateTexts, texts: &Texts) -> &'static str {
    match why {
        Unreadable::Unrelated | Unreadable::OtherKind => words.copy_unrelated,
        why => import::why(why, texts),
    }
}
