//! The quota: whether there is room for what somebody wants to add.

use protocol::{LaneIdentity, Refusal, Role};

use super::log::Log;
use crate::limits::Limits;

/// Is there room for `cost` bytes from this lane? [W11]
///
/// Half of a workshop is kept for facilitators and for persons already known, so that somebody with
/// the link and bad intentions cannot crowd out those who are in the middle of writing; the last of
/// it is kept for facilitators.
pub(super) fn room_for(
    log: &Log,
    limits: &Limits,
    writer: &LaneIdentity,
    cost: u64,
) -> Result<(), Refusal> {
    let person = log.persons.get(&writer.person);
    let bound = match (writer.role, person) {
        (Role::Facilitator, _) => limits.workshop,
        (Role::Participant | Role::Party, Some(_)) => limits.for_participants(),
        (Role::Participant | Role::Party, None) => limits.for_newcomers(),
    };
    if log.bytes + cost > bound {
        return Err(Refusal::Full);
    }
    let known = person.copied().unwrap_or_default();
    if writer.role != Role::Facilitator {
        if known.bytes + cost > limits.person {
            return Err(Refusal::Full);
        }
        if person.is_none() && log.persons.len() >= limits.persons {
            return Err(Refusal::Full);
        }
    }
    if !log.lanes.contains_key(&writer.lane) && known.lanes >= limits.lanes_per_person {
        return Err(Refusal::Full);
    }
    Ok(())
}
