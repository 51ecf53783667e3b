//! One night: people come, everything goes wrong, everything heals, and then it must hold.

use protocol::Kind;
use sync::Decision;

use crate::actions::{self, Programme};
use crate::arrival;
use crate::checks;
use crate::faults::Faults;
use crate::relay_host::DiskAfter;
use crate::tally::Tally;
use crate::world::World;

/// What a night was like.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Devices.
    pub devices: usize,
    /// Deeds that were answered.
    pub deeds: usize,
    /// Records in the relay's log at the end.
    pub records: usize,
    /// Deeds that a torn row excuses.
    pub excused: usize,
    /// How long it was, in milliseconds.
    pub time: u64,
    /// How often what happened.
    pub tally: Tally,
}

/// What did not hold.
#[derive(Clone, Debug)]
pub struct Failure {
    /// In which night.
    pub seed: u64,
    /// What, one line each.
    pub complaints: Vec<String>,
    /// What has to be said beside the seed to live through it again.
    pub how: String,
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "seed {} does not hold:", self.seed)?;
        for complaint in self.complaints.iter().take(20) {
            writeln!(f, "  - {complaint}")?;
        }
        write!(
            f,
            "again: cargo run -p temadag-simulation -- --seeds 1 --from {}{}",
            self.seed, self.how
        )
    }
}

/// Lives through a night; a panic anywhere is a failure like any other.
pub fn live_guarded(seed: u64) -> Result<Summary, Failure> {
    guarded(|| live(seed)).unwrap_or_else(|complaints| Err(failed(seed, complaints)))
}

fn failed(seed: u64, complaints: Vec<String>) -> Failure {
    Failure {
        seed,
        complaints,
        how: String::new(),
    }
}

/// Lives through something; a panic becomes a complaint.
pub(crate) fn guarded<T>(
    live: impl FnOnce() -> T + std::panic::UnwindSafe,
) -> Result<T, Vec<String>> {
    std::panic::catch_unwind(live).map_err(|panic| {
        let words = panic
            .downcast_ref::<String>()
            .cloned()
            .or_else(|| panic.downcast_ref::<&str>().map(|word| (*word).to_owned()))
            .unwrap_or_default();
        vec![format!("panicked: {words}")]
    })
}

/// Lives through a night.
pub fn live(seed: u64) -> Result<Summary, Failure> {
    let mut world = World::new(seed);
    let programme = Programme {
        exclusion: world.dice.per_mille(150),
        hours: world.dice.per_mille(150),
        relay_disk: world.dice.per_mille(600),
    };
    arrival::gather(&mut world);
    world.faults = Faults::EVENING;
    for _ in 0..world.dice.between(30, 70) {
        actions::act(&mut world, &programme);
        let pause = actions::pause(&mut world, &programme);
        world.pass(pause);
    }
    heal(&mut world);
    let quiet = world.settle();
    let mut complaints = checks::quiet(&world, quiet);
    complaints.extend(checks::all(&mut world, checks::Lateness::Waits));
    if complaints.is_empty() {
        // And once more with everything let in.
        let mut facilitators = world.open_tabs();
        facilitators.retain(|tab| world.person_of(*tab).role == protocol::Role::Facilitator);
        if let Some(tab) = facilitators.first().copied() {
            let decisions = match world.dice.per_mille(500) {
                true => vec![Decision::AdmitWaiting],
                false => vec![Decision::Open(Kind::Tables), Decision::Open(Kind::Ballots)],
            };
            for decision in decisions {
                world.decide(tab, decision);
            }
        }
        let mut quiet = world.settle();
        // What came in can make somebody issue again what had been lost with another's record: that
        // is late once more, and its writer reads so.
        let waits = |world: &World, tab| {
            let session = world.session(tab);
            session.is_some_and(|session| session.waiting().records > 0)
        };
        if let Some(tab) = facilitators.first().copied()
            && waits(&world, tab)
        {
            world.decide(tab, Decision::AdmitWaiting);
            quiet = world.settle();
        }
        complaints.extend(checks::quiet(&world, quiet));
        complaints.extend(checks::all(&mut world, checks::Lateness::IsIn));
    }
    if complaints.is_empty() {
        complaints.extend(checks::disks_hold_everything(&mut world));
    }
    if !complaints.is_empty() {
        if world.trace {
            crate::trace::account(&world);
        }
        return Err(failed(seed, complaints));
    }
    Ok(Summary {
        devices: world.devices.len(),
        deeds: world.ledger.done().count(),
        records: world.relay.store_records(world.workshop()),
        excused: world.ledger.excused,
        time: world.time,
        tally: world.tally,
    })
}

/// Everything is well again: disks, relay, networks; every tab is open.
fn heal(world: &mut World) {
    world.faults = Faults::NONE;
    for device in 0..world.devices.len() {
        world.devices[device].disk.fails_until = 0;
        world.network_comes(device);
    }
    if !world.relay.up {
        world.crash_relay(DiskAfter::Same, 100);
    }
    for tab in world.tabs() {
        world.open(tab);
        world.pass(20);
    }
}
