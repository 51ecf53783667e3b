//! An act: what an invented participant does when it is their turn. Plain logic: the same mood and the same things seen
//! lead to the same act.

use protocol::{ControlId, ItemId};

use crate::part::{Part, scatter};

/// More contributions than this nobody writes, however many phases there are.
const MOST: usize = 12;
/// For so many turns a table that has no more to say is quiet before somebody says that it is done.
const THINKING: usize = 3;

/// How the evening is for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mood {
    /// There is nothing to do: before, in a pause, while others speak.
    Quiet,
    /// People write in a phase that was started then, in milliseconds since 1970.
    Writing { phase: ItemId, since: i64 },
    /// Input was closed.
    Closed { close: ControlId },
    /// Each has so many points to give.
    Voting { points: u32 },
}

/// What somebody has done and can see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Seen {
    /// How many contributions they wrote, on the whole and in this phase.
    pub written: usize,
    pub in_phase: usize,
    /// How many comments they wrote and marks they set.
    pub comments: usize,
    pub marks: usize,
    /// How many contributions there are of others at the table.
    pub others: usize,
    /// How many turns they let pass in this phase.
    pub waited: usize,
    /// Whether they said that the table is done.
    pub is_done: bool,
    /// Whether they were writing when input was closed, and have written nothing since.
    pub was_interrupted: bool,
    /// How many points they have given.
    pub spent: u32,
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// Contributes.
    Write,
    /// Comments on one of the others' contributions.
    Comment { on: usize },
    /// Marks one of them as important.
    Mark { on: usize },
    /// Says that the table is done.
    Done,
    /// Gives points to some of them.
    Vote { gives: Vec<(usize, u32)> },
    /// Thinks, and may do something next time.
    Think,
}

/// What somebody does next; nothing if there is nothing more for them in this mood.
pub(crate) fn act(part: Part, mood: Mood, seen: &Seen) -> Option<Act> {
    match mood {
        Mood::Quiet => None,
        Mood::Writing { .. } => in_writing(part, seen),
        Mood::Closed { .. } => (part.is_late && seen.was_interrupted).then_some(Act::Write),
        Mood::Voting { points } => in_voting(part, points, seen),
    }
}

fn in_writing(part: Part, seen: &Seen) -> Option<Act> {
    let on = scatter(part.index, seen.in_phase) % seen.others.max(1);
    let reads = seen.others > 0 && seen.in_phase > 1;
    if reads && seen.marks < part.index % 3 && seen.marks < seen.in_phase / 2 {
        return Some(Act::Mark { on });
    }
    if reads && seen.comments == 0 && part.index % 4 == 1 {
        return Some(Act::Comment { on });
    }
    if seen.in_phase < part.quota && seen.written < MOST {
        return Some(Act::Write);
    }
    match part.speaks && !seen.is_done {
        true if seen.waited < THINKING => Some(Act::Think),
        true => Some(Act::Done),
        false => None,
    }
}

/// All points at once: most of them to one, the rest to another.
fn in_voting(part: Part, points: u32, seen: &Seen) -> Option<Act> {
    if seen.spent > 0 || points == 0 || seen.others == 0 {
        return None;
    }
    let most = points.div_ceil(2);
    let one = scatter(part.index, 1) % seen.others;
    let other = scatter(part.index, 2) % seen.others;
    let gives = match one == other {
        true => vec![(one, points)],
        false => vec![(one, most), (other, points - most)],
    };
    let gives = gives.into_iter().filter(|(_, points)| *points > 0);
    Some(Act::Vote {
        gives: gives.collect(),
    })
}

#[cfg(test)]
mod tests {
    use protocol::LaneId;

    use super::*;
    use crate::part::GUESTS;

    const WRITING: Mood = Mood::Writing {
        phase: ItemId([1; 16]),
        since: 0,
    };
    const CLOSED: Mood = Mood::Closed {
        close: ControlId {
            lane: LaneId([2; 32]),
            number: 1,
        },
    };

