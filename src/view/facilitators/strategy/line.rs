//! A line: a part of the text where it stands, its heading and its words as fields that save themselves.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::strategy::{Line, Strategy, with_year};
use workshop::{PartForm, PartText, StrategyCommand, visible};

use super::Year;
use super::sources::SourcesOfPart;
use super::text::StrategyTexts;
use super::tools::Tools;
use crate::state::StrategyState;
use crate::view::facilitators::parts::Writing;
use crate::view::facilitators::parts::saved_area::{Edited, SavedArea};
use crate::view::language::texts;
use crate::view::part::SavedField;

/// See the module. A region by its name.
#[component]
pub fn LineView(id: ItemId) -> impl IntoView {
    let strategy = expect_context::<StrategyState>();
    let writing = expect_context::<Writing>();
    let words = StrategyTexts::of(texts().language);
    let line = strategy.line(id);
    let form = {
        let line = line.clone();
        Memo::new(move |_| line.with(|line| line.as_ref().map(|line| line.part.form)))
    };
    // Main points are places of the page that one goes to; there are too many of the rest.
    let role = move || match form.get() {
        Some(PartForm::MainPoint) => "region",
        _ => "group",
    };
    let depth = {
        let line = line.clone();
        move || line.with(|line| line.as_ref().map_or(0, |line| line.depth).min(4))
    };
    let name = name_of(strategy, id, words);
    let text = |read: fn(&Line) -> &String| {
        let line = line.clone();
        Signal::derive(move || {
            line.with(|line| {
                line.as_ref()
                    .map(|line| read(line).clone())
                    .unwrap_or_default()
            })
        })
    };
    let (title, prose) = (text(|line| &line.part.title), text(|line| &line.part.text));
    let edit = move |text, (before, after, caret): Edited| {
        let edit = |before: String, after: String, caret| StrategyCommand::EditPart {
            id,
            text,
            before,
            after,
            caret,
        };
        let back = edit(after.clone(), before.clone(), None);
        writing.change(
            vec![edit(before, after, caret)],
            vec![back],
            words.saved.to_owned(),
        );
    };
    let wanted = Callback::new(move |()| writing.wanted.get() == Some(id));
    let area = move |label: &'static str, rows: u32| {
        view! {
            <SavedArea
                id=format!("part-text-{id}")
                label=label.to_owned()
                value=prose
                rows=rows
                limit=workshop::TEXT_LIMIT
                wanted=wanted
                on_save=Callback::new(move |edited| edit(PartText::Text, edited))
            />
        }
    };
    let heading = move |label: &'static str| {
        view! {
            <div class="strategy-heading">
                <label class="form-label" for=format!("part-title-{id}")>{label}</label>
                <SavedField
                    id=format!("part-title-{id}")
                    value=title
                    on_save=Callback::new(move |(before, after)| {
                        edit(PartText::Title, (before, after, None));
                    })
                />
            </div>
        }
    };
    // A heading is read above its part; its field comes when somebody wants to change it, or there is none yet.
    let is_naming = RwSignal::new(title.get_untracked().is_empty());
    let naming = move || is_naming.get().then(|| heading(words.heading));
    let fields = move || match form.get() {
        None => ().into_any(),
        Some(PartForm::Chapter | PartForm::MainPoint) => view! {
            {naming}
            <div class="strategy-beside">
                {area(words.text, 4)}
                <SourcesOfPart id name/>
            </div>
        }
        .into_any(),
        Some(PartForm::List) => naming.into_any(),
        Some(PartForm::Point) => view! {
            <div class="strategy-beside">
                {area(words.text, 2)}
                <SourcesOfPart id name/>
            </div>
        }
        .into_any(),
        Some(PartForm::Signature) => view! {
            <div class="strategy-beside">
                {heading(words.name)}
                {area(words.office, 1)}
            </div>
        }
        .into_any(),
    };
    view! {
        <div
            class="strategy-line"
            role=role
            data-depth=depth
            data-form=move || form.get().map(PartForm::word)
            aria-label=name
        >
            <div class="strategy-line-head">
                <h3 class="strategy-line-name">{name}</h3>
                <Tools id name is_naming/>
            </div>
            {fields}
        </div>
    }
}

/// What a part is called: what it is, its number, and its heading with the year in it.
pub fn name_of(
    strategy: StrategyState,
    id: ItemId,
    words: &'static StrategyTexts,
) -> Signal<String> {
    let line = strategy.line(id);
    let Year(year) = expect_context();
    Signal::derive(move || {
        let year = year.get();
        line.with(|line| {
            line.as_ref()
                .map(|line| called(line, year, words))
                .unwrap_or_default()
        })
    })
}

/// The same of a line that is at hand.
pub fn called(line: &Line, year: Option<u16>, words: &StrategyTexts) -> String {
    let part = &line.part;
    let heading = visible::in_line(&with_year(&part.title, year));
    match part.form {
        PartForm::MainPoint => (words.main_point_named)(&line.number, &heading),
        PartForm::Point => (words.point_numbered)(&line.number),
        PartForm::Signature if heading.is_empty() => words.signature.to_owned(),
        _ if heading.is_empty() => words.untitled.to_owned(),
        _ => heading,
    }
}

/// Where a part stands, from the main point down: points are numbered anew in each list.
pub fn path(strategy: &Strategy, line: &Line, words: &StrategyTexts) -> String {
    let year = strategy.front.years.last().copied();
    let mut names = vec![called(line, year, words)];
    let mut above = line.part.under;
    // No deeper than the text is shown.
    while let Some(line) = above
        .and_then(|id| strategy.line(&id))
        .filter(|_| names.len() < 9)
    {
        names.push(match line.part.form {
            PartForm::MainPoint => (words.main_point_numbered)(&line.number),
            _ => called(line, year, words),
        });
        above = line.part.under;
    }
    names.reverse();
    names.join(" › ")
}
