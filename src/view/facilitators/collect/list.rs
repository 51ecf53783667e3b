//! The list: all input that the filter finds, under headings for focus point and aspect.
//!
//! The page holds only as much of it as has been scrolled to. Ten thousand articles would take a
//! second to build and make every keystroke slow; two dozen are there at once, more come before the end
//! of the page is reached, and all of them for the printer.

use std::sync::Arc;

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{
    HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
};
use workshop::collection::{Entry, Part};
use workshop::visible;

use super::gathering::{Gathering, key_of};
use super::text::CollectTexts;
use crate::state::{Contributions, Key};
use crate::view::language::texts;
use crate::view::part::{Icon, Passage, each, focus};

/// A line of the list.
#[derive(Clone, PartialEq)]
enum Line {
    FocusPoint(Part, Option<Arc<str>>),
    Aspect(Part, Part, Option<Arc<str>>),
    Entry(Arc<Entry>),
}

/// What tells one line from another. What an input says is not in it: that has a signal of its own.
#[derive(Clone, PartialEq, Eq, Hash)]
enum LineKey {
    FocusPoint(Part, Option<Arc<str>>),
    Aspect(Part, Part, Option<Arc<str>>),
    Entry(Key, Option<String>, Option<Arc<str>>),
}

impl Line {
    fn key(&self) -> LineKey {
        match self {
            Self::FocusPoint(part, title) => LineKey::FocusPoint(*part, title.clone()),
            Self::Aspect(row, part, title) => LineKey::Aspect(*row, *part, title.clone()),
            Self::Entry(entry) => LineKey::Entry(
                key_of(entry),
                entry.name().map(str::to_owned),
                entry.stakeholder.clone(),
            ),
        }
    }
}

/// Everything that the filter finds, as far as it has been scrolled to.
#[component]
pub fn List() -> impl IntoView {
    let gathering = expect_context::<Gathering>();
    let texts = texts();
    let words = CollectTexts::of(texts.language);
    let found = gathering.found;
    let lines = Memo::new(move |_| {
        let limit = gathering.limit.get();
        found.with(|found| lines(&found.entries, limit))
    });
    let count = Memo::new(move |_| found.with(|found| (found.entries.len(), found.all)));
    let more = Memo::new(move |_| count.get().0 > gathering.limit.get());
    let printing = window_event_listener_untyped("beforeprint", move |_| {
        gathering.limit.set(usize::MAX);
    });
    on_cleanup(move || printing.remove());
    view! {
        <section class="found" aria-labelledby="found-heading">
            <h3 class="sr-only" id="found-heading">{words.list}</h3>
            <p class="found-count" aria-live="polite">
                {move || { let (shown, all) = count.get(); (words.showing)(shown, all) }}
            </p>
            <Show when=move || count.get().0 == 0>
                <p class="found-none">{words.none_found}</p>
            </Show>
            <div class="found-lines">
                {each(move || lines.get(), Line::key, |line| view! { <LineView line/> }.into_any())}
            </div>
            <Show when=move || more.get()>
                <More/>
            </Show>
        </section>
    }
}

fn lines(entries: &[Arc<Entry>], limit: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut cell = None;
    for entry in entries.iter().take(limit) {
        let here = (entry.row(), entry.column());
        if cell.is_none_or(|(row, _)| row != here.0) {
            lines.push(Line::FocusPoint(here.0, entry.focus_point.clone()));
        }
        if cell != Some(here) {
            lines.push(Line::Aspect(here.0, here.1, entry.aspect.clone()));
        }
        cell = Some(here);
        lines.push(Line::Entry(entry.clone()));
    }
    lines
}

