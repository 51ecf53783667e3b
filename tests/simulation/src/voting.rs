//! Voting: people give points and take them back; facilitators say whose ballots count, and open and close the vote.

use std::collections::BTreeSet;

use protocol::{ItemId, Kind, PersonId, Role, Stream};
use sync::{Decision, DocumentId, RequestId};
use workshop::synthesis::{Synthesis, voter};
use workshop::{
    Act, BallotCommand, Piece, Seat, Sentence, Statement, SynthesisCommand, Theme, Vote,
};

use crate::actions::{Programme, facilitator, writer};
use crate::device::TabId;
use crate::ledger::Deed;
use crate::registers::Register;
use crate::world::World;

impl World {
    /// Gives so many points to something; none takes them back.
    pub fn give(&mut self, tab: TabId, subject: ItemId, points: u32) -> RequestId {
        let ballot = DocumentId::ballot(self.person_of(tab).id);
        let command = match points {
            0 => BallotCommand::TakeBack { subject },
            points => BallotCommand::Give { subject, points },
        };
        let deed = Deed::Set {
            register: Register::Points(subject),
            value: points.to_string(),
        };
        self.write(tab, ballot, command.into(), deed)
    }

    /// What a facilitator's tab makes of everything that it holds, as the program's own pages do.
    pub fn synthesis(&self, tab: TabId) -> Synthesis {
        let mut all = Synthesis::default();
        let documents = self.session(tab).into_iter().flat_map(|s| s.documents());
        for (id, document) in documents {
            match (id.stream, id.owner) {
                (Stream::Synthesis(part), None) => {
                    let statements = Statement::all(document);
                    let (sentences, pieces) = (Sentence::all(document), Piece::all(document));
                    all.put_part(part, statements, sentences, pieces);
                    if part == 0 {
                        all.put_themes(Theme::all(document));
                    }
                }
                (Stream::Plan, None) => all.put_points(document.plan().points),
                (Stream::Ballots, Some(person)) => all.put_ballot(person, Vote::all(document)),
                _ => {}
            }
        }
        for subject in self.subjects(tab, None) {
            all.add_contribution(subject);
        }
        all
    }

    /// A facilitator says of these persons that their ballots count, or that nobody has said so.
    pub fn admit_voters(&mut self, tab: TabId, persons: &[PersonId], act: &Act) -> Vec<RequestId> {
        let synthesis = self.synthesis(tab);
        let wishes = persons.iter().map(|one| (voter(one), act.clone()));
        let dice = &mut self.dice;
        let saying = synthesis.say(wishes, &mut || ItemId(dice.bytes()));
        let commands: Vec<_> = saying.commands().collect();
        let mut said = Vec::new();
        for (part, command) in commands {
            // All that one command says is in one change.
            let deed = match &command {
                SynthesisCommand::State { statements } => match statements.first() {
                    Some(first) => Deed::Said { id: first.id },
                    None => continue,
                },
                _ => Deed::Other,
            };
            let document = DocumentId::synthesis(part);
            said.push(self.write(tab, document, command.into(), deed));
        }
        said
    }

    /// Every participant of whom a facilitator's tab knows a sheet or a seat: for them the vote is opened. [A28]
    pub fn known_persons(&self, tab: TabId) -> Vec<PersonId> {
        let mut persons = BTreeSet::new();
        let documents = self.session(tab).into_iter().flat_map(|s| s.documents());
        for (id, document) in documents.filter(|(id, _)| id.table().is_some()) {
            match id.owner {
                Some(owner) => drop(persons.insert(owner)),
                None => persons.extend(Seat::all(document).into_iter().map(|seat| seat.person)),
            }
        }
        let all = self.persons.iter();
        let facilitators = all.filter(|person| person.role == Role::Facilitator);
        for facilitator in facilitators {
            persons.remove(&facilitator.id);
        }
        persons.into_iter().collect()
    }
}

/// Somebody gives points to one of a few things, or takes them back.
pub(crate) fn vote(world: &mut World, _: &Programme) -> Option<()> {
    let tab = writer(world)?;
    let subject = ItemId([world.dice.below(5) as u8; 16]);
    // Hardly any two give the same, so that in the end it is seen whose word stands.
    let points = match world.dice.per_mille(700) {
        true => world.dice.between(1, 1_000) as u32,
        false => 0,
    };
    world.give(tab, subject, points);
    Some(())
}

/// A facilitator says whose ballot counts.
pub(crate) fn admit_voter(world: &mut World, _: &Programme) -> Option<()> {
    let tab = facilitator(world)?;
    let persons = world.known_persons(tab);
    let person = *world.dice.pick(&persons)?;
    let act = match world.dice.per_mille(800) {
        true => Act::Admit,
        false => Act::Await,
    };
    world.admit_voters(tab, &[person], &act);
    Some(())
}

/// A facilitator closes the vote, or opens it again.
pub(crate) fn turn_vote(world: &mut World, _: &Programme) -> Option<()> {
    let tab = facilitator(world)?;
    let is_closed = world.session(tab)?.closed(Kind::Ballots);
    let decision = match is_closed {
        true => Decision::Open(Kind::Ballots),
        false => Decision::Close(Kind::Ballots),
    };
    world.decide(tab, decision);
    Some(())
}
