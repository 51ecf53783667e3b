//! Two facilitators have set the same field of the plan to different things, and one of them chooses.

mod common;

use common::{exchange, item, lane, run};
use workshop::foreign::{Admission, Frontier, vet_change};
use workshop::template::{Language, Template, build};
use workshop::{Command, Document, DocumentKind, PlanCommand, PlanField};

fn place(place: Option<&str>) -> Command {
    let value = place.map(str::to_owned);
    let field = PlanField::Place;
    PlanCommand::SetField { field, value }.into()
}

/// Whoever chooses, and whichever of the two is shown, what is written is what every other device takes. [A29]
#[test]
fn a_choice_is_taken_by_every_other_device() {
    for (first, second) in [(1, 2), (2, 1)] {
        for (one_says, other_says) in [(Some("Rådhuset"), Some("Salen")), (Some("Salen"), None)] {
            for chosen in [one_says, other_says] {
                let mut one = Document::new(DocumentKind::Plan, lane(first));
                let mut next = 0;
                let content = build(Template::Empty, Language::Danish, &mut || {
                    next += 1;
                    item(next)
                });
                run(&mut one, &[PlanCommand::CreatePlan { content }.into()]);
                run(&mut one, &[place(Some("Biblioteket"))]);
                let mut other = one.clone();
                other.set_lane(lane(second));
                run(&mut one, &[place(one_says)]);
                run(&mut other, &[place(other_says)]);
                exchange(&mut one, &mut other);
                // What is taken away gives way to what is set.
                let disputes = usize::from(other_says.is_some());
                assert_eq!(one.plan().disputes.len(), disputes);

                let made = run(&mut one, &[place(chosen)]);
                let nobody = |_| None;
                let mut frontier = Frontier::new(&other, &nobody);
                for raw in &made {
                    let vetted = vet_change(raw, lane(first)).expect("every device takes it");
                    assert_eq!(frontier.admit(&vetted), Ok(Admission::Next));
                }
                other.apply_changes(&made).expect("applies");
                for document in [&one, &other] {
                    let plan = document.plan();
                    assert_eq!(plan.place.as_deref(), chosen);
                    assert_eq!(plan.disputes, []);
                }
                // What is chosen already needs no second word.
                assert!(run(&mut one, &[place(chosen)]).is_empty());
            }
        }
    }
}
