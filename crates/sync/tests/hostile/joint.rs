//! A joint sheet is everybody's to write in, and what one person put there is theirs all the same: nobody
//! makes it vanish, moves it, or says who they are.

use protocol::{ItemId, Stream};
use simulation::mutation;
use sync::{DocumentId, SetAside, Trouble};
use workshop::{Command, Document, DocumentKind, JointCommand, Seat};

use crate::evening::Evening;
use crate::insider::{Insider, file};

#[test]
fn what_is_hostile_to_anothers_entry_is_nobodys_a15_a16() {
    let mut evening = Evening::new(11);
    let joint = DocumentId::joint(1);
    let anna = evening.world.person_of(evening.anna).id;
    evening.world.name(evening.anna, true).expect("Anna sits");
    evening.world.pass(2_000);
    let world = &mut evening.world;
    let here = world
        .session(evening.bo)
        .and_then(|session| session.document(&joint))
        .expect("Bo sits there")
        .clone();
    let before = here.contributions();
    let seat = |document: &Document| Seat::profile_of(&document.seats(), Some(anna));
    let named = seat(&here);
    assert!(named.name.is_some());
    let annas = before.iter().find(|one| one.creator == Some(anna));
    let id = annas.expect("Anna wrote").id;
    let insider = Insider::participant(world);
    let withdraw: Command = JointCommand::SetWithdrawn {
        id,
        withdrawn: true,
        person: anna,
    }
    .into();
    let rename: Command = JointCommand::TakeSeat {
        person: anna,
        name: Some("Borgmesteren".to_owned()),
        stakeholder: Some("politician".to_owned()),
    }
    .into();
    let add = |id: ItemId, creator, text: String| -> Command {
        JointCommand::AddContribution {
            id,
            focus_point: ItemId([1; 16]),
            aspect: ItemId([2; 16]),
            text,
            created: 1,
            creator,
            imported: None,
        }
        .into()
    };
    // On what is there; or beside it, by one who has written long enough for theirs to be chosen.
    let long = add(
        ItemId::by(insider.id(), [1; 16]),
        insider.id(),
        "x".repeat(5_000),
    );
    let fresh = Document::new(DocumentKind::JointSheet, here.lane());
    let tries = [
        (&here, vec![withdraw.clone()], None),
        (&here, vec![withdraw.clone()], Some("focusPoint")),
        (&here, vec![withdraw], Some("text")),
        (&here, vec![rename.clone()], None),
        (
            &fresh,
            vec![long.clone(), add(id, anna, "x".to_owned())],
            None,
        ),
        (&fresh, vec![rename], None),
    ];
    let count = tries.len();
    let mut chains = Vec::new();
    let mut records = Vec::new();
    for (document, commands, key) in tries {
        let mut pen = insider.pen(world);
        let mut document = document.clone();
        document.set_lane(pen.id());
        for command in commands {
            let change = document.execute(&command).expect("can be");
            let change = change[0].bytes.clone();
            let change = match key {
                Some(key) => mutation::setting_instead(&change, key, 7).expect("a change"),
                None => change,
            };
            records.push(insider.write(world, &mut pen, Stream::Table(1), None, vec![change]));
        }
        chains.push(pen.chain);
    }
    let file = file(world, chains, &records);
    evening.hand_in(file);
    evening.world.pass(2_000);
    for tab in evening.everybody() {
        let session = evening.world.session(tab).expect("is open");
        let document = session.document(&joint).expect("everybody follows");
        for one in &before {
            assert_eq!(
                document.contribution(&one.id).as_ref(),
                Some(one),
                "{tab:?}"
            );
        }
        assert_eq!(seat(document), named, "{tab:?}");
        let troubles = evening.world.ledger.troubles.iter();
        let aside = troubles.filter(|(who, trouble)| {
            *who == tab && matches!(trouble, Trouble::SetAside(SetAside::Poison { .. }))
        });
        assert_eq!(aside.count(), count, "{tab:?}");
    }
    evening.nobody_noticed();
}
