//! Control records in any order: the state that follows is the same.

use proptest::prelude::*;
use protocol::control::{Clock, Excluded, Running, StreamReach};
use protocol::{Control, ControlAction, ControlId, ControlState, Covered, ItemId, Kind};

use crate::control::{control, id, lane, person, state, stream};

fn covered() -> impl Strategy<Value = Vec<StreamReach>> {
    let lanes = prop::collection::vec((0u8..4, 0u64..6), 0..4);
    prop::collection::vec((0u8..3, lanes), 0..3).prop_map(|streams| {
        streams
            .into_iter()
            .map(|(name, lanes)| StreamReach {
                stream: stream(name),
                lanes: lanes
                    .into_iter()
                    .map(|(name, number)| Covered {
                        lane: lane(name),
                        number,
                    })
                    .collect(),
            })
            .collect()
    })
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![Just(Kind::Tables), Just(Kind::Ballots)]
}

fn action() -> impl Strategy<Value = ControlAction> {
    let who = prop_oneof![
        (0u8..3).prop_map(|name| Excluded::Person(person(name))),
        (0u8..3).prop_map(|name| Excluded::Lane(lane(name))),
    ];
    prop_oneof![
        kind().prop_map(ControlAction::Close),
        kind().prop_map(ControlAction::Open),
        (0u8..3, 1u64..4, 0u8..2, 0u16..3, 0u16..4, covered()).prop_map(
            |(name, number, cut, part, parts, streams)| ControlAction::Cut {
                close: id(name, number),
                id: ItemId([cut; 16]),
                part,
                parts,
                streams,
            }
        ),
        (who, covered()).prop_map(|(who, streams)| ControlAction::Exclude { who, streams }),
        (any::<bool>(), proptest::option::of("[a-z]{0,4}")).prop_map(|(paused, message)| {
            ControlAction::Run(Running {
                paused,
                message,
                ..Running::default()
            })
        }),
        proptest::option::of(any::<u8>())
            .prop_map(|name| { ControlAction::Phase(name.map(|name| ItemId([name; 16]))) }),
        proptest::option::of(prop_oneof![
            any::<i64>().prop_map(Clock::Until),
            any::<u64>().prop_map(Clock::Paused),
        ])
        .prop_map(ControlAction::Clock),
        proptest::option::of("[a-z]{0,4}").prop_map(ControlAction::Message),
    ]
}

fn counter() -> impl Strategy<Value = u64> {
    prop_oneof![
        0u64..6,
        Just(u64::MAX / 2),
        Just(u64::MAX / 2 + 1),
        Just(u64::MAX)
    ]
}

type Records = Vec<(ControlId, Control)>;

/// Records under numbers of their own, and the same in another order.
fn shuffled() -> impl Strategy<Value = (Records, Records)> {
    prop::collection::vec((0u8..3, counter(), action()), 0..12)
        .prop_map(|records| {
            (1..)
                .zip(records)
                .map(|(number, (name, counter, action))| {
                    (id(name, number), control(counter, action))
                })
                .collect::<Vec<_>>()
        })
        .prop_flat_map(|records| (Just(records.clone()), Just(records).prop_shuffle()))
}

/// Everything that the state says of the small world above.
fn said(state: &ControlState) -> impl PartialEq + std::fmt::Debug + use<> {
    let names = 0u8..4;
    let closes: Vec<_> = [Kind::Tables, Kind::Ballots]
        .map(|kind| state.closed(kind))
        .to_vec();
    let cuts: Vec<bool> = (0..3)
        .flat_map(|name| (1..13).map(move |number| id(name, number)))
        .map(|close| state.is_cut(close))
        .collect();
    let mut numbers = Vec::new();
    for s in names.clone() {
        for l in names.clone() {
            numbers.push((Some(state.admitted(stream(s), lane(l))), None));
            for p in names.clone() {
                let after = state.excluded_after(person(p), stream(s), lane(l));
                numbers.push((None, after));
            }
        }
    }
    let evening = (
        state.phase().cloned(),
        state.clock().cloned(),
        state.message().cloned(),
    );
    (closes, cuts, numbers, evening, state.next_counter())
}

proptest! {
    #[test]
    fn the_order_of_records_does_not_matter_t1((records, others) in shuffled()) {
        prop_assert_eq!(said(&state(&records)), said(&state(&others)));
    }

    #[test]
    fn hearing_a_record_twice_changes_nothing_t1((records, others) in shuffled()) {
        let twice = [records.clone(), others].concat();
        prop_assert_eq!(said(&state(&twice)), said(&state(&records)));
    }

    #[test]
    fn cuts_only_let_in_and_exclusions_only_take_out_t3((records, _) in shuffled()) {
        let mut state = ControlState::default();
        for (id, control) in records {
            let before = state.clone();
            state.insert(id, &control);
            for s in 0..3 {
                for l in 0..4 {
                    let (s, l) = (stream(s), lane(l));
                    prop_assert!(state.admitted(s, l) >= before.admitted(s, l));
                    for p in 0..3 {
                        let left = |state: &ControlState| {
                            state.excluded_after(person(p), s, l).unwrap_or(u64::MAX)
                        };
                        prop_assert!(left(&state) <= left(&before));
                    }
                }
            }
        }
    }

    #[test]
    fn controls_come_back_t1(counter: u64, at: i64, action in action()) {
        let sound = match &action {
            ControlAction::Cut { part, parts, .. } => part < parts,
            _ => true,
        };
        let control = Control { counter, at, action };
        let read = Control::from_bytes(&control.to_bytes());
        prop_assert_eq!(read.ok(), sound.then_some(control));
    }
}
