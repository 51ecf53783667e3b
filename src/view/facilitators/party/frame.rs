//! The frame of a party's page: status and alerts, and whether anything is heard.

use leptos::prelude::*;
use sync::{DocumentId, Status};
use workshop::NoticedHearing;
use workshop::noticed::Noticed;

use super::asked::Asked;
use super::device::Device;
use super::earlier::Earlier;
use super::text::HeardText;
use super::words::PartyTexts;
use crate::device::known;
use crate::route::{PARTY_PAGE, Route};
use crate::state::{self, Answers, Derived, Workshop};
use crate::view::current_route::CurrentRoute;
use crate::view::facilitators::parts::{Done, Writing};
use crate::view::language::{in_language, texts};
use crate::view::part::Heading;
use crate::view::part::page::{Brand, MAIN};
use crate::view::workshop::{Alerts, StatusLine, go_home};

/// The hearing that is open to answers, or was last. A copy is a handle.
#[derive(Clone, Copy)]
pub struct Current(pub Memo<Option<NoticedHearing>>);

/// See the module.
#[component]
pub fn PartyFrame() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let notice = state::hold::<Derived<Noticed>>(workshop);
    state::hold::<Answers>(workshop);
    let current = Memo::new(move |_| notice.all.with(|all| all.current_hearing().cloned()));
    provide_context(Current(current));
    let title = Memo::new(move |_| {
        let hearing = current.get();
        notice.all.with(|all| {
            let version = hearing.and_then(|hearing| all.version(&hearing.version));
            version.map(|version| version.title.clone())
        })
    });
    // By it the front page names the workshop.
    Effect::new(move |_| {
        if let Some(title) = title.get() {
            known::remember_title(workshop.id, workshop.role, &title);
        }
    });
    let CurrentRoute(route) = expect_context();
    Effect::new(move |_| {
        let is_elsewhere = match route.get() {
            Some(Route::Page(_, word)) => word != PARTY_PAGE,
            Some(Route::Workshop(_) | Route::Own(..)) => true,
            _ => false,
        };
        if is_elsewhere {
            go_home(workshop);
        }
    });
    view! {
        <header class="masthead">
            <div class="masthead-inner">
                <Brand/>
                <StatusLine/>
            </div>
        </header>
        <main id=MAIN class="sheet sheet-plain" tabindex="-1">
            {in_language(move |texts| {
                let words = PartyTexts::of(texts.language);
                let heading = Signal::derive(move || title.get().unwrap_or_else(|| words.page.to_owned()));
                view! {
                    <Heading text=heading/>
                    <Alerts/>
                    <Page/>
                }
            })}
        </main>
    }
}

#[component]
fn Page() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let Current(current) = expect_context();
    let words = PartyTexts::of(texts().language);
    Writing::provide(DocumentId::answers(workshop.person));
    let is_asked = Memo::new(move |_| current.with(Option::is_some));
    let is_reading = Memo::new(move |_| matches!(workshop.status.get(), Status::Reading));
    view! {
        <Show
            when=move || is_asked.get()
            fallback=move || view! {
                <p class="empty" aria-live="polite">
                    {move || if is_reading.get() { words.reading } else { words.nothing }}
                </p>
            }
        >
            <Asked/>
            <Done/>
            <HeardText/>
            <Earlier/>
            <Device/>
        </Show>
    }
}
