//! Two hundred nights, one seed each.

use simulation::night;
use simulation::tally::Tally;

/// In parts, so that they use all cores. In each part everything that can go wrong does.
fn nights(seeds: std::ops::Range<u64>) {
    let mut failures = Vec::new();
    let mut tally = Tally::default();
    for seed in seeds {
        match night::live_guarded(seed) {
            Ok(summary) => tally.add(&summary.tally),
            Err(failure) => failures.push(failure.to_string()),
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
    for (what, times) in tally.entries() {
        assert!(times > 0, "never: {what}");
    }
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
