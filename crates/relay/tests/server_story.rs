//! The real program: what it takes is there, whatever happens to it.

mod support;

use std::io::Write;
use std::net::TcpStream;
use std::path::Path;

use protocol::*;
use support::bench::{position, records};
use support::relay_process::{Client, Relay};
use support::{Device, Workshop, offer};

fn table(workshop: &Workshop) -> StreamId {
    workshop.stream(Stream::Table(1))
}

fn hashes(frames: &[RelayFrame]) -> Vec<RecordHash> {
    records(frames).into_iter().map(|(_, hash)| hash).collect()
}

async fn write(client: &mut Client, device: &mut Device, text: &str) -> Record {
    let record = device.write(1, text);
    client.say(&offer(&[], &[&record])).await;
    client.accepted(1).await;
    record
}

#[tokio::test]
async fn two_devices_write_and_see_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let relay = Relay::start(&folder.path().join("data"), &[]);
    let mut workshop = Workshop::new(1);
    let (mut one, mut two) = (workshop.participant(), workshop.participant());
    let mut first = Client::enter(&relay, &workshop, &one).await;
    let mut second = Client::enter(&relay, &workshop, &two).await;
    first.follow(table(&workshop), None).await;
    second.follow(table(&workshop), None).await;

    let from_one = write(&mut first, &mut one, "fra den ene").await;
    let heard = [second.hear().await, second.hear().await];
    assert!(matches!(&heard[0], RelayFrame::Chains { .. }));
    assert_eq!(hashes(&heard), vec![from_one.hash()]);
    let from_two = write(&mut second, &mut two, "fra den anden").await;
    let heard = [first.hear().await, first.hear().await];
    assert_eq!(hashes(&heard), vec![from_two.hash()]);
}

#[tokio::test]
async fn what_was_acknowledged_is_there_after_sigkill_w8() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let relay = Relay::start(&data, &[]);
    let mut workshop = Workshop::new(1);
    let mut device = workshop.participant();
    let mut client = Client::enter(&relay, &workshop, &device).await;
    let rows: Vec<Record> = (0..200).map(|n| device.write(1, &n.to_string())).collect();
    for row in &rows {
        client.say(&offer(&[], &[row])).await;
    }
    let accepted = client.accepted(150).await;
    relay.kill();

    let relay = Relay::start(&data, &[]);
    let mut client = Client::enter(&relay, &workshop, &device).await;
    let Some(RelayFrame::Accepted { cursor, .. }) = accepted.get(99) else {
        panic!("an acknowledgement");
    };
    let rest = client.follow(table(&workshop), Some(*cursor)).await;
    assert!(
        !rest
            .iter()
            .any(|frame| matches!(frame, RelayFrame::Reset { .. }))
    );
    let there = hashes(&rest);
    let expected: Vec<RecordHash> = rows.iter().map(Record::hash).skip(100).collect();
    assert!(there.len() >= 50);
    assert_eq!(there, expected[..there.len()]);
    // What was not acknowledged is offered again, with what was.
    for row in &rows {
        client.say(&offer(&[], &[row])).await;
    }
    assert_eq!(client.accepted(200).await.len(), 200);
}

#[tokio::test]
async fn an_empty_disk_is_a_new_log_and_is_filled_again_w4() {
    let folder = tempfile::tempdir().expect("a folder");
    let relay = Relay::start(&folder.path().join("first"), &[]);
    let mut workshop = Workshop::new(1);
    let mut device = workshop.facilitator();
    let mut client = Client::enter(&relay, &workshop, &device).await;
    let record = write(&mut client, &mut device, "held by the device").await;
    let place = position(&client.follow(table(&workshop), None).await).flatten();
    relay.kill();

    let relay = Relay::start(&folder.path().join("second"), &[]);
    let mut client = Client::enter(&relay, &workshop, &device).await;
    let stream = table(&workshop);
    let frames = client.follow(stream, place).await;
    assert_eq!(frames[0], RelayFrame::Reset { stream });
    assert_eq!(position(&frames), Some(None));
    client.say(&offer(&[], &[&record])).await;
    client.accepted(1).await;
}

#[tokio::test]
async fn a_relay_that_is_told_to_stop_says_so_and_loses_nothing_w8() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let relay = Relay::start(&data, &[]);
    let mut workshop = Workshop::new(1);
    let mut device = workshop.participant();
    let mut inside = Client::enter(&relay, &workshop, &device).await;
    let mut outside = Client::connect(&relay).await;
    write(&mut inside, &mut device, "before the end").await;
    assert!(relay.stop(), "it ends well");
    assert_eq!(inside.goodbye().await, Some(Goodbye::Stopping));
    assert_eq!(outside.goodbye().await, Some(Goodbye::Stopping));

    let relay = Relay::start(&data, &[]);
    let mut client = Client::enter(&relay, &workshop, &device).await;
    let frames = client.follow(table(&workshop), None).await;
    assert_eq!(hashes(&frames).len(), 1);
}

