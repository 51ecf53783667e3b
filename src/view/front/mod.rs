//! The front page: my workshops, a new one, a file.

mod list;
mod open_file;
mod open_file_button;

use leptos::prelude::*;

use super::language::in_language;
use super::part::{Heading, Icon, Page};
use super::program::Program;
use crate::route::Route;
use list::MyWorkshops;

pub use open_file::OpenFile;
pub use open_file_button::{OPEN_FILE, OpenFileButton};

/// `/`: the workshops that this device knows, and how to begin another.
#[component]
pub fn FrontPage() -> impl IntoView {
    let navigate = leptos_router::hooks::use_navigate();
    let program = expect_context::<Program>();
    in_language(move |texts| {
        let navigate = navigate.clone();
        let create = move |_| navigate(&Route::Create.to_string(), Default::default());
        view! {
            <Page class="front">
                <div class="hero">
                    <Heading text=texts.front.heading document_title=texts.common.app/>
                    <p class="hero-lead">{texts.front.lead}</p>
                    <div class="hero-actions">
                        <button type="button" class="button button-primary" on:click=create>
                            <Icon name="plus"/>
                            <span>{texts.front.new_workshop}</span>
                        </button>
                        {(program.open_file)()}
                    </div>
                </div>
                <MyWorkshops/>
            </Page>
        }
    })
}
