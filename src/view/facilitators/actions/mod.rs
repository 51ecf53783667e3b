//! “Handling”: how what was decided is carried out, who does it, and how it goes.
//!
//! - [`acting`]: what the pages go by, and how they write. [`fields`]: the fields that they are made of.
//! - [`card_tools`]: the head of a card: open, close, up, down, out.
//! - [`links`]: the pages of “Handling”.
//! - [`tracks`]: “Spor”, what is done. [`figures`]: figures 1 and 2, and the stairs.
//! - [`goals`]: “Handleplaner”. [`follow`]: “Opfølgning”. [`status`]: “Status”.
//! - [`states`]: the states of an action or a goal. [`said`]: what was said of a goal when it was followed up.

mod acting;
mod card_tools;
mod fields;
pub mod figures;
pub mod follow;
pub mod goals;
mod links;
mod names;
mod said;
mod states;
pub mod status;
mod text;
pub mod tracks;

use leptos::prelude::*;
use sync::Status;

use crate::state::Workshop;
use crate::view::facilitators::parts::Done;
use acting::Acting;
use links::Links;

/// What every page of “Handling” has: the links, what was done last, and then its own. Before the device has read what it
/// holds there is nothing, for nobody knows yet whether anything is there.
#[component]
fn Frame(children: ChildrenFn) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    Acting::provide();
    let is_reading = Memo::new(move |_| matches!(workshop.status.get(), Status::Reading));
    let children = StoredValue::new(children);
    view! {
        <Links/>
        <div class="actions-page">
            <Done/>
            <Show when=move || !is_reading.get()>
                {children.with_value(|children| children())}
            </Show>
        </div>
    }
}
