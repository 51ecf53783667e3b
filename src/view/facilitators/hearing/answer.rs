//! An answer that is open: what it says, its points, and how it is cut.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::hearing::Treated;
use workshop::{Channel, visible};

use super::cut::Cut;
use super::held::Held;
use super::list::subject_of;
use super::point::PointView;
use super::text::HearingTexts;
use crate::view::language::texts;
use crate::view::part::{each, moment};

/// See the module.
#[component]
pub fn AnswerView(
    /// What it is called in points.
    id: ItemId,
) -> impl IntoView {
    let held = expect_context::<Held>();
    let language = texts().language;
    let words = HearingTexts::of(language);
    let found = Memo::new(move |_| {
        held.treated
            .with(|all| all.iter().find(|one| subject_of(one) == id).cloned())
    });
    let read = move |read: fn(&Treated) -> String| {
        Signal::derive(move || found.with(|one| one.as_ref().map(read).unwrap_or_default()))
    };
    let text = read(|one| one.given.answer.text.clone());
    let who = read(|one| visible::in_line(&one.given.sender));
    let came = move || {
        found.with(|one| {
            let answer = &one.as_ref()?.given.answer;
            let day = moment::day_of(answer.changed.unwrap_or(answer.created))?;
            Some(match answer.channel {
                Some(Channel::Paper) => (words.by_paper)(&day.short(language)),
                Some(Channel::Mail) => (words.by_mail)(&day.short(language)),
                None => (words.given)(&day.short(language)),
            })
        })
    };
    // The point of a whole answer keeps its place when it is begun.
    let points = Memo::new(move |_| {
        found.with(|one| {
            let points = one.iter().flat_map(|one| &one.points);
            points
                .map(|point| match point.said.words.is_empty() {
                    true => id,
                    false => point.said.id,
                })
                .collect::<Vec<ItemId>>()
        })
    });
    view! {
        <div class="hearing-open">
            <p class="hint">{came}</p>
            <Cut id text/>
            {each(move || points.get(), |point| *point, move |point| {
                view! { <PointView answer=id point who/> }.into_any()
            })}
        </div>
    }
}
