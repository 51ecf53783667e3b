//! The constants of the formats, byte for byte as everywhere else: what a browser seals a server
//! checks, and what a browser begins every other device continues.

use std::convert::Infallible;

use data_encoding::HEXLOWER;
use protocol::keys::{FIRST_EPOCH, OwnerKeys};
use protocol::secret::{FacilitatorSecret, LaneSecret, OwnerSecret, ParticipantSecret};
use protocol::{Access, LaneKeys, Record, RecordKey, Stream, StreamId};
use rand_core::{TryCryptoRng, TryRng};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;
use workshop::DocumentKind;
use workshop::first_change::{first_change, first_hash};

const RECORDS: &str = include_str!("../../crates/protocol/vectors/records.json");
const FIRST_CHANGES: &str = include_str!("../../crates/workshop/vectors/first-changes.json");

/// Randomness that gives out one nonce.
struct Nonce(Vec<u8>);

impl TryRng for Nonce {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        unreachable!("a nonce is filled")
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        unreachable!("a nonce is filled")
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        bytes.copy_from_slice(&self.0);
        Ok(())
    }
}

impl TryCryptoRng for Nonce {}

fn counting<const N: usize>(from: u8) -> [u8; N] {
    std::array::from_fn(|index| from + index as u8)
}

fn bytes(value: &Value) -> Vec<u8> {
    HEXLOWER.decode(value.as_str().unwrap().as_bytes()).unwrap()
}

/// The key of a stream of the vectors' workshop; the ballots have none of their own.
fn key_of(stream: StreamId) -> Option<RecordKey> {
    let workshop = OwnerKeys::new(&OwnerSecret::from_bytes(counting(0x00))).workshop();
    let access = Access::new(
        workshop,
        &ParticipantSecret::from_bytes(counting(0x20)),
        Some(&FacilitatorSecret::from_bytes(counting(0x40))),
    );
    [
        Stream::Control,
        Stream::Plan,
        Stream::Table(7),
        Stream::Synthesis(0),
    ]
    .into_iter()
    .find(|candidate| access.stream_id(*candidate) == stream)
    .and_then(|stream| access.record_key(stream, FIRST_EPOCH))
}

#[wasm_bindgen_test]
fn records_are_sealed_signed_and_opened_as_the_vectors_say() {
    let vectors: Value = serde_json::from_str(RECORDS).unwrap();
    let mut checked = 0;
    for vector in vectors["vectors"].as_array().unwrap() {
        let (given, expected) = (&vector["given"], &vector["expected"]);
        let Ok(record) = Record::parse(&bytes(&expected["bytes"])) else {
            panic!("{}", vector["description"]);
        };
        record.verify().unwrap();
        let Some(key) = key_of(record.header().stream) else {
            continue;
        };
        let content = bytes(&given["content"]);
        assert_eq!(record.open(&key).unwrap(), content);
        let secret = bytes(&given["lane_secret"]).try_into().unwrap();
        let lane = LaneKeys::new(&LaneSecret::from_bytes(secret));
        let mut nonce = Nonce(bytes(&given["nonce"]));
        let again = Record::seal(record.header().clone(), &key, &content, &lane, &mut nonce);
        assert_eq!(again.unwrap().bytes(), record.bytes());
        assert_eq!(bytes(&expected["hash"]), record.hash().0);
        checked += 1;
    }
    assert!(checked >= 5, "only {checked} vectors fit");
}

#[wasm_bindgen_test]
fn documents_begin_with_the_same_bytes() {
    let vectors: Value = serde_json::from_str(FIRST_CHANGES).unwrap();
    let has_vector = |kind: &&DocumentKind| !kind.declaration().roots.is_empty();
    for &kind in DocumentKind::ALL.iter().filter(has_vector) {
        let vector = &vectors[kind.name()];
        assert_eq!(first_change(kind), bytes(&vector["change"]));
        assert_eq!(first_hash(kind).0.to_vec(), bytes(&vector["hash"]));
    }
}
