//! Run: the app and the relay on this machine, for a person to open.

use std::io::{BufRead, BufReader};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::arguments::RunOptions;
use crate::build;
use crate::checkout::Checkout;
use crate::process::{self, Companion};
use crate::steps;
use crate::style;
use crate::tools::Tools;

/// Where the relay listens while Trunk serves the page; Trunk.toml sends `/sync` and `/health` there.
const RELAY_BESIDE_TRUNK: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8081);

pub fn run(checkout: &Checkout, options: &RunOptions) -> Result<()> {
    steps::expect(if options.dev { 1 } else { build::STEPS });
    let tools = Tools::ensure(checkout)?;
    if options.dev {
        develop(checkout, &tools, options)
    } else {
        serve(checkout, &tools, options)
    }
}

fn serve(checkout: &Checkout, tools: &Tools, options: &RunOptions) -> Result<()> {
    build::app(checkout, tools)?;
    build::relay(checkout)?;
    let interruptions = process::interruptions()?;
    let mut relay = relay(checkout, options, options.listen);
    relay.arg("--app").arg(checkout.dist());
    let (relay, listens) = start(relay)?;
    say_address(options, listens);
    process::wait(&mut [relay], &interruptions)
}

fn develop(checkout: &Checkout, tools: &Tools, options: &RunOptions) -> Result<()> {
    style::generate(checkout)?;
    build::relay(checkout)?;
    let interruptions = process::interruptions()?;
    let mut relay = relay(checkout, options, RELAY_BESIDE_TRUNK);
    // The page comes from Trunk's address, not from the relay's.
    let address = reachable(options.listen);
    for host in [address.to_string(), format!("localhost:{}", address.port())] {
        relay.arg("--origin").arg(format!("http://{host}"));
    }
    let (relay, _) = start(relay)?;
    let mut trunk = tools.trunk(checkout)?;
    trunk
        .args(["serve", "--offline=true"])
        .arg(format!("--address={}", options.listen.ip()))
        .arg(format!("--port={}", options.listen.port()))
        .arg("--dist")
        // Beside the release app, which it must not replace.
        .arg(checkout.target("temadag-dev"));
    let trunk = Companion::start(&mut trunk)?;
    say_address(options, options.listen);
    process::wait(&mut [trunk, relay], &interruptions)
}

fn relay(checkout: &Checkout, options: &RunOptions, listen: SocketAddr) -> Command {
    let mut relay = process::command(checkout.relay(), &checkout.path(""));
    relay
        .arg("--data")
        .arg(checkout.path(&options.data))
        .arg("--listen")
        .arg(listen.to_string());
    if let Some(create) = &options.create {
        relay.arg("--create").arg(create);
    }
    relay
}

/// Starts the relay and waits for its one line on standard output, which says where it listens.
pub fn start(mut relay: Command) -> Result<(Companion, SocketAddr)> {
    let mut relay = Companion::start(relay.stdout(Stdio::piped()))?;
    let output = relay.take_output().context("the relay's output")?;
    let mut line = String::new();
    BufReader::new(output).read_line(&mut line)?;
    match said_address(&line) {
        Some(address) => Ok((relay, address)),
        None => bail!("the relay did not start{}", what_it_said(&line)),
    }
}

fn said_address(line: &str) -> Option<SocketAddr> {
    let (_, address) = line.trim_end().split_once("http://")?;
    address.parse().ok()
}

fn what_it_said(line: &str) -> String {
    match line.trim() {
        "" => String::new(),
        line => format!("; it said: {line}"),
    }
}

fn say_address(options: &RunOptions, listens: SocketAddr) {
    println!("\nTemadag: http://{}/", reachable(listens));
    println!("Ctrl-C stops it.\n");
    if options.create.is_none() && !listens.ip().is_loopback() {
        println!("Others can reach this address, so nobody may create a workshop on it:");
        println!("add --create open, or --create token=SECRET.\n");
    }
}

/// "Any address" is where one listens, not where one goes.
fn reachable(listens: SocketAddr) -> SocketAddr {
    let mut address = listens;
    if listens.ip().is_unspecified() {
        address.set_ip(match listens {
            SocketAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            SocketAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        });
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_address_is_reached_on_this_machine() {
        for (listens, reached) in [
            ("0.0.0.0:80", "127.0.0.1:80"),
            ("[::]:80", "[::1]:80"),
            ("10.0.0.7:80", "10.0.0.7:80"),
        ] {
            let listens = listens.parse().unwrap();
            assert_eq!(reachable(listens).to_string(), reached);
        }
    }

    #[test]
    fn the_relays_line_says_where_it_listens() {
        let line = "Temadag listens on http://127.0.0.1:43211\n";
        assert_eq!(said_address(line).unwrap().to_string(), "127.0.0.1:43211");
        assert_eq!(said_address(""), None);
    }
}
