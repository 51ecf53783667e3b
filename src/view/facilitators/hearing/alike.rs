//! Those that say the same: one disposition for all of them, by one press.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::hearing::treatment::identical;
use workshop::hearing::{Treated, words_of};
use workshop::hearing_fields::{ANSWER, HEARING, SAME_AS};
use workshop::{HearingCommand, POINTS, Write, visible};

use super::held::Held;
use super::text::HearingTexts;
use crate::view::facilitators::parts::Writing;
use crate::view::language::texts;
use crate::view::part::each;

/// More letters than these are cut off.
const LETTERS: usize = 60;

/// The beginning of a text, for a name.
pub fn shortened(text: &str) -> String {
    let line = visible::in_line(text);
    match line.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

/// Points that say the same, and of which some have no disposition of another.
#[derive(Clone, Debug, PartialEq)]
struct Group {
    /// The first of them.
    first: ItemId,
    /// What they say.
    words: String,
    /// Who said it.
    senders: String,
}

/// See the module.
#[component]
pub fn Alike() -> impl IntoView {
    let held = expect_context::<Held>();
    let writing = expect_context::<Writing>();
    let words = HearingTexts::of(texts().language);
    let groups = Memo::new(move |_| held.treated.with(|all| open_groups(all)));
    view! {
        <Show when=move || groups.with(|all| !all.is_empty())>
            <section class="panel" aria-labelledby="alike-heading">
                <h3 class="panel-heading" id="alike-heading">{words.alike}</h3>
                <p class="hint">{words.alike_help}</p>
                <ul class="strategy-open" aria-label=words.alike>
                    {each(move || groups.get(), |one| (one.first, one.senders.clone()), move |one| {
                        let label = (words.one_for_all_of)(&shortened(&one.words));
                        let first = one.first;
                        let join = move |_| {
                            writing.put_by(HearingCommand, move || {
                                let writes = joined(held, writing, first);
                                (!writes.is_empty()).then(|| (writes, words.one_for_all_said.to_owned()))
                            });
                        };
                        view! {
                            <li class="strategy-open-one">
                                <p><span dir="auto">{shortened(&one.words)}</span> " " <span class="hint">{one.senders.clone()}</span></p>
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

/// Each point with its answer.
fn points(all: &[Treated]) -> impl Iterator<Item = (&Treated, &workshop::hearing::Point)> {
    all.iter()
        .flat_map(|one| one.points.iter().map(move |point| (one, point)))
}

fn open_groups(all: &[Treated]) -> Vec<Group> {
    let groups = identical(all).into_iter().filter_map(|ids| {
        let first = *ids.first()?;
        let of_it: Vec<_> = points(all)
            .filter(|(_, point)| ids.contains(&point.said.id))
            .collect();
        let is_open = of_it
            .iter()
            .any(|(_, point)| point.said.id != first && point.said.same_as != Some(first));
        let senders = of_it
            .iter()
            .map(|(one, _)| visible::in_line(&one.given.sender));
        let senders: Vec<String> = senders.collect();
        let (one, point) = of_it.first()?;
        is_open.then(|| Group {
            first,
            words: words_of(one, point).to_owned(),
            senders: senders.join(", "),
        })
    });
    groups.collect()
}

/// The writes by which the others of a group have what becomes of the first.
fn joined(held: Held, writing: Writing, first: ItemId) -> Vec<Write> {
    let all = held.fresh();
    let Some(hearing) = held.id() else {
        return Vec::new();
    };
    let group = identical(&all)
        .into_iter()
        .find(|ids| ids.first() == Some(&first));
    let group = group.unwrap_or_default();
    let mut writes = Vec::new();
    // What nobody has treated becomes a point first.
    let mut made = |id: ItemId, answer: ItemId| match id == answer {
        false => id,
        true => {
            let id = writing.fresh();
            let fields = [(HEARING, hearing.into()), (ANSWER, answer.into())];
            writes.push(Write::add(POINTS, id, fields));
            id
        }
    };
    let of_group = points(&all).filter(|(_, point)| group.contains(&point.said.id));
    let ids: Vec<ItemId> = of_group
        .map(|(_, point)| made(point.said.id, point.said.answer))
        .collect();
    if let Some((first, others)) = ids.split_first() {
        let others = others.iter().filter(|id| *id != first);
        writes.extend(others.map(|id| Write::set(POINTS, *id, SAME_AS, *first)));
    }
    writes
}
