//! The token that a relay asks for before it creates a workshop: a field for it, where the relay has said no.

use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::state::{Alert, Workshop};
use crate::view::language::texts;

/// Gives the token to the relay at once. The alert around it comes again if that was not the one.
#[component]
pub fn CreationToken() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let texts = texts();
    let field = NodeRef::<Input>::new();
    let give = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else {
            return;
        };
        let token = field.value().trim().to_owned();
        if token.is_empty() {
            let _ = field.focus();
            return;
        }
        let device = workshop.device();
        spawn_local(async move {
            match device.give_creation_token(token).await {
                Ok(()) => {
                    let alert = Alert::UnknownWorkshop;
                    workshop.troubles.update(|troubles| troubles.dismiss(alert));
                }
                Err(_) => workshop.tell_other(),
            }
        });
    };
    view! {
        <form class="token-form" on:submit=give>
            <label class="form-label" for="creation-token">{texts.workshop.creation_token}</label>
            <input class="form-input" id="creation-token" autocomplete="off" node_ref=field/>
            <button type="submit" class="button button-primary">{texts.common.try_again}</button>
        </form>
    }
}
