//! Order: sorting that is compiled once.
//!
//! The standard library's sort is 3 KB for each type it sorts; in a program that is fetched over a
//! phone that adds up.

use std::cmp::Ordering;

use protocol::ItemId;

/// Puts a list in order. Equals stay as they stood.
pub fn sort_by<T>(list: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let places = places(list.len(), &|one, other| compare(&list[one], &list[other]));
    let mut things: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(places.into_iter().filter_map(|place| things[place].take()));
}

/// Puts a list in the order that its things were given, ties by id.
pub fn by_place<T>(list: &mut Vec<T>, place: impl Fn(&T) -> (f64, ItemId)) {
    sort_by(list, |one, other| {
        let (one, other) = (place(one), place(other));
        one.0.total_cmp(&other.0).then(one.1.cmp(&other.1))
    });
}

fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_stay_as_they_stood() {
        let mut list: Vec<(u8, char)> = vec![(3, 'a'), (1, 'b'), (3, 'c'), (2, 'd'), (1, 'e')];
        sort_by(&mut list, |one, other| one.0.cmp(&other.0));
        assert_eq!(list, [(1, 'b'), (1, 'e'), (2, 'd'), (3, 'a'), (3, 'c')]);
    }
}
