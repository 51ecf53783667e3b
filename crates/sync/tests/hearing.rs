//! A hearing: parties read what is published to them and answer, each for themselves; late answers wait. [H4]

mod common;

use common::{evening, sees};
use protocol::{ItemId, Kind, PersonId, Role, Stream};
use simulation::ledger::Deed;
use simulation::{Clock, TabId, World};
use sync::{Decision, DocumentId, Whose};
use workshop::answer_fields::{CREATED, HEARING, TEXT};
use workshop::{
    ANSWERS, Answer, AnswersCommand, Document, HearingCommand, NoticeCommand, NoticedHearing, Write,
};

const HELD: ItemId = ItemId([0xa1; 16]);

fn party(world: &mut World) -> (TabId, PersonId) {
    let tab = world.join(Role::Party, Clock::default());
    world.pass(2_000);
    let person = world.session(tab).expect("it is open").person();
    (tab, person)
}

fn answer(world: &mut World, tab: TabId, person: PersonId, number: u8, text: &str) {
    let id = ItemId::by(person, [number; 16]);
    let add = Write::add(
        ANSWERS,
        id,
        [
            (HEARING, HELD.into()),
            (TEXT, text.into()),
            (CREATED, i64::from(number).into()),
        ],
    );
    let command = AnswersCommand(vec![add]).into();
    world.write(tab, DocumentId::answers(person), command, Deed::Other);
}

/// The hearing's days are published to parties.
fn publish(world: &mut World, facilitator: TabId) {
    let add = Write::add(
        workshop::NOTICED_HEARINGS,
        HELD,
        [
            ("version", HELD.into()),
            ("from", "2016-02-03".into()),
            ("to", "2016-02-24".into()),
        ],
    );
    let command = NoticeCommand(vec![add]).into();
    world.write(facilitator, DocumentId::NOTICE, command, Deed::Other);
}

/// What somebody reads of a party's answers.
fn reads(world: &World, who: TabId, of: PersonId) -> Vec<String> {
    let session = world.session(who).expect("it is open");
    let document = session.document(&DocumentId::answers(of));
    let answers = document.map(|document| Answer::all(document));
    let answers = answers.unwrap_or_default().into_iter();
    answers.map(|answer| answer.text).collect()
}

fn hears(world: &World, who: TabId) -> usize {
    let session = world.session(who).expect("it is open");
    let document = session.document(&DocumentId::NOTICE);
    document.map_or(0, |document| NoticedHearing::all(document).len())
}

/// [H4] [S7]
#[test]
fn a_party_reads_the_notice_and_answers_offline_and_no_other_party_reads_it() {
    let (mut world, facilitator, people) = evening(71, 1);
    publish(&mut world, facilitator);
    let (council, councils) = party(&mut world);
    let (school, schools) = party(&mut world);
    world.pass(5_000);
    assert_eq!(hears(&world, council), 1);
    assert_eq!(hears(&world, people[0]), 1, "members read it too");

    world.network_goes(council.device, None);
    answer(&mut world, council, councils, 1, "Skriv en frist.");
    world.pass(2_000);
    assert_eq!(reads(&world, council, councils), ["Skriv en frist."]);
    assert!(reads(&world, facilitator, councils).is_empty());
    // It is on the disk.
    world.close(council, false);
    world.open(council);
    world.pass(2_000);
    assert_eq!(reads(&world, council, councils), ["Skriv en frist."]);
    world.network_comes(council.device);
    answer(&mut world, school, schools, 2, "Enig.");
    assert!(world.settle());
    assert_eq!(reads(&world, facilitator, councils), ["Skriv en frist."]);
    assert_eq!(reads(&world, facilitator, schools), ["Enig."]);
    for stranger in [school, people[0]] {
        assert!(reads(&world, stranger, councils).is_empty());
    }
    // Nothing of the members' is on a party's device.
    let session = world.session(council).expect("it is open");
    let others = session.documents().filter(|(id, document)| {
        let is_theirs = matches!(id.stream, Stream::Answers | Stream::Notice);
        !is_theirs
            && document.heads() != Document::new(document.kind(), session.lane().id()).heads()
    });
    let others: Vec<Stream> = others.map(|(id, _)| id.stream).collect();
    assert_eq!(others, []);
    assert_eq!(sees(&world, council, DocumentId::joint(1)), 0);
}

/// [H4] [T6]
#[test]
fn an_answer_that_comes_after_the_end_waits_until_it_is_let_in() {
    let (mut world, facilitator, _) = evening(72, 0);
    publish(&mut world, facilitator);
    let (council, councils) = party(&mut world);
    answer(&mut world, council, councils, 1, "I tide.");
    assert!(world.settle());
    world.network_goes(council.device, None);
    world.decide(facilitator, Decision::Close(Kind::Answers));
    assert!(world.settle());
    answer(&mut world, council, councils, 2, "For sent.");
    world.pass(2_000);
    world.network_comes(council.device);
    assert!(world.settle());
    assert_eq!(reads(&world, facilitator, councils), ["I tide."]);
    assert_eq!(
        reads(&world, council, councils),
        ["I tide.", "For sent."],
        "its own"
    );
    let waiting = world.session(facilitator).expect("it is open").waiting();
    assert_eq!(waiting.persons, 1);
    world.decide(facilitator, Decision::Open(Kind::Answers));
    assert!(world.settle());
    assert_eq!(
        reads(&world, facilitator, councils),
        ["I tide.", "For sent."]
    );
}

/// [H4] A device that never comes online hands its answers in as a file.
#[test]
fn an_answer_comes_by_file_too() {
    let (mut world, facilitator, _) = evening(73, 0);
    publish(&mut world, facilitator);
    let (council, councils) = party(&mut world);
    world.network_goes(council.device, None);
    answer(&mut world, council, councils, 1, "Fra en fil.");
    world.pass(2_000);
    let file = world.record_file(council, Whose::Everything);
    let file = file.expect("it has something to hand in");
    world.import(facilitator, "svar.temadag", file.clone());
    world.import(facilitator, "svar (1).temadag", file);
    assert!(world.settle());
    assert_eq!(reads(&world, facilitator, councils), ["Fra en fil."]);
}

/// [H1] What facilitators make of it is theirs: no party and no participant is handed any of it.
#[test]
fn what_facilitators_make_of_answers_stays_with_them() {
    let (mut world, facilitator, people) = evening(74, 1);
    let (council, _) = party(&mut world);
    let add = Write::add(workshop::HEARINGS, HELD, []);
    let command = HearingCommand(vec![add]).into();
    world.write(facilitator, DocumentId::HEARING, command, Deed::Other);
    assert!(world.settle());
    for who in [council, people[0]] {
        let session = world.session(who).expect("it is open");
        assert!(session.document(&DocumentId::HEARING).is_none());
    }
}
