//! The banner for a new version, which waits until the person agrees.

use leptos::prelude::*;

use super::Icon;
use crate::device::update;
use crate::view::language::tracked_texts;

/// Above every page while a new version waits.
#[component]
pub fn UpdateBanner() -> impl IntoView {
    let texts = tracked_texts();
    let (waiting, set_waiting) = signal(update::waiting());
    let listening = StoredValue::new_local(update::listen(move || set_waiting.set(true)));
    on_cleanup(move || listening.dispose());
    view! {
        <div class="update" aria-live="polite">
            <Show when=move || waiting.get()>
                <div class="update-inner">
                    <Icon name="refresh"/>
                    <p>{move || texts().common.update_ready}</p>
                    <button type="button" class="button button-secondary" on:click=|_| update::activate()>
                        {move || texts().common.update_now}
                    </button>
                </div>
            </Show>
        </div>
    }
}
