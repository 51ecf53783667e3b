//! Run: the app and the relay on this machine, for a person to open.

use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::Result;

use crate::arguments::RunOptions;
use crate::build;
use crate::checkout::Checkout;
use crate::process::{self, Companion};
use crate::style;
use crate::tools::Tools;

/// Where the relay listens while Trunk serves the page; Trunk.toml sends `/sync` and `/health` there.
const RELAY_BESIDE_TRUNK: SocketAddr =
    SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 8081);

pub fn run(checkout: &Checkout, options: &RunOptions) -> Result<()> {
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
    let mut relay = start_relay(checkout, options, options.listen)?;
    wait_for(options.listen, &mut relay)?;
    say_address(options.listen);
    process::wait(&mut [relay], &interruptions)
}

fn develop(checkout: &Checkout, tools: &Tools, options: &RunOptions) -> Result<()> {
    style::generate(checkout)?;
    build::relay(checkout)?;
    let interruptions = process::interruptions()?;
    let mut relay = start_relay(checkout, options, RELAY_BESIDE_TRUNK)?;
    wait_for(RELAY_BESIDE_TRUNK, &mut relay)?;
    let mut trunk = tools.trunk(checkout)?;
    trunk
        .args(["serve", "--offline=true"])
        .arg(format!("--address={}", options.listen.ip()))
        .arg(format!("--port={}", options.listen.port()))
        .arg("--dist")
        // Beside the release app, which it must not replace.
        .arg(checkout.target("temadag-dev"));
    let mut trunk = Companion::start(&mut trunk)?;
    wait_for(options.listen, &mut trunk)?;
    say_address(options.listen);
    process::wait(&mut [trunk, relay], &interruptions)
}

fn start_relay(checkout: &Checkout, options: &RunOptions, listen: SocketAddr) -> Result<Companion> {
    let mut relay = process::command(checkout.relay(), &checkout.path(""));
    relay
        .arg("--app")
        .arg(checkout.dist())
        .arg("--data")
        .arg(checkout.path(&options.data))
        .arg("--listen")
        .arg(listen.to_string());
    if let Some(create) = &options.create {
        relay.arg("--create").arg(create);
    }
    Companion::start(&mut relay)
}

/// Waits until somebody answers at the address; a program that ends before that is an error.
fn wait_for(address: SocketAddr, companion: &mut Companion) -> Result<()> {
    while TcpStream::connect_timeout(&reachable(address), Duration::from_millis(200)).is_err() {
        companion.check()?;
        std::thread::sleep(Duration::from_millis(50));
    }
    companion.check()
}

fn say_address(listen: SocketAddr) {
    println!(
        "\nTemadag: http://{}/   (Ctrl-C stops it)\n",
        reachable(listen)
    );
}

/// "Any address" is where one listens, not where one goes.
fn reachable(listen: SocketAddr) -> SocketAddr {
    let mut address = listen;
    if listen.ip().is_unspecified() {
        address.set_ip(match listen {
            SocketAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            SocketAddr::V6(_) => std::net::Ipv6Addr::LOCALHOST.into(),
        });
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_address_is_reached_on_this_machine() {
        for (listen, reached) in [
            ("0.0.0.0:80", "127.0.0.1:80"),
            ("[::]:80", "[::1]:80"),
            ("10.0.0.7:80", "10.0.0.7:80"),
        ] {
            let listen = listen.parse().unwrap();
            assert_eq!(reachable(listen).to_string(), reached);
        }
    }
}
