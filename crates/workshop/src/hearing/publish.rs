//! Publishing: what of the strategy and the hearing goes to parties, and the writes that bring what they read now to say it.

use std::collections::BTreeSet;

use protocol::ItemId;
use sha2::{Digest, Sha256};

use super::Treated;
use crate::content::Says;
use crate::kinds::notice_fields as field;
use crate::strategy::{Strategy, public};
use crate::{
    Hearing, LINES, NOTICED_HEARINGS, NOTICED_OUTCOMES, NOTICED_VERSIONS, Version, Wanted, Write,
    Written, bring,
};

/// Publishes a version of the strategy: its text, part by part, as it may leave.
pub fn version(says: &dyn Says, version: &Version, text: &Strategy, at: i64) -> Vec<Write> {
    let text = public(text);
    let known = says.entry(NOTICED_VERSIONS, &version.id.to_string());
    // It was published when it was published first.
    let at = known
        .and_then(|entry| entry.whole(field::PUBLISHED))
        .unwrap_or(at);
    let entry: Wanted = (
        version.id,
        vec![
            (field::NAME, version.name.as_str().into()),
            (field::TITLE, text.title.into()),
            (field::PERIOD, text.period.into()),
            (field::PUBLISHED, at.into()),
        ],
    );
    let lines: Vec<Wanted> = (0_u32..)
        .zip(text.parts)
        .map(|(order, part)| {
            let depth = i64::try_from(part.depth).unwrap_or_default();
            let mut values: Vec<(&'static str, Written)> = vec![
                (field::VERSION, version.id.into()),
                (field::PART, part.id.into()),
                (field::FORM, part.form.word().into()),
                (field::NUMBER, part.number.into()),
                (field::TITLE, part.title.into()),
                (field::TEXT, part.text.into()),
                (field::PLAIN, part.plain.into()),
                (field::DEPTH, depth.into()),
                (field::ORDER, f64::from(order).into()),
            ];
            let others = [
                (field::UNDER, part.under),
                (field::DOWN, part.down),
                (field::ACROSS, part.across),
            ];
            values.extend(
                others
                    .into_iter()
                    .filter_map(|(key, id)| Some((key, id?.into()))),
            );
            (line_of(&version.id, &part.id), values)
        })
        .collect();
    let id = version.id.to_string();
    let mut writes = bring(says, NOTICED_VERSIONS, &[entry], |_| false);
    writes.extend(bring(says, LINES, &lines, |entry| {
        entry.string(field::VERSION) == Some(&*id)
    }));
    writes
}

/// Publishes a hearing, or what of it is different now.
pub fn hearing(says: &dyn Says, hearing: &Hearing, is_closed: bool) -> Vec<Write> {
    // Without days nobody can be asked.
    let days = hearing.first_day().zip(hearing.last_day());
    let (Some(version), Some(_), Some(from), Some(to)) = (
        hearing.version,
        days,
        hearing.from.last(),
        hearing.to.last(),
    ) else {
        return Vec::new();
    };
    let values: Vec<(&'static str, Written)> = vec![
        (field::VERSION, version.into()),
        (field::TITLE, hearing.title.as_str().into()),
        (field::LEAD, hearing.lead.as_str().into()),
        (field::FROM, from.as_str().into()),
        (field::TO, to.as_str().into()),
        (field::CLOSED, is_closed.into()),
    ];
    bring(says, NOTICED_HEARINGS, &[(hearing.id, values)], |_| false)
}

/// Publishes what became of these answers of a hearing, and takes back what was published of those that are not treated any
/// more. What was published of answers that are not here, or of another hearing, stays.
pub fn outcomes(says: &dyn Says, hearing: &ItemId, treated: &[Treated]) -> Vec<Write> {
    let is_in = |one: &&Treated| one.is_treated() && one.aside.is_none();
    let points = treated.iter().filter(is_in).flat_map(|one| &one.points);
    let wanted: Vec<Wanted> = points
        .map(|point| {
            let parts: Vec<String> = point.parts.iter().map(ItemId::to_string).collect();
            let disposition = point.disposition.map_or("", |one| one.word());
            let values: Vec<(&'static str, Written)> = vec![
                (field::HEARING, (*hearing).into()),
                (field::ANSWER, point.said.answer.into()),
                (field::ORDER, point.said.order.into()),
                (field::DISPOSITION, disposition.into()),
                (field::SENT_TO, point.sent_to.as_str().into()),
                (field::REMARK, point.remark.as_str().into()),
                (field::CHANGED_PARTS, parts.join(" ").into()),
            ];
            (point.said.id, values)
        })
        .collect();
    let here: BTreeSet<String> = treated.iter().map(|one| one.subject.to_string()).collect();
    let id = hearing.to_string();
    bring(says, NOTICED_OUTCOMES, &wanted, |entry| {
        let answer = entry.string(field::ANSWER);
        entry.string(field::HEARING) == Some(&*id) && answer.is_some_and(|one| here.contains(one))
    })
}

/// The id of a line: everybody who publishes the same part of the same version names it so.
fn line_of(version: &ItemId, part: &ItemId) -> ItemId {
    let hash = Sha256::new()
        .chain_update(b"temadag line 1")
        .chain_update(version.0)
        .chain_update(part.0)
        .finalize();
    let mut line = [0; 16];
    line.copy_from_slice(&hash[..16]);
    ItemId(line)
}
