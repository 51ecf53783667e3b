//! Voting: the buttons at an input, and what is left, in sight as long as the vote is open.

use leptos::prelude::*;
use protocol::ItemId;

use crate::state::{Ballot, Stage};
use crate::view::language::texts;
use crate::view::part::Icon;

/// At an input: “Giv stemme”, “Fjern stemme”, and what one has given. Nothing before the vote is opened.
#[component]
pub fn Votes(
    /// The input, as votes name it. [A18]
    subject: ItemId,
) -> impl IntoView {
    let ballot = expect_context::<Ballot>();
    let words = &texts().vote;
    let points = ballot.points(subject);
    let left = ballot.left();
    let stage = ballot.stage;
    let is_open = Memo::new(move |_| stage.get() == Stage::Open);
    let given = {
        let points = points.clone();
        Memo::new(move |_| points.get())
    };
    let is_shown =
        Memo::new(move |_| is_open.get() || given.get() > 0 && stage.get() == Stage::Closed);
    view! {
        <Show when=move || is_shown.get()>
            <div class="votes" class:has-votes=move || given.get() != 0>
                <p
                    class="votes-given"
                    aria-live="polite"
                    prop:textContent=move || (given.get() > 0).then(|| (words.given)(given.get()))
                ></p>
                <Show when=move || is_open.get()>
                    <div class="votes-tools">
                        // Neither goes while it has the focus; what it cannot do it says.
                        <button
                            type="button"
                            class="button button-secondary button-small"
                            aria-disabled=move || (left.get() <= 0).then_some("true")
                            on:click=move |_| ballot.give(subject, true)
                        >
                            <Icon name="plus"/>
                            <span>{words.give}</span>
                        </button>
                        <button
                            type="button"
                            class="button button-tertiary button-small"
                            aria-disabled=move || (given.get() == 0).then_some("true")
                            on:click=move |_| ballot.give(subject, false)
                        >
                            {words.take_back}
                        </button>
                    </div>
                </Show>
            </div>
        </Show>
    }
}

/// Above the page's input: that the vote is open, and how it works; at the end that it is over.
#[component]
pub fn VoteNotice() -> impl IntoView {
    let ballot = expect_context::<Ballot>();
    let words = &texts().vote;
    let each = ballot.each();
    let stage = Memo::new(move |_| ballot.stage.get());
    let text = move || match (stage.get(), each.get()) {
        (Stage::Before, _) => String::new(),
        (Stage::Open, 0) => format!("{} {}", words.open, words.no_points),
        (Stage::Open, each) => format!("{} {}", words.open, (words.open_help)(each)),
        (Stage::Closed, _) => words.closed.to_owned(),
    };
    view! { <p class="vote-notice" aria-live="polite" prop:textContent=text></p> }
}

/// What is left, at the lower edge of the window while the vote is open.
#[component]
pub fn VotesLeft() -> impl IntoView {
    let ballot = expect_context::<Ballot>();
    let words = &texts().vote;
    let left = ballot.left();
    let is_open = Memo::new(move |_| ballot.stage.get() == Stage::Open);
    view! {
        <Show when=move || is_open.get()>
            <div class="votes-left" class:is-over=move || left.get().is_negative()>
                <p role="status" prop:textContent=move || (words.left)(left.get())></p>
                <p
                    class="votes-over"
                    prop:textContent=move || (left.get() < 0).then_some(words.too_many)
                ></p>
            </div>
        </Show>
    }
}
