//! Handing the device on to the next person, once the one who wrote knows what that means.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::opening::Opened;
use super::question::Question;
use crate::state::Workshop;
use crate::view::board::composer;
use crate::view::language::texts;
use crate::view::part::{Notice, Tone};

/// Asks, in a native dialog.
#[component]
pub fn NextPersonDialog(
    /// Whether the person has asked for it.
    asked: RwSignal<bool>,
) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let opened = expect_context::<Opened>();
    let words = &texts().workshop;
    let unadded = Memo::new(move |_| asked.get() && composer::any_unadded());
    let next = Callback::new(move |()| {
        asked.set(false);
        let device = workshop.device();
        spawn_local(async move {
            match device.new_person().await {
                Ok(device) => opened.replace(device),
                Err(_) => workshop.tell_other(),
            }
        });
    });
    view! {
        <Question
            asked
            id="next-person-heading"
            heading=words.next_person_confirm
            yes=words.next_person_yes
            class="button-primary"
            on_yes=next
        >
            <Notice tone=Tone::Info><p>{words.next_person_text}</p></Notice>
            <Show when=move || unadded.get()>
                <Notice tone=Tone::Warning><p>{words.next_person_unadded}</p></Notice>
            </Show>
        </Question>
    }
}
