//! The outline: the parts of a strategy as a text, each where it stands and with its number.
//!
//! Facilitators who move parts at the same time can put one under the other and the other under the one. Whatever is not
//! under the whole in the end stands at its end, so that nothing is lost from sight.

use std::collections::{BTreeMap, BTreeSet};

use protocol::ItemId;

use crate::{Part, PartForm};

/// A part in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The part.
    pub part: Part,
    /// How deep it is; 0 is a part of the whole.
    pub depth: usize,
    /// Its number: of a main point “1”, of a point “2” and under it “2.1”. Chapters, lists and signatures have none.
    pub number: String,
}

/// The deepest that parts are followed; what is deeper stands there.
const DEEPEST: usize = 8;

/// The parts as a text, without those that were taken out and what is under them. They come in their order.
pub fn outline(parts: Vec<Part>) -> Vec<Line> {
    let known: BTreeSet<ItemId> = parts.iter().map(|part| part.id).collect();
    let mut under: BTreeMap<Option<ItemId>, Vec<Part>> = BTreeMap::new();
    for part in parts {
        let place = part.under.filter(|id| known.contains(id));
        under.entry(place).or_default().push(part);
    }
    let mut lines = Vec::new();
    let whole = under.remove(&None).unwrap_or_default();
    put(&mut under, whole, &mut lines);
    for (id, place) in heads_of_circles(&under) {
        let beside = under.get_mut(&place);
        let head = beside.and_then(|beside| {
            let at = beside.iter().position(|part| part.id == id)?;
            Some(beside.remove(at))
        });
        put(&mut under, head.into_iter().collect(), &mut lines);
    }
    renumber(&mut lines);
    lines
}

/// Of each circle of parts that are under each other, which nothing of the whole leads to, the first by id, and under which it
/// is. A circle in which one was taken out is none.
fn heads_of_circles(under: &BTreeMap<Option<ItemId>, Vec<Part>>) -> Vec<(ItemId, Option<ItemId>)> {
    let mut left: BTreeMap<ItemId, ItemId> = BTreeMap::new();
    for (place, parts) in under {
        let parts = parts.iter().filter(|part| !part.removed);
        left.extend(parts.filter_map(|part| Some((part.id, (*place)?))));
    }
    let mut heads = Vec::new();
    // By which walk upwards each was met: once is enough.
    let mut met: BTreeMap<ItemId, usize> = BTreeMap::new();
    for (walk, id) in left.keys().enumerate() {
        let mut at = *id;
        while let Some(above) = left.get(&at).filter(|_| !met.contains_key(&at)) {
            met.insert(at, walk);
            at = *above;
        }
        if !left.contains_key(&at) || met.get(&at) != Some(&walk) {
            continue;
        }
        // This walk came back to where it had been.
        let (start, mut first) = (at, at);
        while let Some(above) = left.get(&at).filter(|above| **above != start) {
            at = *above;
            first = first.min(at);
        }
        heads.push((first, left.get(&first).copied()));
    }
    heads.sort_unstable();
    heads
}

/// Puts parts into the text, each with all that is under it. However deep that is: nobody knows who made the parts.
fn put(under: &mut BTreeMap<Option<ItemId>, Vec<Part>>, parts: Vec<Part>, lines: &mut Vec<Line>) {
    let mut open: Vec<(Part, usize)> = parts.into_iter().rev().map(|part| (part, 0)).collect();
    while let Some((part, depth)) = open.pop() {
        if part.removed {
            // With all that is under it.
            drop_below(under, part.id);
            continue;
        }
        let below = under.remove(&Some(part.id)).unwrap_or_default();
        let deeper = (depth + 1).min(DEEPEST);
        open.extend(below.into_iter().rev().map(|part| (part, deeper)));
        lines.push(Line {
            part,
            depth,
            number: String::new(),
        });
    }
}

fn drop_below(under: &mut BTreeMap<Option<ItemId>, Vec<Part>>, id: ItemId) {
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        let below = under.remove(&Some(id)).unwrap_or_default();
        open.extend(below.iter().map(|part| part.id));
    }
}

