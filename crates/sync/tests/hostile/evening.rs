//! An evening that somebody means to spoil, and what must hold when it is over.

use protocol::Role;
use simulation::checks::{self, Lateness};
use simulation::{Clock, TabId, World};
use sync::{DocumentId, ImportReport, Status};

/// A facilitator and two participants at table 1, who have written.
pub struct Evening {
    pub world: World,
    pub facilitator: TabId,
    pub anna: TabId,
    pub bo: TabId,
}

impl Evening {
    pub fn new(seed: u64) -> Self {
        let mut world = World::new(seed);
        let facilitator = world.create_workshop(2, Clock::default());
        world.pass(3_000);
        let mut people = Vec::new();
        for _ in 0..2 {
            let tab = world.join(Role::Participant, Clock::default());
            world.pass(2_000);
            world.sit_down(tab, 1);
            people.push(tab);
        }
        world.pass(2_000);
        let mut evening = Self {
            world,
            facilitator,
            anna: people[0],
            bo: people[1],
        };
        evening.write();
        evening.world.pass(2_000);
        evening
    }

    /// Everybody who is there.
    pub fn everybody(&self) -> [TabId; 3] {
        [self.facilitator, self.anna, self.bo]
    }

    /// Both participants write, for themselves and for the table.
    pub fn write(&mut self) {
        for tab in [self.anna, self.bo] {
            self.world.add(tab, false);
            self.world.add(tab, true);
        }
        self.world.pass(300);
        for tab in [self.anna, self.bo] {
            for joint in [false, true] {
                let document = self.world.document_of(tab, joint).expect("sits");
                let own = self.world.person_of(tab).id;
                let first = self
                    .world
                    .contributions(tab, &document)
                    .into_iter()
                    .filter(|one| one.text.len() < 1_000)
                    .find(|one| !joint || one.creator == Some(own))
                    .map(|one| one.id);
                if let Some(id) = first {
                    self.world.edit(tab, document, id);
                }
            }
        }
    }

    /// Hands a file to the facilitator; what they read about it.
    pub fn hand_in(&mut self, file: Vec<u8>) -> ImportReport {
        self.hand_to(self.facilitator, "fil", file)
    }

    pub fn hand_to(&mut self, tab: TabId, name: &str, file: Vec<u8>) -> ImportReport {
        let request = self.world.import(tab, name, file);
        self.world.pass(2_000);
        let report = self.world.ledger.imports.get(&request).cloned();
        report.expect("every file gets an answer")
    }

    /// What is to be complained of when the harm is done: nothing, if nobody noticed.
    pub fn complaints(&mut self) -> Vec<String> {
        let mut complaints = Vec::new();
        if !self.world.settle() {
            complaints.push("does not come to rest".to_owned());
        }
        // Everyone's session lives on: what they write now, everyone sees within a second or two.
        let before = self.seen();
        self.write();
        self.world.pass(3_000);
        let after = self.seen();
        for (before, after) in before.iter().zip(&after) {
            if after.0 < before.0 + 4 {
                complaints.push(format!("saw {before:?}, now {after:?}"));
            }
        }
        complaints.extend(self.failures());
        // A device is closed and opened again, one is killed; a newcomer comes.
        self.world.close(self.anna, true);
        self.world.close(self.facilitator, false);
        self.world.pass(1_000);
        self.world.open(self.anna);
        self.world.open(self.facilitator);
        let newcomer = self.world.join(Role::Participant, Clock::default());
        self.world.pass(3_000);
        self.world.sit_down(newcomer, 1);
        if !self.world.settle() {
            complaints.push("does not come to rest again".to_owned());
        }
        self.look_at_everything();
        complaints.extend(checks::all(&mut self.world, Lateness::IsIn));
        complaints
    }

    /// The harm is done, and nobody noticed.
    pub fn nobody_noticed(mut self) {
        let complaints = self.complaints();
        assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    }

    /// How many contributions each of those who are there sees at table 1, and their status.
    fn seen(&self) -> Vec<(usize, Option<Status>)> {
        let documents = [
            self.world.document_of(self.anna, false),
            self.world.document_of(self.bo, false),
            Some(DocumentId::joint(1)),
        ];
        self.everybody()
            .map(|tab| {
                let seen = documents
                    .iter()
                    .flatten()
                    .map(|id| self.world.contributions(tab, id).len())
                    .sum();
                (seen, self.world.status(tab))
            })
            .to_vec()
    }

    fn failures(&self) -> Vec<String> {
        let failures = self.world.ledger.failures.iter();
        failures
            .map(|(request, why)| format!("{request:?} failed: {why}"))
            .collect()
    }

    /// As a view does, with nothing to catch it.
    pub fn look_at_everything(&self) {
        for tab in self.world.open_tabs() {
            let Some(session) = self.world.session(tab) else {
                continue;
            };
            for (_, document) in session.documents() {
                document.contributions();
                document.seats();
                document.profile();
                document.plan();
                document.export();
            }
        }
    }
}
