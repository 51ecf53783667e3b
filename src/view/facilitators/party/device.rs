//! How a party's answers are opened on another device, and how another party answers on this one.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::words::PartyTexts;
use crate::state::Workshop;
use crate::view::join::ReceiptEntry;
use crate::view::language::texts;
use crate::view::part::{Icon, MAIN, focus};
use crate::view::workshop::Opened;

/// See the module. Folded: most parties need none of it.
#[component]
pub fn Device() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let opened = expect_context::<Opened>();
    let words = PartyTexts::of(texts().language);
    let code = workshop.device().receipt_code();
    let hand_on = move |_| {
        let device = workshop.device();
        spawn_local(async move {
            match device.new_person().await {
                Ok(device) => {
                    opened.replace(device);
                    request_animation_frame(|| focus::put_on(MAIN));
                }
                Err(_) => workshop.tell_other(),
            }
        });
    };
    view! {
        <section class="panel party-device" aria-labelledby="party-device-heading">
            <h2 class="panel-heading" id="party-device-heading">{words.device}</h2>
            {code.map(|code| view! {
                <label class="form-label" for="party-receipt">{words.receipt}</label>
                <p class="hint" id="party-receipt-help">{words.receipt_help}</p>
                <input
                    class="form-input receipt-code"
                    id="party-receipt"
                    readonly
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="party-receipt-help"
                    prop:value=code
                />
            })}
            <ReceiptEntry/>
            <p class="hint" id="other-party-help">{words.other_party_help}</p>
            <button
                type="button"
                class="button button-secondary"
                aria-describedby="other-party-help"
                on:click=hand_on
            >
                <Icon name="person-add"/>
                <span>{words.other_party}</span>
            </button>
        </section>
    }
}
