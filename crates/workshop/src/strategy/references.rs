//! References: which part the last digits of an id name.

use std::collections::BTreeMap;

use protocol::ItemId;

/// The parts that stand, by the last digits of their ids.
#[derive(Debug)]
pub struct References(BTreeMap<[u8; 4], Vec<ItemId>>);

impl References {
    /// To these parts.
    pub fn of(parts: impl Iterator<Item = ItemId>) -> Self {
        let mut found: BTreeMap<[u8; 4], Vec<ItemId>> = BTreeMap::new();
        for id in parts {
            found.entry(last(&id)).or_default().push(id);
        }
        Self(found)
    }

    /// The one part of which the id ends with these digits.
    pub fn find(&self, digits: &str) -> Option<ItemId> {
        let digits = digits.to_ascii_lowercase();
        let key = digits.get(digits.len().checked_sub(8)?..)?;
        let key = u32::from_str_radix(key, 16).ok()?.to_be_bytes();
        let named = self.0.get(&key)?.iter();
        let mut named = named.filter(|id| id.to_string().ends_with(&digits));
        match (named.next(), named.next()) {
            (Some(id), None) => Some(*id),
            _ => None,
        }
    }

    /// A reference to a part, for whoever writes one: with as many digits as it takes.
    pub fn write(&self, id: &ItemId, called: &str) -> String {
        let digits = id.to_string();
        let short = &digits[digits.len() - 8..];
        let digits = match self.find(short) {
            Some(_) => short,
            None => &digits,
        };
        // What it is called is no bracket's business.
        let called: String = called
            .chars()
            .filter(|letter| !matches!(letter, '[' | ']' | '\n' | '\r'))
            .collect();
        format!("[Se #{digits}: {}]", called.trim())
    }
}

fn last(id: &ItemId) -> [u8; 4] {
    let [.., a, b, c, d] = id.0;
    [a, b, c, d]
}
