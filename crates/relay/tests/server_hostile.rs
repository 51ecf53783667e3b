//! The real program and those who mean it ill: each gets a word, and nobody else notices.

mod support;

use protocol::*;
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};
use support::relay_process::{Client, Relay};
use support::{Workshop, offer};
use tokio_tungstenite::tungstenite::Message;

#[tokio::test]
async fn a_page_of_another_origin_is_turned_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let relay = Relay::start(&folder.path().join("data"), &[]);
    assert_eq!(
        Client::status_for_origin(&relay, "https://evil.example").await,
        403
    );
    assert_eq!(Client::status_for_origin(&relay, "null").await, 403);
    assert_eq!(
        Client::status_for_origin(&relay, &relay.origin()).await,
        101
    );
}

#[tokio::test]
async fn given_origins_hold_instead_of_the_host() {
    let folder = tempfile::tempdir().expect("a folder");
    let flags = ["--origin", "https://temadag.example"];
    let relay = Relay::start(&folder.path().join("data"), &flags);
    assert_eq!(
        Client::status_for_origin(&relay, "https://temadag.example").await,
        101
    );
    assert_eq!(
        Client::status_for_origin(&relay, "https://evil.example").await,
        403
    );
}

#[tokio::test]
async fn a_page_under_a_name_that_was_forgotten_is_told_and_so_is_the_log_w7() {
    let folder = tempfile::tempdir().expect("a folder");
    let flags = ["--origin", "https://temadag.example"];
    let relay = Relay::start(&folder.path().join("data"), &flags);
    for _ in 0..3 {
        let mut client = Client::connect_from(&relay, &relay.origin()).await;
        assert_eq!(client.goodbye().await, Some(Goodbye::Origin));
    }
    assert_eq!(
        Client::status_for_origin(&relay, "https://evil.example").await,
        403
    );
    let log = relay.log();
    let lines: Vec<&str> = log
        .lines()
        .filter(|line| line.contains("turned away"))
        .collect();
    let [line] = lines[..] else {
        panic!("one line, however many come: {log}");
    };
    assert!(line.contains(&relay.origin()) && line.contains("https://temadag.example"));
    assert!(line.contains("--origin"), "{line}");
}

#[tokio::test]
async fn who_says_nothing_is_sent_away_in_time_w7() {
    let folder = tempfile::tempdir().expect("a folder");
    let relay = Relay::start(&folder.path().join("data"), &["--auth-seconds", "1"]);
    let mut silent = Client::connect(&relay).await;
    assert_eq!(silent.goodbye().await, Some(Goodbye::Timeout));
}

#[tokio::test]
async fn nobody_creates_where_a_token_is_asked_for_but_who_has_it_w12() {
    let folder = tempfile::tempdir().expect("a folder");
    let flags = ["--create", "token=sesam"];
    let relay = Relay::start(&folder.path().join("data"), &flags);
    let workshop = Workshop::new(1);
    let charter = |token: Option<&str>| ClientFrame::Charter {
        workshop: workshop.id,
        charter: workshop.charter.clone(),
        token: token.map(str::to_owned),
    };
    for wrong in [None, Some("simsalabim")] {
        let mut client = Client::connect(&relay).await;
        client.say(&charter(wrong)).await;
        assert_eq!(client.goodbye().await, Some(Goodbye::MayNotCreate));
    }
    let mut client = Client::connect(&relay).await;
    client.say(&charter(Some("sesam"))).await;
    client.say(&ClientFrame::Ping).await;
    assert!(matches!(client.hear().await, RelayFrame::Pong { .. }));
}

