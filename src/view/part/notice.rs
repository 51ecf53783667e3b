//! A notice: something said in a box, with an icon, so that its colour is not the only sign.

use leptos::prelude::*;

use super::heading::PAGE_HEADING;
use super::{Icon, focus};
use crate::view::language::texts;

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Info,
    /// Done.
    Success,
    /// Take care.
    Warning,
    /// It went wrong.
    Error,
}

impl Tone {
    fn word(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A notice. One that appears while the person is at something else is urgent: screen readers say it
/// at once.
#[component]
pub fn Notice(
    /// How it is meant.
    tone: Tone,
    /// Whether it appears by itself.
    #[prop(optional)]
    urgent: bool,
    /// Its heading, if it has one.
    #[prop(optional, into)]
    heading: Option<String>,
    /// Puts it away, where that may be.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let role = urgent.then_some("alert");
    let close = on_close.map(|on_close| {
        view! {
            <button
                type="button"
                class="tool"
                aria-label=texts().common.close
                on:click=move |_| {
                    // The button goes with the notice.
                    focus::put_on(PAGE_HEADING);
                    on_close.run(());
                }
            >
                <Icon name="close"/>
            </button>
        }
    });
    view! {
        <div class=format!("notice notice-{}", tone.word()) role=role>
            <span class="notice-icon"><Icon name=tone.word()/></span>
            <div class="notice-body">
                {heading.map(|heading| view! { <p class="notice-heading">{heading}</p> })}
                {children()}
            </div>
            {close}
        </div>
    }
}
