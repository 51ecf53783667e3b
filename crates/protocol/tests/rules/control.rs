//! Control: the state that follows from control records, in whatever order they come.

use protocol::control::{Clock, Excluded, Running, StreamReach};
use protocol::{
    Control, ControlAction, ControlId, ControlState, Covered, ItemId, Kind, LaneId, PersonId,
    StreamClass, StreamId, limits,
};

pub fn stream(name: u8) -> StreamId {
    StreamId([name; 16])
}

pub fn lane(name: u8) -> LaneId {
    LaneId([name; 32])
}

pub fn person(name: u8) -> PersonId {
    PersonId([name; 32])
}

pub fn id(lane_name: u8, number: u64) -> ControlId {
    ControlId {
        lane: lane(lane_name),
        number,
    }
}

pub fn control(counter: u64, action: ControlAction) -> Control {
    Control {
        counter,
        at: 0,
        action,
    }
}

fn reach(lanes: &[(u8, u64)]) -> Vec<StreamReach> {
    vec![StreamReach {
        stream: stream(3),
        lanes: lanes
            .iter()
            .map(|(name, number)| Covered {
                lane: lane(*name),
                number: *number,
            })
            .collect(),
    }]
}

fn cut(close: ControlId, name: u8, part: u16, parts: u16, lanes: &[(u8, u64)]) -> ControlAction {
    ControlAction::Cut {
        close,
        id: ItemId([name; 16]),
        part,
        parts,
        streams: reach(lanes),
    }
}

fn exclude(who: Excluded, lanes: &[(u8, u64)]) -> ControlAction {
    ControlAction::Exclude {
        who,
        streams: reach(lanes),
    }
}

pub fn state(records: &[(ControlId, Control)]) -> ControlState {
    let mut state = ControlState::default();
    for (id, control) in records {
        state.insert(*id, control);
    }
    state
}

// The content of a record.

#[test]
fn what_cannot_be_is_no_control_t7() {
    let close = id(1, 1);
    let many: Vec<(u8, u64)> = vec![(1, 1); limits::LANES_NAMED + 1];
    for (action, holds) in [
        (cut(close, 1, 0, 1, &[]), true),
        (cut(close, 1, 2, 3, &[(1, 1)]), true),
        (cut(close, 1, 0, 0, &[]), false),
        (cut(close, 1, 1, 1, &[]), false),
        (cut(close, 1, 3, 2, &[]), false),
        (cut(close, 1, 0, 1, &many[1..]), true),
        (cut(close, 1, 0, 1, &many), false),
        (exclude(Excluded::Lane(lane(1)), &many[1..]), true),
        (exclude(Excluded::Lane(lane(1)), &many), false),
    ] {
        let bytes = control(1, action.clone()).to_bytes();
        assert_eq!(Control::from_bytes(&bytes).is_ok(), holds, "{action:?}");
    }
}

#[test]
fn an_action_that_is_not_known_is_no_control_t7() {
    // Counter 1, time 0, action 99 without fields.
    assert!(Control::from_bytes(&[0x83, 0x01, 0x00, 0x82, 0x18, 0x63, 0x80]).is_err());
    // The same as 'run', which is known.
    assert!(Control::from_bytes(&[0x83, 0x01, 0x00, 0x82, 0x05, 0x81, 0x82, 0xf6, 0xf4]).is_ok());
}

#[test]
fn only_exclusions_are_public_t11() {
    assert!(exclude(Excluded::Lane(lane(1)), &[]).is_public());
    for action in [
        ControlAction::Close(Kind::Tables),
        ControlAction::Open(Kind::Tables),
        cut(id(1, 1), 1, 0, 1, &[]),
        ControlAction::Run(Running::default()),
        ControlAction::Phase(None),
        ControlAction::Clock(None),
        ControlAction::Message(None),
    ] {
        assert!(!action.is_public());
    }
}

#[test]
fn tables_ballots_and_answers_close_and_nothing_else_t1() {
    for class in StreamClass::ALL {
        let expected = match class {
            StreamClass::Table => Some(Kind::Tables),
            StreamClass::Ballots => Some(Kind::Ballots),
            StreamClass::Answers => Some(Kind::Answers),
            _ => None,
        };
        assert_eq!(Kind::of(class), expected);
    }
}

// Gates.