/// Numbers main points through the whole, points among the points beside them.
fn renumber(lines: &mut [Line]) {
    let mut main_points = 0;
    // How many points there are so far at each depth, and the number of the point above.
    let mut points = [0; DEEPEST + 1];
    let mut numbers: Vec<String> = vec![String::new(); DEEPEST + 2];
    for line in lines {
        let depth = line.depth;
        line.number.clear();
        match line.part.form {
            PartForm::MainPoint => {
                main_points += 1;
                line.number = format!("{main_points}");
            }
            PartForm::Point => {
                points[depth] += 1;
                let above = &numbers[depth];
                line.number = match above.is_empty() {
                    true => format!("{}", points[depth]),
                    false => format!("{above}.{}", points[depth]),
                };
            }
            _ => {}
        }
        if depth < DEEPEST {
            // What comes below begins anew.
            points[depth + 1..].fill(0);
        }
        // Points under a point carry its number; those of a list count from 1.
        numbers[depth + 1] = match line.part.form {
            PartForm::Point => line.number.clone(),
            _ => String::new(),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(id: u8, form: PartForm, under: Option<u8>, order: f64) -> Part {
        Part {
            id: ItemId([id; 16]),
            form,
            under: under.map(|id| ItemId([id; 16])),
            title: String::new(),
            text: String::new(),
            plain: String::new(),
            note: String::new(),
            down: None,
            across: None,
            picture: None,
            order,
            removed: false,
            changed: None,
            changed_by: None,
        }
    }

    fn shape(lines: &[Line]) -> Vec<(u8, usize, &str)> {
        let lines = lines.iter();
        lines
            .map(|line| (line.part.id.0[0], line.depth, line.number.as_str()))
            .collect()
    }

    #[test]
    fn main_points_are_numbered_through_and_points_in_their_lists() {
        let lines = outline(vec![
            part(1, PartForm::Chapter, None, 0.0),
            part(2, PartForm::MainPoint, None, 1.0),
            part(3, PartForm::MainPoint, None, 2.0),
            part(4, PartForm::List, Some(2), 0.0),
            part(5, PartForm::Point, Some(4), 0.0),
            part(6, PartForm::Point, Some(4), 1.0),
            part(7, PartForm::Point, Some(6), 0.0),
            part(8, PartForm::Point, Some(6), 1.0),
            part(9, PartForm::List, Some(2), 1.0),
            part(10, PartForm::Point, Some(9), 0.0),
        ]);
        assert_eq!(
            shape(&lines),
            [
                (1, 0, ""),
                (2, 0, "1"),
                (4, 1, ""),
                (5, 2, "1"),
                (6, 2, "2"),
                (7, 3, "2.1"),
                (8, 3, "2.2"),
                (9, 1, ""),
                (10, 2, "1"),
                (3, 0, "2"),
            ]
        );
    }

    #[test]
    fn what_is_under_something_that_was_taken_out_goes_with_it() {
        let mut parts = vec![
            part(1, PartForm::MainPoint, None, 0.0),
            part(2, PartForm::List, Some(1), 0.0),
            part(3, PartForm::Point, Some(2), 0.0),
            part(4, PartForm::MainPoint, None, 1.0),
        ];
        parts[0].removed = true;
        assert_eq!(shape(&outline(parts)), [(4, 0, "1")]);
    }

    #[test]
    fn a_chain_of_thousands_and_thousands_of_circles_are_read_at_once() {
        let id = |number: u32| {
            let mut bytes = [0; 16];
            bytes[..4].copy_from_slice(&number.to_be_bytes());
            ItemId(bytes)
        };
        let put = |number: u32, under: Option<u32>| Part {
            id: id(number),
            under: under.map(id),
            ..part(0, PartForm::Point, None, 0.0)
        };
        // A chain under the whole, a chain that leads into a circle, and pairs.
        let count = 20_000;
        let chain = (0..count).map(|number| put(number, number.checked_sub(1)));
        let into =
            (count..2 * count).map(|number| put(number, Some(number.saturating_sub(1).max(count))));
        let pairs = (2 * count..3 * count).map(|number| put(number, Some(number ^ 1)));
        let lines = outline(chain.chain(into).chain(pairs).collect());
        assert_eq!(lines.len(), 3 * count as usize);
        assert!(
            lines
                .iter()
                .all(|line| line.depth <= DEEPEST && line.number.len() < 100)
        );
    }

    #[test]
    fn two_that_were_put_under_each_other_stand_at_the_end() {
        let lines = outline(vec![
            part(1, PartForm::Chapter, None, 0.0),
            part(2, PartForm::Chapter, Some(3), 0.0),
            part(3, PartForm::Chapter, Some(2), 0.0),
            part(4, PartForm::Chapter, Some(4), 0.0),
            part(5, PartForm::Point, Some(9), 1.0),
        ]);
        // Under one that is not known it stands in the whole.
        assert_eq!(
            shape(&lines),
            [(1, 0, ""), (5, 0, "1"), (2, 0, ""), (3, 1, ""), (4, 0, "")]
        );
    }
}
