//! Arguments: what was typed after `cargo xtask`, as a [`Command`].

use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

pub const HELP: &str = "\
cargo xtask <command>

  run [--listen ADDR:PORT] [--data DIR] [--create open|token=…] [--dev]
                     build and start everything, print the address; --dev reloads while you edit
  build              leave the app in dist/ and the server program at target/release/temadag-relay
  test [--only format|clippy|native|browser|e2e]
                     everything that must hold before a change lands
  serve-tests        the browser's tests as a page, for browsers that cannot be driven
  simulate [--seeds N] [--from S] [--evening [--tables N] [--devices N]]
                     whole workshops on unreliable devices and networks; an evening is a full room, played by a script
  hostile [--count N]
                     mutated input of true participants
  measure            bytes and times against their bounds, as a table
  storm              500 devices come back to a real relay within a second, then vote: times and bytes, as a table
  pictures           make the README's pictures in docs/ anew
  style              write style/generated/ (every build does this itself)
  help               this text

What is missing is installed under the user's cache folder.";

#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    Help,
    Run(RunOptions),
    Build,
    Test {
        only: Option<Suite>,
    },
    ServeTests,
    Simulate {
        arguments: Vec<String>,
    },
    Hostile {
        count: u64,
    },
    Measure,
    Storm,
    Pictures,
    Style,
    /// Called by Trunk when everything else is in place.
    Precache,
}

#[derive(Debug, PartialEq, Eq)]
pub struct RunOptions {
    pub listen: SocketAddr,
    pub data: PathBuf,
    pub create: Option<String>,
    pub dev: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suite {
    Format,
    Clippy,
    Native,
    Browser,
    EndToEnd,
}

impl Suite {
    pub const ALL: [Suite; 5] = [
        Suite::Format,
        Suite::Clippy,
        Suite::Native,
        Suite::Browser,
        Suite::EndToEnd,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Suite::Format => "format",
            Suite::Clippy => "clippy",
            Suite::Native => "native",
            Suite::Browser => "browser",
            Suite::EndToEnd => "e2e",
        }
    }
}

pub fn parse(words: impl IntoIterator<Item = String>) -> Result<Command> {
    let mut words = words.into_iter();
    let Some(name) = words.next() else {
        return Ok(Command::Help);
    };
    match name.as_str() {
        "help" | "--help" | "-h" => Ok(Command::Help),
        "run" => parse_run(words),
        "test" => parse_test(words),
        "serve-tests" => alone(Command::ServeTests, words),
        "simulate" => Ok(Command::Simulate {
            arguments: words.collect(),
        }),
        "hostile" => parse_hostile(words),
        "build" => alone(Command::Build, words),
        "measure" => alone(Command::Measure, words),
        "storm" => alone(Command::Storm, words),
        "pictures" => alone(Command::Pictures, words),
        "style" => alone(Command::Style, words),
        "precache" => alone(Command::Precache, words),
        other => bail!("there is no command `{other}`\n\n{HELP}"),
    }
}

fn parse_run(mut words: impl Iterator<Item = String>) -> Result<Command> {
    let mut options = RunOptions {
        listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
        data: PathBuf::from("data"),
        create: None,
        dev: false,
    };
    while let Some(flag) = words.next() {
        match flag.as_str() {
            "--listen" => {
                let value = value_of(&flag, &mut words)?;
                options.listen = value
                    .parse()
                    .with_context(|| format!("--listen takes ADDR:PORT, not `{value}`"))?;
            }
            "--data" => options.data = PathBuf::from(value_of(&flag, &mut words)?),
            "--create" => options.create = Some(value_of(&flag, &mut words)?),
            "--dev" => options.dev = true,
            other => bail!("`run` knows no `{other}`"),
        }
    }
    Ok(Command::Run(options))
}

fn parse_test(mut words: impl Iterator<Item = String>) -> Result<Command> {
    let mut only = None;
    while let Some(flag) = words.next() {
        if flag != "--only" {
            bail!("`test` knows no `{flag}`");
        }
        let value = value_of(&flag, &mut words)?;
        let suite = Suite::ALL.into_iter().find(|suite| suite.name() == value);
        only = Some(suite.with_context(|| format!("there is no suite `{value}`"))?);
    }
    Ok(Command::Test { only })
}

fn parse_hostile(mut words: impl Iterator<Item = String>) -> Result<Command> {
    let mut count = 10_000;
    while let Some(flag) = words.next() {
        if flag != "--count" {
            bail!("`hostile` knows no `{flag}`");
        }
        let value = value_of(&flag, &mut words)?;
        count = value
            .parse()
            .with_context(|| format!("--count takes a number, not `{value}`"))?;
    }
    Ok(Command::Hostile { count })
}

fn alone(command: Command, mut rest: impl Iterator<Item = String>) -> Result<Command> {
    match rest.next() {
        None => Ok(command),
        Some(word) => bail!("nothing was expected before `{word}`"),
    }
}

fn value_of(flag: &str, words: &mut impl Iterator<Item = String>) -> Result<String> {
    words
        .next()
        .with_context(|| format!("{flag} needs a value"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn run_has_defaults_and_takes_each_flag() {
        assert_eq!(
            parsed("run").unwrap(),
            Command::Run(RunOptions {
                listen: "127.0.0.1:8080".parse().unwrap(),
                data: "data".into(),
                create: None,
                dev: false,
            })
        );
        assert_eq!(
            parsed("run --listen [::1]:9000 --data elsewhere --create token=x --dev").unwrap(),
            Command::Run(RunOptions {
                listen: "[::1]:9000".parse().unwrap(),
                data: "elsewhere".into(),
                create: Some("token=x".into()),
                dev: true,
            })
        );
    }

    #[test]
    fn a_wrong_word_is_named() {
        for (line, named) in [
            ("dance", "dance"),
            ("run --port", "--port"),
            ("run --listen here", "here"),
            ("test --only lint", "lint"),
            ("test --only", "--only"),
            ("build fast", "fast"),
            ("hostile --count many", "many"),
        ] {
            let error = parsed(line).unwrap_err().to_string();
            assert!(error.contains(named), "{line}: {error}");
        }
    }

    #[test]
    fn every_suite_can_be_asked_for_alone() {
        for suite in Suite::ALL {
            let line = format!("test --only {}", suite.name());
            assert_eq!(parsed(&line).unwrap(), Command::Test { only: Some(suite) });
        }
    }
}
