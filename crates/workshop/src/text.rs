//! A splice: the smallest change that turns one text into another.
//!
//! A text field tells only what it held before and holds now. The splice between the two is what
//! Automerge is told, so that the letters around it keep their identity and another's edit of the
//! same text survives. Positions and lengths are UTF-16 units, as in the browser; a surrogate pair
//! is never split.

use std::ops::Range;

/// Take `delete` units away at `index` and put `insert` there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Splice {
    /// Where, in UTF-16 units.
    pub index: usize,
    /// How many UTF-16 units go.
    pub delete: usize,
    /// What comes instead.
    pub insert: String,
}

impl Splice {
    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.delete == 0 && self.insert.is_empty()
    }

    /// The length of what comes, in UTF-16 units.
    pub fn insert_length(&self) -> usize {
        length(&self.insert)
    }
}

/// The length of a text in UTF-16 units.
pub fn length(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// The one splice that turns `before` into `after`.
///
/// Where a letter was typed or erased among equal letters, the texts alone do not tell which; the
/// caret after the edit, in UTF-16 units of `after`, does. Without it whole words are taken rather than the
/// end of one and the beginning of the next, and of places as good as each other the last, where someone who
/// writes on at the end would have been.
pub fn splice_between(before: &str, after: &str, caret: Option<usize>) -> Splice {
    let old: Vec<char> = before.chars().collect();
    let new: Vec<char> = after.chars().collect();
    let shorter = old.len().min(new.len());
    let longest_prefix = common(old.iter(), new.iter());
    let longest_suffix = common(old.iter().rev(), new.iter().rev());
    let earliest = shorter.saturating_sub(longest_suffix).min(longest_prefix);
    let prefix = match caret {
        Some(caret) => {
            let caret = chars_before(&new, caret);
            let inserted = new.len().saturating_sub(old.len());
            caret
                .saturating_sub(inserted)
                .clamp(earliest, longest_prefix)
        }
        None => {
            let longer = if old.len() < new.len() { &new } else { &old };
            let changed = longest_prefix..longest_prefix + longer.len() - shorter;
            between_words(longer, &changed, earliest..changed.end).start
        }
    };
    let suffix = longest_suffix.min(shorter - prefix);
    Splice {
        index: units(&old[..prefix]),
        delete: units(&old[prefix..old.len() - suffix]),
        insert: new[prefix..new.len() - suffix].iter().collect(),
    }
}

/// The text after a splice; `None` when the splice reaches outside it or into a surrogate pair.
pub fn apply(text: &str, splice: &Splice) -> Option<String> {
    let start = byte_index(text, splice.index)?;
    let end = byte_index(text, splice.index.checked_add(splice.delete)?)?;
    Some([&text[..start], &splice.insert, &text[end..]].concat())
}

/// Several splices of one text, all counted in that text, applied together.
pub fn apply_all(text: &str, splices: &[Splice]) -> Option<String> {
    splices
        .iter()
        .rev()
        .try_fold(text.to_owned(), |text, splice| apply(&text, splice))
}

/// All that differs between two texts, in rising order, counted in `before`.
///
/// Unlike [`splice_between`] it finds the equal stretches in between. Texts that have next to nothing
/// in common are one difference.
pub fn difference(before: &str, after: &str) -> Vec<Splice> {
    let old: Vec<char> = before.chars().collect();
    let new: Vec<char> = after.chars().collect();
    let prefix = common(old.iter(), new.iter());
    let shorter = old.len().min(new.len());
    let suffix = common(old.iter().rev(), new.iter().rev()).min(shorter - prefix);
    let (old_end, new_end) = (old.len() - suffix, new.len() - suffix);
    let kept = kept_pairs(&old[prefix..old_end], &new[prefix..new_end]);

    let mut parts: Vec<(Range<usize>, String)> = Vec::new();
    let (mut old_at, mut new_at) = (prefix, prefix);
    let ends = kept
        .into_iter()
        .map(|(i, j)| (i + prefix, j + prefix))
        .chain([(old_end, new_end)]);
    for (i, j) in ends {
        if old_at < i || new_at < j {
            parts.push((old_at..i, new[new_at..j].iter().collect()));
        }
        (old_at, new_at) = (i + 1, j + 1);
    }
    for place in 0..parts.len() {
        // What differs stays apart.
        let free_from = place
            .checked_sub(1)
            .map_or(0, |before| parts[before].0.end + 1);
        let free_to = parts
            .get(place + 1)
            .map_or(old.len(), |next| next.0.start.saturating_sub(1));
        let (taken, inserted) = &mut parts[place];
        if inserted.is_empty() {
            *taken = between_words(&old, taken, free_from..free_to);
        }
    }
    let splices = parts.into_iter().map(|(taken, insert)| Splice {
        index: units(&old[..taken.start]),
        delete: units(&old[taken]),
        insert,
    });
    splices.collect()
}

/// The same insertion or deletion where it is most likely to have been made, `text` being what it stands in:
/// whole words rather than the end of one and the beginning of the next, where the letters around allow either.
fn between_words(text: &[char], taken: &Range<usize>, free: Range<usize>) -> Range<usize> {
    let length = taken.len();
    let is_same = |start: usize| text[start] == text[start + length];
    let mut first = taken.start;
    while first > free.start && is_same(first - 1) {
        first -= 1;
    }
    let mut last = taken.start;
    while last + length < free.end && is_same(last) {
        last += 1;
    }
    let gap = |at: usize| match (at.checked_sub(1).map(|before| text[before]), text.get(at)) {
        (Some(one), Some(other)) => match (one.is_alphanumeric(), other.is_alphanumeric()) {
            _ if one.is_whitespace() || other.is_whitespace() => 3,
            (false, false) => 2,
            (true, true) => 0,
            _ => 1,
        },
        _ => 3,
    };
    let mut best = taken.start;
    let worth = |start: usize| gap(start) + gap(start + length);
    for start in first..=last {
        if worth(start) >= worth(best) {
            best = start;
        }
    }
    best..best + length
}

/// Carries a splice of a text over what others did to that text meanwhile.
///
/// `over` is the [`difference`] to the text as it is now; the result is counted in that text. What
/// the others wrote stays, also in the midst of what the splice takes away; so the result can be more
/// than one splice. Of two insertions at one place the splice's comes first.
pub fn transform(splice: &Splice, over: &[Splice]) -> Vec<Splice> {
    let end = splice.index + splice.delete;
    let mut shift = Shift::default();
    let mut insert_at = None;
    let mut deletions: Vec<(usize, usize)> = Vec::new();
    let mut delete = |start: usize, length: usize| match deletions.last_mut() {
        Some((last, so_far)) if *last + *so_far == start => *so_far += length,
        _ => deletions.push((start, length)),
    };
    let mut cursor = splice.index;
    for other in over {
        let other_end = other.index + other.delete;
        if insert_at.is_none() {
            if splice.index <= other.index {
                insert_at = Some(shift.of(splice.index));
            } else if splice.index < other_end {
                insert_at = Some(shift.of(other.index) + other.insert_length());
            }
        }
        if cursor < end && cursor < other.index {
            let stop = end.min(other.index);
            delete(shift.of(cursor), stop - cursor);
            cursor = stop;
        }
        if cursor < end {
            cursor = cursor.max(other_end);
        }
        shift.added += other.insert_length();
        shift.taken += other.delete;
    }
    if cursor < end {
        delete(shift.of(cursor), end - cursor);
    }
    let insert_at = insert_at.unwrap_or_else(|| shift.of(splice.index));
    let mut splices: Vec<Splice> = deletions
        .into_iter()
        .map(|(index, delete)| Splice {
            index,
            delete,
            insert: String::new(),
        })
        .collect();
    if !splice.insert.is_empty() {
        let place = splices.partition_point(|earlier| earlier.index < insert_at);
        match splices.get_mut(place) {
            Some(here) if here.index == insert_at => here.insert.clone_from(&splice.insert),
            _ => splices.insert(
                place,
                Splice {
                    index: insert_at,
                    delete: 0,
                    insert: splice.insert.clone(),
                },
            ),
        }
    }
    splices
}

/// How far positions have moved.
#[derive(Default)]
struct Shift {
    added: usize,
    taken: usize,
}

impl Shift {
    fn of(&self, position: usize) -> usize {
        position + self.added - self.taken
    }
}

fn common<'a>(one: impl Iterator<Item = &'a char>, other: impl Iterator<Item = &'a char>) -> usize {
    one.zip(other).take_while(|(a, b)| a == b).count()
}

