//! The leaflet, “Pjece”: the same text in few and plain words, for everybody. It has the parts that somebody wrote a plain
//! version of, under the headings that lead to them, and no others.

use std::collections::BTreeSet;

use protocol::ItemId;

use super::lix::Lix;
use super::public::Public;
use crate::{PartForm, visible};

/// The text in few and plain words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Leaflet {
    /// As the strategy's own readers get it, with the plain version in the place of each text.
    pub text: Public,
    /// How many parts could have a plain version and have none.
    pub without: usize,
}

impl Leaflet {
    /// Of the text as it may leave.
    pub fn of(public: &Public) -> Self {
        let has_plain = |plain: &str| !visible::is_blank(plain);
        let takes = |form| {
            !matches!(
                form,
                PartForm::List | PartForm::Signature | PartForm::Crossing | PartForm::Cell
            )
        };
        let mut kept: BTreeSet<ItemId> = BTreeSet::new();
        // Whatever a part is under stands before it; read backwards, each says so to the one above.
        for part in public.parts.iter().rev() {
            if has_plain(&part.plain) {
                kept.insert(part.id);
            }
            if let (true, Some(under)) = (kept.contains(&part.id), part.under) {
                kept.insert(under);
            }
        }
        let without = public.parts.iter();
        let without = without.filter(|part| takes(part.form) && !has_plain(&part.plain));
        let parts = public.parts.iter().filter(|part| kept.contains(&part.id));
        let parts = parts.cloned().map(|mut part| {
            part.text = std::mem::take(&mut part.plain);
            part
        });
        Self {
            without: without.count(),
            text: Public {
                title: public.title.clone(),
                period: public.period.clone(),
                parts: parts.collect(),
            },
        }
    }
}

/// How hard a text is to read: its headings and what its parts say.
pub fn readability(public: &Public) -> Lix {
    let mut lix = Lix::default();
    lix.add(&public.title);
    for part in &public.parts {
        // Names and titles of people are no prose; what a figure shows is read out only to some.
        if matches!(part.form, PartForm::Signature | PartForm::Figure) {
            continue;
        }
        lix.add(&part.title);
        lix.add(&part.text);
    }
    lix
}
