//! A storm: everybody has written without a network for an hour and comes back within a second. When all agree they
//! vote, within a minute, and nobody is told how another did.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use protocol::ItemId;
use serde::Serialize;
use tokio::sync::Barrier;
use tokio::task::JoinSet;

use crate::evening::Evening;
use crate::member::{Member, Traffic};
use crate::processor;
use crate::together::{neighbours, reach};

/// Who is done looks so often whether all others are.
const LOOK: Duration = Duration::from_millis(250);

/// How long everybody was away, by their own clocks.
const AWAY: Duration = Duration::from_secs(3_600);

/// Within this time all come back.
const RETURN: Duration = Duration::from_secs(1);

/// Within this time all vote.
const VOTE: Duration = Duration::from_secs(60);

/// What a storm measured.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Storm {
    /// From the moment when the first comes back until the relay's disk holds everything.
    durable_seconds: f64,
    /// Until each device shows all of its table.
    agreed_seconds: f64,
    /// Contributions that were written, and are not shown by a facilitator's new device.
    lost: usize,
    /// Devices that say otherwise of their table than their neighbours.
    differ: usize,
    /// What all devices sent and received until they agreed, in bytes.
    sent: u64,
    received: u64,
    /// Processor time until they agreed, of all devices together and of the relay, where the system says it.
    processor_seconds: Option<f64>,
    relay_seconds: Option<f64>,
    /// The most memory that the relay held, the vote included.
    relay_peak: Option<u64>,
    vote: Ballots,
}

/// What the vote measured.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Ballots {
    /// From the first ballot until a facilitator's device shows all.
    seconds: f64,
    /// Ballots that a facilitator's device shows.
    shown: usize,
    /// What all phones sent and received meanwhile, in bytes.
    sent: u64,
    received: u64,
    /// Of that, others' ballots.
    others: u64,
    /// The same of the facilitator's device, which must receive them: else they would not be counted at all.
    facilitators: u64,
    relay_seconds: Option<f64>,
}

/// What those in the storm tell each other.
struct Sky {
    persons: usize,
    tables: u16,
    contributions: usize,
    /// Everybody has come so far.
    seated: Barrier,
    written: Barrier,
    agreed: Barrier,
    voted: Barrier,
    /// When the first came back.
    start: Cell<Option<Instant>>,
    /// How many have everything at the relay, and when the last had.
    durable: Counted,
    shown: Counted,
    said: RefCell<BTreeSet<ItemId>>,
    /// What devices say of each table: one thing, if they agree.
    says: RefCell<BTreeMap<u16, BTreeMap<Said, usize>>>,
    traffic: RefCell<Traffic>,
    voting: RefCell<Traffic>,
    /// The facilitator's device shows every ballot.
    counted: Cell<bool>,
}

impl Sky {
    /// A device says this of its table.
    fn says_of(&self, table: u16, said: Said) {
        let mut says = self.says.borrow_mut();
        *says.entry(table).or_default().entry(said).or_default() += 1;
    }
}

/// What a device says of its table.
type Said = Vec<(sync::DocumentId, ItemId, String)>;

#[derive(Default)]
struct Counted {
    devices: Cell<usize>,
    last: Cell<Option<Instant>>,
}

impl Counted {
    fn one_more(&self) {
        self.devices.set(self.devices.get() + 1);
        self.last.set(Some(Instant::now()));
    }
}

fn add(sum: &RefCell<Traffic>, more: Traffic) {
    let mut sum = sum.borrow_mut();
    sum.sent += more.sent;
    sum.received += more.received;
    sum.others_ballots += more.others_ballots;
}

fn between(start: Option<f64>, end: Option<f64>) -> Option<f64> {
    start.zip(end).map(|(start, end)| end - start)
}

