//! Versions: a name for the text as it is now, and the way back to one.

use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use sync::DocumentId;
use workshop::strategy::Strategy;
use workshop::strategy::compare::way_to;
use workshop::{Document, StrategyCommand, Version, visible};

use super::compare::Compare;
use super::text::StrategyTexts;
use crate::state::{StrategyState, Workshop};
use crate::text::date;
use crate::view::facilitators::parts::Writing;
use crate::view::language::texts;
use crate::view::part::{Icon, each, moment};

/// See the module.
#[component]
pub fn Versions() -> impl IntoView {
    let strategy = expect_context::<StrategyState>();
    let writing = expect_context::<Writing>();
    let workshop = expect_context::<Workshop>();
    let words = StrategyTexts::of(texts().language);
    let field = NodeRef::<Input>::new();
    let problem = RwSignal::new("");
    let versions = Memo::new(move |_| strategy.all.with(|all| all.versions.clone()));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else {
            return;
        };
        let name = visible::in_line(&field.value());
        problem.set(match name.is_empty() {
            true => words.version_missing,
            false => "",
        });
        if name.is_empty() {
            return;
        }
        field.set_value("");
        writing.change_by(move || {
            let Some((save, back)) = saved_as(workshop, writing, name.clone()) else {
                writing.said.set(words.not_here.to_owned());
                return None;
            };
            Some((vec![save], vec![back], (words.version_saved)(&name)))
        });
    };
    let suggested = [
        words.draft,
        words.first_treatment,
        words.sent_in_hearing,
        words.second_treatment,
        words.adopted,
    ];
    view! {
        <section class="panel strategy-versions" aria-labelledby="strategy-versions-heading">
            <h3 class="panel-heading" id="strategy-versions-heading">{words.versions}</h3>
            <p class="hint">{words.versions_help}</p>
            <form class="strategy-add" on:submit=save>
                <div>
                    <label class="form-label" for="strategy-version">{words.version_name}</label>
                    <span class="form-error-message" id="strategy-version-error" aria-live="polite">{problem}</span>
                    <input
                        class="form-input"
                        id="strategy-version"
                        list="strategy-version-names"
                        autocomplete="off"
                        maxlength="300"
                        aria-describedby="strategy-version-error"
                        node_ref=field
                    />
                    <datalist id="strategy-version-names">
                        {suggested.map(|name| view! { <option value=name></option> })}
                    </datalist>
                </div>
                <button type="submit" class="button button-secondary">{words.save_version}</button>
            </form>
            <Show
                when=move || versions.with(|versions| !versions.is_empty())
                fallback=move || view! { <p class="hint">{words.no_versions}</p> }
            >
                <ul class="strategy-open" aria-label=words.versions>
                    {each(
                        move || versions.get(),
                        |version| (version.id, version.name.clone()),
                        |version| view! { <Row version/> }.into_any(),
                    )}
                </ul>
                <Compare versions/>
            </Show>
        </section>
    }
}

/// Reads the document with its history.
pub fn with_document<T>(
    workshop: Workshop,
    read: impl FnOnce(&Document) -> Option<T>,
) -> Option<T> {
    let device = workshop.device();
    device.wake(DocumentId::STRATEGY);
    device.read(|session| {
        let document = session.document(&DocumentId::STRATEGY)?;
        (!document.is_asleep()).then(|| read(document)).flatten()
    })
}

/// The command that names the text as it is now, and the one that takes it from the list. None where its history cannot be read.
fn saved_as(
    workshop: Workshop,
    writing: Writing,
    name: String,
) -> Option<(StrategyCommand, StrategyCommand)> {
    let heads = with_document(workshop, |document| Some(document.heads()))?;
    let id = writing.fresh();
    let save = StrategyCommand::SaveVersion {
        id,
        heads: heads.iter().map(ToString::to_string).collect(),
        name,
    };
    Some((
        save,
        StrategyCommand::SetVersionRemoved { id, removed: true },
    ))
}

/// The text as it was in a version.
pub fn as_it_was(workshop: Workshop, version: &Version) -> Option<Strategy> {
    with_document(workshop, |document| {
        Some(Strategy::of(&document.at(&version.heads)?))
    })
}

/// A version in the list.
#[component]
fn Row(version: Version) -> impl IntoView {
    let strategy = expect_context::<StrategyState>();
    let writing = expect_context::<Writing>();
    let workshop = expect_context::<Workshop>();
    let texts = texts();
    let words = StrategyTexts::of(texts.language);
    let name = visible::in_line(&version.name);
    let saved = version.saved.map(|saved| {
        let (hour, minute) = moment::time_of(saved);
        let time = date::time(hour, minute, texts.language);
        let day = moment::day_of(saved).map(|day| day.short(texts.language));
        (words.saved_at)(&format!("{} {time}", day.unwrap_or_default()))
    });
    let (to, from) = ((words.go_back_to)(&name), (words.take_version_named)(&name));
    let id = version.id;
    let go_back = {
        let (version, name) = (version.clone(), name.clone());
        move |_| {
            let (version, name) = (version.clone(), name.clone());
            // By what stands when all that was done before is on the disk.
            writing.change_by(move || {
                let before = (words.before_going_back)(&name);
                let then = as_it_was(workshop, &version);
                let saved = saved_as(workshop, writing, before);
                let (Some(then), Some((save, _))) = (then, saved) else {
                    writing.said.set(words.not_here.to_owned());
                    return None;
                };
                let way = way_to(&strategy.fresh(), &then);
                let mut there = vec![save];
                there.extend(way.there);
                Some((there, way.back, (words.gone_back)(&name)))
            });
        }
    };
    let take = move |_| {
        let set = |removed| StrategyCommand::SetVersionRemoved { id, removed };
        writing.change(
            vec![set(true)],
            vec![set(false)],
            words.version_taken.to_owned(),
        );
    };
    view! {
        <li class="strategy-open-one">
            <p><strong dir="auto">{name}</strong> " " <span class="hint">{saved}</span></p>
            <div class="actions">
                <button type="button" class="button button-secondary button-small" aria-label=to on:click=go_back>
                    <Icon name="reply"/>
                    <span>{words.go_back}</span>
                </button>
                <button type="button" class="button button-secondary button-small" aria-label=from on:click=take>
                    {words.take_version}
                </button>
            </div>
        </li>
    }
}
