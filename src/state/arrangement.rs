//! An arrangement: things in the order of a number, and the number that moves one among the others.

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
    fn the_last_comes_after_all() {
        assert_eq!(last(&[]), 1.0);
        assert_eq!(last(&[3.0, 7.5]), 8.5);
    }
}