#[component]
fn LineView(line: Line) -> impl IntoView {
    let words = CollectTexts::of(texts().language);
    let named = |title: Option<Arc<str>>, unknown: &str| {
        title.map_or_else(|| unknown.to_owned(), |title| title.to_string())
    };
    match line {
        Line::FocusPoint(_, title) => {
            let title = named(title, words.unknown_focus_point);
            view! { <h3 class="found-focus-point">{title}</h3> }.into_any()
        }
        Line::Aspect(_, _, title) => {
            let title = named(title, words.unknown_aspect);
            view! { <h4 class="found-aspect">{title}</h4> }.into_any()
        }
        Line::Entry(entry) => view! { <Article entry/> }.into_any(),
    }
}

#[component]
fn Article(entry: Arc<Entry>) -> impl IntoView {
    let texts = texts();
    let words = CollectTexts::of(texts.language);
    let plain = entry.contribution.text.clone();
    let item = expect_context::<Contributions>().item(key_of(&entry));
    let text = move || match &item {
        Some(item) => item.with(|item| item.text.clone()),
        None => plain.clone(),
    };
    let said = [
        Some((texts.common.table)(entry.origin.table.into())),
        entry.name().map(visible::in_line),
        entry.stakeholder.as_deref().map(visible::in_line),
    ];
    let said = said.into_iter().flatten();
    let imported = entry.contribution.imported.as_ref();
    view! {
        <article class="found-input" class:is-joint=entry.origin.is_joint()>
            <Passage text/>
            <ul class="found-by">
                {said.map(|part| view! { <li>{part}</li> }).collect_view()}
                {entry.origin.is_joint().then(|| view! {
                    <li class="mark"><Icon name="groups"/>{words.joint}</li>
                })}
                {imported.map(|imported| view! {
                    <li class="mark">
                        <Icon name="download"/>
                        {(words.imported)(&visible::in_line(&imported.source))}
                    </li>
                })}
            </ul>
        </article>
    }
}

/// The end of what is in the page: before it comes into sight, more is there.
#[component]
fn More() -> impl IntoView {
    let gathering = expect_context::<Gathering>();
    let words = CollectTexts::of(texts().language);
    let place = NodeRef::<Div>::new();
    let watch = StoredValue::new_local(None::<Watch>);
    place.on_load(move |place| {
        let near = {
            let place = place.clone();
            move || {
                let has_focus = place.contains(document().active_element().as_deref());
                let before = gathering.limit.get_untracked();
                gathering.show_more();
                // Whoever stands on the button loses it with the last of the list.
                if has_focus {
                    request_animation_frame(move || {
                        if focus::is_lost() {
                            go_to_article(before);
                        }
                    });
                }
            }
        };
        watch.set_value(Watch::new(&place, near));
    });
    let press = move |_| {
        let before = gathering.limit.get_untracked();
        gathering.show_more();
        request_animation_frame(move || go_to_article(before));
    };
    view! {
        <div class="found-more" node_ref=place>
            <button
                type="button"
                class="button button-secondary"
                on:click=press
            >
                {words.more}
            </button>
        </div>
    }
}

/// Puts the focus on an article of the list, counted from 0.
fn go_to_article(at: usize) {
    let article = format!(".found-lines > article:nth-of-type({})", at + 1);
    let article = document().query_selector(&article).ok().flatten();
    if let Some(article) = article.and_then(|article| article.dyn_into::<HtmlElement>().ok()) {
        article.set_tab_index(-1);
        let _ = article.focus();
    }
}

/// Calls back whenever an element is nearly in sight, until it is dropped.
struct Watch {
    observer: IntersectionObserver,
    _callback: Closure<dyn Fn(js_sys::Array)>,
}

impl Watch {
    fn new(element: &web_sys::Element, near: impl Fn() + 'static) -> Option<Self> {
        let callback = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let last = entries.iter().last();
            let last = last.and_then(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok());
            if last.is_some_and(|entry| entry.is_intersecting()) {
                near();
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin("600px");
        let function = callback.as_ref().unchecked_ref();
        let observer = IntersectionObserver::new_with_options(function, &options).ok()?;
        observer.observe(element);
        Some(Self {
            observer,
            _callback: callback,
        })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