#[tokio::test]
async fn behind_a_proxy_nobody_creates_unless_it_is_said_who_may_w12() {
    let folder = tempfile::tempdir().expect("a folder");
    let workshop = Workshop::new(1);
    let charter = ClientFrame::Charter {
        workshop: workshop.id,
        charter: workshop.charter.clone(),
        token: None,
    };
    let public = ["--origin", "https://temadag.example"];
    let said = ["--origin", "https://temadag.example", "--create", "open"];
    let own = ["--origin", "http://localhost:8081"];
    for (name, flags, may) in [
        ("public", &public[..], false),
        ("said", &said, true),
        ("own", &own, true),
    ] {
        let data = folder.path().join(name);
        let relay = Relay::start(&data, flags);
        let mut client = Client::connect(&relay).await;
        client.say(&charter).await;
        client.say(&ClientFrame::Ping).await;
        let answer = client.hear().await;
        assert_eq!(
            matches!(answer, RelayFrame::Pong { .. }),
            may,
            "{name}: {answer:?}"
        );
        let log = std::fs::read_to_string(data.with_extension("log")).expect("a log");
        assert_eq!(log.contains("set TEMADAG_CREATE_TOKEN"), !may, "{log}");
    }
}

#[tokio::test]
async fn a_greeting_for_another_relay_does_not_count_here_w2() {
    let folder = tempfile::tempdir().expect("a folder");
    let relay = Relay::start(&folder.path().join("data"), &[]);
    let mut workshop = Workshop::new(1);
    let device = workshop.participant();
    drop(Client::enter(&relay, &workshop, &device).await);
    let mut client = Client::connect(&relay).await;
    let hello = device.hello(&client.challenge, "http://another.example");
    client.say(&hello).await;
    assert_eq!(client.goodbye().await, Some(Goodbye::Authentication));
}

#[tokio::test]
async fn what_is_no_frame_ends_the_connection_with_a_word_and_nobody_else_notices_w7() {
    let folder = tempfile::tempdir().expect("a folder");
    let relay = Relay::start(&folder.path().join("data"), &[]);
    let mut workshop = Workshop::new(1);
    let (mut device, hostile) = (workshop.participant(), workshop.participant());
    let stream = workshop.stream(Stream::Table(1));
    let mut bystander = Client::enter(&relay, &workshop, &device).await;
    bystander.follow(stream, None).await;

    let whole = offer(&[], &[&device.clone().write(1, "x")]).to_bytes();
    let wrong = [
        Message::Binary(Vec::new().into()),
        Message::Binary(whole[..whole.len() / 2].to_vec().into()),
        Message::Binary(vec![0xff; 1_000].into()),
        Message::Binary(vec![0x9b; 100_000].into()),
        Message::Binary(vec![0; limits::FRAME + 1].into()),
        Message::Binary(vec![0; 4 * limits::FRAME].into()),
        Message::Text("hello".into()),
        Message::Binary(device.hello(&[0; 32], "http://x").to_bytes().into()),
    ];
    for message in wrong {
        let what = format!("{} bytes", message.len());
        let mut client = Client::enter(&relay, &workshop, &hostile).await;
        client.say_message(message).await;
        assert_eq!(client.goodbye().await, Some(Goodbye::Malformed), "{what}");
    }
    let record = device.write(1, "undisturbed");
    bystander.say(&offer(&[], &[&record])).await;
    bystander.accepted(1).await;
}

