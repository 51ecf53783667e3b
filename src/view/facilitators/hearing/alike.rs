//! Those that say the same: one disposition for all of them, by one press.

use std::collections::BTreeMap;

use leptos::prelude::*;
use protocol::ItemId;
use workshop::hearing::{Disposition, Point, identical, seen};
use workshop::hearing_fields::{ANSWER, HEARING, SAME_AS, SEEN};
use workshop::{HearingCommand, POINTS, Write, visible};

use super::held::{Answered, Held};
use super::text::HearingTexts;
use crate::view::facilitators::parts::Writing;
use crate::view::language::texts;
use crate::view::part::{each, focus};

/// Points that say the same, and of which some are not decided.
#[derive(Clone, Debug, PartialEq)]
struct Group {
    /// The one whose disposition the others are to have.
    leader: ItemId,
    /// What they say.
    words: String,
    /// What becomes of the leader.
    disposition: Option<Disposition>,
    /// Who of the others said it.
    senders: String,
}

/// See the module.
#[component]
pub fn Alike() -> impl IntoView {
    let held = expect_context::<Held>();
    let writing = expect_context::<Writing>();
    let words = HearingTexts::of(texts().language);
    let language = texts().language;
    let groups = Memo::new(move |_| held.answered.with(|all| open_groups(all)));
    view! {
        <Show when=move || groups.with(|all| !all.is_empty())>
            <section class="panel" aria-labelledby="alike-heading">
                <h3 class="panel-heading" id="alike-heading">{words.alike}</h3>
                <p class="hint">{words.alike_help}</p>
                <ul class="strategy-open" aria-label=words.alike>
                    {each(move || groups.get(), |one| (one.leader, one.disposition, one.senders.clone()), move |one| {
                        let label = (words.one_for_all_of)(&visible::shortened(&one.words));
                        let leader = one.leader;
                        let join = move |_| {
                            writing.put_by(HearingCommand, move || {
                                let writes = joined(held, writing, leader);
                                (!writes.is_empty()).then(|| (writes, words.one_for_all_said.to_owned()))
                            });
                            focus::put_on("hearing-search");
                        };
                        let decided = one.disposition.map(|decided| decided.name(language));
                        view! {
                            <li class="strategy-open-one">
                                <p>
                                    <span dir="auto">{visible::shortened(&one.words)}</span>
                                    " "
                                    <strong>{decided}</strong>
                                    " "
                                    <span class="hint" dir="auto">{one.senders.clone()}</span>
                                </p>
                                <button type="button" class="button button-secondary button-small" aria-label=label on:click=join>
                                    {words.one_for_all}
                                </button>
                            </li>
                        }
                        .into_any()
                    })}
                </ul>
            </section>
        </Show>
    }
}

fn open_groups(all: &Answered) -> Vec<Group> {
    let points = all.all.iter().flat_map(|one| &one.points);
    let points: BTreeMap<ItemId, &Point> = points.map(|point| (point.said.id, point)).collect();
    let groups = identical(&all.all).into_iter().filter_map(|group| {
        let leader = points.get(&group.leader)?;
        let senders = group.open.iter().filter_map(|(_, answer)| all.get(answer));
        let senders: Vec<String> = senders
            .map(|one| visible::in_line(&one.given.sender))
            .collect();
        Some(Group {
            leader: group.leader,
            words: leader.words.clone(),
            disposition: leader.disposition,
            senders: senders.join(", "),
        })
    });
    groups.collect()
}

/// The writes by which those of a group that are not decided have what becomes of the leader.
fn joined(held: Held, writing: Writing, leader: ItemId) -> Vec<Write> {
    let all = held.fresh();
    let Some(hearing) = held.id() else {
        return Vec::new();
    };
    let group = identical(&all.all)
        .into_iter()
        .find(|group| group.leader == leader);
    let Some(group) = group else {
        return Vec::new();
    };
    let mut writes = Vec::new();
    // What nobody has treated becomes a point first.
    let made = |writes: &mut Vec<Write>, id: ItemId, answer: ItemId| match id == answer {
        false => id,
        true => {
            let id = writing.fresh();
            let fields = [(HEARING, hearing.into()), (ANSWER, answer.into())];
            writes.push(Write::add(POINTS, id, fields));
            id
        }
    };
    // Of a whole answer that nobody has touched the id is the answer's.
    let leader = made(
        &mut writes,
        group.leader,
        if all.get(&group.leader).is_some() {
            group.leader
        } else {
            ItemId([0; 16])
        },
    );
    for (id, answer) in group.open {
        let words = all.get(&answer).and_then(|one| {
            let point = one.points.iter().find(|point| point.said.id == id)?;
            Some(seen(&point.words))
        });
        let id = made(&mut writes, id, answer);
        writes.push(Write::set(POINTS, id, SAME_AS, leader));
        writes.push(Write::set_or_clear(POINTS, id, SEEN, words));
    }
    writes
}