/// Lives through one. `relay` is the relay's process.
pub async fn storm(
    evening: &Rc<Evening>,
    persons: usize,
    tables: u16,
    contributions: usize,
    relay: Option<String>,
) -> Result<Storm> {
    let barrier = || Barrier::new(persons + 1);
    let sky = Rc::new(Sky {
        persons,
        tables,
        contributions,
        seated: barrier(),
        written: barrier(),
        agreed: barrier(),
        voted: barrier(),
        start: Cell::new(None),
        durable: Counted::default(),
        shown: Counted::default(),
        said: RefCell::default(),
        says: RefCell::default(),
        traffic: RefCell::default(),
        voting: RefCell::default(),
        counted: Cell::new(false),
    });
    let relay_spent = || relay.as_deref().and_then(processor::seconds_of);
    let mut people = JoinSet::new();
    for index in 0..persons {
        let (evening, sky) = (Rc::clone(evening), Rc::clone(&sky));
        people.spawn_local(async move {
            let lived = live(&evening, &sky, index).await;
            lived.with_context(|| format!("person {index}"))
        });
    }
    reach(&sky.seated, &mut people).await?;
    reach(&sky.written, &mut people).await?;
    let (spent, relays) = (processor::seconds(), relay_spent());
    reach(&sky.agreed, &mut people).await?;
    let mut told = Storm {
        processor_seconds: between(spent, processor::seconds()),
        relay_seconds: between(relays, relay_spent()),
        ..Storm::default()
    };
    let since_start = |last: &Counted| {
        let start = sky.start.get().context("nobody came back")?;
        let last = last.last.get().context("nobody was done")?;
        Ok::<_, anyhow::Error>((last - start).as_secs_f64())
    };
    told.durable_seconds = since_start(&sky.durable)?;
    told.agreed_seconds = since_start(&sky.shown)?;
    told.sent = sky.traffic.borrow().sent;
    told.received = sky.traffic.borrow().received;
    told.differ = differ(&sky.says.borrow());

    // A new device of a facilitator's finds everything, from the relay alone.
    let mut facilitator = evening.facilitator().await?;
    let all = persons * contributions;
    let found = facilitator
        .until_shown(|member| member.shows(None) >= all)
        .await;
    told.lost = sky
        .said
        .borrow()
        .difference(&facilitator.shown(None))
        .count();
    ensure!(
        sky.said.borrow().len() == all,
        "not everybody wrote what they were to write"
    );
    if told.lost == 0 {
        found?;
    }

    facilitator.take_traffic();
    let relays = relay_spent();
    let start = Instant::now();
    reach(&sky.voted, &mut people).await?;
    let counted = facilitator
        .until_shown(|member| member.ballots() >= persons)
        .await;
    sky.counted.set(true);
    while let Some(person) = people.join_next().await {
        person??;
    }
    counted?;
    told.vote = Ballots {
        seconds: start.elapsed().as_secs_f64(),
        shown: facilitator.ballots(),
        sent: sky.voting.borrow().sent,
        received: sky.voting.borrow().received,
        others: sky.voting.borrow().others_ballots,
        facilitators: facilitator.take_traffic().others_ballots,
        relay_seconds: between(relays, relay_spent()),
    };
    told.relay_peak = relay.as_deref().and_then(processor::peak_of);
    facilitator.leave().await?;
    Ok(told)
}

/// How many devices say otherwise than most at their table.
fn differ(says: &BTreeMap<u16, BTreeMap<Said, usize>>) -> usize {
    let odd = says.values().map(|said| {
        let devices: usize = said.values().sum();
        devices - said.values().max().copied().unwrap_or_default()
    });
    odd.sum()
}

/// Somebody who lives through it.
async fn live(evening: &Evening, sky: &Sky, index: usize) -> Result<()> {
    let table = (index % usize::from(sky.tables)) as u16 + 1;
    let mut member = evening.seat(index, table).await?;
    member.until_transferred().await?;
    sky.seated.wait().await;
    member.lose_network().await?;
    for number in 0..sky.contributions {
        let id = evening.say(&mut member, index, table, number).await?;
        sky.said.borrow_mut().insert(id);
    }
    member.skip(AWAY).await?;
    member.take_traffic();
    sky.written.wait().await;
    // Not all in the same moment, but all within a second.
    tokio::time::sleep(RETURN.mul_f64(index as f64 / sky.persons as f64)).await;
    if sky.start.get().is_none() {
        sky.start.set(Some(Instant::now()));
    }
    member.find_network().await?;
    member.until_transferred().await?;
    sky.durable.one_more();
    let all = neighbours(sky.persons, sky.tables, table) * sky.contributions;
    member
        .until_shown(|member| member.shows(Some(table)) >= all)
        .await?;
    sky.shown.one_more();
    hear_while(&mut member, || sky.shown.devices.get() < sky.persons).await?;
    add(&sky.traffic, member.take_traffic());
    sky.says_of(table, member.says(table));
    sky.agreed.wait().await;
    vote(evening, sky, &mut member, index).await?;
    member.leave().await
}

/// Votes some time within the minute, and hears what else comes until all ballots are counted.
async fn vote(evening: &Evening, sky: &Sky, member: &mut Member, index: usize) -> Result<()> {
    sky.voted.wait().await;
    member.take_traffic();
    let turn = Instant::now() + VOTE.mul_f64(index as f64 / sky.persons as f64);
    hear_while(member, || Instant::now() < turn).await?;
    evening.vote(member).await?;
    member.until_transferred().await?;
    hear_while(member, || !sky.counted.get()).await?;
    add(&sky.voting, member.take_traffic());
    Ok(())
}

async fn hear_while(member: &mut Member, holds: impl Fn() -> bool) -> Result<()> {
    while holds() {
        member.hear_for(LOOK).await?;
    }
    Ok(())
}
