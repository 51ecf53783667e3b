//! “Saml”: where facilitators read, merge and group what came in.
//!
//! - [`gathering`]: the collection of it all, kept in step with the device; [`look`]: what of it one wants to see,
//!   and [`last_filter`]: what that was when the page was left.
//! - [`treatment`]: what is ticked, in focus, done and undone; [`keys`]: the keys for it.
//! - [`rows`], [`windowing`], [`list`], [`row`]: what the list shows, and what of it is in the page.
//! - [`links`]: the pages of “Saml”.
//! - [`sum`], [`counts`], [`filters`]: how much there is, and what one looks for.
//! - [`toolbar`], [`theme_field`], [`why`], [`split`]: what can be done, and what has to be asked first.
//! - [`detail`], [`lineage`], [`themes_pane`]: what is known of the input in focus, whence it comes and where it went, and
//!   the themes beside it.
//! - [`moderation`]: what names somebody, what is hidden, and the log.
//! - [`sources`]: what something else builds on of it, and what that says.
//! - [`to_read`]: what should be looked through before it leaves. [`bring`]: in from files and tables.

pub mod bring;
pub mod counts;
pub mod detail;
pub mod filters;
pub mod gathering;
pub mod keys;
pub mod last_filter;
pub mod lineage;
pub mod links;
pub mod list;
pub mod look;
pub mod moderation;
pub mod row;
pub mod rows;
pub mod sources;
pub mod split;
pub mod sum;
pub mod text;
pub mod theme_field;
pub mod themes_pane;
pub mod to_read;
pub mod toolbar;
pub mod treatment;
pub mod why;
pub mod windowing;

use leptos::prelude::*;

use super::page::Page;
use super::share;
use crate::route::Route;
use crate::state::Workshop;
use crate::view::language::texts;
use crate::view::part::width;
use bring::Import;
use counts::Counts;
use detail::Detail;
use filters::Filters;
use gathering::Gatherings;
use keys::{Keys, KeysButton};
use links::Links;
use list::{List, ListPlace};
use moderation::review::Review;
use split::SplitDialog;
use sum::Sum;
use text::CollectTexts;
use themes_pane::ThemesPane;
use toolbar::Toolbar;

/// “Saml”.
pub const PAGE: Page = Page {
    word: "saml",
    name: |language| CollectTexts::of(language).page,
    heading: None,
    content: || view! { <Input/> }.into_any(),
};

/// “Input”, the workbench.
#[component]
fn Input() -> impl IntoView {
    let gathering = Gatherings::get();
    ListPlace::provide();
    let any = Memo::new(move |_| gathering.found.with(|found| found.all > 0));
    view! {
        <Links/>
        <div class="collect">
            <Show when=move || any.get() fallback=Nothing>
                <Sum/>
                <div class="workbench">
                    <LookFor/>
                    <div class="workbench-list">
                        <Toolbar/>
                        <List/>
                        <SplitDialog/>
                        <Keys/>
                    </div>
                    <div class="workbench-beside">
                        <Detail/>
                        <ThemesPane/>
                    </div>
                </div>
            </Show>
            <div class="collect-more">
                <Counts/>
                <div class="collect-files">
                    <Show when=move || any.get()>
                        <Review/>
                    </Show>
                    <Import/>
                </div>
            </div>
        </div>
    }
}

/// What one looks for. On a narrow screen it is shut, so that the list comes first.
#[component]
fn LookFor() -> impl IntoView {
    let words = CollectTexts::of(texts().language);
    let is_narrow = width::is(width::ONE_PART);
    view! {
        <details class="workbench-look" prop:open=move || !is_narrow.get()>
            <summary class="look-summary">{words.find}</summary>
            <div class="look-fields">
                <Filters/>
                <KeysButton/>
            </div>
        </details>
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
