//! Two hundred nights, one seed each.

use simulation::night;

/// In parts, so that they use all cores.
fn nights(seeds: std::ops::Range<u64>) {
    let failures: Vec<String> = seeds
        .filter_map(|seed| night::live_guarded(seed).err())
        .map(|failure| failure.to_string())
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
