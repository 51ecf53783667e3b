//! Keys: what a record or a pack is sealed with.
//!
//! Most streams have one for everybody who reads them. Where everybody's documents are their own, each
//! lane has the one that its person shares with facilitators. [K6] [K10]

use protocol::keys::FIRST_EPOCH;
use protocol::{LaneId, LaneIdentity, RecordKey, Stream};

use super::Session;

impl Session {
    /// The key that a lane's records and packs in a stream are sealed with, where this person can have it.
    pub(super) fn key_of(&self, stream: Stream, lane: LaneId) -> Option<&RecordKey> {
        if !stream.class().is_personal() {
            return self.keys.get(&stream);
        }
        let known = self.lanes.get(&lane)?;
        let kept = match stream {
            Stream::Answers => &known.answers,
            _ => &known.ballot,
        };
        match kept.get() {
            Some(key) => Some(key),
            // Agreeing on one takes longer than opening a record with it.
            None => {
                let key = self.agree(stream, &known.identity)?;
                Some(kept.get_or_init(|| key))
            }
        }
    }

    fn agree(&self, stream: Stream, writer: &LaneIdentity) -> Option<RecordKey> {
        if writer.person != self.person.id() {
            let (person, agreement) = (writer.person, &writer.agreement);
            return self
                .access
                .personal_key(stream, person, agreement, FIRST_EPOCH);
        }
        let theirs = &self.charter.as_ref()?.facilitators_agreement;
        let workshop = self.access.workshop();
        self.person
            .personal_key(workshop, stream, theirs, FIRST_EPOCH)
    }
}

#[cfg(test)]
mod tests {
    use protocol::keys::OwnerKeys;
    use protocol::secret::{
        FacilitatorSecret, LaneSecret, OwnerSecret, ParticipantSecret, PersonSecret,
    };
    use protocol::{Access, Chain, LaneKeys, PersonKeys, SignedCharter};

    use super::super::{Identity, KnownLane, Session};
    use super::*;

    /// A participant's session, another's, and a facilitator's; each knows all three lanes.
    fn sessions(with_charter: bool) -> [Session; 3] {
        let owner = OwnerKeys::new(&OwnerSecret::from_bytes([1; 32]));
        let workshop = owner.workshop();
        let participant = ParticipantSecret::from_bytes([2; 32]);
        let members = Access::new(workshop, &participant, None);
        let facilitator = FacilitatorSecret::from_bytes([3; 32]);
        let facilitators = Access::new(workshop, &participant, Some(&facilitator));
        let charter = SignedCharter::first(&owner, &facilitators).expect("all keys");
        let identity = |access: &Access, number: u8| Identity {
            access: access.clone(),
            person: PersonKeys::derive(workshop, &PersonSecret::from_bytes([number; 16])),
            lane: LaneKeys::new(&LaneSecret::from_bytes([number; 32])),
        };
        let all = [
            identity(&members, 4),
            identity(&members, 5),
            identity(&facilitators, 6),
        ];
        let chains = all
            .each_ref()
            .map(|one| Chain::issue(&one.access, &one.person, &one.lane));
        all.map(|one| {
            let mut session = Session::new(one, with_charter.then(|| charter.clone()));
            for chain in &chains {
                let known = chain.claimed().expect("a chain");
                let known = KnownLane::new(known, chain.clone());
                session.lanes.insert(known.identity.lane, known);
            }
            session
        })
    }

    #[test]
    fn a_ballot_has_one_key_that_its_person_and_facilitators_have_k6() {
        let [anna, bo, karen] = sessions(true);
        for stream in [Stream::Ballots, Stream::Answers] {
            for (session, lane) in [(&anna, anna.lane.id()), (&bo, bo.lane.id())] {
                let own = session.key_of(stream, lane);
                assert!(own.is_some());
                assert_eq!(karen.key_of(stream, lane), own);
                // It is the same when it is asked for again.
                assert_eq!(session.key_of(stream, lane), own);
            }
            assert_eq!(anna.key_of(stream, bo.lane.id()), None);
            assert_ne!(
                anna.key_of(stream, anna.lane.id()),
                bo.key_of(stream, bo.lane.id())
            );
            assert!(karen.key_of(stream, karen.lane.id()).is_some());
        }
        let lane = anna.lane.id();
        assert_ne!(
            anna.key_of(Stream::Ballots, lane),
            anna.key_of(Stream::Answers, lane)
        );
        assert_eq!(
            anna.key_of(Stream::Plan, lane),
            bo.key_of(Stream::Plan, lane)
        );
    }

    #[test]
    fn one_has_no_key_of_a_ballot_before_the_charter_is_known_and_one_from_then_on_k6() {
        let [mut anna, ..] = sessions(false);
        let [before, ..] = sessions(true);
        let lane = anna.lane.id();
        assert_eq!(anna.key_of(Stream::Ballots, lane), None);
        assert!(anna.take_charter(before.signed_charter.clone().expect("given")));
        let key = anna.key_of(Stream::Ballots, lane);
        assert!(key.is_some());
        assert_eq!(key, before.key_of(Stream::Ballots, lane));
    }
}