fn units(chars: &[char]) -> usize {
    chars.iter().map(|c| c.len_utf16()).sum()
}

/// How many whole characters lie before a position in UTF-16 units.
fn chars_before(chars: &[char], position: usize) -> usize {
    let mut at = 0;
    chars
        .iter()
        .take_while(|c| {
            at += c.len_utf16();
            at <= position
        })
        .count()
}

fn byte_index(text: &str, position: usize) -> Option<usize> {
    let mut at = 0;
    for (index, c) in text.char_indices() {
        if at >= position {
            return (at == position).then_some(index);
        }
        at += c.len_utf16();
    }
    (at == position).then_some(text.len())
}

/// More single-letter differences than this are not worth telling apart: one difference then.
const MOST_DIFFERENCES: usize = 400;

/// The places of letters that both texts keep, by Myers' greedy search for the shortest script.
fn kept_pairs(old: &[char], new: &[char]) -> Vec<(usize, usize)> {
    let most = (old.len() + new.len()).min(MOST_DIFFERENCES);
    // furthest[k] is how far into `old` the best path on diagonal `k = i - j` (offset by `most`) gets.
    let mut furthest = vec![0usize; 2 * most + 2];
    let mut trace: Vec<Vec<usize>> = Vec::new();
    for steps in 0..=most {
        trace.push(furthest.clone());
        for k in (most - steps..=most + steps).step_by(2) {
            let down =
                k == most - steps || (k != most + steps && furthest[k - 1] < furthest[k + 1]);
            let mut i = if down {
                furthest[k + 1]
            } else {
                furthest[k - 1] + 1
            };
            // Paths that leave either text are dead ends; `j` is checked before use.
            let Some(mut j) = (i + most).checked_sub(k) else {
                continue;
            };
            while i < old.len() && j < new.len() && old[i] == new[j] {
                i += 1;
                j += 1;
            }
            furthest[k] = i;
            if i >= old.len() && j >= new.len() {
                return backtrack(&trace, most, old.len(), new.len());
            }
        }
    }
    Vec::new()
}

fn backtrack(
    trace: &[Vec<usize>],
    most: usize,
    old_length: usize,
    new_length: usize,
) -> Vec<(usize, usize)> {
    let mut kept = Vec::new();
    let (mut i, mut j) = (old_length, new_length);
    for (steps, furthest) in trace.iter().enumerate().rev() {
        if steps == 0 {
            break;
        }
        let k = i + most - j;
        let down = k == most - steps || (k != most + steps && furthest[k - 1] < furthest[k + 1]);
        let (before_i, before_k) = if down {
            (furthest[k + 1], k + 1)
        } else {
            (furthest[k - 1], k - 1)
        };
        let before_j = before_i + most - before_k;
        let start_i = if down { before_i } else { before_i + 1 };
        while i > start_i {
            i -= 1;
            j -= 1;
            kept.push((i, j));
        }
        (i, j) = (before_i, before_j);
    }
    while i > 0 && j > 0 {
        i -= 1;
        j -= 1;
        kept.push((i, j));
    }
    kept.reverse();
    kept
}
