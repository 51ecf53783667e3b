//! Flags: what is said on the command line, and what follows from it.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::Parser;
use relay::server::{Origins, Settings};
use relay::{CreatePolicy, Limits, LobbyRules};

const MB: u64 = 1024 * 1024;

/// The relay of Temadag: keeps and hands out what devices write, and can read none of it.
#[derive(Debug, Parser)]
// Said twice, the last holds: scripts put their own after what they were given.
#[command(name = "temadag-relay", version, args_override_self = true)]
pub struct Flags {
    /// Folder with the browser program
    #[arg(long, value_name = "DIR")]
    app: Option<PathBuf>,
    /// Folder for what is kept; made if it is not there
    #[arg(long, value_name = "DIR", default_value = "data")]
    data: PathBuf,
    /// Address and port to listen on; port 0 takes any that is free
    #[arg(long, value_name = "ADDR:PORT", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Who may create workshops: open, or token=SECRET; without it everybody where the relay listens
    /// on loopback and no --origin names another machine, else nobody
    #[arg(long, value_name = "open|token=SECRET", value_parser = create_policy)]
    create: Option<CreatePolicy>,
    /// The same secret, best from the environment, where other users of the machine do not see it
    #[arg(
        long,
        env = "TEMADAG_CREATE_TOKEN",
        value_name = "SECRET",
        hide_env_values = true
    )]
    create_token: Option<String>,
    /// A name that people know the relay by, like https://temadag.example; repeat for several. Without
    /// it, whatever it is called; where it listens on loopback and nothing says who may create, localhost
    /// and its like
    #[arg(long, value_name = "URL")]
    origin: Vec<String>,
    /// What one workshop may use
    #[arg(long, value_name = "N", default_value_t = 256)]
    max_workshop_mb: u64,
    /// A record
    #[arg(long, value_name = "N", default_value_t = 128, value_parser = clap::value_parser!(u32).range(1..=128))]
    max_record_kb: u32,
    /// A WebSocket message; chunks of packs need 200
    #[arg(long, value_name = "N", default_value_t = 256, value_parser = clap::value_parser!(u32).range(200..=256))]
    max_frame_kb: u32,
    /// A pack
    #[arg(long, value_name = "N", default_value_t = 16, value_parser = clap::value_parser!(u32).range(1..=16))]
    max_pack_mb: u32,
    /// Workshops on this relay
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    max_workshops: usize,
    /// Devices at one time
    #[arg(long, value_name = "N", default_value_t = 5_000)]
    max_connections: usize,
    /// Those at one time who have not said who they are; beyond that the oldest makes room. A device
    /// says it within milliseconds, and a roomful comes back at once
    #[arg(long, value_name = "N", default_value_t = 1_000)]
    max_strangers: usize,
    /// Seconds to ask for something, and to keep a connection that asks for nothing more
    #[arg(long, value_name = "N", default_value_t = 30)]
    request_seconds: u32,
    /// Seconds to say who one is
    #[arg(long, value_name = "N", default_value_t = 10)]
    auth_seconds: u32,
    /// Seconds that a device may leave what is sent to it unread; a file's reader, twice as many
    #[arg(long, value_name = "N", default_value_t = 30)]
    slow_seconds: u32,
    /// Seconds that a device may be silent; it is asked three times meanwhile
    #[arg(long, value_name = "N", default_value_t = 75)]
    silent_seconds: u32,
    /// What stays free on the disk
    #[arg(long, value_name = "N", default_value_t = 512)]
    min_free_disk_mb: u64,
}

impl Flags {
    /// What the server is to do, or a plain word on which flag is wrong.
    pub fn settings(self) -> Result<Settings, String> {
        let defaults = Limits::default();
        let limits = Limits {
            record: kb(self.max_record_kb),
            pack: self.max_pack_mb as usize * MB as usize,
            workshop: self.max_workshop_mb * MB,
            page: (kb(self.max_frame_kb) / 4 * 3).min(defaults.page),
            ..defaults
        };
        let frame = kb(self.max_frame_kb);
        let mut origins = Origins::new(&self.origin).map_err(|error| error.to_string())?;
        let says_who = self.create.is_some() || self.create_token.is_some();
        // Behind a proxy it listens on loopback too, and is everybody's.
        if self.listen.ip().is_loopback() && origins == Origins::Any && !says_who {
            origins = Origins::Loopback;
        }
        let is_private = self.listen.ip().is_loopback() && origins.are_on_loopback();
        let create = match (self.create, self.create_token) {
            (Some(_), Some(_)) => {
                return Err("give --create or TEMADAG_CREATE_TOKEN, not both".to_owned());
            }
            (Some(policy), None) => policy,
            (None, Some(token)) => CreatePolicy::Token(token),
            (None, None) if is_private => CreatePolicy::Open,
            (None, None) => CreatePolicy::Nobody,
        };
        Ok(Settings {
            app: self.app,
            data: self.data,
            listen: self.listen,
            origins,
            lobby: LobbyRules {
                create,
                authentication_ms: i64::from(self.auth_seconds) * 1_000,
                workshops: self.max_workshops,
            },
            limits,
            frame,
            connections: self.max_connections,
            strangers: self.max_strangers,
            min_free_disk: self.min_free_disk_mb * MB,
            asking: Duration::from_secs(self.request_seconds.max(1).into()),
            patience: Duration::from_secs(self.slow_seconds.max(1).into()),
            silence: Duration::from_secs(self.silent_seconds.max(1).into()),
        })
    }
}

fn kb(number: u32) -> usize {
    number as usize * 1024
}

fn create_policy(text: &str) -> Result<CreatePolicy, String> {
    match text.split_once('=') {
        None if text == "open" => Ok(CreatePolicy::Open),
        Some(("token", secret)) if !secret.is_empty() => Ok(CreatePolicy::Token(secret.to_owned())),
        _ => Err("say open or token=SECRET".to_owned()),
    }
}
