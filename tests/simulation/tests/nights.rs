//! Two hundred nights, one seed each.

use std::num::NonZero;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use simulation::night;
use simulation::tally::Tally;

const NIGHTS: u64 = 200;

/// On all cores. Over all of them everything that can go wrong does.
#[test]
fn two_hundred_nights_hold() {
    let next = AtomicU64::new(1);
    let live = || {
        let mut failures = Vec::new();
        let mut tally = Tally::default();
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed > NIGHTS {
                return (failures, tally);
            }
            match night::live_guarded(seed) {
                Ok(summary) => tally.add(&summary.tally),
                Err(failure) => failures.push(failure.to_string()),
            }
        }
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let (mut failures, mut tally) = (Vec::new(), Tally::default());
    thread::scope(|scope| {
        let lives: Vec<_> = (0..cores).map(|_| scope.spawn(live)).collect();
        for life in lives {
            let (more, also) = life.join().expect("a night that fails is told, not thrown");
            failures.extend(more);
            tally.add(&also);
        }
    });
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
    for (what, times) in tally.entries() {
        assert!(times > 0, "never: {what}");
    }
}
