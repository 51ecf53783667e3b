//! Registers: what is said as a whole, so that a later word replaces an earlier one. In the end a word stands that
//! somebody said, and none that whoever said it has replaced since. [A2] [A22] [A25] [A26] [A27]

use std::collections::{BTreeMap, BTreeSet};

use protocol::{ItemId, PersonId};
use sync::{DocumentId, RequestId};
use workshop::{Document, Exhibit, Plan, PlanField, PlanItem, Seat, Vote, privacy_shown};

use crate::checks::Lateness;
use crate::device::TabId;
use crate::ledger::Deed;
use crate::world::World;

/// Something that is said as a whole, in some document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Register {
    /// A field of the plan.
    Plan(PlanField),
    /// Which text about privacy a sheet's person was shown.
    Privacy,
    /// In which phase this person says that the table is done.
    Done(PersonId),
    /// What everybody may read of this subject.
    Exhibit(ItemId),
    /// How many points this subject has from a ballot's person.
    Points(ItemId),
}

impl Register {
    /// The words that stand in a document: none, one, or several that were said at the same time.
    pub fn stands(&self, document: &Document) -> Vec<String> {
        match self {
            Self::Plan(field) => {
                let plan = document.plan();
                let mut words = plan.disputes.iter().filter(|one| one.field == *field);
                match words.next() {
                    Some(dispute) => dispute.values.clone(),
                    None => shown(&plan, field).into_iter().collect(),
                }
            }
            Self::Privacy => privacy_shown(document).into_iter().collect(),
            Self::Done(person) => {
                let seats = Seat::all(document).into_iter();
                let own = seats.filter(|seat| seat.person == *person);
                own.filter_map(|seat| Some(seat.done?.to_string()))
                    .collect()
            }
            Self::Exhibit(subject) => {
                let found = Exhibit::find(document, subject).into_iter();
                found.map(|exhibit| exhibit.text).collect()
            }
            Self::Points(subject) => {
                let found = Vote::find(document, subject).into_iter();
                found.map(|vote| vote.points.to_string()).collect()
            }
        }
    }
}

/// What a plan shows in a field.
fn shown(plan: &Plan, field: &PlanField) -> Option<String> {
    let phase = |id: &ItemId| plan.programme.iter().find(|phase| phase.id == *id);
    match field {
        PlanField::Date => plan.date.clone(),
        PlanField::Place => plan.place.clone(),
        PlanField::Privacy => plan.privacy.clone(),
        PlanField::Question { item } => match item {
            PlanItem::FocusPoint { id } => plan.focus_point(id)?.question.clone(),
            PlanItem::Aspect { id } => plan.aspect(id)?.question.clone(),
            _ => None,
        },
        PlanField::Plain { item } => match item {
            PlanItem::FocusPoint { id } => plan.focus_point(id)?.plain.clone(),
            PlanItem::Aspect { id } => plan.aspect(id)?.plain.clone(),
            _ => None,
        },
        PlanField::Start { phase: id } => phase(id)?.start.clone(),
        PlanField::End { phase: id } => phase(id)?.end.clone(),
        PlanField::Activity { phase: id } => Some(phase(id)?.activity.word().to_owned()),
        PlanField::Points => Some(plan.points.to_string()),
    }
}

/// What was said of each register of each document, in the order in which it was asked for, with what was answered.
type Said = BTreeMap<(DocumentId, Register), BTreeMap<TabId, Vec<(RequestId, String, bool)>>>;

fn said(world: &World) -> Said {
    let mut said = Said::new();
    for (request, entry) in &world.ledger.entries {
        if let (Deed::Set { register, value }, Some(document)) = (&entry.deed, entry.document) {
            let tabs = said.entry((document, register.clone())).or_default();
            let by_tab = tabs.entry(entry.tab).or_default();
            by_tab.push((*request, value.clone(), entry.done));
        }
    }
    said
}

/// What a tab shows in registers, against what was said of them.
pub fn complaints(world: &World, viewer: TabId, lateness: Lateness) -> Vec<String> {
    let mut complaints = Vec::new();
    for ((id, register), tabs) in said(world) {
        let held = world
            .session(viewer)
            .and_then(|session| session.document(&id));
        let Some(held) = held else { continue };
        // Of what nobody was told that it is on the disk there may be nothing; then stands what was there before.
        if !tabs.values().flatten().any(|(_, _, done)| *done) {
            continue;
        }
        // A later word may wait, or be an excluded person's: then an earlier one stands.
        let may_wait = lateness == Lateness::Waits && (id.owner.is_some() || id.is_joint());
        let is_out = |tab: &TabId| world.excluded.contains(&world.person_of(*tab).id);
        // Of each tab its last word that was answered, and what it said after: that may be on the disk or not.
        let possible: BTreeSet<&String> = tabs
            .iter()
            .flat_map(|(tab, words)| {
                let last = words.iter().rposition(|(_, _, done)| *done);
                let last = last.filter(|_| !may_wait && !is_out(tab)).unwrap_or(0);
                words[last..].iter().map(|(_, value, _)| value)
            })
            .collect();
        for word in register.stands(held) {
            if !possible.contains(&word) {
                complaints.push(format!(
                    "{id}: {register:?} says {word:?}, which nobody said last: {possible:?}"
                ));
            }
        }
    }
    complaints
}
