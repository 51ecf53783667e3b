//! Documents as bytes: where they begin, what loads, what other programs make of them.

mod common;

use automerge::transaction::Transactable;
use automerge::{ActorId, AutoCommit, ObjType, ROOT, ReadDoc};
use common::{add, add_joint, edit, exchange, item, lane, person, plan_of, run, whole};
use serde_json::json;
use workshop::template::Template;
use workshop::{
    ApplyError, CommandError, Document, DocumentKind, LoadError, Profile, Reading, Schema,
    SheetCommand,
};

/// [A1]
#[test]
fn two_devices_start_from_the_same_bytes() {
    for &kind in DocumentKind::ALL {
        let here = Document::new(kind, lane(1));
        let there = Document::new(kind, lane(2));
        assert_eq!(here.save(), there.save());
        assert!(Document::open(&here.save(), lane(1)).is_ok_and(|opened| opened.kind() == kind));
        assert_eq!(here.lane(), lane(1));
    }
}

/// [A2]
#[test]
fn a_fresh_document_holds_its_empty_parts() {
    assert_eq!(
        whole(&Document::new(DocumentKind::Plan, lane(1))),
        json!({
            "schema": 1, "kind": "plan", "title": "", "focusPoints": {}, "aspects": {},
            "stakeholders": {}, "tables": {}, "programme": {},
        })
    );
    assert_eq!(
        whole(&Document::new(DocumentKind::Sheet, lane(1))),
        json!({
            "schema": 1, "kind": "sheet", "profile": {}, "contributions": {}, "comments": {}, "marks": {},
        })
    );
    assert_eq!(
        whole(&Document::new(DocumentKind::JointSheet, lane(1))),
        json!({ "schema": 1, "kind": "jointSheet", "contributions": {}, "seats": {} })
    );
}

/// [A7]
#[test]
fn a_newer_schema_is_read_and_not_written() {
    let mut sheet = Document::new(DocumentKind::Sheet, lane(1));
    run(&mut sheet, &[add(1, "Ord")]);
    let mut newer = AutoCommit::load(&sheet.save()).expect("loads");
    newer.put(ROOT, "schema", 2).expect("puts");
    newer.put(ROOT, "moods", "sunny").expect("puts");
    let mut sheet = Document::load(DocumentKind::Sheet, &newer.save(), lane(1)).expect("loads");
    assert_eq!(sheet.schema(), Schema::Newer(2));
    assert_eq!(sheet.contributions()[0].text, "Ord");
    assert!(matches!(
        sheet.execute(&add(2, "mere")),
        Err(CommandError::Newer(2))
    ));
    assert_eq!(whole(&sheet)["moods"], "sunny");
}

#[test]
fn a_document_asleep_says_what_it_says_awake() {
    let mut sheet = Document::new(DocumentKind::Sheet, lane(1));
    run(&mut sheet, &[add(1, "Ord"), add(2, "Flere ord")]);
    let mut joint = Document::new(DocumentKind::JointSheet, lane(1));
    run(&mut joint, &[add_joint(3, "Vores", person(1))]);
    for awake in [sheet, joint, plan_of(Template::SpecialisedArea2018)] {
        let kept = awake.read().to_bytes();
        let reading = Reading::from_bytes(awake.kind(), &kept).expect("this program kept it");
        let mut asleep = Document::asleep(awake.kind(), awake.save(), reading, lane(2));
        assert_eq!(asleep.plan(), awake.plan());
        assert_eq!(asleep.contributions(), awake.contributions());
        assert_eq!(asleep.profile(), awake.profile());
        assert_eq!(asleep.seats(), awake.seats());
        assert_eq!(asleep.schema(), awake.schema());
        for one in awake.contributions() {
            assert_eq!(asleep.contribution(&one.id), Some(one));
        }
        assert_eq!(asleep.save(), awake.save());
        assert!(asleep.is_asleep());
        asleep.wake().expect("loads");
        assert_eq!(asleep.heads(), awake.heads());
        assert_eq!(asleep.read(), awake.read());
        assert_eq!((asleep.lane(), asleep.save()), (lane(2), awake.save()));
    }
}

#[test]
fn a_document_asleep_is_written_into_once_it_was_woken() {
    let mut sheet = Document::new(DocumentKind::Sheet, lane(1));
    run(&mut sheet, &[add(1, "Ord")]);
    let mut asleep = Document::asleep(sheet.kind(), sheet.save(), sheet.read(), lane(1));
    let refused = asleep.execute(&add(2, "Flere ord"));
    assert!(matches!(refused, Err(CommandError::Asleep)));
    assert!(matches!(asleep.apply_changes(&[]), Err(ApplyError::Asleep)));
    assert!(asleep.is_asleep());
    asleep.wake().expect("loads");
    run(&mut asleep, &[add(2, "Flere ord")]);
    run(&mut sheet, &[add(2, "Flere ord")]);
    assert_eq!(asleep.save(), sheet.save());
    assert_eq!(asleep.contributions(), sheet.contributions());
}

