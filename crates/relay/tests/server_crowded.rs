//! The real program and those who only stand in the way: whoever has business with the relay gets by.

mod support;

use std::io::Read;

use support::relay_process::Relay;

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
