//! Comparing: two versions to choose, and what differs between them, word by word, in one or side by side.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::html::Select;
use leptos::prelude::*;
use protocol::ItemId;
use workshop::strategy::Strategy;
use workshop::strategy::compare::{self, Became, Run, Stands, differences};
use workshop::{PARTS, PERIOD, Version, YEAR, visible};

use super::line::path;
use super::text::StrategyTexts;
use super::versions::{as_it_was, with_document};
use super::who::Who;
use crate::state::{StrategyState, Workshop};
use crate::view::language::texts;
use crate::view::part::each;

/// What stands for the text as it is now in the lists to choose from.
const NOW: &str = "now";
/// The key of the title at the root of the document.
const TITLE: &str = "title";

/// What was compared, and what came of it.
#[derive(Clone, PartialEq)]
enum Compared {
    /// Nobody has asked.
    Nothing,
    /// One of the two is not here.
    NotHere,
    /// What differs, each with what it is called, what became of it and who did it.
    Found(Vec<Differing>),
}

/// Which text is compared: a version, or the text as it is now.
type Chosen = Option<ItemId>;

/// Something that differs.
#[derive(Clone, PartialEq)]
struct Differing {
    name: String,
    became: Became,
    passages: Vec<Vec<Run>>,
    /// Who changed it, and when, in words.
    who: Vec<String>,
}

/// What differs between two texts: the front, then the parts.
fn differing(
    before: &Strategy,
    after: &Strategy,
    who: impl Fn(&[&str]) -> Vec<String>,
    words: &StrategyTexts,
) -> Vec<Differing> {
    let front = |text: &Strategy| {
        let front = &text.front;
        let period = front.periods.last().cloned().unwrap_or_default();
        let year = front.years.last().map(u16::to_string).unwrap_or_default();
        [front.title.clone(), period, year]
    };
    let front = front(before).into_iter().zip(front(after));
    let front = front.filter(|(then, now)| then != now);
    let front = front.map(|(then, now)| compare::words(&then, &now));
    let front: Vec<_> = front.collect();
    let mut found = Vec::new();
    if !front.is_empty() {
        found.push(Differing {
            name: words.front.to_owned(),
            became: Became::Rewritten,
            passages: front,
            who: who(&[TITLE, PERIOD, YEAR]),
        });
    }
    found.extend(differences(before, after).into_iter().map(|one| {
        let text = match one.became {
            Became::Gone => before,
            _ => after,
        };
        let is_titled = one.title.iter().any(|run| run.stands != Stands::Both);
        let title = is_titled.then_some(one.title);
        let is_plain_changed = one.plain.iter().any(|run| run.stands != Stands::Both);
        let plain = is_plain_changed.then_some(one.plain);
        let passages = title.into_iter().chain([one.text]).chain(plain);
        Differing {
            who: who(&[&one.line.part.id.to_string()]),
            name: path(text, &one.line, words),
            became: one.became,
            passages: passages.filter(|runs| !runs.is_empty()).collect(),
        }
    }));
    found
}

