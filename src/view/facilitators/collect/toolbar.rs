//! The toolbar: what can be done with what is ticked, or with what is in focus.

use leptos::prelude::*;

use super::text::CollectTexts;
use super::theme_field::PutIntoTheme;
use super::treatment::{Asking, Treatment};
use super::why::Why;
use crate::view::language::texts;
use crate::view::part::Icon;

/// The buttons, and what they ask.
#[component]
pub fn Toolbar() -> impl IntoView {
    let treatment = expect_context::<Treatment>();
    let texts = texts();
    let words = CollectTexts::of(texts.language);
    let count = Memo::new(move |_| treatment.ticked.with(|ticked| ticked.len()));
    let button =
        |name: &'static str, key: &'static str, icon: &'static str, press: fn(Treatment)| {
            view! {
                <button
                    type="button"
                    class="button button-secondary button-small"
                    aria-keyshortcuts=key
                    on:click=move |_| press(treatment)
                >
                    <Icon name=icon/>
                    <span>{name}</span>
                </button>
            }
        };
    view! {
        <div class="toolbar" role="group" aria-label=words.treat>
            <p class="toolbar-count">
                {move || match count.get() {
                    0 => words.ticked_none.to_owned(),
                    count => (words.ticked)(count),
                }}
                <Show when=move || count.get() != 0>
                    <button type="button" class="toolbar-untick" on:click=move |_| treatment.untick()>
                        {words.untick}
                    </button>
                </Show>
            </p>
            <div class="toolbar-buttons">
                {button(words.put_in_theme, "t", "folder-open", |one| one.ask(Asking::Theme))}
                {button(words.merge, "f", "groups", Treatment::merge)}
                {button(words.split_up, "s", "copy", Treatment::ask_where_to_split)}
                {button(words.leave_out, "u", "close", |one| one.ask(Asking::WhyLeaveOut))}
                {button(words.hide, "h", "lock", |one| one.ask(Asking::WhyHide))}
                {button(texts.common.undo, "z", "reply", Treatment::undo)}
            </div>
            {move || treatment.asking.get().map(|asking| match asking {
                Asking::Theme => view! { <PutIntoTheme/> }.into_any(),
                Asking::WhyLeaveOut => view! { <Why hides=false/> }.into_any(),
                Asking::WhyHide => view! { <Why hides=true/> }.into_any(),
            })}
            <p class="toolbar-said" aria-live="polite">
                {move || match treatment.progress.get() {
                    Some((done, all)) => (words.progress)(done, all),
                    None => treatment.said.get(),
                }}
            </p>
        </div>
    }
}
