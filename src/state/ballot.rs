//! One's own ballot as signals: whether the vote is open, what one has given, and what is left.

use std::collections::HashMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::{ItemId, Kind};
use sync::{DocumentId, Notice};
use workshop::{BallotCommand, VOTES, Vote};

use super::holder::Holder;
use super::plan::PlanState;
use super::watched::Watched;
use super::workshop::Workshop;

/// How the vote stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Nobody has opened it.
    #[default]
    Before,
    /// Points are given.
    Open,
    /// It is over.
    Closed,
}

/// One's own ballot. A copy is a handle.
#[derive(Clone, Copy)]
pub struct Ballot {
    /// How the vote stands.
    pub stage: ReadSignal<Stage>,
    /// How many points one has given.
    pub spent: ReadSignal<u32>,
    set_stage: WriteSignal<Stage>,
    set_spent: WriteSignal<u32>,
    given: StoredValue<Given, LocalStorage>,
    /// A point is on its way to the disk: what is pressed meanwhile waits for it, for it goes by what stands.
    is_writing: RwSignal<bool>,
    plan: PlanState,
    workshop: Workshop,
}

#[derive(Default)]
struct Given {
    points: HashMap<ItemId, u32>,
    watched: Watched<ItemId, u32>,
}

impl Holder for Ballot {
    fn new(workshop: Workshop) -> Self {
        let (stage, set_stage) = signal(Stage::default());
        let (spent, set_spent) = signal(0);
        let state = Self {
            stage,
            spent,
            set_stage,
            set_spent,
            given: StoredValue::new_local(Given::default()),
            is_writing: RwSignal::new(false),
            plan: expect_context(),
            workshop,
        };
        state.read_stage();
        state.read_all();
        state
    }

    fn take_in(self, notice: &Notice) {
        let own = DocumentId::ballot(self.workshop.person);
        match notice {
            Notice::Control | Notice::Joined => self.read_stage(),
            Notice::Replaced { document } if *document == own => self.read_all(),
            Notice::Touched { document, touched } if *document == own => match touched.rest {
                true => self.read_all(),
                false => self.read(&touched.items(VOTES).collect::<Vec<_>>()),
            },
            _ => {}
        }
    }
}

impl Ballot {
    /// How many points one has given to something.
    pub fn points(self, subject: ItemId) -> ArcReadSignal<u32> {
        self.given
            .try_update_value(|given| {
                let points = given.points.get(&subject).copied().unwrap_or_default();
                given.watched.signal(subject, || points)
            })
            .expect("the workshop's page is there")
    }

    /// How many points one has by the plan.
    pub fn each(self) -> Memo<u32> {
        Memo::new(move |_| self.plan.plan.with(|plan| plan.points))
    }

    /// How many points are left; fewer than none where two devices of one person gave more together.
    pub fn left(self) -> Memo<i64> {
        let each = self.each();
        Memo::new(move |_| i64::from(each.get()) - i64::from(self.spent.get()))
    }

    /// Gives one more point to something, or takes one back. It shows when it is on the disk.
    pub fn give(self, subject: ItemId, is_more: bool) {
        if self.is_writing.get_untracked() || self.stage.get_untracked() != Stage::Open {
            return;
        }
        let now = self.points(subject).get_untracked();
        let each = self.plan.plan.with_untracked(|plan| plan.points);
        let command = match (is_more, now) {
            (true, _) if self.spent.get_untracked() >= each => return,
            (true, now) => BallotCommand::Give {
                subject,
                points: now + 1,
            },
            (false, 0) => return,
            (false, 1) => BallotCommand::TakeBack { subject },
            (false, now) => BallotCommand::Give {
                subject,
                points: now - 1,
            },
        };
        self.is_writing.set(true);
        let document = DocumentId::ballot(self.workshop.person);
        spawn_local(async move {
            if let Err(failure) = self.workshop.write(document, command.into()).await {
                self.workshop.tell(&failure);
            }
            let _ = self.is_writing.try_set(false);
        });
    }

    fn read_stage(self) {
        let device = self.workshop.device();
        let stage = device.read(|session| match session.decided().gate(Kind::Ballots) {
            None => Stage::Before,
            Some(_) if session.closed(Kind::Ballots) => Stage::Closed,
            Some(_) => Stage::Open,
        });
        if self.stage.get_untracked() != stage {
            self.set_stage.set(stage);
        }
    }

    fn read_all(self) {
        let own = DocumentId::ballot(self.workshop.person);
        let device = self.workshop.device();
        let votes = device.read(|session| session.document(&own).map(|own| Vote::all(own)));
        self.take(votes.unwrap_or_default(), true);
    }

    fn read(self, subjects: &[ItemId]) {
        let own = DocumentId::ballot(self.workshop.person);
        let device = self.workshop.device();
        let votes = device.read(|session| {
            let own = session.document(&own)?;
            let found = subjects.iter().filter_map(|id| Vote::find(own, id));
            Some(found.collect::<Vec<_>>())
        });
        self.take(votes.unwrap_or_default(), false);
    }

    fn take(self, votes: Vec<Vote>, is_all: bool) {
        let spent = self.given.try_update_value(|given| {
            if is_all {
                given.points.clear();
            }
            for vote in votes {
                given.points.insert(vote.subject, vote.points);
            }
            for subject in given.watched.keys() {
                let points = given.points.get(&subject).copied().unwrap_or_default();
                given.watched.set(&subject, || points);
            }
            given.points.values().sum()
        });
        if let Some(spent) = spent
            && self.spent.get_untracked() != spent
        {
            self.set_spent.set(spent);
        }
    }
}
