//! A line: a part of the text where it stands, its heading and its words as fields that save themselves.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::strategy::{Line, Strategy, with_year};
use workshop::{PartForm, PartText, StrategyCommand, visible};

use super::Year;
use super::asides::Asides;
use super::crossing::Crossing;
use super::going::Going;
use super::picture::FigurePicture;
use super::sources::SourcesOfPart;
use super::text::StrategyTexts;
use super::tools::Tools;
use crate::state::StrategyState;
use crate::view::facilitators::parts::Writing;
use crate::view::facilitators::parts::saved_area::{Edited, SavedArea};
use crate::view::language::texts;
use crate::view::part::{SavedField, focus};

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
    // Points are numbered anew in each list: what is pressed says which list it is in.
    let place = Memo::new(move |_| {
        strategy.all.with(|all| {
            let line = all.line(&id);
            line.map_or_else(String::new, |line| path(all, line, words))
        })
    });
    let place = Signal::from(place);
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
    let is_passage = {
        let line = line.clone();
        move || line.with_untracked(|line| line.as_ref().is_some_and(is_passage))
    };
    let is_naming = RwSignal::new(title.get_untracked().is_empty() && !is_passage());
    let naming = move || is_naming.get().then(|| heading(words.heading));
    let going = expect_context::<Going>();
    Effect::new(move || {
        if going.of(id) == Some(PartText::Title) {
            is_naming.set(true);
        }
    });
    // What has a heading and no text is named first.
    Effect::new(move || {
        let is_wanted = wanted.run(());
        let form = form.get_untracked();
        if is_wanted && matches!(form, Some(PartForm::List | PartForm::Crossing)) {
            request_animation_frame(move || focus::put_on(&format!("part-title-{id}")));
        }
    });
    let on_edit = Callback::new(move |(text, edited)| edit(text, edited));
    let beside = move |label: &'static str, rows: u32| {
        view! {
            <div class="strategy-beside">
                <div>
                    {area(label, rows)}
                    <Asides id name=place on_edit/>
                </div>
                <SourcesOfPart id name=place/>
            </div>
        }
    };
    let fields = move || match form.get() {
        None => ().into_any(),
        Some(PartForm::Chapter | PartForm::MainPoint | PartForm::Vision) => view! {
            {naming}
            {beside(words.text, 4)}
        }
        .into_any(),
        Some(PartForm::List) => naming.into_any(),
        Some(PartForm::Point | PartForm::Cell) => beside(words.text, 2).into_any(),
        Some(PartForm::Figure) => view! {
            {naming}
            <FigurePicture id name=place alternative=prose/>
            <p class="hint">{words.figure_help}</p>
            {beside(words.figure_text, 2)}
        }
        .into_any(),
        Some(PartForm::Crossing) => view! {
            {naming}
            <Crossing id name/>
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
                <Tools id name=place is_naming/>
            </div>
            {fields}
        </div>
    }
}

/// Whether it is prose behind a figure or a list, which has no heading.
fn is_passage(line: &Line) -> bool {
    line.part.form == PartForm::Chapter && line.part.under.is_some() && line.part.title.is_empty()
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
    if is_passage(line) {
        return words.passage.to_owned();
    }
    let heading = with_year(&line.part.title, year);
    named(line.part.form, &line.number, &heading, words)
}

/// The same of a part with this form, number and heading, the year in it.
pub fn named(form: PartForm, number: &str, heading: &str, words: &StrategyTexts) -> String {
    let heading = visible::in_line(heading);
    match form {
        PartForm::MainPoint => (words.main_point_named)(number, &heading),
        PartForm::Point => (words.point_numbered)(number),
        PartForm::Signature if heading.is_empty() => words.signature.to_owned(),
        PartForm::Vision if heading.is_empty() => words.vision.to_owned(),
        PartForm::Figure if heading.is_empty() => words.figure.to_owned(),
        PartForm::Figure => (words.figure_named)(&heading),
        PartForm::Crossing if heading.is_empty() => words.crossing.to_owned(),
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