/// A browser opens connections ahead of need, and a slow one has asked for half of something.
#[tokio::test]
async fn a_relay_that_is_told_to_stop_does_not_wait_for_half_a_request() {
    let folder = tempfile::tempdir().expect("a folder");
    let relay = Relay::start(&folder.path().join("data"), &[]);
    let _silent = TcpStream::connect(&relay.address).expect("a connection");
    let mut half = TcpStream::connect(&relay.address).expect("a connection");
    half.write_all(b"GET /health HTTP/1.1\r\nHost:")
        .expect("half a request");
    let (status, _) = relay.get("/health", "");
    assert!(status.contains("200"), "{status}");
    let (done, stopped) = std::sync::mpsc::channel();
    std::thread::spawn(move || done.send(relay.stop()));
    let stopped = stopped.recv_timeout(std::time::Duration::from_secs(30));
    assert_eq!(stopped, Ok(true), "it ends well, and in time");
}

#[tokio::test]
async fn forty_devices_write_at_once_and_a_facilitator_gets_everything_in_order_w9() {
    let folder = tempfile::tempdir().expect("a folder");
    let relay = Relay::start(&folder.path().join("data"), &[]);
    let mut workshop = Workshop::new(1);
    let facilitator = workshop.facilitator();
    let mut watcher = Client::enter(&relay, &workshop, &facilitator).await;
    watcher.follow(table(&workshop), None).await;
    let mut writers = Vec::new();
    for n in 0..40 {
        let mut device = workshop.participant();
        let mut client = Client::enter(&relay, &workshop, &device).await;
        writers.push(tokio::spawn(async move {
            let rows: Vec<Record> = (0..25)
                .map(|m| device.write(1, &format!("{n} {m}")))
                .collect();
            for row in &rows {
                client.say(&offer(&[], &[row])).await;
            }
            client.accepted(25).await.len()
        }));
    }
    let mut seqs: Vec<u64> = Vec::new();
    while seqs.len() < 1_000 {
        let frame = watcher.hear().await;
        seqs.extend(records(&[frame]).into_iter().map(|(seq, _)| seq));
    }
    assert!(seqs.is_sorted() && seqs.windows(2).all(|pair| pair[0] < pair[1]));
    for writer in writers {
        assert_eq!(writer.await.expect("a writer"), 25);
    }
    let (_, metrics) = relay.get("/metrics", "");
    let metrics = String::from_utf8(metrics).expect("text");
    assert!(
        metrics.contains("temadag_relay_records_accepted_total 1000"),
        "{metrics}"
    );
    assert!(metrics.contains("temadag_relay_rooms 1\n"), "{metrics}");
    assert!(
        !metrics.contains("goodbyes_total"),
        "nobody was sent away: {metrics}"
    );
    let commits = number_after(&metrics, "temadag_relay_commit_seconds_count ");
    assert!(
        commits < 900.0,
        "what waits is committed together: {commits}"
    );
    let id = workshop.id.to_string();
    assert!(!metrics.contains(&id[..8]), "metrics name nobody");
}

fn number_after(text: &str, name: &str) -> f64 {
    let rest = text.split(name).nth(1).expect("the metric");
    let word = rest.split_whitespace().next().expect("its value");
    word.parse().expect("a number")
}

fn files(folder: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_file() {
            all.extend(std::fs::read(path).expect("a file"));
        }
    }
    all
}

#[tokio::test]
async fn the_disk_and_the_log_hold_nothing_that_anybody_can_read_w13() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let relay = Relay::start(&data, &[]);
    let mut workshop = Workshop::new(1);
    let mut device = workshop.participant();
    let mut client = Client::enter(&relay, &workshop, &device).await;
    let text = "Sagsbehandleren ringede aldrig tilbage";
    let record = write(&mut client, &mut device, text).await;
    relay.get("/health?secret=spørgsmål", "");
    assert!(relay.stop());

    let disk = files(&data);
    let log = files(folder.path());
    let contains = |bytes: &[u8], part: &[u8]| bytes.windows(part.len()).any(|w| w == part);
    assert!(
        contains(&disk, record.bytes()),
        "the record is there, sealed"
    );
    let secret = *device.lane.secret().expose();
    for bytes in [&disk, &log] {
        assert!(!contains(bytes, text.as_bytes()));
        assert!(!contains(bytes, b"Sagsbehandleren"));
        assert!(!contains(bytes, &secret));
    }
    let log = String::from_utf8(log).expect("text");
    assert!(log.contains("opens"), "it does log: {log}");
    for private in [
        workshop.id.to_string(),
        device.lane.id().to_string(),
        device.person.id().to_string(),
        "secret".to_owned(),
    ] {
        assert!(!log.contains(&private), "{private} in {log}");
    }
}
