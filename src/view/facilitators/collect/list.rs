//! The list: all input that is looked for, of which the page holds what is in sight.

use std::sync::Arc;

use leptos::html::{Div, Ul};
use leptos::prelude::*;
use protocol::ItemId;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::gathering::Gathering;
use super::look::Look;
use super::row::RowView;
use super::rows::Row;
use super::text::CollectTexts;
use super::treatment::Treatment;
use super::windowing::{Heights, Window};
use crate::view::language::texts;
use crate::view::part::{Icon, each};

/// So many frames are waited for what is to come into the list.
const FRAMES: u32 = 40;

/// The list and what moves it. A copy is a handle.
#[derive(Clone, Copy)]
pub struct ListPlace {
    pane: NodeRef<Div>,
    list: NodeRef<Ul>,
    heights: StoredValue<Heights, LocalStorage>,
    window: RwSignal<Window>,
    is_due: StoredValue<bool>,
    is_whole: StoredValue<bool>,
    gathering: Gathering,
    treatment: Treatment,
}

impl ListPlace {
    /// Puts it into the context of the page.
    pub fn provide() -> Self {
        let place = Self {
            pane: NodeRef::new(),
            list: NodeRef::new(),
            heights: StoredValue::new_local(Heights::default()),
            window: RwSignal::new(Window::default()),
            is_due: StoredValue::new(false),
            is_whole: StoredValue::new(false),
            gathering: expect_context(),
            treatment: expect_context(),
        };
        provide_context(place);
        place
    }

    /// Goes so many rows on, or back.
    pub fn step(self, by: isize) {
        let count = self.gathering.rows.with_untracked(super::rows::Rows::len);
        if count == 0 {
            return;
        }
        let place = match self.place() {
            Some(place) => place.saturating_add_signed(by).min(count - 1),
            None if by < 0 => count - 1,
            None => self.first_in_sight().unwrap_or(0),
        };
        self.go_to_place(place);
    }

    /// Goes to something, if it is in the list, and puts the focus on it.
    pub fn go_to(self, id: &ItemId) -> bool {
        let place = self.gathering.rows.with_untracked(|rows| rows.place_of(id));
        if let Some(place) = place {
            self.go_to_place(place);
        }
        place.is_some()
    }

    /// Puts the focus back on what it was on. What was made just now comes into the list a moment later.
    pub fn come_back(self) {
        self.come_back_within(FRAMES);
    }

    fn come_back_within(self, frames: u32) {
        if self.window.is_disposed() {
            return;
        }
        match self.place() {
            Some(place) => self.go_to_place(place),
            None if frames == 0 => self.step(0),
            None => request_animation_frame(move || self.come_back_within(frames - 1)),
        }
    }

    fn place(self) -> Option<usize> {
        let current = self.treatment.current.get_untracked()?;
        self.gathering
            .rows
            .with_untracked(|rows| rows.place_of(&current))
    }

    fn go_to_place(self, place: usize) {
        let row = self
            .gathering
            .rows
            .with_untracked(|rows| rows.get(place).map(Row::subject));
        let Some(id) = row else { return };
        self.treatment.current.set(Some(id));
        self.show_bench();
        if !focus_on(&id) {
            // It is far off: go there first, and when it is in the page put the focus on it.
            let offset = self.heights.with_value(|heights| heights.offset(place));
            self.scroll_to(offset);
            self.settle();
            request_animation_frame(move || {
                request_animation_frame(move || {
                    focus_on(&id);
                });
            });
        }
    }

    /// Where the parts of the workbench scroll by themselves, all of it is to be in the window.
    fn show_bench(self) {
        let Some(pane) = self.pane.get_untracked().filter(scrolls) else {
            return;
        };
        if let Ok(Some(bench)) = pane.closest(".workbench") {
            bench.scroll_into_view_with_scroll_into_view_options(&nearest());
        }
    }

