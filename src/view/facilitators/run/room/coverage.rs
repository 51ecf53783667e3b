//! Coverage: who has written about what while there is time to ask, as a picture, as a table, and in words.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use overview::figure::{Captions, heat};
use overview::{Fact, Labels, coverage_in_full};

use super::text::RoomTexts;
use crate::text::{Language, number};
use crate::view::facilitators::collect::gathering::Gatherings;
use crate::view::facilitators::overview::{Counted, Drawn, Picture, in_columns};
use crate::view::language::texts;
use crate::view::part::each;

/// See the module.
#[component]
pub fn Coverage() -> impl IntoView {
    let gathering = Gatherings::get();
    let language = texts().language;
    let words = RoomTexts::of(language);
    let facts = Memo::new(move |_| Counted::of(gathering, language));
    let drawn = Memo::new(move |_| {
        facts.with(|counted| {
            (!counted.facts.is_empty()).then(|| draw(&counted.facts, &counted.labels, language))
        })
    });
    let is_empty = Memo::new(move |_| drawn.with(Option::is_none));
    let silent =
        Memo::new(move |_| facts.with(|counted| silences(&counted.facts, &counted.labels)));
    let any = Memo::new(move |_| silent.with(|silent| !silent.is_empty()));
    view! {
            <Show when=move || is_empty.get()>
                <section class="panel" aria-label=words.coverage>
                    <h3 class="panel-heading">{words.coverage}</h3>
                    <p class="hint">{words.coverage_none}</p>
                </section>
            </Show>
            <Show when=move || !is_empty.get()>
                <section class="panel" aria-labelledby="silent-heading">
                    <h3 class="panel-heading" id="silent-heading">{words.silent}</h3>
                    <p class="hint">{move || if any.get() { words.silent_help } else { words.silent_none }}</p>
                    <ul class="silent" aria-labelledby="silent-heading">
                        {each(
                            move || silent.get(),
                            |one| one.clone(),
                            move |(who, what)| {
                                let said = (words.not_about)(&who, &what.join(", "));
                                view! { <li>{said}</li> }.into_any()
                            },
                        )}
                    </ul>
                </section>
            </Show>
            <Picture drawn/>
    }
}

fn draw(facts: &[Fact], labels: &Labels, language: Language) -> Drawn {
    let words = RoomTexts::of(language);
    let table = coverage_in_full(facts, labels);
    let figure: fn(f64) -> String = match language {
        Language::Danish => |count| number::whole(count.round() as u64, Language::Danish),
        Language::English => |count| number::whole(count.round() as u64, Language::English),
    };
    let captions = Captions {
        title: words.coverage,
        description: words.coverage_help,
        number: figure,
        withheld: "",
        note: "",
    };
    let (headers, rows) = in_columns(&table, words.cell);
    Drawn {
        word: "daekning-i-aften",
        title: words.coverage,
        description: words.coverage_help.to_owned(),
        figure: heat(&table, &captions),
        headers,
        rows,
        withholds: false,
    }
}

/// Of each stakeholder the aspects that none of them has written about, in the plan's order.
fn silences(facts: &[Fact], labels: &Labels) -> Vec<(String, Vec<String>)> {
    let mut said: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for fact in facts {
        if let (Some(who), Some((_, aspect))) = (fact.stakeholder, fact.cell) {
            said.entry(who).or_default().insert(aspect);
        }
    }
    let stakeholders = labels.stakeholders.iter().enumerate();
    let silent = stakeholders.map(|(who, name)| {
        let aspects = labels.aspects.iter().enumerate();
        let missing =
            aspects.filter(|(aspect, _)| !said.get(&who).is_some_and(|said| said.contains(aspect)));
        (
            name.clone(),
            missing.map(|(_, title)| title.clone()).collect::<Vec<_>>(),
        )
    });
    silent.filter(|(_, missing)| !missing.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn what_a_group_has_not_written_about_is_named() {
        let labels = Labels {
            focus_points: vec!["Tidlige indsatser".into()],
            aspects: vec!["Potentiale".into(), "Forudsætninger".into()],
            stakeholders: vec!["Pårørende".into(), "Medarbejder".into()],
            ..Labels::default()
        };
        let fact = |who, aspect| Fact {
            cell: Some((0, aspect)),
            stakeholder: Some(who),
            ..Fact::default()
        };
        let facts = [fact(0, 0), fact(1, 0), fact(1, 1)];
        let silent = silences(&facts, &labels);
        assert_eq!(
            silent,
            [("Pårørende".to_owned(), vec!["Forudsætninger".to_owned()])]
        );
        assert_eq!(silences(&[], &labels).len(), 2);
    }
}