#[test]
fn the_greatest_counter_has_the_last_word_t1() {
    let close = (id(1, 1), control(1, ControlAction::Close(Kind::Tables)));
    let open = (id(2, 1), control(2, ControlAction::Open(Kind::Tables)));
    let again = (id(1, 2), control(3, ControlAction::Close(Kind::Tables)));
    let closed = |records: &[(ControlId, Control)]| state(records).closed(Kind::Tables);
    assert_eq!(closed(&[]), None);
    assert_eq!(closed(std::slice::from_ref(&close)), Some(id(1, 1)));
    assert_eq!(closed(&[close.clone(), open.clone()]), None);
    assert_eq!(closed(&[open.clone(), close.clone()]), None);
    let all = [again, close, open];
    assert_eq!(closed(&all), Some(id(1, 2)));
    assert_eq!(state(&all).closed(Kind::Ballots), None);
}

#[test]
fn ties_go_by_lane_and_number_t1() {
    let close = (id(1, 9), control(1, ControlAction::Close(Kind::Tables)));
    let open = (id(2, 1), control(1, ControlAction::Open(Kind::Tables)));
    assert_eq!(
        state(&[open.clone(), close.clone()]).closed(Kind::Tables),
        None
    );
    assert_eq!(state(&[close, open]).closed(Kind::Tables), None);
}

#[test]
fn a_record_counts_once_t1() {
    let mut state = ControlState::default();
    let close = control(1, ControlAction::Close(Kind::Tables));
    assert!(state.insert(id(1, 1), &close));
    assert!(!state.insert(id(1, 1), &close));
    let other = control(9, ControlAction::Open(Kind::Tables));
    assert!(
        !state.insert(id(1, 1), &other),
        "the first under a number stands"
    );
    assert_eq!(state.closed(Kind::Tables), Some(id(1, 1)));
}

#[test]
fn the_next_counter_is_above_all_that_was_seen_t2() {
    let mut state = ControlState::default();
    assert_eq!(state.next_counter(), 1);
    let run = |counter| control(counter, ControlAction::Run(Running::default()));
    state.insert(id(1, 1), &run(7));
    state.insert(id(1, 2), &run(3));
    assert_eq!(state.next_counter(), 8);
}

#[test]
fn a_counter_beyond_the_end_has_the_first_word_t2() {
    let close = control(1, ControlAction::Close(Kind::Tables));
    let mut state = ControlState::default();
    state.insert(id(1, 1), &close);
    state.insert(
        id(2, 1),
        &control(u64::MAX, ControlAction::Open(Kind::Tables)),
    );
    assert_eq!(state.closed(Kind::Tables), Some(id(1, 1)));
    assert_eq!(state.next_counter(), 2);
    // At the very end there is still a next word for somebody.
    state.insert(
        id(1, 2),
        &control(u64::MAX / 2, ControlAction::Open(Kind::Tables)),
    );
    assert_eq!(state.closed(Kind::Tables), None);
    let last = control(state.next_counter(), ControlAction::Close(Kind::Tables));
    state.insert(id(1, 3), &last);
    assert_eq!(state.closed(Kind::Tables), Some(id(1, 3)));
}

// Cuts.

#[test]
fn a_cut_decides_once_it_is_whole_t3() {
    let close = id(1, 1);
    let mut state = ControlState::default();
    state.insert(close, &control(1, ControlAction::Close(Kind::Tables)));
    assert!(!state.is_cut(close));
    state.insert(id(1, 2), &control(2, cut(close, 5, 1, 3, &[(7, 4)])));
    state.insert(id(1, 3), &control(3, cut(close, 5, 2, 3, &[(8, 4)])));
    // Part 2 again, part 0 of another cut, and of a cut of another close: it is still not whole.
    state.insert(id(1, 4), &control(4, cut(close, 5, 2, 3, &[])));
    state.insert(id(1, 5), &control(5, cut(close, 6, 0, 3, &[])));
    state.insert(id(1, 6), &control(6, cut(id(1, 9), 5, 0, 3, &[])));
    assert!(!state.is_cut(close));
    state.insert(id(1, 7), &control(7, cut(close, 5, 0, 3, &[(9, 4)])));
    assert!(state.is_cut(close));
    assert!(!state.is_cut(id(1, 9)));
}

