//! Sizes: what is small and becomes large, and what is as large as it may be.

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use protocol::{ItemId, Stream, StreamId};
use simulation::mutation::{self, leb128};
use sync::{DocumentId, SetAside, Trouble, Unreadable};
use workshop::{SheetCommand, TEXT_LIMIT};

use crate::evening::Evening;
use crate::insider::{Insider, file, file_of};

/// A number above zero as LEB128 that may have a sign.
fn run(count: u64) -> Vec<u8> {
    let mut bytes = leb128(count);
    if bytes.last().is_some_and(|last| last & 0x40 != 0) {
        let last = bytes.len() - 1;
        bytes[last] |= 0x80;
        bytes.push(0);
    }
    bytes
}

/// A change that sets one key of the root so many times.
fn endless(actor: [u8; 32], dependency: [u8; 32], start_op: u64, count: u64) -> Vec<u8> {
    let columns: [(u64, Vec<u8>); 5] = [
        (0x15, [run(count), vec![1, b'x']].concat()),
        (0x34, leb128(count)),
        (0x42, [run(count), vec![1]].concat()),
        (0x56, [run(count), vec![0]].concat()),
        (0x70, [run(count), vec![0]].concat()),
    ];
    let mut body = vec![1];
    body.extend(dependency);
    body.push(32);
    body.extend(actor);
    body.extend([leb128(1), leb128(start_op), vec![0, 0, 0]].concat());
    body.push(columns.len() as u8);
    for (specification, bytes) in &columns {
        body.extend([leb128(*specification), leb128(bytes.len() as u64)].concat());
    }
    for (_, bytes) in &columns {
        body.extend(bytes);
    }
    mutation::chunk(1, &body)
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("a vector");
    encoder.finish().expect("a vector")
}

#[test]
fn two_million_hostile_operations_in_a_hundred_bytes_are_set_aside_a9() {
    let mut evening = Evening::new(1);
    let joint = DocumentId::joint(1);
    let session = evening.world.session(evening.anna).expect("is open");
    let document = session.document(&joint).expect("Anna sits there");
    let (saved, first) = (document.save(), document.heads()[0].0);
    let world = &mut evening.world;
    let insider = Insider::participant(world);
    let mut pen = insider.pen(world);
    let start = mutation::max_op(&saved) + 1;
    let change = endless(pen.id().0, first, start, 2_000_000);
    assert!(change.len() < 160, "{}", change.len());
    let record = insider.write(world, &mut pen, Stream::Table(1), None, vec![change]);
    let file = file(world, vec![pen.chain], &[record]);
    assert_eq!(evening.hand_in(file).new, 1);
    for tab in evening.everybody() {
        let told = evening.world.ledger.troubles.iter().any(|(who, trouble)| {
            let poison = matches!(
                trouble,
                Trouble::SetAside(SetAside::Poison { document, .. }) if *document == joint
            );
            *who == tab && poison
        });
        assert!(told, "{tab:?}");
    }
    evening.nobody_noticed();
}

#[test]
fn hostile_files_that_would_burst_are_too_large_a10() {
    let mut evening = Evening::new(2);
    let session = evening.world.session(evening.facilitator).expect("is open");
    let document = session.document(&DocumentId::joint(1)).expect("is here");
    let (saved, head) = (document.export(), document.heads()[0].0);
    let start = mutation::max_op(&saved) + 1;
    let endless = endless([7; 32], head, start, 3_000_000);
    // Forty megabytes of a change, deflated to forty kilobytes.
    let mut body = vec![1];
    body.extend(head);
    body.push(32);
    body.extend([7; 32]);
    body.extend([leb128(1), leb128(start), vec![0]].concat());
    body.extend(leb128(40 << 20));
    body.extend(vec![b'x'; 40 << 20]);
    let bomb = mutation::chunk(2, &deflated(&body));
    assert!(bomb.len() < 100_000, "{}", bomb.len());
    for file in [
        [&saved[..], &endless].concat(),
        [&saved[..], &bomb].concat(),
    ] {
        let report = evening.hand_in(file);
        assert_eq!(report.unreadable, Some(Unreadable::TooLarge));
    }
    evening.nobody_noticed();
}

/// Every record names a table that nobody knows; looking for each of them would take minutes.
#[test]
fn a_hostile_file_of_many_strange_tables_is_read_in_time_f3() {
    let mut evening = Evening::new(3);
    let world = &mut evening.world;
    let insider = Insider::participant(world);
    let mut pen = insider.pen(world);
    let record = insider.write(world, &mut pen, Stream::Table(1), None, vec![vec![1]]);
    let stream = record.header().stream;
    let at = record
        .bytes()
        .windows(16)
        .position(|bytes| bytes == stream.0)
        .expect("a header names its stream");
    let records = (0..20_000u32)
        .map(|number| {
            let mut name: StreamId = stream;
            name.0[12..].copy_from_slice(&number.to_be_bytes());
            let mut bytes = record.bytes().to_vec();
            bytes[at..at + 16].copy_from_slice(&name.0);
            bytes
        })
        .collect();
    let file = file_of(world, vec![pen.chain], records);
    let start = std::time::Instant::now();
    let report = evening.hand_in(file);
    assert_eq!((report.new, report.refused), (0, 20_000));
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
    evening.nobody_noticed();
}

/// As much as a contribution holds travels whole; a character more is refused with a word, and what
/// a program without the bound writes harms nobody.
#[test]
fn ten_thousand_characters_travel_and_hostile_more_does_not_a8() {
    let mut evening = Evening::new(4);
    let long = |count: usize| "å🙂".chars().cycle().take(count).collect::<String>();
    let world = &mut evening.world;
    let own = world.document_of(evening.anna, false).expect("Anna sits");
    let add = |number: u8, text: String| {
        SheetCommand::AddContribution {
            id: ItemId([number; 16]),
            focus_point: ItemId([1; 16]),
            aspect: ItemId([2; 16]),
            text,
            created: 1,
            imported: None,
        }
        .into()
    };
    let deed = || simulation::ledger::Deed::Other;
    let most = world.write(evening.anna, own, add(1, long(TEXT_LIMIT)), deed());
    let more = world.write(evening.anna, own, add(2, long(TEXT_LIMIT + 1)), deed());
    world.pass(3_000);
    assert!(world.ledger.entries[&most].done);
    assert!(!world.ledger.entries[&more].done);
    let why = world.ledger.failures.remove(&more).expect("is answered");
    assert_eq!(why, "the text has 10001 characters; 10000 is the most");
    // Pasted over each other: as many operations as a change may hold.
    let edit = SheetCommand::EditContribution {
        id: ItemId([1; 16]),
        before: long(TEXT_LIMIT),
        after: "x".repeat(TEXT_LIMIT),
        caret: None,
    }
    .into();
    let pasted = world.write(evening.anna, own, edit, deed());
    world.pass(3_000);
    assert!(world.ledger.entries[&pasted].done);
    for tab in [evening.facilitator, evening.bo] {
        let there = world.contributions(tab, &own);
        let text = |one: &workshop::Contribution| one.text.clone();
        let longest = there.iter().map(text).find(|text| text.starts_with("xx"));
        assert_eq!(longest.expect("is there").len(), TEXT_LIMIT, "{tab:?}");
    }
    evening.nobody_noticed();
}
