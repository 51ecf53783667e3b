//! Archives: what goes out comes in again, and what is made to burst does not.

use std::io::{Cursor, Read, Write};

use sync::Unreadable;
use temadag::device::archive::{is_one, pack, unpack};
use wasm_bindgen_test::wasm_bindgen_test;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn deflated(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in files {
        archive.start_file(name, options).unwrap();
        archive.write_all(&content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[wasm_bindgen_test]
fn what_was_packed_is_unpacked() {
    let files = vec![
        ("plan.automerge".to_owned(), vec![1, 2, 3]),
        (
            "bord-07/ark-1a2b3c4d.automerge".to_owned(),
            vec![0; 100_000],
        ),
        ("bord-07/fælles.automerge".to_owned(), Vec::new()),
    ];
    let packed = pack(files.clone());
    assert!(is_one(&packed));
    let unpacked = unpack(&packed).unwrap();
    let contents = |files: &[(String, Vec<u8>)]| -> Vec<Vec<u8>> {
        files.iter().map(|(_, content)| content.clone()).collect()
    };
    assert_eq!(contents(&unpacked), contents(&files));
    assert_eq!(unpacked[1].0, "ark-1a2b3c4d.automerge");
    assert_eq!(unpack(&deflated(files.clone())).unwrap(), unpacked);
    assert!(is_one(&pack([])));
    assert_eq!(unpack(&pack([])), Ok(Vec::new()));
}

#[wasm_bindgen_test]
fn another_reader_reads_what_was_packed() {
    let packed = pack([
        ("plan.automerge".to_owned(), vec![1, 2, 3]),
        ("bord-07/fælles.automerge".to_owned(), vec![7; 70_000]),
    ]);
    let mut archive = zip::ZipArchive::new(Cursor::new(packed)).unwrap();
    assert_eq!(archive.len(), 2);
    let mut content = Vec::new();
    let mut entry = archive.by_name("bord-07/fælles.automerge").unwrap();
    entry.read_to_end(&mut content).unwrap();
    assert_eq!(content, vec![7; 70_000]);
}

#[wasm_bindgen_test]
fn an_archive_with_a_comment_folders_and_what_stands_behind_files_is_read() {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive
        .set_comment("PK\u{5}\u{6} is how an end begins")
        .unwrap();
    let options = SimpleFileOptions::default();
    archive.add_directory("bord-07/", options).unwrap();
    archive
        .start_file("bord-07/ark.automerge", options)
        .unwrap();
    archive.write_all(b"content").unwrap();
    let bytes = archive.finish().unwrap().into_inner();
    assert_eq!(
        unpack(&bytes).unwrap(),
        [("ark.automerge".to_owned(), b"content".to_vec())]
    );
}

#[wasm_bindgen_test]
fn a_name_that_climbs_is_only_a_name() {
    let unpacked = unpack(&deflated([("../../etc/passwd".to_owned(), vec![1])])).unwrap();
    assert_eq!(unpacked, [("passwd".to_owned(), vec![1])]);
    let unpacked = unpack(&deflated([(
        "C:\\Windows\\x.automerge".to_owned(),
        vec![1],
    )]))
    .unwrap();
    assert_eq!(unpacked[0].0, "x.automerge");
}

#[wasm_bindgen_test]
fn a_bomb_is_refused_whether_it_lies_about_its_size_or_not() {
    let bomb = deflated([("bomb".to_owned(), vec![0; 65 * 1024 * 1024])]);
    assert!(bomb.len() < 100_000);
    assert_eq!(unpack(&bomb), Err(Unreadable::TooLarge));
    // The same, claiming in both of its headers that it holds one byte.
    let mut lying = bomb.clone();
    let size = (65u32 * 1024 * 1024).to_le_bytes();
    let places: Vec<usize> = (0..lying.len() - 4)
        .filter(|place| lying[*place..].starts_with(&size))
        .collect();
    assert!(!places.is_empty());
    for place in places {
        lying[place..place + 4].copy_from_slice(&1u32.to_le_bytes());
    }
    assert!(matches!(
        unpack(&lying),
        Err(Unreadable::TooLarge | Unreadable::Damaged)
    ));
    // Many that are small alone.
    let many = deflated((0..70).map(|number| (number.to_string(), vec![0; 1024 * 1024])));
    assert_eq!(unpack(&many), Err(Unreadable::TooLarge));
}

#[wasm_bindgen_test]
fn too_many_files_are_refused() {
    let many = pack((0..2_001).map(|number| (number.to_string(), Vec::new())));
    assert_eq!(unpack(&many), Err(Unreadable::TooLarge));
    let enough = pack((0..2_000).map(|number| (number.to_string(), Vec::new())));
    assert_eq!(unpack(&enough).unwrap().len(), 2_000);
}

#[wasm_bindgen_test]
fn damaged_archives_are_refused_and_never_trap() {
    let sound = deflated((0..5).map(|number| {
        (
            format!("{number}.automerge"),
            format!("content {number} ").repeat(50).into_bytes(),
        )
    }));
    for length in 0..sound.len() {
        assert!(unpack(&sound[..length]).is_err(), "cut at {length}");
    }
    for place in 0..sound.len() {
        let mut flipped = sound.clone();
        flipped[place] ^= 0x55;
        // Many places do not matter; none may trap or grow beyond bounds.
        if let Ok(files) = unpack(&flipped) {
            assert!(
                files
                    .iter()
                    .map(|(_, content)| content.len())
                    .sum::<usize>()
                    <= 5_000
            );
        }
    }
    assert!(!is_one(b""));
    assert!(unpack(b"").is_err());
}
