//! The guide: what a facilitator can try in a rehearsal, and what they have. All of it is read from what they decided.

use leptos::prelude::*;
use protocol::control::Clock;
use protocol::{ControlAction, Kind};
use sync::Decided;

use super::text::RehearsalTexts;
use crate::state::{Ballot, Evening, Workshop};
use crate::view::language::texts;
use crate::view::part::Icon;

/// What there is to try, in the order of an evening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trial {
    Start,
    Pause,
    Message,
    Close,
    Admit,
    Vote,
}

const TRIALS: [Trial; 6] = [
    Trial::Start,
    Trial::Pause,
    Trial::Message,
    Trial::Close,
    Trial::Admit,
    Trial::Vote,
];

/// Which of them facilitators have tried.
fn tried(decisions: &[Decided]) -> [bool; 6] {
    let any = |is: fn(&ControlAction) -> bool| {
        let mut actions = decisions.iter().map(|decided| &decided.control.action);
        actions.any(is)
    };
    // The first cut follows a close by itself; the next lets somebody in.
    let mut cuts = Vec::new();
    let mut admitted = false;
    for decided in decisions {
        if let ControlAction::Cut { close, .. } = &decided.control.action {
            admitted |= cuts.contains(close);
            cuts.push(*close);
        }
    }
    [
        any(|action| matches!(action, ControlAction::Phase(Some(_)))),
        any(|action| matches!(action, ControlAction::Clock(Some(Clock::Paused(_))))),
        any(|action| matches!(action, ControlAction::Message(Some(_)))),
        any(|action| matches!(action, ControlAction::Close(Kind::Tables))),
        admitted,
        any(|action| matches!(action, ControlAction::Open(Kind::Ballots))),
    ]
}

/// See the module.
#[component]
pub fn Guide() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let words = RehearsalTexts::of(texts().language);
    let evening = expect_context::<Evening>();
    let stage = expect_context::<Ballot>().stage;
    let done = Memo::new(move |_| {
        // Whatever is decided shows in one of these.
        evening.running.track();
        evening.closed.track();
        evening.waiting.track();
        stage.track();
        tried(&workshop.device().read(sync::Session::decisions))
    });
    let said = |trial: Trial| match trial {
        Trial::Start => words.start,
        Trial::Pause => words.pause,
        Trial::Message => words.message,
        Trial::Close => words.close,
        Trial::Admit => words.admit,
        Trial::Vote => words.vote,
    };
    let items = TRIALS.into_iter().enumerate().map(|(index, trial)| {
        let is_done = Memo::new(move |_| done.get()[index]);
        view! {
            <li class:is-tried=is_done>
                <span class="rehearsal-mark">
                    <Show when=move || is_done.get()><Icon name="check"/></Show>
                </span>
                <span>
                    {said(trial)}
                    <Show when=move || is_done.get()>
                        " "<span class="rehearsal-tried">{format!("({})", words.tried)}</span>
                    </Show>
                </span>
            </li>
        }
    });
    view! {
        <section class="panel" aria-labelledby="rehearsal-guide">
            <h3 class="panel-heading" id="rehearsal-guide">{words.guide}</h3>
            <p class="hint">{words.guide_help}</p>
            <ol class="rehearsal-guide" role="list">{items.collect_view()}</ol>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use protocol::{Control, ControlId, ItemId, LaneId, PersonId};
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn decided(number: u64, action: ControlAction) -> Decided {
        let lane = LaneId([1; 32]);
        Decided {
            id: ControlId { lane, number },
            by: PersonId([2; 32]),
            control: Control {
                counter: number,
                at: 0,
                action,
            },
        }
    }

    #[test]
    fn who_lets_somebody_in_cuts_a_close_once_more() {
        let close = ControlId {
            lane: LaneId([1; 32]),
            number: 1,
        };
        let cut = |id| ControlAction::Cut {
            close,
            id: ItemId([id; 16]),
            part: 0,
            parts: 1,
            streams: Vec::new(),
        };
        let mut all = vec![decided(1, ControlAction::Close(Kind::Tables))];
        assert_eq!(tried(&all), [false, false, false, true, false, false]);
        all.push(decided(2, cut(1)));
        assert!(!tried(&all)[4]);
        all.push(decided(3, cut(2)));
        assert!(tried(&all)[4]);
        all.push(decided(4, ControlAction::Phase(None)));
        assert!(!tried(&all)[0]);
    }
}
