//! The real program, started as a process on a free port, and a WebSocket client that is not ours.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use protocol::*;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::{Device, Workshop};

/// Far longer than anything takes; a test that waits this long has failed.
pub const LONG: Duration = Duration::from_secs(20);

const PROGRAM: &str = env!("CARGO_BIN_EXE_temadag-relay");

pub struct Relay {
    pub address: String,
    child: Child,
    log: PathBuf,
}

impl Relay {
    pub fn start(data: &Path, flags: &[&str]) -> Self {
        Self::start_by(Command::new(PROGRAM), data, flags)
    }

    /// Where the system lets a program open no more than so many files.
    pub fn start_with_files(most: u32, data: &Path, flags: &[&str]) -> Self {
        let mut shell = Command::new("sh");
        let script = format!("ulimit -n {most} && exec \"$0\" \"$@\"");
        shell.args(["-c", &script, PROGRAM]);
        Self::start_by(shell, data, flags)
    }

    fn start_by(mut program: Command, data: &Path, flags: &[&str]) -> Self {
        let log = data.with_extension("log");
        let mut child = program
            .args([
                "--listen",
                "127.0.0.1:0",
                "--min-free-disk-mb",
                "1",
                "--data",
            ])
            .arg(data)
            .args(flags)
            .env("RUST_LOG", "debug")
            .stdout(Stdio::piped())
            .stderr(std::fs::File::create(&log).expect("a log file"))
            .spawn()
            .expect("the relay starts");
        let out = child.stdout.take().expect("its standard output");
        let mut line = String::new();
        BufReader::new(out).read_line(&mut line).expect("a line");
        let address = line
            .trim()
            .strip_prefix("Temadag listens on http://")
            .unwrap_or_else(|| panic!("an address, not {line:?}"))
            .to_owned();
        Self {
            address,
            child,
            log,
        }
    }

    /// What it has written to its log so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).expect("a log")
    }

    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// As when the power fails: no word, no flush.
    pub fn kill(mut self) {
        self.child.kill().expect("a running relay");
        self.child.wait().expect("its end");
    }

    /// Asks it to stop and waits until it has.
    pub fn stop(mut self) -> bool {
        let told = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status()
            .expect("a signal");
        assert!(told.success());
        self.child.wait().expect("its end").success()
    }

    /// The number that the relay's metrics tell under this name.
    pub fn metric(&self, name: &str) -> i64 {
        let (_, metrics) = self.get("/metrics", "");
        let metrics = String::from_utf8(metrics).expect("text");
        let line = metrics
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        line.and_then(|number| number.parse().ok())
            .unwrap_or_else(|| panic!("{name} in {metrics}"))
    }

    /// How much memory it has now, in KB.
    #[cfg(target_os = "linux")]
    pub fn memory_kb(&self) -> i64 {
        let status = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(status).expect("a process");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let number = line.and_then(|line| line.trim().strip_suffix(" kB"));
        number.expect("a size").parse().expect("a number")
    }

    /// Sends something over a connection of its own, which stays open.
    pub fn begin(&self, bytes: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(Some(LONG)).expect("a timeout");
        stream.write_all(bytes.as_bytes()).expect("sent");
        stream
    }

    /// Asks for a path: status line with headers, and body.
    pub fn get(&self, path: &str, headers: &str) -> (String, Vec<u8>) {
        self.request(&format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{headers}\r\n",
            self.address
        ))
    }

    pub fn request(&self, request: &str) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(Some(LONG)).expect("a timeout");
        stream.write_all(request.as_bytes()).expect("a request");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        let end = answer
            .windows(4)
            .position(|window| window == b"\r\n\r\n")
            .expect("headers");
        let head = String::from_utf8(answer[..end].to_vec()).expect("headers in text");
        (head.to_ascii_lowercase(), answer[end + 4..].to_vec())
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        // It may have ended already.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A device's connection.
pub struct Client {
    socket: WebSocketStream<MaybeTlsStream<tokio::net::TcpStream>>,
    pub challenge: [u8; 32],
}

impl Client {
    /// Connects and hears the challenge.
    pub async fn connect(relay: &Relay) -> Self {
        let (socket, _) = connect_async(format!("ws://{}/sync", relay.address))
            .await
            .expect("a socket");
        let mut client = Self {
            socket,
            challenge: [0; 32],
        };
        match client.hear().await {
            RelayFrame::Challenge { challenge, .. } => client.challenge = challenge,
            other => panic!("a challenge, not {other:?}"),
        }
        client
    }

