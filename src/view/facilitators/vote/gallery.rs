//! The gallery as facilitators fill it: everything that is not hidden, or what is ticked; and nothing that is hidden.

use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::DocumentId;
use workshop::exhibition::{changes, commands, taken_down};
use workshop::synthesis::State;
use workshop::{Exhibit, visible};

use super::text::RunVoteTexts;
use crate::state::{Gallery, Workshop};
use crate::view::facilitators::again::Again;
use crate::view::facilitators::collect::gathering::{Gathering, Gatherings};
use crate::view::facilitators::collect::treatment::Treatment;
use crate::view::language::texts;
use crate::view::part::Icon;

/// “Galleri”.
#[component]
pub fn GalleryPanel() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let gallery = expect_context::<Gallery>();
    let gathering = Gatherings::get();
    let treatment = expect_context::<Treatment>();
    let words = RunVoteTexts::of(texts().language);
    let progress = RwSignal::new(None::<(usize, usize)>);
    let said = RwSignal::new(String::new());
    let all = Memo::new(move |_| {
        gathering.synthesis.edition.track();
        gathering.found.track();
        let mut count = 0;
        gathering.found_all(|entry| count += usize::from(may_hang(gathering, &entry.subject)));
        count
    });
    let ticked = Memo::new(move |_| treatment.ticked.with(|ticked| ticked.len()));
    let hang = move |what: What| {
        if progress.get_untracked().is_some() {
            return;
        }
        let wanted = wanted(gathering, treatment, what);
        let changes = gallery.with(|hung| changes(wanted, hung));
        if changes.is_empty() {
            said.set(words.up_to_date.to_owned());
            return;
        }
        let count = changes.len();
        let commands = commands(changes);
        let all = commands.len();
        progress.set(Some((0, all)));
        said.set(String::new());
        spawn_local(async move {
            for (done, command) in (1..).zip(commands) {
                if let Err(failure) = workshop.write(DocumentId::OUTCOME, command.into()).await {
                    workshop.tell(&failure);
                    let _ = progress.try_set(None);
                    return;
                }
                let _ = progress.try_set(Some((done, all)));
            }
            let _ = progress.try_set(None);
            let _ = said.try_set((words.has_hung)(count));
        });
    };
    view! {
        <section class="panel hanging" aria-labelledby="hanging-heading">
            <h3 class="panel-heading" id="hanging-heading">{words.gallery}</h3>
            <p class="hint">{words.gallery_help}</p>
            <p>{move || (words.hung)(gallery.count.get())}</p>
            <div class="actions">
                <button
                    type="button"
                    class="button button-primary"
                    on:click=move |_| hang(What::Everything)
                >
                    <Icon name="upload"/>
                    <span>{move || (words.hang_all)(all.get())}</span>
                </button>
                <Show when=move || ticked.get() != 0>
                    <button
                        type="button"
                        class="button button-secondary"
                        on:click=move |_| hang(What::Ticked)
                    >
                        {move || (words.hang_chosen)(ticked.get())}
                    </button>
                </Show>
                <Show when=move || gallery.count.get() != 0>
                    <button
                        type="button"
                        class="button button-secondary"
                        on:click=move |_| hang(What::Nothing)
                    >
                        {words.take_all_down}
                    </button>
                </Show>
            </div>
            <Show when=move || ticked.get() == 0>
                <p class="hint">{words.choose}</p>
            </Show>
            <p aria-live="polite">
                {move || progress.get().map(|(done, all)| (words.hanging)(done, all))}
                {said}
            </p>
        </section>
    }
}

/// What the gallery is to hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Everything,
    Ticked,
    Nothing,
}

fn may_hang(gathering: Gathering, subject: &protocol::ItemId) -> bool {
    gathering
        .synthesis
        .with(|all| all.state(subject) != State::Hidden && all.exists(subject))
}

fn wanted(gathering: Gathering, treatment: Treatment, what: What) -> Vec<Exhibit> {
    let mut wanted = Vec::new();
    if what == What::Nothing {
        return wanted;
    }
    let ticked = treatment.ticked.get_untracked();
    gathering.found_all(|entry| {
        let subject = entry.subject;
        let is_meant = what == What::Everything || ticked.contains(&subject);
        let contribution = &entry.contribution;
        if is_meant && may_hang(gathering, &subject) && !visible::is_blank(&contribution.text) {
            wanted.push(Exhibit {
                subject,
                focus_point: contribution.focus_point,
                aspect: contribution.aspect,
                table: entry.origin.table,
                text: contribution.text.clone(),
                removed: false,
            });
        }
    });
    wanted
}

/// Takes down whatever is hidden, or withdrawn, as soon as this device knows. Around every page of a facilitator.
pub fn keep_clear() {
    let workshop = expect_context::<Workshop>();
    let gallery = expect_context::<Gallery>();
    // Until what was taken down last is out of the gallery.
    let busy = RwSignal::new(false);
    let again = Again::new();
    Effect::new(move || {
        gallery.edition.track();
        if gallery.count.get() == 0 {
            return;
        }
        let synthesis = Gatherings::get().synthesis;
        synthesis.edition.track();
        let down: Vec<Exhibit> = gallery.with(|hung| {
            synthesis.with(|all| {
                let unseen = all.hidden().chain(all.gone());
                let hung = unseen.filter_map(|id| hung.get(&id));
                hung.map(taken_down).collect()
            })
        });
        if down.is_empty() || busy.get() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            for command in commands(down) {
                if !again.write(workshop, command).await {
                    break;
                }
            }
            let _ = busy.try_set(false);
        });
    });
}
