//! A device through its life: created, closed, opened again; joined, written, handed over.

use std::cell::RefCell;
use std::rc::Rc;

use protocol::{Link, Role};
use sync::{DocumentId, Failure, Notice, SetAside, Table, Trouble};
use temadag::device::disk::{Change, Disk, Durability, Store};
use temadag::device::{
    self, Beginning, NewWorkshop, OpenError, ReadBackError, SharedDevice, known,
};
use wasm_bindgen_test::wasm_bindgen_test;
use workshop::template::{Language, Template};
use workshop::{Command, CommandError, PlanCommand, SheetCommand};

use crate::some_workshop;

const RECORDS: Store = Store::Session(Table::Records);

pub(crate) async fn created(title: &str) -> SharedDevice {
    let new = NewWorkshop {
        beginning: Beginning::Template(Template::SpecialisedArea2018),
        title: title.to_owned(),
        language: Language::Danish,
        date: Some("2018-01-29".to_owned()),
    };
    device::create(new, None).await.unwrap()
}

pub(crate) fn link_of(address: &str) -> Link {
    Link::parse(address.split_once('#').unwrap().1).unwrap()
}

pub(crate) fn contribution(device: &SharedDevice, text: &str) -> Command {
    let plan = device.read(|session| session.document(&DocumentId::PLAN).unwrap().plan());
    SheetCommand::AddContribution {
        id: device.new_item(),
        // A participant whose plan has not come yet may write all the same.
        focus_point: plan
            .focus_points
            .first()
            .map_or_else(|| device.new_item(), |point| point.id),
        aspect: plan
            .aspects
            .first()
            .map_or_else(|| device.new_item(), |aspect| aspect.id),
        text: text.to_owned(),
        created: device.now(),
        imported: None,
    }
    .into()
}

pub(crate) fn texts(device: &SharedDevice, document: DocumentId) -> Vec<String> {
    device.read(|session| {
        session
            .document(&document)
            .map(|document| {
                document
                    .contributions()
                    .into_iter()
                    .map(|one| one.text)
                    .collect()
            })
            .unwrap_or_default()
    })
}

#[wasm_bindgen_test]
async fn a_workshop_that_was_created_opens_again() {
    let device = created("Temadag æøå").await;
    let workshop = device.workshop();
    assert_eq!(device.role(), Role::Facilitator);
    let plan = device.read(|session| session.document(&DocumentId::PLAN).unwrap().plan());
    assert_eq!(plan.title, "Temadag æøå");
    assert_eq!(plan.date.as_deref(), Some("2018-01-29"));
    assert_eq!(
        (
            plan.focus_points.len(),
            plan.aspects.len(),
            plan.tables.len()
        ),
        (4, 4, 60)
    );
    let (person, lane) = (device.person(), device.read(|session| session.lane().id()));
    let links = device.links();
    drop(device);

    let again = device::open(workshop).await.unwrap();
    assert_eq!(again.person(), person);
    assert_eq!(again.read(|session| session.lane().id()), lane);
    assert!(again.links() == links);
    again
        .write(
            DocumentId::PLAN,
            PlanCommand::EditTitle {
                before: "Temadag æøå".to_owned(),
                after: "Temadag æøå 2018".to_owned(),
            }
            .into(),
        )
        .await
        .unwrap();
    let plan_again = again.read(|session| session.document(&DocumentId::PLAN).unwrap().plan());
    assert_eq!(plan_again.title, "Temadag æøå 2018");
    assert_eq!(plan_again.focus_points, plan.focus_points);
    let known = known::find(workshop).unwrap();
    assert_eq!(
        (known.title.as_str(), known.role),
        ("Temadag æøå 2018", Role::Facilitator)
    );
}

#[wasm_bindgen_test]
async fn a_workshop_is_open_once_in_a_tab() {
    let device = created("Én gang").await;
    let workshop = device.workshop();
    let same = device::open(workshop).await.unwrap();
    assert!(Rc::ptr_eq(&device, &same));
    let link = link_of(&device.links().facilitator.unwrap());
    assert!(Rc::ptr_eq(&device, &device::join(link).await.unwrap()));
    drop((device, same));
    // Two pages that open at the same moment.
    let (one, other) =
        futures_util::future::join(device::open(workshop), device::open(workshop)).await;
    assert!(Rc::ptr_eq(&one.unwrap(), &other.unwrap()));
}

