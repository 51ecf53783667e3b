//! Comparing: what differs between two versions of the text, word by word, and the commands that go back to one.

use std::collections::BTreeMap;

use protocol::ItemId;
use similar::{ChangeTag, TextDiff};

use super::Strategy;
use super::outline::Line;
use crate::{Front, Part, PartText, StrategyCommand};

/// Words that stand in both versions, or in one of them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Run {
    /// In which.
    pub stands: Stands,
    /// The words, with what is between them.
    pub words: String,
}

/// In which of two versions words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stands {
    /// In both.
    Both,
    /// Only in the earlier one.
    Before,
    /// Only in the later one.
    After,
}

/// What became of a part between two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Became {
    /// It is new.
    New,
    /// It is there no longer.
    Gone,
    /// It says something else.
    Rewritten,
    /// It says the same in another place.
    Moved,
}

/// A part that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The part in the later version; where it is gone, in the earlier one.
    pub line: Line,
    /// What became of it.
    pub became: Became,
    /// Its heading.
    pub title: Vec<Run>,
    /// What it says.
    pub text: Vec<Run>,
    /// The same in few and plain words.
    pub plain: Vec<Run>,
}

/// The parts that differ, in the order of the later version; those that are gone stand behind what they stood behind.
pub fn differences(before: &Strategy, after: &Strategy) -> Vec<Difference> {
    let (mut found, mut gone_after) = gone(before, after);
    let (behind_then, behind_now) = (behind(before, after), behind(after, before));
    // Whoever stands behind another because that one was moved has kept its place.
    let is_moved = |earlier: &Line, line: &Line| {
        let (then, now) = (&earlier.part, &line.part);
        let id = &now.id;
        then.under != now.under
            || (then.order != now.order && behind_then.get(id) != behind_now.get(id))
    };
    for line in &after.lines {
        let id = line.part.id;
        let earlier = before.line(&id);
        let became = match earlier {
            None => Some(Became::New),
            Some(earlier) if !says_the_same(&earlier.part, &line.part) => Some(Became::Rewritten),
            Some(earlier) if is_moved(earlier, line) => Some(Became::Moved),
            Some(_) => None,
        };
        if let Some(became) = became {
            let nothing = String::new();
            let part = earlier.map(|line| &line.part);
            found.push(Difference {
                title: words(part.map_or(&nothing, |part| &part.title), &line.part.title),
                text: words(part.map_or(&nothing, |part| &part.text), &line.part.text),
                plain: words(part.map_or(&nothing, |part| &part.plain), &line.part.plain),
                line: line.clone(),
                became,
            });
        }
        found.extend(gone_after.remove(&id).into_iter().flatten());
    }
    found
}

/// What is gone: what stood before everything that is still there, and the rest by what it stood behind.
fn gone(
    before: &Strategy,
    after: &Strategy,
) -> (Vec<Difference>, BTreeMap<ItemId, Vec<Difference>>) {
    let mut first = Vec::new();
    let mut found: BTreeMap<ItemId, Vec<Difference>> = BTreeMap::new();
    let mut last = None;
    for line in &before.lines {
        if after.line(&line.part.id).is_some() {
            last = Some(line.part.id);
            continue;
        }
        let here = match last {
            Some(id) => found.entry(id).or_default(),
            None => &mut first,
        };
        here.push(Difference {
            title: words(&line.part.title, ""),
            text: words(&line.part.text, ""),
            plain: words(&line.part.plain, ""),
            line: line.clone(),
            became: Became::Gone,
        });
    }
    (first, found)
}

fn says_the_same(one: &Part, other: &Part) -> bool {
    one.title == other.title
        && one.text == other.text
        && one.plain == other.plain
        && one.picture == other.picture
}

/// What each part stood behind, of those that are under the same part in both versions.
fn behind(strategy: &Strategy, other: &Strategy) -> BTreeMap<ItemId, Option<ItemId>> {
    let mut last: BTreeMap<Option<ItemId>, ItemId> = BTreeMap::new();
    let mut found = BTreeMap::new();
    for line in &strategy.lines {
        let part = &line.part;
        let there = other.line(&part.id);
        if there.is_some_and(|there| there.part.under == part.under) {
            found.insert(part.id, last.insert(part.under, part.id));
        }
    }
    found
}

