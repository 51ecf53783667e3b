//! Together: the whole room at once, connected, writing, and reading what its tables write.
//!
//! On an evening everybody is there at the same time. In a storm everybody has written without a network
//! and comes back within a moment. Both end when each device shows all that its table wrote.

use std::cell::Cell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde::Serialize;
use tokio::sync::Barrier;
use tokio::task::JoinSet;

use crate::evening::Evening;
use crate::processor;

/// Who shows everything looks so often whether all others do.
const LOOK: Duration = Duration::from_millis(250);

/// What a room measured.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Together {
    /// From the moment when everybody may write, or is back, until each device shows all of its table.
    pub seconds: f64,
    /// Processor time of all devices together for that, where the system says it.
    pub processor_seconds: Option<f64>,
}

/// How a room writes.
#[derive(Clone, Copy, PartialEq)]
pub enum Network {
    /// With the relay all along.
    There,
    /// Without, and back at once.
    ComesBack,
}

/// Fills the workshop with everybody at once.
pub async fn together(
    evening: &Rc<Evening>,
    persons: usize,
    tables: u16,
    contributions: usize,
    network: Network,
) -> Result<Together> {
    let (seated, written) = (
        Rc::new(Barrier::new(persons + 1)),
        Rc::new(Barrier::new(persons + 1)),
    );
    let agreed = Rc::new(Cell::new(0));
    let mut people = JoinSet::new();
    for index in 0..persons {
        let (evening, agreed) = (Rc::clone(evening), Rc::clone(&agreed));
        let (seated, written) = (Rc::clone(&seated), Rc::clone(&written));
        people.spawn_local(async move {
            let table = (index % usize::from(tables)) as u16 + 1;
            let mut member = evening.seat(index, table).await?;
            if network == Network::ComesBack {
                member.lose_network().await?;
            }
            seated.wait().await;
            for number in 0..contributions {
                evening.say(&mut member, index, table, number).await?;
                if network == Network::There {
                    member.until_transferred().await?;
                }
            }
            if network == Network::ComesBack {
                written.wait().await;
                member.find_network().await?;
            }
            member.until_transferred().await?;
            // Persons are dealt to the tables in turn.
            let neighbours =
                (persons + usize::from(tables) - usize::from(table)) / usize::from(tables);
            let all = neighbours * contributions;
            member
                .until_shown(|member| member.shows(Some(table)) >= all)
                .await?;
            // The others may still be told.
            agreed.set(agreed.get() + 1);
            while agreed.get() < persons {
                member.hear_for(LOOK).await?;
            }
            member.leave().await
        });
    }
    reach(&seated, &mut people).await?;
    if network == Network::ComesBack {
        reach(&written, &mut people).await?;
    }
    let (start, spent) = (Instant::now(), processor::seconds());
    let mut ended = None;
    while let Some(person) = people.join_next().await {
        person?.context("a person")?;
        ended.get_or_insert_with(|| (start.elapsed(), processor::seconds()));
    }
    let (elapsed, spent_then) = ended.unwrap_or_default();
    Ok(Together {
        seconds: elapsed.as_secs_f64(),
        processor_seconds: spent_then.zip(spent).map(|(then, before)| then - before),
    })
}

/// Waits until everybody has come so far, or somebody has failed.
async fn reach(barrier: &Barrier, people: &mut JoinSet<Result<()>>) -> Result<()> {
    tokio::select! {
        _ = barrier.wait() => Ok(()),
        Some(person) = people.join_next() => person?.and_then(|()| bail!("somebody left early")),
    }
}