#[wasm_bindgen_test]
async fn a_workshop_that_nobody_joined_here_is_unknown() {
    let opened = device::open(some_workshop()).await;
    assert!(matches!(opened, Err(OpenError::Unknown)));
}

#[wasm_bindgen_test]
async fn links_say_what_they_are_for_and_keep_secrets_in_the_fragment() {
    let links = created("Links").await.links();
    let facilitator = links.facilitator.unwrap();
    let origin = web_sys::window().unwrap().location().origin().unwrap();
    assert!(links.participant.starts_with(&format!("{origin}/deltag#")));
    assert!(facilitator.starts_with(&format!("{origin}/facilitator#")));
    assert_eq!(
        link_of(&links.participant),
        link_of(&facilitator).for_participants()
    );
}

#[wasm_bindgen_test]
async fn what_a_participant_writes_is_told_then_answered_and_there_after_a_reload() {
    let facilitator = created("Bord 7").await;
    let link = link_of(&facilitator.links().participant);
    drop(facilitator);
    let device = device::join(link).await.unwrap();
    assert_eq!((device.role(), device.table()), (Role::Participant, None));
    device.sit_down(7);
    let sheet = DocumentId::sheet(7, device.person());
    let heard: Rc<RefCell<Vec<&str>>> = Rc::default();
    let ears = heard.clone();
    let weak = Rc::downgrade(&device);
    let listening = device.listen(move |notice| {
        match notice {
            Notice::Touched { document, .. } if *document == sheet => {
                // Nothing is borrowed: the new text can be read at once.
                let shown = texts(&weak.upgrade().unwrap(), sheet);
                assert_eq!(shown, ["Mere tid"]);
                ears.borrow_mut().push("touched");
            }
            Notice::Done(_) => ears.borrow_mut().push("done"),
            _ => {}
        }
    });
    let command = contribution(&device, "Mere tid");
    device.write(sheet, command).await.unwrap();
    assert_eq!(*heard.borrow(), ["touched", "done"]);
    drop(listening);
    let command = contribution(&device, "Og ro");
    device.write(sheet, command).await.unwrap();
    assert_eq!(heard.borrow().len(), 2);

    let (workshop, person) = (device.workshop(), device.person());
    drop(device);
    let again = device::open(workshop).await.unwrap();
    assert_eq!(
        (again.person(), again.table(), again.role()),
        (person, Some(7), Role::Participant)
    );
    let mut shown = texts(&again, sheet);
    shown.sort();
    assert_eq!(shown, ["Mere tid", "Og ro"]);
    assert!(
        again
            .record_file()
            .is_some_and(|file| protocol::file::RecordFile::is_one(&file))
    );
    assert_eq!(again.links().facilitator, None);
}

#[wasm_bindgen_test]
async fn what_went_wrong_before_anyone_listened_is_told_to_the_first_who_does() {
    let facilitator = created("Revet side").await;
    let link = link_of(&facilitator.links().participant);
    drop(facilitator);
    let device = device::join(link).await.unwrap();
    device.sit_down(7);
    let (workshop, person) = (device.workshop(), device.person());
    let command = contribution(&device, "Mere tid");
    let sheet = DocumentId::sheet(7, person);
    device.write(sheet, command).await.unwrap();
    drop(device);

    let disk = Disk::separate(workshop);
    let records = disk.slice(RECORDS, "", None, 10).await.unwrap();
    let (key, mut value) = records.into_iter().next_back().unwrap();
    value.pop();
    let damage = vec![Change::Put(RECORDS, key.clone(), value)];
    disk.transact(damage, Durability::Strict).await.unwrap();

    // A participant's device has read everything when it is handed out.
    let again = device::open(workshop).await.unwrap();
    let heard: Rc<RefCell<Vec<Trouble>>> = Rc::default();
    let listen = |device: &SharedDevice| {
        let ears = heard.clone();
        device.listen(move |notice| {
            if let Notice::Trouble(trouble) = notice {
                ears.borrow_mut().push(trouble.clone());
            }
        })
    };
    let first = listen(&again);
    let owner = Some(person);
    let torn = Trouble::SetAside(SetAside::Record { owner, key });
    assert_eq!(*heard.borrow(), [torn]);
    let second = listen(&again);
    assert_eq!(heard.borrow().len(), 1);
    drop((first, second));
}

