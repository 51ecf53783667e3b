//! Texts to be read first: what somebody should look through before it leaves the facilitators.

use leptos::prelude::*;
use protocol::ItemId;

use crate::view::part::each;

/// The texts, and why they are to be read; nothing where there are none.
#[component]
pub fn ToRead(why: &'static str, texts: Memo<Vec<(ItemId, String)>>) -> impl IntoView {
    let is_any = Memo::new(move |_| texts.with(|texts| !texts.is_empty()));
    view! {
        <Show when=move || is_any.get()>
            <div class="publish-doubts">
                <p>{why}</p>
                <ul>
                    {each(move || texts.get(), |one| one.clone(), |(_, text)| view! {
                        <li dir="auto">{text}</li>
                    }.into_any())}
                </ul>
            </div>
        </Show>
    }
}
