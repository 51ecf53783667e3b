//! Who changed something, in words: facilitators have no names, so it is this device, oneself elsewhere, or another.

use std::collections::BTreeSet;

use protocol::{LaneId, PersonId};
use workshop::{Author, Authors};

use super::text::StrategyTexts;
use crate::state::Workshop;
use crate::text::{Language, date};
use crate::view::part::moment;

/// The persons behind some lanes.
pub struct Who {
    here: LaneId,
    me: PersonId,
    /// Of each lane the person, as far as this device knows.
    persons: Vec<(LaneId, Option<PersonId>)>,
    /// The others, in an order that is the same whenever it is asked.
    others: Vec<PersonId>,
}

impl Who {
    /// Of those who changed something.
    pub fn of(workshop: Workshop, authors: &Authors) -> Self {
        let lanes: BTreeSet<LaneId> = authors.values().flatten().map(|author| author.by).collect();
        workshop.device().read(|session| {
            let me = session.person();
            let persons: Vec<_> = lanes
                .into_iter()
                .map(|lane| (lane, session.person_of(lane)))
                .collect();
            let others = persons.iter().filter_map(|(_, person)| *person);
            let others: BTreeSet<PersonId> = others.filter(|person| *person != me).collect();
            Self {
                here: session.lane().id(),
                me,
                persons,
                others: others.into_iter().collect(),
            }
        })
    }

    /// Who it was, and when.
    pub fn said(&self, author: &Author, language: Language, words: &StrategyTexts) -> String {
        let known = self.persons.iter().find(|(lane, _)| *lane == author.by);
        let person = known.and_then(|(_, person)| *person);
        let other = person.and_then(|person| self.others.iter().position(|one| *one == person));
        let who = match other {
            _ if author.by == self.here => words.this_device.to_owned(),
            _ if person == Some(self.me) => words.yourself.to_owned(),
            Some(number) if self.others.len() != 1 => (words.facilitator_numbered)(number + 1),
            _ => words.another_facilitator.to_owned(),
        };
        let Some(at) = author.at else {
            return who;
        };
        let (hour, minute) = moment::time_of(at);
        let time = date::time(hour, minute, language);
        let day = moment::day_of(at).map(|day| day.short(language));
        (words.who_when)(&who, &format!("{} {time}", day.unwrap_or_default()))
    }
}
