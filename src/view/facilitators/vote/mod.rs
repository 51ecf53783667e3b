//! The vote as facilitators run it: opened, closed, who waits to be let in, and what has most votes.
//!
//! - [`gallery`]: what everybody may read and vote on.

mod gallery;
mod text;

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::{Kind, PersonId, Role, Stream};
use sync::{Decision, DocumentId, Failure};
use workshop::synthesis::voter;
use workshop::{Act, Seat, visible};

pub use gallery::{GalleryPanel, keep_clear};
use text::RunVoteTexts;

use super::collect::gathering::{Gathering, Gatherings};
use crate::state::{Ballot, People, PlanState, Stage, Workshop};
use crate::view::language::texts;
use crate::view::part::{Icon, each};

/// So many of what has most votes are shown.
const MOST: usize = 10;

/// “Afstemning”.
#[component]
pub fn Voting() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let ballot = expect_context::<Ballot>();
    let gathering = Gatherings::get();
    let words = RunVoteTexts::of(texts().language);
    let each_has = ballot.each();
    let stage = ballot.stage;
    let busy = RwSignal::new(false);
    let progress = RwSignal::new(None::<(usize, usize)>);
    let said = RwSignal::new(String::new());
    let decide = move |is_open: bool| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        said.set(String::new());
        let is_first = stage.get_untracked() == Stage::Before;
        spawn_local(async move {
            let result = match is_open {
                true => open(workshop, gathering, is_first, progress).await,
                false => workshop.decide(Decision::Close(Kind::Ballots)).await,
            };
            if let Err(failure) = result {
                workshop.tell(&failure);
            }
            let _ = progress.try_set(None);
            let _ = busy.try_set(false);
        });
    };
    let turnout = Memo::new(move |_| {
        gathering.synthesis.edition.track();
        gathering.synthesis.with(|all| {
            let (counted, waiting) = all.voters();
            (counted.len(), waiting)
        })
    });
    let most = Memo::new(move |_| {
        gathering.synthesis.edition.track();
        gathering.synthesis.with(|all| all.most_voted(MOST))
    });
    let points = Memo::new(move |_| {
        gathering.synthesis.edition.track();
        gathering.synthesis.with(|all| {
            let all = all.most_voted(usize::MAX);
            all.iter().map(|(_, support)| support.points).sum::<u32>()
        })
    });
    let state = move || match stage.get() {
        Stage::Before => words.before,
        Stage::Open => words.open,
        Stage::Closed => words.closed,
    };
    let may_open = Memo::new(move |_| stage.get() != Stage::Open && each_has.get() > 0);
    view! {
        <section class="panel voting" aria-labelledby="voting-heading">
            <h3 class="panel-heading" id="voting-heading">{words.vote}</h3>
            <p aria-live="polite">{state}</p>
            <p class="hint" id="voting-help">
                {move || match each_has.get() {
                    0 => words.no_points.to_owned(),
                    each => (words.help)(each),
                }}
            </p>
            <div class="actions">
                <button
                    type="button"
                    class="button button-primary"
                    aria-describedby="voting-help"
                    aria-disabled=move || (!may_open.get()).then_some("true")
                    on:click=move |_| {
                        if may_open.get_untracked() {
                            decide(true);
                        }
                    }
                >
                    {words.open_vote}
                </button>
                <button
                    type="button"
                    class="button button-secondary"
                    aria-disabled=move || (stage.get() != Stage::Open).then_some("true")
                    on:click=move |_| {
                        if stage.get_untracked() == Stage::Open {
                            decide(false);
                        }
                    }
                >
                    {words.close_vote}
                </button>
            </div>
            <p aria-live="polite">
                {move || progress.get().map(|(done, all)| (words.admitting)(done, all))}
                {said}
            </p>
            <Show when=move || stage.get() != Stage::Before>
                <p>{move || (words.turnout)(turnout.with(|(counted, _)| *counted), points.get())}</p>
            </Show>
            <Newcomers waiting=Signal::derive(move || turnout.with(|(_, waiting)| waiting.clone())) said/>
            <Show when=move || most.with(|most| !most.is_empty())>
                <h4>{words.most}</h4>
                <ol class="voting-most">
                    {each(
                        move || most.get(),
                        |(id, support)| (*id, support.points, support.persons.len()),
                        move |(id, support)| {
                            let text = gathering.text_of(&id).unwrap_or_default();
                            let votes = (words.votes)(support.points, support.persons.len());
                            view! {
                                <li>
                                    <p class="passage" dir="auto">{visible::in_line(&text)}</p>
                                    <p class="hint">{votes}</p>
                                </li>
                            }
                            .into_any()
                        },
                    )}
                </ol>
            </Show>
        </section>
    }
}

