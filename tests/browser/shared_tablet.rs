//! A shared tablet: several persons one after another, and two roles beside each other.

use protocol::file::RecordFile;
use protocol::{PersonId, Record, Role};
use sync::DocumentId;
use temadag::device;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::device::{contribution, created, link_of, texts};

#[wasm_bindgen_test]
async fn the_next_person_has_a_sheet_of_their_own_and_the_first_stays() {
    let links = created("Tablet").await.links();
    let anna = device::join(link_of(&links.participant)).await.unwrap();
    let facilitator_stays = anna.persons();
    anna.sit_down(2);
    let annas = DocumentId::sheet(2, anna.person());
    let command = contribution(&anna, "Annas");
    anna.write(annas, command).await.unwrap();

    let bo = anna.new_person().await.unwrap();
    assert_ne!(bo.person(), anna.person());
    assert_eq!(bo.table(), None);
    bo.sit_down(2);
    let bos = DocumentId::sheet(2, bo.person());
    let command = contribution(&bo, "Bos");
    bo.write(bos, command).await.unwrap();
    assert_eq!(texts(&bo, bos), ["Bos"]);
    assert_eq!(texts(&bo, annas), ["Annas"]);
    // “Gem som fil” hands over what either of them wrote.
    let file = bo.record_file().unwrap();
    let file = RecordFile::from_bytes(&file).unwrap();
    let owners: Vec<_> = file
        .records()
        .map(|bytes| Record::parse(bytes).unwrap().header().owner)
        .collect();
    assert!(owners.contains(&annas.owner) && owners.contains(&bos.owner));
    // The device that was handed over is closed: it answers no more.
    assert!(
        anna.write(annas, contribution(&anna, "for sent"))
            .await
            .is_err()
    );
    assert_eq!(bo.persons().len(), facilitator_stays.len() + 1);

    let annas_person: PersonId = anna.person();
    drop(anna);
    let back = bo.return_to(annas_person).await.unwrap();
    assert_eq!((back.person(), back.table()), (annas_person, Some(2)));
    assert_eq!(texts(&back, annas), ["Annas"]);
}

#[wasm_bindgen_test]
async fn a_reload_stays_with_the_person() {
    let links = created("Genindlæs").await.links();
    let first = device::join(link_of(&links.participant)).await.unwrap();
    let second = first.new_person().await.unwrap();
    let (workshop, person) = (second.workshop(), second.person());
    drop((first, second));
    assert_eq!(device::open(workshop).await.unwrap().person(), person);
    // The same link once more is no new person.
    let again = device::join(link_of(&links.participant)).await.unwrap();
    assert_eq!(again.person(), person);
}

#[wasm_bindgen_test]
async fn a_facilitators_link_stands_beside_a_participants() {
    let device = created("Roller").await;
    let links = device.links();
    let facilitator = device.person();
    drop(device);
    let participant = device::join(link_of(&links.participant)).await.unwrap();
    assert_eq!(participant.role(), Role::Participant);
    assert_ne!(participant.person(), facilitator);
    assert!(participant.links().facilitator.is_none());
    let participants_person = participant.person();
    drop(participant);
    let back = device::join(link_of(&links.facilitator.unwrap()))
        .await
        .unwrap();
    assert_eq!(
        (back.role(), back.person()),
        (Role::Facilitator, facilitator)
    );
    drop(back);
    let again = device::join(link_of(&links.participant)).await.unwrap();
    assert_eq!(again.person(), participants_person);
}

#[wasm_bindgen_test]
async fn a_receipt_code_brings_the_person_to_another_device() {
    let links = created("Kvittering").await.links();
    let there = device::join(link_of(&links.participant)).await.unwrap();
    let code = there.receipt_code().unwrap();
    let person = there.person();
    // Another device would begin with a person of its own.
    let here = there.new_person().await.unwrap();
    assert_ne!(here.person(), person);
    assert!(here.bring_person("0000-0000").await.is_err());
    let brought = here.bring_person(&code.to_lowercase()).await.unwrap();
    assert_eq!(brought.person(), person);
}
