//! Handing the device on: to somebody new, or back to somebody who wrote here before.

use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::PersonId;
use sync::DocumentId;
use workshop::Document;

use super::opened::Opened;
use super::question::Question;
use crate::device::seat;
use crate::state::{PlanState, Workshop};
use crate::view::board::composer;
use crate::view::language::texts;
use crate::view::part::{Icon, MAIN, Notice, Tone, each, focus};

/// Asks, in a native dialog.
#[component]
pub fn NextPersonDialog(
    /// Whether the person has asked for it.
    asked: RwSignal<bool>,
) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let plan = expect_context::<PlanState>();
    let opened = expect_context::<Opened>();
    let words = &texts().workshop;
    let unadded = Memo::new(move |_| asked.get() && composer::any_unadded());
    let before = Memo::new(move |_| match asked.get() {
        true => earlier(workshop, plan),
        false => Vec::new(),
    });
    let hand_on = move |to: Option<PersonId>| {
        asked.set(false);
        let device = workshop.device();
        spawn_local(async move {
            let next = match to {
                Some(person) => device.return_to(person).await,
                None => device.new_person().await,
            };
            match next {
                Ok(device) => {
                    opened.replace(device);
                    // What had it went with the page of the one who wrote.
                    request_animation_frame(|| focus::put_on(MAIN));
                }
                Err(_) => workshop.tell_other(),
            }
        });
    };
    let back = move |(person, label): (PersonId, String)| {
        view! {
            <li>
                <button
                    type="button"
                    class="menu-action"
                    on:click=move |_| hand_on(Some(person))
                >
                    <Icon name="reply"/>
                    <span>{label}</span>
                </button>
            </li>
        }
        .into_any()
    };
    view! {
        <Question
            asked
            opener=focus::MENU_BUTTON
            id="next-person-heading"
            heading=words.next_person_confirm
            yes=words.next_person_yes
            class="button-primary"
            on_yes=Callback::new(move |()| hand_on(None))
        >
            <Notice tone=Tone::Info><p>{words.next_person_text}</p></Notice>
            <Show when=move || unadded.get()>
                <Notice tone=Tone::Warning><p>{words.next_person_unadded}</p></Notice>
            </Show>
            <Show when=move || before.with(|before| !before.is_empty())>
                <p class="persons-label" id="persons-label">{words.persons}</p>
                <ul class="persons" aria-labelledby="persons-label">
                    {each(move || before.get(), |(person, _)| *person, back)}
                </ul>
            </Show>
        </Question>
    }
}

/// Who wrote here before: “Åse, Pårørende, Bord 7”, as far as they said.
fn earlier(workshop: Workshop, plan: PlanState) -> Vec<(PersonId, String)> {
    let texts = texts();
    let device = workshop.device();
    let mut persons = device.persons();
    persons.retain(|person| *person != workshop.person);
    let named = |person: PersonId| {
        // Who never sat down has nothing here to come back to.
        let table = seat::table(workshop.id, person)?;
        let sheet = DocumentId::sheet(table, person);
        let profile = device.read(|session| session.document(&sheet).map(Document::profile));
        let said = plan.said_to_be(&profile.unwrap_or_default());
        let table = (texts.common.table)(table.into());
        let parts: Vec<String> = said.into_iter().chain([table]).collect();
        Some((person, parts.join(", ")))
    };
    persons.into_iter().filter_map(named).collect()
}