#[test]
fn parts_that_disagree_on_their_count_wait_for_the_greater_t3() {
    let close = id(1, 1);
    let parts = [
        (id(1, 2), control(2, cut(close, 5, 0, 1, &[]))),
        (id(1, 3), control(3, cut(close, 5, 1, 2, &[]))),
    ];
    assert!(state(&parts[..1]).is_cut(close));
    assert!(!state(&parts[1..]).is_cut(close));
    assert!(state(&parts).is_cut(close));
    let greater_first = [
        (id(1, 2), control(2, cut(close, 5, 0, 3, &[]))),
        (id(1, 3), control(3, cut(close, 5, 0, 1, &[]))),
    ];
    assert!(!state(&greater_first).is_cut(close));
}

#[test]
fn a_part_of_no_parts_is_no_cut_t3() {
    let close = id(1, 1);
    let state = state(&[(id(1, 2), control(2, cut(close, 5, 0, 0, &[(7, 4)])))]);
    assert!(!state.is_cut(close));
}

#[test]
fn cuts_join_by_the_greater_number_t3() {
    let (first, second) = (id(1, 1), id(2, 1));
    let records = [
        (id(1, 2), control(2, cut(first, 5, 0, 1, &[(7, 4), (8, 9)]))),
        (id(2, 2), control(3, cut(first, 6, 0, 1, &[(7, 6)]))),
        (
            id(2, 3),
            control(4, cut(second, 7, 0, 2, &[(9, 3), (9, 2)])),
        ),
    ];
    let state = state(&records);
    let admitted = |name| state.admitted(stream(3), lane(name));
    assert_eq!((admitted(7), admitted(8), admitted(9)), (6, 9, 3));
    assert_eq!(admitted(1), 0, "a lane that no cut names");
    assert_eq!(state.admitted(stream(4), lane(7)), 0, "another stream");
}

#[test]
fn opening_admits_and_takes_nothing_back_t6() {
    let close = id(1, 1);
    let mut state = ControlState::default();
    state.insert(close, &control(1, ControlAction::Close(Kind::Tables)));
    state.insert(id(1, 2), &control(2, cut(close, 5, 0, 1, &[(7, 4)])));
    state.insert(id(1, 3), &control(3, ControlAction::Open(Kind::Tables)));
    assert_eq!(state.closed(Kind::Tables), None);
    // A later close starts without a cut; what earlier ones let in stays in.
    state.insert(id(1, 4), &control(4, ControlAction::Close(Kind::Tables)));
    let again = state.closed(Kind::Tables).expect("closed");
    assert_eq!(again, id(1, 4));
    assert!(!state.is_cut(again));
    assert_eq!(state.admitted(stream(3), lane(7)), 4);
}

// Exclusion.

#[test]
fn exclusion_holds_from_a_number_on_t5() {
    let who = Excluded::Person(person(1));
    let state = state(&[(id(1, 1), control(1, exclude(who, &[(7, 4)])))]);
    let after = |who, name| state.excluded_after(person(who), stream(3), lane(name));
    assert_eq!(after(1, 7), Some(4));
    assert_eq!(
        after(1, 8),
        Some(0),
        "a lane that is not named is out altogether"
    );
    assert_eq!(
        state.excluded_after(person(1), stream(4), lane(7)),
        Some(0),
        "and so is a stream"
    );
    assert_eq!(after(2, 7), None, "another person");
}

#[test]
fn a_lane_is_excluded_whosever_it_is_t5() {
    let who = Excluded::Lane(lane(7));
    let state = state(&[(id(1, 1), control(1, exclude(who, &[(7, 4)])))]);
    let after = |name| state.excluded_after(person(1), stream(3), lane(name));
    assert_eq!((after(7), after(8)), (Some(4), None));
}

#[test]
fn exclusions_join_by_the_lesser_number_t5() {
    let who = Excluded::Person(person(1));
    let records = [
        (id(1, 1), control(1, exclude(who, &[(7, 4), (8, 9)]))),
        (id(2, 1), control(2, exclude(who, &[(7, 6), (9, 5)]))),
    ];
    let state = state(&records);
    let after = |name| state.excluded_after(person(1), stream(3), lane(name));
    assert_eq!((after(7), after(8), after(9)), (Some(4), Some(0), Some(0)));
}

#[test]
fn of_a_person_and_a_lane_excluded_the_lesser_number_holds_t5() {
    let person_first = [
        (
            id(1, 1),
            control(1, exclude(Excluded::Person(person(1)), &[(7, 4)])),
        ),
        (
            id(2, 1),
            control(2, exclude(Excluded::Lane(lane(7)), &[(7, 3)])),
        ),
    ];
    let state = state(&person_first);
    let after = |who| state.excluded_after(person(who), stream(3), lane(7));
    assert_eq!((after(1), after(2)), (Some(3), Some(3)));
}

