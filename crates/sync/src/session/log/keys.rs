//! Keys: what a record or a pack is sealed with.
//!
//! Most streams have one for everybody who reads them. Where everybody's documents are their own, each
//! lane has the one that its person shares with facilitators. [K6] [K10]

use protocol::keys::FIRST_EPOCH;
use protocol::{LaneId, LaneIdentity, RecordKey, Stream};

use super::Log;

impl Log {
    /// The key that a lane's records and packs in a stream are sealed with, where this person can have it.
    pub(in crate::session) fn key_of(&self, stream: Stream, lane: LaneId) -> Option<&RecordKey> {
        if !stream.class().is_personal() {
            return self.keys.get(&stream);
        }
        let known = self.lane(&lane)?;
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

    /// The key of a stream that has one for everybody who reads it.
    pub(in crate::session) fn shared_key(&self, stream: Stream) -> Option<&RecordKey> {
        self.keys.get(&stream)
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

    use super::super::KnownLane;
    use super::*;

    /// The log of a participant, of another and of a facilitator, each with its lane; each knows all three.
    fn logs(with_charter: bool) -> [(Log, LaneId); 3] {
        let owner = OwnerKeys::new(&OwnerSecret::from_bytes([1; 32]));
        let workshop = owner.workshop();
        let participant = ParticipantSecret::from_bytes([2; 32]);
        let members = Access::new(workshop, &participant, None);
        let facilitator = FacilitatorSecret::from_bytes([3; 32]);
        let facilitators = Access::new(workshop, &participant, Some(&facilitator));
        let charter = SignedCharter::first(&owner, &facilitators).expect("all keys");
        let with = |access: &Access, number: u8| {
            let person = PersonKeys::derive(workshop, &PersonSecret::from_bytes([number; 16]));
            let lane = LaneKeys::new(&LaneSecret::from_bytes([number; 32]));
            (access.clone(), person, lane)
        };
        let all = [with(&members, 4), with(&members, 5), with(&facilitators, 6)];
        let chains = all
            .each_ref()
            .map(|(access, person, lane)| Chain::issue(access, person, lane));
        all.map(|(access, person, lane)| {
            let mut log = Log::new(access, person);
            if with_charter {
                log.take_charter(charter.clone());
            }
            for chain in &chains {
                let known = chain.claimed().expect("a chain");
                log.meet(KnownLane::new(known, chain.clone()));
            }
            (log, lane.id())
        })
    }

    #[test]
    fn a_ballot_has_one_key_that_its_person_and_facilitators_have_k6() {
        let [(anna, annas), (bo, bos), (karen, karens)] = logs(true);
        for stream in [Stream::Ballots, Stream::Answers] {
            for (log, lane) in [(&anna, annas), (&bo, bos)] {
                let own = log.key_of(stream, lane);
                assert!(own.is_some());
                assert_eq!(karen.key_of(stream, lane), own);
                // It is the same when it is asked for again.
                assert_eq!(log.key_of(stream, lane), own);
            }
            assert_eq!(anna.key_of(stream, bos), None);
            assert_ne!(anna.key_of(stream, annas), bo.key_of(stream, bos));
            assert!(karen.key_of(stream, karens).is_some());
        }
        let lane = annas;
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
        let [(mut anna, annas), ..] = logs(false);
        let [(before, _), ..] = logs(true);
        let lane = annas;
        assert_eq!(anna.key_of(Stream::Ballots, lane), None);
        assert!(anna.take_charter(before.signed_charter().cloned().expect("given")));
        let key = anna.key_of(Stream::Ballots, lane);
        assert!(key.is_some());
        assert_eq!(key, before.key_of(Stream::Ballots, lane));
    }
}
