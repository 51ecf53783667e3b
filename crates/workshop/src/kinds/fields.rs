//! What entries that are written by [`super::Write`]s are read with: what has the wrong form, or is no day, is not there.

use protocol::ItemId;

use crate::Day;
use crate::content::{Entry, Says, Value};
use crate::order;

use super::write::{ORDER, REMOVED};

/// The letters of a field.
pub(crate) fn text(entry: &Entry, field: &str) -> String {
    entry.string(field).unwrap_or_default().to_owned()
}

/// The words that were set at the same time, the one that shows meanwhile last.
pub(crate) fn words(entry: &Entry, field: &str) -> Vec<String> {
    let said = entry.all(field);
    let words = said.filter_map(|said| said.value.string().map(str::to_owned));
    words.collect()
}

/// The same of days.
pub(crate) fn days(entry: &Entry, field: &str) -> Vec<Day> {
    let said = entry.all(field);
    said.filter_map(|said| said.value.string().and_then(Day::parse))
        .collect()
}

/// The same of numbers. What is no finite number is none.
pub(crate) fn numbers(entry: &Entry, field: &str) -> Vec<f64> {
    let said = entry.all(field);
    let numbers = said.filter_map(|said| match said.value {
        Value::Number(number) if number.is_finite() => Some(number),
        _ => None,
    });
    numbers.collect()
}

/// The same of ids.
pub(crate) fn ids(entry: &Entry, field: &str) -> Vec<ItemId> {
    let said = entry.all(field);
    said.filter_map(|said| said.value.string().and_then(ItemId::from_hex))
        .collect()
}

/// The id in a field.
pub(crate) fn id(entry: &Entry, field: &str) -> Option<ItemId> {
    entry.string(field).and_then(ItemId::from_hex)
}

/// The entries of a map that were not taken out, by their order, ties by id; where they have none, by id.
pub(crate) fn ordered<T>(
    says: &dyn Says,
    root: &str,
    read: impl Fn(&Entry, ItemId) -> Option<T>,
) -> Vec<T> {
    let mut found = Vec::new();
    for entry in says.entries(root) {
        let id = ItemId::from_hex(&entry.key).filter(|_| !entry.flag(REMOVED));
        let order = entry.number(ORDER);
        found.extend(id.and_then(|id| Some((order, id, read(&entry, id)?))));
    }
    order::by_place(&mut found, |one| (one.0, one.1));
    found.into_iter().map(|(_, _, one)| one).collect()
}
