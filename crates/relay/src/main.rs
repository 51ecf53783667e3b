//! The relay as a program: read the flags, serve until told to stop.

mod flags;

use std::io::Write;
use std::net::SocketAddr;
use std::process::ExitCode;

use clap::Parser;
use relay::CreatePolicy;
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let settings = match flags::Flags::parse().settings() {
        Ok(settings) => settings,
        Err(word) => return fail(&word),
    };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_target(false)
        .with_ansi(false)
        .with_writer(std::io::stderr)
        .init();
    if settings.lobby.create == CreatePolicy::Nobody {
        tracing::warn!(
            "nobody can create a workshop here: set TEMADAG_CREATE_TOKEN to a secret for those who \
             may, or say --create open if everybody may"
        );
    }
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&format!("cannot start: {error}")),
    };
    match runtime.block_on(relay::server::serve(settings, announce, told_to_stop())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error.to_string()),
    }
}

/// The one line on standard output: scripts and people wait for it.
fn announce(address: SocketAddr) {
    let mut out = std::io::stdout().lock();
    let said = writeln!(out, "Temadag listens on http://{address}").and_then(|()| out.flush());
    if let Err(error) = said {
        tracing::warn!("cannot write to standard output: {error}");
    }
}

/// Ctrl-C, or the word of the system that runs it.
async fn told_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminated) => {
                tokio::select! {
                    () = interrupted() => {}
                    _ = terminated.recv() => {}
                }
            }
            Err(error) => {
                tracing::warn!("SIGTERM will not stop the relay gently: {error}");
                interrupted().await;
            }
        }
    }
    #[cfg(not(unix))]
    interrupted().await;
}

async fn interrupted() {
    if let Err(error) = tokio::signal::ctrl_c().await {
        tracing::warn!("Ctrl-C will not stop the relay gently: {error}");
        std::future::pending::<()>().await;
    }
}

fn fail(word: &str) -> ExitCode {
    eprintln!("temadag-relay: {word}");
    ExitCode::FAILURE
}
