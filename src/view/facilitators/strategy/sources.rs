//! The sources of a part: what it builds on, as entries of the document.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::{NewSource, StrategyCommand};

use super::text::StrategyTexts;
use crate::state::StrategyState;
use crate::view::facilitators::collect::sources::Sources;
use crate::view::facilitators::parts::Writing;
use crate::view::language::texts;

/// See the module.
#[component]
pub fn SourcesOfPart(id: ItemId, name: Signal<String>) -> impl IntoView {
    let strategy = expect_context::<StrategyState>();
    let writing = expect_context::<Writing>();
    let words = StrategyTexts::of(texts().language);
    let sources = Memo::new(move |_| {
        strategy.all.with(|all| {
            let of = all.sources.get(&id);
            of.map(|of| of.keys().copied().collect::<Vec<_>>())
                .unwrap_or_default()
        })
    });
    let take = move |source: ItemId| {
        let ids = strategy.all.with_untracked(|all| {
            let ids = all.sources.get(&id).and_then(|of| of.get(&source));
            ids.cloned().unwrap_or_default()
        });
        let set = |removed| StrategyCommand::SetSourceRemoved {
            ids: ids.clone(),
            removed,
        };
        writing.change(
            vec![set(true)],
            vec![set(false)],
            words.source_taken.to_owned(),
        );
    };
    view! {
        <Sources
            id
            name
            sources
            on_add=Callback::new(move |source| use_in(writing, id, source, words))
            on_take=Callback::new(take)
        />
    }
}

/// Says that a part builds on something.
pub fn use_in(writing: Writing, part: ItemId, source: ItemId, words: &StrategyTexts) {
    let id = writing.fresh();
    let sources = vec![NewSource {
        id,
        of: part,
        source,
    }];
    let back = StrategyCommand::SetSourceRemoved {
        ids: vec![id],
        removed: true,
    };
    let add = StrategyCommand::AddSources { sources };
    writing.change(vec![add], vec![back], words.source_added.to_owned());
}
