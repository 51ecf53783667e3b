//! “Saml”: the facilitators' overview of everything that came in.
//!
//! - [`gathering`]: the collection of it all, kept in step with the device, and the filter;
//!   [`last_filter`]: what it was when the page was left.
//! - [`counts`], [`filters`], [`list`]: how much there is where, what one looks for, what it says.
//! - [`exports`], [`import`]: out to other programs, and in from files.

pub mod counts;
pub mod exports;
pub mod filters;
pub mod gathering;
pub mod import;
pub mod last_filter;
pub mod list;
mod text;

use leptos::prelude::*;

use super::page::Page;
use super::share;
use crate::route::Route;
use crate::state::{Workshop, hold};
use crate::view::language::texts;
use counts::Counts;
use exports::Exports;
use filters::Filters;
use gathering::Gathering;
use import::Import;
use list::List;
use text::CollectTexts;

/// “Saml”.
pub const PAGE: Page = Page {
    word: "saml",
    name: |language| CollectTexts::of(language).page,
    heading: None,
    content: || view! { <Parts/> }.into_any(),
};

#[component]
fn Parts() -> impl IntoView {
    let gathering = hold::<Gathering>(expect_context());
    let any = Memo::new(move |_| gathering.found.with(|found| found.all > 0));
    view! {
        <div class="collect">
            <Counts/>
            <div class="collect-files">
                <Exports/>
                <Import/>
            </div>
            <Filters/>
            <Show when=move || any.get() fallback=Nothing>
                <List/>
            </Show>
        </div>
    }
}

/// Before anything has come in.
#[component]
fn Nothing() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let words = CollectTexts::of(texts().language);
    view! {
        <section class="collect-nothing">
            <h3>{words.nothing}</h3>
            <p>{words.nothing_help}</p>
            <p>
                <a class="button button-primary" href=Route::Page(workshop.id, share::PAGE.word).to_string()>
                    {words.to_links}
                </a>
            </p>
        </section>
    }
}