    fn scroll_to(self, offset: f64) {
        let (Some(pane), Some(list)) = (self.pane.get_untracked(), self.list.get_untracked())
        else {
            return;
        };
        if scrolls(&pane) {
            pane.set_scroll_top((offset - 80.0) as i32);
        } else {
            let top = list.get_bounding_client_rect().top() + scroll_y() + offset;
            window().scroll_to_with_x_and_y(0.0, top - 120.0);
        }
    }

    fn first_in_sight(self) -> Option<usize> {
        let (top, _) = self.sight()?;
        let window = self.window.get_untracked();
        let offset = |place| self.heights.with_value(|heights| heights.offset(place));
        (window.start..window.end).find(|place| offset(place + 1) > top)
    }

    /// What is in sight of the list, from and to so far from its beginning.
    fn sight(self) -> Option<(f64, f64)> {
        let (pane, list) = (self.pane.get_untracked()?, self.list.get_untracked()?);
        let (pane, list) = (
            pane.get_bounding_client_rect(),
            list.get_bounding_client_rect(),
        );
        let height = window()
            .inner_height()
            .ok()
            .and_then(|height| height.as_f64())
            .unwrap_or(800.0);
        let top = pane.top().max(0.0);
        let bottom = pane.bottom().min(height).max(top);
        Some((top - list.top(), bottom - list.top()))
    }

    /// Works out anew, in the next frame, what is to be in the page.
    fn settle(self) {
        if self.is_due.get_value() {
            return;
        }
        self.is_due.set_value(true);
        request_animation_frame(move || {
            if self.is_due.try_set_value(false).is_none() {
                self.settle_now();
            }
        });
    }

    fn settle_now(self) {
        if self.window.is_disposed() {
            return;
        }
        self.measure();
        let Some((top, bottom)) = self.sight() else {
            return;
        };
        let now = match self.is_whole.get_value() {
            true => Window {
                end: self.gathering.rows.with_untracked(super::rows::Rows::len),
                ..Window::default()
            },
            false => self
                .heights
                .with_value(|heights| heights.window(top, bottom)),
        };
        if self.window.get_untracked() != now {
            self.window.set(now);
            // What has come into the page is as high as it is.
            self.settle();
        }
    }

    fn measure(self) {
        let Some(list) = self.list.get_untracked() else {
            return;
        };
        let rows = list.children();
        let mut measured = Vec::new();
        for place in 0..rows.length() {
            let Some(row) = rows.item(place) else {
                continue;
            };
            let id = row.get_attribute("data-subject");
            if let Some(id) = id.as_deref().and_then(ItemId::from_hex) {
                measured.push((id, row.get_bounding_client_rect().height()));
            }
        }
        self.heights.update_value(|heights| {
            for (id, height) in measured {
                heights.note(id, height);
            }
        });
    }
}

/// The id of a row's article.
pub fn article_id(id: &ItemId) -> String {
    format!("input-{id}")
}

/// Puts the focus on a row that is in the page. Returns whether it is.
fn focus_on(id: &ItemId) -> bool {
    let element = document().get_element_by_id(&article_id(id));
    let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    let without_scrolling = FocusOptions::new();
    without_scrolling.set_prevent_scroll(true);
    let _ = element.focus_with_options(&without_scrolling);
    element.scroll_into_view_with_scroll_into_view_options(&nearest());
    true
}

/// As little as shows all of it.
fn nearest() -> ScrollIntoViewOptions {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options
}

/// Whether a pane scrolls by itself.
fn scrolls(pane: &web_sys::HtmlDivElement) -> bool {
    pane.scroll_height() > pane.client_height() + 1
}

fn scroll_y() -> f64 {
    window().scroll_y().unwrap_or(0.0)
}

