//! `temadag-simulation --seeds N --from S [--first]`: lives through N nights, beginning with seed S.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;
use std::time::Instant;

use simulation::night;
use simulation::tally::Tally;

struct Arguments {
    seeds: u64,
    from: u64,
    /// Stop at the first night that does not hold.
    first: bool,
}

fn arguments() -> Result<Arguments, String> {
    let mut arguments = Arguments {
        seeds: 200,
        from: 1,
        first: false,
    };
    let mut given = std::env::args().skip(1);
    while let Some(name) = given.next() {
        if name == "--first" {
            arguments.first = true;
            continue;
        }
        let number = given
            .next()
            .and_then(|value| value.parse().ok())
            .ok_or_else(|| format!("{name} wants a number"))?;
        match name.as_str() {
            "--seeds" => arguments.seeds = number,
            "--from" => arguments.from = number,
            _ => {
                return Err(format!(
                    "{name} is not known; there are --seeds N, --from S and --first"
                ));
            }
        }
    }
    Ok(arguments)
}

fn main() -> ExitCode {
    let Arguments { seeds, from, first } = match arguments() {
        Ok(arguments) => arguments,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
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
    if failed.is_empty() {
        return ExitCode::SUCCESS;
    }
    eprintln!("failed: {failed:?}");
    ExitCode::FAILURE
}
