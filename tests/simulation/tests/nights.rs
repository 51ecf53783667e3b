//! Two hundred nights, one seed each.

use simulation::night;

/// Nights that are known not to hold yet, each a bug to be found. One that holds again fails the
/// test, so that it is taken off.
const OPEN: [u64; 3] = [12, 35, 143];

/// In parts, so that they use all cores.
fn nights(seeds: std::ops::Range<u64>) {
    let failures: Vec<String> = seeds
        .filter_map(
            |seed| match (night::live_guarded(seed), OPEN.contains(&seed)) {
                (Err(failure), false) => Some(failure.to_string()),
                (Ok(_), true) => Some(format!(
                    "seed {seed} holds again: take it off the open ones"
                )),
                _ => None,
            },
        )
        .collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn nights_1_to_50() {
    nights(1..51);
}

#[test]
fn nights_51_to_100() {
    nights(51..101);
}

#[test]
fn nights_101_to_150() {
    nights(101..151);
}

#[test]
fn nights_151_to_200() {
    nights(151..201);
}
