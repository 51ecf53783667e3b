//! `temadag-simulation --seeds N --from S [--first]`: lives through N nights, beginning with seed S.
//! `temadag-simulation --evening [--tables N] [--devices N] …`: plays evenings instead, in a full room.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;
use std::time::Instant;

use simulation::evening::{self, Size};
use simulation::night;
use simulation::tally::Tally;

struct Arguments {
    /// 200 nights, or one evening, where it is not said.
    seeds: Option<u64>,
    from: u64,
    /// Stop at the first night that does not hold.
    first: bool,
    /// Evenings instead of nights.
    evening: bool,
    size: Size,
}

fn arguments() -> Result<Arguments, String> {
    let mut arguments = Arguments {
        seeds: None,
        from: 1,
        first: false,
        evening: false,
        size: Size::FULL,
    };
    let mut given = std::env::args().skip(1);
    while let Some(name) = given.next() {
        match name.as_str() {
            "--first" => {
                arguments.first = true;
                continue;
            }
            "--evening" => {
                arguments.evening = true;
                continue;
            }
            _ => {}
        }
        let number: u64 = given
            .next()
            .and_then(|value| value.parse().ok())
            .ok_or_else(|| format!("{name} wants a number"))?;
        match name.as_str() {
            "--seeds" => arguments.seeds = Some(number),
            "--from" => arguments.from = number,
            "--tables" if (1..=60).contains(&number) => arguments.size.tables = number as u16,
            "--devices" if number >= 20 => arguments.size.devices = number as usize,
            "--tables" | "--devices" => {
                return Err("an evening has 1 to 60 tables, and 20 devices or more".to_owned());
            }
            _ => {
                return Err(format!(
                    "{name} is not known; there are --seeds N, --from S, --first, and --evening with --tables N and \
                     --devices N"
                ));
            }
        }
    }
    Ok(arguments)
}

fn main() -> ExitCode {
    let arguments = match arguments() {
        Ok(arguments) => arguments,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    let failed = match arguments.evening {
        true => evenings(&arguments),
        false => nights(&arguments),
    };
    if failed.is_empty() {
        return ExitCode::SUCCESS;
    }
    eprintln!("failed: {failed:?}");
    ExitCode::FAILURE
}

/// Plays evenings. Returns the seeds of those that do not hold.
fn evenings(arguments: &Arguments) -> Vec<u64> {
    let mut failed = Vec::new();
    let seeds = arguments.seeds.unwrap_or(1);
    for seed in arguments.from..arguments.from.saturating_add(seeds) {
        let start = Instant::now();
        match evening::play_guarded(seed, arguments.size) {
            Ok(told) => eprintln!(
                "evening {seed} holds after {:.0} s: {told:?}",
                start.elapsed().as_secs_f64()
            ),
            Err(failure) => {
                eprintln!("{failure}");
                failed.push(seed);
                if arguments.first {
                    break;
                }
            }
        }
    }
    failed
}

/// Lives through nights. Returns the seeds of those that do not hold.
fn nights(arguments: &Arguments) -> Vec<u64> {
    let Arguments { from, first, .. } = *arguments;
    let seeds = arguments.seeds.unwrap_or(200);
    let start = Instant::now();
    let mut failed = Vec::new();
    let mut deeds = 0;
    let mut excused = 0;
    let mut tally = Tally::default();
    // A line that is written over itself is for a person who watches; in a file it would be one line of megabytes.
    let is_terminal = std::io::stderr().is_terminal();
    let before = if is_terminal { "\r" } else { "" };
    for (index, seed) in (from..from.saturating_add(seeds)).enumerate() {
        match night::live_guarded(seed) {
            Ok(summary) => {
                deeds += summary.deeds;
                excused += summary.excused;
                tally.add(&summary.tally);
            }
            Err(failure) => {
                eprintln!("{before}{failure}");
                failed.push(seed);
            }
        }
        if is_terminal || first && !failed.is_empty() || index as u64 + 1 == seeds {
            eprint!(
                "{before}{} of {seeds} nights, {} failed, {deeds} deeds, {excused} excused, {:.0} s ",
                index + 1,
                failed.len(),
                start.elapsed().as_secs_f64()
            );
            let _ = std::io::stderr().flush();
        }
        if first && !failed.is_empty() {
            break;
        }
    }
    eprintln!();
    let what: Vec<_> = tally
        .entries()
        .iter()
        .map(|(what, times)| format!("{what} {times}"))
        .collect();
    eprintln!("{}", what.join(", "));
    failed
}
