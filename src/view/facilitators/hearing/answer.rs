//! An answer that is open: what it says, its points, how it is cut, corrected where a facilitator entered it, and set aside.

use leptos::html::Input;
use leptos::prelude::*;
use protocol::ItemId;
use sync::DocumentId;
use workshop::answer_fields::{TEXT, WITHDRAWN};
use workshop::hearing::Treated;
use workshop::hearing_fields::ASIDE;
use workshop::{ANSWERS, AnswersCommand, Channel, POINTS, TEXT_LIMIT, Write, visible};

use super::cut::Cut;
use super::held::Held;
use super::list::row_id;
use super::point::{At, PointView};
use super::text::HearingTexts;
use crate::state::Workshop;
use crate::view::facilitators::parts::saved_area::{Edited, SavedArea};
use crate::view::facilitators::parts::{Sheaf, Writing};
use crate::view::language::texts;
use crate::view::part::{each, focus, moment};

/// See the module.
#[component]
pub fn AnswerView(
    /// What it is called in points.
    id: ItemId,
) -> impl IntoView {
    let held = expect_context::<Held>();
    let workshop = expect_context::<Workshop>();
    let language = texts().language;
    let words = HearingTexts::of(language);
    let found = Memo::new(move |_| held.answered.with(|answered| answered.get(&id).cloned()));
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
    let entered = Memo::new(move |_| {
        found.with(|one| {
            let one = one.as_ref()?;
            let is_mine = one.given.owner == workshop.person && one.given.answer.channel.is_some();
            is_mine.then_some(one.given.answer.id)
        })
    });
    view! {
        <div class="hearing-open">
            <p class="hint">{came}</p>
            <Cut id text/>
            {move || entered.get().map(|answer| view! { <Entered answer subject=id text/> })}
            {each(move || points.get(), |point| *point, move |point| {
                view! { <PointView answer=id point who/> }.into_any()
            })}
            <Aside id found/>
        </div>
    }
}

/// What a facilitator of this device entered can be corrected and withdrawn.
#[component]
fn Entered(answer: ItemId, subject: ItemId, text: Signal<String>) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let writing = expect_context::<Writing>();
    let words = HearingTexts::of(texts().language);
    let write = move |write: Write, said: &'static str| {
        writing.put_all(move || {
            let sheaf = Sheaf {
                document: DocumentId::answers(workshop.person),
                command: |writes| AnswersCommand(writes).into(),
                writes: vec![write],
            };
            Some((vec![sheaf], said.to_owned()))
        });
    };
    view! {
        <details>
            <summary>{words.correct}</summary>
            <SavedArea
                id=format!("entered-{subject}")
                label=words.correct_text.to_owned()
                value=text
                rows=4
                limit=TEXT_LIMIT
                empty=words.enter_missing
                on_save=Callback::new(move |(before, after, caret): Edited| {
                    let place = workshop::Place::of(ANSWERS, answer, TEXT);
                    write(Write::Edit { place, before, after, caret }, words.saved);
                })
            />
            <button
                type="button"
                class="button button-secondary button-small"
                on:click=move |_| {
                    write(Write::set(ANSWERS, answer, WITHDRAWN, true), words.withdrawn);
                    focus::put_on("hearing-search");
                }
            >
                {words.withdraw}
            </button>
        </details>
    }
}

/// Sets an answer aside, with a reason; or takes that back.
#[component]
fn Aside(id: ItemId, found: Memo<Option<Treated>>) -> impl IntoView {
    let held = expect_context::<Held>();
    let writing = expect_context::<Writing>();
    let words = HearingTexts::of(texts().language);
    let reason =
        Memo::new(move |_| found.with(|one| one.as_ref().and_then(|one| one.aside.clone())));
    let field = NodeRef::<Input>::new();
    let at = At::whole(id, held, writing);
    let put = move |_| {
        let Some(field) = field.get_untracked() else {
            return;
        };
        let why = visible::in_line(&field.value());
        if why.is_empty() {
            writing.said.set(words.reason_missing.to_owned());
            let _ = field.focus();
            return;
        }
        at.change_whole(words.aside_said.to_owned(), move |id, _| {
            vec![Write::set(POINTS, id, ASIDE, why)]
        });
        focus::put_on(&row_id(&id));
    };
    let back = move |_| {
        let all = held.fresh();
        let points = all.get(&id).map(|one| {
            let points = one
                .points
                .iter()
                .flat_map(|one| one.twins.iter().chain([&one.said]));
            points
                .filter(|said| said.aside.is_some())
                .map(|said| said.id)
                .collect::<Vec<_>>()
        });
        at.change_whole(words.back_said.to_owned(), move |own, _| {
            let mut all = points.unwrap_or_default();
            all.push(own);
            all.dedup();
            let all = all.into_iter();
            all.map(|id| Write::set_or_clear(POINTS, id, ASIDE, None::<String>))
                .collect()
        });
        focus::put_on(&row_id(&id));
    };
    let field_id = format!("aside-{id}");
    view! {
        <Show
            when=move || reason.with(Option::is_some)
            fallback={
                let field_id = field_id.clone();
                move || view! {
                    <details>
                        <summary>{words.put_aside}</summary>
                        <div class="strategy-add">
                            <div>
                                <label class="form-label" for=field_id.clone()>{words.reason}</label>
                                <input class="form-input" id=field_id.clone() autocomplete="off" maxlength="300" node_ref=field/>
                            </div>
                            <button type="button" class="button button-secondary" on:click=put>{words.put_aside}</button>
                        </div>
                    </details>
                }
            }
        >
            <p>{move || (words.aside_because)(&reason.get().unwrap_or_default())}</p>
            <button type="button" class="button button-secondary button-small" on:click=back>{words.take_back}</button>
        </Show>
    }
}
