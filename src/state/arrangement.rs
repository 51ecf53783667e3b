//! An arrangement: things in the order of a number, and the number that moves one among the others.

use protocol::ItemId;

/// A thing, and the number that it is to have.
pub type Put = (ItemId, f64);

/// The number for a thing that comes last.
pub fn last(orders: &[f64]) -> f64 {
    orders.iter().copied().fold(0.0, f64::max) + 1.0
}

/// The number that takes the thing at `from` to the place `to`, counted when it has moved; `None`
/// when it stands there already or there is no such place. `orders` rise.
pub fn moved(orders: &[f64], from: usize, to: usize) -> Option<f64> {
    if from == to || from >= orders.len() || to >= orders.len() {
        return None;
    }
    let (before, after) = if to > from {
        (orders.get(to), orders.get(to + 1))
    } else {
        (
            to.checked_sub(1).and_then(|i| orders.get(i)),
            orders.get(to),
        )
    };
    match (before, after) {
        (Some(before), Some(after)) => Some(before + (after - before) / 2.0),
        (Some(before), None) => Some(before + 1.0),
        (None, Some(after)) => Some(after - 1.0),
        (None, None) => None,
    }
}

/// The numbers that take the thing at `from` to the place `to`: one, or all of them where some of the things have the same,
/// for such were added apart. `to` is a place that there is.
pub fn reordered(things: &[(f64, ItemId)], from: usize, to: usize) -> Vec<Put> {
    let orders: Vec<f64> = things.iter().map(|(order, _)| *order).collect();
    let are_apart = orders.windows(2).all(|two| two[0] < two[1]);
    let mut ids: Vec<ItemId> = things.iter().map(|(_, id)| *id).collect();
    if let Some(order) = moved(&orders, from, to).filter(|_| are_apart) {
        return vec![(ids[from], order)];
    }
    let moving = ids.remove(from);
    ids.insert(to, moving);
    let numbered = (0_u32..).zip(ids);
    numbered.map(|(order, id)| (id, order.into())).collect()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn after_move(orders: &[f64], from: usize, to: usize) -> Vec<usize> {
        let mut things: Vec<(f64, usize)> = orders.iter().copied().zip(0..).collect();
        if let Some(order) = moved(orders, from, to) {
            things[from].0 = order;
        }
        things.sort_by(|one, other| one.0.total_cmp(&other.0));
        things.into_iter().map(|(_, thing)| thing).collect()
    }

    #[test]
    fn a_thing_comes_where_it_is_moved() {
        let orders = [1.0, 2.0, 3.0, 4.0];
        assert_eq!(after_move(&orders, 0, 1), [1, 0, 2, 3]);
        assert_eq!(after_move(&orders, 0, 3), [1, 2, 3, 0]);
        assert_eq!(after_move(&orders, 3, 0), [3, 0, 1, 2]);
        assert_eq!(after_move(&orders, 2, 1), [0, 2, 1, 3]);
        assert_eq!(after_move(&orders, 2, 2), [0, 1, 2, 3]);
        assert_eq!(moved(&orders, 3, 4), None);
    }

    #[test]
    fn where_two_have_the_same_number_all_get_new_ones() {
        let id = |number| ItemId([number; 16]);
        let apart = [(0.0, id(1)), (1.0, id(2)), (2.0, id(3))];
        assert_eq!(reordered(&apart, 0, 1), [(id(1), 1.5)]);
        let same = [(0.0, id(1)), (1.0, id(2)), (1.0, id(3))];
        let all = [(id(1), 0.0), (id(3), 1.0), (id(2), 2.0)];
        assert_eq!(reordered(&same, 2, 1), all);
    }

    #[test]
    fn the_last_comes_after_all() {
        assert_eq!(last(&[]), 1.0);
        assert_eq!(last(&[3.0, 7.5]), 8.5);
    }
}
