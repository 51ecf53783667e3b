//! Doubles: what two who began the strategy apart have twice. Nothing that either wrote is lost; what neither wrote anything
//! into can be taken out.

use std::collections::{BTreeMap, BTreeSet};

use protocol::ItemId;

use super::Strategy;
use crate::{PartForm, visible};

/// The parts that say what another beside them says already, and of which nobody has written anything: neither in them nor
/// under them, and they build on nothing. Of those that are alike the one that more stands in stays, else the first.
pub fn doubles(strategy: &Strategy) -> Vec<ItemId> {
    let spoken = spoken(strategy);
    let mut alike: BTreeMap<(Option<ItemId>, PartForm, &str), Vec<ItemId>> = BTreeMap::new();
    for line in &strategy.lines {
        let part = &line.part;
        let title = visible::trim(&part.title);
        if part.form == PartForm::Cell || title.is_empty() {
            continue;
        }
        let key = (part.under, part.form, title);
        alike.entry(key).or_default().push(part.id);
    }
    let mut found = Vec::new();
    for ids in alike.into_values().filter(|ids| ids.len() > 1) {
        let stays = ids.iter().find(|id| spoken.contains(*id)).or(ids.first());
        let stays = stays.copied();
        let goes = |id: &ItemId| Some(*id) != stays && !spoken.contains(id);
        found.extend(ids.into_iter().filter(goes));
    }
    // What is under one goes with it.
    let gone: BTreeSet<ItemId> = found.iter().copied().collect();
    found.retain(|id| {
        let under = strategy.line(id).and_then(|line| line.part.under);
        under.is_none_or(|under| !gone.contains(&under))
    });
    found
}

/// The parts that somebody wrote something into, and those above them.
fn spoken(strategy: &Strategy) -> BTreeSet<ItemId> {
    let mut spoken = BTreeSet::new();
    for line in strategy.lines.iter().rev() {
        let part = &line.part;
        let says = [&part.text, &part.plain, &part.note];
        let says = says.into_iter().any(|text| !visible::is_blank(text));
        let is_a_heading = !matches!(part.form, PartForm::Point | PartForm::Signature);
        if says || !is_a_heading || strategy.sources.contains_key(&part.id) {
            spoken.insert(part.id);
        }
        if let (true, Some(under)) = (spoken.contains(&part.id), part.under) {
            spoken.insert(under);
        }
    }
    spoken
}