/// Who came after the vote was opened.
#[component]
fn Newcomers(waiting: Signal<Vec<PersonId>>, said: RwSignal<String>) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let gathering = Gatherings::get();
    let plan = expect_context::<PlanState>();
    let people = expect_context::<People>();
    let texts = texts();
    let words = RunVoteTexts::of(texts.language);
    let admit = move |persons: Vec<PersonId>| {
        spawn_local(async move {
            match admit(workshop, gathering, persons, |_| {}).await {
                Ok(()) => {
                    let _ = said.try_set(words.admitted.to_owned());
                }
                Err(failure) => workshop.tell(&failure),
            }
        });
    };
    let is_any = Memo::new(move |_| waiting.with(|waiting| !waiting.is_empty()));
    let name = move |person: PersonId| {
        let sheet = sheets_of(workshop, person).into_iter().next();
        let table = sheet.and_then(|sheet| sheet.table()).unwrap_or_default();
        let table = (texts.common.table)(table.into()).to_lowercase();
        let said = sheet.map(|sheet| people.profile(sheet).get_untracked());
        let said = said.and_then(|profile| plan.said_to_be(&profile));
        match said {
            Some(said) => format!("{said}, {table}"),
            None => (words.somebody)(&table),
        }
    };
    view! {
        <Show when=move || is_any.get()>
            <div class="voting-newcomers">
                <p><Icon name="hourglass"/>{move || (words.newcomers)(waiting.with(Vec::len))}</p>
                <ul role="list" class="voting-waiting">
                    {each(
                        move || waiting.get(),
                        |person| *person,
                        move |person| view! {
                            <li>
                                <button
                                    type="button"
                                    class="button button-secondary button-small"
                                    on:click=move |_| admit(vec![person])
                                >
                                    {(words.admit_voter)(&name(person))}
                                </button>
                            </li>
                        }
                        .into_any(),
                    )}
                </ul>
                <button
                    type="button"
                    class="button button-secondary"
                    on:click=move |_| admit(waiting.get_untracked())
                >
                    {words.admit_all}
                </button>
            </div>
        </Show>
    }
}

/// Opens the vote. The first time it is for everybody that this device knows.
async fn open(
    workshop: Workshop,
    gathering: Gathering,
    is_first: bool,
    progress: RwSignal<Option<(usize, usize)>>,
) -> Result<(), Failure> {
    if is_first {
        let tell = move |done| {
            let _ = progress.try_set(Some(done));
        };
        admit(workshop, gathering, here(workshop), tell).await?;
    }
    workshop.decide(Decision::Open(Kind::Ballots)).await
}

/// Says that these may vote.
async fn admit(
    workshop: Workshop,
    gathering: Gathering,
    persons: Vec<PersonId>,
    tell: impl Fn((usize, usize)),
) -> Result<(), Failure> {
    let device = workshop.device();
    let mut fresh = || device.new_item();
    let wishes = persons.iter().map(|person| (voter(person), Act::Admit));
    let saying = gathering.synthesis.with(|all| all.say(wishes, &mut fresh));
    let commands: Vec<_> = saying.commands().collect();
    let all = commands.len();
    for (done, (part, command)) in commands.into_iter().enumerate() {
        tell((done, all));
        let document = DocumentId::synthesis(part);
        workshop.write(document, command.into()).await?;
    }
    Ok(())
}

/// Every participant who has a sheet or a seat.
fn here(workshop: Workshop) -> Vec<PersonId> {
    let device = workshop.device();
    let mut persons = BTreeSet::new();
    device.read(|session| {
        for (id, document) in session.documents() {
            match (id.stream, id.owner) {
                (Stream::Table(_), Some(owner)) => {
                    persons.insert(owner);
                }
                (Stream::Table(_), None) => {
                    persons.extend(Seat::all(document).into_iter().map(|seat| seat.person));
                }
                _ => {}
            }
        }
    });
    // What facilitators bring in stands on sheets of theirs.
    if workshop.role == Role::Facilitator {
        persons.remove(&workshop.person);
    }
    persons.into_iter().collect()
}

fn sheets_of(workshop: Workshop, person: PersonId) -> Vec<DocumentId> {
    workshop.device().read(|session| {
        let all = session.documents().map(|(id, _)| *id);
        let own = all.filter(|id| id.owner == Some(person) && id.table().is_some());
        own.collect()
    })
}
