//! A developer's day with Temadag, one command for each thing one does in it: `cargo xtask help` lists them.
//!
//! In reading order: [`arguments`] turns what was typed into a [`Command`]; [`checkout`] knows where everything lies; [`steps`] says how far a long command is;
//! [`tools`], [`packages`] and [`chromium`] find or install what is missing; [`build`] makes the app and the relay,
//! with [`style`], [`precache`] and [`compress`] doing their share; the rest are the commands themselves.

// Printing is what this program is for.
#![allow(clippy::print_stdout)]

mod arguments;
mod checkout;
mod process;
mod steps;

mod chromium;
mod packages;
mod playwright;
mod tools;

mod build;
mod compress;
mod fingerprint;
mod precache;
mod selector;
mod style;
mod stylesheet;

mod browser_tests;
mod measure;
#[cfg(test)]
mod rules;
mod run;
mod storm;
mod tally;
mod test;

use std::process::ExitCode;

use anyhow::Result;
use arguments::Command;
use checkout::Checkout;

fn main() -> ExitCode {
    match perform() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform() -> Result<()> {
    let command = arguments::parse(std::env::args().skip(1))?;
    let checkout = Checkout::find()?;
    match command {
        Command::Help => {
            println!("{}", arguments::HELP);
            Ok(())
        }
        Command::Run(options) => run::run(&checkout, &options),
        Command::Build => build::everything(&checkout),
        Command::Test { only } => test::test(&checkout, only),
        Command::ServeTests => test::serve(&checkout),
        Command::Simulate { arguments } => test::simulate(&checkout, &arguments),
        Command::Hostile { count } => test::hostile(&checkout, count),
        Command::Measure => measure::measure(&checkout),
        Command::Storm => storm::storm(&checkout),
        Command::Pictures => measure::pictures(&checkout),
        Command::Style => style::generate(&checkout),
        Command::Precache => precache::write_from_hook(),
    }
}
