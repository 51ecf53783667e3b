//! The participant's menu: a native popover, so that it closes by Escape and by a press beside it.

use leptos::prelude::*;

use super::delete::DeleteDialog;
use super::next_person::NextPersonDialog;
use super::reading::ReadingPanel;
use crate::device::download;
use crate::state::Workshop;
use crate::view::join;
use crate::view::language::in_language;
use crate::view::part::{Announcement, Icon, focus};

const MENU: &str = "participant-menu";

/// The menu in the masthead: the person, their file, the language.
#[component]
pub fn Menu() -> impl IntoView {
    let (asked_next, asked_delete) = (RwSignal::new(false), RwSignal::new(false));
    let said = RwSignal::new(String::new());
    in_language(move |texts| {
        view! {
            <div class="menu-place">
                <button type="button" class="menu-button" id=focus::MENU_BUTTON popovertarget=MENU>
                    <Icon name="menu"/>
                    <span>{texts.workshop.menu}</span>
                </button>
                <div class="menu" id=MENU popover="auto">
                    <SaveFile said/>
                    <ChangeTable/>
                    <NextPerson asked=asked_next/>
                    <ReadingPanel/>
                    <Delete asked=asked_delete/>
                </div>
                <NextPersonDialog asked=asked_next/>
                <DeleteDialog asked=asked_delete opener=focus::MENU_BUTTON/>
            </div>
        }
    })
}

/// An entry of the menu: a button and what it does. The menu closes when it is pressed, unless what
/// came of it is told there.
#[component]
fn Entry(
    icon: &'static str,
    id: &'static str,
    label: &'static str,
    help: &'static str,
    #[prop(optional)] stays_open: bool,
    on_press: Callback<()>,
) -> impl IntoView {
    let help_id = format!("{id}-help");
    view! {
        <div class="menu-entry">
            <button
                type="button"
                class="menu-action"
                aria-describedby=help_id.clone()
                popovertarget=(!stays_open).then_some(MENU)
                popovertargetaction=(!stays_open).then_some("hide")
                on:click=move |_| on_press.run(())
            >
                <Icon name=icon/>
                <span>{label}</span>
            </button>
            <p class="hint" id=help_id>{help}</p>
        </div>
    }
}

#[component]
fn SaveFile(said: RwSignal<String>) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let words = &crate::view::language::texts().workshop;
    let save = Callback::new(move |()| {
        let device = workshop.device();
        // What is not on the disk yet cannot be in a file, nor the records that packs stand for.
        let ahead = device.read(sync::Session::is_ahead_of_file);
        let is_unchecked = device.read(|session| session.unchecked() > 0);
        let Some(bytes) = device.record_file() else {
            let nothing = if ahead {
                words.save_file_ahead
            } else {
                words.save_file_empty
            };
            said.set(nothing.to_owned());
            return;
        };
        let table = workshop.table.get_untracked().unwrap_or(0);
        let person = workshop.person.to_string();
        let name = format!("temadag-bord-{table:02}-{}.temadag", &person[..8]);
        download::save(&name, "application/octet-stream", &bytes);
        let done = if ahead {
            words.save_file_ahead
        } else if is_unchecked {
            words.save_file_unchecked
        } else {
            words.save_file_done
        };
        said.set(done.to_owned());
    });
    view! {
        <Entry
            icon="download"
            id="menu-save"
            label=words.save_file
            help=words.save_file_help
            stays_open=true
            on_press=save
        />
        <Announcement text=said/>
    }
}

#[component]
fn ChangeTable() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let words = &crate::view::language::texts().workshop;
    let change = Callback::new(move |()| {
        workshop.choose_again();
        // The form is another page, though the address is the same; and the menu, when it shuts,
        // gives the focus to its button.
        request_animation_frame(|| focus::put_on(join::FIRST_FIELD));
    });
    view! {
        <Entry
            icon="edit"
            id="menu-table"
            label=words.change_table
            help=words.change_table_help
            on_press=change
        />
    }
}

#[component]
fn NextPerson(asked: RwSignal<bool>) -> impl IntoView {
    let words = &crate::view::language::texts().workshop;
    view! {
        <Entry
            icon="person-add"
            id="menu-person"
            label=words.next_person
            help=words.next_person_help
            on_press=Callback::new(move |()| asked.set(true))
        />
    }
}

#[component]
fn Delete(asked: RwSignal<bool>) -> impl IntoView {
    let words = &crate::view::language::texts().workshop;
    view! {
        <Entry
            icon="delete"
            id="menu-delete"
            label=words.delete
            help=words.delete_help
            on_press=Callback::new(move |()| asked.set(true))
        />
    }
}