    /// Does what there is to do, turn by turn.
    fn play(part: Part, mood: Mood, seen: &mut Seen) -> Vec<Act> {
        let mut done = Vec::new();
        while let Some(next) = act(part, mood, seen) {
            match &next {
                Act::Write => {
                    seen.written += 1;
                    seen.in_phase += 1;
                    seen.was_interrupted = false;
                }
                Act::Comment { .. } => seen.comments += 1,
                Act::Mark { .. } => seen.marks += 1,
                Act::Done => seen.is_done = true,
                Act::Vote { gives } => seen.spent = gives.iter().map(|(_, points)| points).sum(),
                Act::Think => seen.waited += 1,
            }
            done.push(next);
            assert!(done.len() < 30, "{part:?} does not come to an end");
        }
        done
    }

    fn count(done: &[Act], wanted: &Act) -> usize {
        done.iter().filter(|act| *act == wanted).count()
    }

    #[test]
    fn a_phase_comes_to_an_end_with_what_each_has_to_say() {
        let mut all = Vec::new();
        for part in (0..GUESTS).map(Part::of) {
            let mut seen = Seen {
                others: 9,
                ..Seen::default()
            };
            let done = play(part, WRITING, &mut seen);
            assert_eq!(count(&done, &Act::Write), part.quota);
            assert_eq!(count(&done, &Act::Done), usize::from(part.speaks));
            // Who says that the table is done does so at last, and not at once.
            if part.speaks {
                assert_eq!(done.last(), Some(&Act::Done));
                assert_eq!(count(&done, &Act::Think), THINKING);
            }
            all.extend(done);
        }
        assert!(all.iter().any(|act| matches!(act, Act::Comment { .. })));
        assert!(all.iter().any(|act| matches!(act, Act::Mark { .. })));
    }

    #[test]
    fn nobody_writes_without_end_however_many_phases_there_are() {
        for part in (0..GUESTS).map(Part::of) {
            let mut seen = Seen {
                others: 9,
                ..Seen::default()
            };
            for _ in 0..9 {
                play(part, WRITING, &mut seen);
                seen = Seen {
                    in_phase: 0,
                    waited: 0,
                    is_done: false,
                    ..seen
                };
            }
            assert!(seen.written <= MOST);
        }
    }

    #[test]
    fn in_a_pause_nobody_does_anything_and_after_a_close_a_few_write_once() {
        let mut late = 0;
        for part in (0..GUESTS).map(Part::of) {
            let seen = Seen {
                written: 1,
                in_phase: 1,
                others: 9,
                ..Seen::default()
            };
            assert_eq!(act(part, Mood::Quiet, &seen), None);
            assert_eq!(act(part, CLOSED, &seen), None);
            let mut interrupted = Seen {
                was_interrupted: true,
                ..seen
            };
            late += play(part, CLOSED, &mut interrupted).len();
        }
        assert!((1..=4).contains(&late), "{late} are late");
    }

    #[test]
    fn everybody_gives_all_points_once() {
        for part in (0..GUESTS).map(Part::of) {
            for points in 1..=7 {
                for others in 1..=5 {
                    let mut seen = Seen {
                        others,
                        ..Seen::default()
                    };
                    let done = play(part, Mood::Voting { points }, &mut seen);
                    assert_eq!(done.len(), 1);
                    assert_eq!(seen.spent, points);
                    let Act::Vote { gives } = &done[0] else {
                        panic!("{done:?}")
                    };
                    assert!(gives.iter().all(|(on, points)| *on < others && *points > 0));
                }
            }
            let none = Seen::default();
            assert_eq!(act(part, Mood::Voting { points: 3 }, &none), None);
            let seen = Seen { others: 4, ..none };
            assert_eq!(act(part, Mood::Voting { points: 0 }, &seen), None);
        }
    }
}