#[tokio::test]
async fn ten_thousand_mutated_frames_bring_nothing_down() {
    let folder = tempfile::tempdir().expect("a folder");
    let relay = Relay::start(&folder.path().join("data"), &[]);
    let mut workshop = Workshop::new(1);
    let (mut device, mut hostile) = (workshop.participant(), workshop.participant());
    let stream = workshop.stream(Stream::Table(1));
    let mut bystander = Client::enter(&relay, &workshop, &device).await;
    bystander.follow(stream, None).await;

    let own = Some(hostile.person.id());
    let pack = hostile.pack(Stream::Table(1), own, &[], &[1; 5_000]);
    let record = hostile.write(1, "mutated");
    let models = [
        offer(&[&hostile.chain], &[&record]).to_bytes(),
        support::pack_frames(&pack)[0].to_bytes(),
        ClientFrame::Subscribe {
            stream,
            cursor: Some(Cursor {
                seq: 1,
                hash: [1; 32],
            }),
            packs: true,
            owner: Some(device.person.id()),
        }
        .to_bytes(),
        ClientFrame::Charter {
            workshop: workshop.id,
            charter: workshop.charter.clone(),
            token: None,
        }
        .to_bytes(),
    ];
    let mut rng = ChaCha20Rng::seed_from_u64(7);
    let mut client = Client::enter(&relay, &workshop, &hostile).await;
    let mut sent = 0;
    while sent < 10_000 {
        // Some of them end the connection; then it comes again.
        for _ in 0..100 {
            let mut bytes = models[rng.next_u32() as usize % models.len()].clone();
            for _ in 0..=rng.next_u32() % 3 {
                let at = rng.next_u32() as usize % bytes.len();
                match rng.next_u32() % 3 {
                    0 => bytes[at] ^= 1 << (rng.next_u32() % 8),
                    1 => bytes[at] = rng.next_u32() as u8,
                    _ => bytes.truncate(at.max(1)),
                }
            }
            client.say_bytes(bytes).await;
            sent += 1;
        }
        client = Client::enter(&relay, &workshop, &hostile).await;
    }
    let record = device.write(1, "undisturbed");
    bystander.say(&offer(&[], &[&record])).await;
    bystander.accepted(1).await;
    let (head, _) = relay.get("/health", "");
    assert!(head.starts_with("http/1.1 200"), "{head}");
}

#[tokio::test]
async fn an_offer_of_more_records_than_a_frame_may_name_is_malformed_w3() {
    let folder = tempfile::tempdir().expect("a folder");
    let relay = Relay::start(&folder.path().join("data"), &[]);
    let mut workshop = Workshop::new(1);
    let device = workshop.participant();
    let mut client = Client::enter(&relay, &workshop, &device).await;
    let records = (0..=limits::RECORDS_IN_FRAME).map(|_| vec![0].into());
    client
        .say(&ClientFrame::Offer {
            chains: vec![],
            records: records.collect(),
        })
        .await;
    assert_eq!(client.goodbye().await, Some(Goodbye::Malformed));
}

#[tokio::test]
async fn who_does_not_read_is_dropped_and_nobody_else_notices_w11() {
    let folder = tempfile::tempdir().expect("a folder");
    let flags = ["--slow-seconds", "1"];
    let relay = Relay::start(&folder.path().join("data"), &flags);
    let mut workshop = Workshop::new(1);
    let (mut writer, reader) = (workshop.participant(), workshop.participant());
    let stream = workshop.stream(Stream::Table(1));
    let mut from = Client::enter(&relay, &workshop, &writer).await;
    // More than any socket buffers, so that the reader's window stays full.
    let rows: Vec<Record> = (0..200)
        .map(|_| writer.write(1, &"x".repeat(100_000)))
        .collect();
    for row in &rows {
        from.say(&offer(&[], &[row])).await;
        from.accepted(1).await;
    }
    let mut slow = Client::enter(&relay, &workshop, &reader).await;
    slow.say(&ClientFrame::Subscribe {
        stream,
        cursor: None,
        packs: false,
        owner: None,
    })
    .await;
    // The relay gives up on it and counts it; until then it is asked again and again.
    loop {
        let (_, metrics) = relay.get("/metrics", "");
        let metrics = String::from_utf8(metrics).expect("text");
        if metrics.contains("temadag_relay_goodbyes_total{reason=\"TooSlow\"} 1") {
            break;
        }
        tokio::task::yield_now().await;
    }
    let mut quick = Client::enter(&relay, &workshop, &reader).await;
    let frames = quick.follow(stream, None).await;
    assert_eq!(support::bench::records(&frames).len(), 200);
}
