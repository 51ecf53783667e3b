//! Roles: what a person may be in a workshop.

use minicbor::{Decode, Encode};

/// What a person may be in a workshop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Role {
    /// Gives input.
    #[n(1)]
    Participant,
    /// Plans, runs and sums up.
    #[n(2)]
    Facilitator,
    /// Is heard about what came of it, or answers for it: a hearing party, a department. Not a member.
    #[n(3)]
    Party,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 3] = [Self::Participant, Self::Facilitator, Self::Party];

    /// Of two chains of one lane by its own person, does the one in this role stand over the other? [C5]
    pub fn outranks(self, other: Self) -> bool {
        let rank = |role| match role {
            Self::Party => 0,
            Self::Participant => 1,
            Self::Facilitator => 2,
        };
        rank(self) > rank(other)
    }
}
