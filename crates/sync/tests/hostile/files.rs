//! Files that are cut or bent: of records, and of other programs.

use protocol::{ItemId, LaneId, Stream};
use sha2::{Digest, Sha256};
use simulation::dice::Dice;
use simulation::mutation;
use sync::{DocumentId, Unreadable};

use crate::evening::Evening;
use crate::insider::{Insider, bent, file, file_of, written};

#[test]
fn hostile_files_of_records_say_what_is_wrong_f2() {
    let mut evening = Evening::new(1);
    let (_, chains, records) = written(&mut evening);
    let whole = file(&evening.world, chains, &records);
    for length in (0..whole.len()).step_by(41) {
        let report = evening.hand_in(whole[..length].to_vec());
        let expected = match length {
            0..8 => Unreadable::OtherKind,
            _ => Unreadable::Damaged,
        };
        assert_eq!(report.unreadable, Some(expected), "{length} bytes");
    }
    for bit in (0..whole.len() * 8).step_by(97) {
        let mut flipped = whole.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let report = evening.hand_in(flipped);
        let expected = match bit / 8 {
            0..8 => Unreadable::OtherKind,
            _ => Unreadable::Damaged,
        };
        assert_eq!(report.unreadable, Some(expected), "bit {bit}");
    }
    assert_eq!(evening.hand_in(whole.clone()).new, 3);
    assert_eq!(evening.hand_in(whole).known, 3);
    evening.nobody_noticed();
}

/// The checksum is right, so that the inside is reached: what is taken is what was truly written.
#[test]
fn hostile_records_in_files_are_counted_and_not_taken_f3() {
    let mut evening = Evening::new(2);
    let (_, chains, records) = written(&mut evening);
    let whole = file(&evening.world, chains.clone(), &records);
    let mut refused = 0;
    for _ in 0..300 {
        let dice = &mut evening.world.dice;
        let mut framed = whole[..whole.len() - 32].to_vec();
        mutation::bend(&mut framed, 8, dice);
        let digest = Sha256::digest(&framed);
        framed.extend_from_slice(&digest);
        let report = evening.hand_in(framed);
        refused += report.refused;
        assert!(report.new <= 3);
    }
    // A record alone, bent anywhere: one true one in the middle of two that are not.
    for _ in 0..300 {
        let dice = &mut evening.world.dice;
        let mut parts: Vec<Vec<u8>> = Vec::new();
        for record in &records {
            let mut bytes = bent(record.bytes(), dice);
            bytes.resize(bytes.len().max(64), 0);
            parts.push(bytes);
        }
        let file = file_of(&evening.world, chains.clone(), parts);
        let report = evening.hand_in(file);
        assert_eq!(report.new, 0, "{report:?}");
        refused += report.refused;
    }
    assert!(refused > 600, "{refused}");
    evening.nobody_noticed();
}

/// Files of other programs: cut, flipped, and bent with their checksums right, so that Automerge
/// reads them, and whatever reads what it made of them.
#[test]
fn hostile_automerge_files_say_what_is_wrong_f5() {
    let mut evening = Evening::new(3);
    let session = evening.world.session(evening.facilitator).expect("is open");
    let joint = session.document(&DocumentId::joint(1)).expect("is here");
    let saved = joint.export();
    let facilitator = evening.world.person_of(evening.facilitator).id;
    evening
        .world
        .spoilt
        .insert(DocumentId::sheet(1, facilitator));
    let mut reports = Vec::new();
    for length in (0..saved.len()).step_by(53) {
        reports.push(evening.hand_in(saved[..length].to_vec()));
    }
    for bit in (0..saved.len() * 8).step_by(83) {
        let mut flipped = saved.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        reports.push(evening.hand_in(flipped));
    }
    let unreadable = reports.iter().all(|report| {
        let why = report.unreadable;
        matches!(why, Some(Unreadable::Damaged | Unreadable::OtherKind))
    });
    assert!(unreadable, "{reports:?}");
    let (kind, body) = mutation::parts(&saved).expect("a chunk");
    let mut read = 0;
    for _ in 0..500 {
        let body = bent(&body, &mut evening.world.dice);
        let report = evening.hand_in(mutation::chunk(kind, &body));
        read += usize::from(report.unreadable.is_none());
    }
    // And with changes appended that are bent: these get further.
    for _ in 0..300 {
        let change = bent_change(&saved, &mut evening.world.dice);
        let report = evening.hand_in([&saved[..], &change].concat());
        read += usize::from(report.unreadable.is_none());
    }
    assert!(read > 20, "{read} could be read");
    // A participant may not hand one in at all.
    let report = evening.hand_to(evening.anna, "ark.automerge", saved);
    assert_eq!(report.unreadable, Some(Unreadable::NotAllowed));
    evening.nobody_noticed();
}