// The evening.

fn say(message: &str) -> ControlAction {
    ControlAction::Message(Some(message.into()))
}

fn said(state: &ControlState) -> (Option<ItemId>, Option<Clock>, Option<&str>) {
    (
        state.phase().and_then(|said| said.value),
        state.clock().and_then(|said| said.value),
        state.message().and_then(|said| said.value.as_deref()),
    )
}

#[test]
fn the_evening_is_as_the_last_words_say_t8() {
    assert_eq!(said(&ControlState::default()), (None, None, None));
    let first = (id(1, 1), control(1, say("first")));
    let last = (id(2, 1), control(2, say("last")));
    for records in [[first.clone(), last.clone()], [last, first]] {
        assert_eq!(said(&state(&records)).2, Some("last"));
    }
}

/// Before registers, whoever was second took back what the first had said of something else.
#[test]
fn what_two_facilitators_say_at_once_of_phase_clock_and_message_all_stands_t8() {
    let phase = ItemId([7; 16]);
    let records = [
        (id(1, 1), control(5, ControlAction::Phase(Some(phase)))),
        (
            id(2, 1),
            control(5, ControlAction::Clock(Some(Clock::Until(900)))),
        ),
        (id(3, 1), control(5, say("Kaffe"))),
    ];
    for turn in 0..records.len() {
        let mut records = records.clone();
        records.rotate_left(turn);
        let expected = (Some(phase), Some(Clock::Until(900)), Some("Kaffe"));
        assert_eq!(said(&state(&records)), expected);
    }
}

#[test]
fn each_register_has_its_own_last_word_by_counter_then_lane_t8() {
    let until = |end| ControlAction::Clock(Some(Clock::Until(end)));
    let records = [
        (id(1, 1), control(9, say("late and first"))),
        (id(2, 1), control(2, until(1))),
        (id(1, 2), control(3, until(2))),
        (id(2, 2), control(3, until(3))),
        (id(9, 9), control(1, ControlAction::Clock(None))),
    ];
    let known = state(&records);
    assert_eq!(
        said(&known),
        (None, Some(Clock::Until(3)), Some("late and first"))
    );
    let taken_back = (id(1, 3), control(10, ControlAction::Clock(None)));
    let known = state(&[records.as_slice(), &[taken_back]].concat());
    assert_eq!(said(&known), (None, None, Some("late and first")));
}

#[test]
fn a_word_tells_who_said_it_and_when_t14() {
    let mut close = control(1, ControlAction::Close(Kind::Ballots));
    close.at = 70;
    let mut line = control(2, say("Kaffe"));
    line.at = 80;
    let known = state(&[(id(4, 7), line), (id(3, 2), close)]);
    let message = known.message().expect("said");
    assert_eq!((message.by, message.at), (id(4, 7), 80));
    let gate = known.gate(Kind::Ballots).expect("said");
    assert_eq!((gate.value, gate.by, gate.at), (true, id(3, 2), 70));
    assert_eq!(known.gate(Kind::Tables), None);
}

#[test]
fn the_word_of_before_says_all_three_t13() {
    let phase = Some(ItemId([7; 16]));
    let run = |paused, ends_at| {
        let mut control = control(
            2,
            ControlAction::Run(Running {
                phase,
                paused,
                ends_at,
                message: Some("Kaffe".into()),
            }),
        );
        control.at = 1_000;
        control
    };
    for (paused, ends_at, clock) in [
        (false, None, None),
        (false, Some(900), Some(Clock::Until(900))),
        (true, Some(5_000), Some(Clock::Paused(4_000))),
        (true, Some(900), Some(Clock::Paused(0))),
        (true, Some(i64::MIN), Some(Clock::Paused(0))),
        (true, None, Some(Clock::Paused(0))),
    ] {
        let old = (id(1, 1), run(paused, ends_at));
        let known = state(std::slice::from_ref(&old));
        assert_eq!(said(&known), (phase, clock, Some("Kaffe")));
        // Beside registers it is one word among the others, for each of them.
        let before = (id(2, 1), control(1, say("before")));
        let after = (id(2, 2), control(3, ControlAction::Phase(None)));
        let known = state(&[after, old, before]);
        assert_eq!(said(&known), (None, clock, Some("Kaffe")));
    }
}
