//! The period: what is asked, from when to when, and whether answers are open.

use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::Kind;
use sync::{Decision, DocumentId};
use workshop::hearing_fields::{FROM, LEAD, REMOVED, TITLE, TO};
use workshop::{HEARINGS, HearingCommand, NOTICED_HEARINGS, Write, visible};

use super::held::Held;
use super::publishing::{hearing_writes, into_notice, publish_now};
use super::text::HearingTexts;
use crate::state::Workshop;
use crate::view::facilitators::parts::saved_area::{Edited, SavedArea};
use crate::view::facilitators::parts::{Dispute, Sheaf, Writing};
use crate::view::language::texts;
use crate::view::part::heading::PAGE_HEADING;
use crate::view::part::{Icon, Notice, SavedField, Tone, focus, moment};

/// See the module.
#[component]
pub fn Period() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let held = expect_context::<Held>();
    let writing = expect_context::<Writing>();
    let language = texts().language;
    let words = HearingTexts::of(language);
    let said = move |read: fn(&workshop::Hearing) -> Vec<String>| {
        Signal::derive(move || {
            held.hearing
                .with(|one| one.as_ref().map(read).unwrap_or_default())
        })
    };
    let (from, to) = (said(|one| one.from.clone()), said(|one| one.to.clone()));
    let title = said(|one| vec![one.title.clone()]);
    let lead = said(|one| vec![one.lead.clone()]);
    let last = |values: Signal<Vec<String>>| {
        Signal::derive(move || values.get().pop().unwrap_or_default())
    };
    let set_day = move |field: &'static str| {
        Callback::new(move |day: String| {
            writing.put_by(HearingCommand, move || {
                let day = (!day.is_empty()).then_some(day);
                let set = Write::set_or_clear(HEARINGS, held.id()?, field, day);
                Some((vec![set], words.saved.to_owned()))
            });
        })
    };
    let (set_from, set_to) = (set_day(FROM), set_day(TO));
    let edit = move |field: &'static str, (before, after, caret): Edited| {
        writing.put_by(HearingCommand, move || {
            let edit = Write::Edit {
                place: workshop::Place::of(HEARINGS, held.id()?, field),
                before,
                after,
                caret,
            };
            Some((vec![edit], words.saved.to_owned()))
        });
    };
    // A page that stays open comes to the next day by what happens on it.
    let today = Memo::new(move |_| {
        workshop.status.track();
        held.answered.track();
        moment::day_of(workshop.device().relay_time())
    });
    let days = Memo::new(move |_| {
        held.hearing.with(|one| {
            one.as_ref()
                .and_then(|one| one.first_day().zip(one.last_day()))
        })
    });
    let standing = move || {
        let (first, last) = days.get()?;
        Some(match today.get() {
            _ if held.gate.closed.get() => words.is_closed.to_owned(),
            Some(today) if today > last => (words.is_past)(&last.long(language)),
            Some(today) if today < first => (words.is_ahead)(&first.long(language)),
            _ => (words.is_open)(&last.long(language)),
        })
    };
    let is_past = Memo::new(move |_| {
        let last = days.get().map(|(_, last)| last);
        !held.gate.closed.get()
            && today
                .get()
                .zip(last)
                .is_some_and(|(today, last)| today > last)
    });
    let decide = move |closes: bool| {
        let (decision, said) = match closes {
            true => (Decision::Close(Kind::Answers), words.closed),
            false => (Decision::Open(Kind::Answers), words.opened),
        };
        spawn_local(async move {
            match workshop.decide(decision).await {
                Ok(()) => {
                    // Parties learn of it by what is published; that is no step of the page's.
                    publish_now(workshop, hearing_writes(workshop, held, closes));
                    let _ = writing.said.try_set(said.to_owned());
                }
                Err(failure) => workshop.tell(&failure),
            }
        });
        focus::put_on(PAGE_HEADING);
    };
    let remove = move |_| {
        writing.put_all(move || {
            let id = held.id()?;
            let gone = Sheaf {
                document: DocumentId::HEARING,
                command: |writes| HearingCommand(writes).into(),
                writes: vec![Write::set(HEARINGS, id, REMOVED, true)],
            };
            let there = held.notice.fresh().hearings.iter().any(|one| one.id == id);
            let taken = there.then(|| Write::set(NOTICED_HEARINGS, id, REMOVED, true));
            let sheaves = vec![gone, into_notice(taken.into_iter().collect())];
            Some((sheaves, words.hearing_gone.to_owned()))
        });
        focus::put_on(PAGE_HEADING);
    };
    // What parties do not read yet.
    let is_different = Memo::new(move |_| {
        held.hearing.track();
        held.notice.all.track();
        !hearing_writes(workshop, held, held.gate.closed.get()).is_empty()
    });
    let publish = move |_| {
        let is_closed = held.gate.closed.get_untracked();
        writing.put_all(move || {
            let writes = hearing_writes(workshop, held, is_closed);
            Some((
                vec![into_notice(writes)],
                words.published_hearing.to_owned(),
            ))
        });
        focus::put_on(PAGE_HEADING);
    };
    let version = move || {
        let id = held.hearing.with(|one| one.as_ref()?.version)?;
        held.strategy.all.with(|all| {
            let version = all.versions.iter().find(|one| one.id == id);
            version.map(|one| (words.of_version)(&visible::in_line(&one.name)))
        })
    };
    let day_field = move |id: &'static str,
                          label: &'static str,
                          values: Signal<Vec<String>>,
                          set: Callback<String>| {
        view! {
            <div>
                <label class="form-label" for=id>{label}</label>
                <SavedField
                    id=id.to_owned()
                    kind="date"
                    value=last(values)
                    empty=words.day_missing
                    unreadable=words.day_unreadable
                    between=("2000-01-01", "2199-12-31")
                    on_save=Callback::new(move |(_, after): (String, String)| set.run(after))
                />
                <Dispute values on_choice=set/>
            </div>
        }
    };
    view! {
        <section class="panel" aria-labelledby="period-heading">
            <h3 class="panel-heading" id="period-heading">{words.period}</h3>
            <p class="hearing-standing"><strong>{standing}</strong> " " <span class="hint">{version}</span></p>
            <div aria-live="polite">
                <Show when=move || is_past.get()>
                    <Notice tone=Tone::Info><p>{words.past_help}</p></Notice>
                </Show>
                <Show when=move || is_different.get()>
                    <Notice tone=Tone::Warning><p>{words.different}</p></Notice>
                </Show>
            </div>
            <div class="hearing-fields">
                <div>
                    <label class="form-label" for="period-title">{words.title}</label>
                    <SavedField
                        id="period-title".to_owned()
                        value=last(title)
                        on_save=Callback::new(move |(before, after)| edit(TITLE, (before, after, None)))
                    />
                </div>
                {day_field("period-from", words.from, from, set_from)}
                {day_field("period-to", words.to, to, set_to)}
            </div>
            <SavedArea
                id="period-lead".to_owned()
                label=words.lead.to_owned()
                value=last(lead)
                limit=workshop::TEXT_LIMIT
                on_save=Callback::new(move |edited| edit(LEAD, edited))
            />
            <div class="actions">
                <Show when=move || is_different.get()>
                    <button type="button" class="button button-primary" on:click=publish>{words.publish}</button>
                </Show>
                <button type="button" class="button button-secondary" on:click=remove>
                    <Icon name="delete"/>
                    <span>{words.remove_hearing}</span>
                </button>
                <Show
                    when=move || held.gate.closed.get()
                    fallback=move || view! {
                        <button type="button" class="button button-secondary" on:click=move |_| decide(true)>
                            <Icon name="lock"/>
                            <span>{words.close}</span>
                        </button>
                    }
                >
                    <button type="button" class="button button-secondary" on:click=move |_| decide(false)>
                        {words.open}
                    </button>
                </Show>
            </div>
        </section>
    }
}