/// [F6] Whoever knows what a facilitator will import knows its id, and writes that into a sheet of their own: it
/// comes in all the same, and once.
#[test]
fn a_hostile_sheet_keeps_nothing_from_being_imported_f6() {
    let mut evening = Evening::new(12);
    let anna = evening.world.person_of(evening.anna).id;
    let sheet = DocumentId::sheet(1, anna);
    let world = &mut evening.world;
    let session = world.session(evening.facilitator).expect("is open");
    let mut elsewhere = session.document(&sheet).expect("is here").clone();
    let own = DocumentId::sheet(1, session.person());
    elsewhere.set_lane(LaneId([5; 32]));
    let one = elsewhere.contributions().remove(0);
    let after = format!("{} – med mere", one.text);
    let edit = workshop::SheetCommand::EditContribution {
        id: one.id,
        before: one.text,
        after: after.clone(),
        caret: None,
    }
    .into();
    elsewhere.execute(&edit).expect("can be");
    let digest = Sha256::new()
        .chain_update(b"temadag import\0")
        .chain_update(one.id.0)
        .chain_update(one.focus_point.0)
        .chain_update(one.aspect.0)
        .chain_update(&after)
        .finalize();
    let insider = Insider::participant(world);
    let mut pen = insider.pen(world);
    let theirs = DocumentId::sheet(1, insider.id());
    let mut document = workshop::Document::new(workshop::DocumentKind::Sheet, pen.id());
    let known = workshop::SheetCommand::AddContribution {
        id: ItemId(digest[..16].try_into().expect("16 bytes")),
        focus_point: one.focus_point,
        aspect: one.aspect,
        text: "x".to_owned(),
        created: 1,
        imported: None,
    }
    .into();
    let change = document.execute(&known).expect("can be").remove(0);
    let changes = vec![change.bytes];
    let record = insider.write(world, &mut pen, Stream::Table(1), theirs.owner, changes);
    let records = file(world, vec![pen.chain], &[record]);
    world.spoilt.extend([own, theirs]);
    assert_eq!(evening.hand_in(records).new, 1);
    assert_eq!(evening.hand_in(elsewhere.save()).new, 1);
    assert!(
        evening
            .world
            .texts(evening.facilitator, &own)
            .contains(&after)
    );
    assert_eq!(evening.hand_in(elsewhere.save()).new, 0);
    evening.nobody_noticed();
}

/// A change to a saved document, bent.
fn bent_change(saved: &[u8], dice: &mut Dice) -> Vec<u8> {
    let lane = LaneId([5; 32]);
    let kind = workshop::DocumentKind::JointSheet;
    let mut document = workshop::Document::load(kind, saved, lane).expect("loads");
    let there = document.contributions();
    let one = dice.pick(&there).expect("there are some");
    let command = workshop::JointCommand::EditContribution {
        id: one.id,
        before: one.text.clone(),
        after: format!("{} – eller ej", one.text),
        caret: None,
    }
    .into();
    let history: Vec<Vec<u8>> = document
        .changes_since(&[])
        .into_iter()
        .map(|change| change.bytes)
        .collect();
    let change = document.execute(&command).expect("can be").remove(0);
    mutation::bent(&change.bytes, &history, dice)
}