/// Any participant may write in it, and nobody may lock it for the others.
#[test]
fn a_joint_sheet_that_says_to_be_newer_is_written_a7() {
    let joint = Document::new(DocumentKind::JointSheet, lane(1));
    let mut newer = AutoCommit::load(&joint.save()).expect("loads");
    newer.put(ROOT, "schema", 2).expect("puts");
    let mut joint =
        Document::load(DocumentKind::JointSheet, &newer.save(), lane(1)).expect("loads");
    assert_eq!(joint.schema(), Schema::Current);
    run(&mut joint, &[add_joint(1, "Ord", person(1))]);
    assert_eq!(joint.contributions()[0].text, "Ord");
}

/// [A3]
#[test]
fn unknown_fields_are_kept() {
    let mut sheet = Document::new(DocumentKind::Sheet, lane(1));
    run(&mut sheet, &[add(1, "Ord")]);
    let mut other = AutoCommit::load(&sheet.save()).expect("loads");
    let (_, contributions) = other
        .get(ROOT, "contributions")
        .expect("reads")
        .expect("is there");
    let (_, one) = other
        .get(&contributions, item(1).to_string())
        .expect("reads")
        .expect("is there");
    other.put(&one, "colour", "yellow").expect("puts");
    let mut sheet = Document::load(DocumentKind::Sheet, &other.save(), lane(1)).expect("loads");
    run(&mut sheet, &[edit(1, "Ord", "Flere ord")]);
    assert_eq!(
        whole(&sheet)["contributions"][item(1).to_string()]["colour"],
        "yellow"
    );
}

/// [A6]
#[test]
fn reads_take_what_javascript_writes_and_pass_over_what_is_senseless() {
    let sheet = Document::new(DocumentKind::Sheet, lane(1));
    let mut other = AutoCommit::load(&sheet.save()).expect("loads");
    let text = |doc: &mut AutoCommit, object: &automerge::ObjId, key: &str, value: &str| {
        let id = doc.put_object(object, key, ObjType::Text).expect("puts");
        doc.splice_text(&id, 0, 0, value).expect("splices");
    };
    let (_, contributions) = other
        .get(ROOT, "contributions")
        .expect("reads")
        .expect("is there");
    // As Automerge for JavaScript writes an object with strings, a date and numbers.
    let one = other
        .put_object(&contributions, item(1).to_string(), ObjType::Map)
        .expect("puts");
    text(&mut other, &one, "focusPoint", &item(0xf0).to_string());
    text(&mut other, &one, "aspect", &item(0xa0).to_string());
    other.put(&one, "text", "en ren streng 🎉").expect("puts");
    other
        .put(&one, "created", 1_517_250_600_000.0)
        .expect("puts");
    // Senseless in several ways.
    other
        .put(&contributions, item(2).to_string(), 5)
        .expect("puts");
    other
        .put_object(&contributions, item(3).to_string(), ObjType::Map)
        .expect("puts");
    let no_id = other
        .put_object(&contributions, "not an id", ObjType::Map)
        .expect("puts");
    text(&mut other, &no_id, "focusPoint", &item(0xf0).to_string());
    let (_, profile) = other
        .get(ROOT, "profile")
        .expect("reads")
        .expect("is there");
    text(&mut other, &profile, "name", "Bo");
    other.put(&profile, "stakeholder", 7).expect("puts");

    let mut sheet = Document::load(DocumentKind::Sheet, &other.save(), lane(1)).expect("loads");
    let read = sheet.contributions();
    assert_eq!(read.len(), 1);
    assert_eq!(read[0].text, "en ren streng 🎉");
    assert_eq!(read[0].created, 1_517_250_600_000);
    assert!(!read[0].withdrawn);
    assert_eq!(
        sheet.profile(),
        Profile {
            name: Some("Bo".into()),
            stakeholder: None
        }
    );
    // A plain string becomes a Text when it is edited.
    run(
        &mut sheet,
        &[edit(1, "en ren streng 🎉", "en lang streng 🎉")],
    );
    assert_eq!(sheet.contributions()[0].text, "en lang streng 🎉");
}

#[test]
fn of_conflicting_values_automerges_choice_stands_a6() {
    let name = |name: &str| {
        SheetCommand::SetProfile {
            name: Some(name.into()),
            stakeholder: None,
            privacy: None,
        }
        .into()
    };
    for (first, second) in [("Åse", "Bo"), ("Bo", "Åse")] {
        let [mut one, mut other] =
            [1, 2].map(|number| Document::new(DocumentKind::Sheet, lane(number)));
        run(&mut one, &[name(first)]);
        run(&mut other, &[name(second)]);
        exchange(&mut one, &mut other);
        let automerge = AutoCommit::load(&one.save()).expect("loads");
        let (_, profile) = automerge
            .get(ROOT, "profile")
            .expect("reads")
            .expect("is there");
        let both = automerge.get_all(&profile, "name").expect("reads");
        assert_eq!(both.len(), 2);
        let (chosen, _) = automerge
            .get(&profile, "name")
            .expect("reads")
            .expect("is there");
        for document in [&one, &other] {
            assert_eq!(document.profile().name.as_deref(), chosen.as_str());
        }
    }
}

