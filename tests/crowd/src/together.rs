//! Together: the whole room at once, connected, writing, and reading what its tables write, until each device shows
//! all that its table wrote.

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
    /// From the moment when everybody may write until each device shows all of its table.
    pub seconds: f64,
    /// Processor time of all devices together for that, where the system says it.
    pub processor_seconds: Option<f64>,
}

/// Fills the workshop with everybody at once.
pub async fn together(
    evening: &Rc<Evening>,
    persons: usize,
    tables: u16,
    contributions: usize,
) -> Result<Together> {
    let seated = Rc::new(Barrier::new(persons + 1));
    let agreed = Rc::new(Cell::new(0));
    let mut people = JoinSet::new();
    for index in 0..persons {
        let (evening, agreed) = (Rc::clone(evening), Rc::clone(&agreed));
        let seated = Rc::clone(&seated);
        people.spawn_local(async move {
            let table = (index % usize::from(tables)) as u16 + 1;
            let mut member = evening.seat(index, table).await?;
            seated.wait().await;
            for number in 0..contributions {
                evening.say(&mut member, index, table, number).await?;
                member.until_transferred().await?;
            }
            let all = neighbours(persons, tables, table) * contributions;
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

/// How many sit at a table: persons are dealt to the tables in turn.
pub fn neighbours(persons: usize, tables: u16, table: u16) -> usize {
    (persons + usize::from(tables) - usize::from(table)) / usize::from(tables)
}

/// Waits until everybody has come so far, or somebody has failed.
pub async fn reach<T: 'static>(barrier: &Barrier, people: &mut JoinSet<Result<T>>) -> Result<()> {
    tokio::select! {
        _ = barrier.wait() => Ok(()),
        Some(person) = people.join_next() => match person? {
            Ok(_) => bail!("somebody left early"),
            Err(error) => Err(error),
        },
    }
}