#[wasm_bindgen_test]
async fn what_may_not_be_written_is_refused_with_the_reason() {
    let device = created("Grænser").await;
    device.sit_down(3);
    let sheet = DocumentId::sheet(3, device.person());
    let command = contribution(&device, &"å".repeat(10_001));
    let refused = device.write(sheet, command).await;
    assert!(matches!(
        refused,
        Err(Failure::Command(CommandError::TooLong {
            length: 10_001,
            limit: 10_000
        }))
    ));
    let other = DocumentId::sheet(3, protocol::PersonId([9; 32]));
    let command = contribution(&device, "en andens");
    assert!(device.write(other, command).await.is_err());
}

#[wasm_bindgen_test]
async fn a_file_counts_once_alone_or_in_an_archive() {
    let facilitator = created("Filer").await;
    let workshop = facilitator.workshop();
    let links = facilitator.links();
    drop(facilitator);
    let participant = device::join(link_of(&links.participant)).await.unwrap();
    participant.sit_down(4);
    let sheet = DocumentId::sheet(4, participant.person());
    for text in ["et", "to", "tre"] {
        let command = contribution(&participant, text);
        participant.write(sheet, command).await.unwrap();
    }
    let file = participant.record_file();
    drop(participant);
    let facilitator = device::join(link_of(&links.facilitator.unwrap()))
        .await
        .unwrap();
    assert_eq!(facilitator.workshop(), workshop);
    if let Some(file) = file {
        let zip = device::archive::pack([
            ("a.temadag".to_owned(), file.clone()),
            ("readme.txt".to_owned(), b"hello".to_vec()),
        ]);
        let first = facilitator.import("a.temadag", file.clone()).await;
        let second = facilitator.import("a.temadag", file).await;
        let third = facilitator.import("alt.zip", zip).await;
        assert_eq!(
            (first.unreadable, second.unreadable, third.unreadable),
            (None, None, None)
        );
        assert_eq!((second.new, third.new, third.refused), (0, 0, 1));
        assert_eq!(first.new + first.known, second.known);
    } else {
        panic!("a participant has something to save");
    }
    let bad = facilitator
        .import("x.txt", b"not a file of ours".to_vec())
        .await;
    assert!(bad.unreadable.is_some());
}

#[wasm_bindgen_test]
async fn documents_go_out_as_an_archive_of_automerge_files() {
    let device = created("Arkiv").await;
    device.sit_down(7);
    let sheet = DocumentId::sheet(7, device.person());
    let command = contribution(&device, "ud");
    device.write(sheet, command).await.unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(device.documents_zip())).unwrap();
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    let own = format!("bord-07/ark-{:.8}.automerge", device.person().to_string());
    for name in ["plan.automerge", "bord-07/faelles.automerge", &own] {
        assert!(
            names.iter().any(|there| there == name),
            "{name} is not in {names:?}"
        );
    }
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut archive.by_name(&own).unwrap(), &mut bytes).unwrap();
    let lane = protocol::LaneId([1; 32]);
    let document = workshop::Document::load(workshop::DocumentKind::Sheet, &bytes, lane).unwrap();
    assert_eq!(document.contributions().len(), 1);
}

/// [D14]
#[wasm_bindgen_test]
async fn the_owners_secret_goes_when_its_file_was_read_back() {
    let device = created("Gendan").await;
    let workshop = device.workshop();
    let file = device.recovery_file().unwrap();
    let other = created("En anden").await.recovery_file().unwrap();
    assert_eq!(
        device.recovery_read_back(&other).await,
        Err(ReadBackError::OtherWorkshop)
    );
    assert!(matches!(
        device.recovery_read_back(&file[..file.len() - 1]).await,
        Err(ReadBackError::File(_))
    ));
    assert!(device.recovery_file().is_some());
    device.recovery_read_back(&file).await.unwrap();
    assert!(device.recovery_file().is_none());
    drop(device);
    let again = device::open(workshop).await.unwrap();
    assert!(again.recovery_file().is_none());
    // The file opens the workshop, and opening it does not bring the secret back.
    drop(again);
    let recovered = device::open_recovery(&file).await.unwrap();
    assert_eq!(
        (recovered.workshop(), recovered.role()),
        (workshop, Role::Facilitator)
    );
    assert!(recovered.recovery_file().is_none());
    assert!(recovered.read(|session| session.charter().is_some()));
    assert!(matches!(
        device::open_recovery(b"TEMADAGR").await,
        Err(OpenError::File(_))
    ));
}
