//! “Send i høring”: a version of the strategy, from day to day.

use leptos::ev::SubmitEvent;
use leptos::html::{Input, Select};
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::{ItemId, Kind};
use sync::{Decision, DocumentId};
use workshop::hearing::publish;
use workshop::hearing_fields::{FROM, TITLE, TO, VERSION};
use workshop::strategy::ready_to_publish;
use workshop::{Day, HEARINGS, Hearing, HearingCommand, Write, visible};

use super::held::Held;
use super::publishing::{into_notice, with_notice};
use super::text::HearingTexts;
use crate::route::Route;
use crate::state::Workshop;
use crate::view::facilitators::parts::{Sheaf, Writing};
use crate::view::facilitators::strategy::{self, as_it_was};
use crate::view::language::texts;
use crate::view::part::{Icon, each};

/// See the module.
#[component]
pub fn Send() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let held = expect_context::<Held>();
    let words = HearingTexts::of(texts().language);
    let versions = Memo::new(move |_| held.strategy.all.with(|all| all.versions.clone()));
    let strategy = Route::Page(workshop.id, strategy::PAGE.word).to_string();
    let none = move || {
        view! {
            <section class="panel" aria-labelledby="send-none-heading">
                <h3 class="panel-heading" id="send-none-heading">{words.send}</h3>
                <p>{words.no_versions}</p>
                <p><a class="button button-secondary" href=strategy.clone()>{words.to_strategy}</a></p>
            </section>
        }
    };
    view! {
        <Show when=move || versions.with(|all| !all.is_empty()) fallback=none>
            <Form/>
        </Show>
    }
}

#[component]
fn Form() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let held = expect_context::<Held>();
    let writing = expect_context::<Writing>();
    let words = HearingTexts::of(texts().language);
    let versions = Memo::new(move |_| held.strategy.all.with(|all| all.versions.clone()));
    let (version, title) = (NodeRef::<Select>::new(), NodeRef::<Input>::new());
    let (from, to) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let problem = RwSignal::new("");
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let value = |field: NodeRef<Input>| {
            let value = field.get_untracked().map(|field| field.value());
            visible::trim(&value.unwrap_or_default()).to_owned()
        };
        let (first, last) = (value(from), value(to));
        let chosen = version.get_untracked().map(|field| field.value());
        let chosen = chosen.as_deref().and_then(ItemId::from_hex);
        let days = Day::parse(&first).zip(Day::parse(&last));
        problem.set(match (chosen, days) {
            (None, _) => words.no_version,
            (_, None) => words.no_days,
            (_, Some((first, last))) if first > last => words.days_turned,
            _ => "",
        });
        let (Some(chosen), true) = (chosen, problem.with_untracked(|said| said.is_empty())) else {
            return;
        };
        // What waits would come in when answers are opened again: that is decided first.
        if held.gate.closed.get_untracked()
            && held.gate.waiting.with_untracked(|all| !all.is_empty())
        {
            problem.set(words.late_waits);
            return;
        }
        let name = value(title);
        // A second press sends nothing.
        for field in [title, from, to] {
            if let Some(field) = field.get_untracked() {
                field.set_value("");
            }
        }
        let hearing = Hearing {
            id: writing.fresh(),
            version: Some(chosen),
            title: name,
            lead: String::new(),
            from: vec![first],
            to: vec![last],
            changed: None,
        };
        writing.put_all(move || {
            let sheaves = match sent(workshop, held, &hearing) {
                Ok(sheaves) => sheaves,
                Err(holes) => {
                    writing.said.set(match holes {
                        0 => words.not_here.to_owned(),
                        holes => (words.has_holes)(holes),
                    });
                    return None;
                }
            };
            held.choose(hearing.id);
            // What was closed for the hearing before is open for this one.
            if held.gate.closed.get_untracked() {
                spawn_local(async move {
                    if let Err(failure) = workshop.decide(Decision::Open(Kind::Answers)).await {
                        workshop.tell(&failure);
                    }
                });
            }
            Some((sheaves, words.sent.to_owned()))
        });
    };
    let heading = move || {
        if held.is_any() {
            words.send_another
        } else {
            words.send
        }
    };
    view! {
        <form class="panel hearing-send" on:submit=send aria-labelledby="send-heading">
            <h3 class="panel-heading" id="send-heading">{heading}</h3>
            <p class="hint">{words.send_help}</p>
            <div class="hearing-fields">
                <div>
                    <label class="form-label" for="send-version">{words.version}</label>
                    <select class="form-select" id="send-version" node_ref=version>
                        {each(move || versions.get(), |one| (one.id, one.name.clone()), |one| view! {
                            <option value=one.id.to_string()>{visible::in_line(&one.name)}</option>
                        }
                        .into_any())}
                    </select>
                </div>
                <div>
                    <label class="form-label" for="send-title">{words.title}</label>
                    <input class="form-input" id="send-title" autocomplete="off" maxlength="300" node_ref=title/>
                </div>
                <div>
                    <label class="form-label" for="send-from">{words.from}</label>
                    <input class="form-input" id="send-from" type="date" node_ref=from aria-describedby="send-error"/>
                </div>
                <div>
                    <label class="form-label" for="send-to">{words.to}</label>
                    <input class="form-input" id="send-to" type="date" node_ref=to aria-describedby="send-error"/>
                </div>
            </div>
            <span class="form-error-message" id="send-error" aria-live="polite">{problem}</span>
            <div class="actions">
                <button type="submit" class="button button-primary">
                    <Icon name="check"/>
                    <span>{words.send}</span>
                </button>
            </div>
        </form>
    }
}

/// The hearing, and what parties read of it: the text of the version, and the days. Else how many places of the version are
/// missing; none where it cannot be read.
fn sent(workshop: Workshop, held: Held, hearing: &Hearing) -> Result<Vec<Sheaf>, usize> {
    let versions = held.strategy.fresh().versions;
    let version = versions
        .iter()
        .find(|one| Some(one.id) == hearing.version)
        .ok_or(0_usize)?;
    let text = as_it_was(workshop, version).ok_or(0_usize)?;
    ready_to_publish(&text).map_err(|holes| holes.len())?;
    let at = workshop.device().relay_time();
    let notice = with_notice(workshop, |says| {
        let mut writes = publish::version(says, version, &text, at);
        writes.extend(publish::hearing(says, hearing, false));
        writes
    });
    let day = |days: &[String]| days.last().cloned().unwrap_or_default().into();
    let add = Write::add(
        HEARINGS,
        hearing.id,
        [
            (VERSION, version.id.into()),
            (TITLE, hearing.title.as_str().into()),
            (FROM, day(&hearing.from)),
            (TO, day(&hearing.to)),
        ],
    );
    let here = Sheaf {
        document: DocumentId::HEARING,
        command: |writes| HearingCommand(writes).into(),
        writes: vec![add],
    };
    Ok(vec![here, into_notice(notice)])
}
