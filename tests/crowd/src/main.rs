//! `temadag-crowd`: fills a workshop on a real relay as a room full of people would.
//!
//! It leaves a recovery file, by which a browser becomes its facilitator, and prints one line of
//! JSON: the participants' link from the path on, and how long the relay's word was waited for.

mod evening;
mod member;
mod processor;
mod storm;
mod together;

use std::path::PathBuf;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use clap::Parser;
use serde::Serialize;
use tokio::sync::Semaphore;
use tokio::task::{JoinSet, LocalSet};

use evening::Evening;
use storm::{Storm, storm};
use together::{Together, together};

/// What to do.
#[derive(Parser)]
struct Arguments {
    /// The relay, as in http://127.0.0.1:8080.
    #[arg(long)]
    relay: String,
    /// Where the recovery file goes.
    #[arg(long)]
    recovery: PathBuf,
    /// How many people.
    #[arg(long, default_value_t = 500)]
    persons: usize,
    /// How many tables they sit at, 60 at most.
    #[arg(long, default_value_t = 60)]
    tables: u16,
    /// What each contributes.
    #[arg(long, default_value_t = 20)]
    contributions: usize,
    /// How many are there at the same time.
    #[arg(long, default_value_t = 20)]
    at_once: usize,
    /// All of them are there at the same time, and stay until each shows all that its table wrote.
    #[arg(long)]
    together: bool,
    /// All write without a network for an hour and come back within a second; when all agree, they vote.
    #[arg(long, conflicts_with = "together")]
    storm: bool,
    /// The relay's process, so that its time and memory are measured too.
    #[arg(long, requires = "storm")]
    relay_process: Option<u32>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    participants: String,
    seconds: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    transferred: Option<Percentiles>,
    #[serde(skip_serializing_if = "Option::is_none")]
    together: Option<Together>,
    #[serde(skip_serializing_if = "Option::is_none")]
    storm: Option<Storm>,
    opened: Opened,
}

/// A facilitator's first opening of all that was written.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Opened {
    seconds: f64,
    /// Where the system says it.
    processor_seconds: Option<f64>,
}

/// In milliseconds.
#[derive(Serialize)]
struct Percentiles {
    p50: f64,
    p95: f64,
    p99: f64,
}

impl Percentiles {
    fn of(mut waits: Vec<Duration>) -> Self {
        waits.sort_unstable();
        let at = |share: f64| {
            let index = (waits.len() as f64 * share) as usize;
            let wait = waits.get(index.min(waits.len().saturating_sub(1)));
            wait.map_or(0.0, |wait| wait.as_secs_f64() * 1000.0)
        };
        Self {
            p50: at(0.50),
            p95: at(0.95),
            p99: at(0.99),
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let outcome = LocalSet::new().run_until(fill(&arguments)).await?;
    let mut line = serde_json::to_string(&outcome)?;
    line.push('\n');
    std::io::Write::write_all(&mut std::io::stdout(), line.as_bytes())?;
    Ok(())
}

async fn fill(arguments: &Arguments) -> Result<Outcome> {
    let (evening, recovery) = Evening::create(&arguments.relay, arguments.tables).await?;
    std::fs::write(&arguments.recovery, recovery).context("the recovery file")?;
    let evening = Rc::new(evening);
    let start = Instant::now();
    let Arguments {
        persons,
        tables,
        contributions,
        relay_process,
        ..
    } = *arguments;
    let (mut transferred, mut room, mut weather) = (None, None, None);
    if arguments.together {
        room = Some(together(&evening, persons, tables, contributions).await?);
    } else if arguments.storm {
        let relay = relay_process.map(|number| number.to_string());
        weather = Some(storm(&evening, persons, tables, contributions, relay).await?);
    } else {
        transferred = Some(one_after_another(&evening, arguments).await?);
    }
    let seconds = start.elapsed().as_secs_f64();
    let (start, spent) = (Instant::now(), processor::seconds());
    evening
        .open(arguments.persons * arguments.contributions)
        .await?;
    Ok(Outcome {
        participants: evening.participants_link(),
        seconds,
        transferred,
        together: room,
        storm: weather,
        opened: Opened {
            seconds: start.elapsed().as_secs_f64(),
            processor_seconds: processor::seconds()
                .zip(spent)
                .map(|(now, then)| now - then),
        },
    })
}

/// People come, write and leave, a few at the same time; how long each waited for the relay's word.
async fn one_after_another(evening: &Rc<Evening>, arguments: &Arguments) -> Result<Percentiles> {
    let seats = Rc::new(Semaphore::new(arguments.at_once));
    let mut people = JoinSet::new();
    for index in 0..arguments.persons {
        let (evening, seats) = (Rc::clone(evening), Rc::clone(&seats));
        let table = (index % usize::from(arguments.tables)) as u16 + 1;
        let contributions = arguments.contributions;
        people.spawn_local(async move {
            let _seat = seats.acquire().await?;
            let waits = evening.contribute(index, table, contributions).await;
            waits.with_context(|| format!("person {index}"))
        });
    }
    let mut waits = Vec::new();
    while let Some(person) = people.join_next().await {
        waits.extend(person??);
    }
    Ok(Percentiles::of(waits))
}
