//! Standing: what signatures prove of a contribution on a joint sheet, whatever it says of itself.
//!
//! Everybody at a table may write the joint sheet, and the sheet only claims who added what. A lane
//! proves it. So who added a contribution is whose lane wrote it, and it is withdrawn only where that
//! person withdrew it: nobody makes another's words go.

use protocol::{LaneId, PersonId};
use sync::{DocumentId, Session};
use workshop::Contribution;

/// A contribution as far as it is proved.
pub fn proved(session: &Session, document: &DocumentId, claimed: Contribution) -> Contribution {
    if document.owner.is_some() {
        // Nobody but its person writes a sheet.
        return claimed;
    }
    of_joint(claimed, |lane| {
        session.identity_of(lane).map(|identity| identity.person)
    })
}

fn of_joint(
    mut contribution: Contribution,
    person_of: impl Fn(LaneId) -> Option<PersonId>,
) -> Contribution {
    let writer = contribution.written_by.and_then(&person_of);
    let withdrawer = contribution.withdrawn_by.and_then(&person_of);
    if writer.is_some() {
        contribution.creator = writer;
    }
    if let (Some(creator), Some(withdrawer)) = (contribution.creator, withdrawer)
        && creator != withdrawer
    {
        contribution.withdrawn = false;
    }
    contribution
}

#[cfg(test)]
mod tests {
    use protocol::ItemId;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    const CREATOR: PersonId = PersonId([1; 32]);
    const OTHER: PersonId = PersonId([2; 32]);

    fn person_of(lane: LaneId) -> Option<PersonId> {
        match lane.0[0] {
            1 | 11 => Some(CREATOR),
            2 => Some(OTHER),
            _ => None,
        }
    }

    fn contribution(withdrawn_by: u8) -> Contribution {
        Contribution {
            id: ItemId([5; 16]),
            focus_point: ItemId([1; 16]),
            aspect: ItemId([2; 16]),
            text: "Flere hænder".to_owned(),
            created: 0,
            withdrawn: true,
            creator: Some(CREATOR),
            imported: None,
            written_by: Some(LaneId([1; 32])),
            withdrawn_by: Some(LaneId([withdrawn_by; 32])),
        }
    }

    #[test]
    fn only_who_added_it_withdraws_it_on_whatever_device() {
        assert!(of_joint(contribution(1), person_of).withdrawn);
        assert!(of_joint(contribution(11), person_of).withdrawn);
        assert!(!of_joint(contribution(2), person_of).withdrawn);
    }

    #[test]
    fn who_claims_anothers_name_gets_their_own() {
        let mut claimed = contribution(2);
        claimed.written_by = Some(LaneId([2; 32]));
        let proved = of_joint(claimed, person_of);
        assert_eq!(proved.creator, Some(OTHER));
        assert!(proved.withdrawn);
    }

    #[test]
    fn of_a_lane_that_nobody_knows_yet_the_sheet_is_believed() {
        assert!(of_joint(contribution(9), person_of).withdrawn);
    }
}