/// Two versions to choose, and what differs. What is open follows what is written meanwhile.
#[component]
pub fn Compare(versions: Memo<Vec<Version>>) -> impl IntoView {
    let strategy = expect_context::<StrategyState>();
    let workshop = expect_context::<Workshop>();
    let texts = texts();
    let words = StrategyTexts::of(texts.language);
    let (from, to) = (NodeRef::<Select>::new(), NodeRef::<Select>::new());
    let asked = RwSignal::new(None::<(Chosen, Chosen)>);
    let is_beside = RwSignal::new(false);
    let chosen = move |field: NodeRef<Select>| -> Chosen {
        let value = field.get_untracked()?.value();
        ItemId::from_hex(&value)
    };
    let compare = move |_| asked.set(Some((chosen(from), chosen(to))));
    // A version never says anything else.
    let read: StoredValue<BTreeMap<ItemId, Arc<Strategy>>> = StoredValue::new(BTreeMap::new());
    let version =
        move |id: ItemId| versions.with(|all| all.iter().find(|one| one.id == id).cloned());
    let text = move |chosen: Chosen| -> Option<Arc<Strategy>> {
        let Some(id) = chosen else {
            return Some(strategy.all.get());
        };
        if let Some(known) = read.with_value(|read| read.get(&id).cloned()) {
            return Some(known);
        }
        let text = Arc::new(as_it_was(workshop, &version(id)?)?);
        read.update_value(|read| {
            read.insert(id, Arc::clone(&text));
        });
        Some(text)
    };
    let compared = Memo::new(move |_| {
        let Some((from, to)) = asked.get() else {
            return Compared::Nothing;
        };
        let (Some(before), Some(after)) = (text(from), text(to)) else {
            return Compared::NotHere;
        };
        let authors = with_document(workshop, |document| {
            let heads = |chosen: Chosen| match chosen {
                Some(id) => version(id).map(|version| version.heads),
                None => Some(document.heads()),
            };
            document.authors(PARTS, &heads(from)?, &heads(to)?)
        });
        let authors = authors.unwrap_or_default();
        let who = Who::of(workshop, &authors);
        let said = |keys: &[&str]| {
            let of = keys.iter().filter_map(|key| authors.get(*key)).flatten();
            let mut said: Vec<String> =
                of.map(|one| who.said(one, texts.language, words)).collect();
            said.dedup();
            said
        };
        Compared::Found(differing(&before, &after, said, words))
    });
    let options = move || {
        versions.with(|versions| {
            let options = versions.iter().rev();
            let options =
                options.map(|version| (version.id.to_string(), visible::in_line(&version.name)));
            options.collect::<Vec<_>>()
        })
    };
    let list = move || {
        each(
            options,
            |one| one.clone(),
            |(id, name)| view! { <option value=id>{name}</option> }.into_any(),
        )
    };
    view! {
        <div class="strategy-add">
            <div>
                <label class="form-label" for="strategy-from">{words.from_version}</label>
                <select class="form-select" id="strategy-from" node_ref=from>{list()}</select>
            </div>
            <div>
                <label class="form-label" for="strategy-to">{words.to_version}</label>
                <select class="form-select" id="strategy-to" node_ref=to>
                    <option value=NOW>{words.now}</option>
                    {list()}
                </select>
            </div>
            <button type="button" class="button button-secondary" on:click=compare>
                {words.compare}
            </button>
            <label class="export-choice">
                <input
                    type="checkbox"
                    prop:checked=is_beside
                    on:change=move |event| is_beside.set(event_target_checked(&event))
                />
                <span>{words.side_by_side}</span>
            </label>
        </div>
        <section
            class="strategy-differences"
            aria-label=words.differences
            hidden=move || asked.with(Option::is_none)
        >
            <p aria-live="polite">
                {move || compared.with(|compared| match compared {
                    Compared::Nothing => String::new(),
                    Compared::NotHere => words.not_here.to_owned(),
                    Compared::Found(found) if found.is_empty() => words.no_differences.to_owned(),
                    Compared::Found(found) => (words.differing)(found.len()),
                })}
            </p>
            {move || {
                let is_beside = is_beside.get();
                compared.with(|compared| match compared {
                    Compared::Found(found) => {
                        let found = found.iter();
                        Some(found.map(|one| difference(one, is_beside, words)).collect_view())
                    }
                    _ => None,
                })
            }}
        </section>
    }
}

/// What became of something, and its words.
fn difference(one: &Differing, is_beside: bool, words: &'static StrategyTexts) -> AnyView {
    let became = match one.became {
        Became::New => words.is_new,
        Became::Gone => words.is_gone,
        Became::Rewritten => words.is_rewritten,
        Became::Moved => words.is_moved,
    };
    let passages = one.passages.iter();
    let passages = passages.map(|runs| passage(runs, is_beside, words));
    let who = !one.who.is_empty();
    view! {
        <article class="strategy-difference">
            <h4 class="strategy-unused-part">
                {one.name.clone()} " " <span class="strategy-became">{became}</span>
            </h4>
            {passages.collect_view()}
            {who.then(|| view! {
                <p class="hint">{(words.changed_by)(&one.who.join(" · "))}</p>
            })}
        </article>
    }
    .into_any()
}

/// Words of two versions: in one, or side by side.
fn passage(runs: &[Run], is_beside: bool, words: &'static StrategyTexts) -> AnyView {
    let only = |stands: &'static [Stands]| {
        let shown = runs.iter().filter(move |run| stands.contains(&run.stands));
        shown.map(|run| marked(run, words)).collect_view()
    };
    match is_beside {
        true => view! {
            <div class="strategy-two">
                <div>
                    <p class="hint">{words.before}</p>
                    <p class="strategy-side" dir="auto">{only(&[Stands::Both, Stands::Before])}</p>
                </div>
                <div>
                    <p class="hint">{words.after}</p>
                    <p class="strategy-side" dir="auto">{only(&[Stands::Both, Stands::After])}</p>
                </div>
            </div>
        }
        .into_any(),
        false => view! {
            <p class="strategy-one" dir="auto">
                {only(&[Stands::Both, Stands::Before, Stands::After])}
            </p>
        }
        .into_any(),
    }
}

/// Words as they differ: those that went struck through, those that came underlined, and each said to be so.
pub fn marked(run: &Run, words: &'static StrategyTexts) -> AnyView {
    let text = run.words.clone();
    match run.stands {
        Stands::Both => view! { <span>{text}</span> }.into_any(),
        Stands::Before => view! {
            <del><span class="sr-only">{words.deleted_words} " "</span>{text}</del>
        }
        .into_any(),
        Stands::After => view! {
            <ins><span class="sr-only">{words.added_words} " "</span>{text}</ins>
        }
        .into_any(),
    }
}