/// [A1]
#[test]
fn what_is_not_the_document_does_not_load() {
    let sheet = Document::new(DocumentKind::Sheet, lane(1)).save();
    assert!(matches!(
        Document::load(DocumentKind::Sheet, &[], lane(1)),
        Err(LoadError::Empty)
    ));
    assert!(matches!(
        Document::load(DocumentKind::Sheet, &sheet[1..], lane(1)),
        Err(LoadError::Unreadable(_))
    ));
    assert!(matches!(
        Document::load(DocumentKind::Plan, &sheet, lane(1)),
        Err(LoadError::AnotherKind(DocumentKind::Plan))
    ));
    let mut stranger = AutoCommit::new();
    stranger.put(ROOT, "schema", 1).expect("puts");
    assert!(matches!(
        Document::load(DocumentKind::Sheet, &stranger.save(), lane(1)),
        Err(LoadError::AnotherKind(_))
    ));
    assert!(matches!(
        Document::open(&stranger.save(), lane(1)),
        Err(LoadError::Stranger)
    ));
}

/// [A1] [A4]
#[test]
fn a_part_of_the_root_that_was_replaced_or_hidden_does_not_load() {
    let sheet = Document::new(DocumentKind::Sheet, lane(1)).save();
    let replace: [fn(&mut AutoCommit); 3] = [
        |doc| {
            doc.put_object(ROOT, "contributions", ObjType::Map)
                .expect("puts");
        },
        |doc| doc.delete(ROOT, "contributions").expect("deletes"),
        |doc| doc.put(ROOT, "contributions", "none").expect("puts"),
    ];
    for act in replace {
        let mut hostile = AutoCommit::load(&sheet).expect("loads");
        act(&mut hostile);
        assert!(matches!(
            Document::load(DocumentKind::Sheet, &hostile.save(), lane(1)),
            Err(LoadError::Replaced("contributions"))
        ));
    }
    // Beside the first change rather than after it, where it would win or lose by chance.
    let mut beside = AutoCommit::new().with_actor(ActorId::from(&[9; 32][..]));
    beside
        .put_object(ROOT, "contributions", ObjType::Map)
        .expect("puts");
    let mut both = AutoCommit::load(&sheet).expect("loads");
    both.merge(&mut beside).expect("merges");
    assert!(matches!(
        Document::load(DocumentKind::Sheet, &both.save(), lane(1)),
        Err(LoadError::Replaced("contributions"))
    ));
}

#[test]
fn changes_that_build_on_what_is_absent_are_handed_back() {
    let mut writer = Document::new(DocumentKind::Sheet, lane(1));
    let changes = run(&mut writer, &[add(1, "a"), add(2, "b"), add(3, "c")]);
    let mut reader = Document::new(DocumentKind::Sheet, lane(2));
    let outcome = reader
        .apply_changes(&[changes[2].clone(), changes[0].clone()])
        .expect("applies");
    assert_eq!(
        (
            outcome.applied.len(),
            outcome.known.len(),
            outcome.waiting.len()
        ),
        (1, 0, 1)
    );
    assert_eq!(outcome.waiting[0].index, 0);
    assert_eq!(reader.contributions().len(), 1);
    // In any order, twice over, all at once.
    let jumbled: Vec<_> = [2, 1, 0, 1]
        .into_iter()
        .map(|index: usize| changes[index].clone())
        .collect();
    let outcome = reader.apply_changes(&jumbled).expect("applies");
    assert_eq!(
        (
            outcome.applied.len(),
            outcome.known.len(),
            outcome.waiting.len()
        ),
        (2, 2, 0)
    );
    assert_eq!(reader.save(), writer.save());
    assert_eq!(reader.last_seq(lane(1)), 3);
    assert_eq!(reader.missing_dependencies(&writer.heads()), []);
    assert!(matches!(
        reader.apply_changes(&[changes[0].clone(), b"no change".to_vec()]),
        Err(workshop::ApplyError::Malformed { index: 1, .. })
    ));
}

#[test]
fn an_export_leaves_out_what_hangs_in_the_air() {
    let mut writer = Document::new(DocumentKind::Sheet, lane(1));
    let changes = run(&mut writer, &[add(1, "a"), add(2, "b")]);
    let mut bytes = Document::new(DocumentKind::Sheet, lane(2)).save();
    bytes.extend(&changes[1]);
    let document = Document::load(DocumentKind::Sheet, &bytes, lane(2)).expect("loads");
    assert_eq!(
        document.export(),
        Document::new(DocumentKind::Sheet, lane(2)).save()
    );
}
