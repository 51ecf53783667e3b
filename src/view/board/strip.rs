//! The strip above the board: what goes on now, how much time is left, and “Færdig”.

use leptos::prelude::*;
use sync::DocumentId;
use workshop::{Activity, JointCommand, Phase, visible};

use super::Board;
use crate::state::{Evening, People};
use crate::text::EveningTexts;
use crate::view::language::texts;
use crate::view::part::Countdown;

/// The id of what is said of being done.
const SAID: &str = "strip-done-said";

/// See the module. As long as no phase runs it is not there.
#[component]
pub fn Strip() -> impl IntoView {
    let board = expect_context::<Board>();
    let texts = texts();
    let words = EveningTexts::of(texts.language);
    let (running, plan) = (expect_context::<Evening>().running, board.plan.plan);
    let of_phase = move |read: fn(&Phase) -> Option<String>| {
        let phase = running.with(|running| running.phase)?;
        plan.with(|plan| read(plan.programme.iter().find(|one| one.id == phase)?))
    };
    // Who listens or has a break has nothing to be done with.
    let works = move || {
        let works = |phase: &Phase| {
            matches!(phase.activity, Activity::Write | Activity::Gallery).then(String::new)
        };
        of_phase(works).is_some()
    };
    let seats = expect_context::<People>().seats(board.table);
    let person = board.workshop.person;
    // Whether the person has said it, or somebody else at the table.
    let done = Memo::new(move |_| {
        let phase = running.with(|running| running.phase);
        seats.with(|seats| {
            let mut said = seats
                .iter()
                .filter(|seat| phase.is_some() && seat.done == phase && !seat.left);
            let is_mine = said.clone().any(|seat| seat.person == person);
            (is_mine, said.next().is_some())
        })
    });
    let said = move || match done.get() {
        (true, _) => words.done_said,
        (_, true) => words.done_said_by_other,
        _ => words.done_help,
    };
    let press = move |_| {
        let phase = running.with_untracked(|running| running.phase);
        let phase = phase.filter(|_| !done.get_untracked().0);
        let command = JointCommand::SetDone { person, phase };
        let joint = DocumentId::joint(board.table);
        board.workshop.issue(joint, command.into());
    };
    let title = move || of_phase(|phase| Some(visible::in_line(&phase.title)));
    view! {
        <section class="strip" aria-label=words.now hidden=move || title().is_none()>
            <p class="strip-phase" aria-live="polite" prop:textContent=move || title().unwrap_or_default()></p>
            <Countdown/>
            <div class="strip-done" hidden=move || !works()>
                <button
                    type="button"
                    class="button button-secondary"
                    aria-describedby=SAID
                    on:click=press
                    prop:textContent=move || if done.get().0 { texts.common.undo } else { words.done }
                ></button>
                <p class="strip-said" id=SAID aria-live="polite" prop:textContent=said></p>
            </div>
        </section>
    }
}
