//! On “Styring”: the way to the big screen, and what contributions stand on it.

use leptos::prelude::*;
use protocol::ItemId;

use super::latest::{Line, find, latest};
use super::shown::{Choice, Shown};
use super::text::ProjectorTexts;
use crate::route::Route;
use crate::state::Workshop;
use crate::view::facilitators::collect::gathering::Gatherings;
use crate::view::language::texts;
use crate::view::part::each;

/// So many of the latest contributions are offered.
const OFFERED: usize = 30;

/// See the module.
#[component]
pub fn BigScreen() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let gathering = Gatherings::get();
    let words = ProjectorTexts::of(texts().language);
    let choice = Choice::follow(workshop.id);
    let lines = Memo::new(move |_| latest(gathering, OFFERED));
    let is_empty = Memo::new(move |_| lines.with(Vec::is_empty));
    let has_themes = Memo::new(move |_| gathering.synthesis.themes.with(|all| !all.is_empty()));
    let has_votes = Memo::new(move |_| {
        gathering.synthesis.edition.track();
        gathering
            .synthesis
            .with(|all| !all.most_voted(1).is_empty())
    });
    // What stood there and may not any more: nobody is to wonder why the screen is empty.
    let is_gone = Memo::new(move |_| {
        choice.shown.with(|shown| match shown {
            Shown::One(subject) => {
                let subject = ItemId::from_hex(subject);
                subject
                    .and_then(|subject| find(gathering, &subject))
                    .is_none()
            }
            _ => false,
        })
    });
    let href = Route::Page(workshop.id, super::WORD).to_string();
    view! {
        <section class="panel" aria-labelledby="big-screen-heading">
            <h3 class="panel-heading" id="big-screen-heading">{words.choose}</h3>
            <p class="hint">{words.choose_help}</p>
            <a class="button button-secondary" href=href target="_blank" rel="noopener">{words.page}</a>
            <p aria-live="polite" prop:textContent=move || if is_gone.get() { words.gone } else { "" }></p>
            <Whole choice this=Shown::Newest id="show-newest" said=words.newest/>
            <Show when=move || has_themes.get()>
                <Whole choice this=Shown::Themes id="show-themes" said=words.show_themes/>
            </Show>
            <Show when=move || has_votes.get()>
                <Whole choice this=Shown::Votes id="show-votes" said=words.show_votes/>
            </Show>
            <Show
                when=move || !is_empty.get()
                fallback=move || view! { <p class="hint">{words.none}</p> }
            >
                <ul class="shown-list" aria-label=words.inputs>
                    {each(
                        move || lines.get(),
                        |line| (line.subject, line.text.clone()),
                        move |line| view! { <Row choice line/> }.into_any(),
                    )}
                </ul>
            </Show>
        </section>
    }
}

/// Something that fills the screen.
#[component]
fn Whole(choice: Choice, this: Shown, id: &'static str, said: &'static str) -> impl IntoView {
    let is_shown = {
        let this = this.clone();
        Memo::new(move |_| choice.shown.with(|shown| *shown == this))
    };
    view! {
        <div class="shown-row" class:is-shown=is_shown>
            <p id=id>{said}</p>
            <Switch choice this described=id.to_owned()/>
        </div>
    }
}

#[component]
fn Row(choice: Choice, line: Line) -> impl IntoView {
    let texts = texts();
    let this = Shown::one(&line.subject);
    let is_shown = {
        let this = this.clone();
        Memo::new(move |_| choice.shown.with(|shown| *shown == this))
    };
    let name = format!("show-{}", line.subject);
    view! {
        <li class="shown-row" class:is-shown=is_shown>
            <p id=name.clone()>
                <span class="shown-words" dir="auto">{line.text}</span>
                " "
                <span class="hint">{(texts.common.table)(line.table.into())}</span>
            </p>
            <Switch choice this described=name/>
        </li>
    }
}

/// “Vis”, or “Skjul” where it stands on the screen: one button, so that the focus stays.
#[component]
fn Switch(choice: Choice, this: Shown, described: String) -> impl IntoView {
    let words = ProjectorTexts::of(texts().language);
    let is_shown = {
        let this = this.clone();
        Memo::new(move |_| choice.shown.with(|shown| *shown == this))
    };
    let press = move |_| {
        choice.show(match is_shown.get_untracked() {
            true => Shown::Nothing,
            false => this.clone(),
        });
    };
    view! {
        <span class="run-badge" hidden=move || !is_shown.get()>{words.stands}</span>
        <button
            type="button"
            class="button button-secondary"
            aria-describedby=described
            on:click=press
            prop:textContent=move || if is_shown.get() { words.hide } else { words.show }
        ></button>
    }
}
