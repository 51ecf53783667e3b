//! The page of one table: what its columns mean, and what it becomes.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::defaults::ForTheRest;
use super::lines::Becomes;
use super::mapper::Mapper;
use super::questions::Questions;
use super::values::Values;
use super::{Setup, Table};
use crate::view::facilitators::collect::bring::bringing::Bringing;
use crate::view::facilitators::collect::bring::dialog::HEADING;
use crate::view::facilitators::collect::bring::file::{Content, File};
use crate::view::facilitators::collect::bring::text::BringTexts;
use crate::view::language::texts;
use crate::view::part::Icon;

/// A table that is being set up, and what counts its lines anew. A copy is a handle.
#[derive(Clone)]
pub struct SettingUp {
    /// The file.
    pub file: File,
    /// What is in it.
    pub table: Table,
    pub(super) bringing: Bringing,
}

impl SettingUp {
    /// Changes how it is set up, and counts its lines anew.
    pub fn change(&self, change: impl FnOnce(&mut Setup)) {
        self.table.setup.update(change);
        self.count();
    }

    /// Counts its lines anew.
    pub fn count(&self) {
        let Self {
            file,
            table,
            bringing,
        } = self.clone();
        spawn_local(async move {
            bringing.count(file.id, &table).await;
            file.is_ticked.set(untrack(|| file.can_be_taken()));
        });
    }
}

/// What the columns of a file mean.
#[component]
pub fn Columns(file: File) -> impl IntoView {
    let bringing = expect_context::<Bringing>();
    let words = BringTexts::of(texts().language);
    let Content::Table(table) = file.content.get_untracked() else {
        return ().into_any();
    };
    let setting_up = SettingUp {
        file: file.clone(),
        table: table.clone(),
        bringing,
    };
    provide_context(setting_up);
    let is_remembered = table.is_remembered.clone();
    view! {
        <h2 class="dialog-heading" id=HEADING tabindex="-1" dir="auto">
            {(words.columns_of)(&file.name)}
        </h2>
        <p class="bring-help">{words.columns_help}</p>
        {move || is_remembered.get().then(|| view! {
            <p class="bring-told bring-info"><Icon name="info"/><span>{words.is_remembered}</span></p>
        })}
        <Mapper/>
        <Values/>
        <Questions/>
        <ForTheRest/>
        <Becomes/>
        <Actions/>
    }
    .into_any()
}

#[component]
fn Actions() -> impl IntoView {
    let SettingUp {
        table, bringing, ..
    } = expect_context();
    let texts = texts();
    let words = BringTexts::of(texts.language);
    let is_alone = bringing.files.with_untracked(|files| files.len() == 1);
    let close = move |_| bringing.close();
    if !is_alone {
        return view! {
            <div class="actions bring-actions">
                <button
                    type="button"
                    class="button button-primary"
                    on:click=move |_| bringing.columns_of.set(None)
                >
                    {words.to_files}
                </button>
            </div>
        }
        .into_any();
    }
    let why_not = Memo::new(move |_| {
        if table.lacks_something() {
            return table
                .lack(words)
                .or_else(|| Some(words.is_reading.to_owned()));
        }
        (!table.has_news()).then(|| words.nothing_new.to_owned())
    });
    view! {
        <div class="actions bring-actions">
            <button
                type="button"
                class="button button-primary"
                aria-disabled=move || why_not.with(Option::is_some).then_some("true")
                aria-describedby="bring-why-not"
                on:click=move |_| {
                    if why_not.with_untracked(Option::is_none) {
                        bringing.take_in_ticked();
                    }
                }
            >
                {words.take}
            </button>
            <button type="button" class="button button-secondary" on:click=close>
                {texts.common.close}
            </button>
            <p class="hint" id="bring-why-not">{move || why_not.get().unwrap_or_default()}</p>
        </div>
    }
    .into_any()
}
