//! The content of control records.

use protocol::control::{Clock, Excluded, Running, StreamReach};
use protocol::{Control, ControlAction, ControlId, Covered, ItemId, Kind, Stream};
use serde_json::{Value, json};

use crate::fixture::{World, counting};
use crate::json::{Vectors, hex};

const AT: i64 = 1_517_250_600_000;

fn reach(world: &World) -> (Vec<StreamReach>, Value) {
    let stream = world.stream(Stream::Table(7));
    let mut lanes = vec![
        Covered {
            lane: world.anna.lane.id(),
            number: 12,
        },
        Covered {
            lane: world.bo.lane.id(),
            number: 1_000,
        },
    ];
    lanes.sort();
    let list: Vec<Value> = lanes
        .iter()
        .map(|covered| json!({ "lane": hex(covered.lane.0), "number": covered.number }))
        .collect();
    (
        vec![StreamReach { stream, lanes }],
        json!([{ "stream": hex(stream.0), "lanes": list }]),
    )
}

#[test]
fn controls_t1() {
    let world = World::fixed();
    let mut vectors = Vectors::new(
        "controls",
        "[T1] The content of a control record: CBOR array of counter, time and action; an action is \
         an array of its number and an array of its fields.",
    );
    let (streams, streams_given) = reach(&world);
    let karens = ControlId {
        lane: world.karen.lane.id(),
        number: 4,
    };
    let anna = world.anna.person.id();
    let actions = [
        (
            "close the tables",
            ControlAction::Close(Kind::Tables),
            json!({ "action": "close", "kind": 1 }),
        ),
        (
            "open the ballots",
            ControlAction::Open(Kind::Ballots),
            json!({ "action": "open", "kind": 2 }),
        ),
        (
            "the second of three parts of a cut",
            ControlAction::Cut {
                close: karens,
                id: ItemId(counting(0x10)),
                part: 1,
                parts: 3,
                streams: streams.clone(),
            },
            json!({
                "action": "cut",
                "close": { "lane": hex(karens.lane.0), "number": karens.number },
                "id": hex(counting::<16>(0x10)),
                "part": 1,
                "parts": 3,
                "streams": streams_given,
            }),
        ),
        (
            "exclude a person from these numbers on",
            ControlAction::Exclude {
                who: Excluded::Person(anna),
                streams,
            },
            json!({ "action": "exclude", "person": hex(anna.0), "streams": streams_given }),
        ),
        (
            "exclude a lane altogether",
            ControlAction::Exclude {
                who: Excluded::Lane(world.bo.lane.id()),
                streams: Vec::new(),
            },
            json!({ "action": "exclude", "lane": hex(world.bo.lane.id().0), "streams": [] }),
        ),
        (
            "nothing runs",
            ControlAction::Run(Running::default()),
            json!({ "action": "run", "paused": false }),
        ),
        (
            "a phase that ends, with a line to everyone",
            ControlAction::Run(Running {
                phase: Some(ItemId(counting(0x30))),
                paused: true,
                ends_at: Some(AT + 900_000),
                message: Some("Kaffe i foyeren: rød dør, til højre".into()),
            }),
            json!({
                "action": "run",
                "phase": hex(counting::<16>(0x30)),
                "paused": true,
                "ends_at": AT + 900_000,
                "message": "Kaffe i foyeren: rød dør, til højre",
            }),
        ),
        (
            "[T8] the evening is in a phase",
            ControlAction::Phase(Some(ItemId(counting(0x30)))),
            json!({ "action": "phase", "phase": hex(counting::<16>(0x30)) }),
        ),
        (
            "[T8] the evening is in no phase",
            ControlAction::Phase(None),
            json!({ "action": "phase" }),
        ),
        (
            "[T8] the clock runs",
            ControlAction::Clock(Some(Clock::Until(AT + 900_000))),
            json!({ "action": "clock", "until": AT + 900_000 }),
        ),
        (
            "[T8] the clock stands",
            ControlAction::Clock(Some(Clock::Paused(61_000))),
            json!({ "action": "clock", "left": 61_000 }),
        ),
        (
            "[T8] there is no clock",
            ControlAction::Clock(None),
            json!({ "action": "clock" }),
        ),
        (
            "[T8] a line to everyone",
            ControlAction::Message(Some("Kaffe i foyeren: rød dør, til højre".into())),
            json!({ "action": "message", "message": "Kaffe i foyeren: rød dør, til højre" }),
        ),
        (
            "[T8] no line",
            ControlAction::Message(None),
            json!({ "action": "message" }),
        ),
    ];
    for (counter, (description, action, mut given)) in (1..).zip(actions) {
        let control = Control {
            counter,
            at: AT,
            action,
        };
        let bytes = control.to_bytes();
        assert_eq!(Control::from_bytes(&bytes).as_ref(), Ok(&control));
        given["counter"] = counter.into();
        given["at"] = AT.into();
        given["public"] = control.action.is_public().into();
        vectors.add(description, given, json!({ "bytes": hex(bytes) }));
    }
    vectors.check();
}
