//! Anything: whatever several facilitators do to the parts at the same time.

use std::collections::BTreeSet;

use proptest::prelude::*;
use protocol::ItemId;
use workshop::strategy::Strategy as Text;
use workshop::{PartForm, StrategyCommand};

use crate::common::{exchange, item, random};
use crate::{does, part, strategy};

/// What one of several facilitators does to the parts.
#[derive(Clone, Debug)]
enum Deed {
    Add(u8, Option<u8>),
    Move(u8, Option<u8>, u8),
    TakeOut(u8, bool),
    Meet(u8),
}

fn deed() -> impl Strategy<Value = Deed> {
    let some = || 1_u8..8;
    prop_oneof![
        (some(), proptest::option::of(some())).prop_map(|(id, under)| Deed::Add(id, under)),
        (some(), proptest::option::of(some()), 0_u8..5)
            .prop_map(|(id, under, order)| Deed::Move(id, under, order)),
        (some(), any::<bool>()).prop_map(|(id, removed)| Deed::TakeOut(id, removed)),
        (0_u8..3).prop_map(Deed::Meet),
    ]
}

proptest! {
    #![proptest_config(random())]

    /// Whatever three facilitators move under what, all read the same text, and each part that nobody took out stands in it
    /// once, unless something above it was taken out. [A31]
    #[test]
    fn every_part_stands_once_whatever_is_moved(deeds in prop::collection::vec((0_usize..3, deed()), 1..40)) {
        let mut documents: Vec<_> = (1..=3).map(strategy).collect();
        for (who, deed) in deeds {
            match deed {
                Deed::Add(id, under) => {
                    // An id is one person's.
                    let part = part(id + 16 * who as u8, PartForm::Chapter, under, f64::from(id));
                    let add = StrategyCommand::AddParts { parts: vec![part] };
                    does(&mut documents[who], [add]);
                }
                Deed::Move(id, under, order) => {
                    for of in 0..3 {
                        let id = item(id + 16 * of);
                        let under = under.map(|under| item(under + 16 * of));
                        let order = f64::from(order);
                        let shift = StrategyCommand::MovePart { id, under, order };
                        // Of what has not come yet nothing can be moved.
                        let _ = documents[who].execute(&shift.into());
                    }
                }
                Deed::TakeOut(id, removed) => {
                    let id = item(id + 16 * who as u8);
                    let set = StrategyCommand::SetPartRemoved { id, removed };
                    let _ = documents[who].execute(&set.into());
                }
                Deed::Meet(with) => {
                    let with = usize::from(with);
                    if with != who {
                        let [one, other] = documents.get_disjoint_mut([who, with]).expect("two");
                        exchange(one, other);
                    }
                }
            }
        }
        let [one, two, three] = &mut documents[..] else { unreachable!() };
        exchange(one, two);
        exchange(one, three);
        exchange(one, two);
        let text = Text::of(&*one);
        prop_assert_eq!(&text, &Text::of(&*two));
        prop_assert_eq!(&text, &Text::of(&*three));
        let stand: Vec<ItemId> = text.lines.iter().map(|line| line.part.id).collect();
        let once: BTreeSet<ItemId> = stand.iter().copied().collect();
        prop_assert_eq!(once.len(), stand.len());
        let parts = workshop::Part::all(&*one);
        for part in &parts {
            let mut above = Some(part.id);
            let mut is_out = false;
            for _ in 0..=parts.len() {
                let Some(found) = above.and_then(|id| parts.iter().find(|one| one.id == id)) else {
                    break;
                };
                is_out |= found.removed;
                above = found.under;
            }
            prop_assert_eq!(once.contains(&part.id), !is_out, "{:?}", part.id);
        }
    }
}