/// Everything that is looked for.
#[component]
pub fn List() -> impl IntoView {
    let place = expect_context::<ListPlace>();
    let gathering = place.gathering;
    let words = CollectTexts::of(texts().language);
    let rows = gathering.rows;
    Effect::new(move |looked: Option<Look>| {
        let ids = rows.with(|rows| rows.iter().map(Row::subject).collect());
        place.heights.update_value(|heights| heights.set_rows(ids));
        let look = gathering.look.get();
        // Something else is looked for: it is read from its beginning.
        if looked.is_some_and(|looked| looked != look)
            && let Some(pane) = place.pane.get_untracked()
        {
            pane.set_scroll_top(0);
        }
        place.settle();
        look
    });
    let whole = move |is_whole| {
        place.is_whole.set_value(is_whole);
        place.settle_now();
    };
    let listening = [
        window_event_listener_untyped("scroll", move |_| place.settle()),
        window_event_listener_untyped("resize", move |_| {
            place.heights.update_value(Heights::forget);
            place.settle();
        }),
        window_event_listener_untyped("beforeprint", move |_| whole(true)),
        window_event_listener_untyped("afterprint", move |_| whole(false)),
    ];
    on_cleanup(move || listening.into_iter().for_each(WindowListenerHandle::remove));
    let shown = Memo::new(move |_| {
        let window = place.window.get();
        rows.with(|rows| {
            let range = window.start..window.end.min(rows.len());
            let lines = range.filter_map(|at| rows.get(at).cloned().map(Line));
            lines.collect::<Vec<_>>()
        })
    });
    let count = Memo::new(move |_| {
        let all = gathering.found.with(|found| found.all);
        (rows.with(super::rows::Rows::len), all)
    });
    let found = Memo::new(move |_| {
        let look = gathering.look.with(|look| look.asks_for_more());
        match look {
            true => None,
            false => Some(gathering.found.with(|found| found.entries.len())),
        }
    });
    let left_over = Memo::new(move |_| rows.with(|rows| rows.left_over));
    view! {
        <section class="found" aria-labelledby="found-heading">
            <h3 class="sr-only" id="found-heading">{words.list}</h3>
            <div class="found-head">
                <p class="found-count" aria-live="polite">
                    {move || {
                        let (shown, all) = count.get();
                        match found.get() {
                            Some(found) => (words.showing)(found, all),
                            None => (words.showing_rows)(shown),
                        }
                    }}
                </p>
                <Show when=move || left_over.get() != 0>
                    <button
                        type="button"
                        class="button button-secondary button-small"
                        on:click=move |_| {
                            gathering.refresh();
                            place.settle();
                        }
                    >
                        <Icon name="refresh"/>
                        <span>{move || (words.let_go)(left_over.get())}</span>
                    </button>
                </Show>
            </div>
            <Show when=move || count.get().0 == 0>
                <p class="found-none">{words.none_found}</p>
            </Show>
            <div class="found-pane" node_ref=place.pane on:scroll=move |_| place.settle()>
                <ul class="found-rows" role="list" aria-label=words.rows node_ref=place.list>
                    <li
                        class="found-room"
                        role="presentation"
                        style:block-size=move || format!("{}px", place.window.get().above)
                    ></li>
                    {each(move || shown.get(), Line::key, |Line(row)| view! { <RowView row/> }.into_any())}
                    <li
                        class="found-room"
                        role="presentation"
                        style:block-size=move || format!("{}px", place.window.get().below)
                    ></li>
                </ul>
            </div>
        </section>
    }
}

/// A row in the list. Two are the same where nothing of them that has no signal of its own differs.
#[derive(Clone)]
struct Line(Row);

impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

/// What tells one line from another. What an input says is not in it: that has a signal of its own.
type LineKey = (ItemId, Option<String>, Option<Arc<str>>);

impl Line {
    fn key(&self) -> LineKey {
        let by = &self.0.by;
        let name = by.name().map(str::to_owned);
        (self.0.subject(), name, by.stakeholder.clone())
    }
}