    /// What the relay answers to a page of this origin: the HTTP status.
    pub async fn status_for_origin(relay: &Relay, origin: &str) -> u16 {
        let mut request = format!("ws://{}/sync", relay.address)
            .into_client_request()
            .expect("a request");
        let origin = origin.parse().expect("a header");
        request.headers_mut().insert("origin", origin);
        match connect_async(request).await {
            Ok((_, response)) => response.status().as_u16(),
            Err(tokio_tungstenite::tungstenite::Error::Http(response)) => {
                response.status().as_u16()
            }
            Err(error) => panic!("an answer, not {error}"),
        }
    }

    /// A page of this origin connects; what it hears first is the test's to say.
    pub async fn connect_from(relay: &Relay, origin: &str) -> Self {
        let mut request = format!("ws://{}/sync", relay.address)
            .into_client_request()
            .expect("a request");
        let origin = origin.parse().expect("a header");
        request.headers_mut().insert("origin", origin);
        let (socket, _) = connect_async(request).await.expect("a socket");
        Self {
            socket,
            challenge: [0; 32],
        }
    }

    /// Connects and is let in; brings the charter if the workshop is not there.
    pub async fn enter(relay: &Relay, workshop: &Workshop, device: &Device) -> Self {
        let mut client = Self::connect(relay).await;
        let hello = device.hello(&client.challenge, &relay.origin());
        client.say(&hello).await;
        let mut answer = client.hear().await;
        if answer == RelayFrame::Unknown {
            let charter = ClientFrame::Charter {
                workshop: workshop.id,
                charter: workshop.charter.clone(),
                token: None,
            };
            client.say(&charter).await;
            client.say(&hello).await;
            answer = client.hear().await;
        }
        assert!(
            matches!(answer, RelayFrame::Welcome { .. }),
            "a welcome, not {answer:?}"
        );
        client
    }

    pub async fn say(&mut self, frame: &ClientFrame) {
        self.say_bytes(frame.to_bytes()).await;
    }

    pub async fn say_bytes(&mut self, bytes: Vec<u8>) {
        self.say_message(Message::Binary(bytes.into())).await;
    }

    /// Says something; that the relay hangs up meanwhile is heard, not felt here.
    pub async fn say_message(&mut self, message: Message) {
        drop(timeout(LONG, self.socket.send(message)).await);
    }

    /// The next frame.
    pub async fn hear(&mut self) -> RelayFrame {
        self.hear_until_end().await.expect("a frame, not the end")
    }

    /// The next frame, or that the connection is closed.
    pub async fn hear_until_end(&mut self) -> Option<RelayFrame> {
        loop {
            let message = timeout(LONG, self.socket.next())
                .await
                .expect("something in time");
            match message {
                Some(Ok(Message::Binary(bytes))) => {
                    return Some(RelayFrame::from_bytes(&bytes).expect("a frame"));
                }
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                _ => return None,
            }
        }
    }

    /// Everything up to the goodbye and the end.
    pub async fn goodbye(&mut self) -> Option<Goodbye> {
        let mut last = None;
        while let Some(frame) = self.hear_until_end().await {
            if let RelayFrame::Goodbye { reason } = frame {
                last = Some(reason);
            }
        }
        last
    }

    /// Follows a stream and hears it up to its place.
    pub async fn follow(&mut self, stream: StreamId, cursor: Option<Cursor>) -> Vec<RelayFrame> {
        self.follow_of(stream, cursor, None).await
    }

    /// The same of what is about one person alone. Ends too where it may not be followed.
    pub async fn follow_of(
        &mut self,
        stream: StreamId,
        cursor: Option<Cursor>,
        owner: Option<PersonId>,
    ) -> Vec<RelayFrame> {
        self.say(&ClientFrame::Subscribe {
            stream,
            cursor,
            packs: owner.is_some(),
            owner,
        })
        .await;
        let mut frames = Vec::new();
        loop {
            let frame = self.hear().await;
            let is_last = matches!(
                frame,
                RelayFrame::Position { .. } | RelayFrame::NotFollowed { .. }
            );
            frames.push(frame);
            if is_last {
                return frames;
            }
        }
    }

    /// Hears until so many records were accepted.
    pub async fn accepted(&mut self, count: usize) -> Vec<RelayFrame> {
        let mut accepted = Vec::new();
        while accepted.len() < count {
            let frame = self.hear().await;
            if matches!(frame, RelayFrame::Accepted { .. }) {
                accepted.push(frame);
            } else if matches!(
                frame,
                RelayFrame::Refused { .. } | RelayFrame::Goodbye { .. }
            ) {
                panic!("an acknowledgement, not {frame:?}");
            }
        }
        accepted
    }
}