/// Two texts as one, word by word.
pub fn words(before: &str, after: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for change in TextDiff::from_words(before, after).iter_all_changes() {
        let stands = match change.tag() {
            ChangeTag::Equal => Stands::Both,
            ChangeTag::Delete => Stands::Before,
            ChangeTag::Insert => Stands::After,
        };
        match runs.last_mut() {
            Some(last) if last.stands == stands => last.words.push_str(change.value()),
            _ => runs.push(Run {
                stands,
                words: change.value().to_owned(),
            }),
        }
    }
    runs
}

/// Commands, and those that take them back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Way {
    /// What is to be done, in this order.
    pub there: Vec<StrategyCommand>,
    /// What takes it back, in this order.
    pub back: Vec<StrategyCommand>,
}

impl Way {
    fn push(&mut self, there: StrategyCommand, back: StrategyCommand) {
        self.there.push(there);
        self.back.insert(0, back);
    }

    fn flag(&mut self, id: ItemId, removed: bool) {
        let set = |removed| StrategyCommand::SetPartRemoved { id, removed };
        self.push(set(removed), set(!removed));
    }

    fn edit(&mut self, id: ItemId, text: PartText, now: &str, then: &str) {
        let edit = |before: &str, after: &str| StrategyCommand::EditPart {
            id,
            text,
            before: before.to_owned(),
            after: after.to_owned(),
            caret: None,
        };
        if now != then {
            self.push(edit(now, then), edit(then, now));
        }
    }
}

/// The way by which a text that reads `now` reads `then` again. Nothing is erased: what came since is taken out, and can be
/// put back. Sources and notes stay as they are. [A32]
pub fn way_to(now: &Strategy, then: &Strategy) -> Way {
    let mut way = Way::default();
    for line in &then.lines {
        let part = &line.part;
        let stands = now.line(&part.id).map(|line| &line.part);
        let Some(today) = stands.or_else(|| now.out.get(&part.id)) else {
            continue;
        };
        if today.removed {
            way.flag(part.id, false);
        }
        way.edit(part.id, PartText::Title, &today.title, &part.title);
        way.edit(part.id, PartText::Text, &today.text, &part.text);
        way.edit(part.id, PartText::Plain, &today.plain, &part.plain);
        if today.picture != part.picture {
            let put = |part: &Part| StrategyCommand::SetPicture {
                id: part.id,
                picture: part.picture,
            };
            way.push(put(part), put(today));
        }
        if (today.down, today.across) != (part.down, part.across) {
            let put = |part: &Part| StrategyCommand::SetCrossing {
                id: part.id,
                down: part.down,
                across: part.across,
            };
            way.push(put(part), put(today));
        }
        if (today.under, today.order) != (part.under, part.order) {
            let put = |part: &Part| StrategyCommand::MovePart {
                id: part.id,
                under: part.under,
                order: part.order,
            };
            way.push(put(part), put(today));
        }
    }
    // What came since goes with what it is under.
    let came = |id: &ItemId| now.line(id).is_some() && then.line(id).is_none();
    let topmost = now.lines.iter().map(|line| &line.part);
    let topmost = topmost.filter(|part| came(&part.id) && !part.under.is_some_and(|id| came(&id)));
    for part in topmost {
        way.flag(part.id, true);
    }
    let (today, before) = (&now.front, &then.front);
    if today.title != before.title {
        let edit = |before: &str, after: &str| StrategyCommand::EditTitle {
            before: before.to_owned(),
            after: after.to_owned(),
        };
        way.push(
            edit(&today.title, &before.title),
            edit(&before.title, &today.title),
        );
    }
    if today.periods.last() != before.periods.last() {
        let set = |front: &Front| StrategyCommand::SetPeriod {
            period: front.periods.last().cloned(),
        };
        way.push(set(before), set(today));
    }
    if today.years.last() != before.years.last() {
        let set = |front: &Front| StrategyCommand::SetYear {
            year: front.years.last().copied(),
        };
        way.push(set(before), set(today));
    }
    way
}
