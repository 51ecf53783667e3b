//! Storm: the whole room comes back at once to a real relay process, and then votes. Prints a table, and fails where
//! anything was lost or anybody was told how another voted. That a time or a size is over what is aimed at stands in the
//! table.

use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::build;
use crate::checkout::Checkout;
use crate::process::{self, Companion};
use crate::run;
use crate::steps;

const PERSONS: u32 = 500;
const TABLES: u32 = 60;
const CONTRIBUTIONS: u32 = 20;

/// A storm that takes longer than this is broken off.
const MOST: Duration = Duration::from_secs(600);

/// A row of the table.
struct Row {
    what: &'static str,
    value: f64,
    unit: &'static str,
    /// The greatest value that is aimed at.
    aim: Option<f64>,
}

pub fn storm(checkout: &Checkout) -> Result<()> {
    steps::expect(3);
    build::relay(checkout)?;
    steps::begin("compiling the crowd");
    let crowd = build::crowd(checkout)?;
    steps::begin("the storm");
    let folder = checkout.target("temadag-storm");
    // What an earlier one left that was broken off.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    let mut relay = process::command(checkout.relay(), &folder);
    relay
        .args(["--data", "data", "--listen", "127.0.0.1:0"])
        .args(["--create", "open"])
        .env("RUST_LOG", "warn");
    let (relay, listens) = run::start(relay)?;
    let mut crowd = process::command(crowd, &folder);
    crowd
        .arg("--storm")
        .arg(format!("--relay=http://{listens}"))
        .arg(format!("--relay-process={}", relay.id()))
        .arg("--recovery=recovery.temadag")
        .arg(format!("--persons={PERSONS}"))
        .arg(format!("--tables={TABLES}"))
        .arg(format!("--contributions={CONTRIBUTIONS}"));
    let told = lived(&mut crowd);
    drop(relay);
    fs::remove_dir_all(&folder).with_context(|| folder.display().to_string())?;
    let told: Value = serde_json::from_str(&told?).context("what the crowd measured")?;
    let rows = rows(&told["storm"])?;
    print!("{}", table(&rows));
    judge(&told["storm"])
}

/// Runs the crowd to its end, or breaks it off. Returns what it said.
fn lived(crowd: &mut Command) -> Result<String> {
    let mut crowd = Companion::start(crowd.stdout(Stdio::piped()))?;
    let output = crowd.take_output().context("the crowd's output")?;
    // One line at the end, or nothing: read beside us, so that a crowd that hangs can be ended.
    let reader = std::thread::spawn(move || std::io::read_to_string(output));
    let start = Instant::now();
    while !reader.is_finished() {
        ensure!(
            start.elapsed() < MOST,
            "the storm took longer than {MOST:?}"
        );
        std::thread::sleep(Duration::from_millis(100));
    }
    let said = reader.join();
    let said = said.map_err(|_| anyhow::anyhow!("the crowd's output was not read"))??;
    crowd.finish()?;
    Ok(said)
}

fn number(told: &Value, name: &str) -> Result<f64> {
    let value = name.split('.').fold(told, |at, part| &at[part]);
    value
        .as_f64()
        .with_context(|| format!("the crowd did not measure {name}"))
}

fn rows(told: &Value) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    let mut row = |what, name: &str, unit, aim| -> Result<()> {
        let scale = match unit {
            "MB" => 1e6,
            "KB each" => 1e3 * f64::from(PERSONS),
            _ => 1.0,
        };
        let value = number(told, name)? / scale;
        rows.push(Row {
            what,
            value,
            unit,
            aim,
        });
        Ok(())
    };
    row("contributions lost", "lost", "", Some(0.0))?;
    row("devices that differ", "differ", "", Some(0.0))?;
    row("until all is durable", "durableSeconds", "s", Some(10.0))?;
    row("until all agree", "agreedSeconds", "s", Some(20.0))?;
    row("sent by the devices", "sent", "MB", None)?;
    row("received by the devices", "received", "MB", None)?;
    row(
        "processor time of all devices",
        "processorSeconds",
        "s",
        None,
    )?;
    row("processor time of the relay", "relaySeconds", "s", None)?;
    row(
        "most memory of the relay, the vote included",
        "relayPeak",
        "MB",
        Some(256.0),
    )?;
    row("ballots that facilitators count", "vote.shown", "", None)?;
    row(
        "from the first ballot until the last is counted",
        "vote.seconds",
        "s",
        None,
    )?;
    row(
        "sent by a phone while all vote",
        "vote.sent",
        "KB each",
        None,
    )?;
    row(
        "received by a phone while all vote",
        "vote.received",
        "KB each",
        None,
    )?;
    row(
        "of that, others' ballots, all phones together",
        "vote.others",
        "bytes",
        Some(0.0),
    )?;
    row(
        "ballots received by a facilitator's device",
        "vote.facilitators",
        "MB",
        None,
    )?;
    row(
        "processor time of the relay while all vote",
        "vote.relaySeconds",
        "s",
        None,
    )?;
    Ok(rows)
}

