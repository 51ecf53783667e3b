//! The real program and those who only stand in the way: whoever has business with the relay gets by.

mod support;

use std::io::Read;

use protocol::*;
use support::Workshop;
use support::relay_process::{Client, Relay};

const HALF_A_REQUEST: &str = "GET / HTTP/1.1\r\nHost: x\r\n";

#[test]
fn half_requests_keep_nobody_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let relay = Relay::start_with_files(256, &data, &[]);
    let _halves: Vec<_> = (0..300).map(|_| relay.begin(HALF_A_REQUEST)).collect();
    let (head, _) = relay.get("/health", "");
    assert!(head.starts_with("http/1.1 200"), "{head}");
    assert!(relay.metric("temadag_relay_made_room_total") > 200);
    let log = std::fs::read_to_string(data.with_extension("log")).expect("a log");
    let said = "256 files may be open here: room for ";
    assert_eq!(log.matches(said).count(), 1, "{log}");
}

#[test]
fn who_asks_for_nothing_in_time_is_dropped() {
    let folder = tempfile::tempdir().expect("a folder");
    let flags = ["--request-seconds", "1"];
    let relay = Relay::start(&folder.path().join("data"), &flags);
    let whole = format!("GET /health HTTP/1.1\r\nHost: {}\r\n\r\n", relay.address);
    for (said, answered) in [("", false), (HALF_A_REQUEST, false), (&whole, true)] {
        let mut all = Vec::new();
        let heard = relay.begin(said).read_to_end(&mut all);
        assert!(heard.is_ok(), "it is the relay that ends it: {heard:?}");
        assert_eq!(all.starts_with(b"HTTP/1.1 200"), answered, "{said:?}");
    }
}

#[test]
fn who_does_not_read_a_file_is_dropped() {
    let folder = tempfile::tempdir().expect("a folder");
    // More than sockets hold.
    let app = folder.path().join("app");
    std::fs::create_dir(&app).expect("a folder");
    std::fs::write(app.join("large.wasm"), vec![7; 30_000_000]).expect("a file");
    let app = app.to_str().expect("a path in text");
    let flags = ["--slow-seconds", "1", "--app", app];
    let relay = Relay::start(&folder.path().join("data"), &flags);
    let mut unread = relay.begin("GET /large.wasm HTTP/1.1\r\nHost: x\r\n\r\n");
    unread.read_exact(&mut [0; 100]).expect("the beginning");
    assert_eq!(relay.metric("temadag_relay_requests"), 2);
    // The relay gives up on it; until then it is asked again and again.
    while relay.metric("temadag_relay_requests") > 1 {
        std::thread::yield_now();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_many_fetch_and_nobody_reads_is_in_memory_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = folder.path().join("app");
    std::fs::create_dir(&app).expect("a folder");
    std::fs::write(app.join("large.wasm"), vec![7; 10_000_000]).expect("a file");
    let app = app.to_str().expect("a path in text");
    let relay = Relay::start(&folder.path().join("data"), &["--app", app]);
    let before = relay.memory_kb();
    let unread: Vec<_> = (0..50)
        .map(|_| {
            let mut unread = relay.begin("GET /large.wasm HTTP/1.1\r\nHost: x\r\n\r\n");
            unread.read_exact(&mut [0; 100]).expect("the beginning");
            unread
        })
        .collect();
    let more = relay.memory_kb() - before;
    assert!(more < 50_000, "{more} KB for {} readers", unread.len());
}

#[tokio::test]
async fn who_has_not_said_who_they_are_takes_no_device_s_place_w11() {
    let folder = tempfile::tempdir().expect("a folder");
    let flags = ["--max-connections", "20", "--max-strangers", "20"];
    let relay = Relay::start(&folder.path().join("data"), &flags);
    let mut silent = Vec::new();
    for _ in 0..30 {
        silent.push(Client::connect(&relay).await);
    }
    let mut workshop = Workshop::new(1);
    let device = workshop.participant();
    let _inside = Client::enter(&relay, &workshop, &device).await;
    // Who has been silent longest made room; who came last has not been turned away.
    assert_eq!(silent[0].goodbye().await, Some(Goodbye::Timeout));
    let last = silent.last_mut().expect("somebody silent");
    last.say(&ClientFrame::Ping).await;
    assert!(matches!(last.hear().await, RelayFrame::Pong { .. }));
}

#[tokio::test]
async fn five_hundred_who_come_back_at_once_all_get_in() {
    rlimit::increase_nofile_limit(u64::MAX).expect("open files");
    let folder = tempfile::tempdir().expect("a folder");
    let relay = Relay::start(&folder.path().join("data"), &[]);
    let mut workshop = Workshop::new(1);
    let mut waiting = Vec::new();
    for _ in 0..500 {
        waiting.push((workshop.participant(), Client::connect(&relay).await));
    }
    let first = workshop.participant();
    let _inside = Client::enter(&relay, &workshop, &first).await;
    for (device, client) in &mut waiting {
        client
            .say(&device.hello(&client.challenge, &relay.origin()))
            .await;
    }
    for (_, client) in &mut waiting {
        assert!(matches!(client.hear().await, RelayFrame::Welcome { .. }));
    }
    assert_eq!(relay.metric("temadag_relay_made_room_total"), 0);
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_silent_socket_takes_little_memory() {
    let folder = tempfile::tempdir().expect("a folder");
    let relay = Relay::start(&folder.path().join("data"), &[]);
    drop(Client::connect(&relay).await);
    let before = relay.memory_kb();
    let mut silent = Vec::new();
    for _ in 0..200 {
        silent.push(Client::connect(&relay).await);
    }
    let each = (relay.memory_kb() - before) / 200;
    assert!(each < 64, "{each} KB for each of {}", silent.len());
}