fn table(rows: &[Row]) -> String {
    let mut lines = String::from("\n| measure | value | aim | |\n| --- | ---: | ---: | --- |\n");
    for row in rows {
        let figure = |value: f64| match value {
            value if value == value.round() => format!("{value:.0}"),
            value if value < 10.0 => format!("{value:.2}"),
            value => format!("{value:.1}"),
        };
        let with_unit = |value| {
            format!("{} {}", figure(value), row.unit)
                .trim_end()
                .to_owned()
        };
        let aim = row.aim.map(with_unit).unwrap_or_default();
        let verdict = row.aim.map_or("", |aim| match row.value <= aim {
            true => "held",
            false => "OVER",
        });
        let value = with_unit(row.value);
        lines += &format!("| {} | {value} | {aim} | {verdict} |\n", row.what);
    }
    lines
}

/// What must hold whatever the machine.
fn judge(told: &Value) -> Result<()> {
    let must_be = |name: &str, right: f64, wrong: &str| {
        let is = number(told, name)?;
        match is == right {
            true => Ok(()),
            false => bail!("{wrong}: {is}"),
        }
    };
    must_be("lost", 0.0, "contributions were lost")?;
    must_be("differ", 0.0, "devices differ")?;
    must_be("vote.shown", PERSONS.into(), "not all ballots are counted")?;
    must_be(
        "vote.others",
        0.0,
        "phones received others' ballots, in bytes",
    )?;
    // Else nothing was counted, and the line above says nothing.
    let facilitators = number(told, "vote.facilitators")?;
    ensure!(
        facilitators > 0.0,
        "the facilitator's device received no ballot"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told() -> Value {
        serde_json::json!({
            "durableSeconds": 7.25, "agreedSeconds": 21.0, "lost": 0, "differ": 0,
            "sent": 12_000_000, "received": 80_500_000, "processorSeconds": 20.0, "relaySeconds": 2.5,
            "relayPeak": 75_600_000,
            "vote": {
                "seconds": 60.5, "shown": 500, "sent": 900_000, "received": 150_000, "others": 0,
                "facilitators": 700_000, "relaySeconds": 0.5
            }
        })
    }

    #[test]
    fn a_row_says_its_value_its_aim_and_whether_it_held() {
        let table = table(&rows(&told()).unwrap());
        for line in [
            "| contributions lost | 0 | 0 | held |",
            "| until all is durable | 7.25 s | 10 s | held |",
            "| until all agree | 21 s | 20 s | OVER |",
            "| received by the devices | 80.5 MB |  |  |",
            "| sent by a phone while all vote | 1.80 KB each |  |  |",
        ] {
            assert!(table.contains(line), "{line} in {table}");
        }
    }

    #[test]
    fn what_was_not_measured_is_no_row() {
        let mut told = told();
        told["relayPeak"] = Value::Null;
        let error = rows(&told).err().expect("it is missing").to_string();
        assert!(error.contains("relayPeak"), "{error}");
    }

    #[test]
    fn loss_and_a_ballot_in_wrong_hands_are_failures() {
        assert!(judge(&told()).is_ok());
        for (name, wrong) in [("lost", 1), ("differ", 2)] {
            let mut told = told();
            told[name] = wrong.into();
            assert!(judge(&told).is_err(), "{name}");
        }
        for (name, wrong) in [("others", 300), ("shown", 499), ("facilitators", 0)] {
            let mut told = told();
            told["vote"][name] = wrong.into();
            assert!(judge(&told).is_err(), "{name}");
        }
    }
}
